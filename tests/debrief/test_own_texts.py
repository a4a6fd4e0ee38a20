"""A party's own texts: what each cost and won, and what would have been better by what could be known then."""

from __future__ import annotations

from dataclasses import replace

from builders import drift, three
from debrief.cases import ALAND, BOREA, make, speak, talked, tiny

from communique.debrief import Debrief, OwnText, debrief
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session.session import Session


def four_texts(scenario: Scenario | None = None) -> Debrief:
    """Aland asks for (2,0), then (2,1); Borea for (0,2), then (1,2). Worth to Aland: 40, 35, 0, 15."""
    session = make(Session.open(scenario or tiny(), seed=1), Offer((2, 0)), Pass(), Offer((0, 2)), Pass())
    speak(session, ALAND, Offer((2, 1)), Pass())
    return debrief(drift(speak(session, BOREA, Offer((1, 2)), Pass())))


def of(found: Debrief, seat: int) -> list[OwnText]:
    return [own for own in found.own_texts if own.text.seat == seat]


def test_a_text_costs_what_it_gives_away_and_wins_what_comes_back() -> None:
    first, second = of(four_texts(), 0)
    assert (first.points, first.step, first.back) == (40, None, None)
    assert (second.points, second.step, second.back) == (35, -5, 15)
    said = second.words(four_texts().public)
    assert said[0] == "It cost you 5 against your text before."
    assert said[1] == "It won you 15: so much more the next text of Borea gave you."


def test_what_would_have_been_better_is_told_in_points_of_the_own_sheet() -> None:
    # Aland asked for (0,1), worth 5. It had heard nothing, so nobody was believed to lose by (2,0), worth 40.
    own = of(debrief(talked()), 0)[0]
    assert own.better is not None
    assert (own.better.changes, own.better.gain) == (((0, 2), (1, 0)), 35)
    assert own.words(debrief(talked()).public)[2] == (
        "By what you could know then, this would have been worth 35 more to you and probably no less to the others: A: "
        "A2; B: B0."
    )


def test_where_a_text_is_the_best_for_its_author_nothing_was_better() -> None:
    own = of(four_texts(), 0)[0]
    assert own.better is None
    assert own.words(four_texts().public)[2] == "By what you could know then, no small change would have been better."


def test_no_other_sheet_has_a_say_in_what_would_have_been_better() -> None:
    scenario = tiny()
    strange = replace(scenario.sheets[1], points=((0, 0, 40), (0, 40, 0)))
    changed = replace(scenario, sheets=(scenario.sheets[0], strange))
    assert [own.better for own in of(four_texts(changed), 0)] == [own.better for own in of(four_texts(), 0)]


def test_what_was_heard_later_has_no_say_in_it() -> None:
    longer = four_texts()
    session = make(Session.open(tiny(), seed=1), Offer((2, 0)), Pass(), Offer((0, 2)), Pass())
    shorter = debrief(drift(speak(session, ALAND, Offer((2, 1)), Pass())))
    assert [own.better for own in of(shorter, 0)] == [own.better for own in of(longer, 0)]
    assert of(shorter, 0)[1].answer is None


def test_only_the_seats_of_people_are_reviewed() -> None:
    session = Session.open(tiny(), seed=1, lineup=("human", "random"))
    make(session, Offer((2, 0)), Pass(), Offer((0, 2)), Pass())
    assert [own.text.seat for own in debrief(drift(session)).own_texts] == [0]


def test_what_another_has_asked_for_is_not_taken_away_to_be_better() -> None:
    # Borea has asked for (0,2). By (2,0) in the place of (2,2) Aland would have 10 more, and Borea is believed to lose.
    session = make(Session.open(tiny(), seed=1), Offer((2, 0)), Pass(), Offer((0, 2)), Pass())
    found = debrief(drift(speak(session, ALAND, Offer((2, 2)), Pass())))
    assert of(found, 0)[1].better is None


def test_nothing_is_better_that_does_less_for_people() -> None:
    # Borea would have 5 more with A0 in the place of A1; A is for people, so only B is left to change: 15 more by B2.
    scenario = tiny()
    issues = tuple(replace(issue, humanitarian=i == 0) for i, issue in enumerate(scenario.public.issues))
    guarded = replace(scenario, public=replace(scenario.public, issues=issues))
    session = speak(Session.open(guarded, seed=1), BOREA, Offer((1, 1)), Pass())
    better = of(debrief(drift(session)), 1)[0].better
    assert better is not None
    assert (better.changes, better.gain) == (((1, 2),), 15)


def test_a_private_text_between_others_is_no_answer() -> None:
    session = speak(Session.open(three(), seed=1), ALAND, Offer((2, 2, 1, 3)), Pass())
    speak(session, BOREA, Caucus(Seat(2)), Offer((0, 0, 1, 3), Seat(2)))
    assert of(debrief(drift(session)), 0)[0].answer is None
