"""Usual results: how a thousand tables of computer delegations ended, scenario by scenario and level by level.

`usual.json` beside this module is written by `python tests/bench/bench_usual.py --write`. What it holds was measured
with one content of a scenario and one edition of the rules; of any other nothing is said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

USUAL_FILE: Final = Path(__file__).with_name("usual.json")
"""By scenario id: `digest`, `rules`, and by level what a `Usual` holds, by ids of parties and issues."""


@dataclass(frozen=True, slots=True)
class Usual:
    """How the tables of one level ended. Figures on texts are of those that came into force."""

    games: int
    seed: int
    endings: Mapping[str, int]
    """By kind of ending how many tables."""
    agreements: int
    """How many of the tables have a text in force."""
    texts: int
    """How many different ones there were."""
    efficient: int
    """How many could not be bettered for anybody without a loss to another."""
    left: int
    """Half of the texts left at least so many points on the table for every delegation at once."""
    points: Mapping[str, tuple[int, int, int]]
    """By party the points of a quarter, a half and three quarters of the texts."""
    options: Mapping[str, Mapping[str, int]]
    """By issue how many texts held which option, by its id."""


def usual_results(scenario: str, digest: str, rules: int) -> Mapping[str, Usual]:
    """By level, how the scenario with this digest usually ends in this edition of the rules; empty if unknown."""
    found = _file().get(scenario)
    if found is None or found["digest"] != digest or found["rules"] != rules:
        return {}
    return {level: _usual(figures) for level, figures in found["levels"].items()}


def _usual(figures: Mapping[str, Any]) -> Usual:
    low_to_high = {party: (low, middle, high) for party, (low, middle, high) in figures["points"].items()}
    return Usual(**{**figures, "points": low_to_high})


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Any]:
    return dict(json.loads(USUAL_FILE.read_text(encoding="utf-8"))) if USUAL_FILE.exists() else {}
