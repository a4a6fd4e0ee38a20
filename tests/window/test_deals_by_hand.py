"""Deals by hand: clauses that are dragged, pressed and taken with keys, texts that are looked at, gold without harm."""

from __future__ import annotations

import pygame
import pytest
from builders import rich, three, two
from tabling import KEYBOARD, MOUSE, Hand, floor, move, opened, phase
from window.test_any_move import PROTOCOLS, turns
from window.test_table import busy
from window.test_table_moves import DRAFT, at_floor, drafted, in_caucus, offered, signing, two_texts

from communique.adviser.counsel import hint, nudges
from communique.model.package import OPEN
from communique.rules.moves.amend import Amend
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.rules.state import Phase
from communique.session.session import Session
from communique.window.kit import Button
from communique.window.table.clause_list import ClauseList

Point = tuple[int, int]


WIDE = (1920, 1080)


def changed_clause() -> Session:
    """The ballot in which Aland has held what it knew, and the mediator has changed clause B since."""
    session = drafted()
    floor(session, 2)
    move(session, Amend("draft", ((1, 0),)))
    return phase(session, Phase.BALLOT, 0)


def line(hand: Hand, text: str, at: int = 0) -> Point:
    """A place on a clause of a text."""
    hand.see(f"clauses-{text}")
    clauses = hand.ui.find(f"clauses-{text}", ClauseList)
    widget = clauses.lines[at].widget
    rect = widget.seen(widget.rect)
    return rect.x + 12, rect.centery


def carry(hand: Hand, start: Point, end: Point, *, let_go: bool = True) -> None:
    """Press, move in steps, let go; every step is painted, and painted bit by bit as painted whole."""
    hand.send(pygame.MOUSEMOTION, pos=start, rel=(0, 0), buttons=(0, 0, 0))
    hand.send(pygame.MOUSEBUTTONDOWN, pos=start, button=1)
    for n in range(1, 5):
        pos = start[0] + (end[0] - start[0]) * n // 4, start[1] + (end[1] - start[1]) * n // 4
        hand.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(1, 0, 0))
        same_whole(hand)
    if let_go:
        hand.send(pygame.MOUSEBUTTONUP, pos=end, button=1)
        same_whole(hand)


def same_whole(hand: Hand) -> None:
    hand.look()
    bit_by_bit = hand.pixels()
    hand.ui.paint_all(hand.screen)
    assert hand.pixels() == bit_by_bit


def middle(hand: Hand, id: str) -> Point:
    rect = hand.see(id).rect
    return rect.center


def kind(hand: Hand, id: str) -> str:
    return hand.ui.find(id, Button).kind


@pytest.mark.parametrize("where", ["issue1", "package", "summary"])
def test_a_clause_is_dragged_into_the_package_onto_its_row_or_anywhere_in_the_panel(where: str) -> None:
    hand = Hand(drafted(), size=WIDE)
    carry(hand, line(hand, "draft", 1), middle(hand, where))
    assert hand.table.notepad.package == (OPEN, 1, OPEN, OPEN)


def test_what_is_carried_is_said_and_escape_lets_it_fall() -> None:
    hand = Hand(drafted(), size=WIDE)
    carry(hand, line(hand, "draft"), middle(hand, "issue2"), let_go=False)
    assert [w.text() for w in hand.ui.walk() if w.role == "carried"] == ["A: A1"]
    hand.key("escape")
    assert not any(w.role == "carried" for w in hand.ui.walk())
    same_whole(hand)
    hand.send(pygame.MOUSEBUTTONUP, pos=middle(hand, "issue2"), button=1)
    assert hand.table.notepad.package == (OPEN,) * 4


def test_what_is_let_go_elsewhere_changes_nothing() -> None:
    hand = Hand(drafted(), size=WIDE)
    carry(hand, line(hand, "draft"), middle(hand, "bar"))
    assert hand.table.notepad.package == (OPEN,) * 4


def test_a_dialog_or_another_screen_takes_what_is_carried_away() -> None:
    hand = Hand(drafted(), size=WIDE)
    carry(hand, line(hand, "draft"), middle(hand, "issue2"), let_go=False)
    hand.table.show_meters()
    assert not any(w.role == "carried" for w in hand.ui.walk())


