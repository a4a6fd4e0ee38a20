"""The single text: tabling it, marking it on the floor and in the ballot, taking initials back."""

import pytest
from builders import Play, build, terms, three, trio

from communique.model.scenario import Meters
from communique.rules.moves.amend import Amend
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.mark import Mark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import Phase
from communique.words import say


def tabled(scenario=None, **said):
    play = Play(scenario or three())
    play.floor(play.public.mediators[0] if play.public.mediators else 0)
    return play(TableDraft(terms(play.public, **(said or {"A": 1, "B": 1}))))


def test_tabling_costs_the_mediator_2_of_3_action_points():
    play = tabled()
    assert play.desk(2).points == 1
    assert play.table.draft == (2, (1, 1, -1, -1), 1)
    assert play.said() == "Medina tables a draft: A: A1; B: B1."


def test_where_there_is_a_mediator_only_it_tables():
    assert (
        Play(three()).refusal(TableDraft((1, 1, 1, 1)))
        == "Only the mediator tables a draft; you can make an offer or amend the draft."
    )


def test_where_nobody_mediates_anybody_tables():
    assert Play(trio()).refusal(TableDraft((1, 1, 1, 1))) == ""


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ((), "A draft must speak of at least one clause."),
        ((-1, -1, -1, -1), "A draft must speak of at least one clause."),
        ((1, 1), "Terms must speak of 4 issues, not 2; use -1 for an open issue."),
        ((1, 1, 9, 1), '"Issue C" has options 0 to 1, not 9.'),
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(said, sentence):
    assert Play(trio()).refusal(TableDraft(said)) == sentence


def test_the_same_draft_is_not_tabled_twice():
    play = tabled(trio())
    play.session(1)
    assert play.refusal(TableDraft((1, 1, -1, -1))) == "This is the draft on the table already."


def test_marks_on_clauses_that_stay_stay_when_a_new_version_is_tabled():
    play = tabled().phase(Phase.BALLOT)
    play(Mark((1, 1, 0, 0)), Mark((2, 3, 0, 0))).floor(2)
    play(TableDraft((1, 2, 1, -1)))
    assert play.table.marks[:2] == ((1, 0, 0, 0), (2, 0, 0, 0))
    assert play.table.draft.version == 2


def test_the_ballot_asks_each_signatory_after_the_floor():
    play = tabled().phase(Phase.BALLOT)
    assert play.table.queue == (0, 1)


def test_without_a_draft_there_is_no_ballot():
    play = Play(three())(Pass(), Pass(), Pass())
    assert play.table.phase is Phase.PRESS


def test_in_the_ballot_every_clause_is_marked():
    play = tabled().phase(Phase.BALLOT)
    assert play.refusal(Mark((1, 0, 0, 0))) == 'Mark "B" too: initial, hold or block.'
    assert play.refusal(Mark((1, 3, 0, 0))) == ""


def test_in_the_ballot_earlier_marks_may_stand():
    play = tabled().phase(Phase.BALLOT)(Mark((1, 2, 0, 0)), Mark((2, 2, 0, 0))).session(1).phase(Phase.BALLOT)
    play.until(lambda: play.turn == 0)
    play(Mark((0, 0, 0, 0)))
    assert play.said() == "Aland lets its marks stand."
    assert play.table.marks[0] == (1, 2, 0, 0)


def test_the_ballot_is_told_by_mark():
    play = tabled().phase(Phase.BALLOT)(Mark((1, 3, 0, 0)))
    assert play.said() == "Aland initials A; blocks B."


def test_marking_on_the_floor_is_free_and_keeps_the_floor():
    play = tabled().session(1).floor(1)(Mark((1, 0, 0, 0)))
    assert play.turn == 1
    assert play.desk(1).points == 2


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ((1,), "Give one mark from 0 to 3 for each of the 4 issues."),
        ((4, 0, 0, 0), "Give one mark from 0 to 3 for each of the 4 issues."),
        ((-1, 0, 0, 0), "Give one mark from 0 to 3 for each of the 4 issues."),
        ((0, 0, 1, 0), 'The draft leaves "C" open; there is nothing to mark.'),
        ((0, 0, 0, 0), "This changes no mark."),
    ],
)
def test_marks_that_make_no_sense_are_refused(marks, sentence):
    play = tabled(trio())
    assert play.refusal(Mark(marks)) == sentence


