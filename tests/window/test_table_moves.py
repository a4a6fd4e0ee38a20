"""Every move of the design, made at the table by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest
from builders import rich, six, three, two
from tabling import KEYBOARD, MOUSE, Hand, floor, move, opened, phase
from window.said import said

from communique.model.package import OPEN
from communique.model.scenario import NATURE, Seat
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.come_back import Return
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.leave import Leave
from communique.rules.moves.line import TakeLine
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.remark import Remark
from communique.rules.moves.say import OwnWords
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.moves.withhold import Withhold
from communique.rules.state import Phase
from communique.session.session import Session

DRAFT = (1, 1, OPEN, 1)
Ready = Callable[[], Session]
Deed = Callable[[Hand], None]


def at_floor(seat: int = 0) -> Session:
    return floor(opened(rich(), seat), seat)


def offered() -> Session:
    """Borea has offered (1, 1, open, 1) as P1, and Aland has the floor."""
    session = floor(opened(rich(), 0), 1)
    move(session, Offer(DRAFT))
    return floor(session, 0)


def drafted(seat: int = 0) -> Session:
    """The mediator has tabled the draft (1, 1, open, 1), and `seat` has the floor."""
    session = floor(opened(rich(), seat), 2)
    move(session, TableDraft(DRAFT))
    return floor(session, seat)


def in_caucus() -> Session:
    session = at_floor()
    return move(session, Caucus(Seat(1)))


def asked(question: Ask) -> Session:
    """Borea has asked, and Aland must answer."""
    session = floor(opened(rich(), 0), 1)
    return move(session, question)


def asked_about(*questions: Ask) -> Session:
    """Borea has offered (1, 1, open, 1) as P1 and (1, 2, open, 1) as P2, and asks Aland about them in the next session.

    Aland answers whatever comes first.
    """
    session = floor(opened(rich(), 0), 1)
    move(session, Offer(DRAFT), Offer((1, 2, OPEN, 1)))
    floor(session, 0)
    floor(session, 1)
    return move(session, *questions)


def two_texts() -> Session:
    """Aland has the floor, and P1 by Borea and the mediator's draft lie on the table."""
    session = floor(opened(rich(), 0), 1)
    move(session, Offer((1, 2, OPEN, 1)))
    floor(session, 2)
    move(session, TableDraft(DRAFT))
    return floor(session, 0)


def signing() -> Session:
    """Both have accepted P1, Borea has signed, and it is for Aland to decide."""
    session = offered()
    move(session, Accept("P1"))
    return phase(session, Phase.SIGNING, 0)


def away() -> Session:
    session = at_floor()
    move(session, Walk())
    return floor(session, 0)


def typed(id: str, text: str) -> Deed:
    """Go to a field and type into it."""

    def deed(hand: Hand) -> None:
        if hand.by == MOUSE:
            hand.click(id)
        else:
            hand.walk_to(id)
        for letter in text:
            hand.send(pygame.TEXTINPUT, text=letter)

    return deed


def group(name: str, entry: str) -> Deed:
    def deed(hand: Hand) -> None:
        hand.use(f"group-{name}")
        hand.use(f"group-{entry}")

    return deed


def then(*steps: Deed | str | tuple[str, int]) -> Deed:
    """Steps one after the other: a deed, a button to use, a row and the option to pick."""

    def deed(hand: Hand) -> None:
        for step in steps:
            if isinstance(step, str):
                hand.use(step)
            elif isinstance(step, tuple):
                hand.pick(*step)
            else:
                step(hand)

    return deed


