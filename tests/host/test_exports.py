"""What leaves the laptop: whose it is cannot be told, and who did not consent leaves no trace."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from builders import few
from host.classes_of import WORDS, begun, finished, talk
from hypothesis import given
from hypothesis import strategies as st

from communique.host import coming, leading
from communique.host import entries as said
from communique.host.class_keeping import KeepingError, export_class, read_whole
from communique.host.codebook import COLUMNS, NAMED, codebook_page, codebook_rows
from communique.host.entries import Entry
from communique.host.exports import ExportedClass, ExportedTable, csv_text, export_files, export_rows
from communique.host.survey_file import survey_of
from communique.host.surveys import usual_survey

SALT = b"salt"


def exported(path: Path, salt: bytes = SALT) -> ExportedClass:
    whole = read_whole(path)
    found = whole.debriefs()
    tables = [ExportedTable(whole.logs[n], table.public, found.get(n)) for n, table in whole.tables.items()]
    public = next(iter(whole.tables.values())).public
    return ExportedClass(whole.gathering, whole.kept, tables, survey_of("", public), salt)


# -- a class worked out by hand -----------------------------------------------------


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five people at two tables, and Eva did not consent: two sit at one table, three at the other."""
    path = tmp_path_factory.mktemp("five") / "a.class"
    finished(path, ["Ada", "Bob", "Cid", "Dea", "Eva"], tables=2, refusing=["Eva"])
    return path


def test_the_table_of_who_did_not_consent_is_left_out_and_the_answers_of_the_others_stay(five: Path) -> None:
    whole = exported(five)
    rows = export_rows(whole)
    eva = next(person for person in whole.gathering.people.values() if person.alias == "Eva")
    others = [one.id for one in whole.gathering.at(3 - (eva.table or 0))]
    assert [row["table"] for row in rows["tables"]] == ["t01"]
    assert len(rows["people"]) == len(others)
    assert sum(int(str(row["people"])) for row in rows["seats"]) == len(others)
    assert {row["person"] for row in rows["surveys"]} == {"p01", "p02", "p03", "p04"}
    assert len(rows["pulses"]) == 4
    assert sum(row["table"] == "t01" for row in rows["pulses"]) == len(others)
    assert all(row["seat"] is None for row in rows["pulses"] if not row["table"])
    (one,) = rows["class"]
    assert (one["people"], one["people_left_out"]) == (4, "under 5")
    assert (one["tables"], one["tables_left_out"]) == (1, "under 5")


def test_an_event_has_its_time_from_the_laying_of_the_table(five: Path) -> None:
    whole = exported(five)
    (table,) = export_rows(whole)["tables"]
    events = export_rows(whole)["events"]
    assert [row["event"] for row in events] == list(range(1, len(events) + 1))
    assert table["events"] == len(events)
    assert table["seconds"] == events[-1]["at"]
    # Each move at these tables took seven seconds.
    steps = [float(str(b["at"])) - float(str(a["at"])) for a, b in pairwise(events)]
    assert set(steps) == {7.0}
    assert {row["by"] for row in events} == {"person"}


def test_offers_have_their_clauses_by_name(five: Path) -> None:
    rows = export_rows(exported(five))
    first = rows["offers"][0]
    fields = json.loads(next(str(row["fields"]) for row in rows["events"] if row["event"] == first["event"]))
    named = {row["issue"]: row["option"] for row in rows["clauses"] if row["event"] == first["event"]}
    public = exported(five).tables[0].public
    assert named == {
        issue.id: issue.options[k].id for issue, k in zip(public.issues, fields["terms"], strict=True) if k >= 0
    }


def test_nothing_in_words_no_name_and_no_key_is_in_an_export(five: Path) -> None:
    whole = exported(five)
    opened = whole.gathering.opened
    text = "\n".join(export_files(whole).values())
    for secret in (WORDS, "Ada", "Bob", "Dea", "Eva", opened.code, opened.key, opened.secret):
        assert secret not in text
    assert all(person.token not in text for person in whole.gathering.people.values())


def test_a_named_export_has_aliases_and_words_of_who_consented_alone(five: Path) -> None:
    files = export_files(exported(five), named=True)
    assert f"{WORDS} to all from Ada" in files["words.csv"]
    assert "Eva" not in "".join(files.values())
    aliases = list(csv.DictReader(StringIO(files["aliases.csv"])))
    assert sorted(row["alias"] for row in aliases) == ["Ada", "Bob", "Cid", "Dea"]
    opened = exported(five).gathering.opened
    assert opened.key not in "".join(files.values())


