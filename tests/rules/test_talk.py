"""Asking, answering, telling: what it costs, who answers, what is refused."""

import pytest
from builders import Play, build, card, three, trio

from communique.model.scenario import Meters, Seat
from communique.rules.moves.answer import Answer, answered
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.reject import Reject
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.words import say

COMPARE = Ask("compare", 0, other_issue=1, of=Seat(1))
NEED = Ask("need", 0, option=2, of=Seat(1))


def test_a_question_costs_1_action_point_and_waits_for_its_answer():
    play = Play(trio())(COMPARE)
    assert play.desk(0).points == 1
    assert play.turn == 1
    assert play.said() == "Aland asks Borea: which matters more, A or B?"


def test_what_would_you_need_names_the_clause():
    assert Play(trio())(NEED).said() == 'Aland asks Borea: what would be needed for "A2" (A)?'


def test_after_the_answer_the_floor_is_the_askers_again():
    play = Play(trio())(COMPARE, Answer("first"))
    assert play.turn == 0
    assert play.table.question is None
    assert play.said() == "Borea answers that it is the first."


def test_a_question_to_all_is_answered_by_each_in_turn():
    play = Play(trio())(Ask("compare", 0, other_issue=1))
    assert play.said() == "Aland asks everyone: which matters more, A or B?"
    play(Answer("equal"))
    assert play.turn == 2
    play(Answer("decline"))
    assert play.turn == 0
    assert play.said() == "Cadia declines to answer."


def test_a_question_to_all_passes_over_the_absent():
    play = Play(trio()).floor(1)(Walk())
    play(Ask("compare", 0, other_issue=1))
    assert play.table.question.pending == (0,)


def test_who_is_asked_can_only_answer():
    play = Play(trio())(COMPARE)
    assert play.refusal(Pass()) == "Aland is waiting for your answer; decline if you prefer."
    assert play.refusal(Pass(), seat=0) == "It is Borea's turn, not Aland's."


def test_nobody_answers_without_a_question():
    assert Play(trio()).refusal(Answer("first")) == "Nobody is waiting for your answer."


def test_a_comparison_is_answered_as_one():
    play = Play(trio())(COMPARE)
    assert (
        play.refusal(Answer("need", 0, 1))
        == "The question was which matters more; say first, second or equal, or decline."
    )
    assert (
        play.refusal(Answer("maybe"))
        == 'An answer is one of first, second, equal, need, terms, as-is, issues, decline, not "maybe".'
    )
    assert play.refusal(Answer("second")) == ""


def test_a_need_is_answered_with_a_clause():
    play = Play(trio())(NEED)
    assert play.refusal(Answer("first")) == "The question was what you would need; name a clause, or decline."
    assert play.refusal(Answer("need", 9, 0)) == "Name a clause that exists."
    assert play.refusal(Answer("need", 0, 9)) == "Name a clause that exists."
    assert play(Answer("need", 1, 2)).said() == 'Borea answers that for this it would need "B2" (B).'


def test_other_answers_name_no_clause():
    play = Play(trio())(NEED)
    assert play.refusal(Answer("decline", 10**40)) == "Only an answer about what you would need names a clause."


def test_asking_is_free_when_trust_of_the_asked_is_above_7():
    assert Play(trio(meters=Meters(trust=8)))(COMPARE).desk(0).points == 2
    assert Play(trio(meters=Meters(trust=7)))(COMPARE).desk(0).points == 1


def test_asking_all_is_free_only_when_all_trust_the_asker():
    play = Play(trio()).set(trust=((5, 5, 5), (8, 5, 5), (7, 5, 5)))
    assert play(Ask("compare", 0, other_issue=1)).desk(0).points == 1


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (Ask("why", 0), 'Questions are "compare", "need", "take" or "prefer", not "why".'),
        (Ask("compare", 9, other_issue=1), "Issues are numbered 0 to 3, not 9."),
        (Ask("compare", -1, other_issue=1), "Issues are numbered 0 to 3, not -1."),
        (Ask("compare", other_issue=1), "Issues are numbered 0 to 3, not –."),
        (Ask("need", 0), "There is no option – of that issue."),
        (Ask("compare", 0, other_issue=0), "Compare two different issues."),
        (Ask("compare", 0, other_issue=9), "Compare two different issues."),
        (Ask("compare", 0, option=1, other_issue=1), "A comparison is between issues, not options."),
        (Ask("need", 0, option=3), "There is no option 3 of that issue."),
        (Ask("need", 0, option=-1), "There is no option -1 of that issue."),
        (Ask("need", 0, option=1, other_issue=1), "Ask what would be needed for one clause at a time."),
        (Ask("need", 0, option=1, of=Seat(0)), "Ask another party."),
        (Ask("need", 0, option=1, of=Seat(9)), "Ask another party."),
        (Ask("need", 0, option=1, of=Seat(1), to=Seat(2)), "A private question goes to the party asked."),
        (Ask("need", 0, option=1, of=Seat(1), to=Seat(1)), "Open a caucus with Borea first."),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(ask, sentence):
    assert Play(trio()).refusal(ask) == sentence


def test_the_absent_are_not_asked():
    play = Play(trio())(Walk())
    assert play.refusal(Ask("need", 0, option=1, of=Seat(0))) == "Aland has left the table."


def test_when_all_others_have_left_there_is_nobody_to_ask():
    play = Play(trio())(Walk(), Walk())
    assert play.refusal(Ask("need", 0, option=1)) == "There is nobody at the table to ask."


def asked_in_private():
    return Play(trio())(Caucus(Seat(1)), Ask("need", 0, option=2, of=Seat(1), to=Seat(1)))


