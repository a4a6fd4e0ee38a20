"""`communique debrief` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.session.session import Session
from communique.simulation import play


@pytest.fixture
def save(tmp_path: Path) -> Path:
    path = tmp_path / "game.communique"
    path.write_text(play(load_scenario("sochi-2021"), {}, 3, level="guided").log_text(), encoding="utf-8")
    return path


def test_a_summary_is_printed(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(save)]) == 0
    said = capsys.readouterr().out
    for words in ("Trilateral talks in Sochi, level guided", "Over no deal", "Questions asked:", "To reflect on:"):
        assert words in said


def test_json_has_the_whole_debrief(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(save), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["scenario"] == "sochi-2021"
    assert {"outcome", "left_on_table", "changes", "solutions", "path", "conduct", "beliefs", "reference"} <= set(told)


def test_a_report_is_written_once_and_again_only_by_force(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = save.with_name("report.html")
    assert main(["debrief", str(save), "--out", str(out)]) == 0
    assert capsys.readouterr().err == f"Written to {out}.\n"
    out.write_text("mine", encoding="utf-8")
    assert main(["debrief", str(save), "--out", str(out)]) == 2
    assert "--force writes over it" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"
    assert main(["debrief", str(save), "--out", str(out), "--force"]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in save.parent.iterdir()) == ["game.communique", "report.html"]


def test_a_report_that_cannot_be_written_is_one_sentence(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = save.with_name("nowhere") / "report.html"
    assert main(["debrief", str(save), "--out", str(out)]) == 2
    assert capsys.readouterr().err == f'There is no folder "{out.parent}" to write to.\n'


def test_a_game_that_runs_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "game.communique"
    path.write_text(Session.open(load_scenario("lantern-strait"), seed=1).log_text(), encoding="utf-8")
    assert main(["debrief", str(path)]) == 1
    assert "the talks are not over yet" in capsys.readouterr().err


def test_a_save_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(tmp_path / "no.communique")]) == 2
    assert "There is no file" in capsys.readouterr().err
