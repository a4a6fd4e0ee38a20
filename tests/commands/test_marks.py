"""What was taken back is said by every command and in every report of a finished game."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import drift

from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.rules.moves.end_turn import Pass
from communique.session import Recorder, Session

SAID = "Something was taken back twice."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A finished game in which two moves were taken back."""
    session = Session.open(load_scenario("lantern-strait"), 3, level="guided", protocol="alternating")
    with Recorder(tmp_path / "a.communique", session):
        for _ in range(2):
            session.chair(session.turn).submit(Pass())
            session.undo(0)
        drift(session)
    return tmp_path / "a.communique"


@pytest.mark.parametrize("command", ["replay", "debrief"])
def test_the_command_says_it(path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([command, str(path)]) == 0
    assert SAID in capsys.readouterr().out


@pytest.mark.parametrize("command", ["replay", "debrief"])
def test_its_json_counts_it(path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([command, str(path), "--json"]) == 0
    marks = {"takebacks": 2, "after_end": 0, "sheets_opened": False, "moves_after": 0}
    assert json.loads(capsys.readouterr().out)["marks"] == marks


def test_the_report_says_it(path: Path) -> None:
    assert main(["debrief", str(path), "--out", str(path.with_suffix(".html"))]) == 0
    assert SAID in path.with_suffix(".html").read_text(encoding="utf-8")
