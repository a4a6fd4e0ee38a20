"""Whoever watches sees what everybody heard, and nothing else."""

from __future__ import annotations

import pytest
from builders import bytes_of, other_secrets, play_on, rich

from communique.model.scenario import NATURE
from communique.rules.moves import kind_of
from communique.session.onlooker import Onlooker
from communique.session.session import Session


@pytest.mark.parametrize("luck", range(6))
def test_an_onlooker_sees_the_same_whatever_the_sheets_say(luck: int) -> None:
    session = play_on(Session.open(rich(), luck), luck, limit=80)
    other = Session.open(other_secrets(rich(), keep=0), luck)
    for seat, move in session.events:
        if seat != NATURE and not kind_of(move).by_itself:
            assert other.chair(seat).submit(move) is None
    assert bytes_of(Onlooker(session).view()) == bytes_of(Onlooker(other).view())


def test_an_onlooker_hears_no_private_word() -> None:
    for luck in range(6):
        session = play_on(Session.open(rich(), luck), luck, limit=120)
        heard = Onlooker(session).view().heard
        assert not any(line.private for line in heard)
        assert [line.move for line in heard] == [
            line.move for line in session.chair(0).view().heard if not line.private
        ]


def test_an_onlooker_has_a_blank_sheet_and_no_move() -> None:
    view = Onlooker(play_on(Session.open(rich(), 1), 1, limit=40)).view()
    assert view.seat == NATURE
    assert {points for row in view.sheet.points for points in row} == {0}
    assert (view.sheet.cards, view.sheet.audiences, view.sheet.links, view.sheet.brief) == ((), (), (), "")
    assert not view.my_turn
