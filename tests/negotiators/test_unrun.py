"""Names that name nothing are told before anything is run; what a run alone could tell is let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.cli import main
from communique.negotiators.registry import known
from communique.negotiators.unrun import missing_in_module, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("import a.b as c, d.e\nfrom f import g as h\nx: int = 1\n(y, z), *w = 1", "c d h x y z w"),
        ("def f(a):\n    inner = 1\nclass K:\n    field = 1", "f K"),
        ("if 1:\n    a = 1\nelse:\n    b = 1\nfor c in []: pass\nwith 1 as d: (e := 2)", "a b c d e"),
        ("def f():\n    global late\n    late = 1\nf()", "late f"),
        ("try:\n    import one\nexcept ImportError as error:\n    one = None", "one error"),
    ],
)
def test_a_file_has_the_names_that_its_top_level_binds(text: str, names: str, tmp_path: Path) -> None:
    (tmp_path / "it.py").write_text(text)
    found = names_in(str(tmp_path / "it.py"))
    assert found is not None
    assert found.all == set(names.split())


@pytest.mark.parametrize(
    "text",
    ["from a import *", "globals()['x'] = 1", "exec('x = 1')", "def f(:", "\0", "(" * 5000, "import sys\nsys.modules"],
)
def test_what_a_run_alone_could_tell_is_let_through(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "it.py").write_text(text)
    assert names_in("it.py") is None
    known("it.py:x")


def test_a_module_is_looked_for_and_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing any of these would raise."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "packed_c").mkdir()
    (tmp_path / "packed_c" / "__init__.py").write_text("1 / 0")
    (tmp_path / "packed_c" / "agents.py").write_text("1 / 0\nclass Mine: pass")
    assert missing_in_module("packed_c.agents.Mine") == ""
    assert missing_in_module("packed_c.agents.Mien") == 'packed_c.agents has no "Mien"; did you mean "Mine"?'
    assert (
        missing_in_module("packed_c.agent.X") == 'There is no module "packed_c.agent"; did you mean "packed_c.agents"?'
    )
    assert missing_in_module("paced_c.agents.Mine") == 'There is no module "paced_c"; did you mean "packed_c"?'
    assert missing_in_module("zzzzzzzz.X") == 'There is no module "zzzzzzzz" here.'
    (tmp_path / "packed_c" / "plain").mkdir()  # no `__init__.py` in it, as in some entrants of a league
    (tmp_path / "packed_c" / "plain" / "agents.py").write_text("class Mine: pass")
    assert missing_in_module("packed_c.plain.agents.Mine") == ""
    (tmp_path / "packed_c" / "__init__.py").write_text("__path__ = []")
    assert missing_in_module("packed_c.agent.X") == ""
    assert missing_in_module("os.path.join") == ""
    (tmp_path / "packed_c" / "lazy.py").write_text("def __getattr__(name): ...")
    assert missing_in_module("packed_c.lazy.Any") == ""


MINE = "def mine(view, dice):\n    raise RuntimeError\nimport a_library_that_is_nowhere\n"


@pytest.mark.parametrize(
    ("entrant", "sentence"),
    [
        ("statesmn", 'There is no negotiator "statesmn"; did you mean "statesman"?'),
        ("mine.py:mien", 'mine.py has no "mien"; did you mean "mine"?'),
        ("mine.py", "Say which negotiator of mine.py: mine.py:mine."),
        ("mind.py:mine", 'There is no file "mind.py"; did you mean "mine.py"?'),
        (
            "no/such/module:X",
            'There is no negotiator "no/such/module:X": before a colon stands a file, as mine.py:mine',
        ),
        ("exce:python3", 'There is no negotiator "exce:python3"; did you mean "exec:python3"?'),
        ("exec:pyhton3 mine.py", 'There is no program "pyhton3" to be found; did you mean "python3"?'),
        ("exec:fallbak=micro python3 mine.py", '"fallbak=micro" is no word before a command; did you mean "fallback='),
        ("exec:python3 -u mind.py", 'There is no file "mind.py"; did you mean "mine.py"?'),
        ("boa:bidding=boulwar", 'There is no part bidding="boulwar"; did you mean "boulware"?'),
        ("boa:acceptance=next+mine.py:mien", 'mine.py has no "mien"; did you mean "mine"?'),
        ("negmas:mine.py:mien", 'mine.py has no "mien"; did you mean "mine"?'),
        ("negmas:nowhere_at_all.X", 'There is no module "nowhere_at_all" here.'),
        ("replay:none.communique", "none.communique: the save cannot be read"),
    ],
)
def test_an_entrant_that_names_nothing_ends_the_call_before_a_game(
    entrant: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text(MINE)
    assert main(["tournament", "lantern-strait", "linear", "--with", entrant, "--out", "games.jsonl"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith(sentence), err.count("\n")) == ("", True, 1), err
    assert not (tmp_path / "games.jsonl").exists()


def test_one_that_is_there_and_fails_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text(MINE)
    assert main(["tournament", "lantern-strait", "linear", "--with", "mine.py:mine", "--rounds", "3"]) == 0
    assert 'it needs the module "a_library_that_is_nowhere"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("lantern-strat linear", 'There is no scenario "lantern-strat"; did you mean "lantern-strait"?'),
        (
            "lantern-strait closed-theater linear",
            'There is no scenario "closed-theater"; did you mean "closed-theatre"?',
        ),
        ("--scenarios lantern-strat --negotiators linear", 'There is no scenario "lantern-strat"; did you mean'),
        ("lantern-strait lineer", 'There is no negotiator "lineer"; did you mean "linear"?'),
        ("one-pich.yaml linear", 'There is no file "one-pich.yaml"; did you mean "one-pitch.yaml"?'),
    ],
)
def test_a_mistyped_scenario_of_a_tournament_is_guessed(
    call: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one-pitch.yaml").touch()
    assert main(["tournament", *call.split()]) == 2
    assert capsys.readouterr().err.startswith(sentence)
