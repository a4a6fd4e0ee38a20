"""A chair is the only door: what stands open through it, and that nothing behind it depends on another sheet."""

from __future__ import annotations

import pytest
from builders import bytes_of, few, lucks, other_secrets, played, rich, scenarios
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.rules.moves.end_turn import Pass
from communique.session import Chair, Facilitator, Session
from communique.views import PartyView


def open_of(holder: object) -> set[str]:
    """The names that a holder shows."""
    return {name for name in dir(holder) if not name.startswith("_")}


def test_a_chair_shows_its_view_its_moves_its_chance_and_nothing_else() -> None:
    chair = Session.open(rich(), 1).chair(Seat(1))
    assert open_of(chair) == {"seat", "view", "submit", "dice", "subscribe"}
    assert type(chair.view()) is PartyView
    assert type(chair.dice()) is Dice
    assert chair.seat == 1


def test_a_session_and_a_facilitator_have_no_view_and_no_move_but_by_a_chair() -> None:
    session = Session.open(rich(), 1)
    assert {"view", "submit", "dice", "subscribe"} & (open_of(session) | open_of(session.facilitator)) == set()
    assert type(session.chair(Seat(0))) is Chair


def test_a_facilitator_shows_what_the_session_holds_and_changes_it() -> None:
    session = Session.open(rich(), 1)
    facilitator: Facilitator[Session] = session.facilitator
    session.chair(session.turn).submit(next(session.chair(session.turn).view().candidates()))
    assert facilitator.events == tuple(session.events)
    assert facilitator.state is session.state
    assert facilitator.scenario is session.scenario
    assert facilitator.log_text() == session.log_text()
    facilitator.undo(0)
    assert session.undone == list(facilitator.undone)
    facilitator.redo(1)
    assert len(session.events) >= 1
    assert facilitator.marks.takebacks == 1


def test_a_facilitator_hands_out_no_list_that_could_be_changed() -> None:
    facilitator = Session.open(rich(), 1).facilitator
    assert type(facilitator.events) is tuple
    assert type(facilitator.undone) is tuple


def test_what_a_facilitator_does_to_a_copy_is_not_done_to_its_game() -> None:
    session = Session.open(rich(), 1)
    copy = session.facilitator.branch(len(session.events))
    before = tuple(session.events)
    assert copy.chair(copy.turn).submit(next(copy.chair(copy.turn).view().candidates())) is None
    assert len(copy.events) > len(before)
    assert tuple(session.events) == before


@pytest.mark.parametrize("seat", [-1, 99])
def test_a_chair_that_the_scenario_does_not_have_moves_nothing(seat: int) -> None:
    refusal = Session.open(rich(), 1).chair(Seat(seat)).submit(Pass())
    assert refusal is not None
    assert refusal.message.id == "session.seat"


@given(scenarios(), lucks, st.integers(0, 30))
@few
def test_what_a_chair_shows_does_not_change_with_the_others_sheets(scenario: Scenario, luck: int, depth: int) -> None:
    session = played(scenario, luck, depth)
    for seat in range(len(scenario.sheets)):
        other = Session.resume(other_secrets(scenario, Seat(seat)), session.header, session.events)
        one, two = session.chair(Seat(seat)), other.chair(Seat(seat))
        assert bytes_of(one.view()) == bytes_of(two.view())
        assert one.dice().below(2**32) == two.dice().below(2**32)
