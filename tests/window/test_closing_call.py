"""The closing call at the table: it is said wherever the phase is, and the bar shows what is legal in it alone."""

from __future__ import annotations

import pytest
from builders import rich
from tabling import Hand, move, opened, until

from communique.model.scenario import Level, Seat
from communique.present import entries
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.withhold import Withhold
from communique.session.session import Session
from communique.window.table import turn_clock

DRAFT = (1, 1, -1, 1)
MARK = "The closing call: each signatory accepts or refuses what lies on the table; nothing new comes."


def called(seat: int | None = 0, *, draft: bool = True) -> Session:
    """The closing call of one session in which P1 was offered by Borea, and a draft tabled; it is seat 0's turn."""
    session = until(opened(rich(sessions=1), seat), lambda t: bool(t.queue) and t.queue[0] == 1 and t.phase == "floor")
    move(session, Offer(DRAFT), Pass())
    if draft:
        move(session, TableDraft(DRAFT))
    return until(session, lambda t: t.call)


def actions_of(hand: Hand, begin: str = "do-") -> set[str]:
    return {word[1:] for word in hand.dump().split() if word.startswith(f"#{begin}")}


def test_the_closing_call_is_said_where_the_phase_is_said() -> None:
    hand = Hand(called())
    assert "Session 1 of 1 · the closing call · your turn" in hand.dump()
    assert "Closing call: accept or refuse what is on the table, or mark the draft; then pass." in hand.dump()


def test_without_a_draft_the_call_asks_for_the_offers_alone() -> None:
    hand = Hand(called(draft=False))
    assert "Closing call: accept or refuse what is on the table, then pass. Nothing new is put forward" in hand.dump()


def test_whoever_waits_reads_who_is_called() -> None:
    hand = Hand(called(1))
    assert "Aland accepts or refuses what lies on the table" in hand.dump()


def test_in_the_call_the_bar_shows_what_is_legal_in_it_and_no_action_points() -> None:
    hand = Hand(called())
    assert actions_of(hand) == {"do-accept", "do-mark", "do-pass"}
    assert "action point" not in hand.dump()
    hand.click("group-talk")
    assert actions_of(hand, "group-") == {"group-talk", "group-reject", "group-say", "group-tell", "group-close"}


@pytest.mark.parametrize("letter", ["o", "u", "w"])
def test_in_the_call_the_letters_of_other_moves_open_nothing(letter: str) -> None:
    hand = Hand(called())
    before = len(hand.session.events)
    hand.key(letter)
    assert not hand.ui.dialogs
    assert len(hand.session.events) == before


def test_an_offer_is_accepted_in_the_call_by_keyboard_and_signed() -> None:
    hand = Hand(called(), by="keyboard")
    hand.key("a")
    hand.walk_to("form-yes")
    hand.key("return")
    assert hand.session.state.table.phase == "signing"
    assert hand.moves(0)[-1] == Accept("P1")


def test_the_transcript_marks_where_the_call_opens() -> None:
    session = called()
    before = [(line.number, line.text) for line in entries(session.chair(Seat(0)).view())]
    assert before[-1] == (14, MARK)
    move(session, Pass())
    after = [(line.number, line.text) for line in entries(session.chair(Seat(0)).view())]
    assert after[:-1] == before


def test_after_a_refused_final_text_the_call_opens_in_the_transcript() -> None:
    session = until(opened(rich(), 0), lambda t: bool(t.queue) and t.queue[0] == 1 and t.phase == "floor")
    move(session, Offer(DRAFT), Pass(), FinalText((0, 0, -1, 1)), Withhold(), Sign())
    assert entries(session.chair(Seat(0)).view())[-1].text == MARK


def test_the_clock_of_the_call_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn_clock, "monotonic", lambda: 1000.0)
    level = Level("fast", "Fast", "", (0, 1, 2, 3), clock=120)
    scenario = rich(levels=(level,), sessions=1)
    hand = Hand(
        until(Session.open(scenario, 1, level="fast", lineup=("human", "dull", "dull")), lambda t: t.phase == "floor")
    )
    hand.table.submit(Offer(DRAFT))
    hand.table.time.clock._ends -= 119
    hand.key("escape", "escape")
    assert hand.says("clock") == "0:01 left"
    hand.table.submit(Pass())
    hand.others()
    hand.table.submit(Press(1))
    hand.others()
    assert hand.session.state.table.call
    while hand.table.following.reading:  # what happened is read at no cost of time
        hand.key("space")
    assert hand.says("clock") == "2:00 left"
    hand.table.hidden()


def test_the_curtain_says_that_it_is_the_closing_call() -> None:
    session = until(Session.open(rich(sessions=1), 1), lambda t: t.phase == "floor")
    move(session, Offer(DRAFT))
    hand = Hand(until(session, lambda t: t.call))
    hand.app.go("curtain")
    assert "The closing call: it is your turn to accept or refuse what lies on the table." in hand.dump()


@pytest.mark.parametrize("size", [(800, 500), (1280, 800)])
@pytest.mark.parametrize("text", [100, 150])
def test_nothing_is_cut_off_in_the_call(size: tuple[int, int], text: int) -> None:
    assert Hand(called(), size=size, text=text).overflowing() == []


def test_the_closing_says_what_came_of_the_call() -> None:
    hand = Hand(move(called(draft=False), Accept("P1"), Sign()))
    hand.others()
    assert hand.session.over
    hand.app.go("closing")
    assert "What was signed came out of the closing call." in hand.dump()
