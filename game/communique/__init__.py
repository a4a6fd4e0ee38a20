"""Communiqué: a diplomacy negotiation game and simulator.

>>> import communique
>>> scenario = communique.load_scenario("lantern-strait")
>>> results = communique.simulate(scenario, games=3, seed=1)
>>> results.summary()["games"]
3

The names below are the public interface. They are imported when they are first used, so that `import communique`
stays light and none of them costs anything until it is wanted.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from communique.loading.scenario_file import ScenarioError, list_scenarios, load_scenario
    from communique.model.scenario import Public, Seat
    from communique.model.sheet import Scenario, Sheet
    from communique.negotiators.registry import negotiator
    from communique.rules.protocol import protocol
    from communique.rules.replaying import replay
    from communique.session.session import Session
    from communique.simulation import Results, play, simulate
    from communique.views import PartyView

_HOMES = {
    "PartyView": "communique.views",
    "Public": "communique.model.scenario",
    "Results": "communique.simulation",
    "Scenario": "communique.model.sheet",
    "ScenarioError": "communique.loading.scenario_file",
    "Seat": "communique.model.scenario",
    "Session": "communique.session.session",
    "Sheet": "communique.model.sheet",
    "list_scenarios": "communique.loading.scenario_file",
    "load_scenario": "communique.loading.scenario_file",
    "negotiator": "communique.negotiators.registry",
    "play": "communique.simulation",
    "protocol": "communique.rules.protocol",
    "replay": "communique.rules.replaying",
    "simulate": "communique.simulation",
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
        raise AttributeError(f"module 'communique' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
