"""What a paper is: a name, a sentence on what it is for, and the files that it makes of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from communique.classroom.joining import Joining
from communique.classroom.paper import Paper
from communique.classroom.paper_stock import Stock
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.present.naming import ALIASES


@dataclass(frozen=True, slots=True)
class Printing:
    """How papers are printed."""

    size: str | Stock = "a4"
    """`a4` or `letter`, or the sort of sheet in full."""
    names: str = ALIASES
    """One of `present.naming.NAMES`."""
    joining: Joining | None = None
    """Where phones join the class that these papers are for; None for a class without phones."""

    @property
    def tables(self) -> tuple[int | None, ...]:
        """The tables, each of which has role sheets of its own; without phones one is as good as another."""
        return (None,) if self.joining is None else tuple(range(1, self.joining.tables + 1))


AS_USUAL: Final = Printing()


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper and the name of its file."""

    name: str
    make: Callable[[], Paper]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper, or one for each delegation."""

    name: str
    place: int
    """Papers lie in this order."""
    about: str
    """What it is for, in a sentence."""
    files: Callable[[Scenario, Printing], Iterator[PaperFile]]
    """The files that a scenario gives; none where it has nothing for this paper."""


def one_file(
    name: str, make: Callable[[Public, Printing], Paper], has: Callable[[Public], object] = lambda _: True
) -> Callable[[Scenario, Printing], Iterator[PaperFile]]:
    """A maker of one file from the public part alone, where `has` finds something to print."""

    def files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
        if has(scenario.public):
            yield PaperFile(f"{name}.pdf", partial(make, scenario.public, printing))

    return files
