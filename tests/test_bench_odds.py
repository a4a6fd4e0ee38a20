"""The bench of the odds: what it counts, that it runs, and what it writes."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from bench import bench_odds
from bench.bench_odds import main, most, odds_text, seat_figures
from bench.table.games import Game, cut_of

from communique.loading.scenario_file import load_scenario


def game(gain: int, deal: bool) -> Game:
    return Game("joint" if deal else "breakdown", None, deal, (0, 0), (99, gain))


def test_a_seat_has_its_deals_and_its_own_mean_gain() -> None:
    games = [game(20, True), game(0, False), game(12, True)]
    assert seat_figures(games, 1, 40) == {"deals": 2, "gain": 10.7, "most": 40}


def test_the_most_is_the_best_that_both_can_sign() -> None:
    """Every package of Lantern Strait, one by one, by the sheets alone."""
    case = cut_of("lantern-strait", "guided")
    best = [0, 0]
    for package in product(*(range(size) for size in case.public.sizes)):
        gains = [sheet.value(package) - sheet.no_deal(case.public, 0) for sheet in case.sheets]
        if min(gains) >= 0:
            best = [max(pair) for pair in zip(best, gains, strict=True)]
    assert most(case) == best


def test_a_seat_stands_on_a_line_of_the_file() -> None:
    seat = {"deals": 1, "gain": 2.5, "most": 4}
    text = odds_text({"b": {"digest": "x", "levels": {"easy": {"one": seat, "two": seat}}}, "a": {"digest": "y"}})
    assert '   "easy": {\n    "one": {"deals": 1, "gain": 2.5, "most": 4},\n' in text
    assert json.loads(text)["b"]["levels"]["easy"]["two"] == seat
    assert list(json.loads(text)) == ["a", "b"]


def test_what_is_written_has_the_scenario_s_digest_and_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odds.json"
    file.write_text('{"sochi-2021": {"kept": 1}, "gone": {}}', encoding="utf-8")
    monkeypatch.setattr(bench_odds, "ODDS_FILE", file)
    main(["--games", "1", "--jobs", "1", "--scenario", "lantern-strait", "--write"])
    found = json.loads(file.read_text(encoding="utf-8"))
    assert list(found) == ["lantern-strait", "sochi-2021"]
    assert found["sochi-2021"] == {"kept": 1}
    lantern = found["lantern-strait"]
    assert lantern["digest"] == load_scenario("lantern-strait").digest
    assert (lantern["rules"], lantern["games"], lantern["seed"]) == (2, 1, 9000)
    assert {level: list(seats) for level, seats in lantern["levels"].items()} == {
        "guided": ["osmark", "pellin"],
        "envoy": ["osmark", "pellin"],
    }
    assert "lantern-strait envoy" in capsys.readouterr().out


def test_nothing_is_written_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_odds, "ODDS_FILE", tmp_path / "odds.json")
    main(["--games", "1", "--jobs", "1", "--scenario", "lantern-strait"])
    assert not (tmp_path / "odds.json").exists()
