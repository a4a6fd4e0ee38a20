"""The teacher's pages from a real room: what stands there is what is so, and nothing that only a seat may know."""

from __future__ import annotations

from pathlib import Path

from host.rooms_of import Clock, joined, move_somebody, room_in

from communique.host import board, leading
from communique.host.pages.board_state import Presence
from communique.host.pages.teacher import class_board as board_pages
from communique.host.room import ClassRoom
from communique.rules.moves import kind_of

LINK = "http://10.0.0.5:8000"


def talking(folder: Path, *aliases: str, tables: int = 1, clock: Clock | None = None) -> ClassRoom:
    room = room_in(folder, clock=clock)
    joined(room, *aliases)
    leading.lot(room, tables=tables)
    leading.go_on(room, "talks")
    return room


def test_a_card_says_who_sits_where_and_whose_turn_it_is(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben")
    (card,) = board.board(room, LINK).tables
    names = {one.alias: seat.seat for seat in card.seats for one in seat.people}
    assert names == {one.alias: one.seat for one in room.gathering.here()}
    assert [seat.seat for seat in card.seats if seat.turn] == [room.tables[1].turn]
    assert [bool(seat.computer) for seat in card.seats].count(True) == 1
    assert (card.session, card.needed, card.ended) == (1, 0, "")


def test_presence_is_told_by_streams_and_looks(tmp_path: Path) -> None:
    clock = Clock()
    room = talking(tmp_path, "Ada", "Ben", "Cleo", clock=clock)
    ada, ben, cleo = room.gathering.here()
    room.present(ada.id).streams = 1
    room.looked(ben.id)
    states = {one.alias: one.presence for one in board.people(room, LINK).people}
    assert states == {"Ada": Presence.HERE, "Ben": Presence.ASLEEP, "Cleo": Presence.NEVER}
    assert cleo.alias in board_pages.board_page(board.board(room, LINK))


def test_what_a_table_goes_back_to_is_what_it_goes_back_to(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    for _ in range(12):
        move_somebody(room, 1)
    backs = board.backs(room, 1)
    decisions = room.tables[1].decisions()
    assert [one.to for one in backs] == [to for to, _, _ in reversed(decisions)]
    assert not any(kind_of(event.move).by_itself for _, event, _ in decisions)
    assert leading.take_back(room, 1, backs[3].to) == ""
    assert room.tables[1].moves == backs[3].to
    assert leading.take_back(room, 1, 10**6) != ""


def test_adjourning_is_taken_back_by_itself_even_where_nobody_had_moved(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    before = room.tables[1].moves
    assert leading.adjourn(room, 1) == ""
    assert room.tables[1].over
    assert board.table(room, 1).ended == "The talks were adjourned by whoever runs the game."
    assert board.backs(room, 1)[0].to == before
    assert leading.take_back(room, 1, before) == ""
    assert not room.tables[1].over


def test_what_was_said_in_private_is_not_told_on_the_page_to_take_it_back(tmp_path: Path) -> None:
    """Over games at random: a moment whose move some alone heard is named without its words."""
    found = 0
    for seed in range(4):
        (tmp_path / str(seed)).mkdir()
        room = room_in(tmp_path / str(seed), dice=seed)
        joined(room, "Ada", "Ben", "Cleo")
        leading.lot(room, tables=1)
        leading.go_on(room, "talks")
        while move_somebody(room, 1):
            _, event, private = room.tables[1].decisions()[-1]
            alone = f"{room.tables[1].public.parties[event.seat].short}: a word in private"
            assert (board.backs(room, 1)[0].words == alone) == private
            found += private
        room.close()
    assert found


def test_the_wall_shows_no_key_and_no_secret(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    shown = repr(board.projector(room, ["10.0.0.5"], 8000)) + repr(board.board(room, LINK))
    opened = room.gathering.opened
    assert opened.key not in shown
    assert opened.secret not in shown
    assert all(one.token not in shown for one in room.gathering.here())


def test_settings_stand_once_somebody_has_moved(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    assert board.start(room, LINK, fresh=True).settled == ""
    move_somebody(room, 1)
    assert board.start(room, LINK, fresh=True).settled != ""
