"""A session that negotiators play in some seats, the others doing the least they can, brought to where it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from builders import dull

from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.kind import Move
from communique.rules.state import ConferenceTable, Phase
from communique.session import Session


class Room:
    """A session in which some seats are played by negotiators, and the others do the least they can."""

    def __init__(self, scenario: Scenario, players: Mapping[int, str], seed: int = 1) -> None:
        self.session = Session.open(scenario, seed)
        self.players = players
        self.said: list[tuple[int, Move]] = []

    @property
    def table(self) -> ConferenceTable:
        table = self.session.state.table
        assert isinstance(table, ConferenceTable)
        return table

    def step(self) -> None:
        seat = self.session.turn
        view = self.session.chair(seat).view()
        if seat in self.players:
            move = NEGOTIATORS[self.players[seat]].decide(view, self.session.chair(seat).dice())
            self.said.append((seat, move))
        else:
            move = dull(view.public, view.table, view.desk, seat)
        assert self.session.chair(seat).submit(move) is None

    def until(self, there: Callable[[], bool]) -> Room:
        for _ in range(500):
            if self.session.over or there():
                return self
            self.step()
        raise AssertionError("it never came to that")

    def floor(self, seat: int) -> Room:
        """To the next time `seat` has the floor and nobody has a question."""
        there = lambda: self.table.phase is Phase.FLOOR and self.session.turn == seat  # noqa: E731
        return self.until(lambda: there() and self.table.question is None)

    def phase(self, phase: Phase, seat: int) -> Room:
        return self.until(lambda: self.table.phase is phase and self.session.turn == seat)

    def submit(self, *moves: Move) -> Room:
        """Moves by whose turn it is."""
        for move in moves:
            assert self.session.chair(self.session.turn).submit(move) is None
        return self

    def next(self, seat: int, name: str) -> Move:
        """What the negotiator called `name` would do now in `seat`."""
        return NEGOTIATORS[name].decide(self.session.chair(Seat(seat)).view(), self.session.chair(Seat(seat)).dice())

    def moves(self, kind: type, seat: int) -> list[Any]:
        return [move for by, move in self.said if by == seat and isinstance(move, kind)]
