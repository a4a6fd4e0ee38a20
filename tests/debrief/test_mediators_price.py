"""What the mediator's interests cost the principals: worked out by hand on the case of nine packages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import three
from debrief.cases import talked, tiny

from communique.analysis import Effort, Problem, analyse
from communique.debrief import MediatorsPrice, debrief
from communique.debrief.deal import DealScale
from communique.debrief.mediators_price import price_of_mediation
from communique.model.message import message
from communique.model.package import Package
from communique.model.sheet import Scenario
from communique.session.scoring import Outcome


def mediated(*mediator: tuple[int, ...]) -> Scenario:
    """The case by hand with a mediator, whose points for the options of A and B are given; no deal is worth 15 to all.

    The principals' own Nash point is (2,2), worth 30,30: a product of 15 times 15; no other package that leaves both as
    well off as no deal has more than (1,1), 5 times 5, and (1,2) and (2,1) leave one of them nothing.
    """
    scenario = three(sizes=(3, 3), reservation=15)
    sheets = (
        *(replace(sheet, points=plain.points) for sheet, plain in zip(scenario.sheets, tiny().sheets, strict=False)),
        replace(scenario.sheets[2], points=mediator),
    )
    return replace(scenario, sheets=sheets)


def price(scenario: Scenario, package: Package) -> MediatorsPrice | None:
    problem = Problem.posed_by(scenario)
    points = tuple(problem.points(package).tolist())
    end = Outcome("joint", package, points, (15, 15, 15), (), message("cause.signed"), 1)
    known = analyse(scenario).frontier
    return price_of_mediation(DealScale(scenario, problem, (), 0, None), end, known, Effort())


def test_each_principal_s_loss_is_said_where_the_mediator_has_more() -> None:
    scenario = mediated((20, 10, 0), (20, 10, 0))
    found = price(scenario, (1, 1))
    assert found is not None
    assert (found.deal.package, found.gains, found.paid) == ((2, 2), (10, 10, -20), True)
    assert found.words(scenario.public) == (
        "At the principals' own Nash point, where the points of Medina count nothing, they would have had more: Aland "
        "+10, Borea +10. Against that, what was signed gives Medina +20."
    )


@pytest.mark.parametrize(
    ("mediator", "signed"),
    [
        (((20, 10, 0), (20, 10, 0)), (2, 2)),  # the point itself was signed
        (((0, 10, 20), (0, 10, 20)), (1, 1)),  # the mediator would have had more there as well
        (((20, 10, 0), (20, 10, 0)), (1, 2)),  # 15,35: Borea would have had less there
    ],
)
def test_it_is_nothing_elsewhere(mediator: tuple[tuple[int, ...], ...], signed: Package) -> None:
    scenario = mediated(*mediator)
    found = price(scenario, signed)
    assert found is not None
    assert not found.paid
    assert found.words(scenario.public).startswith("The interests of Medina cost the principals nothing")


def test_neither_the_mediator_s_signature_nor_its_points_are_asked_for() -> None:
    # (2,2) is worth 0 to Medina, who must sign: no text that can be signed gives the principals 30,30.
    scenario = mediated((20, 10, 0), (20, 10, 0))
    public = replace(scenario.public, signing=replace(scenario.public.signing, rule="unanimity"))
    found = price(replace(scenario, public=public), (1, 1))
    assert found is not None
    assert found.deal.package == (2, 2)
    assert not found.deal.acceptable


def test_without_a_mediator_nothing_is_said() -> None:
    assert debrief(talked()).price is None


def for_people(scenario: Scenario) -> Scenario:
    """The same with A an issue on which people's lives or freedom hang."""
    issues = tuple(replace(issue, humanitarian=i == 0) for i, issue in enumerate(scenario.public.issues))
    return replace(scenario, public=replace(scenario.public, issues=issues))


def test_no_text_that_does_less_for_people_than_what_was_signed_is_held_against_it() -> None:
    # With the points for A the other way round, (0,2) is worth 30,30; of the texts with A1 or A2 only (1,1), worth
    # 20,20, and (1,2), worth 15,35, leave both as well off as no deal.
    scenario = mediated((20, 10, 0), (20, 10, 0))
    a, b = (sheet.points for sheet in scenario.sheets[:2])
    one = replace(scenario.sheets[0], points=(a[0][::-1], a[1]))
    other = replace(scenario.sheets[1], points=(b[0][::-1], b[1]))
    turned = replace(scenario, sheets=(one, other, scenario.sheets[2]))
    free, guarded = price(turned, (1, 1)), price(for_people(turned), (1, 1))
    assert free is not None
    assert guarded is not None
    assert (free.deal.package, guarded.deal.package, guarded.paid) == ((0, 2), (1, 1), False)


def test_a_mediator_with_less_than_no_deal_is_no_reason_against_a_text_for_people() -> None:
    # (2,2) gives Medina 0, which is less than its 15.
    found = price(for_people(mediated((20, 10, 0), (20, 10, 0))), (1, 1))
    assert found is not None
    assert (found.deal.package, found.gains) == ((2, 2), (10, 10, -20))
