"""What a sum says it is made of adds up to the figure: for any scenario, any terms, and any course of the talks."""

from __future__ import annotations

import pytest
from builders import other_secrets, play_on, rich, scenarios
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.present import appraise, readings
from communique.present.sums import Sum, sum_of_meter, sum_of_no_deal, sum_of_package
from communique.rules.state import MeterName
from communique.session.session import Session
from communique.views import PartyView


def holds(found: Sum | None) -> Sum:
    assert found is not None
    assert found.value == found.total.amount
    return found


def any_terms(data: st.DataObject, scenario: Scenario) -> Terms:
    issues = scenario.public.issues
    return tuple(data.draw(st.integers(OPEN, len(issue.options) - 1)) for issue in issues)


def check(view: PartyView, terms: Terms) -> None:
    found, appraisal = holds(sum_of_package(view, terms)), appraise(view, terms)
    assert appraisal is not None
    assert found.value == appraisal.points
    assert found.total.figure == appraisal.measure.figure(appraisal.points)
    no_deal, margin = found.after
    assert found.value + no_deal.amount == margin.amount == appraisal.margin
    assert holds(sum_of_no_deal(view)).value == view.no_deal == -no_deal.amount


@settings(max_examples=60, deadline=None)
@given(scenario=scenarios(), data=st.data())
def test_a_package_is_the_sum_of_its_clauses_and_links(scenario: Scenario, data: st.DataObject) -> None:
    session = Session.open(scenario, 3)
    for seat in range(len(scenario.sheets)):
        check(session.chair(Seat(seat)).view(), any_terms(data, scenario))


@pytest.mark.parametrize("name", [str(name) for name in list_scenarios()])
def test_that_holds_in_every_shipped_scenario_at_every_level(name: str) -> None:
    whole = load_scenario(name)
    for level in [one.id for one in whole.public.levels] or [""]:
        case = at_level(whole, level) if level else whole
        session = Session.open(case, 5, level="")
        view = session.chair(Seat(0)).view()
        for pick in (0, 1, -1):
            terms = tuple(
                pick % len(issue.options) if n % 3 or pick else OPEN for n, issue in enumerate(case.public.issues)
            )
            check(view, terms)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_linked_clauses_are_counted_once_each(data: st.DataObject) -> None:
    scenario = rich()
    for seat, sheet in enumerate(scenario.sheets):
        for link in sheet.links:
            terms = list(any_terms(data, scenario))
            terms[link.issue], terms[link.other_issue] = link.option, link.other_option
            view = Session.open(scenario, 3).chair(Seat(seat)).view()
            check(view, tuple(terms))
            assert link.points in [term.amount for term in holds(sum_of_package(view, tuple(terms))).terms]


@pytest.mark.parametrize("luck", range(4))
def test_a_meter_is_where_it_began_and_every_change_since(luck: int) -> None:
    session = play_on(Session.open(rich(), luck), luck, limit=120)
    view = session.chair(Seat(0)).view()
    shown = readings(view)
    assert {one.meter for one in shown} == set(MeterName)
    for reading in shown:
        found = holds(sum_of_meter(view, reading.meter, reading.seat, reading.other))
        assert found.value == reading.value
        assert len(found.terms) == len(reading.causes) + 1
    check(view, tuple(0 for _ in view.public.issues))


def test_tension_stands_in_the_sum_of_no_deal() -> None:
    for luck in range(12):
        view = play_on(Session.open(rich(), luck), luck, limit=120).chair(Seat(0)).view()
        if view.tension and view.no_deal != view.sheet.reservation:
            assert [term.amount for term in holds(sum_of_no_deal(view)).terms] == [
                view.sheet.reservation,
                view.no_deal - view.sheet.reservation,
            ]
            return
    raise AssertionError("tension never rose")


def test_nobody_is_told_the_sum_of_anothers_trust() -> None:
    view = Session.open(rich(), 1).chair(Seat(0)).view()
    assert sum_of_meter(view, MeterName.TRUST, Seat(1), Seat(0)) is None


def test_a_sum_knows_no_sheet_but_ones_own() -> None:
    case = rich()
    terms = tuple(0 for _ in case.public.issues)
    one, other = (Session.open(it, 1).chair(Seat(0)).view() for it in (case, other_secrets(case, 0)))
    assert sum_of_package(one, terms) == sum_of_package(other, terms)
    assert sum_of_no_deal(one) == sum_of_no_deal(other)


def test_an_onlooker_has_no_sum() -> None:
    from communique.session.onlooker import Onlooker

    view = Onlooker(Session.open(rich(), 1)).view()
    assert view.seat == NATURE
    assert sum_of_package(view, tuple(0 for _ in view.public.issues)) is None
    assert sum_of_no_deal(view) is None


def test_open_issues_that_add_nothing_share_a_line() -> None:
    view = Session.open(rich(), 1).chair(Seat(0)).view()
    found = holds(sum_of_package(view, (OPEN,) * len(view.public.issues)))
    quiet = [term for term in found.terms if term.quiet]
    assert len([term for term in quiet if not term.amount]) <= 1
