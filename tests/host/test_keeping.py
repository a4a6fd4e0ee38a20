"""Files of classes when nobody plays: merged, saved table by table, somebody forgotten, all of it forgotten."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from host.classes_of import WORDS, begun, finished, lantern, talk
from host.rooms_of import Clock

from communique.cli import main
from communique.host import coming, playing, running
from communique.host import entries as said
from communique.host.cases import case_for, scenario_of
from communique.host.class_file import ClassFile, ClassFileError, delete_class, gathered, read_class
from communique.host.gathering import Case
from communique.host.keeping import (
    KeepingError,
    debrief_class,
    export_class,
    forget_class,
    forget_person,
    merge_classes,
    read_whole,
    tables_as_saves,
)
from communique.host.merging import MergeError
from communique.host.room import Room
from communique.loading.scenario_file import load_scenario
from communique.session.store import read_save, restore
from communique.shipped import scenarios


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Two classes of Lantern Strait; in each there is an Ada."""
    paths = [tmp_path / "left.class", tmp_path / "right.class"]
    finished(paths[0], ["Ada", "Bob", "Cid"], tables=1, seed=1)
    finished(paths[1], ["Ada", "Dea", "Eva", "Fay"], tables=2, seed=2, mind="conceder")
    return paths


# -- merging ---------------------------------------------------------------------------


def test_two_classes_become_one_at_its_debrief(two: list[Path], tmp_path: Path) -> None:
    report = merge_classes(two, tmp_path / "both.class")
    whole = read_whole(tmp_path / "both.class")
    gathering = whole.gathering
    assert gathering.phase == "debrief"
    assert gathering.locked
    assert [person.alias for person in gathering.people.values()] == [
        "Ada", "Bob", "Cid", "Ada (2)", "Dea", "Eva", "Fay"
    ]  # fmt: skip
    assert sorted(gathering.places) == [1, 2, 3]
    assert len(gathering.cases) == 1
    assert [(one.people, one.tables) for one in report.classes] == [(3, ((1, 1),)), (4, ((1, 2), (2, 3)))]
    assert report.classes[1].renamed == (("Ada", "Ada (2)"),)
    assert str(report).splitlines()[-1] == "All tables played the same case."


def test_every_table_is_what_it_was_move_for_move(two: list[Path], tmp_path: Path) -> None:
    merge_classes(two, tmp_path / "both.class")
    both = read_whole(tmp_path / "both.class")
    left, right = map(read_whole, two)
    for number, log in ((1, left.logs[1]), (2, right.logs[1]), (3, right.logs[2])):
        assert [one.line for one in both.logs[number].events] == [one.line for one in log.events]
        assert [one.at for one in both.logs[number].events] == [one.at for one in log.events]
        assert both.tables[number].over
        assert both.logs[number].seed == log.seed


def test_everybody_keeps_seat_answers_and_consent(two: list[Path], tmp_path: Path) -> None:
    merge_classes(two, tmp_path / "both.class")
    both, right = read_whole(tmp_path / "both.class").gathering, read_whole(two[1]).gathering
    for person in right.people.values():
        found = both.people[person.id + 3]
        assert (found.table, found.seat) == (1 + (person.table or 0), person.seat)
        assert (found.surveys, found.consent, found.token) == (person.surveys, person.consent, person.token)
        assert found.pulses == {1 + table: tapped for table, tapped in person.pulses.items()}


def test_a_merged_class_has_letters_and_keys_of_its_own(two: list[Path], tmp_path: Path) -> None:
    report = merge_classes(two, tmp_path / "both.class")
    opened = [read_whole(path).gathering.opened for path in (*two, tmp_path / "both.class")]
    assert len({one.code for one in opened}) == len({one.key for one in opened}) == 3
    assert len({one.secret for one in opened}) == 3
    assert [one.code for one in report.classes] == [one.code for one in opened[:2]]


def test_other_cases_are_kept_apart(two: list[Path], tmp_path: Path) -> None:
    room = begun(tmp_path / "third.class", ["Gus", "Hal"], tables=1, case=lantern(level="envoy"))
    talk(room, 1)
    room.close()
    report = merge_classes([*two, tmp_path / "third.class"], tmp_path / "all.class")
    cases = read_whole(tmp_path / "all.class").gathering.cases
    assert [(case.scenario, case.level) for case in cases.values()] == [
        ("lantern-strait", "guided"), ("lantern-strait", "envoy")
    ]  # fmt: skip
    assert report.cases == 2
    assert "2 cases" in str(report)


