"""The registry: names, hints, and negotiators of outside packages."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from typing import Any

import pytest

from communique.negotiators import registry
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import NEGOTIATORS, names, negotiator


def test_these_are_the_negotiators_of_the_house() -> None:
    assert sorted(NEGOTIATORS) == [
        "boulware", "conceder", "deadline-watcher", "facilitator", "firm", "legalist", "linear", "mediator", "micro",
        "power-broker", "problem-solver", "random", "reciprocator", "statesman", "tit-for-tat", "two-faced",
    ]  # fmt: skip


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
    assert negotiator("guest") is guest
    assert "guest" in names()


def test_ours_win_where_a_name_is_taken(outside: Any) -> None:
    impostor = _Guest()
    impostor.name = "linear"
    outside(_Point("linear", "elsewhere:GUEST", impostor))
    assert negotiator("linear") is NEGOTIATORS["linear"]


def test_an_entry_point_that_is_no_negotiator_is_named(outside: Any) -> None:
    outside(_Point("stone", "elsewhere:STONE", object()))
    with pytest.raises(KeyError, match=r'The entry point "stone" = elsewhere:STONE is no negotiator\.'):
        negotiator("stone")


class _Broken(_Point):
    def load(self) -> object:
        raise ImportError("no module named whatever")


def test_a_package_that_cannot_be_loaded_is_named_and_is_in_nobody_elses_way(outside: Any) -> None:
    guest = _Guest()
    outside(_Broken("bad", "elsewhere:BAD", None), _Point("guest", "elsewhere:GUEST", guest))
    assert negotiator("guest") is guest
    with pytest.raises(KeyError, match=r'"bad" = elsewhere:BAD cannot be loaded \(ImportError: no module named what'):
        negotiator("bad")
    with pytest.raises(KeyError, match='There is no negotiator "bulware"; did you mean "boulware"'):
        negotiator("bulware")


def test_importing_the_registry_leaves_numpy_and_entry_points_alone() -> None:
    asked = "'numpy' in sys.modules, 'importlib.metadata' in sys.modules"
    code = f"import sys, communique.negotiators.registry; print({asked})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "False"
