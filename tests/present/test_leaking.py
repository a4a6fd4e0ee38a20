"""What words of one's own give away of the sheet: what is seen, and what is no figure of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import two

from communique.model.scenario import Seat
from communique.present import harm_of
from communique.present.leaking import leaks
from communique.rules.moves.say import OwnWords
from communique.session import Session
from communique.views import PartyView


def view(scale: int = 100) -> PartyView:
    """Of a seat to which no deal is worth 37, and the second option of the first issue 23."""
    scenario = two()
    points = ((0, 23 * scale // 100, *scenario.sheets[0].points[0][2:]), *scenario.sheets[0].points[1:])
    sheet = replace(scenario.sheets[0], reservation=37 * scale // 100, points=points)
    public = replace(scenario.public, scale=scale, tension_shift=())
    changed = replace(scenario, public=public, sheets=(sheet, *scenario.sheets[1:]))
    return Session.open(changed, 1, protocol="alternating").chair(Seat(0)).view()


def test_what_no_deal_is_worth_is_seen_wherever_it_stands() -> None:
    assert leaks(view(), "We cannot go below 37.") == ("37 is what no deal is worth to you.",)
    assert leaks(view(), "(37)") == ("37 is what no deal is worth to you.",)


def test_what_an_option_is_worth_is_seen_where_it_is_named_or_points_are_spoken_of() -> None:
    issue = two().public.issues[0]
    label = issue.options[1].label
    told = (f'23 is what "{label}" is worth to you.',)
    assert leaks(view(), f"{label} brings us 23") == told
    assert leaks(view(), f"On {issue.short.upper()}, 23.") == told
    assert leaks(view(), "That is 23 points to us.") == told


@pytest.mark.parametrize(
    "text",
    ["", "Good morning.", "We meet in 23 days.", "Since 1937.", "137 or 370", "3.7 or 37.5", "37% of it", "a37"],
)
def test_other_numbers_are_no_figures_of_the_sheet(text: str) -> None:
    assert leaks(view(), text) == ()


def test_points_are_read_of_a_hundred_where_a_scenario_counts_finer() -> None:
    assert leaks(view(10_000), "Below 37 we leave.") == ("37 is what no deal is worth to you.",)
    assert leaks(view(10_000), "Below 3700 we leave.") == ()


def test_words_that_give_it_away_are_looked_at_twice() -> None:
    assert harm_of(view(), OwnWords("No less than 37.")) == "37 is what no deal is worth to you."
    assert harm_of(view(), OwnWords("No less than that.")) == ""