def test_numbers_are_drawn_anew_for_each_export(five: Path) -> None:
    orders = set()
    for salt in range(12):
        rows = export_rows(exported(five, bytes([salt])), named=True)["aliases"]
        orders.add(tuple(row["alias"] for row in rows))
    assert len(orders) > 3


# -- who did not consent leaves no trace -----------------------------------------------


OF_EVA = st.one_of(
    st.builds(
        said.Surveyed,
        st.just(5),
        st.sampled_from(["before", "after", "other"]),
        st.dictionaries(st.sampled_from(["practice", "hope", "knew", "leave"]), st.sampled_from(["1", "all", "words"])),
    ),
    st.builds(said.Pulsed, st.just(5), st.integers(1, 2), st.integers(1, 5), st.integers(1, 5), st.integers(1, 5)),
    st.builds(said.Renamed, st.just(5), st.text(max_size=8)),
    st.builds(said.SatDown, st.just(5), st.sampled_from([None, 1, 2]), st.sampled_from([None, 0, 1])),
    st.just(said.Consented(5, False)),
    st.just(said.Gone(5)),
)


@few
@given(done=st.lists(OF_EVA, max_size=6))
def test_what_somebody_says_who_did_not_consent_changes_nothing(five: Path, done: list[Entry]) -> None:
    whole = exported(five)
    before = export_rows(whole, named=True)
    for entry in done:
        whole.gathering.take(entry, 5.0)
    assert export_rows(whole, named=True) == before


def test_numbers_depend_on_nobody_who_is_left_out(five: Path) -> None:
    """With one more who never consented, everybody has the number that they had."""
    whole = exported(five)
    before = export_rows(whole, named=True)
    gathering = whole.gathering
    gathering.take(said.Joined(99, "Zoe", "token"), 1.0)
    gathering.take(said.Surveyed(99, "before", {"practice": "5"}), 2.0)
    assert export_rows(whole, named=True) == before


@pytest.mark.parametrize(("refusing", "left"), [(0, "0"), (1, "under 5"), (4, "under 5"), (5, "5"), (7, "7")])
def test_how_many_were_left_out_is_said_of_five_or_of_nobody(tmp_path: Path, refusing: int, left: str) -> None:
    path = tmp_path / "a.class"
    aliases = [f"Person {k}" for k in range(8)]
    finished(path, aliases, tables=2, refusing=aliases[:refusing])
    (row,) = export_rows(exported(path))["class"]
    assert row["people_left_out"] == left
    assert row["people"] == 8 - refusing


# -- files -----------------------------------------------------------------------------


def test_every_csv_has_the_columns_of_the_codebook_and_parses(five: Path) -> None:
    for named in (False, True):
        files = export_files(exported(five), named=named)
        book = codebook_rows(named=named)
        tables = list(dict.fromkeys(row["table"] for row in book))
        assert set(files) == {*(f"{name}.csv" for name in tables), "codebook.csv", "codebook.md", "class.json"}
        for name in tables:
            read = csv.reader(StringIO(files[f"{name}.csv"]), strict=True)
            head, *rows = read
            assert head == [row["column"] for row in book if row["table"] == name]
            assert all(len(row) == len(head) for row in rows)
        whole = json.loads(files["class.json"])
        assert whole["codebook"] == book
        assert {name: list(rows[0]) for name, rows in whole["tables"].items() if rows} == {
            name: list(next(iter(rows))) for name, rows in export_rows(exported(five), named=named).items() if rows
        }


def test_every_row_has_the_cells_of_its_table_and_no_others(five: Path) -> None:
    columns = COLUMNS | NAMED
    for name, rows in export_rows(exported(five), named=True).items():
        assert rows, name
        assert all(set(row) == {column.name for column in columns[name]} for row in rows), name


