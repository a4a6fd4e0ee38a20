"""Line-ups that decide by tables in alternating offers, as the engines for bulk take them.

What such a batch shares with the games of the session is here: the seeds, the log's first line and its wording, and
what an ending comes to. All of it is asked of the session's own modules, once, and kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from communique.model.message import message
from communique.model.package import Package
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.negotiators.parts.own_packages import Space, space_of
from communique.negotiators.parts.tabular import TableDriven, Turns
from communique.negotiators.registry import negotiator
from communique.rules import turn
from communique.rules.dice import key_of
from communique.rules.kind import Move
from communique.rules.state import AlternatingTable, Ending, EndingKind, State
from communique.rules.terms import signing_rule
from communique.session import Session
from communique.session.log import Event, event_line, header_line
from communique.session.scoring import begun, outcome
from communique.simulation.apart.kept_apart import is_apart
from communique.simulation.batch import BatchPlan, GameRow
from communique.simulation.deadline import DeadlineRange
from communique.simulation.playing import MOST_MOVES, too_long

MARK: Final = 2**52 + 0xC0FFEE
"""A number that stands in a line for the one to come."""

_ENDINGS: Final = {
    turn.JOINT: EndingKind.JOINT,
    turn.BREAKDOWN: EndingKind.BREAKDOWN,
    turn.ADJOURNED: EndingKind.ADJOURNED,
}
_KEPT: Final = 1 << 16
"""Endings whose points are remembered, at most."""


class Score(NamedTuple):
    """What an ending comes to."""

    kind: str
    agreement: bool
    points: tuple[int, ...]
    surplus: tuple[int, ...]
    package: Package | None


class TabularLineup:
    """A table-driven line-up on a scenario. Holds tables, and what endings have come to so far."""

    def __init__(self, session: Session, turns: tuple[Turns, ...], spaces: tuple[Space, ...]) -> None:
        """`session` is a game of the batch that has not begun; turns and spaces are by seat."""
        self.scenario = session.scenario
        self.turns = turns
        self.spaces = spaces
        public = session.scenario.public
        self.parties, self.rounds = len(turns), public.rounds
        self.hands, self.least = signing_rule(public)
        self.keys = tuple(key_of(f"seat {p}") for p in range(self.parties))
        """By seat, the purpose of its dice."""
        head, tail = header_line(replace(session.header, seed=MARK)).split(str(MARK))
        self._head, self._tail = head.encode(), tail.encode() + b"\n"
        self._timeless = all(sheet.discount == "1" for sheet in session.scenario.sheets)
        self._scores: dict[tuple[int, Package, int], Score] = {}

    @property
    def most_moves(self) -> int:
        """No game takes more, see `communique.rules.turn`."""
        return self.rounds * self.parties

    def heading(self, seed: int) -> bytes:
        """The first line of the log of the game with this seed."""
        return b"%b%d%b" % (self._head, seed, self._tail)

    def row(self, game: int, seed: int, moves: int, round_: int, ending: int, package: Package, digest: str) -> GameRow:
        """A game that ended in `round_` with `ending`, see `communique.rules.turn`, when `package` stood.

        Raises PlayError for one that took too long, as the session's driver does.
        """
        if moves > MOST_MOVES:
            raise too_long(seed)
        key = ending, package if ending == turn.JOINT else (), 0 if self._timeless else round_
        kind, agreement, points, surplus, signed = self._scores.get(key) or self._scored(key)
        rounds = begun(round_, self.rounds)
        return GameRow(game, seed, kind, agreement, points, surplus, rounds, moves, signed, digest)

    def _scored(self, key: tuple[int, Package, int]) -> Score:
        """An ending, scored as any is, and remembered."""
        ending, package, round_ = key
        over = Ending(_ENDINGS[ending], package, (), message("rules.over"))
        end = outcome(self.scenario, State(AlternatingTable(round_, Seat(0), package, Seat(0), (), over), ()))
        if len(self._scores) >= _KEPT:
            self._scores.clear()
        score = self._scores[key] = Score(end.kind, end.agreement, end.points, end.surplus, end.package)
        return score


def tabular_lineup(scenario: Scenario, plan: BatchPlan) -> TabularLineup | None:
    """The batch as the engines for bulk take it; None when it is not alternating offers between such negotiators."""
    if plan.protocol != "alternating" or isinstance(plan.rounds, DeadlineRange):
        return None
    if plan.limits is not None and any(map(is_apart, plan.lineup)):  # they are not even imported here
        return None
    minds = [getattr(negotiator(name), "mind", None) for name in plan.lineup]
    able = [mind for mind in minds if isinstance(mind, TableDriven)]
    if len(able) < len(minds):
        return None
    session = Session.open(
        scenario, 0, protocol=plan.protocol, level=plan.level, lineup=plan.lineup, rounds=plan.rounds
    )
    views = [session.chair(Seat(p)).view() for p in range(len(able))]
    spaces = tuple(space_of(view) for view in views)
    if not all(len(space.ladder) for space in spaces):
        return None
    turns = tuple(mind.turns(view) for mind, view in zip(able, views, strict=True))
    return TabularLineup(session, turns, spaces)


def line(seat: int, move: Move) -> bytes:
    """What the log writes of a move."""
    return event_line(Event(Seat(seat), move)).encode() + b"\n"
