"""A room: who joins sits somewhere, who leaves is replaced, a move is made once, and all outlives a kill."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from host.rooms_of import Clock, again, case_of, joined, move_computer, move_somebody, room_in
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.host import coming, playing, running
from communique.host.class_file import ClassFile, ClassFileError, read_class
from communique.host.class_file import Kept as KeptEntry
from communique.host.entries import Entry
from communique.host.lot import drawn, tables_for
from communique.host.room import MOST_TABLES, Room
from communique.host.table_log import table_logs
from communique.rules.moves.end_turn import Pass
from communique.rules.state import INITIAL, EndingKind


def begun(folder: Path, *aliases: str, tables: int = 1) -> Room:
    room = room_in(folder)
    joined(room, *aliases)
    assert running.lot(room, tables=tables) == ""
    assert running.go_on(room, "talks") == ""
    return room


# -- the lot ---------------------------------------------------------------------


@given(st.integers(0, 60), st.integers(1, 12), st.integers(2, 6), st.integers())
def test_everybody_gets_one_seat_and_nobody_shares_while_one_is_empty(
    people: int, tables: int, seats: int, n: int
) -> None:
    places = drawn(range(people), tables, seats, Random(n))
    assert sorted(one.person for one in places) == list(range(people))
    sizes = [sum(one.table == table for one in places) for table in range(tables)]
    assert max(sizes) - min(sizes) <= 1
    for table, size in enumerate(sizes):
        held = [sum(one.table == table and one.seat == seat for one in places) for seat in range(seats)]
        assert max(held) <= 1 or min(held) >= 1
        assert sum(held) == size


def test_the_lot_has_no_memory_of_who_came_first() -> None:
    """Over many draws everybody sits in every seat about as often: 600 draws, three seats, 200 each give or take 60."""
    dice, counts = Random(5), [0, 0, 0]
    for _ in range(600):
        counts[next(one.seat for one in drawn([1, 2, 3], 1, 3, dice) if one.person == 1)] += 1
    assert all(140 < count < 260 for count in counts)


def test_who_scanned_a_tables_sign_stays_there() -> None:
    places = drawn([1, 2, 3, 4], 2, 2, Random(1), wished={4: (1, 0), 3: (1, None)})
    assert {one.person: one.seat for one in places if one.table == 1} == {4: 0, 3: 1}


def test_one_missing_makes_a_table_more_and_one_too_many_does_not() -> None:
    assert [tables_for(n, 2) for n in (1, 2, 3, 4, 5)] == [1, 1, 1, 2, 2]
    assert [tables_for(n, 4) for n in (3, 4, 6, 7, 8)] == [1, 1, 1, 2, 2]


# -- coming and going -------------------------------------------------------------


def test_an_alias_is_somebodys_once(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    joined(room, "Ada")
    assert isinstance(coming.join(room, " ada "), str)
    assert isinstance(coming.join(room, " \n "), str)
    assert len(room.gathering.people) == 1


def test_a_locked_room_lets_back_in_who_was_there_and_nobody_new(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    found = coming.join(room, "Ada")
    assert not isinstance(found, str)
    running.lock(room, True)
    assert isinstance(coming.join(room, "Ben"), str)
    room = again(room)
    back = room.person_with(found[1])
    assert back is not None
    assert back.alias == "Ada"


def test_a_token_is_dead_once_its_person_has_left_or_was_removed(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    tokens = {}
    for alias in ("Ada", "Ben"):
        found = coming.join(room, alias)
        assert not isinstance(found, str)
        tokens[alias] = found
    coming.leave(room, tokens["Ada"][0])
    assert running.remove(room, tokens["Ben"][0].id) == ""
    assert [room.person_with(token) for _, token in tokens.values()] == [None, None]
    room = again(room)
    assert [room.person_with(token) for _, token in tokens.values()] == [None, None]
    assert room.person_with("") is None


def test_letters_from_the_teacher_bring_another_phone_and_end_the_first(tmp_path: Path) -> None:
    clock = Clock()
    room = room_in(tmp_path, clock=clock)
    found = coming.join(room, "Ada")
    assert not isinstance(found, str)
    person, first = found
    letters = running.rejoin_letters(room, person.id)
    back = coming.rejoin(room, letters.lower())
    assert back is not None
    assert back[0] is person
    assert room.person_with(first) is None
    assert room.person_with(back[1]) is person
    assert coming.rejoin(room, letters) is None  # once
    late = running.rejoin_letters(room, person.id)
    clock.now += 601
    assert coming.rejoin(room, late) is None
    assert coming.rejoin(room, "AAAAAA") is None


def test_who_comes_late_waits_for_the_teacher_and_takes_a_computers_chair_first(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben")
    assert len(room.gathering.places[1].computers) == 1
    while not move_somebody(room, 1):
        move_computer(room, 1)
    (cleo,) = joined(room, "Cleo")
    assert (cleo.table, cleo.seat) == (None, None)
    assert running.lot(room) == ""
    assert room.gathering.places[1].computers == {}
    assert {one.seat for one in room.gathering.at(1)} == {0, 1, 2}
    (dan,) = joined(room, "Dan")
    assert running.lot(room) == ""
    assert len(room.gathering.team(1, dan.seat or 0)) == 2
    assert cleo.table == dan.table == 1
    joined(room, "Eva", "Fay", "Gus")
    assert running.lot(room) == ""
    assert sorted(one.alias for one in room.gathering.at(2)) == ["Eva", "Fay", "Gus"]


@pytest.mark.parametrize("phase", ["reading", "talks", "after"])
def test_nobody_sits_down_by_a_sheet_once_briefs_are_read(tmp_path: Path, phase: str) -> None:
    """Whoever did would read that seat's sheet: a second tab and the address on a neighbour's paper would be enough."""
    room = begun(tmp_path, "Ada", "Ben", "Cleo")
    running.go_on(room, phase)
    found = coming.join(room, "Spy", 1, 2)
    assert not isinstance(found, str)
    assert (found[0].table, found[0].seat) == (None, None)
    assert room.view_of(found[0]) is None


def test_a_seat_that_somebody_leaves_alone_goes_to_a_computer_and_a_shared_one_does_not(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo", "Dan")
    shared = next(one for one in room.gathering.here() if len(room.gathering.team(1, one.seat or 0)) == 2)
    alone = next(one for one in room.gathering.here() if len(room.gathering.team(1, one.seat or 0)) == 1)
    coming.leave(room, shared)
    assert room.gathering.places[1].computers == {}
    coming.leave(room, alone)
    assert set(room.gathering.places[1].computers) == {alone.seat}


# -- at the table -----------------------------------------------------------------


def test_nothing_is_moved_before_the_talks_in_a_pause_or_from_a_computers_chair(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    joined(room, "Ada", "Ben", "Cleo")
    running.lot(room, tables=1)
    seat = room.tables[1].turn or 0
    person = room.gathering.team(1, seat)[0]
    made = lambda: playing.make(room, person, Pass(), after=room.tables[1].heard(seat), key="k")  # noqa: E731
    assert "not open" in made()
    running.go_on(room, "talks")
    running.pause(room, True)
    assert "paused" in made()
    running.pause(room, False)
    running.pause(room, True, 1)
    assert "paused" in made()
    running.pause(room, False, 1)
    running.seat_computer(room, 1, seat)
    assert "computer" in made()
    assert playing.take_chair(room, person) == ""
    assert playing.no_move(room, person) == ""


def test_a_form_that_comes_twice_counts_once_also_after_a_kill(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo")
    seat = room.tables[1].turn or 0
    person = room.gathering.team(1, seat)[0]
    view, key = room.tables[1].view(seat), room.form_key(person)
    move = next(iter(view.candidates()))
    assert playing.make(room, person, move, after=view.n, key=key) == ""
    count = room.tables[1].moves
    assert playing.make(room, person, move, after=view.n, key=key) == ""
    room = again(room)
    person = room.gathering.people[person.id]
    assert playing.make(room, person, move, after=view.n, key=key) == ""
    assert room.tables[1].moves == count
    assert playing.make(room, person, move, after=view.n, key="another") != ""


def test_after_a_move_was_taken_back_the_same_place_has_another_key(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo")
    person = room.gathering.team(1, room.tables[1].turn or 0)[0]
    before = room.form_key(person)
    assert move_somebody(room, 1)
    assert running.take_back(room, 1) == ""
    after = room.form_key(person)
    assert after != before
    assert move_somebody(room, 1)


def test_who_has_no_pen_proposes_and_who_has_it_makes_the_move(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo", "Dan")
    seat = next(s for s in range(3) if len(room.gathering.team(1, s)) == 2)
    first, second = room.gathering.team(1, seat)
    assert room.holds_pen(first)
    while room.tables[1].turn != seat:
        assert move_somebody(room, 1)
    view = room.tables[1].view(seat)
    move = next(iter(view.candidates()))
    assert "pen" in playing.make(room, second, move, after=view.n, key="k")
    assert playing.propose(room, second, move) == ""
    assert playing.proposed(room, first) == [(second, move)]
    assert playing.proposed(room, second) == [(second, move)]
    others = [one for one in room.gathering.here() if one.seat != seat]
    assert [playing.proposed(room, one) for one in others] == [[], []]
    assert playing.adopt(room, first, second.id, after=view.n, key="k") == ""
    assert playing.proposed(room, first) == []
    assert playing.adopt(room, first, second.id, after=view.n + 1, key="l") != ""
    assert playing.take_pen(room, second) == ""
    assert room.holds_pen(second)
    assert not room.holds_pen(first)


def watched(room: Room, clock: Clock, seconds: int) -> None:
    """So much time passes, in which the host looks around every second."""
    for _ in range(seconds):
        clock.now += 1
        running.look_after_chairs(room)


def test_nobody_was_away_while_the_laptop_slept(tmp_path: Path) -> None:
    clock = Clock()
    room = room_in(tmp_path, clock=clock)
    joined(room, "Ada", "Ben", "Cleo")
    running.lot(room, tables=1)
    running.go_on(room, "talks")
    running.stand_in(room, 3)
    watched(room, clock, 100)
    clock.now += 3600
    watched(room, clock, 179)
    assert room.gathering.places[1].computers == {}
    watched(room, clock, 3)
    assert len(room.gathering.places[1].computers) == 1


def test_a_clock_that_is_set_makes_nobody_away(tmp_path: Path) -> None:
    """The laptop learns the time from a network in the middle of a class, an hour ahead and then a day back."""
    clock, steady = Clock(), Clock()
    room = room_in(tmp_path, clock=clock)
    room.steady = steady
    joined(room, "Ada", "Ben", "Cleo")
    running.lot(room, tables=1)
    running.go_on(room, "talks")
    running.stand_in(room, 3)
    for jump in (3600, -86_400):
        clock.now += jump
        steady.now += 1
        running.look_after_chairs(room)
        assert room.gathering.places[1].computers == {}
    for _ in range(200):
        clock.now += 1
        steady.now += 1
        running.look_after_chairs(room)
    assert len(room.gathering.places[1].computers) == 1


def test_computers_stand_in_for_phones_that_are_away_when_it_is_their_turn(tmp_path: Path) -> None:
    clock = Clock()
    room = room_in(tmp_path, clock=clock)
    joined(room, "Ada", "Ben", "Cleo")
    running.lot(room, tables=1)
    running.go_on(room, "talks")
    running.stand_in(room, 3)
    seat = room.tables[1].turn or 0
    watched(room, clock, 179)
    assert room.gathering.places[1].computers == {}
    watched(room, clock, 2)
    assert set(room.gathering.places[1].computers) == {seat}
    person = room.gathering.team(1, seat)[0]
    assert room.computer_in(person)
    playing.take_chair(room, person)
    room.present(person.id).streams = 1
    running.look_after_chairs(room)
    assert room.gathering.places[1].computers == {}


def test_the_debrief_waits_for_tables_that_still_talk(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo")
    assert "1" in running.go_on(room, "debrief")
    assert running.adjourn(room, 1) == ""
    assert room.tables[1].ended().state.table.ending.kind is EndingKind.ADJOURNED
    person = next(room.gathering.here())
    assert playing.pulse(room, person, 3, 6, 1) != ""
    assert playing.pulse(room, person, 3, 5, 1) == ""
    assert running.go_on(room, "debrief") == ""
    assert running.take_back(room, 1) != ""
    assert person.pulses == {1: (3, 5, 1)}


def test_all_sheets_are_handed_out_after_the_end_alone(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo")
    with pytest.raises(ValueError, match="not over"):
        room.tables[1].ended()


def test_after_practice_the_class_sits_at_its_own_tables_and_nothing_of_practice_is_left(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    people = joined(room, "Ada", "Ben", "Cleo")
    assert running.practise(room, case_of(2, practice=True)) == ""
    assert {one.table for one in room.gathering.here()} == {1}
    assert room.gathering.case_of(1).practice
    running.go_on(room, "talks")
    assert "practice" in running.go_on(room, "debrief")
    first = next(one for one in people if one.seat == room.tables[1].turn)
    key = room.form_key(first)
    assert move_somebody(room, 1)
    running.adjourn(room, 1)
    assert playing.pulse(room, people[0], 1, 1, 1) == ""
    assert running.lot(room) == ""
    assert list(room.tables) == [1]
    assert not room.gathering.case_of(1).practice
    assert {one.table for one in room.gathering.here()} == {1}
    assert room.gathering.current == room.case.number
    assert people[0].pulses == {}
    assert "Tables still talk: 1" in running.go_on(room, "debrief")
    # At the same table, having heard as much as then, the same person's form is another one.
    assert all(room.form_key(one) != key for one in people)
    assert move_somebody(room, 1)


def test_practice_beside_tables_that_are_laid_has_numbers_of_its_own_and_goes_without_a_trace(tmp_path: Path) -> None:
    room = room_in(tmp_path, tables=2)
    joined(room, "Ada", "Ben", "Cleo")
    assert running.practise(room, case_of(2, practice=True)) == ""
    assert {one.table for one in room.gathering.here()} == {3}
    running.go_on(room, "talks")
    assert move_somebody(room, 3)
    assert running.lot(room) == ""
    assert list(room.tables) == list(room.gathering.places) == [1, 2]
    assert running.practise(room, case_of(2, practice=True)) == ""
    running.lot(room)
    assert move_somebody(room, 1)
    assert "begun" in running.practise(room, case_of(2, practice=True))
    assert sorted(table_logs(read_class(room.path))) == [1, 2]
    assert list(again(room).tables) == [1, 2]


def test_as_many_tables_are_laid_as_people_need_also_when_more_come(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    joined(room, *(f"p{k}" for k in range(6)))
    assert running.lot(room) == ""
    assert len(room.tables) == 2
    early = {one.id: (one.table, one.seat) for one in room.gathering.here()}
    joined(room, *(f"q{k}" for k in range(24)))
    assert running.lot(room) == ""
    assert len(room.tables) == 10
    assert {one.id: (one.table, one.seat) for one in room.gathering.here() if one.id in early} == early
    assert all(len(room.gathering.at(n)) == 3 for n in room.tables)
    assert running.lot(room, anew=True) == ""
    assert all(len(room.gathering.at(n)) == 3 for n in room.tables)


def test_a_number_of_tables_that_is_settled_stands(tmp_path: Path) -> None:
    room = room_in(tmp_path, tables=2)
    joined(room, *(f"p{k}" for k in range(9)))
    assert running.lot(room) == ""
    assert [len(room.gathering.at(n)) for n in (1, 2)] == [5, 4]


def test_tables_settled_anew_are_numbered_from_one_and_the_others_are_gone(tmp_path: Path) -> None:
    room = room_in(tmp_path, tables=10)
    found = coming.join(room, "Ada", 8, 1)
    assert not isinstance(found, str)
    assert (found[0].table, found[0].seat) == (8, 1)
    assert running.settle(room, case_of(2, tables=3)) == ""
    assert list(room.tables) == [1, 2, 3]
    assert found[0].table is None
    late = coming.join(room, "Ben", 8, 1)
    assert not isinstance(late, str)
    assert late[0].table is None
    assert running.settle(room, case_of(3)) == ""
    assert list(room.tables) == []
    assert running.lot(room) == ""
    assert list(room.tables) == [1]
    room = again(room)
    assert list(room.tables) == [1]


def test_no_table_is_there_without_its_game_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_in(tmp_path)
    joined(room, "Ada", "Ben", "Cleo")
    real = ClassFile.keep
    for fails_at in (1, 2):
        monkeypatch.setattr(ClassFile, "keep", full_at(fails_at, real))
        with suppress(ClassFileError):
            running.lot(room)
        monkeypatch.setattr(ClassFile, "keep", real)
        assert set(room.tables) == set(room.gathering.places)
    assert running.lot(room) == ""
    assert all(one.seat is not None for one in room.gathering.here())


def full_at(call: int, real: Callable[..., list[KeptEntry]]) -> Callable[..., list[KeptEntry]]:
    """What keeps entries, but for that call of it."""
    calls: list[int] = []

    def keep(self: ClassFile, entries: Iterable[Entry], at: float | None = None) -> list[KeptEntry]:
        calls.append(1)
        if len(calls) == call:
            raise ClassFileError("The disk is full.")
        return real(self, entries, at)

    return keep


def test_an_observer_is_in_no_lot_and_a_phone_that_scanned_a_sign_is(tmp_path: Path) -> None:
    room = room_in(tmp_path, tables=1)
    joined(room, "Ada", "Ben")
    found = coming.join(room, "Cleo", 1)
    assert not isinstance(found, str)
    (dan,) = joined(room, "Dan")
    assert running.seat(room, dan.id, 1, None) == ""
    assert running.lot(room) == ""
    assert found[0].seat is not None
    assert (dan.table, dan.seat) == (1, None)
    running.lot(room, anew=True)
    assert (dan.table, dan.seat) == (1, None)


def test_there_is_no_way_back_over_the_debrief(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo")
    assert running.release(room) == ""
    for phase in ("talks", "reading", "gathering"):
        assert running.go_on(room, phase) != ""
    assert running.go_on(room, "over") == ""
    assert running.go_on(room, "debrief") == ""
    assert running.lot(room, anew=True) != ""
    room = again(room)
    assert running.go_on(room, "talks") != ""
    assert playing.no_move(room, next(room.gathering.here())) != ""


def test_a_proposal_is_of_its_seat_and_its_moment(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo", "Dan", "Eva", "Fay")
    seat = room.tables[1].turn or 0
    first, second = room.gathering.team(1, seat)
    move = next(iter(room.tables[1].view(seat).candidates()))
    assert playing.propose(room, second, move) == ""
    other = next(s for s in range(3) if s != seat)
    assert running.seat(room, second.id, 1, other) == ""
    for one in room.gathering.at(1):
        assert playing.proposed(room, one) == []
    assert running.seat(room, second.id, 1, seat) == ""
    assert playing.proposed(room, first) == []
    assert playing.propose(room, second, move) == ""
    running.seat_computer(room, 1, seat)
    running.hand_back(room, 1, seat)
    assert playing.proposed(room, first) == []


@settings(deadline=None)
@given(seed=st.integers(0, 10_000))
def test_whatever_happens_the_class_is_the_same_after_a_kill(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """A class at random: people come, go, move, share, stand in; then its file is read by another host."""
    dice, folder = Random(seed), tmp_path_factory.mktemp("class")
    room = room_in(folder, dice=seed)
    joined(room, *(f"p{k}" for k in range(dice.randint(1, 9))))
    running.lot(room)
    running.go_on(room, "talks")
    for step in range(25):
        if not room.tables or dice.random() < 0.06:
            again_laid(room, dice)
            continue
        people = list(room.gathering.here())
        table = dice.choice(list(room.tables))
        what = dice.random()
        if what < 0.6:
            move_somebody(room, table)
        elif what < 0.65 and len(people) > 1:
            coming.leave(room, dice.choice(people))
        elif what < 0.7:
            joined(room, f"late{step}")
        elif what < 0.75:
            running.take_back(room, table)
        elif what < 0.8:
            running.seat_computer(room, table, dice.randrange(3))
        elif what < 0.85:
            running.hand_back(room, table, dice.randrange(3))
        elif what < 0.9 and people:
            playing.take_pen(room, dice.choice(people))
        elif what < 0.95:
            running.call_question(room, table)
        elif people:
            one = dice.choice(people)
            running.seat(room, one.id, table, dice.choice([None, 0, 1, 2]))
    assert set(room.tables) == set(room.gathering.places)
    views = {n: [room.tables[n].view(p).table for p in range(3)] for n in room.tables}
    before = repr([room.gathering.people, room.gathering.places, room.gathering.phase])
    entries = len(read_class(room.path))
    room = again(room)
    assert repr([room.gathering.people, room.gathering.places, room.gathering.phase]) == before
    assert {n: [room.tables[n].view(p).table for p in range(3)] for n in room.tables} == views
    assert len(read_class(room.path)) == entries
    room.close()


def again_laid(room: Room, dice: Random) -> None:
    """Tables are settled, practised on, or drawn anew, as far as that is possible now."""
    number = max(room.gathering.cases) + 1
    what = dice.randrange(4)
    if what == 0:
        running.settle(room, case_of(number, tables=dice.choice([None, 1, 3])))
    elif what == 1:
        running.practise(room, case_of(number, practice=True))
    running.lot(room, anew=what == 2)


def test_a_game_that_was_replaced_keeps_nothing_any_more(tmp_path: Path) -> None:
    """What a computer thought out for it may come late; kept under the table's number, it would ruin the class file."""
    room = room_in(tmp_path)
    joined(room, "Ada", "Ben", "Cleo")
    assert running.practise(room, case_of(2, practice=True)) == ""
    old = room.tables[1]
    view = old.view(old.turn or 0)
    assert running.lot(room) == ""
    assert room.tables[1] is not old
    with pytest.raises(ClassFileError, match="no more"):
        old.move(view.seat, next(iter(view.candidates())), after=view.n)
    assert list(again(room).tables) == [1]


