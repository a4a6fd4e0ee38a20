"""Communiqué: a diplomacy negotiation game and simulator.

>>> import game
>>> scenario = game.load_scenario("lantern-strait")
>>> results = game.simulate(scenario, games=3, seed=1)
>>> results.summary()["games"]
3

The names below are the public interface. They are imported when they are first used, so that `import game`
stays light and none of them costs anything until it is wanted.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from game.loading.scenario import ScenarioError, list_scenarios, load_scenario
    from game.model.scenario import Public, Seat
    from game.model.sheet import Scenario, Sheet
    from game.negotiators.registry import negotiator
    from game.rules.protocol import protocol
    from game.rules.replay import replay
    from game.session.session import Session
    from game.simulate import Results, play, simulate
    from game.views import PartyView

_HOMES = {
    "PartyView": "game.views",
    "Public": "game.model.scenario",
    "Results": "game.simulate",
    "Scenario": "game.model.sheet",
    "ScenarioError": "game.loading.scenario",
    "Seat": "game.model.scenario",
    "Session": "game.session.session",
    "Sheet": "game.model.sheet",
    "list_scenarios": "game.loading.scenario",
    "load_scenario": "game.loading.scenario",
    "negotiator": "game.negotiators.registry",
    "play": "game.simulate",
    "protocol": "game.rules.protocol",
    "replay": "game.rules.replay",
    "simulate": "game.simulate",
}

__all__ = [
    "PartyView",
    "Public",
    "Results",
    "Scenario",
    "ScenarioError",
    "Seat",
    "Session",
    "Sheet",
    "__version__",
    "list_scenarios",
    "load_scenario",
    "negotiator",
    "play",
    "protocol",
    "replay",
    "simulate",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'game' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
