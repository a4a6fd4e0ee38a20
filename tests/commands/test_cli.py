"""The command line from outside: what is printed, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from communique.cli import main
from communique.loading.scenario_file import find_scenario, load_scenario
from communique.session.recorder import Recorder
from communique.session.session import Session
from communique.simulation import play


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


SHIPPED = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "scenarios").glob("*.yaml"))


def test_list_as_json_names_the_shipped_scenarios(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = output(capsys, "list", "--json")
    assert code == 0
    assert [row["id"] for row in json.loads(out)["scenarios"]] == SHIPPED
    steps = {row["quality"] for row in json.loads(out)["scenarios"]}
    assert steps <= {"bronze", "silver", "gold", "platinum"}


def test_the_summary_of_a_simulation_has_the_promised_figures(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = output(capsys, "simulate", "lantern-strait", "--games", "3", "--seed", "5", "--json")
    summary = json.loads(out)
    assert (code, err) == (0, "")
    assert summary["games"] == 3
    assert set(summary["mean_points"]) == set(summary["mean_surplus"]) == {"osmark", "pellin"}
    assert sum(summary["endings"].values()) == 3
    assert set(summary["endings"]) == {"joint", "partial", "adjourned", "not-ratified", "breakdown"}
    assert len(summary["digest"]) == 64
    for key in ("agreements", "mean_rounds", "seconds", "games_per_second"):
        assert key in summary


def test_equal_seeds_give_equal_digests_and_other_seeds_another(capsys: pytest.CaptureFixture[str]) -> None:
    def digest(seed: str) -> str:
        _, out, _ = output(capsys, "simulate", "lantern-strait", "--games", "4", "--seed", seed, "--json")
        found: str = json.loads(out)["digest"]
        return found

    assert digest("1") == digest("1")
    assert digest("1") != digest("2")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["simulate", "nope"],
            f'There is no scenario "nope"; there are: {", ".join(SHIPPED[:12])} and {len(SHIPPED) - 12} more.\n',
        ),
        (["simulate", "sochi-2012"], 'There is no scenario "sochi-2012"; did you mean "sochi-2021"?\n'),
        (
            ["simulate", "sochi-2021", "--seat", "armena=firm"],
            'There is no party "armena"; did you mean "armenia"?\n',
        ),
        (
            ["simulate", "sochi-2021", "--seat", "armenia"],
            'A seat is given as party=negotiator, for example armenia=linear; "armenia" is not.\n',
        ),
        (
            ["simulate", "sochi-2021", "--seat", "armenia=firm", "--seat", "armenia=linear"],
            'The seat of "armenia" is given twice.\n',
        ),
        (
            ["simulate", "sochi-2021", "--level", "guide"],
            'Scenario "sochi-2021" has no level "guide"; did you mean "guided"?\n',
        ),
        (
            ["simulate", "sochi-2021", "--protocol", "chess"],
            'There is no protocol "chess"; there are: alternating, conference, in-turn.\n',
        ),
        (["simulate", "sochi-2021", "--out", "games.txt"], '--out writes .csv or .jsonl files, not "games.txt".\n'),
        (["replay", "nowhere.communique"], 'There is no file "nowhere.communique".\n'),
        (["check"], "Name at least one scenario file, or use --shipped.\n"),
    ],
)
def test_a_call_that_is_off_gets_one_sentence_and_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    code, out, err = output(capsys, *arguments)
    assert (code, out, err) == (2, "", sentence)


@pytest.mark.parametrize("arguments", [["frobnicate"], ["simulate"], ["simulate", "x", "--games", "0"], ["--what"]])
def test_usage_errors_end_with_code_2_and_no_traceback(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, out, err = output(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.endswith("See: communique --help\n")
    assert err.count("\n") == 1


def test_a_guess_at_a_command_ends_with_one_mark(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = output(capsys, "lst")
    assert err == "No such command 'lst'. Did you mean 'list'? See: communique --help\n"


def test_check_prints_findings_with_their_place_and_ends_with_code_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: communique-scenario 1\nid: bad\ntitel: A bad one\n")
    code, out, _ = output(capsys, "check", str(bad))
    assert code == 1
    assert f"{bad}:3:1: " in out
    assert "titel" in out


def test_a_broken_scenario_cannot_be_simulated_and_says_where(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: [")
    code, out, err = output(capsys, "simulate", str(bad))
    assert (code, out) == (1, "")
    assert err.startswith(f"{bad}:")


def test_a_saved_game_is_told_again_with_its_ending(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    scenario = load_scenario("lantern-strait")
    path = tmp_path / "one.communique"
    path.write_text(play(scenario, {}, 3).log_text())
    code, out, _ = output(capsys, "replay", str(path))
    assert code == 0
    assert out.splitlines()[-1].startswith("Ending: ")
    code, out, _ = output(capsys, "replay", str(path), "--json")
    assert json.loads(out)["over"] is True


def test_a_damaged_save_is_refused_with_file_and_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    scenario = load_scenario("lantern-strait")
    path = tmp_path / "two.communique"
    with Recorder(path, Session.open(scenario, 1)):
        pass
    path.write_text(path.read_text() + "{broken\n")
    code, _, err = output(capsys, "replay", str(path))
    assert code == 1
    assert err.startswith(f"{path}:")
    assert "this line is damaged" in err


def test_rows_go_to_csv_and_jsonl_one_a_game(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("games.csv", "games.jsonl"):
        code, _, _ = output(capsys, "simulate", "lantern-strait", "--games", "5", "--out", str(tmp_path / name))
        assert code == 0
    assert len((tmp_path / "games.csv").read_text().splitlines()) == 6
    assert len((tmp_path / "games.jsonl").read_text().splitlines()) == 5


def test_nothing_is_written_next_to_a_missing_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = output(capsys, "simulate", "lantern-strait", "--out", str(tmp_path / "no" / "games.csv"))
    assert code == 2
    assert err == f'There is no folder "{tmp_path / "no"}" to write to.\n'


def test_python_dash_m_game_is_the_same_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "communique", "--version"], capture_output=True, text=True, check=False, env=_env()
    )
    assert (run.returncode, run.stdout) == (0, "communique 0.1.0\n")


def test_no_progress_bar_when_the_output_is_piped() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "communique", "simulate", "lantern-strait", "--games", "2", "--json"],
        capture_output=True, text=True, check=False, env=_env(),
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")


def _env() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2] / "game")
    return {**os.environ, "PYTHONPATH": root}


@pytest.mark.slow
def test_lint_says_what_was_measured_for_each_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = output(capsys, "check", "--shipped", "--lint", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["findings"] == []
    sochi = next(results for path, results in told["lint"].items() if path.endswith("sochi-2021.yaml"))
    assert {result["status"] for result in sochi} == {"pass"}
    steps = {path: one["step"] for path, one in told["quality"].items()}
    assert set(steps) == set(told["lint"])
    assert set(steps.values()) <= {"silver", "gold"}


def test_check_says_what_the_next_step_of_quality_asks_for(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(find_scenario("sochi-2021"))
    told = output(capsys, "check", "--lint", path)[1].splitlines()
    assert told[-3:-1] == [
        f"{path}: Platinum asks for played: Have a class play it, "
        'and record under "reviews" who, when and what was found.',
        f"{path}: Platinum asks for sides: Have somebody read it from the side of Armenia, Azerbaijan, "
        'and record it under "reviews".',
    ]
    assert f"{path}: quality: Gold." in told


def test_fresh_papers_stand_on_no_step(capsys: pytest.CaptureFixture[str]) -> None:
    told = output(capsys, "check", "--lint", "--papers", "3", str(find_scenario("one-pitch")))[1]
    assert "quality" not in told


def test_the_analysis_of_sochi_counts_its_packages(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = output(capsys, "analyse", "sochi-2021", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["packages"] == 5 * 4**8
    for name in ("nash", "nash_principals", "kalai_smorodinsky", "egalitarian", "utilitarian", "maximin"):
        assert set(told[name]["points"]) == {"armenia", "azerbaijan", "russia"}
        assert len(told[name]["package"]) == 9


def test_a_package_can_be_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = output(capsys, "analyse", "lantern-strait", "--at", "season=d0", "--json")
    assert (code, out) == (2, "")
    scenario = load_scenario("lantern-strait").public
    first = ",".join(f"{issue.id}={issue.options[1].id}" for issue in scenario.issues)
    code, out, _ = output(capsys, "analyse", "lantern-strait", "--at", first, "--json")
    assert code == 0
    assert set(json.loads(out)["at"]["points"]) == {"osmark", "pellin"}


def test_a_signed_save_can_be_looked_at_and_an_open_one_cannot(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    scenario = load_scenario("lantern-strait")
    done, running = tmp_path / "done.communique", tmp_path / "open.communique"
    signed = next(s for s in (play(scenario, {}, seed) for seed in range(50)) if s.outcome().package is not None)
    done.write_text(signed.log_text())
    running.write_text(Session.open(scenario, 1).log_text())
    code, out, _ = output(capsys, "analyse", "lantern-strait", "--at", str(done), "--json")
    assert code == 0
    assert list(json.loads(out)["at"]["points"].values()) == list(signed.outcome().points)
    code, _, err = output(capsys, "analyse", "lantern-strait", "--at", str(running))
    assert (code, err) == (2, f"{running}: the talks are not over yet, so there is no package to look at.\n")


def _run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "communique", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**_env(), **changes})


def test_what_a_name_could_tell_a_terminal_to_do_is_shown_instead(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = output(capsys, "simulate", "evil\x1b]0;owned\x07\x1b[31m")
    assert err.startswith('There is no scenario "evil\\x1b]0;owned\\x07\\x1b[31m"; there are: ')
    _, out, _ = output(capsys, "check", "evil\x1b[31m.yaml")
    assert out == "evil\\x1b[31m.yaml: there is no such file\n"
    _, _, err = output(capsys, "list", "evil\x1b[31m")
    assert err == "Got unexpected extra argument(s) (evil\\x1b[31m). See: communique --help\n"


def test_games_are_not_played_for_a_file_that_cannot_be_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "games.csv"
    folder.mkdir()
    code, out, err = output(capsys, "simulate", "lantern-strait", "--games", "2", "--out", str(folder))
    assert (code, out, err) == (2, "", f'"{folder}" is no file; choose another name.\n')


def test_a_full_disk_still_shows_the_summary_and_says_what_was_not_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    path = tmp_path / "games.csv"
    code, out, err = output(capsys, "simulate", "lantern-strait", "--games", "2", "--json", "--out", str(path))
    assert (code, json.loads(out)["games"]) == (1, 2)
    assert err == f"{path}: the games could not be written here (No space left on device).\n"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_still_shows_the_league_and_says_what_was_not_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    league = ("tournament", "lantern-strait", "linear", "boulware", "--rounds", "4", "--json")
    table, kept = tmp_path / "rows.csv", tmp_path / "games.jsonl"
    monkeypatch.setattr("communique.simulation.tournament.observations.write_whole", full)
    code, out, err = output(capsys, *league, "--table", str(table))
    assert (code, json.loads(out)["games"]) == (1, 2)
    assert err == f"{table}: it cannot be written here (No space left on device).\n"
    monkeypatch.setattr("communique.files.Held.append", full)
    code, out, err = output(capsys, *league, "--out", str(kept))
    assert (code, out) == (1, "")
    assert err.startswith(f"{kept}: it cannot be written here (No space left on device); the games in it stay,")


def test_what_statistics_need_is_said_before_the_first_game(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.simulation.tournament.every_seating.Tournament.run", None)
    league = ("tournament", "lantern-strait", "linear", "boulware")
    code, _, err = output(capsys, *league, "--stats", "score")
    assert (code, err) == (2, 'The measure "score" needs games that were read: add --readings.\n')
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, err = output(capsys, *league, "--table", "rows.parquet")
    assert (code, err) == (2, 'Parquet files need pyarrow: pip install "communique[parquet]".\n')


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("arguments", [["list"], ["--version"], ["simulate", "--help"]])
def test_output_that_has_no_room_ends_in_a_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "communique", *arguments]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=_env())
    assert (run.returncode, run.stderr) == (1, "The system refused: No space left on device.\n")


@pytest.mark.slow
def test_a_terminal_without_a_sign_for_a_character_gets_its_number() -> None:
    run = _run("check", "no\u00e9.yaml", PYTHONIOENCODING="ascii")
    assert run.stdout + run.stderr == "no\\u00e9.yaml: there is no such file\n"
    run = _run("check", "no\u00e9\udcff.yaml", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(run.stdout)["findings"][0]["file"] == "no\u00e9\udcff.yaml"


def test_a_minus_sign_becomes_a_hyphen_where_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "--version")[0] == 0
    assert "\u22123 \u2265 \u22125".encode("ascii", "communique") == b"-3 \\u2265 -5"


def test_a_picture_is_a_png_and_no_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "a.png"
    folder.mkdir()
    assert output(capsys, "play", "--screenshot", str(folder)) == (
        2,
        "",
        f'"{folder}" is no file; choose another name.\n',
    )
    code, _, err = output(capsys, "play", "--screenshot", "shot.xyz")
    assert (code, err) == (2, '--screenshot writes .png files, not "shot.xyz".\n')
    code, _, err = output(capsys, "play", "--screenshot", "")
    assert (code, err) == (2, '--screenshot writes .png files, not "".\n')


def test_a_screen_is_pictured_in_each_of_its_states_and_no_save_is_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    out = tmp_path / "pictures"
    asked = ("screenshots", "lantern-strait", "--out", str(out), "--screen", "title", "--size", "800x500")
    files = [out / "title-alone.png", out / "title-with-a-game-to-go-on.png"]
    assert output(capsys, *asked) == (0, "".join(f"{file}\n" for file in files), "")
    assert [pygame.image.load(file).get_size() for file in files] == [(800, 500)] * 2
    assert files[0].read_bytes() != files[1].read_bytes()
    assert sorted(tmp_path.iterdir()) == [out]
    code, said, err = output(capsys, *asked)
    assert (code, said) == (2, "")
    assert err == f'There is a file "{files[0]}" already; --force writes over it.\n'
    assert output(capsys, *asked, "--force", "--language", "pseudo", "--text", "150")[0] == 0


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--size", "80x50"), '--size is pixels across and down from 800x500 to 7680x4320, not "80x50".'),
        (("--size", "wide"), '--size is pixels across and down from 800x500 to 7680x4320, not "wide".'),
        (("--text", "110"), "--text is one of 100, 125, 150, not 110."),
        (("--screen", "titel"), 'There is no screen "titel"; did you mean "title"?'),
        (("--language", "psuedo"), 'There is no language "psuedo"; did you mean "pseudo"?'),
    ],
)
def test_pictures_that_cannot_be_taken_are_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, asked: tuple[str, ...], sentence: str
) -> None:
    asked = ("screenshots", "lantern-strait", "--out", str(tmp_path / "new"), *asked)
    assert output(capsys, *asked) == (2, "", f"{sentence}\n")
    assert not (tmp_path / "new").exists()


def test_square_brackets_in_a_title_are_only_brackets(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = find_scenario("lantern-strait").read_text(encoding="utf-8")
    text = text.replace("id: lantern-strait", "id: mine").replace("title: Lantern Strait", 'title: "Lantern [/red]"')
    path.write_text(text, encoding="utf-8")
    code, out, err = output(capsys, "analyse", str(path))
    assert (code, err) == (0, "")
    assert out.startswith("Lantern [/red]\n")


def test_a_library_that_is_broken_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(name: str) -> None:
        raise ImportError("libm.so.6: version not found", name="numpy")

    monkeypatch.setattr("communique.commands.function", broken)
    assert output(capsys, "list") == (
        1, "", "A library that this needs cannot be imported (libm.so.6: version not found); "
        "install it, or this program, again.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("simulate one-pitch -n 1 --protocol alternating", "1 game of one-pitch (alternating): 1 agreement (100 %), "),
        ("tournament one-pitch linear --rounds 2", "1 game on 1 scenario (alternating), seed 1."),
        ("sweep plan.yaml --out out --workers 1", "1 game in 1 cell, 1 of them played now in "),
        ("import domain --out it.yaml", "2 parties, 1 issue, "),
        ("import --all domain", "1 domain: 1 read, 0 read with notes, 0 refused."),
    ],
)
def test_one_of_a_kind_is_counted_as_one(
    call: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text("format: communique-sweep 1\nscenarios: [one-pitch]\ngames: 1\nlevels: [guided]\n")
    if call.startswith("import"):
        assert main(["new", "--random", "--issues", "1", "--out", "drawn.yaml"]) == 0
        assert main(["export", "drawn.yaml", "domain", "--to", "negmas", "--leave-out"]) == 0
        capsys.readouterr()
    assert main(call.split()) == 0
    assert told in capsys.readouterr().out


def test_a_certificate_that_is_not_there_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("certificate.json").touch()
    assert output(capsys, "certify", "nofile.json") == (2, "", 'There is no file "nofile.json".\n')
    assert output(capsys, "certify", "certificat.json") == (
        2, "", 'There is no file "certificat.json"; did you mean "certificate.json"?\n',
    )  # fmt: skip
