"""Odds measured: what a reference player came to in each seat of the shipped scenarios, level by level.

`odds.json` beside this module is written by `python tests/bench/bench_odds.py --write`. What it holds was measured with
one content of a scenario and one edition of the rules; of any other nothing is said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

ODDS_FILE: Final = Path(__file__).with_name("odds.json")
"""By scenario id: `digest`, `rules`, `games`, `seed`, and by level and party `deals`, `gain` and `most`."""


@dataclass(frozen=True, slots=True)
class Odds:
    """What a reference player came to in one seat at one level."""

    games: int
    deals: int
    """Of these games, how many ended in an agreement in force."""
    gain: float
    """Its mean gain over no deal as that stood at the opening, in the sheet's points."""
    most: int
    """The most that the seat can gain so in a text that can be signed; 0 or less where none brings it anything."""

    @property
    def percent(self) -> int:
        """The gain as a share of the most, from 0 to 100.

        >>> Odds(100, 93, 17.2, 44).percent, Odds(100, 4, -0.5, 44).percent
        (39, 0)
        """
        return min(100, max(0, round(100 * self.gain / self.most))) if self.most > 0 else 0


def measured_odds(scenario: str, digest: str, rules: int) -> Mapping[str, Mapping[str, Odds]]:
    """By level and party, the odds of the scenario with this digest in this edition of the rules; empty if unknown."""
    found = _file().get(scenario)
    if found is None or found["digest"] != digest or found["rules"] != rules:
        return {}
    games = found["games"]
    return {
        level: {party: Odds(games, **figures) for party, figures in parties.items()}
        for level, parties in found["levels"].items()
    }


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Any]:
    return dict(json.loads(ODDS_FILE.read_text(encoding="utf-8")))