def test_a_private_question_is_answered_in_private_and_leaves_the_table_as_it_was():
    play = Play(trio())(Caucus(Seat(1)))
    before = play.table
    play(Ask("need", 0, option=2, of=Seat(1), to=Seat(1)))
    assert play.said() == 'Aland asks Borea, in private: what would be needed for "A2" (A)?'
    assert play.turn == 1
    play(Answer("need", 1, 1, Seat(0)))
    assert play.table == before
    assert play.turn == 0


def test_while_a_private_answer_is_due_the_asker_waits():
    play = asked_in_private()
    assert play.refusal(Pass(), seat=0) == "Borea has yet to answer you."
    assert play.refusal(Pass(), seat=1) == "Aland is waiting for your answer; decline if you prefer."
    assert play.refusal(Pass(), seat=2) == "It is Aland's turn, not Cadia's."


def test_a_private_question_is_not_answered_in_the_open():
    sentence = "Answer in private what was asked in private, and in the open what was asked in the open."
    assert asked_in_private().refusal(Answer("decline")) == sentence
    assert Play(trio())(COMPARE).refusal(Answer("first", to=Seat(0))) == sentence


def test_a_statement_costs_no_action_point():
    play = Play(trio())(Tell(1, "high"), Tell(0, "low"))
    assert play.desk(0).points == 2
    assert play.said() == "Aland says that A matters less than other things to it."


def test_a_statement_in_private_says_so():
    play = Play(trio())(Caucus(Seat(1)), Tell(1, "high", to=Seat(1)))
    assert play.said() == "Aland says to Borea, in private, that B matters much to it."


@pytest.mark.parametrize(
    ("tell", "sentence"),
    [
        (Tell(9, "high"), "Issues are numbered 0 to 3, not 9."),
        (Tell(weight="high"), "Issues are numbered 0 to 3, not –."),
        (Tell(0, "very"), 'Say that the issue matters "high" or "low", not "very".'),
        (Tell(0, "high", text="Psst."), "A statement has no text of its own; name the issue and how much it matters."),
        (Tell(4, card="c0", text="x"), "Issues are numbered 0 to 3, not 4."),
        (
            Tell(weight="high", card="c0"),
            "Evidence speaks for itself: name the card, its text and its issue, nothing else.",
        ),
        (Tell(card="c" * 65), "A card's text has at most 600 characters."),
        (Tell(card="c0", text="x" * 601), "A card's text has at most 600 characters."),
        (Tell(0, "high", to=Seat(1)), "Open a caucus with Borea first."),
    ],
)  # fmt: skip
def test_a_statement_that_makes_no_sense_is_refused(tell, sentence):
    assert Play(trio()).refusal(tell) == sentence


EVIDENCE = Tell(card="c0", text="The map of seat 0.")


def test_evidence_costs_1_action_point_and_wins_trust():
    play = Play(trio(cards={0: (card(),)}))(EVIDENCE)
    assert play.desk(0).points == 1
    assert play.causes() == [("trust", 1, 5, 6), ("trust", 2, 5, 6)]
    assert play.said() == "Aland lays evidence on the table: The map of seat 0."


def test_evidence_wins_trust_once():
    play = Play(trio(cards={0: (card(),)}))(EVIDENCE)
    assert play.refusal(EVIDENCE) == "This evidence is on the table already."


def test_evidence_in_private_moves_no_meter_and_may_still_be_laid_down_for_all():
    play = Play(trio(cards={0: (card(),)}))(Caucus(Seat(1)), Tell(card="c0", text="The map of seat 0.", to=Seat(1)))
    assert play.table.changes == ()
    assert play.said() == "Aland shows evidence to Borea, in private: The map of seat 0."
    play.session(1).floor(0)
    assert play.refusal(EVIDENCE) == ""


def test_a_draft_is_criticised_with_up_to_three_clauses():
    from communique.rules.moves.table_draft import TableDraft

    play = Play(three()).floor(2)(TableDraft((1, 1, 1, 1))).session(1).floor(1)
    assert play.refusal(Reject("draft", ())) == "Name one to three clauses, not 0."
    assert play.refusal(Reject("draft", ((0, -1, 0),) * 4)) == "Name one to three clauses, not 4."
    assert play.refusal(Reject("draft", ((0, -1, 7),))) == "Reasons are numbered 0 to 6, not 7."
    assert play.refusal(Reject("draft", ((0, 3, 0),))) == "There is no option 3 of issue 0."
    play(Reject("draft", ((0, 2, 3), (1, -1, 5))))
    assert (
        play.said()
        == 'Borea cannot take the draft: A, it cannot be verified (rather "A2"); B, it would not pass at home.'
    )
    assert play.desk(1).points == 2


def test_without_a_draft_there_is_nothing_to_criticise():
    assert Play(three()).refusal(Reject("draft", ((0, -1, 0),))) == "There is no draft on the table to criticise."


def test_in_a_talk_of_one_issue_nothing_is_compared():
    play = Play(build(sizes=(3,)))
    assert play.refusal(Ask("compare", 0, other_issue=0)) == "Compare two different issues."


def test_an_answer_is_told_with_the_issues_it_is_about():
    public = trio().public
    assert (
        say(answered(public, Seat(1), Answer("second"), [COMPARE])) == "Borea answers that B matters more to it than A."
    )
    to_another = Ask("compare", 1, other_issue=0, of=Seat(2))
    told = say(answered(public, Seat(1), Answer("first"), [to_another, COMPARE]))
    assert told == "Borea answers that A matters more to it than B."