def test_a_clause_is_taken_by_a_press() -> None:
    hand = Hand(drafted(), size=WIDE)
    pos = line(hand, "draft", 2)
    hand.click("clauses-draft", pos)
    assert hand.table.notepad.package == (OPEN, OPEN, OPEN, 1)


def test_and_by_keys_one_or_all() -> None:
    hand = Hand(drafted(), by=KEYBOARD)
    hand.key("alt+t")
    assert hand.focus == "clauses-draft"
    hand.key("down", "return")
    assert hand.table.notepad.package == (OPEN, 1, OPEN, OPEN)
    hand.key("ctrl+return")
    assert hand.table.notepad.package == (1, 1, OPEN, 1)
    assert hand.table.notepad.compare == "draft"


def test_a_letter_on_a_sheet_means_its_text() -> None:
    hand = Hand(two_texts(), size=WIDE, by=KEYBOARD)
    hand.pick("issue3", 2)
    hand.walk_to("clauses-P1")
    hand.key("n")
    assert hand.ui.find("form").label == "Amend"
    assert "offers" not in hand.says("form-said").lower() or "P1" in hand.says("form-said")


@pytest.mark.parametrize("by", [MOUSE, KEYBOARD])
def test_a_text_that_is_looked_at_is_outlined_in_the_rows_and_no_longer(by: str) -> None:
    hand = Hand(drafted(), size=WIDE, by=by)
    if by == MOUSE:
        hand.point("worth-draft")
    else:
        hand.key("alt+t")
    assert hand.table.notepad.look == "draft"
    assert row_compared(hand) == 1
    if by == MOUSE:
        hand.point("menu")
    else:
        hand.walk_to("issue0")
    assert hand.table.notepad.look == ""
    assert row_compared(hand) == OPEN
    same_whole(hand)


def row_compared(hand: Hand) -> int:
    assert hand.table.parts is not None
    return hand.table.parts.rows._rows[3].choices.row.compared


def test_a_sheet_says_what_it_comes_to_against_the_package() -> None:
    hand = Hand(drafted(), size=WIDE)
    assert "against your package" not in hand.dump()
    hand.pick("issue3", 2)
    assert "−1 against your package; better for you in 2, worse in 1" in hand.dump()


def test_an_offer_that_all_hear_goes_out_at_one_press_and_comes_back() -> None:
    hand = Hand(at_floor())
    for issue, option in ((1, 2), (2, 1)):
        hand.pick(f"issue{issue}", option)
    hand.use("do-offer")
    assert not hand.ui.dialogs
    assert hand.last(0) == Offer((OPEN, 2, 1, OPEN))
    hand.key("ctrl+z")
    assert Offer((OPEN, 2, 1, OPEN)) not in hand.moves(0)


def test_with_somebody_to_whisper_to_it_asks_who_hears_it() -> None:
    hand = Hand(in_caucus())
    for issue, option in ((1, 2), (2, 1)):
        hand.pick(f"issue{issue}", option)
    hand.use("do-offer")
    assert hand.focus == "form-whom"
    assert not any(w.id.startswith("form-issue") for w in hand.ui.walk())


def test_an_offer_under_no_deal_is_neither_gold_nor_made_by_enter() -> None:
    hand = Hand(at_floor(), by=KEYBOARD)
    hand.pick("issue0", 1)
    assert kind(hand, "do-offer") == "plain"
    hand.key("o")
    assert kind(hand, "form-yes") == "danger"
    assert hand.focus == "form-no"
    hand.key("return")
    assert not hand.ui.dialogs
    assert not any(isinstance(made, Offer) for made in hand.moves(0))


def test_accept_is_not_gold_for_an_offer_that_no_deal_beats() -> None:
    hand = Hand(offered(), size=WIDE)
    assert kind(hand, "accept-P1") == "plain"
    assert kind(hand, "do-accept") == "plain"
    hand.use("accept-P1")
    assert (hand.focus, kind(hand, "form-yes")) == ("form-no", "danger")


def test_to_sign_under_no_deal_is_not_gold_and_enter_does_not_sign() -> None:
    hand = Hand(signing(), by=KEYBOARD)
    assert kind(hand, "sign") == "plain"
    hand.key("s", "return")
    assert Sign() not in hand.moves(0)


