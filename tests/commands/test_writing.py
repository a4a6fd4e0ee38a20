"""One rule for all commands that write: a file that is there is written over with --force, and never without."""

from __future__ import annotations

import inspect
import os
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import communique
from communique import commands
from communique.cli import main

SAMPLE = Path(__file__).resolve().parents[1] / "loading" / "sample.yaml"
CALLS = {
    "simulate": ("simulate sample.yaml -n 1 --out {}", ["it.csv"]),
    "simulate jsonl": ("simulate sample.yaml -n 1 --out {}", ["it.jsonl"]),
    "table": ("tournament sample.yaml linear --rounds 2 --table {}", ["it.csv"]),
    "traces": ("tournament sample.yaml linear --rounds 2 --traces {}", ["it.csv"]),
    "play": ("play --screenshot {}", ["it.png"]),
    "plot": ("plot frontier sample.yaml --out {}", ["it.svg"]),
    "debrief": ("debrief game.communique --scenario sample.yaml --out {}", ["it.html"]),
    "debrief csv": ("debrief game.communique --scenario sample.yaml --csv {}", ["it.csv"]),
    "import": ("import domain --out {}", ["it.yaml"]),
    "import csv": ("import --all domain --csv {}", ["it.csv"]),
    "export": ("export sample.yaml out --to negmas --leave-out", ["out/sample-domain.yml"]),
    "new": ("new --random --issues 1 --out {}", ["it.yaml"]),
    "new negotiator": ("new negotiator mine", ["mine.py", "test_mine.py"]),
    "sheets": ("sheets sample.yaml --out papers", ["papers/rules.pdf"]),
    "translate": ("translate sample.yaml --language pseudo --out {}", ["it.yaml"]),
}
"""What writes: the call, in which {} stands for the file, and files that it writes."""

OTHERWISE = {
    ("certify", "certificate"): "is read",
    ("check", "files"): "is read",
    ("class", "files"): "is read",
    ("class", "out"): "has to be an empty folder, or with merge a new file",
    ("class", "roster"): "is read",
    ("debrief", "save"): "is read",
    ("host", "file"): "goes on with the class that is in it",
    ("host", "survey"): "is read",
    ("import", "paths"): "is read",
    ("orders", "paths"): "is read",
    ("play", "save"): "goes on with the game that is in it",
    ("recover", "out"): "is a save, and no save is ever written over",
    ("recover", "save"): "is read",
    ("replay", "save"): "is read",
    ("screenshots", "out"): "is held by tests/commands/test_cli.py, since pictures take long",
    ("sweep", "out"): "goes on with the sweep that is in it",
    ("sweep", "plan"): "is read",
    ("tournament", "certificate"): "goes on with the tournament that it certifies",
    ("tournament", "out"): "goes on with the tournament that is in it",
}
"""Files and folders that are named to commands and not replaced: why."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a scenario, a finished game and a domain of another program."""
    monkeypatch.chdir(tmp_path)
    Path("sample.yaml").write_bytes(SAMPLE.read_bytes())
    log = communique.play("sample.yaml", seed=1, protocol="alternating", rounds=3).log_text()
    Path("game.communique").write_text(log, encoding="utf-8")
    assert main(["export", "sample.yaml", "domain", "--to", "negmas", "--leave-out"]) == 0
    return tmp_path


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.usefixtures("here")
def test_a_file_that_is_there_is_written_over_with_force_alone(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    call, files = CALLS[name]
    argv = call.format(files[0]).split()
    for file in map(Path, files):
        file.parent.mkdir(exist_ok=True)
        file.write_text("somebody's work", encoding="utf-8")
        capsys.readouterr()
        assert main(argv) == 2
        assert capsys.readouterr() == ("", f'There is a file "{file}" already; --force writes over it.\n')
        assert file.read_text(encoding="utf-8") == "somebody's work"
        if file != Path(files[-1]):
            file.unlink()
    assert main([*argv, "--force"]) == 0
    assert all(Path(file).read_bytes() != b"somebody's work" for file in files)


@pytest.mark.skipif(os.name != "posix", reason="makes a link")
@pytest.mark.parametrize("name", ["simulate", "table"])
@pytest.mark.usefixtures("here")
def test_a_link_is_refused_before_anything_is_played(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("theirs.csv").write_text("somebody's work", encoding="utf-8")
    Path("it.csv").symlink_to("theirs.csv")
    assert main([*CALLS[name][0].format("it.csv").split(), "--force"]) == 2
    said = '"it.csv" is a link, and what it leads to is not written; name the file itself.\n'
    assert capsys.readouterr() == ("", said)


@pytest.mark.usefixtures("here")
def test_two_things_are_not_written_to_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    call = CALLS["table"][0].format("it.csv")
    Path("sub").mkdir()
    assert main([*call.split(), "--traces", "sub/../it.csv", "--force"]) == 2
    said = '"sub/../it.csv" is named for two things to write; give each a file of its own.\n'
    assert capsys.readouterr() == ("", said)
    assert not Path("it.csv").exists()


@pytest.mark.parametrize("name", ["simulate", "traces", "play", "plot", "debrief", "import", "new", "translate"])
@pytest.mark.usefixtures("here")
def test_where_a_file_cannot_be_is_said_before_anything_is_worked_out(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call, (file, *_) = CALLS[name]
    assert main(call.format(f"nowhere/{file}").split()) == 2
    assert capsys.readouterr().err == 'There is no folder "nowhere" to write to.\n'
    Path(file).mkdir()
    assert main([*call.format(file).split(), "--force"]) == 2
    assert capsys.readouterr().err == f'"{file}" is no file; choose another name.\n'


@pytest.mark.usefixtures("here")
def test_a_certificate_and_a_sweep_go_on_and_take_nobody_elses_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("it.json").write_text("{}")
    call = "tournament sample.yaml linear --rounds 2 --certificate it.json --force"
    assert main(call.split()) == 1
    assert "no certificate of a tournament" in capsys.readouterr().err
    assert Path("it.json").read_text() == "{}"
    Path("out").mkdir()
    Path("out/games.csv").write_text("somebody's work")
    Path("plan.yaml").write_text("format: communique-sweep 1\nscenarios: [sample.yaml]\ngames: 1\n")
    assert main(["sweep", "plan.yaml", "--out", "out", "--csv", "--workers", "1"]) == 2
    assert 'There is a file "out/games.csv" already, of no sweep' in capsys.readouterr().err


def test_every_path_that_a_command_takes_is_read_goes_on_or_has_force() -> None:
    for name in commands.names():
        function = commands.function(name)
        hints: dict[str, Any] = get_type_hints(function)
        paths = {key for key in inspect.signature(function).parameters if _is_path(hints[key])}
        told = {key for command, key in OTHERWISE if command == name}
        assert told <= paths, name
        assert not paths - told or "force" in hints, f"{name} {paths - told}"
        assert ("force" in hints) == (
            name == "screenshots" or any(call.startswith(f"{name} ") for call, _ in CALLS.values())
        )


def _is_path(hint: Any) -> bool:
    return hint is Path or any(map(_is_path, get_args(hint)))
