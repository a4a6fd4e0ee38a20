"""Time costs where a sheet says so: what an agreement is worth falls with the rounds it took."""

from dataclasses import replace

from builders import trio

from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session.scoring import outcome
from communique.session.session import Session


def ended(discount: str, rounds_passed: int, *others: str):
    """A game with one discount for all, or with the discounts of each seat."""
    scenario = trio()
    each = (discount, *others) if others else (discount,) * len(scenario.sheets)
    sheets = tuple(replace(sheet, discount=one) for sheet, one in zip(scenario.sheets, each, strict=True))
    scenario = replace(scenario, sheets=sheets)
    session = Session.open(scenario, 1, protocol="alternating", rounds=4)
    for _ in range(3 * rounds_passed):
        assert session.chair(session.turn).submit(Pass()) is None
    assert session.chair(session.turn).submit(Offer(tuple(1 for _ in scenario.public.issues))) is None
    while not session.over:
        assert session.chair(session.turn).submit(Accept()) is None
    return scenario, outcome(session.scenario, session.state)


def test_without_a_discount_points_are_those_of_the_package():
    scenario, end = ended("1", 2)
    package = tuple(1 for _ in scenario.public.issues)
    assert end.points == tuple(sheet.value(package) for sheet in scenario.sheets)


def test_half_way_a_discount_of_a_quarter_halves_points_and_no_deal():
    scenario, end = ended("0.25", 2)
    package = tuple(1 for _ in scenario.public.issues)
    assert end.points == tuple(round(sheet.value(package) / 2) for sheet in scenario.sheets)
    assert end.no_deal == tuple(round(sheet.reservation / 2) for sheet in scenario.sheets)


def test_time_costs_only_whom_it_costs():
    scenario, end = ended("1", 2, "0.25", "1")
    first, second, third = (sheet.value(tuple(1 for _ in scenario.public.issues)) for sheet in scenario.sheets)
    assert second > 1
    assert end.points == (first, round(second / 2), third)


def test_in_the_first_round_nothing_is_lost():
    assert ended("0.25", 0)[1].points == ended("1", 0)[1].points