def test_without_a_draft_nothing_is_marked():
    assert Play(three()).refusal(Mark((1, 1, 1, 1))) == "There is no draft on the table to mark."


def test_a_mediator_that_does_not_sign_does_not_mark():
    assert tabled().refusal(Mark((1, 1, 0, 0))) == "Only those who sign mark the draft."


def test_when_all_have_initialled_every_clause_the_draft_goes_to_signing_at_once():
    play = tabled().phase(Phase.BALLOT)(Mark((1, 1, 0, 0)), Mark((1, 1, 0, 0)))
    assert play.table.phase is Phase.SIGNING
    assert play.table.agreed == ((1, 1, -1, -1), "draft", (0, 1))


def test_a_draft_reduced_to_what_all_have_initialled_goes_to_signing():
    play = tabled().phase(Phase.BALLOT)(Mark((1, 1, 0, 0)), Mark((1, 2, 0, 0))).floor(2)
    play(Amend("draft", ((1, -1),)))
    assert play.table.phase is Phase.SIGNING
    assert play.table.agreed.terms == (1, -1, -1, -1)


def withdrawn(scenario):
    return tabled(scenario).phase(Phase.BALLOT)(Mark((1, 2, 0, 0)), Mark((2, 2, 0, 0))).floor(0)(Mark((2, 0, 0, 0)))


def test_withdrawing_initials_costs_1_capital_1_credibility_and_2_trust_of_everyone():
    play = withdrawn(three())
    assert play.causes() == [
        ("capital", 0, 4, 3),
        ("trust", 1, 5, 3),
        ("trust", 2, 5, 3),
        ("credibility", 0, 8, 7),
    ]
    assert {say(change.cause) for change in play.table.changes} == {"it withdrew its initials"}


def test_by_the_first_edition_withdrawn_initials_leave_credibility():
    assert withdrawn(three(rules=1)).causes() == [("capital", 0, 4, 3), ("trust", 1, 5, 3), ("trust", 2, 5, 3)]


def test_hold_may_turn_into_block_for_nothing():
    play = tabled().phase(Phase.BALLOT)(Mark((2, 2, 0, 0)), Mark((2, 2, 0, 0))).floor(0)(Mark((3, 0, 0, 0)))
    assert play.causes() == []


def test_without_capital_initials_stand():
    play = tabled(three(meters=Meters(capital=0))).phase(Phase.BALLOT)(Mark((1, 2, 0, 0)), Mark((2, 2, 0, 0)))
    play.floor(0)
    assert play.refusal(Mark((3, 0, 0, 0))) == "Withdrawing initials costs 1 capital, and there is none left."


def test_a_changed_clause_loses_its_initials_for_nothing():
    play = tabled().phase(Phase.BALLOT)(Mark((1, 2, 0, 0)), Mark((2, 2, 0, 0))).floor(2)(Amend("draft", ((0, 2),)))
    assert play.table.marks[0] == (0, 2, 0, 0)
    assert play.causes() == []


def test_a_stated_goal_that_all_have_initialled_regains_1_capital_once():
    play = tabled(three(goals={1: [(0, (1, 2))]})).phase(Phase.BALLOT)
    play(Mark((1, 2, 0, 0)), Mark((1, 2, 0, 0)))
    assert play.causes() == [("capital", 1, 4, 5)]
    assert say(play.table.changes[0].cause) == "a clause it had called for was initialled: Borea wants A."
    play.floor(0)(Mark((2, 0, 0, 0)), Mark((1, 0, 0, 0)))
    assert play.table.capital == (3, 5, 4)


def test_a_goal_that_the_clause_does_not_meet_regains_nothing():
    play = tabled(three(goals={1: [(0, (2,))]})).phase(Phase.BALLOT)
    play(Mark((1, 2, 0, 0)), Mark((1, 2, 0, 0)))
    assert play.table.capital == (4, 4, 4)


def test_on_the_floor_the_last_initials_open_the_signing_and_the_floor_waits():
    play = tabled(build())
    play(Mark((1, 1, 0, 0)), Pass(), Mark((1, 1, 0, 0)))
    assert play.table.phase is Phase.SIGNING
    assert play.table.resume == (Phase.FLOOR, (1,))
