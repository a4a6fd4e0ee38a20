"""What happens in a class: one entry each, on one log. A class is what its entries say, and nothing else.

Every entry is a frozen dataclass of plain values; its name on the wire is that of its type. What a table's people and
chance did are entries, too (`MovesMade`), with the lines of the game's own log, so a table can be replayed from them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from communique.present.naming import ALIASES
from communique.words import tr

FORMAT: Final = "communique-class 1"


@dataclass(frozen=True)
class Entry:
    """Anything that happens in a class."""

    __slots__ = ()


class EntryError(ValueError):
    """Something that is no entry; the message is a sentence without a place."""


@dataclass(frozen=True, slots=True)
class Opened(Entry):
    """The class begins. The first entry of every log, and there only."""

    code: str
    """The letters by which phones join."""
    key: str
    """What opens the teacher's page. In the printed link only."""
    secret: str
    """What the keys of forms are made from; never shown."""
    language: str = ""
    format: str = FORMAT
    of: tuple[str, ...] = ()
    """Digests of the secrets of the classes that this one was merged from; empty for a class that people came to."""
    names: str = ALIASES
    """Which name of a delegation phones and sheets say first: one of `present.naming.NAMES`."""


@dataclass(frozen=True, slots=True)
class CaseOpened(Entry):
    """Something to play: the case of the class, or one for practice."""

    case: int
    scenario: str
    digest: str
    level: str
    papers: int | None = None
    source: str = ""
    """The scenario's own text where it does not come with the program; empty otherwise."""
    practice: bool = False
    tables: int | None = None
    """At how many tables it is to be played; None for as many as the people need."""


@dataclass(frozen=True, slots=True)
class TableOpened(Entry):
    """A table is laid for a game. Its people and computers are seated by entries of their own."""

    table: int
    case: int
    seed: int


@dataclass(frozen=True, slots=True)
class TableCleared(Entry):
    """A table is there no more: what it was laid for is over, or is played at fewer tables. Who was there gets up."""

    table: int


@dataclass(frozen=True, slots=True)
class Joined(Entry):
    """Somebody has come. `token` is a digest of what the phone keeps; the token itself is kept nowhere."""

    person: int
    alias: str
    token: str


@dataclass(frozen=True, slots=True)
class Returned(Entry):
    """Somebody goes on with another phone; the earlier one is let go."""

    person: int
    token: str


@dataclass(frozen=True, slots=True)
class Renamed(Entry):
    """Somebody is called something else from now on."""

    person: int
    alias: str


@dataclass(frozen=True, slots=True)
class Gone(Entry):
    """Somebody has left for good, or was `removed` by the teacher. Their token is dead."""

    person: int
    removed: bool = False


@dataclass(frozen=True, slots=True)
class SatDown(Entry):
    """Where somebody sits from now on: at a table, in a seat or as an observer; or nowhere yet."""

    person: int
    table: int | None = None
    seat: int | None = None
    observes: bool = False
    """Whether somebody without a seat there is to look on, and no lot seats them."""
    wished: bool = False
    """Whether they look on because they asked to: then no lot of a later round seats them either."""


@dataclass(frozen=True, slots=True)
class PenTaken(Entry):
    """Of those who share a seat, this person makes the moves from now on."""

    person: int


@dataclass(frozen=True, slots=True)
class Chaired(Entry):
    """A computer plays a seat from now on, or nobody does any more (an empty name) and people do again."""

    table: int
    seat: int
    negotiator: str = ""
    heard: int = 0
    """How much the seat had heard by then."""


@dataclass(frozen=True, slots=True)
class MovesMade(Entry):
    """Moves at a table, and what followed them by itself."""

    table: int
    events: tuple[str, ...]
    """Lines of the game's log."""
    person: int | None = None
    """Whose phone it came from; None for computers, chance, and the teacher."""
    key: str = ""
    """What the form carried: a form that comes twice counts once."""


@dataclass(frozen=True, slots=True)
class TakenBack(Entry):
    """A table goes back to its first `to` events."""

    table: int
    to: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class Noted(Entry):
    """A seat's opening note: its guesses by other seat, and its aim."""

    table: int
    seat: int
    guesses: tuple[tuple[int, tuple[int, ...]], ...] = ()
    target: int | None = None


@dataclass(frozen=True, slots=True)
class MoveProposed(Entry):
    """Somebody who shares a seat proposes a move to who has the pen."""

    person: int
    event: str
    """A line of the game's log, not played yet."""


@dataclass(frozen=True, slots=True)
class Dismissed(Entry):
    """What this person proposed is put aside."""

    person: int


@dataclass(frozen=True, slots=True)
class HasRead(Entry):
    """Somebody says that they have read their brief."""

    person: int


@dataclass(frozen=True, slots=True)
class PhaseSet(Entry):
    """The class goes on to another phase (see `gathering.PHASES`)."""

    phase: str


@dataclass(frozen=True, slots=True)
class Locked(Entry):
    """Nobody new may join, or again may."""

    on: bool


@dataclass(frozen=True, slots=True)
class Paused(Entry):
    """Nothing is moved at a table, or at all of them (None), or again may be."""

    on: bool
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Announced(Entry):
    """The teacher says something to all; empty takes it down."""

    text: str


@dataclass(frozen=True, slots=True)
class Timed(Entry):
    """A clock for the whole, the phase or the session at the tables ends then; None takes it down."""

    what: str
    until: float | None = None
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class StandIn(Entry):
    """Whether computers take over a chair whose phones have been away so long by themselves; None for never."""

    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Surveyed(Entry):
    """Somebody's answers to one of the surveys, in place of earlier ones."""

    person: int
    survey: str
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SurveySet(Entry):
    """The survey of the class, as the text of its file; empty for the usual one. Whether it is asked at all."""

    text: str = ""
    on: bool = True
    research: bool = False
    """Whether everybody is asked first if their data may be used for research. Nobody who is not asked has agreed."""


@dataclass(frozen=True, slots=True)
class NamesShown(Entry):
    """Whether names stand on the wall, and on phones that wait, or again do not."""

    on: bool


@dataclass(frozen=True, slots=True)
class Consented(Entry):
    """Whether somebody's data may be used for research. Nobody has consented who has not been asked."""

    person: int
    yes: bool


@dataclass(frozen=True, slots=True)
class Pulsed(Entry):
    """How somebody felt about the talks at a table: 1 to 5 each."""

    person: int
    table: int
    satisfaction: int
    trust: int
    fairness: int


KINDS: Final[dict[str, type[Entry]]] = {kind.__name__: kind for kind in Entry.__subclasses__()}
"""Every kind of entry by its name on the wire."""


def encode(entry: Entry) -> tuple[str, str]:
    """The entry's name and its fields as JSON. Inverse of `decode`."""
    return type(entry).__name__, json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":"))


def decode(kind: str, text: str) -> Entry:
    """The entry of that name with these fields. Raises EntryError with a sentence when it is none."""
    if kind not in KINDS:
        raise EntryError(tr('There is no entry "{kind}".', kind=f"{kind:.40}"))
    try:
        entry: Entry = _reader(kind).validate_json(text)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or kind
        raise EntryError(tr('"{where}" of an entry "{kind}" does not fit.', where=where, kind=kind)) from None
    return entry


@cache
def _reader(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])
