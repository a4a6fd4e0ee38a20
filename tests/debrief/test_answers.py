"""Answers about texts, held against the speaker's sheet, and what became of what was called acceptable.

Borea has 10 - 5a + 15b points in the tiny game, and 15 without a deal (see `cases`).
"""

from __future__ import annotations

import pytest
from builders import drift
from debrief.cases import ALAND, BOREA, make, tiny

from communique.debrief import Acceptance, AnswerVerdict, debrief
from communique.model.sheet import Audience
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import Phase
from communique.session.session import Session

TAKE = Ask("take", target="P1", of=BOREA)


def answered(answer: Move, terms: tuple[int, int] = (2, 0)) -> Session:
    """Aland offers `terms`, asks Borea what it would take, and hears `answer`."""
    return make(Session.open(tiny(), seed=1), Offer(terms), TAKE, answer)


def floor(session: Session, seat: int) -> Session:
    return drift(session, lambda s: s.turn == seat and s.state.table.phase is Phase.FLOOR)  # type: ignore[union-attr]


def said(session: Session) -> tuple[AnswerVerdict, str, Acceptance | None]:
    """The one answer that Borea gave: what it was, the figures, what became of it."""
    (found,) = debrief(drift(session)).conduct[BOREA].spoken("answer")
    return AnswerVerdict(found.verdict), found.why, found.kept


@pytest.mark.parametrize(
    ("answer", "verdict", "why"),
    [
        (Answer("terms", changes=((1, 2),)), "true",
         "That text is worth 30 points to it; the one asked about 0, no deal 15."),
        (Answer("terms", changes=((1, 1),)), "false",
         "That text is worth 15 points to it; the one asked about 0, no deal 15."),
        (Answer("as-is"), "false", "That text is worth 0 points to it; the one asked about 0, no deal 15."),
        (Answer("issues", changes=((0, -1), (1, -1))), "vague",
         "The text held less than its best option on each of them."),
        (Answer("decline"), "refused", "It did not answer."),
    ],
)  # fmt: skip
def test_what_it_would_take_is_true_vague_refused_or_false(answer: Answer, verdict: str, why: str) -> None:
    assert said(answered(answer))[:2] == (verdict, why)


def test_a_text_that_is_worse_than_the_one_asked_about_was_no_honest_wish() -> None:
    held = said(answered(Answer("terms", changes=((0, 2),)), (0, 1)))
    assert held[:2] == ("false", "That text is worth 15 points to it; the one asked about 25, no deal 15.")
    worse = said(answered(Answer("terms", changes=((0, 1),)), (0, 2)))
    assert worse[:2] == ("false", "That text is worth 35 points to it; the one asked about 40, no deal 15.")


def test_who_names_an_issue_that_is_as_good_as_can_be_says_what_is_not_so() -> None:
    held = said(answered(Answer("issues", changes=((0, -1),)), (0, 0)))
    assert held[:2] == ("false", "The text held its best option already on: A.")


def test_what_an_audience_at_home_would_reject_was_not_acceptable() -> None:
    home = tiny(audiences={1: (Audience("hills", "The hills", (0,), 5),)})
    session = make(Session.open(home, seed=1), Offer((2, 0)), TAKE, Answer("terms", changes=((1, 2),)))
    assert said(session)[:2] == ("false", "Would have been rejected at home: The hills.")


def test_what_passes_at_home_betters_what_would_not_though_it_is_worth_less() -> None:
    home = tiny(audiences={1: (Audience("hills", "The hills", (0,), 5),)})
    session = make(Session.open(home, seed=1), Offer((2, 2)), TAKE, Answer("terms", changes=((0, 1), (1, 1))))
    assert said(session)[:2] == ("true", "That text is worth 20 points to it; the one asked about 30, no deal 15.")


@pytest.mark.parametrize(("says", "verdict"), [("first", "false"), ("second", "true"), ("equal", "false")])
def test_which_text_is_better_is_held_against_what_both_are_worth(says: str, verdict: str) -> None:
    session = floor(make(Session.open(tiny(), seed=1), Offer((2, 0)), Offer((1, 1)), Pass()), ALAND)
    make(session, Ask("prefer", target="P1", other="P2", of=BOREA), Answer(says))
    assert said(session)[:2] == (verdict, "Worth to it: the first 0 points, the second 20.")


def test_an_answer_is_kept_by_accepting_exactly_that() -> None:
    session = floor(make(answered(Answer("terms", changes=((1, 2),))), Pass()), ALAND)
    make(session, Offer((2, 2)))
    offered = len(session.events)
    make(floor(session, BOREA), Accept("P2"))
    accepted = len(session.events)
    _, _, kept = said(make(session, Sign(), Sign()))
    assert kept == Acceptance(offered, accepted)
    assert kept.words == f"It agreed to exactly that at event {accepted}."


def test_who_puts_exactly_that_forward_itself_has_kept_its_word_unasked() -> None:
    session = floor(make(answered(Answer("terms", changes=((1, 2),))), Pass()), BOREA)
    own = len(session.events) + 1
    assert said(make(session, Offer((2, 2))))[2] == Acceptance(own, own)
    whole = floor(make(answered(Answer("terms", changes=((1, 2),))), Pass()), BOREA)
    make(whole, Offer((1, 2)))
    assert said(whole)[2] == Acceptance(None, None)


def test_an_answer_is_kept_by_initialling_a_draft_that_says_so() -> None:
    session = floor(make(answered(Answer("terms", changes=((1, 2),))), Pass()), ALAND)
    make(session, TableDraft((2, 2)))
    offered = len(session.events)
    drift(session, lambda s: s.turn == BOREA and s.state.table.phase is Phase.BALLOT)  # type: ignore[union-attr]
    make(session, Mark((1, 1)))
    initialled = len(session.events)
    assert said(session)[2] == Acceptance(offered, initialled)


def test_what_was_offered_and_not_accepted_is_said_and_what_was_never_offered_too() -> None:
    session = floor(make(answered(Answer("terms", changes=((1, 2),))), Pass()), ALAND)
    offered = len(session.events) + 1
    _, _, kept = said(make(session, Offer((2, 2))))
    assert kept == Acceptance(offered, None)
    assert kept.words == f"Exactly that was on the table from event {offered}; it did not agree."
    _, _, idle = said(answered(Answer("terms", changes=((1, 2),))))
    assert idle == Acceptance(None, None)
    assert idle.words == "Nobody offered exactly that."


def test_as_it_stands_means_the_text_that_stands() -> None:
    assert said(answered(Answer("as-is"), (1, 2)))[2] == Acceptance(3, None)


def test_conduct_counts_answers_by_what_they_were() -> None:
    found = debrief(drift(answered(Answer("decline")))).conduct[BOREA]
    assert (found.answered, found.declined) == (0, 1)
    assert dict(zip(AnswerVerdict, found.answers(), strict=True)) == {
        "true": 0, "vague": 0, "refused": 1, "false": 0,
    }  # fmt: skip
