"""Time-dependent bidding (Faratin, Sierra & Jennings 1998), shared by Boulware, linear and conceder.

In alternating offers a turn is decided by tables: what is asked for in each round, and which packages of the seat's
own ladder are worth that much and little more. They depend on the seat's own sheet and the deadline only.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import eq
from typing import Final

from communique.model.package import Package, Terms
from communique.negotiators.parts.aspiration import asked, given_up
from communique.negotiators.parts.own_packages import Space, space_of
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.tabular import ACCEPT, LEAVE, NOTHING, TIMED, Turns, timed
from communique.negotiators.parts.temper import Temper
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.views import PartyView

_BAND: Final = 3
"""Percent of the range above the target within which packages count as equal."""
_LOOKS: Final = 5
"""Packages looked at in the band."""


def timetable(space: Space, temper: Temper, no_deal: int, rounds: int) -> Turns:
    """The turns of a seat for so many rounds, when no deal is worth `no_deal` to it."""
    ladder = space.ladder
    bottom, top = no_deal + 1, ladder.values[-1]
    width = max(1, (top - bottom) * _BAND // 100)
    targets, lows, widths = [], [], []
    for part in given_up(rounds, temper.power, temper.root):
        target = max(bottom, asked(bottom, top, temper.start, temper.end, part))
        low = min(ladder.rank(target), len(ladder) - 1)
        high = max(ladder.rank(max(target, ladder.values[low]) + width), low + 1)
        targets.append(target)
        lows.append(low)
        widths.append(high - low)
    return Turns(TIMED, bottom, tuple(targets), tuple(lows), tuple(widths))


@dataclass(frozen=True, slots=True, eq=False)
class TimedMind:
    """Decides by its timetable in alternating offers, and as its player does in a conference."""

    player: Player

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is."""
        table = view.table.alternating
        if table is None:
            return self.player.decide(view, dice)
        space = space_of(view)
        _, bottom, targets, lows, widths = self._turns(space, view)
        now, _, offer, _, accepted, _ = table
        worth = space.value(offer) if offer and view.briefing.seat not in accepted else NOTHING
        ladder = space.ladder
        last = now + 1 >= len(targets)
        rank = timed(ladder.values, 0, targets[now], lows[now], widths[now], bottom, last, worth, dice.first)
        return Offer(ladder.package(rank)) if rank >= 0 else _ANSWERS[rank]

    def turns(self, view: PartyView) -> Turns:
        """What the seat asks for, round by round."""
        return self._turns(space_of(view), view)

    def _turns(self, space: Space, view: PartyView) -> Turns:
        key = self, view.briefing.public.rounds
        found = space.timetables.get(key)
        if not isinstance(found, Turns):
            found = timetable(space, self.player.temper, view.no_deal, key[1])
            if len(space.timetables) >= _KEPT:
                space.timetables.clear()
            space.timetables[key] = found
        return found


_ANSWERS: Final[dict[int, Move]] = {ACCEPT: Accept(), LEAVE: Leave()}
_KEPT: Final = 64
"""Timetables that a space remembers, at most."""


def by_time(situation: Situation) -> int:
    """The temper's aspiration at this hour."""
    return situation.by_time()


def near_target(situation: Situation, target: int, dice: Dice) -> Package:
    """Alternating: of some packages just above the target, the one most like the others' latest offers.

    Trade-off by similarity, after Faratin, Sierra & Jennings (2002); similarity is the count of equal clauses.
    """
    ladder = situation.space.ladder
    low = min(ladder.rank(target), len(ladder) - 1)
    width = max(1, (situation.top - situation.bottom) * _BAND // 100)
    high = max(ladder.rank(max(target, ladder.values[low]) + width), low + 1)
    theirs: Terms = ()
    others = 0
    for seat, terms in situation.memory.last.items():
        if seat != situation.seat:
            theirs, others = theirs + terms, others + 1
    if not theirs:
        return ladder.package(low + dice.below(high - low))
    best, most = None, -1
    for _ in range(min(_LOOKS, high - low)):
        package = ladder.package(low + dice.below(high - low))
        # The others' texts stand in one row, and the package as often beside them: one pass counts all equal clauses.
        likeness = sum(map(eq, package * others, theirs))
        if likeness > most:
            best, most = package, likeness
    assert best is not None
    return best
