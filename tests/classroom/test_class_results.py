"""What tables that played on paper reached, from codes and from a typed file."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.classroom.class_results import read_csv, result_of, split
from communique.classroom.outcome_code import PaperEnd, PaperOutcome, decode
from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level

LANTERN = load_scenario("lantern-strait")


def test_a_signed_text_is_worth_the_sum_of_its_options() -> None:
    guided = at_level(LANTERN, "guided")
    result = result_of(guided, "1", decode(guided.public, "3235J03"))
    assert result.holds
    assert result.points == tuple(
        s.points[0][3] + s.points[1][2] + s.points[2][3] + s.points[3][5] for s in guided.sheets
    )


def test_without_a_signature_everybody_has_no_deal_at_the_tension_of_the_end() -> None:
    result = result_of(LANTERN, "1", PaperOutcome(PaperEnd.ADJOURNED, None, 3))
    shift = LANTERN.public.tension_shift
    assert result.points == tuple(sheet.reservation + shift[p][3] for p, sheet in enumerate(LANTERN.sheets))
    assert result.left is None


def test_two_clauses_that_cannot_stand_together_are_no_text() -> None:
    result = result_of(LANTERN, "1", PaperOutcome(PaperEnd.JOINT, (3, 2, 3, 0), 0))
    assert not result.feasible
    assert result.points == result.no_deal


def test_a_text_that_leaves_an_audience_short_is_not_ratified() -> None:
    sochi = load_scenario("sochi-2021")
    result = result_of(sochi, "1", PaperOutcome(PaperEnd.PARTIAL, (0, 1, 0, 0, 0, 0, 0, 0, 0), 0))
    assert "Families of detained and missing people" in [name for _, name in result.short]
    assert result.points == result.no_deal


TYPED = """Table;Names;season;catch;rescue;fee;End;Tension
1;"Ada; Bo";d60;a200;One station for both;5;joint;0
2;Cy;;;;;A;1
"""


def test_a_file_typed_by_hand_is_read_by_ids_labels_and_digits() -> None:
    typed = TYPED.replace("catch", "quota")
    tables, found = read_csv(LANTERN.public, typed)
    assert found == []
    assert tables == [
        ("1", PaperOutcome(PaperEnd.JOINT, (3, 2, 3, 5), 0)),
        ("2", PaperOutcome(PaperEnd.ADJOURNED, None, 1)),
    ]


def test_columns_may_have_the_numbers_of_issues() -> None:
    tables, _ = read_csv(LANTERN.public, "table,1,2,3,4,end\nB,3,2,3,5,J\n")
    assert tables == [("B", PaperOutcome(PaperEnd.JOINT, (3, 2, 3, 5), 0))]


def test_every_slip_in_a_file_is_found_with_its_line_and_column() -> None:
    _, found = read_csv(LANTERN.public, "table,code\n1,3235J04\n2,3245J03\n3,A19\n")
    assert [(one.line, one.column) for one in found] == [(2, 9), (3, 5)]
    assert found[1].sentence == 'issue 3 (Rescue duty) has no option "4"; it has 0 to 3'


def test_a_missing_column_is_named() -> None:
    _, found = read_csv(LANTERN.public, TYPED)
    assert [(one.line, one.column) for one in found] == [(1, 1)]
    assert found[0].sentence.startswith('there is no column "quota" or "2"; ')


def test_quotation_marks_keep_a_comma_in_its_field() -> None:
    assert [(one.column, one.text) for one in split('1, "a, ""b""" ,c', ",")] == [(1, "1"), (3, 'a, "b"'), (16, "c")]


def test_the_command_prints_a_line_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "class.csv"
    file.write_text("table,code\n7,A19\n8,zz\n", encoding="utf-8")
    assert main(["outcome", "lantern-strait", "A37", str(file)]) == 1
    out, err = capsys.readouterr()
    no_deal = [sheet.reservation for sheet in LANTERN.sheets]
    assert out.splitlines() == [
        f"Table 1: adjourned. Everybody has what no deal is worth: Osmark {no_deal[0] - 3}, Pellin {no_deal[1] - 3}.",
        f"Table 7: adjourned. Everybody has what no deal is worth: Osmark {no_deal[0] - 1}, Pellin {no_deal[1] - 1}.",
    ]
    assert err.startswith(f'{file}:3:3: the code "zz" has 2 signs')