def test_the_debrief_is_not_released_while_there_is_no_table(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    assert running.release(room) != ""
    assert running.go_on(room, "debrief") != ""


def test_what_all_have_initialled_may_be_signed_before_the_debrief(tmp_path: Path) -> None:
    """Games at random until all have initialled something: release asks for hands first, and ends when asked again."""
    for seed in range(40):
        (tmp_path / str(seed)).mkdir()
        room = room_in(tmp_path / str(seed), dice=seed)
        joined(room, "Ada", "Ben", "Cleo")
        running.lot(room, tables=1)
        running.go_on(room, "talks")
        while move_somebody(room, 1) and not common(room):
            pass
        if common(room):
            break
    running.go_on(room, "after")
    assert "to be signed" in running.release(room)
    assert room.gathering.phase == "talks"
    assert not room.tables[1].over
    assert running.release(room) == ""
    assert room.tables[1].over
    assert room.gathering.phase == "debrief"


def common(room: Room) -> bool:
    """Whether a clause of the draft bears everybody's initials, and nothing is being signed."""
    table = room.tables[1].watched().table.conference
    if table is None or table.draft is None or table.ending is not None or room.tables[1].signs:
        return False
    hands = room.tables[1].public.signatories
    return any(all(table.marks[s][i] == INITIAL for s in hands) for i in range(len(table.draft.terms)))


def test_a_table_that_was_adjourned_at_once_takes_nobody_in(tmp_path: Path) -> None:
    room = begun(tmp_path, "Ada", "Ben", "Cleo")
    assert running.adjourn(room, 1) == ""
    joined(room, "Dan", "Eva", "Fay")
    assert running.lot(room) == ""
    assert {one.alias for one in room.gathering.at(2)} == {"Dan", "Eva", "Fay"}


def test_a_full_room_of_a_case_for_two_can_be_drawn(tmp_path: Path) -> None:
    assert tables_for(coming.MOST_PEOPLE, 2) <= MOST_TABLES
