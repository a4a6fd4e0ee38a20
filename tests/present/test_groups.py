"""The groups of moves that stand in the bar are those of a seat's role."""

from __future__ import annotations

import pytest

from communique.faces import Group
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.scenario import Role, Seat
from communique.present import actions
from communique.session.session import Session


@pytest.mark.parametrize("name", [str(name) for name in list_scenarios()])
def test_only_who_mediates_has_moves_of_a_mediator(name: str) -> None:
    scenario = load_scenario(name)
    level = scenario.public.levels[-1].id if scenario.public.levels else ""
    session = Session.open(scenario, 7, level=level, protocol="conference")
    for seat, party in enumerate(scenario.public.parties):
        found = actions(session.chair(Seat(seat)).view())
        assert (Group.MEDIATOR in {one.group for one in found}) == (party.role is Role.MEDIATOR)


def test_where_nobody_mediates_whoever_may_table_a_draft_finds_it_among_the_first_moves() -> None:
    session = Session.open(load_scenario("one-plough"), 7, protocol="conference")
    found = {one.name: one.group for one in actions(session.chair(Seat(0)).view())}
    assert found["table"] is Group.MAIN
