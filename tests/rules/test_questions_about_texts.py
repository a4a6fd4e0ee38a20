"""What would it take, and which of these two: questions about texts on the table, their answers, what is refused."""

import pytest
from builders import Play, three, trio

from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.rules.moves.accept import Accept
from communique.rules.moves.answer import Answer, answered, changed
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.words import say

A, B, C = Seat(0), Seat(1), Seat(2)
TAKE = Ask("take", target="P1", of=B)
PREFER = Ask("prefer", target="P1", other="P2", of=B)


def offered() -> Play:
    """Aland has put forward one text and has one more point to spend."""
    return Play(trio())(Offer((2, 2, 0, OPEN)))


def two_texts() -> Play:
    """Aland has put forward two texts, and has the floor again in the next session."""
    return Play(trio())(Offer((2, 2, 0, OPEN)), Offer((2, 0, 0, 1))).session(1).floor(0)


def test_what_would_it_take_costs_a_point_and_waits_for_its_answer() -> None:
    play = offered()(TAKE)
    assert play.desk(0).points == 0
    assert play.turn == 1
    assert play.said() == "Aland asks Borea: what would have to change in offer P1 for it to be accepted?"


def test_the_answer_names_up_to_three_changes() -> None:
    play = offered()(TAKE)
    play(Answer("terms", changes=((1, 0), (3, 2))))
    assert play.turn == 0
    assert play.said() == "Borea answers that it would accept with these changes: B: B0; D: D2."
    told = say(answered(play.public, B, Answer("terms", changes=((1, 0),)), [TAKE]))
    assert told == "Borea answers that it would accept offer P1 with these changes: B: B0."


def test_an_answer_commits_nobody_and_leaves_the_texts_as_they_were() -> None:
    play = offered()
    before = play.table.offers
    assert play(TAKE, Answer("terms", changes=((1, 0),))).table.offers == before


def test_a_text_may_do_as_it_is_and_the_vague_name_issues_alone() -> None:
    assert offered()(TAKE, Answer("as-is")).said() == "Borea answers that it would accept the text as it is."
    play = offered()(TAKE, Answer("issues", changes=((1, OPEN), (2, OPEN))))
    assert play.said() == "Borea answers that something would have to change on: B; C."
    told = say(answered(play.public, B, Answer("issues", changes=((1, OPEN),)), [TAKE]))
    assert told == "Borea answers that something would have to change in offer P1, on: B."
    told = say(answered(play.public, B, Answer("as-is"), [TAKE]))
    assert told == "Borea answers that it would accept offer P1 as it stands."


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer("first"), "The question was what it would take; say terms, as-is or issues, or decline."),
        (Answer("terms"), "Name one to three clauses that would have to change, not 0."),
        (Answer("terms", changes=((0, 0), (1, 0), (2, 1), (3, 1))),
         "Name one to three clauses that would have to change, not 4."),
        (Answer("terms", changes=((0, 0), (0, 1))), "Name each clause once."),
        (Answer("terms", changes=((9, 0),)), "Issues are numbered 0 to 3."),
        (Answer("terms", changes=((0, 2),)), "The text has that clause already; name one that would change."),
        (Answer("terms", changes=((0, 7),)), '"Issue A" has options 0 to 2, not 7.'),
        (Answer("terms", changes=((0, OPEN), (1, OPEN), (2, OPEN))), "Something must be left of the text."),
        (Answer("issues", changes=((0, 1),)), "An answer that names issues only names no options."),
        (Answer("as-is", changes=((0, 1),)), "Only an answer about what it would take names changes."),
        (Answer("terms", 0, 1, changes=((0, 1),)), "Only an answer about what you would need names a clause."),
    ],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_is_refused(answer: Answer, sentence: str) -> None:
    assert offered()(TAKE).refusal(answer) == sentence


def test_only_a_question_about_a_text_is_answered_with_changes() -> None:
    play = Play(trio())(Ask("need", 0, option=1, of=B))
    assert play.refusal(Answer("terms", changes=((0, 1),))) == (
        "The question was what you would need; name a clause, or decline."
    )


def test_the_draft_can_be_asked_about() -> None:
    play = Play(trio())(TableDraft((1, 1, OPEN, OPEN)))
    play(Pass()) if play.turn == 0 else None
    play.floor(2)(Ask("take", target="draft", of=B))
    assert play.said() == "Cadia asks Borea: what would have to change in the draft for it to be accepted?"
    play(Answer("terms", changes=((0, 2), (2, 1))))
    assert say(answered(play.public, B, Answer("as-is"), [Ask("take", target="draft", of=B)])) == (
        "Borea answers that it would accept the draft as it stands."
    )