def test_a_draft_is_marked_by_a_key_a_clause_the_unmarked_first() -> None:
    hand = Hand(changed_clause(), by=KEYBOARD)
    hand.key("m")
    assert hand.focus == "form-mark1"
    hand.key("i")
    assert hand.focus == "form-mark0"
    hand.key("1", "b", "return")
    assert Mark((1, 1, 0, 3)) in hand.moves(0)


def test_alt_and_a_digit_goes_to_a_clause_of_the_draft() -> None:
    hand = Hand(changed_clause(), by=KEYBOARD)
    hand.key("m", "alt+4")
    assert hand.focus == "form-mark3"


def test_a_ballot_is_one_press_where_a_short_cut_says_it() -> None:
    hand = Hand(phase(drafted(), Phase.BALLOT, 0), by=KEYBOARD)
    assert hand.says("way1").startswith("Initial all")
    hand.key("ctrl+2")
    if hand.ui.dialogs:  # a text that no deal beats is asked about first
        hand.use("yes")
    assert Mark((1, 1, 0, 1)) in hand.moves(0)


def test_the_clauses_that_are_as_mine_are_initialled_at_one_press() -> None:
    hand = Hand(changed_clause())
    hand.pick("issue0", 1)
    hand.pick("issue3", 2)
    hand.use("do-mark")
    hand.use("form-all-mine")
    hand.use("form-yes")
    assert Mark((1, 2, 0, 0)) in hand.moves(0)


def test_an_empty_package_starts_from_ones_best() -> None:
    hand = Hand(at_floor())
    hand.use("clear")
    rows = hand.table.view.sheet.points
    package = hand.table.notepad.package
    assert package[:3] == tuple(row.index(max(row)) for row in rows)[:3]
    assert package[3] == 2  # the best is locked until a guarantee is given
    hand.use("clear")
    assert hand.table.notepad.package == (OPEN,) * 4


def test_onlookers_take_nothing() -> None:
    hand = Hand(floor(opened(rich(), None), 0), size=WIDE)
    move(hand.session, Offer(DRAFT))
    hand.table.refresh()
    carry(hand, line(hand, "P1"), middle(hand, "package"))
    assert hand.table.notepad.package == (OPEN,) * 4
    assert not hand.ui.find("clauses-P1").focuses()


@pytest.mark.slow
@pytest.mark.parametrize("luck", range(6))
def test_every_piece_of_advice_is_a_button_that_does_it(luck: int) -> None:
    session = opened(rich() if luck % 2 else two(), 0, protocol=PROTOCOLS[luck % 3 == 2], seed=luck)
    hand = Hand(session, size=WIDE)
    seen: set[tuple[str, str]] = set()
    for view in turns(session, luck, limit=150):
        if view.seat != 0 or view.table.phase is not Phase.FLOOR:
            continue
        hand.table.refresh()
        for one in (*nudges(view), hint(view)):
            if one is None or (one.trigger, one.deed.does) in seen:
                continue
            before = hand.table.notepad.package, hand.focus
            hand.table.follow(one.deed)
            hand.look()
            said = bool(hand.ui.dialogs) or any(w.role == "toast" for w in hand.ui.walk())
            after = hand.table.notepad.package, hand.focus
            assert said or before != after or one.deed.does == "row", one
            assert hand.overflowing() == [], one.deed
            hand.table.close_all()
            seen.add((one.trigger, one.deed.does))
        if session.chair(view.seat).view().n > view.n:
            return
    assert seen


def test_the_adviser_line_has_the_button_of_its_nudge() -> None:
    session = opened(three(), 0)
    hand = Hand(session)
    whom = hand.table.view.public.parties
    found = nudges(hand.table.view)[0]
    hand.table.follow(found.deed)
    assert found.deed.does == "ask"
    assert hand.ui.find("form").label == "Ask"
    assert whom[found.deed.whom].short in hand.says("form-said")


def test_a_promise_has_its_clauses_to_be_taken_too() -> None:
    hand = Hand(floor(busy(), 0), size=WIDE)
    clauses = hand.ui.find("clauses-promise0", ClauseList)
    assert [line.words for line in clauses.lines] == ["D: D1", "A: A1"]
    hand.click("clauses-promise0", line(hand, "promise0", 1))
    assert hand.table.notepad.package[0] == 1
