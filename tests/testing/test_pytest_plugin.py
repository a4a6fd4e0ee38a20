"""The fixtures for other people's tests, in projects of their own: pytest in a process for each."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from communique.loading.scenario_file import load_scenario
from communique.model.package import OPEN
from communique.rules.moves.accept import Accept
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.session import read_save
from communique.simulation.playing import RefusedMove, play
from communique.testing.driven_seat import NotYourTurn, take_seat

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = "communique.testing.pytest_plugin"


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Pytest in a project that has nothing but the plugin, whether or not the package is installed."""
    paths = os.pathsep.join([str(ROOT / "game"), str(folder)])
    environment = {
        **os.environ,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONPATH": paths,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "pytest", "-p", PLUGIN, "--rootdir", str(folder), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_example_project_passes(tmp_path: Path) -> None:
    for file in (ROOT / "game" / "examples" / "pytest_project").glob("*.py"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    done = pytest_in(tmp_path, "-q", "--communique-seed", "7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 passed" in done.stdout


FAILS = """
def test_{name}(communique_game{more}):
    game = communique_game("lantern-strait", protocol="alternating", rounds=8)
    assert not game.over
"""


def test_a_test_that_fails_shows_its_game_and_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(FAILS.format(name="it", more=""), encoding="utf-8")
    done = pytest_in(tmp_path, "-q", "--communique-seed", "5")
    assert done.returncode == 1
    assert "Communiqué: game 1" in done.stdout
    assert "seed 5" in done.stdout
    assert re.search(r"^ +1  Osmark ", done.stdout, re.MULTILINE), done.stdout
    kept = re.search(r"kept as (\S+\.communique)", done.stdout)
    assert kept is not None
    found = read_save(Path(kept[1]))
    again = play(load_scenario("lantern-strait"), seed=5, protocol="alternating", rounds=8)
    assert [event.move for event in found.events] == [event.move for event in again.events]
    assert pytest_in(tmp_path, "-q", "--communique-seed", "5").stdout.count("kept as") == 1  # over the old one


def test_a_game_that_a_negotiator_breaks_off_is_shown_too(tmp_path: Path) -> None:
    text = """
    def test_it(communique_game):
        def broken(view, dice):
            if view.n > 2:
                raise OSError("gone")
            from communique import negotiator
            return negotiator("linear").decide(view, dice)
        communique_game("lantern-strait", {"osmark": broken}, protocol="alternating")
    """
    (tmp_path / "test_it.py").write_text(text.replace("\n    ", "\n"), encoding="utf-8")
    done = pytest_in(tmp_path, "-q")
    assert done.returncode == 1
    assert "The talks go on." in done.stdout
    assert "kept as" in done.stdout


def test_nothing_is_kept_of_what_passes_or_where_there_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(FAILS.format(name="it", more="").replace("not ", ""), encoding="utf-8")
    assert pytest_in(tmp_path, "-q").returncode == 0
    assert not list(tmp_path.rglob("*.communique"))
    (tmp_path / "test_it.py").write_text(FAILS.format(name="it", more=""), encoding="utf-8")
    done = pytest_in(tmp_path, "-q", "-p", "no:cacheprovider")
    assert done.returncode == 1
    assert "The game is kept nowhere: pytest keeps nothing from run to run here" in done.stdout
    assert "AttributeError" not in done.stdout


def test_pytest_finds_it_and_opens_nothing_more_for_it(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"communique": PLUGIN}
    asked = f"import sys, {PLUGIN}; print(*sorted(m for m in sys.modules if m.startswith('communique')))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "game")}
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["communique", "communique.testing", PLUGIN, "communique.version"]


# -- a seat that is driven --------------------------------------------------------------------


def test_others_move_until_it_is_the_seats_turn() -> None:
    seat = take_seat(load_scenario("lantern-strait"), "pellin", {"osmark": "linear"}, 3, protocol="alternating")
    assert seat.session.turn == 1
    assert [event.seat for event in seat.session.events] == [0]
    view = seat.make(Offer((0, 0, 0, 0)))
    assert view.my_turn or seat.over
    assert [event.seat for event in seat.session.events] == [0, 1, 0]


def test_a_seat_can_be_left_to_a_negotiator_for_a_while() -> None:
    scenario = load_scenario("lantern-strait")
    seat = take_seat(scenario, "osmark", {"pellin": "conceder"}, 9, protocol="alternating", rounds=12)
    while not seat.over:
        assert seat.moves()
        seat.let("boulware")
    same = play(scenario, {"osmark": "boulware", "pellin": "conceder"}, 9, protocol="alternating", rounds=12)
    assert [event.move for event in seat.session.events] == [event.move for event in same.events]
    assert seat.outcome() == same.outcome()
    assert seat.moves() == ()


def test_what_is_not_legal_is_refused_in_the_rules_words() -> None:
    seat = take_seat(load_scenario("lantern-strait"), "osmark", seed=1, protocol="alternating")
    before = seat.session.log_text()
    with pytest.raises(RefusedMove, match="osmark cannot make Accept"):
        seat.make(Accept())
    with pytest.raises(RefusedMove, match="osmark cannot make Offer"):
        seat.make(Offer((OPEN, 0, 0, 0)))
    assert seat.session.log_text() == before
    seat.make(Leave())
    assert seat.over
    with pytest.raises(NotYourTurn, match="ended"):
        seat.make(Leave())
    with pytest.raises(ValueError, match='no party "nobody"; there are: osmark, pellin'):
        take_seat(load_scenario("lantern-strait"), "nobody")


def test_in_a_conference_too() -> None:
    seat = take_seat(load_scenario("sochi-2021"), "armenia", seed=2)
    for _ in range(6):
        if not seat.over:
            seat.let("problem-solver")
    assert seat.over or seat.view.my_turn
