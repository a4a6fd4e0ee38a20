"""A party's view: the table, its own desk, and what it heard, renumbered from 0.

`observe` is given a briefing, a hearing and the public state; it is never given a scenario, so it cannot
leak one. A hearing grows with its log and is shared by all views of a seat; a view reads its first `n`
entries, so an older view stays true while the game goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from communique.model.message import message
from communique.model.scenario import Public, Seat
from communique.model.sheet import Sheet
from communique.rules.kind import Move
from communique.rules.moves.say import OwnWords
from communique.rules.moves.tell import Tell
from communique.rules.protocol import Rules
from communique.rules.state import Desk, MeterChange, Refusal, Table
from communique.views.briefing import Briefing

M = TypeVar("M")


class Heard(NamedTuple):
    """A move this seat heard."""

    seat: Seat
    """Who made it; NATURE for chance."""
    move: Move
    private: bool
    """True when not everyone heard it."""
    changes: tuple[MeterChange, ...]
    """What it did to the meters; empty for private moves, which do nothing to them."""
    session: int
    """Session (conference) or round (alternating) in which it was heard, from 0."""


@dataclass(frozen=True, eq=False)
class Fold(Generic[M]):
    """Something made of all that a seat has heard, such as a memory: a value and how it grows. Make it a constant.

    A view gives its value by `view.fold(that_constant)`: the fold itself, not a name, is the key under which the
    hearing keeps the value, so two folds never meet. A value that a view has given never changes while the game goes
    on: either `step` makes a new one, or there is `copy`, and a value is copied before it grows.
    """

    start: Callable[[PartyView], M]
    """Its value before anything was heard. Of the view it may use what never changes: briefing and rules."""
    step: Callable[[M, Heard], M]
    """Its value after one more entry. It depends on its arguments alone. Without `copy` it changes neither of them;
    with it, it may change the first in place and return it."""
    copy: Callable[[M], M] | None = None
    """An equal value of its own, that `step` may change: called once for all that was heard since the last look."""


class Hearing:
    """Everything one seat has heard so far, and the folds made over it. Append-only; holds state."""

    __slots__ = ("folds", "heard", "words")

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.words = 0
        """How many of them are words of somebody's own, of which computer players take no notice."""
        self.folds: dict[Fold[Any], tuple[int, Any]] = {}

    def add(self, heard: Heard) -> None:
        """Append what the seat has just heard."""
        self.heard.append(heard)
        if type(heard.move) is OwnWords:
            self.words += 1


@dataclass(slots=True, eq=False)
class PartyView:
    """What one seat may know at one moment. Nobody changes one; not frozen, since every turn of a batch makes one."""

    briefing: Briefing
    rules: Rules[Table]
    table: Table
    desk: Desk
    hearing: Hearing
    n: int
    """How many entries of the hearing belong to this view."""

    @property
    def public(self) -> Public:
        """The public part of the scenario."""
        return self.briefing.public

    @property
    def seat(self) -> Seat:
        """The seat that looks."""
        return self.briefing.seat

    @property
    def sheet(self) -> Sheet:
        """The seat's own confidential sheet."""
        return self.briefing.sheet

    @property
    def heard(self) -> tuple[Heard, ...]:
        """What the seat has heard, oldest first. A copy: use `since` or `fold` on a hot path."""
        return tuple(self.hearing.heard[: self.n])

    @property
    def my_turn(self) -> bool:
        """True when this seat has to move."""
        return self.rules.my_turn(self.table, self.desk, self.seat)

    @property
    def over(self) -> bool:
        """True when the talks have ended."""
        return self.table.ending is not None

    @property
    def tension(self) -> int:
        """The tension that prices the no-deal values; 0 in alternating offers."""
        return self.table.tension

    @property
    def no_deal(self) -> int:
        """What no deal is worth to this seat now, in points."""
        return self.sheet.no_deal(self.public, self.tension)

    def since(self, start: int) -> Iterator[Heard]:
        """What the seat has heard from number `start` on."""
        heard = self.hearing.heard
        return (heard[k] for k in range(start, self.n))

    def refusal(self, move: Move) -> Refusal | None:
        """Why this seat cannot make `move` now; None when it can."""
        forged = evidence_refusal(self.sheet, move)
        if forged is not None:
            return forged
        return self.rules.refusal(self.public, self.table, self.desk, self.seat, move)

    def candidates(self) -> Iterator[Move]:
        """Legal moves worth considering for this seat."""
        return self.rules.candidates(self.public, self.table, self.desk, self.seat)

    def fold(self, fold: Fold[M]) -> M:
        """The value of `fold` over all that this view has heard. The newest is kept, so that it grows with the log."""
        folds, heard = self.hearing.folds, self.hearing.heard
        kept: tuple[int, M] | None = folds.get(fold)
        # What is kept may be newer than this view. No fold runs backwards, so it begins anew.
        if kept is None or kept[0] > self.n:
            done, value = 0, fold.start(self)
        else:
            done, value = kept
            if done < self.n and fold.copy is not None:
                value = fold.copy(value)
        for k in range(done, self.n):
            value = fold.step(value, heard[k])
        if kept is None or kept[0] < self.n:
            folds[fold] = self.n, value
        return value


def evidence_refusal(sheet: Sheet, move: Move) -> Refusal | None:
    """Why the holder of `sheet` cannot lay the evidence in `move` on the table; None when it can, or for other moves.

    The rules never see a sheet, so the seat's own view and the facilitator check this, by the same words.
    """
    if not isinstance(move, Tell) or not move.card:
        return None
    for card in sheet.cards:
        if card.id == move.card:
            same = card.text.strip() == move.text.strip() and move.issue in (None, card.issue)
            return None if same else Refusal(message("evidence.other"))
    return Refusal(message("evidence.none", card=move.card[:40]))


def observe(briefing: Briefing, rules: Rules[Table], hearing: Hearing, table: Table, desk: Desk) -> PartyView:
    """The view of the briefing's seat: the public table, the seat's own desk, and what it has heard."""
    return PartyView(briefing, rules, table, desk, hearing, len(hearing.heard))
