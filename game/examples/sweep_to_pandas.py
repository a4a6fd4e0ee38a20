"""A grid of games into a data frame, and a picture of it (extras `parquet` and `plot`, and pandas).

python game/examples/sweep_to_pandas.py --games 200 --out results
"""

from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib
import pandas

from communique import sweep
from communique.simulation.sweep.plan import read_plan_text

matplotlib.use("Agg")
from matplotlib import pyplot

PLAN = """
format: communique-sweep 1
scenarios: [lantern-strait, closed-theatre]
protocols: [alternating]
rounds: 40
lineups:
  - all_of: [linear, boulware, conceder]
games: {games}
seed: 11
"""


def main() -> None:
    """Play the grid, read its rows, and draw the share of agreements by line-up."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--games", type=int, default=50)
    reader.add_argument("--out", type=Path, default=Path("results"))
    asked = reader.parse_args()
    report = sweep(read_plan_text(PLAN.format(games=asked.games)), asked.out, parquet=True)
    frame = pandas.read_parquet(asked.out / "games.parquet")
    assert len(frame) == report.games
    frame["agreed"] = frame["kind"] == "joint"
    frame["lineup"] = frame["negotiator_1"] + " and " + frame["negotiator_2"]
    table = frame.pivot_table(index="lineup", columns="scenario", values="agreed")
    print(table.round(2).to_string())
    axes = table.plot.barh(figsize=(8, 4), xlabel="share of games with an agreement", ylabel="")
    axes.figure.tight_layout()
    axes.figure.savefig(asked.out / "agreements.png", dpi=120)
    pyplot.close(axes.figure)
    print(f"drawn: {asked.out / 'agreements.png'}")


if __name__ == "__main__":
    main()
