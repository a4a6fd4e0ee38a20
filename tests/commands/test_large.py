"""The largest scenarios: every command gives what can be given, and one sentence for the rest."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from large import LISTED, SMALL, large, signed, text

from communique.analysis import Analysis, Effort, analyse
from communique.cli import main
from communique.commands._progress import ProgressBar
from communique.debrief import debrief
from communique.debrief.finished_game import BEYOND
from communique.loading.lint import lint
from communique.model.sheet import Scenario
from communique.words import say

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.yaml"
    path.write_text(text(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def largest(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return large(tmp_path_factory.mktemp("large"))


@pytest.fixture(autouse=True)
def _little_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.analysis.effort.USUAL", SMALL)
    monkeypatch.setattr(Effort.__init__, "__defaults__", (SMALL, None))
    # The solver's first steps take seconds.
    monkeypatch.setattr("communique.analysis.milp.find_spec", lambda name: None)


def test_analyse_prints_what_there_is(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(file), "--at", "i0=o1"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert LISTED in said
    assert "Points (and surplus over no deal)" in said
    assert "Kalai-Smorodinsky not worked out" in said.replace("│", " ")


def test_analyse_as_json_names_what_is_left_out(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["frontier"]["reason"].endswith(LISTED)
    assert "kalai_smorodinsky" in told["left_out"]


def test_without_the_solver_the_extra_is_named_and_the_rest_is_given(largest: Scenario) -> None:
    found = analyse(largest, at=(1,) * 16)
    assert "communique[exact]" in " ".join(map(say, found.statement))
    assert set(found.left_out) == set(found.solutions)
    assert found.at is not None
    assert len(found.at.swaps) > 0


def test_more_effort_is_given_when_it_is_asked_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []

    def asked(scenario: Scenario, *, effort: Effort, **_: object) -> Analysis:
        given.append(effort.limit)
        return analyse(scenario, effort=Effort(SMALL))

    monkeypatch.setattr(sys.modules["communique.analysis.joint_analysis"], "analyse", asked)
    assert main(["analyse", str(file), "--effort", "3"]) == 0
    assert given == [3 * SMALL]


def test_how_far_the_work_is_stands_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with ProgressBar("Working") as piped:
        piped.share(0.5)
    assert not piped.is_shown
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with ProgressBar("Working") as shown:
        shown.share(0.5)
    assert shown.is_shown


def test_every_paper_is_written(tmp_path: Path) -> None:
    pytest.importorskip("fpdf")
    file = tmp_path / "large.yaml"
    file.write_text(text(issues=12, options=8), encoding="utf-8")
    assert main(["sheets", str(file), "--out", str(tmp_path / "papers")]) == 0
    assert len(list((tmp_path / "papers").glob("role-*.pdf"))) == 8
    assert (tmp_path / "papers" / "teacher.pdf").is_file()


def test_the_debrief_has_all_but_the_frontier(largest: Scenario) -> None:
    found = debrief(signed(largest))
    assert "frontier" in found.beyond
    assert found.instead("frontier") == BEYOND["frontier"]
    assert LISTED in found.statement
    assert found.changes_found > 0
    assert len(found.path) == 1


def test_the_debrief_and_its_report_as_commands(
    file: Path, largest: Scenario, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save, page = tmp_path / "one.communique", tmp_path / "one.html"
    save.write_text(signed(largest).log_text(), encoding="utf-8")
    assert main(["debrief", str(save), "--scenario", str(file)]) == 0
    assert "The smallest changes" in capsys.readouterr().out
    assert main(["debrief", str(save), "--scenario", str(file), "--out", str(page)]) == 0
    assert BEYOND["frontier"] in page.read_text(encoding="utf-8")


def test_lint_measures_no_more_than_it_can(largest: Scenario) -> None:
    (only,) = lint(largest)
    assert only.name == "size"


def test_lint_says_which_measures_need_a_frontier_that_is_out_of_reach(tmp_path: Path) -> None:
    found = {one.name: one for one in lint(large(tmp_path, issues=6, options=5, scale=100_000))}
    unmeasured = {name for name, one in found.items() if one.figure == "not measured"}
    assert {"efficient_share", "efficient_count", "solution_points"} <= unmeasured
    assert {"issue_weight", "pair_trades", "acceptable_share"}.isdisjoint(unmeasured)
    assert "lint a smaller level" in found["efficient_share"].sentence


def test_a_tournament_shows_its_table_without_distances_that_are_out_of_reach(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "large.yaml"
    file.write_text(text(parties=5, issues=12, options=5), encoding="utf-8")
    line = ["tournament", "--scenarios", str(file), "--negotiators", "boulware", "linear", "--rounds", "2"]
    assert main([*line, "--max-line-ups", "1", "--json"]) == 0
    league = json.loads(capsys.readouterr().out)["league"]
    assert [row["to_frontier"] for row in league] == [None] * len(league)
    assert all(0 < row["utility"]["value"] < 1 for row in league)
