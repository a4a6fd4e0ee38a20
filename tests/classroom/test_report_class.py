"""A class of saves at once: one line a table, how they compare, three questions, and what was left out."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from classroom.test_report import LOADING, Page
from debrief.cases import adjourned, talked

from communique.classroom.report_class import class_csv, class_report, three_questions
from communique.cli import main
from communique.debrief import ClassTable, debrief, grouped, middle
from communique.loading.scenario_file import load_scenario
from communique.session.session import Session
from communique.simulation import play

SIGNED, OPEN = debrief(talked()), debrief(adjourned())
TABLES = (
    ClassTable("table1", SIGNED),
    ClassTable("table2", replace(OPEN, public=SIGNED.public)),
    ClassTable("t3", SIGNED),
)


def test_there_is_one_line_a_table_and_one_sentence_for_tables_that_left_the_same() -> None:
    text = class_report(TABLES)
    assert '<tr><th scope="row">table1</th><td>signed</td><td class="n">20</td><td class="n">20</td>' in text
    assert '<tr><th scope="row">table2</th><td>adjourned</td><td class="n">15</td><td class="n">15</td>' in text
    assert "<li><b>table1, t3</b> Left on the table: A: from" in text


def test_the_page_loads_nothing_runs_nothing_and_can_be_read_out() -> None:
    page = Page(class_report(TABLES, ["<b>bad</b>.communique: damaged."]))
    assert (page.open, page.wrong) == ([], [])
    assert not LOADING & {tag for tag, _ in page.tags}
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert "<b>bad</b>.communique: damaged." in "".join(page.words["li"])
    assert page.words["desc"] == ["Aland, 15, 20, 20; Borea, 15, 20, 20"]


def test_clauses_are_counted_over_the_texts_in_force() -> None:
    (group,) = grouped(TABLES)
    assert group.chosen(0) == [0, 2, 0]
    assert group.points(0) == [15, 20, 20]
    assert middle(group.points(0)) == 20


def test_other_cases_of_a_class_stand_apart() -> None:
    other = replace(SIGNED, header=replace(SIGNED.header, digest="e" * 64))
    assert [len(group.tables) for group in grouped([*TABLES, ClassTable("t4", other)])] == [3, 1]


def test_whether_people_should_have_been_traded_is_asked_once_and_not_among_the_three() -> None:
    (group,) = grouped(TABLES)
    assert len(three_questions(group)) == 3
    issues = tuple(replace(issue, humanitarian=True) for issue in SIGNED.public.issues)
    human = replace(SIGNED, public=replace(SIGNED.public, issues=issues))
    (asked,) = grouped([ClassTable("t1", human)])
    assert three_questions(asked) == three_questions(group)
    assert class_report(asked.tables).count("Should this have been traded at all?") == 1
    assert "tables that agreed on &quot;A2&quot;: 0 of 1." in class_report(asked.tables)


def test_a_spreadsheet_gets_ids_and_no_formula() -> None:
    rows = list(csv.DictReader(StringIO(class_csv([ClassTable("=cmd()", SIGNED), *TABLES]))))
    assert [row["table"] for row in rows] == ["'=cmd()", "table1", "table2", "t3"]
    assert (rows[1]["points_aland"], rows[1]["over_no_deal_borea"], rows[1]["clause_a"]) == ("20", "5", "a1")
    assert (rows[2]["outcome"], rows[2]["clause_a"], rows[2]["points_aland"]) == ("adjourned", "", "15")


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tables that have finished, one that has not, and a file that is no save."""
    folder = tmp_path_factory.mktemp("class")
    scenario = load_scenario("lantern-strait")
    text = play(scenario, {}, 1, level="guided", protocol="alternating").log_text()
    for k in (1, 2):
        (folder / f"table{k}.communique").write_text(text, encoding="utf-8")
    (folder / "table3.communique").write_text(Session.open(scenario, seed=1).log_text(), encoding="utf-8")
    (folder / "table4.communique").write_text("nothing of the sort\n", encoding="utf-8")
    return folder


def test_a_class_of_saves_is_one_page_and_one_csv(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, lines = saves / "class.html", saves / "class.csv"
    assert main(["debrief", str(saves / "table*.communique"), "--out", str(page), "--csv", str(lines)]) == 0
    said = capsys.readouterr().err
    assert "table3.communique: the talks are not over yet" in said
    assert "table4.communique:1: this line is damaged" in said
    assert len(lines.read_text(encoding="utf-8").splitlines()) == 3
    text = page.read_text(encoding="utf-8")
    assert "2 tables" in text
    assert "table4.communique:1: this line is damaged" in text


def test_without_a_file_a_class_is_printed_in_three_sentences_a_table(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["debrief", str(saves / "table1.communique"), str(saves / "table2.communique")]) == 0
    out = capsys.readouterr().out
    assert out.count("Your table signed") == 2
    assert "table2" in out


def test_a_class_without_a_finished_game_is_refused(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(saves / "table3.communique"), str(saves / "table4.communique")]) == 1
    assert "None of these files holds a finished game." in capsys.readouterr().err
