"""Moments and the recap: what a seat has heard is told once, as it happened, and nothing else is."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from builders import few, news, other_secrets, played, scenarios, trio
from hypothesis import given
from hypothesis import strategies as st

from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.present.moments import happenings, moments
from communique.present.past_tables import tables_of
from communique.present.recap import recap
from communique.rules.moves import kind_of
from communique.rules.moves.draw import Draw
from communique.rules.moves.fulfil import Fulfil
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.walk import Walk
from communique.session.onlooker import Onlooker
from communique.session.session import Session
from communique.views import PartyView

BY_NAME = {
    MakeGesture: "gesture",
    Walk: "walk-out",
    Fulfil: "if-then",
    Draw: "news",
}
"""What nobody may miss, and the kind of moment that it makes."""
SHIPPED = [str(name) for name in list_scenarios()]


@cache
def scenario(name: str) -> Scenario:
    whole = load_scenario(name)
    levels = whole.public.levels
    return at_level(whole, levels[-1].id) if levels else whole


def views(session: Session) -> list[PartyView]:
    """Of every seat, and of an onlooker."""
    seats = range(len(session.scenario.public.parties))
    return [*(session.chair(Seat(seat)).view() for seat in seats), Onlooker(session).view()]


@given(st.integers(0, 10_000), scenarios())
@few
def test_the_table_retold_from_what_was_heard_is_the_table(luck: int, whole: Scenario) -> None:
    for protocol in ("conference", "alternating"):
        session = played(whole, luck, protocol=protocol)
        for view in views(session):
            assert tables_of(view)[view.n] == view.table


@pytest.mark.parametrize("name", SHIPPED)
def test_the_table_retold_is_the_table_in_every_shipped_scenario(name: str) -> None:
    for luck in range(4):
        session = played(scenario(name), luck)
        for view in views(session):
            assert tables_of(view)[view.n] == view.table


@pytest.mark.parametrize("name", SHIPPED)
def test_every_gesture_walk_out_promise_and_card_is_in_one_recap_of_each_person_once(name: str) -> None:
    """Whoever reads the recap at each turn of their own, and at the end, has read of everything."""
    for luck in range(3):
        told = played(scenario(name), luck)
        again = Session.open(told.scenario, told.header.seed, lineup=told.header.lineup)
        read: Counter[tuple[Seat, int]] = Counter()
        wanted: Counter[tuple[Seat, int]] = Counter()
        for event in told.events:
            if not kind_of(event.move).by_itself:
                _read(again.chair(event.seat).view(), read)
                assert again.chair(event.seat).submit(event.move) is None
        for seat in range(len(told.scenario.public.parties)):
            view = again.chair(Seat(seat)).view()
            _read(view, read)
            wanted.update(
                (view.seat, k) for k, heard in enumerate(view.heard) if _must_be_told(view, heard.seat, heard.move)
            )
        assert {key: read[key] for key in wanted} == dict(wanted)


def _must_be_told(view: PartyView, seat: Seat, move: object) -> bool:
    return type(move) in BY_NAME and (seat != view.seat or isinstance(move, Fulfil))


def _read(view: PartyView, read: Counter[tuple[Seat, int]]) -> None:
    found = recap(view)
    if found.fresh:
        read.update((view.seat, card.number) for card in found.cards if card.who != "You")


@pytest.mark.parametrize("name", SHIPPED)
def test_each_of_them_makes_its_moment_once(name: str) -> None:
    for luck in range(3):
        session = played(scenario(name), luck)
        for view in views(session):
            made = Counter((m.kind, m.number) for m in moments(view))
            assert set(made.values()) <= {1}
            for k, heard in enumerate(view.heard):
                if _must_be_told(view, heard.seat, heard.move):
                    assert made[BY_NAME[type(heard.move)], k] == 1


@given(st.integers(0, 10_000), scenarios())
@few
def test_what_was_said_in_private_among_others_changes_no_moment(luck: int, whole: Scenario) -> None:
    session = played(whole, luck)
    for view in views(session):
        for happening in happenings(view):
            if happening.heard.private:
                assert happening.before == happening.after
                assert view.seat in (happening.seat, getattr(happening.move, "to", None)) or view.seat != NATURE


@given(st.integers(0, 2_000))
@few
def test_the_recap_of_a_seat_is_blind_to_the_sheets_of_others(luck: int) -> None:
    one = played(trio(news=(news(),)), luck)
    for seat in range(3):
        other = Session.open(other_secrets(one.scenario, seat), one.header.seed, lineup=one.header.lineup)
        for event in one.events:
            if not kind_of(event.move).by_itself:
                assert other.chair(event.seat).submit(event.move) is None
        views_ = one.chair(Seat(seat)).view(), other.chair(Seat(seat)).view()
        assert recap(views_[0]) == recap(views_[1])
        assert moments(views_[0]) == moments(views_[1])
