"""The room in figures: who sits where, what lies before whom, who is aside, what the press and the papers say."""

from __future__ import annotations

import pytest
from builders import dull, news, terms, three, trio, two

from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.present import RoomView, room_of
from communique.present.conference_room import SIGNING
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.state import HOLD, INITIAL, NO_MARK, NO_NEWS, Phase
from communique.session.onlooker import Onlooker
from communique.session.session import Session

A, B, C = Seat(0), Seat(1), Seat(2)


class Talks:
    """A session in which each move is made by whoever is to move."""

    def __init__(self, scenario: Scenario, *, protocol: str = "conference") -> None:
        self.session = Session.open(scenario, seed=1, protocol=protocol)
        self.public = scenario.public

    def __call__(self, *moves: Move) -> Talks:
        for move in moves:
            assert self.session.chair(self.session.turn).submit(move) is None, move
        return self

    def floor(self, seat: Seat) -> Talks:
        """Pass until it is the turn of `seat`."""
        while self.session.turn != seat:
            self(Pass())
        return self

    def room(self, seat: Seat) -> RoomView:
        return room_of(self.session.chair(seat).view())

    def phase(self, phase: Phase) -> Talks:
        """Pass until that phase begins."""
        while self.session.state.table.phase is not phase:
            self(Pass())
        return self


@pytest.mark.parametrize("seat", [A, B, C])
def test_the_others_follow_the_one_who_looks_in_the_order_of_the_table(seat: Seat) -> None:
    seats = [d.seat for d in Talks(trio()).room(seat).seats]
    assert seats == [(seat + k) % 3 for k in range(3)]


def test_whoever_is_to_move_has_the_floor() -> None:
    talks = Talks(trio())
    assert talks.room(B).floor == A
    assert talks(Pass()).room(B).floor == talks.session.turn


def test_an_offer_to_all_lies_before_its_author_for_everyone() -> None:
    talks = Talks(trio())
    talks(Offer(terms(talks.public, A=1)))
    for seat in (A, B, C):
        (offer,) = talks.room(seat).offers
        assert (offer.by, offer.to, offer.before, offer.private) == (A, NATURE, A, False)
        assert offer.mine is (seat == A)
        assert offer.number == "1"
    assert "to all" in talks.room(B).offers[0].words


def test_a_private_offer_lies_folded_before_whom_it_was_given_to_and_only_two_see_it() -> None:
    talks = Talks(trio())
    talks(Caucus(B), Offer(terms(talks.public, A=1), B))
    for seat in (A, B):
        (offer,) = talks.room(seat).offers
        assert (offer.by, offer.to, offer.before, offer.private) == (A, B, B, True)
        assert "alone" in offer.words
    assert talks.room(C).offers == ()
    assert room_of(Onlooker(talks.session).view()).offers == ()


def test_a_caucus_sits_aside_on_its_own_floor_and_at_the_table_while_others_speak() -> None:
    talks = Talks(trio())
    talks(Caucus(B))
    assert talks.room(A).aside == (A, B)
    assert talks.room(C).caucuses == ()
    assert talks.room(C).aside == ()
    talks.floor(C)
    assert [c.partner for c in talks.room(A).caucuses] == [B]
    assert talks.room(A).aside == ()


def test_an_offer_is_held_against_the_package_of_whoever_looks() -> None:
    talks = Talks(trio())
    talks(Offer(terms(talks.public, A=1, B=2)))
    view = talks.session.chair(B).view()
    same, other = terms(talks.public, A=1, B=2), terms(talks.public, A=1, B=1)
    assert "Every clause of it is as yours." in room_of(view, same).offers[0].words
    assert "1 clause is not as yours" in room_of(view, other).offers[0].words


def test_the_draft_lies_in_the_middle_with_everybodys_marks() -> None:
    talks = Talks(three())
    assert talks.room(A).sheet is None
    assert "No draft" in talks.room(A).words
    talks.floor(C)(TableDraft(terms(talks.public, A=1, B=1)))
    sheet = talks.room(A).sheet
    assert sheet is not None
    assert (sheet.id, sheet.by, sheet.version, sheet.together) == ("draft", C, 1, False)
    assert [line.issue for line in sheet.lines] == [0, 1]
    talks.phase(Phase.BALLOT)
    who = talks.session.turn
    talks(Mark((INITIAL, HOLD, NO_MARK, NO_MARK)))
    sheet = talks.room(A).sheet
    assert sheet is not None
    assert [next(m.mark for m in line.marks if m.seat == who) for line in sheet.lines] == [INITIAL, HOLD]
    assert talks.room(A).sheet == talks.room(B).sheet


def test_what_lies_for_signing_takes_the_place_of_the_draft() -> None:
    talks = Talks(two())
    talks(Offer(terms(talks.public, A=1)))
    talks.floor(B)(Accept("P1"))
    sheet = talks.room(A).sheet
    assert sheet is not None
    assert (sheet.id, sheet.together) == (SIGNING, True)
    assert [line.issue for line in sheet.lines] == [0]


def test_the_microphone_stands_there_while_the_press_waits_and_says_the_lines_taken() -> None:
    talks = Talks(trio())
    assert talks.room(A).press is None
    talks.phase(Phase.PRESS)
    stand = talks.room(A).press
    assert stand is not None
    assert stand.open
    assert stand.said == ()
    who = talks.session.turn
    talks(Press(2))
    stand = talks.room(A).press
    assert stand is not None
    assert stand.said == ((who, "Firm line"),)


def test_a_chair_is_empty_while_its_delegation_is_away() -> None:
    talks = Talks(trio())
    talks(Warn(), Walk()) if not talks.session.chair(A).view().refusal(Warn()) else talks(Walk())
    assert [d.seat for d in talks.room(B).seats if d.away] == [A]


def test_the_news_lie_there_in_the_session_they_came_in() -> None:
    card = news()
    session = Session.open(trio(news=(card,), sessions=4), seed=1)
    seen = []
    while not session.over:
        view = session.chair(A).view()
        shown = room_of(view).news
        assert (shown is None) == (view.table.news == NO_NEWS)
        if shown is not None:
            assert shown.words.startswith(f"{card.title}\n{card.text}")
            seen.append(view.table.when)
        now = session.chair(session.turn).view()
        assert session.chair(now.seat).submit(dull(now.public, now.table, now.desk, now.seat)) is None
    assert len(set(seen)) == 1


def test_alternating_offers_show_their_one_offer_in_the_middle_and_no_tension() -> None:
    talks = Talks(two(), protocol="alternating")
    room = talks.room(B)
    assert (room.sheet, room.tension, room.offers, room.caucuses) == (None, None, (), ())
    assert room.course.rounds
    assert "No offer" in room.words
    whole = tuple(0 for _ in talks.public.issues)
    sheet = talks(Offer(whole)).room(B).sheet
    assert sheet is not None
    assert (sheet.id, sheet.by, sheet.together) == ("offer", A, True)
    marks = {m.seat: m.mark for m in sheet.lines[0].marks} if sheet.lines else {}
    assert marks.get(A, INITIAL) == INITIAL
    assert marks.get(B, NO_MARK) == NO_MARK


def test_who_watches_sees_the_first_seat_first_and_nothing_as_its_own() -> None:
    talks = Talks(trio())
    talks(Offer(terms(talks.public, A=1)))
    room = room_of(Onlooker(talks.session).view())
    assert [d.seat for d in room.seats] == [A, B, C]
    assert not any(d.mine for d in room.seats)
    assert not room.offers[0].mine
    assert room.caucuses == ()
