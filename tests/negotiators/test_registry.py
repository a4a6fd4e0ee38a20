"""The registry: names, hints, and negotiators of outside packages."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import communique.negotiators
from communique.cli import main
from communique.negotiators import registry
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import NEGOTIATORS, every, names, negotiator, unfit


def test_every_module_of_the_room_with_a_negotiator_is_found() -> None:
    room = Path(communique.negotiators.__file__).parent
    modules = [path.stem for path in room.glob("*.py") if "\nNEGOTIATOR = " in path.read_text(encoding="utf-8")]
    assert sorted(NEGOTIATORS) == sorted(module.replace("_", "-") for module in modules)


@pytest.mark.parametrize("name", sorted(NEGOTIATORS))
def test_each_is_listed_under_its_own_name_and_says_one_sentence_about_itself(name: str) -> None:
    one = NEGOTIATORS[name]
    assert isinstance(one, Negotiator)
    assert one.name == name
    assert one.title[0].isupper()
    assert one.description.endswith(".")
    assert 30 <= len(one.description) <= 120


def test_a_misspelt_name_gets_a_hint() -> None:
    with pytest.raises(KeyError, match=r'There is no negotiator "bulware"; did you mean "boulware"\?'):
        negotiator("bulware")


def test_a_strange_name_gets_the_list() -> None:
    with pytest.raises(KeyError, match=r'There is no negotiator "zzz"; there are: boulware, conceder, '):
        negotiator("zzz")


class _Guest:
    name, title, description = "guest", "Guest", "Comes from another package."

    def decide(self, view: Any, dice: Any) -> Any:
        raise NotImplementedError


class _Point:
    def __init__(self, name: str, value: str, one: object) -> None:
        self.name, self.value, self._one = name, value, one

    def load(self) -> object:
        return self._one


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Any:
    def install(*points: _Point) -> None:
        monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group == registry.GROUP else ())
        registry._outside.cache_clear()

    yield install
    registry._outside.cache_clear()


def test_an_outside_package_adds_its_own(outside: Any) -> None:
    guest = _Guest()
    outside(_Point("guest", "elsewhere:GUEST", guest))
    assert negotiator("guest").own is guest  # type: ignore[attr-defined]
    assert every()["guest"] is negotiator("guest")
    assert names() == tuple(sorted([*NEGOTIATORS, "guest"]))


def test_ours_win_where_a_name_is_taken(outside: Any) -> None:
    impostor = _Guest()
    impostor.name = "linear"
    outside(_Point("linear", "elsewhere:GUEST", impostor))
    assert negotiator("linear") is every()["linear"] is NEGOTIATORS["linear"]


def test_an_entry_point_that_is_no_negotiator_is_named(outside: Any) -> None:
    outside(_Point("stone", "elsewhere:STONE", object()))
    with pytest.raises(KeyError, match=r'The entry point "stone" = elsewhere:STONE is no negotiator\.'):
        negotiator("stone")
    assert unfit()["stone"].startswith('The entry point "stone" = elsewhere:STONE is no negotiator. <object object')
    assert "stone" not in every()


def test_an_entry_point_that_only_decides_goes_by_the_name_of_the_point(outside: Any) -> None:
    outside(_Point("bare", "elsewhere:decide", lambda view, dice: None))
    assert (negotiator("bare").name, negotiator("bare").title) == ("bare", "Bare")


def test_a_negotiator_whose_title_is_no_text_is_none(outside: Any) -> None:
    nameless = _Guest()
    nameless.title = None  # type: ignore[assignment]
    outside(_Point("guest", "elsewhere:GUEST", nameless))
    assert list(unfit()) == ["guest"]
    assert tuple(NEGOTIATORS) == names()


class _Broken(_Point):
    def load(self) -> object:
        raise ImportError("no module named whatever")


def test_a_package_that_cannot_be_loaded_is_named_and_is_in_nobody_elses_way(outside: Any) -> None:
    guest = _Guest()
    outside(_Broken("bad", "elsewhere:BAD", None), _Point("guest", "elsewhere:GUEST", guest))
    assert negotiator("guest").own is guest  # type: ignore[attr-defined]
    with pytest.raises(KeyError, match=r'"bad" = elsewhere:BAD cannot be loaded \(ImportError: no module named what'):
        negotiator("bad")
    with pytest.raises(KeyError, match='There is no negotiator "bulware"; did you mean "boulware"'):
        negotiator("bulware")


def test_the_list_says_why_an_installed_package_is_of_no_use(outside: Any, capsys: pytest.CaptureFixture[str]) -> None:
    outside(_Broken("bad", "elsewhere:BAD", None))
    assert main(["list"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == ('The entry point "bad" = elsewhere:BAD cannot be loaded (ImportError: no module named whatever).')
    assert main(["list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unfit"] == {"bad": last}


MODULE = """
from communique.negotiators.negotiator import Strategy
from communique.negotiators.registry import NEGOTIATORS

GUEST = Strategy("guest", "Guest", "Comes from another package, and plays as linear does.", NEGOTIATORS["linear"].mind)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages, with a tiny one in it that brings a negotiator: what an installer leaves behind."""
    site = tmp_path_factory.mktemp("site")
    (site / "elsewhere.py").write_text(MODULE, encoding="utf-8")
    about = site / "elsewhere-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: elsewhere\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[communique.negotiators]\nguest = elsewhere:GUEST\n", encoding="utf-8")
    return site


def _elsewhere(installed: Path, *call: str) -> str:
    """What Python prints, started where that package is installed."""
    path = os.pathsep.join([str(installed), str(Path(communique.negotiators.__file__).parents[2])])
    return subprocess.run(
        [sys.executable, *call], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": path}
    ).stdout


@pytest.mark.slow
def test_an_installed_package_is_listed_and_plays(installed: Path) -> None:
    listed = json.loads(_elsewhere(installed, "-m", "communique", "list", "--json"))["negotiators"]
    assert [one["title"] for one in listed if one["name"] == "guest"] == ["Guest"]
    assert len(listed) == len(NEGOTIATORS) + 1
    call = ("-m", "communique", "simulate", "lantern-strait", "--protocol", "alternating", "--games", "2", "--json")
    played = json.loads(_elsewhere(installed, *call, "--seat", "osmark=guest"))
    assert played["lineup"]["osmark"] == "guest"


def test_an_installed_package_can_be_chosen_at_the_windows_table(installed: Path) -> None:
    code = "from communique.window.screens.seat import SCREEN; print(SCREEN._negotiators()['guest'].description)"
    assert "Comes from another package" in _elsewhere(installed, "-c", code)


def test_importing_the_registry_leaves_numpy_and_entry_points_alone() -> None:
    asked = "'numpy' in sys.modules, 'importlib.metadata' in sys.modules"
    code = f"import sys, communique.negotiators.registry; print({asked})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "False"
