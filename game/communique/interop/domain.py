"""What every format is read into: issues with their values, and what each is worth to each party, exactly.

A utility is always the sum of one entry of each issue's row, in the units of the files. Formats that multiply
weights with evaluations do so before they come here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, Protocol

from communique.loading.guess import shortened
from communique.model.kinds.choice import MOST_IMPORTED
from communique.model.sheet import DiscountBy
from communique.words import rounded, tr

MOST_VALUES: Final = MOST_IMPORTED
"""Values an issue may have in a scenario file, and a numeric issue before `--steps` is asked for."""


def in_one_line(words: str) -> str:
    """A sentence that quotes a file, fit for a terminal: on one line, without signs that move the cursor."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(words.split()))


class Refused(Exception):
    """A file that cannot be read or a scenario that cannot be written: which, where, and why, in one sentence."""

    def __init__(self, file: str, reason: str, line: int = 0, column: int = 0) -> None:
        self.file, self.reason = file, shortened(in_one_line(reason))
        self.line, self.column = line, column
        super().__init__(file, reason, line, column)

    def __str__(self) -> str:
        """`file:line:column: reason`, or `file: reason` for the file as a whole."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was found."""

    path: Path
    data: bytes
    named: bool = False
    """True when the caller named this file, not only the folder it lies in."""

    @property
    def name(self) -> str:
        """The path as the caller wrote it."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file that a format has recognised: its role, and its content as that format keeps it."""

    source: Source
    role: str
    """`domain`, `profile`, `text` for what only describes, or `trouble`."""
    content: Any = None
    notes: tuple[str, ...] = ()
    trouble: Refused | None = None
    """Why the file cannot be used; raised only when it is needed."""
    named: tuple[str, ...] = ()
    """Of a domain: the files that it names as its profiles."""
    unsure: bool = False
    """Of a profile: whether its party would not know it for certain, as under Genius's uncertainty."""

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.source.path.stem


@dataclass(frozen=True, slots=True)
class DomainIssue:
    """An issue."""

    name: str
    values: tuple[str, ...]
    labels: tuple[str, ...] = ()
    """What to show instead of the values, where a text says more."""
    about: str = ""
    clauses: tuple[str, ...] = ()
    """What a text says in full of each value, where it says more than a label holds."""


UtilityRow = tuple[Fraction, ...]
"""What each value of an issue adds to a utility."""


@dataclass(frozen=True, slots=True)
class ProfileBox:
    """What a profile has wherever some issues lie within ranges."""

    bounds: tuple[tuple[int, int, int], ...]
    """(issue, first value, last value), both included; two issues or more, ascending."""
    worth: Fraction


@dataclass(frozen=True, slots=True)
class Profile:
    """What one party values."""

    name: str
    rows: tuple[UtilityRow, ...]
    """rows[issue][value], in the units of the files."""
    reservation: Fraction | None = Fraction(0)
    """None when the file says that any agreement is better than none."""
    discount: Fraction = Fraction(1)
    discount_by: DiscountBy = "deadline"
    brief: str = ""
    """What the files tell this party alone, in words."""
    bundle: UtilityRow = ()
    """By package, what all issues together add to it, those of the last issue following one another; empty for none."""
    ordinal: bool = False
    """True when the worth of a package is its place in an order, 0 for the worst."""
    boxes: tuple[ProfileBox, ...] = ()
    """What comes on top of the rows, where tables of it would be too long."""


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain with its profiles."""

    name: str
    questions: tuple[DomainIssue, ...]
    profiles: tuple[Profile, ...]
    utilities: str
    """How the format computes a utility, in one sentence."""
    notes: tuple[str, ...] = ()
    """What was read with a warning, one sentence each, with the file it is about."""
    story: str = ""
    needed: int | None = None
    """How many must sign; None when all must."""
    vetoes: tuple[int, ...] = ()
    """The profiles without which nothing is signed."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller asked for."""

    profiles: tuple[str, ...] = ()
    steps: int | None = None
    """How many values a numeric issue is cut into."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A scenario as an exporter needs it: names, and rows of exact utilities in the units of its origin."""

    id: str
    title: str
    questions: tuple[DomainIssue, ...]
    profiles: tuple[Profile, ...]
    ids: tuple[str, ...]
    """The parties' ids, for file names."""


class Reader(Protocol):
    """Recognises a file: a part, or None when the file is not of this format. Raises Refused when it is, but broken."""

    def __call__(self, source: Source) -> FilePart | None:
        """Look at one file."""
        ...


class Joiner(Protocol):
    """Puts a domain and its profiles together. Raises Refused."""

    def __call__(self, parts: Sequence[FilePart], profiles: Sequence[FilePart], wishes: Wishes) -> Domain:
        """`parts` are the files that are no profiles; `profiles` those chosen, in order."""
        ...


class Writer(Protocol):
    """The files of a scenario by name, as text. Raises Refused for what the format cannot hold."""

    def __call__(self, holding: Holding, notes: list[str]) -> Mapping[str, str]:
        """`notes` takes one sentence for each thing that was written otherwise."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format that domains come in."""

    name: str
    """As `--to` and the origin of a scenario say it."""
    title: str
    endings: tuple[str, ...]
    open: Reader
    join: Joiner
    write: Writer | None = None
    hints: tuple[str, ...] = field(default=())
    """What a folder of this format holds, for people who named the wrong one; said in the language spoken."""
    sample: Mapping[str, str] = field(default_factory=dict)
    """A small domain of this format, text by file name: what the contract over all formats reads and writes."""
    tells_parties: bool = False
    """Whether a folder of it says who plays; else profiles may be some to choose from."""


def spread(file: str, name: str, low: Fraction, high: Fraction, step: Fraction | None, wishes: Wishes) -> UtilityRow:
    """The values of a numeric issue from `low` to `high`: all of them when they are few, else `wishes.steps`.

    `step` is the distance between two values, None for a real issue. Raises Refused when there are too many to list
    and no number of steps was asked for.
    """
    if high < low:
        raise Refused(
            file,
            tr(
                'issue "{name}" goes from {low} to {high}; the range is empty',
                name=name,
                low=rounded(float(low), 6),
                high=rounded(float(high), 6),
            ),
        )
    count = None if step is None else (high - low) // step + 1
    if count is not None and count <= (wishes.steps or MOST_VALUES):
        return tuple(low + (step or 0) * k for k in range(count))
    if wishes.steps is None:
        raise Refused(file, _uncut(name, count))
    if low == high:
        return (low,)
    cut = [low + (high - low) * k / (wishes.steps - 1) for k in range(wishes.steps)]
    if step is not None:
        cut = [low + round((value - low) / step) * step for value in cut]
    return tuple(dict.fromkeys(cut))


def _uncut(name: str, count: int | None) -> str:
    if count is None:
        return tr('issue "{name}" is a real number; say with --steps how many values to cut it into', name=name)
    return tr(
        'issue "{name}" has {count} values; say with --steps how many values to cut it into', name=name, count=count
    )
