"""Levels: a scenario cut down is a scenario like any other."""

from dataclasses import replace

import pytest
from builders import few, lucks, played, rich
from hypothesis import given

from communique.model.levels import at_level, find_level
from communique.model.scenario import IssueRecord, Level, Reference
from communique.model.sheet import Audience, Card
from communique.session import Session

CALM = Level("calm", "Calm", "", (0, 1), audiences=False, links=False, news=False, gestures=False, tension=False)
FULL = Level("full", "Full", "", (0, 1, 2, 3))
SWAPPED = Level("swapped", "Swapped", "", (3, 0), news=False)


def whole(**changes):
    scenario = rich(**changes)
    public = replace(scenario.public, levels=(CALM, FULL, SWAPPED), reference=Reference((1, 2, 0, 3), "It happened."))
    return replace(scenario, public=public)


def test_a_level_is_found_by_its_id():
    assert find_level(whole().public, "full") is FULL


def test_an_unknown_level_is_named_with_those_there_are():
    with pytest.raises(KeyError) as caught:
        find_level(whole().public, "easy")
    assert caught.value.args == ('Scenario "harbour" has no level "easy"; it has: calm, full, swapped.',)


def test_a_level_keeps_its_issues_in_its_own_order():
    assert [issue.id for issue in at_level(whole(), "swapped").public.issues] == ["d", "a"]


def test_points_of_issues_that_stay_are_unchanged():
    scenario = whole()
    cut = at_level(scenario, "swapped")
    for p in range(3):
        assert cut.sheets[p].points == (scenario.sheets[p].points[3], scenario.sheets[p].points[0])


def test_the_full_level_changes_no_points_and_no_reservation():
    cut, scenario = at_level(whole(), "full"), whole()
    assert [(s.points, s.links, s.reservation, s.audiences) for s in cut.sheets] == [
        (s.points, s.links, s.reservation, s.audiences) for s in scenario.sheets
    ]


def test_what_is_switched_off_is_gone():
    public = at_level(whole(), "calm").public
    assert (public.news, public.gestures, public.tension_on, public.level) == ((), (), False, "calm")
    assert all((s.links, s.audiences) == ((), ()) for s in at_level(whole(), "calm").sheets)


def test_a_gesture_goes_with_its_issue_and_is_renumbered():
    assert [(g.id, g.issue) for g in at_level(whole(), "swapped").public.gestures] == [("maps", 1), ("more", 1)]


def test_a_rule_between_options_goes_with_either_issue():
    assert at_level(whole(), "swapped").public.feasibility == ()
    assert [(r.issue, r.other_issue) for r in at_level(whole(), "calm").public.feasibility] == [(0, 1)]


def test_a_guarantee_that_unlocks_nothing_left_is_gone():
    assert at_level(whole(), "calm").public.guarantees == ()
    swapped = at_level(whole(), "swapped").public
    assert [g.id for g in swapped.guarantees] == ["monitors"]
    assert swapped.issues[0].options[3].guarantee == 0


def test_goals_go_with_their_issue_and_are_renumbered():
    public = at_level(whole(), "swapped").public
    assert [[goal.issue for goal in party.goals] for party in public.parties] == [[1], [], []]


def test_a_link_needs_both_its_issues():
    cut = at_level(whole(), "swapped")
    assert cut.sheets[0].links == ()
    assert [(k.issue, k.other_issue, k.points) for k in cut.sheets[1].links] == [(1, 0, -4)]


def test_an_audience_needs_all_its_issues():
    audiences = {0: (Audience("one", "One", (0, 3), 5), Audience("two", "Two", (0, 1), 5))}
    cut = at_level(whole(audiences=audiences), "swapped")
    assert [(a.id, a.issues) for a in cut.sheets[0].audiences] == [("one", (1, 0))]


def test_a_card_goes_with_its_issue():
    cards = {0: (Card("x", "X", "x", issue=1), Card("y", "Y", "y", issue=3), Card("z", "Z", "z"))}
    cut = at_level(whole(cards=cards), "swapped")
    assert [(c.id, c.issue) for c in cut.sheets[0].cards] == [("y", 0), ("z", None)]


def test_the_reference_outcome_is_cut_too():
    assert at_level(whole(), "swapped").public.reference.package == (3, 1)


def test_what_a_real_text_said_is_cut_issue_by_issue():
    scenario = whole()
    said = tuple(IssueRecord(n == 0, f"On issue {n}.") for n in range(4))
    told = replace(scenario.public, reference=replace(scenario.public.reference, by_issue=said))
    cut = at_level(replace(scenario, public=told), "swapped").public.reference
    assert [(one.settled, one.text) for one in cut.by_issue] == [(False, "On issue 3."), (True, "On issue 0.")]


def test_a_reservation_given_for_the_level_is_used():
    scenario = whole()
    sheet = replace(scenario.sheets[0], level_reservations={"calm": 9})
    cut = at_level(replace(scenario, sheets=(sheet, *scenario.sheets[1:])), "calm")
    assert cut.sheets[0].reservation == 9
    assert cut.sheets[0].level_reservations == {}


def test_a_reservation_not_given_is_the_same_share_of_the_best_rounded():
    # Every best package is worth 62; on A and B alone 17, 31 and 45: 30 * 17 / 62 = 8.2, 15.0, 30 * 45 / 62 = 21.8
    assert [sheet.reservation for sheet in at_level(whole(), "calm").sheets] == [8, 15, 22]


def test_the_digest_is_that_of_the_whole_scenario():
    assert at_level(whole(), "calm").digest == whole().digest


@pytest.mark.slow
@given(lucks)
@few
def test_every_level_can_be_played(luck):
    for level in ("calm", "full", "swapped"):
        session = played(whole(), luck, level=level)
        assert Session.resume(whole(), session.header, session.events).state == session.state
