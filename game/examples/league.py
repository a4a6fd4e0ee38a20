"""A league with a negotiator of one's own in it, and how sure its order is.

python game/examples/league.py --repetitions 4 --out league.jsonl
"""

from __future__ import annotations

import argparse
from pathlib import Path

from own_negotiator import Fair

from communique import load_scenario, tournament


def main() -> None:
    """Play every line-up in every seating, and print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--repetitions", type=int, default=2)
    reader.add_argument("--out", type=Path, help="keep finished games in this .jsonl file, and go on from it")
    asked = reader.parse_args()
    scenarios = [load_scenario(name) for name in ("lantern-strait", "closed-theatre")]
    players = [Fair, "boulware", "conceder", "micro", "tit-for-tat"]
    found = tournament(scenarios, players, repetitions=asked.repetitions, rounds=40, out=asked.out)
    for place, row in enumerate(found.league, start=1):
        bounds = "" if row.gain.low is None else f"   95 %: {row.gain.low:.3f} to {row.gain.high:.3f}"
        print(f"{place}. {row.negotiator:12} {row.gain.value:6.3f}{bounds}")


if __name__ == "__main__":
    main()
