"""Figures of people in a role, worked out by hand, and what is not said of too few."""

from __future__ import annotations

import pytest
from builders import drift, two
from classroom.class_records import ALAND, BOREA, case_of, class_of
from debrief.cases import make, tiny

from communique.classroom.class_people import (
    GuessedIssue,
    Guesses,
    PulseMeans,
    deeds,
    guessed_about,
    guesses,
    paths,
    pulse_means,
    pulse_rows,
)
from communique.classroom.class_tables import Pulse, finished_table
from communique.debrief import SaidMatters, debrief
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.tell import Tell
from communique.session.session import Session


def test_a_path_is_what_the_last_text_of_each_session_was_worth_to_its_author() -> None:
    case = case_of(class_of(5, without=1))
    assert paths(case, ALAND) == [((1, 5),)] * 5
    assert paths(case, BOREA) == [((1, 20),)] * 5


def test_of_fewer_than_five_tables_nobody_s_path_words_or_guesses_are_told() -> None:
    case = case_of(class_of(4))
    assert paths(case, ALAND) == []
    assert deeds(case, ALAND) is None
    assert guesses(case, ALAND) is None
    assert guessed_about(case, BOREA, 1) is None


def test_five_tables_of_which_four_put_a_text_forward_have_no_paths() -> None:
    case = case_of(class_of(4, without=1))
    assert paths(case, ALAND) == []
    assert deeds(case, ALAND) is not None


def test_guesses_are_held_against_sheets_against_what_was_heard_and_against_lots() -> None:
    # Each of five people named A for Borea, to whom B matters more; it also looked like A. One of two, by lots.
    assert guesses(case_of(class_of(5)), ALAND) == Guesses(ALAND, 5, named=5, right=0, heard=0, chance=2.5)


def test_the_issues_of_a_delegation_stand_by_weight_with_how_many_named_them() -> None:
    told = guessed_about(case_of(class_of(5)), BOREA, 1)
    assert told == (5, [GuessedIssue(1, 0, true=True), GuessedIssue(0, 5, true=False)])


def test_words_and_deeds_are_counted_over_all_tables() -> None:
    case = case_of(class_of(5, without=1))
    aland, borea = dict(deeds(case, ALAND) or []), dict(deeds(case, BOREA) or [])
    assert (aland["Questions asked"], borea["Questions asked"]) == ("5", "0")
    assert (aland["Answers that were so"], borea["Answers that were so"]) == ("–", "0 of 5")
    assert (aland["Statements that were so"], borea["Reasons that were so"]) == ("5 of 5", "5 of 15")
    assert aland["Initials withdrawn"] == "0"


@pytest.mark.parametrize(("choice", "asked"), [(0, False), (1, True), (2, True)])
def test_what_is_said_to_matter_is_held_against_the_next_own_text(choice: int, asked: bool) -> None:
    # Option a of A is worth 15a to Aland: from half of 30 on it has asked for it.
    session = make(Session.open(tiny(), seed=1), Tell(0, "high"), Offer((choice, 0)), Pass())
    drift(session)
    assert debrief(session).matters == (SaidMatters(1, ALAND, 0, 2, asked),)


def test_a_pulse_of_five_has_means_and_one_of_four_has_none() -> None:
    taps = [Pulse(ALAND, k, 5, 1) for k in (1, 2, 3, 4)]
    assert pulse_means(taps) is None
    assert pulse_means([*taps, Pulse(BOREA, 5, 5, 1)]) == PulseMeans(5, 3.0, 5.0, 1.0)


def test_a_role_of_three_is_not_told_by_what_all_said_less_the_others() -> None:
    pulses = [Pulse(ALAND, 3, 3, 3)] * 5 + [Pulse(BOREA, 1, 1, 1)] * 3
    rows = list(pulse_rows(case_of(class_of(5, pulses=pulses))))
    assert [(row.who, row.means is None) for row in rows] == [("Aland", False), ("Borea", True)]


def test_points_stand_beside_the_pulse_of_a_role() -> None:
    case = case_of(class_of(3, without=1, pulses=[Pulse(ALAND, 2, 4, 5)] * 5))
    first, second = pulse_rows(case)
    # Three tables with 20 and one with 15, of a hundred.
    assert (first.means, first.points) == (PulseMeans(5, 2.0, 4.0, 5.0), 18.75)
    assert (second.means, second.points) == (None, 18.75)


def test_a_table_whose_talks_go_on_has_no_debrief() -> None:
    with pytest.raises(ValueError, match="not over"):
        finished_table("Table 1", Session.open(two(), seed=1))
