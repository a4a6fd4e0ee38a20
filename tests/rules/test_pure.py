"""Pure rooms remember nothing: no module of theirs changes while games are played and looked at."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

from builders import build, played, rich, six, two

import communique.model
import communique.rules
import communique.views
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level

ROOMS = (communique.model, communique.rules, communique.views)
WHOLE_NUMBERS = {"communique.rules.dice"}
"""Here a number's hash is remembered under the number: a shortcut for arithmetic, and nothing of any scenario."""


def modules() -> list[ModuleType]:
    found = [walk_packages(room.__path__, f"{room.__name__}.") for room in ROOMS]
    return [import_module(info.name) for packages in found for info in packages]


def memory() -> dict[str, str]:
    """All that modules hold that could grow: lists, sets and mappings as they print, and what caches have kept."""
    held = {}
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, (list, dict, set, bytearray)) and not name.startswith("__"):
                held[f"{module.__name__}.{name}"] = repr(value)
            if hasattr(value, "cache_info") and module.__name__ not in WHOLE_NUMBERS:
                held[f"{module.__name__}.{name}"] = str(value.cache_info().currsize)
    return held


def test_playing_leaves_nothing_behind_in_a_module() -> None:
    played(two(), 1, 20)  # whatever is imported late is there now
    played(two(), 1, 5, protocol="alternating")
    before = memory()
    assert before
    for luck, scenario in enumerate((rich(), six(), build())):
        for protocol in ("conference", "alternating"):
            played(scenario, luck, 60, protocol=protocol)
    strait = load_scenario("lantern-strait")
    for level in strait.public.levels:
        played(at_level(strait, level.id), 1, 20)
    assert memory() == before


def test_a_level_is_cut_once() -> None:
    strait = load_scenario("lantern-strait")
    level = strait.public.levels[0].id
    assert at_level(strait, level) is at_level(strait, level)


def test_each_game_has_a_referee_of_its_own() -> None:
    assert played(two(), 1, 1).rules is not played(two(), 1, 1).rules
