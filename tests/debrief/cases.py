"""A game small enough to work out by hand, and how it is played."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders import drift, two

from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.sign import Sign
from communique.rules.moves.tell import Tell
from communique.rules.state import REASONS, Phase
from communique.session.session import Session

ALAND, BOREA = Seat(0), Seat(1)
VALUE, HOME, PRINCIPLE = (REASONS.index(name) for name in ("value", "home", "principle"))


def tiny(**changes: Any) -> Scenario:
    """Two issues, A and B, three options each. With option a of A and b of B, Aland has 10 + 15a - 5b points and
    Borea 10 - 5a + 15b; no deal is worth 15 to both.

    All nine packages: (0,0) 10,10  (0,1) 5,25  (0,2) 0,40  (1,0) 25,5  (1,1) 20,20  (1,2) 15,35  (2,0) 40,0
    (2,1) 35,15  (2,2) 30,30. Five are efficient: all but (0,0), (0,1), (1,0) and (1,1).
    """
    scenario = two(sizes=(3, 3), reservation=15, **changes)
    mine, other = (0, 15, 30), (10, 5, 0)
    sheets = (
        replace(scenario.sheets[0], points=(mine, other)),
        replace(scenario.sheets[1], points=(other, mine)),
    )
    return replace(scenario, sheets=sheets)


def make(session: Session, *moves: Move) -> Session:
    """Make moves, each by whose turn it then is."""
    for move in moves:
        assert session.chair(session.turn).submit(move) is None
    return session


def speak(session: Session, seat: Seat, *moves: Move) -> Session:
    """Make moves for `seat` as soon as it has the floor; until then nobody says anything."""
    drift(session, lambda s: s.turn == seat and s.state.table.phase is Phase.FLOOR)  # type: ignore[union-attr]
    return make(session, *moves)


def talked() -> Session:
    """Aland offers what Borea refuses with two odd reasons; Borea misstates, then (1,1) is signed."""
    session = Session.open(tiny(), seed=1)
    make(
        session,
        Offer((0, 1)),
        Ask("compare", 0, other_issue=1, of=BOREA),
        Answer("first"),
        Tell(0, "high"),
        Pass(),
        Reject("P1", ((0, -1, VALUE), (1, 2, VALUE))),
        Reject("P1", ((0, -1, HOME), (1, -1, PRINCIPLE))),
        Offer((1, 1)),
        Pass(),
    )
    return speak(session, ALAND, Accept("P2"), Sign(), Sign())


def adjourned() -> Session:
    """Nobody says anything until time is up."""
    return drift(Session.open(tiny(tension_on=False), seed=1))