def test_a_copy_of_a_class_is_not_merged_with_it(two: list[Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy.class"
    copy.write_bytes(two[0].read_bytes())
    with pytest.raises(MergeError, match=r"left\.class and copy\.class hold the same class"):
        merge_classes([*two, copy], tmp_path / "out.class")
    assert not (tmp_path / "out.class").exists()


def test_a_class_that_was_merged_already_is_not_merged_again(two: list[Path], tmp_path: Path) -> None:
    merge_classes(two, tmp_path / "both.class")
    for other in two:
        with pytest.raises(MergeError, match=r"both\.class and (left|right)\.class hold the same class"):
            merge_classes([tmp_path / "both.class", other], tmp_path / "out.class")
    room = begun(tmp_path / "third.class", ["Gus", "Hal"], tables=1)
    talk(room, 1)
    room.close()
    merge_classes([tmp_path / "both.class", tmp_path / "third.class"], tmp_path / "all.class")
    with pytest.raises(MergeError, match="hold the same class"):
        merge_classes([tmp_path / "all.class", two[1]], tmp_path / "out.class")


def test_one_class_is_nothing_to_merge(two: list[Path], tmp_path: Path) -> None:
    with pytest.raises(MergeError, match="two classes or more"):
        merge_classes(two[:1], tmp_path / "out.class")


def test_nobody_is_shown_all_sheets_while_a_table_talks(two: list[Path], tmp_path: Path) -> None:
    room = begun(tmp_path / "third.class", ["Gus", "Hal"], tables=1)
    room.close()
    with pytest.raises(KeepingError, match="tables still talk: 1"):
        merge_classes([*two, tmp_path / "third.class"], tmp_path / "out.class")


def test_a_merge_overwrites_no_file(two: list[Path]) -> None:
    before = two[1].read_bytes()
    with pytest.raises(KeepingError, match="exists already"):
        merge_classes(two, two[1])
    assert two[1].read_bytes() == before


def test_answers_to_other_questions_stay_behind(two: list[Path], tmp_path: Path) -> None:
    file, _ = ClassFile.open(two[1])
    file.keep([said.SurveySet("format: communique-survey 1\nbefore: []\nafter: []\n")], 2e6)
    file.close()
    report = merge_classes(two, tmp_path / "both.class")
    people = read_whole(tmp_path / "both.class").gathering.people
    assert [bool(person.surveys) for person in people.values()] == [True] * 3 + [False] * 4
    assert "asked other questions" in str(report)


def test_a_merged_class_can_be_hosted(two: list[Path], tmp_path: Path) -> None:
    merge_classes(two, tmp_path / "both.class")
    room = Room.resume(tmp_path / "both.class", scenario_of)
    assert [table.over for table in room.tables.values()] == [True, True, True]
    assert room.gathering.phase == "debrief"
    room.close()


def test_a_class_is_read_while_its_host_goes_on(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    talk(room, 1, most=3)
    assert len(read_whole(room.path).logs[1].events) == 3
    export_class(room.path, tmp_path / "out")
    talk(room, 1)
    assert read_whole(room.path).tables[1].over
    room.close()


def test_a_merged_class_exports_like_its_parts(two: list[Path], tmp_path: Path) -> None:
    merge_classes(two, tmp_path / "both.class")
    export_class(tmp_path / "both.class", tmp_path / "both")
    export_class(two[0], tmp_path / "left")
    export_class(two[1], tmp_path / "right")
    lines = {
        name: sum(len((tmp_path / part / f"{name}.csv").read_text().splitlines()) - 1 for part in ("left", "right"))
        for name in ("tables", "seats", "people", "events", "surveys", "pulses")
    }
    for name, count in lines.items():
        assert len((tmp_path / "both" / f"{name}.csv").read_text().splitlines()) - 1 == count


# -- debrief -----------------------------------------------------------------------------


def test_the_debrief_of_a_class_is_a_page_for_all_and_one_a_table(two: list[Path], tmp_path: Path) -> None:
    merge_classes(two, tmp_path / "both.class")
    written = debrief_class(tmp_path / "both.class", tmp_path / "out", games=5)
    assert [path.name for path in written] == ["class.html", "table-1.html", "table-2.html", "table-3.html"]
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert not any(alias in text for alias in ("Dea", "Eva", "Fay", WORDS))


def test_a_pulse_counts_for_the_seat_in_which_its_person_sat(two: list[Path]) -> None:
    gathering = read_whole(two[0]).gathering
    seats = sorted(person.seat or 0 for person in gathering.people.values())
    for person in gathering.people:
        gathering.take(said.Seated(person, None), 3e6)
    assert sorted(seat for seat, _ in gathering.felt(1)) == seats
    assert {three for _, three in gathering.felt(1)} == {(4, 3, 5)}


def test_a_class_that_has_not_talked_has_no_debrief(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada"], tables=1)
    room.close()
    with pytest.raises(KeepingError, match="tables still talk"):
        debrief_class(tmp_path / "a.class", tmp_path / "out")
    assert not (tmp_path / "out").exists()


# -- saves -----------------------------------------------------------------------------


def test_each_table_is_a_save_that_replays(two: list[Path], tmp_path: Path) -> None:
    written = tables_as_saves(two[1], tmp_path / "saves")
    assert [path.name for path in written] == ["table-1.communique", "table-2.communique"]
    whole = read_whole(two[1])
    for number, path in enumerate(written, start=1):
        save = read_save(path)
        session = restore(save, load_scenario("lantern-strait"))
        assert session.over
        assert list(session.events) == [one.event for one in whole.logs[number].events]


def test_the_commands_of_a_save_open_it(two: list[Path], tmp_path: Path) -> None:
    (path,) = tables_as_saves(two[0], tmp_path / "saves")
    for command in ("replay", "debrief"):
        assert main([command, str(path)]) == 0


def test_notes_and_what_was_taken_back_go_with_a_save(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    person = room.gathering.people[1]
    assert playing.write_note(room, person, {1 - (person.seat or 0): (0, 2)}, 65) == ""
    talk(room, 1, most=4)
    assert running.take_back(room, 1) == ""
    room.close()
    (path,) = tables_as_saves(tmp_path / "a.class", tmp_path / "saves")
    save = read_save(path)
    assert [(note.seat, note.target) for note in save.notes] == [(person.seat, 65)]
    assert save.marks.takebacks == 1
    assert len(save.events) == 3


def test_a_scenario_of_the_teachers_own_goes_with_its_saves(tmp_path: Path) -> None:
    text = (scenarios() / "lantern-strait.yaml").read_text(encoding="utf-8").replace("Lantern Strait", "My Strait", 1)
    source = text.replace("id: lantern-strait", "id: my-strait", 1)
    own = tmp_path / "my-strait.yaml"
    own.write_text(source, encoding="utf-8")
    case = said.CaseOpened(1, "my-strait", load_scenario(own).digest, "guided", source=source)
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1, case=case)
    talk(room, 1)
    room.close()
    scenario, save = tables_as_saves(tmp_path / "a.class", tmp_path / "saves")
    assert main(["replay", str(save), "--scenario", str(scenario)]) == 0


# -- cases -----------------------------------------------------------------------------


def test_a_case_is_found_with_its_papers() -> None:
    drawn = load_scenario("lantern-strait", papers=7)
    assert scenario_of(Case(1, "lantern-strait", drawn.digest, "guided", 7, "", False)).digest == drawn.digest


def test_a_case_of_another_version_is_refused() -> None:
    with pytest.raises(ClassFileError, match="an edition of"):
        scenario_of(Case(1, "lantern-strait", "0" * 64, "guided", None, "", False))


@pytest.mark.parametrize(("name", "papers"), [("closed-theatre", None), ("sochi-2021", None), ("lantern-strait", 3)])
def test_a_class_needs_no_file_of_a_scenario_beside_it(tmp_path: Path, name: str, papers: int | None) -> None:
    """The file that was there when the class began may be gone, and its map with it."""
    for file in scenarios().glob(f"{name}.yaml"):
        copy = tmp_path / file.name
        copy.write_bytes(file.read_bytes())
    for map_of in scenarios().glob("*.map.json"):
        (tmp_path / map_of.name).write_bytes(map_of.read_bytes())
    entry = case_for(str(copy), "", papers)
    for file in tmp_path.iterdir():
        file.unlink()
    assert entry.source
    case = Case(1, entry.scenario, entry.digest, "", papers, entry.source, False)
    assert scenario_of(case).digest == load_scenario(name, papers=papers).digest


# -- forgetting ------------------------------------------------------------------------


def test_who_is_forgotten_is_nowhere_in_the_file(two: list[Path]) -> None:
    token = gathered(two[1], read_class(two[1])).people[2].token
    assert forget_person(two[1], "dea") == 1
    content = b"".join(path.read_bytes() for path in two[1].parent.glob("right.class*"))
    assert b"Dea" not in content
    assert token.encode() not in content
    # The answers of the others are there still.
    assert f"{WORDS} of Eva".encode() in content


def test_a_table_goes_on_as_it_was_when_somebody_is_forgotten(two: list[Path], tmp_path: Path) -> None:
    before = read_whole(two[1])
    forget_person(two[1], "Dea")
    after = read_whole(two[1])
    assert [[one.line for one in log.events] for log in after.logs.values()] == [
        [one.line for one in log.events] for log in before.logs.values()
    ]
    person = after.gathering.people[2]
    assert (person.alias, person.token, person.gone, person.consent) == ("", "", True, False)
    assert (person.surveys, person.pulses) == ({}, {})
    assert all(one.person != 2 for log in after.logs.values() for one in log.events)
    # Who is forgotten does not consent any more: the table's log is not exported.
    export_class(two[1], tmp_path / "out")
    assert len((tmp_path / "out" / "tables.csv").read_text().splitlines()) == 2


def test_who_was_called_otherwise_once_is_forgotten_by_that_name_too(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    assert running.rename(room, 1, "Lady L.") == ""
    room.close()
    assert forget_person(tmp_path / "a.class", "Ada") == 1
    content = (tmp_path / "a.class").read_bytes()
    assert b"Ada" not in content
    assert b"Lady" not in content


@pytest.mark.parametrize("alias", ["", " ", "Zoe"])
def test_nobody_of_that_name_is_nobody_forgotten(two: list[Path], alias: str) -> None:
    before = read_class(two[0])
    assert forget_person(two[0], alias) == 0
    assert read_class(two[0]) == before


def test_a_file_that_is_rewritten_goes_on(two: list[Path]) -> None:
    forget_person(two[0], "Bob")
    file, kept = ClassFile.open(two[0])
    assert [one.n for one in kept] == list(range(1, len(kept) + 1))
    file.keep([said.PhaseSet("over")], 3e6)
    file.close()
    assert read_class(two[0])[-1].entry == said.PhaseSet("over")


def test_a_class_that_is_forgotten_leaves_no_file(two: list[Path]) -> None:
    assert two[0] in forget_class(two[0])
    assert sorted(path.name for path in two[0].parent.iterdir()) == ["right.class"]


def test_what_a_kill_left_beside_the_file_goes_with_it(two: list[Path]) -> None:
    connection = sqlite3.connect(two[0])
    connection.execute("SELECT COUNT(*) FROM entries").fetchone()
    wal = two[0].with_name("left.class-wal")
    wal.touch()
    connection.close()
    wal.write_bytes(b"")
    assert {path.name for path in forget_class(two[0])} >= {"left.class", "left.class-wal"}
    assert not list(two[0].parent.glob("left*"))


def test_a_class_that_a_host_has_open_is_not_forgotten(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada"], tables=1)
    for act in (lambda: forget_class(room.path), lambda: forget_person(room.path, "Ada")):
        with pytest.raises(ClassFileError, match="another host has this class open"):
            act()
    assert coming.join(room, "Bob")
    room.close()


def test_another_file_is_not_deleted(tmp_path: Path) -> None:
    path = tmp_path / "letters.txt"
    path.write_text("dear me")
    with pytest.raises(ClassFileError, match="no class file"):
        delete_class(path)
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).execute("CREATE TABLE t (x)")
    with pytest.raises(ClassFileError, match="no class file"):
        delete_class(other)
    assert path.read_text() == "dear me"
    assert other.exists()
    with pytest.raises(ClassFileError, match="there is no such class file"):
        delete_class(tmp_path / "nothing")


def test_a_class_whose_tables_were_laid_more_than_once_is_exported_saved_and_merged(tmp_path: Path) -> None:
    """Three tables laid, settled to one of another level, and practice between: only the last layings count."""
    path = tmp_path / "a.class"
    case = replace(lantern(), tables=3)
    room = Room.begin(path, case, scenario_of, language="en", now=Clock(), dice=Random(1))
    for alias in ("Ada", "Bob"):
        assert not isinstance(coming.join(room, alias), str)
    assert running.settle(room, replace(lantern(2, level="envoy"), tables=1)) == ""
    assert running.practise(room, lantern(3, practice=True)) == ""
    running.go_on(room, "talks")
    talk(room, 2, most=4)
    assert running.lot(room) == ""
    talk(room, 1)
    assert running.release(room) == ""
    room.close()
    whole = read_whole(path)
    assert list(whole.tables) == list(whole.logs) == [1]
    assert whole.tables[1].public.level == "envoy"
    assert len(whole.logs[1].events) == whole.tables[1].moves
    assert tables_as_saves(path, tmp_path / "saves")
    finished(tmp_path / "b.class", ["Cid", "Dea"], tables=1, seed=5)
    merge_classes([path, tmp_path / "b.class"], tmp_path / "both.class")
    assert sorted(read_whole(tmp_path / "both.class").tables) == [1, 2]
