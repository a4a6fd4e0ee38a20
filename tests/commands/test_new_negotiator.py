"""A student's path: a negotiator from the template to its place in a league, by the commands that the program names."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import communique
from communique.cli import main
from communique.commands.tournament import FIELD
from communique.simulation.apart import trial
from communique.simulation.apart.limits import Limits

GAME = Path(communique.__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])  # a guest's folder is added to it
    return tmp_path


def test_three_commands_lead_to_a_place_in_a_league(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "negotiator", "mine"]) == 0
    said = capsys.readouterr().out
    assert sorted(path.name for path in here.glob("*.py")) == ["mine.py", "test_mine.py"]
    commands = re.findall(r"^  communique (.*)$", said, re.MULTILINE)
    assert [one.split()[0] for one in commands] == ["simulate", "tournament"]

    # The edit: it gives in to half of what there is to give, and then to less.
    mine = here / "mine.py"
    text = mine.read_text(encoding="utf-8")
    assert text.count("* gone / 2") == 1
    mine.write_text(text.replace("* gone / 2", "* gone / 4"), encoding="utf-8")

    assert main([*commands[0].split(), "--games", "5", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lineup"]["osmark"] == "mine.py:mine"
    assert main([*commands[1].split(), "--json"]) == 0
    league = json.loads(capsys.readouterr().out)["league"]
    assert {row["negotiator"] for row in league} == {*FIELD, "mine.py:mine"}
    assert main(commands[1].split()) == 0
    assert "mine.py:mine" in capsys.readouterr().out


@pytest.mark.slow
def test_its_own_tests_pass_at_once(here: Path) -> None:
    assert main(["new", "negotiator", "my_first", "--out", str(here)]) == 0
    assert "class MyFirst:" in (here / "my_first.py").read_text(encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_my_first.py"],
        cwd=here, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(GAME), "PATH": ""},
    )  # fmt: skip
    assert "2 passed" in run.stdout, run.stdout + run.stderr


def test_the_template_says_nothing_of_the_example_that_it_is_made_from(here: Path) -> None:
    assert main(["new", "negotiator", "mine"]) == 0
    for path in here.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "xample" not in text
        compile(text, path.name, "exec")


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["negotiator"], "Say how the negotiator is called: communique new negotiator mine\n"),
        (
            ["negotiator", "Mine"],
            'A negotiator is called by small letters, digits and _, as in my_first; "Mine" is not.\n',
        ),
        (
            ["negotiator", "class"],
            'A negotiator is called by small letters, digits and _, as in my_first; "class" is not.\n',
        ),
        (
            ["negotiator", "random"],
            'Python has a module "random" already, which such a file would hide; take another nam',
        ),
        (
            ["negotiator", "communique"],
            'Python has a module "communique" already, which such a file would hide; take anot',
        ),
        (["negotiator", "mine", "--out", "nowhere"], 'There is no folder "nowhere" to write to.\n'),
        (["scenario"], 'What can be made is a "negotiator", or with --random a scenario; not "scenario".\n'),
    ],
    ids=range(7),
)
def test_what_cannot_be_made_is_a_sentence(
    here: Path, call: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *call]) == 2
    assert capsys.readouterr().err.startswith(sentence)
    assert list(here.iterdir()) == []


def test_what_is_there_already_is_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "test_mine.py").write_text("# mine")
    assert main(["new", "negotiator", "mine"]) == 2
    assert capsys.readouterr().err == 'There is a file "test_mine.py" already; --force writes over it.\n'
    assert not (here / "mine.py").exists()
    assert main(["new", "negotiator", "mine", "--force"]) == 0


# -- a guest on the command line ----------------------------------------------------------

CASE = "import a_library_i_forgot\n\n\nclass Mine:\n    def decide(self, view, dice):\n        return None\n"


PASSES = "from communique import Pass\n\n\ndef mine(view, dice):\n    return Pass()\n"


def test_a_forgotten_library_is_called_by_its_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine.py").write_text(CASE)
    for call in (["simulate", "lantern-strait", "--seat", "osmark=mine.py:Mine"], ["list", "--with", "mine.py:Mine"]):
        assert main(call) == 2
        assert (
            capsys.readouterr().err == 'mine.py:1: it needs the module "a_library_i_forgot", which is not installed.\n'
        )


def test_the_traceback_of_ones_own_code_is_there_for_the_asking(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "mine.py").write_text("def mine(view, dice):\n    return view.nothing\n")
    call = ["simulate", "lantern-strait", "--games", "2", "--seat", "osmark=mine.py:mine"]
    assert main(call) == 0
    said = capsys.readouterr()
    assert "failed in 2 games: raised an error in 2." in said.out.replace("\n", " ")
    assert "(mine.py:2)" in said.out
    assert said.err == ""
    monkeypatch.setenv("COMMUNIQUE_DEBUG", "1")
    assert main(call) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("Traceback (most recent call last):\n")
    assert "    return view.nothing\n" in shown
    assert "guests.py" not in shown
    fault = "AttributeError: 'PartyView' object has no attribute 'nothing'."
    assert shown.splitlines()[-1] == f'Negotiator "mine.py:mine" failed at mine.py:2: {fault}'


def test_a_file_that_would_take_the_command_with_it_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever a file is named. Were it run here, this test would end, or hang."""
    monkeypatch.setattr(trial, "Limits", lambda: Limits(load_seconds=1))
    (here / "exits.py").write_text("import os\nos._exit(9)\n")
    (here / "hangs.py").write_text("while True:\n    pass\n")
    (here / "plan.yaml").write_text(PLAN)
    told = '"exits.py:mine" cannot be loaded: its process ended with code 9.'
    own = ["--with", "exits.py:mine"]
    for call, sentence in (
        (["simulate", "lantern-strait", "--seat", "osmark=exits.py:mine"], told),
        (["list", *own], told), (["play", *own], told), (["sweep", "plan.yaml", "--out", "results", *own], told),
        (["list", "--with", "hangs.py:mine"], '"hangs.py:mine" cannot be loaded: more than 1 s to be imported.'),
    ):  # fmt: skip
        assert main(call) == 2
        assert capsys.readouterr().err == f"{sentence}\n"
    with pytest.raises(KeyError, match=r"^.\"exits\.py:mine\" cannot be loaded"):
        trial.tried("exits.py:mine")


