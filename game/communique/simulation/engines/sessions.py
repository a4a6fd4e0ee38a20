"""The engine `plain`: every game a session, move by move. It plays anything, and the others are held to it."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

from communique.model.message import message
from communique.model.scenario import NATURE
from communique.model.sheet import Scenario
from communique.negotiators.guests import GuestFault
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import is_ours, negotiator
from communique.rules.state import Ending, EndingKind, State
from communique.session import Session
from communique.session.scoring import outcome
from communique.simulation.apart.failure import CRASHED, FAILED, ILLEGAL, Failing, Failure, failing_of, one_line, said
from communique.simulation.apart.kept_apart import KeptApart, SeatHouse
from communique.simulation.batch import BatchPlan, GameRow
from communique.simulation.carry import Carry
from communique.simulation.deadline import dealt
from communique.simulation.playing import PlayError, RefusedMove, run

T = TypeVar("T")


class SessionEngine:
    """A batch, played by sessions."""

    def __init__(
        self, scenario: Scenario, plan: BatchPlan, carry: Carry | None = None, house: SeatHouse | None = None
    ) -> None:
        """`carry` is of this scenario at this level, where other batches share it.

        Whose entrants are to be kept apart hands over their `house`, and closes it when the games are played.
        """
        self._scenario, self._plan = scenario, plan
        self._carry = carry or Carry()
        apart: Sequence[Negotiator | None] = [None] * len(plan.lineup)
        if house is not None and plan.limits is not None:
            apart = house.seated(plan.lineup, plan.limits)
        self._players = [there or negotiator(name) for there, name in zip(apart, plan.lineup, strict=True)]

    def played(self, games: Sequence[tuple[int, int]]) -> Iterator[tuple[GameRow, bytes]]:
        """The games of these numbers and seeds, in order: each as a row, and its log. Raises as `read` does."""
        for row, log, _ in self.read(games, lambda session, players: None):
            yield row, log

    def read(
        self, games: Sequence[tuple[int, int]], reader: Callable[[Session, Sequence[Negotiator]], T]
    ) -> Iterator[tuple[GameRow, bytes, T]]:
        """The same, each with what `reader` makes of the session at its end and of its players, by seat.

        The search for cyclic garbage waits for the end of each. A game holds thousands of tuples while it runs and
        leaves next to no cycles: to look through them time and again takes a tenth of the whole.

        A game in which a negotiator fails that is not ours is a row as well. Raises PlayError when one of ours makes an
        illegal move, or a game does not come to an end.
        """
        was = gc.isenabled()
        for game, seed in games:
            gc.disable()
            try:
                session, row, log = self._game(game, seed)
                one = row, log, reader(session, self._players)
            finally:
                if was:
                    gc.enable()
            yield one

    def _game(self, game: int, seed: int) -> tuple[Session, GameRow, bytes]:
        plan = self._plan
        rounds, told = dealt(plan.rounds, seed)
        session = Session.open(
            self._scenario, seed, protocol=plan.protocol, level=plan.level, lineup=plan.lineup, rounds=rounds, told=told
        )
        self._carry.over(session.briefings)
        try:
            stood_in = run(session, self._players)
        except Exception as error:
            failure = _failure(session, self._players, error)
            if failure is None:
                raise
            return session, *_broken_off(game, seed, session, failure)
        end, log = session.outcome(), session.log_text().encode()
        digest, moves = sha256(log).hexdigest(), len(session.events)
        row = GameRow(
            game, seed, end.kind, end.agreement, end.points, end.surplus, end.rounds, moves, end.package, digest,
            stood_in=stood_in if any(stood_in) else (),
        )  # fmt: skip
        return session, row, log


def _failure(session: Session, players: Sequence[Negotiator], error: Exception) -> Failure | None:
    """Who has failed by this error, and how; None where it is a fault of ours, or of nobody."""
    seat = session.turn
    if seat == NATURE or is_ours(players[seat].name):
        return None
    if isinstance(error, RefusedMove):
        return Failure(seat, ILLEGAL, one_line(error.refused))
    if isinstance(error, PlayError):
        return None
    failing = error if isinstance(error, Failing) else None
    if isinstance(error, OSError) and isinstance(players[seat], KeptApart):
        return None  # what it does in its own process comes as Failing: this is ours, as when none can be started
    if isinstance(error, GuestFault):
        failing = failing_of(error)
    failing = failing or Failing(CRASHED, said(error))
    return Failure(seat, failing.way, failing.what)


def _broken_off(game: int, seed: int, session: Session, failure: Failure) -> tuple[GameRow, bytes]:
    """A game in which somebody failed: everybody has what no deal is worth by now. Its log is what was played."""
    over = Ending(EndingKind.BREAKDOWN, (), (), message("rules.over"))
    table, desks = session.state
    end = outcome(session.scenario, State(table._replace(ending=over), desks))
    log = session.log_text().encode()
    # Two games that differ only in how one failed differ in this.
    line = json.dumps({"failed": failure._asdict()}, ensure_ascii=False, separators=(",", ":"))
    digest = sha256(log + line.encode() + b"\n").hexdigest()
    row = GameRow(
        game, seed, FAILED, False, end.points, end.surplus, end.rounds, len(session.events), None, digest, failure
    )  # fmt: skip
    return row, log
