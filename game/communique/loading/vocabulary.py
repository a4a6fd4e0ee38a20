"""What the fields of a scenario file are made of: texts of each sort, names that refer to something, numbers in bounds.

The mapping that all forms are is here, too, with the marks by which other modules know a text or a reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Discriminator, Field


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text that refers to something: a party, issue, option, guarantee, level or fact."""

    sort: str
    of: str = ""
    """For an option: the key beside it that names the issue, or `^` when the issue is the key above it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Marks a text that people read: a translation says it in another language."""


SHOWN: Final = Shown()


def _tag(value: Any) -> str | None:
    """The branch of an either-or that a value takes: by its shape alone."""
    if isinstance(value, dict | BaseModel):
        return "<mapping>"
    if isinstance(value, list | tuple):
        return "<list>"
    return "<text>" if isinstance(value, str) else None


EITHER: Final = Discriminator(_tag)
"""Between forms that differ in shape. In pydantic's locations the branch appears as a step in angle brackets."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
NameLine = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n]*$")]
"""A line that is no words: the name of a negotiator or of a format."""
TextLine = Annotated[NameLine, SHOWN]
ShortTitle = Annotated[str, Field(min_length=1, max_length=24, pattern=r"^[^\n]*$"), SHOWN]
Text = Annotated[str, Field(min_length=1), SHOWN]
Sentence = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^[^\n]*$"), SHOWN]
Fact = Annotated[str, Field(pattern=r"^[A-Z][0-9]+$"), Names("fact")]
Cites = Annotated[list[Fact], Field(description="Facts of the seed, by their mark: [S1, P7].")]
PartyId = Annotated[str, Names("party")]
IssueId = Annotated[str, Names("issue")]
LevelId = Annotated[str, Names("level")]
OptionId = Annotated[str, Names("option", "issue")]
OtherOptionId = Annotated[str, Names("option", "other_issue")]
OptionAbove = Annotated[str, Names("option", "^")]
TensionChange = Annotated[int, Field(ge=-4, le=4)]
TrustChange = Annotated[int, Field(ge=-10, le=10)]
LARGEST: Final = 1_000_000_000
"""The largest scale; `communique.loading.consistency` holds points to the scale of their scenario."""
Points = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]


class StrictForm(BaseModel):
    """A mapping whose keys are all known and whose values are never converted."""

    model_config = ConfigDict(extra="forbid", strict=True, str_strip_whitespace=True, frozen=True)
