"""The engine `plain`: every game a session, move by move. It plays anything, and the others are held to it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from hashlib import sha256

from communique.model.sheet import Scenario
from communique.negotiators.registry import negotiator
from communique.session import Session
from communique.simulation.batch import BatchPlan, GameRow
from communique.simulation.carry import Carry
from communique.simulation.playing import run


class SessionEngine:
    """A batch, played by sessions."""

    def __init__(self, scenario: Scenario, plan: BatchPlan, carry: Carry | None = None) -> None:
        """`carry` is of this scenario at this level, where other batches share it."""
        self._scenario, self._plan = scenario, plan
        self._carry = carry or Carry()
        self._players = [negotiator(name) for name in plan.lineup]

    def played(self, games: Sequence[tuple[int, int]]) -> Iterator[tuple[GameRow, bytes]]:
        """The games of these numbers and seeds, in order: each as a row, and its log.

        The search for cyclic garbage waits for the end of each. A game holds thousands of tuples while it runs and
        leaves next to no cycles: to look through them time and again takes a tenth of the whole.

        Raises PlayError when a negotiator makes an illegal move or does not come to an end.
        """
        was = gc.isenabled()
        for game, seed in games:
            gc.disable()
            try:
                one = self._game(game, seed)
            finally:
                if was:
                    gc.enable()
            yield one

    def _game(self, game: int, seed: int) -> tuple[GameRow, bytes]:
        plan = self._plan
        session = Session.open(
            self._scenario, seed, protocol=plan.protocol, level=plan.level, lineup=plan.lineup, rounds=plan.rounds
        )
        self._carry.over(session.briefings)
        stood_in = run(session, self._players)
        end, log = session.outcome(), session.log_text().encode()
        digest, moves = sha256(log).hexdigest(), len(session.events)
        row = GameRow(
            game, seed, end.kind, end.agreement, end.points, end.surplus, end.rounds, moves, end.package, digest,
            stood_in if any(stood_in) else (),
        )  # fmt: skip
        return row, log
