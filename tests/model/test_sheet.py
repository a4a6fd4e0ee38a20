"""A sheet's arithmetic: points, linked clauses, audiences, no deal by tension."""

import pytest
from builders import rich, three, two

from communique.model.scenario import Role, Seat, Signing
from communique.model.sheet import Audience, Link


def test_a_package_is_worth_the_sum_of_its_options():
    assert two().sheets[0].value((2, 1, 1, 3)) == 5 + 6 + 19 + 26


def test_linked_clauses_count_when_both_stand():
    sheet = two(links={0: (Link(0, 2, 1, 1, 7), Link(0, 2, 2, 0, -3))}).sheets[0]
    assert sheet.value((2, 1, 1, 0)) == 5 + 6 + 19 + 7
    assert sheet.value((2, 1, 0, 0)) == 5 + 6 + 7 - 3
    assert sheet.value((1, 1, 0, 0)) == 2 + 6


def test_a_package_of_another_length_is_an_error():
    with pytest.raises(ValueError):
        two().sheets[0].value((1, 1))


def test_an_audience_is_content_at_its_threshold():
    sheet = two(audiences={0: (Audience("a", "A", (0, 2), 21), Audience("b", "B", (1,), 13))}).sheets[0]
    assert [a.id for a in sheet.unhappy((1, 2, 1, 0))] == ["b"]
    assert [a.id for a in sheet.unhappy((0, 2, 1, 0))] == ["a", "b"]


@pytest.mark.parametrize(("tension", "worth"), [(0, 30), (1, 29), (4, 24), (9, 24), (-3, 30)])
def test_no_deal_follows_the_published_table(tension, worth):
    scenario = rich()
    assert scenario.sheets[0].no_deal(scenario.public, tension) == worth


def test_without_a_table_tension_changes_nothing():
    scenario = two()
    assert scenario.sheets[0].no_deal(scenario.public, 4) == 30


def test_who_signs_follows_the_rule():
    assert three().public.signatories == (0, 1)
    assert three(signing=Signing("unanimity")).public.signatories == (0, 1, 2)
    assert three(signing=Signing("k-of-n", 2, (Seat(0),))).public.signatories == (0, 1, 2)


def test_roles_are_told_apart():
    public = three().public
    assert (public.principals, public.mediators) == ((0, 1), (2,))
    assert public.parties[2].role is Role.MEDIATOR
    assert public.sizes == (3, 3, 2, 4)