def test_the_codebook_names_every_column() -> None:
    page = codebook_page(named=True)
    assert all(f"`{row['column']}`" in page for row in codebook_rows(named=True))
    assert all(row["what"] for row in codebook_rows(named=True))


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_no_cell_is_a_formula_and_every_text_comes_back(texts: list[str]) -> None:
    texts = [text.replace("\r", "").replace("\x00", "") for text in texts]
    written = csv_text(["a"], [{"a": text} for text in texts])
    # A row that is one empty cell is an empty line, which readers pass over; so two columns.
    written = csv_text(["a", "b"], [{"a": text, "b": 1} for text in texts])
    read = list(csv.DictReader(StringIO(written, newline=""), strict=True))
    for text, row in zip(texts, read, strict=True):
        assert row["a"].removeprefix("'") == text.removeprefix("'") or row["a"] == text
        assert not row["a"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_negative_number_is_a_number() -> None:
    assert csv_text(["a"], [{"a": -3}, {"a": "-3"}, {"a": None}]) == 'a\n-3\n\'-3\n""\n'


# -- classes that are not as usual --------------------------------------------------------


def test_a_table_that_still_talks_is_exported_without_points(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    talk(room, 1, most=3)
    room.keep(*(said.Consented(person, True) for person in room.gathering.people))
    room.close()
    rows = export_rows(exported(tmp_path / "a.class"))
    assert rows["tables"][0]["ended"] == 0
    assert rows["tables"][0]["outcome"] == ""
    assert len(rows["events"]) == 3
    assert rows["offers"] == []
    assert [row["points"] for row in rows["seats"]] == [None, None]


def test_a_class_without_tables_is_exported(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada"], tables=1)
    room.close()
    export_class(tmp_path / "a.class", tmp_path / "out")
    assert "class,language,people" in (tmp_path / "out" / "class.csv").read_text(encoding="utf-8")


def test_a_computers_moves_and_those_of_chance_are_told_apart(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada"], tables=1)
    room.keep(said.Consented(1, True))
    talk(room, 1)
    room.close()
    rows = export_rows(exported(tmp_path / "a.class"))
    by = {row["by"] for row in rows["events"]}
    assert by == {"person", "computer"}
    assert sorted(bool(row["computer"]) for row in rows["seats"]) == [False, True]
    assert all((row["by"] == "person") == bool(row["person"]) for row in rows["events"])


def test_what_was_taken_back_is_not_exported(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    room.keep(*(said.Consented(person, True) for person in room.gathering.people))
    talk(room, 1, most=4)
    assert leading.take_back(room, 1) == ""
    room.close()
    rows = export_rows(exported(tmp_path / "a.class"))
    assert len(rows["events"]) == 3
    assert rows["tables"][0]["taken_back"] == 1


def test_who_only_watched_has_no_seat_and_keeps_no_table_back(tmp_path: Path) -> None:
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    found = coming.join(room, "Cid")
    assert not isinstance(found, str)
    assert leading.seat(room, found[0].id, 1, None) == ""
    talk(room, 1)
    room.keep(said.Consented(1, True), said.Consented(2, True))
    room.close()
    assert len(export_rows(exported(tmp_path / "a.class"))["tables"]) == 1
    whole = exported(tmp_path / "a.class")
    whole.gathering.people[3].consent = True
    watching = [row for row in export_rows(whole)["people"] if row["seat"] is None]
    assert [row["moves"] for row in watching] == [0]


def test_who_sat_at_a_table_for_one_move_alone_counts(tmp_path: Path) -> None:
    """Cid gives the seat to nobody after three moves; without Cid's consent the table stays out."""
    room = begun(tmp_path / "a.class", ["Ada", "Bob"], tables=1)
    found = coming.join(room, "Cid")
    assert not isinstance(found, str)
    assert leading.lot(room) == ""
    talk(room, 1, most=3)
    assert leading.seat(room, found[0].id, None, None) == ""
    talk(room, 1)
    room.keep(said.Consented(1, True), said.Consented(2, True))
    room.close()
    assert export_rows(exported(tmp_path / "a.class"))["tables"] == []


def test_words_in_the_place_of_a_choice_are_not_exported(five: Path) -> None:
    whole = exported(five)
    person = next(one for one in whole.gathering.people.values() if one.consent)
    person.surveys["before"] = {"hope": WORDS, "practice": "6", "sure": "2", "unknown": WORDS}
    text = "\n".join(export_files(replace(whole, survey=usual_survey()), named=True).values())
    assert f"{WORDS}," not in text
    rows = [row for row in export_rows(whole)["surveys"] if row["survey"] == "before" and row["question"] == "sure"]
    assert [row["answer"] for row in rows] == ["2"]


def test_an_export_goes_into_a_folder_of_its_own(five: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    written = export_class(five, out)
    assert sorted(one.name for one in out.iterdir()) == sorted(one.name for one in written)
    assert out.stat().st_mode & 0o077 == 0
    with pytest.raises(KeepingError, match="something in this folder already"):
        export_class(five, out)
