"""How a principal reads its own sheet: some issues weigh more with it than is written, until it has to sign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import rich, three
from rooms import Room

from communique.model.scenario import Seat
from communique.negotiators.parts.own_packages import Space
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.talk import statement
from communique.negotiators.parts.temper import Temper
from communique.rules.dice import Dice
from communique.simulation import play

ALICE, MEDIATOR = Seat(0), Seat(2)


def test_what_is_dear_weighs_more_and_the_whole_about_as_much() -> None:
    """12.5 + 3 + 19 + 13 of the tops come to 47.5, where 62 are written: each is taken 62 / 47.5 times."""
    space = Space(rich().public, rich().sheets[ALICE])
    assert space.tops == (5, 12, 19, 26)
    read = space.read_with((250, 25, 100, 50))
    assert read.tops == (16, 3, 24, 16)
    assert read.spans == space.spans, "what it says matters to it goes by what is written"


def test_where_people_hang_on_an_issue_it_weighs_no_less_than_written() -> None:
    public = rich().public
    first, second, *rest = public.issues
    people = replace(public, issues=(first, replace(second, humanitarian=True), *rest))
    assert Space(people, rich().sheets[ALICE]).read_with((100, 25, 100, 100)).rows == rich().sheets[ALICE].points


def test_audiences_go_by_what_is_written() -> None:
    """2 + 12 of the first two issues are 14, and 12 are wanted; as it is read, 6 + 3 would not do."""
    space = Space(rich().public, rich().sheets[ALICE])
    assert space.read_with((250, 25, 100, 50)).unhappy((1, 2, 0, 0)) == space.unhappy((1, 2, 0, 0)) == 0


def _until(room: Room, session: int) -> None:
    room.until(lambda: room.table.session == session)


def _situation(seat: Seat, session: int) -> Situation:
    room = Room(three(), {})
    _until(room, session)
    return Situation(room.session.chair(seat).view(), Temper(start=80, end=20), Dice(1, 0, f"seat {seat}"))


def test_in_the_last_session_and_as_a_mediator_the_sheet_is_read_as_written() -> None:
    last = three().public.sessions - 1
    assert _situation(ALICE, 0).space is not _situation(ALICE, 0).written
    for as_written in (_situation(ALICE, last), _situation(MEDIATOR, 0)):
        assert as_written.space is as_written.written


def test_what_it_says_of_its_concerns_is_so_by_the_sheet_as_written() -> None:
    """Tops 5, 12, 19 and 26, 15.5 on average: of those above it names what it weighs most, of the others least."""
    said = set()
    for seed in range(12):
        room = Room(rich(), {}, seed)
        for session in (0, 1):
            _until(room, session)
            situation = Situation(room.session.chair(ALICE).view(), Temper(start=80, end=20), Dice(seed, 0, "seat 0"))
            told = statement(situation)
            said.add((told.issue, told.weight))
            rivals = (2, 3) if told.weight == "high" else (0, 1)
            stakes = [situation.space.stakes[i] for i in rivals]
            assert situation.space.stakes[told.issue] == (max if told.weight == "high" else min)(stakes)
    assert said == {(2, "high"), (3, "high"), (0, "low"), (1, "low")}


@pytest.mark.parametrize("style", ["problem-solver", "conceder", "reciprocator", "statesman"])
def test_whatever_it_cares_for_it_signs_nothing_that_no_deal_beats(style: str) -> None:
    """By the points of the sheet as written, over games of many characters."""
    found = [play(three(), (style, style, "mediator"), seed).outcome() for seed in range(30)]
    signed = [outcome for outcome in found if outcome.agreement]
    assert len(signed) >= 10
    assert all(outcome.surplus[seat] > 0 for outcome in signed for seat in (0, 1))
