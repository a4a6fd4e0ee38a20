"""Gradebooks: the columns that Canvas and Moodle import, and who took part."""

from __future__ import annotations

import csv
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from builders import many
from host.classes_of import answered, begun, finished, lantern, talk
from hypothesis import given
from hypothesis import strategies as st

from communique.host import coming, leading
from communique.host.class_keeping import export_class, read_whole
from communique.host.gradebook import (
    RosterError,
    TakingPart,
    canvas_csv,
    moodle_csv,
    read_roster,
    taking_part,
)

ROWS = [TakingPart("Ada", True, True, False, 81), TakingPart("Bob", False, False, False, None)]
ROSTER = {"ada": "ada@school.example", "bob": "4711"}


def test_canvas_finds_its_columns_and_points_possible_in_the_second_line() -> None:
    """As lib/gradebook_importer.rb of Canvas reads them: Student, ID, two SIS columns, Section, then assignments."""
    assert canvas_csv(ROWS, ROSTER) == (
        "Student,ID,SIS User ID,SIS Login ID,Section,Communiqué: taking part\n"
        "Points Possible,,,,,3\n"
        "Ada,,,ada@school.example,,2\n"
        "Bob,,,4711,,0\n"
    )


def test_moodle_gets_an_address_or_a_number_to_map() -> None:
    assert moodle_csv(ROWS, ROSTER) == (
        "Email address,ID number,Alias,Talks,Survey before,Survey after,Communiqué: taking part\n"
        "ada@school.example,,Ada,1,1,0,2\n"
        ",4711,Bob,0,0,0,0\n"
    )


def test_points_stand_there_only_when_they_are_asked_for() -> None:
    assert "points" not in canvas_csv(ROWS)
    assert canvas_csv(ROWS, points=True) == (
        "Student,ID,SIS User ID,SIS Login ID,Section,Communiqué: taking part,Communiqué: points\n"
        "Points Possible,,,,,3,100\n"
        "Ada,,,,,2,81\n"
        "Bob,,,,,0,\n"
    )
    assert moodle_csv(ROWS, points=True).splitlines()[1] == ",,Ada,1,1,0,2,81"


@pytest.mark.parametrize("alias", ["=1+1", "+1", "-1", "@a", " =1"])
def test_no_alias_is_a_formula(alias: str) -> None:
    rows = [TakingPart(alias, True, True, True)]
    for text in (canvas_csv(rows), moodle_csv(rows)):
        assert any(f"'{alias}" in row for row in csv.reader(StringIO(text)))


def test_who_was_at_a_table_and_answered_took_part(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    talk(room, 1)
    found = coming.join(room, "Cid")
    assert not isinstance(found, str)
    room.keep(*answered(room.gathering.people[1], consent=False)[:1])
    room.close()
    whole = read_whole(tmp_path / "a.class")
    rows = taking_part(whole.gathering, whole.logs)
    assert [(one.alias, one.talked, one.before, one.after) for one in rows] == [
        ("Ada", True, True, False), ("Bob", True, False, False), ("Cid", False, False, False)
    ]  # fmt: skip


def test_consent_never_counts(tmp_path: Path) -> None:
    finished(tmp_path / "a.class", ["Ada", "Bob"], tables=1, refusing=["Bob"])
    whole = read_whole(tmp_path / "a.class")
    assert [one.grade for one in taking_part(whole.gathering, whole.logs)] == [3, 3]


def test_who_was_sent_out_has_no_line_and_who_left_has_one(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob", "Cid"], tables=1)
    talk(room, 1, most=2)
    assert leading.remove(room, 1) == ""
    coming.leave(room, room.gathering.people[2])
    room.close()
    whole = read_whole(tmp_path / "a.class")
    assert [one.alias for one in taking_part(whole.gathering, whole.logs)] == ["Bob", "Cid"]


def test_a_practice_round_counts_where_there_was_nothing_else(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    assert leading.practise(room, lantern(2, practice=True)) == ""
    talk(room, 2)
    room.close()
    whole = read_whole(tmp_path / "a.class")
    assert [one.talked for one in taking_part(whole.gathering, whole.logs)] == [False, False]
    practice = {2: whole.logs[2]}
    assert [one.talked for one in taking_part(whole.gathering, practice)] == [True, True]


def test_the_named_export_has_the_gradebook_and_points_only_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.class"
    finished(path, ["Ada", "Bob"], tables=1)
    roster = tmp_path / "roster.csv"
    roster.write_text("alias,who\nAda,ada@school.example\n", encoding="utf-8")
    plain = {one.name for one in export_class(path, tmp_path / "plain")}
    named = {one.name for one in export_class(path, tmp_path / "named", identified=True, roster=roster)}
    graded = {one.name for one in export_class(path, tmp_path / "graded", identified=True, points=True)}
    assert named - plain == {"aliases.csv", "words.csv", "gradebook-canvas.csv", "gradebook-moodle.csv"}
    assert graded - named == {"gradebook-points.txt"}
    assert "ada@school.example" in (tmp_path / "named" / "gradebook-moodle.csv").read_text(encoding="utf-8")
    assert "no fair grade" in (tmp_path / "graded" / "gradebook-points.txt").read_text(encoding="utf-8")


def test_a_roster_is_read_with_a_head_or_without_and_with_either_separator() -> None:
    assert read_roster(b"alias,mail\nAda, a@b.c \n\nBob,7\n") == {"ada": "a@b.c", "bob": "7"}
    assert read_roster("\ufeffAda;a@b.c\r\nBob;7\r\n".encode()) == {"ada": "a@b.c", "bob": "7"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ada", "Line 1 of the roster should be an alias and who it is."),
        ("Ada,1\nada,2", 'Line 2 of the roster names "ada" again.'),
        ("Ada,1\nBob,", "Line 2 of the roster should be an alias and who it is."),
    ],
)
def test_a_roster_that_cannot_be_read_is_said(text: str, sentence: str) -> None:
    with pytest.raises(RosterError) as refused:
        read_roster(text.encode())
    assert str(refused.value) == sentence


@many
@given(st.binary(max_size=80))
def test_whatever_is_read_is_a_roster_or_a_sentence(data: bytes) -> None:
    with suppress(RosterError):
        assert all(read_roster(data).values())
