"""The adviser sees what its chair sees: the secrets of others change no word of it."""

from __future__ import annotations

import pytest
from builders import few, lucks, moves_of, other_secrets, scenarios
from hypothesis import given
from hypothesis import strategies as st
from shapes import one_of_each_shape, tables

from communique.adviser.counsel import hint, nudges
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.dice import Dice
from communique.rules.moves import kind_of
from communique.session import Session

SENSIBLE = ("linear", "problem-solver", "tit-for-tat", "conceder")


def story(scenario: Scenario, luck: int, level: str, protocol: str, wild: int, limit: int = 90) -> Session:
    """A game in which chance moves `wild` percent of the time, and sensible delegations the rest."""
    session, dice = Session.open(scenario, luck, level=level, protocol=protocol), Dice(luck, 0, "adviser")
    for _ in range(limit):
        if session.over:
            break
        view = session.chair(session.turn).view()
        player = NEGOTIATORS[SENSIBLE[view.seat % len(SENSIBLE)]]
        move = dice.pick(moves_of(view)) if dice.chance(wild) else player.decide(view, session.chair(view.seat).dice())
        assert session.chair(view.seat).submit(move) is None
    return session


def same_advice(here: Scenario, told: Session, seat: Seat) -> None:
    header = told.header
    there = other_secrets(here, seat)
    one, other = (
        Session.open(world, header.seed, level=header.level, protocol=header.protocol) for world in (here, there)
    )
    for event in told.events:
        if kind_of(event.move).by_itself:
            continue
        mine, theirs = one.chair(seat).view(), other.chair(seat).view()
        assert nudges(mine) == nudges(theirs)
        assert hint(mine) == hint(theirs)
        assert one.chair(event.seat).submit(event.move) is None
        assert other.chair(event.seat).submit(event.move) is None


@pytest.mark.parametrize("wild", [pytest.param(0, marks=pytest.mark.slow), 60])
@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize(("scenario", "level"), tables())
def test_the_sheets_of_others_change_no_advice(scenario: str, level: str, protocol: str, wild: int) -> None:
    whole = load_scenario(scenario)
    told = story(whole, 3 + wild, level, protocol, wild)
    for seat in range(0, len(whole.sheets), 2):
        same_advice(whole, told, Seat(seat))


@pytest.mark.slow
@few
@given(scenario=scenarios(), luck=lucks, protocol=st.sampled_from(["conference", "alternating"]))
def test_in_any_small_world_the_sheets_of_others_change_no_advice(scenario: Scenario, luck: int, protocol: str) -> None:
    told = story(scenario, luck, "", protocol, 70, limit=60)
    same_advice(scenario, told, Seat(luck % len(scenario.sheets)))


@pytest.mark.parametrize("scenario", one_of_each_shape())
def test_advice_changes_nothing_that_is_played(scenario: str) -> None:
    whole = load_scenario(scenario)
    lineup = ["problem-solver"] * len(whole.sheets)
    logs = []
    for asking in (False, True):
        session = Session.open(whole, 5, lineup=lineup)
        while not session.over and len(session.events) < 120:
            view = session.chair(session.turn).view()
            if asking:
                nudges(view)
                hint(view)
            assert (
                session.chair(view.seat).submit(
                    NEGOTIATORS["problem-solver"].decide(view, session.chair(view.seat).dice())
                )
                is None
            )
        logs.append(session.log_text())
    assert logs[0] == logs[1]


@pytest.mark.slow
@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize(("scenario", "level"), tables())
def test_wherever_a_game_strays_advice_is_short_and_a_package_can_stand(
    scenario: str, level: str, protocol: str
) -> None:
    whole = load_scenario(scenario)
    session, dice = Session.open(whole, 9, level=level, protocol=protocol), Dice(9, 0, "stray")
    for _ in range(120):
        if session.over:
            return
        view = session.chair(session.turn).view()
        for one in nudges(view):
            assert 20 < len(one.text) <= 230, one.text
            assert one.why
        found = hint(view)
        assert found is not None
        assert found.points is None or found.points > view.no_deal
        assert all(w.low <= w.share <= w.high for p in found.beliefs for w in p.weights)
        assert session.chair(view.seat).submit(dice.pick(moves_of(view))) is None


def test_only_the_own_seat_is_an_argument() -> None:
    """What the adviser is given is a view; no session, no scenario, no second sheet can reach it."""
    import inspect

    for advise in (nudges, hint):
        assert list(inspect.signature(advise).parameters) == ["view"]