MOVES: dict[str, tuple[Ready, int, Deed, Move]] = {
    "offer": (at_floor, 0, then(("issue0", 1), ("issue3", 1), "do-offer", "form-yes"), Offer((1, OPEN, OPEN, 1))),
    "offer to one": (
        in_caucus, 0, then(("issue0", 1), "do-offer", ("form-whom", 1), "form-yes"), Offer((1, -1, -1, -1), Seat(1)),
    ),
    "an offer that nothing speaks against": (
        at_floor, 0, then(("issue1", 2), ("issue2", 1), "do-offer"), Offer((OPEN, 2, 1, OPEN)),
    ),
    "amend an offer": (offered, 0, then(("issue3", 2), "amend-P1", "form-yes"), Amend("P1", ((3, 2),))),
    "amend the draft": (drafted, 0, then(("issue2", 0), "amend-draft", "form-yes"), Amend("draft", ((2, 0),))),
    "leave a clause out of an offer": (
        offered, 0, then(("issue3", 2), "amend-P1", "form-change3", "form-change0", "form-yes"),
        Amend("P1", ((0, OPEN),)),
    ),
    "if-then": (
        drafted, 0, then(group("talk", "if-then"), ("form-issue", 1), ("form-other", 3), "form-yes"),
        IfThen(1, 1, Seat(1), 3, 1),
    ),
    "if-then before there is a draft": (
        at_floor, 0, then(group("talk", "if-then"), ("form-option", 2), "form-yes"), IfThen(0, 2, Seat(1), 1, 1),
    ),
    "accept": (offered, 0, then("accept-P1", "form-yes"), Accept("P1")),
    "accept by the bar": (offered, 0, then("do-accept", "form-yes"), Accept("P1")),
    "mark on the floor": (
        drafted, 0, then("do-mark", ("form-mark0", 0), ("form-mark1", 2), "form-yes"), Mark((1, 3, 0, 0)),
    ),
    "mark all in the ballot": (lambda: phase(drafted(), Phase.BALLOT, 0), 0, then("way1", "yes"), Mark((1, 1, 0, 1))),
    "mark in the ballot": (
        lambda: phase(drafted(), Phase.BALLOT, 0), 0, then("do-mark", "form-all-all", ("form-mark3", 2), "form-yes"),
        Mark((1, 1, 0, 3)),
    ),
    "reject": (
        offered, 0,
        then("reject-P1", ("form-clause0", 3), ("form-wish0", 3), ("form-reason0", 3), "form-more", "form-yes"),
        Reject("P1", ((3, 2, 3), (1, -1, 3))),
    ),
    "criticise the draft": (
        drafted, 0, then("reject-draft", ("form-clause0", 1), "form-yes"), Reject("draft", ((1, -1, 0),)),
    ),
    "ask one to compare": (
        at_floor, 0, then("do-ask", ("form-issue", 1), ("form-other", 2), "form-yes"),
        Ask("compare", 1, other_issue=2, of=Seat(1)),
    ),
    "ask all for a need": (
        at_floor, 0,
        then("do-ask", ("form-kind", 1), ("form-of", 2), ("form-issue", 3), ("form-option", 1), "form-yes"),
        Ask("need", 3, option=1),
    ),
    "ask in private": (
        in_caucus, 0, then("do-ask", "form-private", "form-yes"),
        Ask("compare", 0, other_issue=1, of=Seat(1), to=Seat(1)),
    ),
    "ask what a draft would take": (
        two_texts, 0, then("do-ask", ("form-kind", 2), "form-yes"), Ask("take", target="draft", of=Seat(1)),
    ),
    "ask what it would take from its sheet": (
        drafted, 0, then("ask-draft", "form-yes"), Ask("take", target="draft", of=Seat(1)),
    ),
    "ask which text is better": (
        two_texts, 0, then("do-ask", ("form-kind", 3), ("form-of", 1), ("form-text", 1), "form-yes"),
        Ask("prefer", target="P1", other="draft", of=Seat(2)),
    ),
    "say what it would take": (
        lambda: asked_about(Ask("take", target="P1", of=Seat(0))), 0,
        then(("issue1", 2), ("issue2", 1), "answer-clause", "form-yes"),
        Answer("terms", changes=((1, 2), (2, 1))),
    ),
    "say on which issues only": (
        lambda: asked_about(Ask("take", target="P1", of=Seat(0))), 0,
        then(("issue0", 2), "answer-clause", "form-vague", "form-yes"), Answer("issues", changes=((0, OPEN),)),
    ),
    "take it as it stands": (
        lambda: asked_about(Ask("take", target="P1", of=Seat(0))), 0, then("way0"), Answer("as-is"),
    ),
    "say which text is better": (
        lambda: asked_about(Ask("prefer", target="P1", other="P2", of=Seat(0))), 0, then("way1"), Answer("second"),
    ),
    "answer a comparison": (lambda: asked(Ask("compare", 0, other_issue=1)), 0, then("way1"), Answer("second")),
    "answer a need": (
        lambda: asked(Ask("need", 0, option=1)), 0,
        then("answer-clause", ("form-issue", 3), ("form-option", 2), "form-yes"), Answer("need", 3, 2),
    ),
    "decline": (lambda: asked(Ask("need", 0, option=1)), 0, then("way0"), Answer("decline")),
    "tell a priority": (
        at_floor, 0, then(group("talk", "tell"), ("form-issue", 2), ("form-weight", 1), "form-yes"), Tell(2, "low"),
    ),
    "tell evidence": (
        at_floor, 0, then(group("talk", "tell"), ("form-what", 1), "form-yes"),
        Tell(0, card="c0", text="The map of seat 0."),
    ),
    "words of one's own": (
        at_floor, 0, then(group("talk", "say"), typed("form-text", "No."), "form-yes"), OwnWords("No."),
    ),
    "words where offers alternate": (
        lambda: opened(three(), 0, protocol="alternating"), 0,
        then("do-say", ("form-whom", 1), typed("form-text", "No."), "form-yes"), OwnWords("No.", Seat(1)),
    ),
    "words where there is one other": (
        lambda: opened(two(), 0, protocol="alternating"), 0, then("do-say", typed("form-text", "No."), "form-yes"),
        OwnWords("No."),
    ),
    "remark: thanks": (
        at_floor, 0, then(group("talk", "remark"), ("form-level", 1), ("form-of", 1), ("form-issue", 2), "form-yes"),
        Remark("thanks", Seat(2), 2, level=1),
    ),
    "remark: an offer taken back": (
        at_floor, 0,
        then(group("talk", "remark"), ("form-about", 1), ("form-issue", 1), ("form-option", 2), "form-yes"),
        Remark("reminds", Seat(1), 1, 2, 0),
    ),
    "remark: can live with it now": (
        at_floor, 0,
        then(group("talk", "remark"), ("form-about", 5), ("form-level", 2), ("form-option", 1), "form-yes"),
        Remark("moved", NATURE, 0, 1, level=2),
    ),
    "remark: patience": (
        at_floor, 0, then(group("talk", "remark"), ("form-about", 3), ("form-level", 3), "form-yes"),
        Remark("patience", level=3),
    ),
    "gesture": (at_floor, 0, then(group("home", "gesture"), ("form-step", 0), "form-yes"), MakeGesture(0)),
    "caucus": (at_floor, 0, then(group("talk", "caucus"), ("form-of", 1), "form-yes"), Caucus(Seat(2))),
    "shuttle": (lambda: at_floor(2), 2, then(group("talk", "caucus"), "form-yes"), Caucus(Seat(0))),
    "consult": (at_floor, 0, then(group("home", "consult"), "form-yes"), Consult()),
    "warn": (at_floor, 0, then(group("home", "warn"), "yes"), Warn()),
    "walk": (at_floor, 0, then(group("home", "walk"), "yes"), Walk()),
    "return": (away, 0, then(group("home", "return"), "yes"), Return()),
    "table a draft": (
        lambda: at_floor(2), 2, then(("issue1", 1), "do-table", "form-yes"), TableDraft((OPEN, 1, OPEN, OPEN)),
    ),
    "guarantee": (lambda: at_floor(2), 2, then(group("mediator", "guarantee"), "form-yes"), GiveGuarantee(0)),
    "final text": (lambda: drafted(2), 2, then(group("mediator", "final"), "form-yes"), FinalText(DRAFT)),
    "a line on the news": (lambda: phase(opened(rich(), 0), Phase.NEWS, 0), 0, then("way1"), TakeLine(0, 1)),
    "a line for the press": (lambda: phase(opened(rich(), 0), Phase.PRESS, 0), 0, then("way0"), Press(0)),
    "sign": (signing, 0, then("sign", "form-yes"), Sign()),
    "withhold": (signing, 0, then("withhold", "form-yes"), Withhold()),
    "pass": (at_floor, 0, then("do-pass"), Pass()),
    "a round's offer": (
        lambda: opened(two(), 0, protocol="alternating"), 0, then(("issue0", 1), "do-offer", "form-yes"),
        Offer((1, 2, 1, 3)),
    ),
    "a round's pass": (lambda: opened(two(), 0, protocol="alternating"), 0, then("do-pass"), Pass()),
    "a round's acceptance": (
        lambda: move(opened(two(), 1, protocol="alternating"), Offer((1, 1, 1, 1))), 1, then("do-accept", "form-yes"),
        Accept(),
    ),
    "breaking off": (lambda: opened(two(), 0, protocol="alternating"), 0, then("do-leave", "yes"), Leave()),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("by", [MOUSE, KEYBOARD])
@pytest.mark.parametrize("name", MOVES)
def test_a_person_can_make_every_move(name: str, by: str) -> None:
    ready, seat, deed, expected = MOVES[name]
    hand = Hand(ready(), by=by)
    if name == "a line on the news":
        news = hand.session.state.table.news  # type: ignore[union-attr]
        expected = TakeLine(news, 1)
    before = len(hand.moves(seat))
    deed(hand)
    made = hand.moves(seat)[before:]
    assert made[:1] == [expected]


@pytest.mark.parametrize(
    ("ready", "keys", "expected"),
    [
        (at_floor, ("2", "o", "tab", "return"), Offer((1, OPEN, OPEN, OPEN))),
        (offered, ("a", "tab", "return"), Accept("P1")),
        (at_floor, ("p",), Pass()),
        (lambda: phase(opened(rich(), 0), Phase.PRESS, 0), ("ctrl+2",), Press(1)),
    ],
)
def test_letters_and_digits_are_enough(ready: Ready, keys: tuple[str, ...], expected: Move) -> None:
    hand = Hand(ready(), by=KEYBOARD)
    hand.walk_to("issue0")
    before = len(hand.moves(0))
    hand.key(*keys)
    assert hand.moves(0)[before] == expected


@pytest.mark.parametrize("protocol", ["alternating", "conference"])
def test_where_there_is_one_other_nobody_is_asked_who_hears_it(protocol: str) -> None:
    session = opened(two(), 0, protocol=protocol)
    hand = Hand(session if protocol == "alternating" else floor(session, 0), by=KEYBOARD)
    then("do-say" if protocol == "alternating" else group("talk", "say"))(hand)
    assert "Heard by the other delegation." in said(hand.ui)
    assert "private" not in said(hand.ui)


def test_a_letter_in_a_group_opens_its_move() -> None:
    hand = Hand(at_floor(), by=KEYBOARD)
    hand.key("z", "t")
    assert hand.ui.find("form").label == "Tell"


def test_the_mediator_may_shuttle_and_is_told_so() -> None:
    hand = Hand(at_floor(2))
    hand.key("c")
    assert hand.ui.find("form").label == "Shuttle"


def test_six_delegations_can_be_asked_one_by_one() -> None:
    hand = Hand(floor(opened(six(), 0), 0))
    hand.use("do-ask")
    hand.pick("form-of", 4)
    hand.use("form-yes")
    assert hand.last(0) == Ask("compare", 0, other_issue=1, of=Seat(5))


def test_without_a_mediator_everyone_may_table_a_draft() -> None:
    hand = Hand(floor(opened(two(), 0), 0))
    hand.pick("issue0", 1)
    hand.use("do-table")
    hand.use("form-yes")
    assert hand.last(0) == TableDraft((1, OPEN, OPEN, OPEN))


def test_consulting_brings_a_report_on_the_texts_in_play() -> None:
    hand = Hand(offered())
    hand.key("u")
    hand.use("form-yes")
    said = hand.words()
    assert "P1 (Borea): 16 points, 14 under no deal" in said
    assert "Your own package: 0 points" in said
    assert "The harbour would reject it (8 of 12 points)" in said


def test_an_unkept_warning_is_explained_before_it_is_given() -> None:
    hand = Hand(at_floor())
    hand.key("w")
    assert "it costs credibility: 1, then 2, then 4" in hand.words()
    hand.key("escape")
    assert Warn() not in hand.moves()


def test_three_without_news_start_on_the_floor() -> None:
    hand = Hand(opened(three(), 0))
    assert hand.says("prompt") == "Your floor: 2 action points. Choose options in the rows and make an offer, or ask."


def test_words_that_give_a_figure_away_say_so_and_are_not_what_enter_means() -> None:
    session = opened(two(), 0, protocol="alternating")
    worth = session.chair(Seat(0)).view().no_deal
    hand = Hand(session, by=KEYBOARD)
    then("do-say", typed("form-text", f"Not below {worth}."))(hand)
    told = f"{worth} is what no deal is worth to you."
    assert told in hand.says("form-note")
    hand.key("return")
    assert not hand.moves(0)
    hand.use("form-yes")
    assert hand.last(0) == OwnWords(f"Not below {worth}.")


def test_a_word_is_looked_up_over_a_dialog_and_what_was_begun_there_stays() -> None:
    hand = Hand(at_floor(), by=KEYBOARD)
    then(("issue0", 1), "do-offer")(hand)
    begun = hand.ui.dialogs[:]
    hand.key("f2", "f2")  # once is enough
    assert hand.ui.dialogs == [*begun, hand.ui.top]
    typed("look-for", "caucus")(hand)
    assert "word-caucus" in {widget.id for widget in hand.ui.top.walk()}
    assert "word-draft" not in {widget.id for widget in hand.ui.top.walk()}
    hand.key("escape")
    assert hand.ui.dialogs == begun
    hand.use("form-yes")
    assert hand.last(0) == Offer((1, OPEN, OPEN, OPEN))