def test_what_a_file_prints_when_it_is_imported_is_not_among_what_a_command_prints(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "mine.py").write_text(f"print('garbage')\n{PASSES}")
    for call in (
        [
            "simulate",
            "lantern-strait",
            "--json",
            "--games",
            "1",
            "--protocol",
            "alternating",
            "--seat",
            "osmark=mine.py:mine",
        ],
        ["list", "--json", "--with", "mine.py:mine"],
    ):
        assert main(call) == 0
        assert json.loads(capsys.readouterr().out)


def test_the_list_shows_what_is_brought(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine.py").write_text("def mine(view, dice):\n    'Does nothing yet.'\n")
    assert main(["list", "--json", "--with", "mine.py:mine"]) == 0
    listed = json.loads(capsys.readouterr().out)["negotiators"]
    assert {"name": "mine.py:mine", "title": "Mine", "description": "Does nothing yet."} in listed


PLAN = """format: communique-sweep 1
scenarios: [lantern-strait]
protocols: [alternating]
lineups: [{osmark: "mine.py:mine"}]
games: 2
seed: 1
"""


def test_a_plan_may_name_what_its_reader_brings(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "negotiator", "mine"])
    (here / "plan.yaml").write_text(PLAN)
    call = ["sweep", "plan.yaml", "--out", "results", "--workers", "1"]
    capsys.readouterr()
    assert main(call) == 1
    assert capsys.readouterr().err.startswith(
        'plan.yaml:4:20: "mine.py:mine" would run a file, and nothing is run because a file says so; to have it'
    )
    assert main([*call, "--with", "mine.py:mine"]) == 0
    assert "2 games in 1 cell," in capsys.readouterr().out
