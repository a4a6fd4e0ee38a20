"""Stopping, as the content note promises it: who looks on has no role, keeps none, and gets none by a later lot."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from builders import rich
from host.asking import get, post
from host.rooms_of import again, case_of, joined, room_in
from host.served import class_of

from communique.host import at_table, leading
from communique.host.class_file import ClassFileError
from communique.host.options import Options
from communique.host.server import opened


def test_who_looks_on_instead_leaves_a_computer_in_the_seat_and_stays_at_the_table(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    people = joined(room, "Ada", "Ben", "Cleo")
    assert leading.lot(room, tables=1) == ""
    leading.go_on(room, "talks")
    seat = people[0].seat
    assert at_table.look_on(room, people[0]) == ""
    assert (people[0].table, people[0].seat, people[0].observes) == (1, None, True)
    assert set(room.gathering.places[1].computers) == {seat}
    view = room.view_of(people[0])
    assert view is not None
    assert view.seat == -1
    assert at_table.look_on(room, people[0]) == ""  # a form that comes twice


def test_who_shares_a_seat_looks_on_and_no_computer_comes(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    people = joined(room, "Ada", "Ben", "Cleo", "Dan")
    assert leading.lot(room, tables=1) == ""
    shared = next(one for one in people if len(room.gathering.team(1, one.seat or 0)) == 2)
    assert at_table.look_on(room, shared) == ""
    assert room.gathering.places[1].computers == {}


def test_who_looks_on_before_the_lot_gets_a_place_at_a_table_and_no_role(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    people = joined(room, "Ada", "Ben", "Cleo", "Dan")
    assert at_table.look_on(room, people[3]) == ""
    assert (people[3].table, people[3].observes) == (None, True)
    assert leading.lot(room, tables=1) == ""
    assert (people[3].table, people[3].seat, people[3].observes) == (1, None, True)
    assert all(one.seat is not None for one in people[:3])
    assert leading.lot(room, anew=True) == ""
    assert people[3].seat is None


def test_who_looked_on_in_the_practice_is_dealt_no_role_after_it(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    people = joined(room, "Ada", "Ben", "Cleo", "Dan")
    assert leading.practise(room, case_of(2, practice=True)) == ""
    assert at_table.look_on(room, people[0]) == ""
    assert leading.lot(room, room.case.number, anew=True) == ""
    assert people[0].seat is None
    assert room.gathering.case_of(people[0].table or 0).number == room.case.number
    room = again(room)
    assert room.gathering.people[people[0].id].wished


def test_whom_the_teacher_seats_has_a_role_again(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    people = joined(room, "Ada", "Ben", "Cleo")
    assert leading.lot(room, tables=1) == ""
    seat = people[0].seat
    at_table.look_on(room, people[0])
    assert leading.seat(room, people[0].id, 1, seat) == ""
    assert (people[0].seat, people[0].observes, people[0].wished) == (seat, False, False)
    assert room.gathering.places[1].computers == {}


def test_nobody_gets_up_once_all_sheets_are_open(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    people = joined(room, "Ada", "Ben", "Cleo")
    leading.lot(room, tables=1)
    leading.go_on(room, "talks")
    leading.release(room)
    assert "sheets" in at_table.look_on(room, people[0])
    assert people[0].seat is not None


def test_a_phone_looks_on_without_a_script_and_sees_what_all_may_see(tmp_path: Path) -> None:
    told = class_of(tmp_path, rich(), people=3)
    person = next(iter(told.cookies))
    answer = asyncio.run(post(told.app, "/seat/look-on", {"key": "k"}, told.cookies[person], script=False))
    assert answer.status == 303
    page = asyncio.run(get(told.app, "/seat", told.cookies[person]))
    assert "You are watching" in page.text
    assert "/seat/leave" in page.text
    assert "/seat/look-on" not in page.text


def test_the_lobby_says_what_the_case_deals_with_before_the_lot(tmp_path: Path) -> None:
    scenario = rich()
    scenario = replace(scenario, public=replace(scenario.public, content_note="War, and mines."))
    told = class_of(tmp_path, scenario, people=3, phase="gathering")
    person = next(iter(told.cookies))
    page = asyncio.run(get(told.app, "/seat", told.cookies[person]))
    assert "War, and mines." in page.text
    assert "/seat/look-on" in page.text
    assert "You speak for Delegation" in page.text


def test_which_name_comes_first_is_kept_in_the_class_and_not_changed_by_a_later_start(tmp_path: Path) -> None:
    file = tmp_path / "my.class"
    real = Options("lantern-strait", "guided", None, None, file, names="real")
    opened(real).close()
    again = opened(real)
    assert again.gathering.opened.names == "real"
    again.close()
    with pytest.raises(ClassFileError, match="--names real"):
        opened(replace(real, names="aliases"))
