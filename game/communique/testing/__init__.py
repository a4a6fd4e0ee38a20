"""For tests: what every negotiator at this table has to hold, as one call, and a seat that a test plays itself.

>>> from communique.testing import check_negotiator
>>> check_negotiator("linear", scenarios=["lantern-strait"])

The names are imported when they are first used: pytest opens this package for its fixtures (`pytest_plugin`) at each of
its starts, and that should cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.testing.driven_seat import DrivenSeat, take_seat
    from communique.testing.negotiator_contract import BrokenContract, check_negotiator, faults_of

_HOMES = {
    "BrokenContract": "negotiator_contract",
    "DrivenSeat": "driven_seat",
    "check_negotiator": "negotiator_contract",
    "faults_of": "negotiator_contract",
    "take_seat": "driven_seat",
}

__all__ = ["BrokenContract", "DrivenSeat", "check_negotiator", "faults_of", "take_seat"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'communique.testing' has no attribute {name!r}")
    value = getattr(import_module(f"communique.testing.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
