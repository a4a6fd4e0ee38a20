"""What whoever runs a game may bring about: the question is called, the talks are adjourned. No seat can."""

from __future__ import annotations

import pytest
from builders import rich
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import NATURE, Seat
from communique.negotiators.registry import registered
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.adjourn import Adjourn
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.question import CallQuestion
from communique.rules.state import EndingKind, Phase
from communique.session import Session


def played(seed: int, moves: int) -> Session:
    """A game of three after so many moves at random, or its end."""
    session, anybody = Session.open(rich(), seed), registered("random")
    for _ in range(moves):
        if session.over:
            break
        chair = session.chair(session.turn)
        assert chair.submit(anybody.decide(chair.view(), chair.dice())) is None
    return session


@pytest.mark.parametrize("move", [CallQuestion(), Adjourn()])
def test_no_seat_can_bring_it_about(move: Move) -> None:
    session = played(1, 3)
    before = session.log_text()
    assert session.chair(session.turn).submit(move) is not None
    assert session.log_text() == before


def test_what_a_seat_may_do_whoever_runs_the_game_may_not_bring_about() -> None:
    session = played(1, 0)
    assert session.facilitator.intervene(Pass()) is not None


def test_the_question_needs_something_on_the_table() -> None:
    session = played(1, 0)
    assert session.facilitator.intervene(CallQuestion()) is not None
    assert not session.over


def test_a_question_leads_to_the_closing_call_and_is_called_once() -> None:
    session = played(1, 0)
    while not session.state.table.offers:
        chair = session.chair(session.turn)
        known = list(chair.view().candidates())
        move = next((one for one in known if isinstance(one, Offer) and one.to is None), known[-1])
        assert chair.submit(move) is None
    assert session.facilitator.intervene(CallQuestion()) is None
    table = session.state.table
    assert table.call
    assert table.phase is Phase.FLOOR
    assert set(table.queue) <= set(session.scenario.public.signatories)
    assert session.facilitator.intervene(CallQuestion()) is not None
    author = session.state.table.offers[0].by
    while session.turn == author:
        assert session.chair(author).submit(Pass()) is None
    allowed = {type(one) for one in session.chair(session.turn).view().candidates()}
    assert Offer not in allowed
    assert Accept in allowed


def test_an_adjourned_table_without_initials_ends_without_agreement() -> None:
    session = played(1, 0)
    assert session.facilitator.intervene(Adjourn()) is None
    assert session.state.table.ending.kind is EndingKind.ADJOURNED
    assert session.facilitator.intervene(Adjourn()) is not None


@given(st.integers(0, 200), st.integers(0, 60), st.sampled_from([CallQuestion(), Adjourn()]))
def test_wherever_it_is_brought_about_the_game_goes_on_to_an_end_and_replays(seed: int, at: int, move: Move) -> None:
    session = played(seed, at)
    before = session.log_text()
    refused = session.facilitator.intervene(move)
    if refused is not None:
        assert session.log_text() == before
    else:
        assert any(event.seat == NATURE and event.move == move for event in session.events[-2:])
    anybody = registered("random")
    for _ in range(400):
        if session.over:
            break
        chair = session.chair(session.turn)
        assert chair.view().my_turn
        assert chair.submit(anybody.decide(chair.view(), chair.dice())) is None
    assert session.over
    again = Session.resume(rich(), session.header, session.events)
    assert again.log_text() == session.log_text()
    if refused is None and isinstance(move, Adjourn):
        assert session.state.table.ending.kind in (EndingKind.ADJOURNED, EndingKind.PARTIAL, EndingKind.JOINT)


@given(st.integers(0, 100), st.integers(0, 60))
def test_it_says_nothing_of_a_private_word(seed: int, at: int) -> None:
    """The table after it is the same function of what all have heard: a view's refusal and the desk's do not differ."""
    session = played(seed, at)
    if session.facilitator.intervene(CallQuestion()) is None and not session.over:
        for seat in range(len(session.scenario.public.parties)):
            view = session.chair(Seat(seat)).view()
            assert view.my_turn == (session.turn == seat)
