"""A tournament's certificate: written before, sealed after, and what it tells when something has been changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from communique.cli import main
from communique.commands._statistics import short
from communique.loading.scenario_file import load_scenario
from communique.simulation.tournament import certificate
from communique.simulation.tournament.certificate import begin, planned, read
from communique.simulation.tournament.every_seating import Tournament, TournamentError

CALL = ["tournament", "one-pitch", "linear", "micro", "--rounds", "9", "--readings"]


@pytest.fixture
def sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A certificate of a small tournament."""
    path = tmp_path / "certificate.json"
    assert main([*CALL, "--certificate", str(path)]) == 0
    capsys.readouterr()
    return path


def change(path: Path, how: Callable[[dict[str, Any]], object], *, reseal: bool = False) -> None:
    """Change what stands in the certificate; with `reseal` as somebody would who knows how seals are made."""
    found = json.loads(path.read_text())
    how(found)
    if reseal:
        del found["seal"]
        found["seal"] = certificate._digest(found)
    path.write_text(json.dumps(found))


def test_a_certificate_holds(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certify", str(sealed)]) == 0
    assert capsys.readouterr().out.endswith("holds: 2 of 2 games were played again and came out the same.\n")
    assert main(["certify", str(sealed), "--sample", "1"]) == 0
    assert "1 of 2 games was played again" in capsys.readouterr().out


def test_equal_runs_give_equal_certificates(sealed: Path, tmp_path: Path) -> None:
    text = sealed.read_bytes()
    assert main([*CALL, "--certificate", str(sealed)]) == 0
    assert sealed.read_bytes() == text
    other = tmp_path / "other.json"
    assert main([*CALL, "--certificate", str(other), "--workers", "2"]) == 0
    assert other.read_bytes() == text


def test_the_plan_stands_there_before_the_first_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "certificate.json", []

    def stopped(*_: object, **__: object) -> None:
        seen.append(json.loads(path.read_text()))
        raise TournamentError("stopped here")

    with monkeypatch.context() as patch:
        patch.setattr(Tournament, "run", stopped)
        assert main([*CALL, "--certificate", str(path)]) == 1
    assert "result" not in seen[0]
    assert main(["certify", str(path)]) == 1
    assert main([*CALL, "--certificate", str(path)]) == 0
    assert read(path)["plan_sha256"] == seen[0]["plan_sha256"]


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (lambda c: c["plan"].update(seed=2), "the plan is not the one that was certified"),
        (lambda c: c["plan"]["scenarios"][0].update(digest="0" * 64), "the plan is not the one that was certified"),
        (lambda c: c["result"]["league"][0].update(utility=0.99), "the seal is broken"),
        (lambda c: c["result"]["short"].__setitem__(0, "0" * 16), "the seal is broken"),
        (lambda c: c["versions"].update(python="2.7"), "the seal is broken"),
        (lambda c: c.update(format="something else"), "this is no certificate"),
    ],
)
def test_what_was_changed_is_told(
    sealed: Path, how: Callable[[dict[str, Any]], object], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(sealed, how)
    assert main(["certify", str(sealed)]) == 1
    assert sentence in capsys.readouterr().err


def test_a_forged_game_with_a_new_seal_is_found_by_playing_it(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(sealed, lambda c: c["result"]["short"].__setitem__(1, "0" * 16), reseal=True)
    assert main(["certify", str(sealed)]) == 1
    told = capsys.readouterr().out
    assert "Game 2 came out otherwise: micro, linear." in told
    assert "does not hold: 1 of 2 games" in told


WILD = """
import os
from communique.rules.moves.offer import Offer

def wild(view, dice):
    return Offer(tuple(int.from_bytes(os.urandom(8), "big") % len(row) for row in view.sheet.points))
"""


def test_who_plays_otherwise_each_time_is_named_before_those_who_met_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.py").write_text(WILD, encoding="utf-8")
    path = str(tmp_path / "certificate.json")
    wild = f"{tmp_path / 'mine.py'}:wild"
    assert main(["tournament", "one-pitch", "linear", "micro", wild, "--rounds", "9", "--certificate", path]) == 0
    capsys.readouterr()
    assert main(["certify", path]) == 1
    assert capsys.readouterr().out.splitlines()[-4:] == [
        f"{wild}: 4 of 4 came out otherwise.",
        "linear: 2 of 4 came out otherwise.",
        "micro: 2 of 4 came out otherwise.",
        f"{path} does not hold: 4 of 6 games played again came out otherwise.",
    ]


def test_a_game_that_cannot_be_played_here_is_no_other_game(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.py"
    mine.write_text(WILD.replace("""int.from_bytes(os.urandom(8), "big") % len(row)""", "0"), encoding="utf-8")
    path = str(tmp_path / "certificate.json")
    call = ["tournament", "one-pitch", "linear", "micro", f"{mine}:wild", "--rounds", "9", "--certificate", path]
    assert main(call) == 0
    mine.write_text(f"import nothing_of_the_kind\n{WILD}", encoding="utf-8")
    capsys.readouterr()
    assert main(["certify", path]) == 1
    *games, verdict = capsys.readouterr().out.splitlines()
    assert len(games) == 4
    assert all(
        game.startswith("Game ") and f" cannot be checked here: {mine}:wild cannot be loaded (" in game
        for game in games
    )
    assert verdict.endswith("4 of 6 games cannot be played here as they were; the rest is the same.")


def test_a_forged_table_with_a_new_seal_is_found_too(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(sealed, lambda c: c["result"]["league"][0].update(utility=0.99), reseal=True)
    assert main(["certify", str(sealed)]) == 1
    assert "its league table is not that of its games" in capsys.readouterr().out


def test_other_versions_are_named_and_decide_nothing(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(sealed, lambda c: c["versions"].update(numpy="0.1"), reseal=True)
    assert main(["certify", str(sealed)]) == 0
    assert "numpy was 0.1 and is " in capsys.readouterr().out


def test_a_scenario_that_was_changed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = (Path(__file__).parents[1] / "loading" / "sample.yaml").read_text(encoding="utf-8")
    (tmp_path / "sample.yaml").write_text(sample, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["tournament", "sample.yaml", "linear", "micro", "--rounds", "4", "--certificate", "c.json"]) == 0
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert main(["certify", "../c.json"]) == 0  # the scenario lies beside the certificate
    (tmp_path / "sample.yaml").write_text(sample.replace("reservation: 40", "reservation: 41"), encoding="utf-8")
    capsys.readouterr()
    assert main(["certify", "../c.json"]) == 1
    assert "is not the one that was certified" in capsys.readouterr().err


def test_another_tournament_and_other_games_need_another_name(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CALL, "--seed", "7", "--certificate", str(sealed)]) == 1
    assert "the certificate of another tournament" in capsys.readouterr().err


def test_a_certificate_that_was_begun_with_other_versions_is_not_gone_on_with(tmp_path: Path) -> None:
    tournament = Tournament([load_scenario("one-pitch")], ["linear", "micro"])
    plan, path = planned(tournament, ["one-pitch"], None), tmp_path / "c.json"
    begin(path, {**plan, "versions": {"python": "2.7"}})
    with pytest.raises(TournamentError, match="other versions"):
        begin(path, plan)


LEAGUE = Path(__file__).parents[2] / "game" / "examples" / "anl_league"
"""The certificates of the league that the researcher's guide tells of, and the scenarios of one of them."""


@pytest.mark.parametrize(("name", "games"), [("held-out", 1452), ("published", 968)])
def test_the_certificates_of_the_league_in_the_guide_are_whole(name: str, games: int) -> None:
    found = read(LEAGUE / f"{name}.json")
    guide = (LEAGUE.parents[1] / "RESEARCH.md").read_text(encoding="utf-8")
    section = guide.split("## The ANL league of 2026, played again")[1].split("\n## ")[0]
    rows = [
        line.split("|")[1].split()[1] for line in section.splitlines() if line.startswith("| ") and line[2].isdigit()
    ]
    assert (found["games"], len(found["result"]["short"])) == (games, games)
    assert sorted(rows) == sorted(short(row["negotiator"]) for row in found["result"]["league"])


def test_the_held_out_scenarios_of_that_league_are_those_that_its_commands_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    certified = {one["place"]: one["digest"] for one in read(LEAGUE / "held-out.json")["plan"]["scenarios"]}
    for name in ("closed-theatre", "one-pitch", "spare-rolling-stock"):
        place = f"drawn-{name}.yaml"
        assert main(["export", name, name, "--to", "negmas", "--papers", "2026"]) == 0
        assert main(["import", name, "--out", place]) == 0
        assert (tmp_path / place).read_bytes() == (LEAGUE / place).read_bytes()
        assert load_scenario(LEAGUE / place).digest == certified.pop(place)
    assert certified == {}
