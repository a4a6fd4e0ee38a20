"""A finding: something in a scenario file that its author can put right, and the error that carries them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from communique.loading.guess import shortened
from communique.model.errors import ErrorForPeople

ERROR: Final = "error"
WARNING: Final = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One sentence about one place in a file. Findings sort by file, line and column."""

    file: str
    line: int
    """From 1; 0 when the finding is about the file as a whole."""
    column: int
    """From 1, in characters; 0 when the finding is about the file as a whole."""
    severity: str
    """`error` or `warning`."""
    sentence: str

    def __post_init__(self) -> None:
        """Keep the sentence short, whatever it quotes."""
        object.__setattr__(self, "sentence", shortened(self.sentence))

    def __str__(self) -> str:
        """`file:line:column: sentence`, as editors and compilers write it."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        mark = "" if self.severity == ERROR else f"{self.severity}: "
        return f"{place}: {mark}{self.sentence}"


class ScenarioError(ErrorForPeople):
    """A scenario cannot be loaded. `findings` holds everything that was found, in the order of the file."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        """One finding a line."""
        return "\n".join(map(str, self.findings))
