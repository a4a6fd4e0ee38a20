"""The three sentences that tell a game to one person, and to whom they can be told."""

from __future__ import annotations

from builders import drift
from debrief.cases import ALAND, BOREA, adjourned, make, speak, talked, tiny

from communique.debrief import debrief, told, told_to
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.session.session import Session


def test_a_signed_text_is_told_by_what_it_gives_what_it_cost_and_what_decided() -> None:
    assert told(debrief(talked()), ALAND) == (
        "You got 20 of 100 points, +5 against no deal.",
        "What it cost you: nothing against your first text; the end gives you 15 more.",
        "The move that decided most: event 8, P2 of Borea, settled A for good. Against what lay on the table before, "
        "that moved your points by +15 and those of all together by +10.",
    )


def test_what_it_cost_is_counted_from_the_first_text_on_with_the_dearest_issues() -> None:
    # From (2,0), worth 40, to (1,1), worth 20: 15 on A and 5 on B.
    session = make(Session.open(tiny(), seed=1), Offer((2, 0)), Pass(), Offer((1, 1)), Pass())
    found = debrief(speak(session, ALAND, Accept("P2"), Sign(), Sign()))
    assert told(found, ALAND)[1] == "What it cost you: 20 against your first text, most of it on A and B."
    assert told(found, BOREA)[1] == "What it cost you: nothing against your first text; the end gives you as much."


def test_talks_without_a_text_are_told_against_the_best_that_all_could_have_signed() -> None:
    session = make(Session.open(tiny(tension_on=False), seed=1), Offer((2, 1)), Pass(), Offer((0, 2)), Pass())
    got, cost, decided = told(debrief(drift(session)), ALAND)
    assert got == "Nothing was signed, so you have what no deal is worth to you: 15."
    # (2,1) gives 35 to Aland and 15 to Borea, as much as no deal.
    assert cost == "What it cost you: the text of event 1, which all could have signed, was worth 20 more to you."
    assert decided == (
        "The move that decided most: with event 3 the talks moved on from the text of event 1, which all could have "
        "signed. Against it, the end moved your points by −20 and those of all together by −20."
    )


def test_a_good_text_that_was_the_last_one_is_told_with_the_end_of_the_talks() -> None:
    session = drift(make(Session.open(tiny(tension_on=False), seed=1), Offer((1, 1)), Pass()))
    assert told(debrief(session), ALAND)[2].startswith(
        f"The move that decided most: with event {len(session.events)} the talks ended without the text of event 1,"
    )


def test_where_nothing_lay_there_nothing_was_lost_and_nothing_decided() -> None:
    assert told(debrief(adjourned()), BOREA)[1:] == (
        "What it cost you: nothing that can be told, for no text lay there that all could have signed.",
        "No single move decided: none changed what the end gives.",
    )


def test_a_story_is_told_to_people_and_to_every_seat_where_only_computers_played() -> None:
    mixed = drift(Session.open(tiny(), seed=1, lineup=("random", "human")))
    alone = drift(Session.open(tiny(), seed=1, lineup=("random", "random")))
    assert (told_to(debrief(mixed)), told_to(debrief(alone))) == ((BOREA,), (ALAND, BOREA))