def test_which_of_two_texts_is_answered_by_one_of_them() -> None:
    play = two_texts()(PREFER)
    assert play.said() == "Aland asks Borea: which would be the better text, offer P1 or offer P2?"
    assert play.refusal(Answer("as-is")) == (
        "The question was which of two texts; say first, second or equal, or decline."
    )
    assert play(Answer("second")).turn == 0
    told = [say(answered(play.public, B, Answer(says), [PREFER])) for says in ("first", "second", "equal", "decline")]
    assert told == [
        "Borea answers that it would rather have offer P1 than offer P2.",
        "Borea answers that it would rather have offer P2 than offer P1.",
        "Borea answers that offer P1 and offer P2 would be the same to it.",
        "Borea declines to answer.",
    ]


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (Ask("take", target="P9", of=B), 'There is no standing offer "P9" to ask about.'),
        (Ask("take", of=B), 'There is no standing offer "" to ask about.'),
        (Ask("take", target="W0-1.1", of=B), 'There is no standing offer "Private 1" to ask about.'),
        (Ask("take", target="draft", of=B), "There is no draft on the table to ask about."),
        (Ask("take", target="P1", other="P2", of=B), "Ask what it would take for one text at a time."),
        (Ask("take", target="P1"), "Ask one party about a text, not all at once."),
        (Ask("take", 0, target="P1", of=B), "A question about a text names no issue."),
        (Ask("prefer", target="P1", other="P1", of=B), "The two texts say the same."),
        (Ask("prefer", target="P1", other="P7", of=B), 'There is no standing offer "P7" to ask about.'),
        (Ask("take", target="P1", of=B, to=C), "A private question goes to the party asked."),
        (Ask("take", target="P1", of=B, to=B), "Open a caucus with Borea first."),
        (Ask("compare", 0, other_issue=1, of=B, target="P1"), "A question about issues names no text."),
    ],
)
def test_a_question_about_a_text_that_makes_no_sense_is_refused(ask: Ask, sentence: str) -> None:
    assert two_texts().refusal(ask) == sentence


def test_nobody_is_asked_what_it_would_take_to_accept_what_it_stands_by() -> None:
    play = offered()(Pass())
    assert play.turn == 1
    sentence = "{} has put that text forward or accepted it."
    assert play.refusal(Ask("take", target="P1", of=A)) == sentence.format("Aland")
    play(Accept("P1"), Pass())
    assert play.refusal(Ask("take", target="P1", of=B)) == sentence.format("Borea")
    play = Play(trio())(TableDraft((1, 1, OPEN, OPEN))).floor(1)
    assert play.refusal(Ask("take", target="draft", of=A)) == sentence.format("Aland")


def test_who_signs_nothing_is_asked_which_it_would_rather_have() -> None:
    play = Play(three())(Offer((1, 1, 1, 1)))
    assert play.refusal(Ask("take", target="P1", of=C)) == (
        "Medina signs nothing; ask it which of two texts would be the better one."
    )


def whispered() -> Play:
    """Aland has met Borea and made it a private offer; Cadia has heard none of it."""
    return Play(trio())(Caucus(B), Offer((2, 2, 0, OPEN), to=B)).session(1).floor(0)


def test_a_private_offer_is_asked_about_in_private() -> None:
    play = Play(trio())(Caucus(B), Offer((2, 2, 0, OPEN), to=B))
    play.set(trust=((8, 8, 8),) * 3)
    sentence = "Ask about a private offer in private, and only who has heard it."
    assert play.refusal(Ask("take", target="W0-1.1", of=B)) == sentence
    assert play.refusal(Ask("take", target="W0-1.1", of=C, to=C)) == sentence
    assert play.refusal(Ask("take", target="W0-1.1", of=B, to=B)) == ""


def test_an_answer_in_private_leaves_the_table_as_it_was() -> None:
    play = Play(trio())(Caucus(B), Offer((2, 2, 0, OPEN), to=B))
    play.set(trust=((8, 8, 8),) * 3)
    before = play.table
    play(Ask("take", target="W0-1.1", of=B, to=B), Answer("terms", to=A, changes=((0, 0),)))
    assert play.table == before
    assert play.turn == 0


def test_the_text_that_an_answer_makes() -> None:
    assert changed((2, 2, 0, OPEN), ((0, OPEN), (3, 1))) == (OPEN, 2, 0, 1)
