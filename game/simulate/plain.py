"""The plain engine: every game a session, move by move. It plays anything, and the others are held to it."""

from __future__ import annotations

import gc
from hashlib import sha256

from game.model.sheet import Scenario
from game.negotiators.registry import negotiator
from game.rules.dice import dice
from game.session import Session
from game.simulate.batch import Plan, Row
from game.simulate.one import run


class Plain:
    """A batch, played by sessions."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self._scenario, self._plan = scenario, plan
        self._players = [negotiator(name) for name in plan.lineup]

    def games(self, first: int, stop: int) -> list[Row]:
        """Games `first` to `stop` - 1, in order. Raises PlayError when one does not come to an end.

        The search for cyclic garbage waits for the end of each. A game holds thousands of tuples while it runs and
        leaves next to no cycles: to look through them time and again takes a tenth of the whole.
        """
        rows, was = [], gc.isenabled()
        for game in range(first, stop):
            gc.disable()
            try:
                rows.append(self._game(game))
            finally:
                if was:
                    gc.enable()
        return rows

    def _game(self, game: int) -> Row:
        plan = self._plan
        seed = dice(plan.seed, game, "game")
        session = Session.open(
            self._scenario, seed, protocol=plan.protocol, level=plan.level, lineup=plan.lineup, rounds=plan.rounds
        )
        run(session, self._players)
        end = session.outcome()
        text = sha256(session.log_text().encode()).hexdigest()
        moves = len(session.events)
        return Row(game, seed, end.kind, end.agreement, end.points, end.surplus, end.rounds, moves, end.package, text)
