"""What a moment says, and what it is told from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.model.message import Message
from communique.model.scenario import NATURE, Public, Seat
from communique.present.meter_words import effects
from communique.rules.kind import Move, name_of
from communique.rules.moves import kind_of
from communique.rules.state import Table
from communique.views import Heard, PartyView
from communique.words import say, tr

Touched = tuple[tuple[int, int], ...]
"""Rows that something bears on: (issue, option) pairs."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that a seat has heard, between the table before and the table after."""

    view: PartyView
    number: int
    """Its place in what the seat has heard."""
    heard: Heard
    before: Table
    after: Table
    line: Message
    """What it is told as."""

    @property
    def public(self) -> Public:
        """The public part of the scenario."""
        return self.view.public

    @property
    def seat(self) -> Seat:
        """Who did it; NATURE for chance."""
        return self.heard.seat

    @property
    def move(self) -> Move:
        """What was done."""
        return self.heard.move

    @property
    def who(self) -> str:
        """Who did it, in words."""
        return tr("News") if self.seat == NATURE else name_of(self.public, self.seat)

    @property
    def own(self) -> bool:
        """True for what the seat did itself, and knows; what followed by itself is nobody's own."""
        return self.seat == self.view.seat and not kind_of(self.move).by_itself

    @property
    def words(self) -> str:
        """What was done, in the transcript's words, for a reader who is shown by whom."""
        return say(self.line)

    @property
    def effects(self) -> tuple[str, ...]:
        """What it did to the meters, with causes."""
        return effects(self.public, self.view.seat, self.heard.changes)


@dataclass(frozen=True, slots=True)
class ToldMoment:
    """Something that a person at the table should not miss."""

    number: int
    """The place in what the seat has heard of what brought it about."""
    kind: str
    """Of which kind it is: a name in `MOMENTS`."""
    seat: Seat
    """Who did it; NATURE for chance and for the course of the talks."""
    who: str
    title: str
    caption: str
    """What happened, in a sentence."""
    effects: tuple[str, ...] = ()
    """What it did to the meters, with causes."""
    changes: tuple[str, ...] = ()
    """What it changed in the text or in the rows, a line each."""
    touched: Touched = ()
    """The rows that it bears on."""
    icon: str = "note"
    sound: str = "dispatch"
    private: bool = False
    asks: bool = False
    """True when everybody at the table has to take a line on it."""

    @property
    def words(self) -> str:
        """All of it, for whoever cannot see it."""
        return "\n".join((f"{self.title}. {self.caption}", *self.changes, *self.effects))


@dataclass(frozen=True, slots=True)
class MomentKind:
    """One kind of moment: when it is one, and what it says."""

    name: str
    place: int
    """Its place among those that one move brings about."""
    tells: Callable[[Happening], ToldMoment | None]
    of_course: bool = False
    """True for what the course of the talks brings: it is told to whoever's move it came from as well."""


def moment(
    happening: Happening,
    kind: str,
    title: str,
    *,
    icon: str,
    sound: str,
    caption: str = "",
    changes: tuple[str, ...] = (),
    touched: Touched = (),
    asks: bool = False,
) -> ToldMoment:
    """The moment that whoever acted has brought about, told in the transcript's words unless in others."""
    return ToldMoment(
        number=happening.number,
        kind=kind,
        seat=happening.seat,
        who=happening.who,
        title=title,
        caption=caption or happening.words,
        effects=happening.effects,
        changes=changes,
        touched=touched,
        icon=icon,
        sound=sound,
        private=happening.heard.private,
        asks=asks,
    )


def of_the_talks(
    happening: Happening,
    kind: str,
    title: str,
    caption: str,
    *,
    icon: str,
    sound: str,
    changes: tuple[str, ...] = (),
    touched: Touched = (),
) -> ToldMoment:
    """A moment that nobody makes: the course of the talks has come to it."""
    return ToldMoment(
        happening.number, kind, NATURE, tr("The talks"), title, caption, (), changes, touched, icon=icon, sound=sound
    )
