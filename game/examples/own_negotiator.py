"""A negotiator of one's own at our table: a game, a batch of them, and what is asked of it.

python game/examples/own_negotiator.py --games 200
"""

from __future__ import annotations

import argparse

from communique import Accept, Dice, Move, Offer, PartyView, load_scenario, play, simulate, space_of
from communique.testing import check_negotiator


class Fair:
    """Asks for its best at first, for a tenth of what it could gain at the end, and takes what is as good."""

    name = "fair"

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move in alternating offers."""
        table = view.table.alternating
        assert table is not None
        ladder = space_of(view).ladder
        best = max(ladder.values)
        gone = table.round / max(1, view.public.rounds - 1)
        asked = round(best - (best - view.no_deal) * 0.9 * gone)
        if table.offer and view.seat not in table.accepted and view.sheet.value(table.offer) >= asked:
            return Accept()
        return Offer(ladder.package(min(ladder.rank(asked), len(ladder) - 1)))


def main() -> None:
    """Play, and print what came out."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--games", type=int, default=50)
    asked = reader.parse_args()
    scenario = load_scenario("lantern-strait")
    check_negotiator(Fair, scenarios=["lantern-strait"], protocols=["alternating"])
    game = play(scenario, [Fair(), "conceder"], seed=1, protocol="alternating")
    print("one game:", game.outcome().kind.value, game.outcome().points)
    for other in ("conceder", "linear", "boulware"):
        rows = simulate(scenario, [Fair(), other], games=asked.games, seed=7, protocol="alternating").rows
        gained = sum(row.surplus[0] for row in rows) / len(rows)
        deals = sum(row.kind == "joint" for row in rows)
        print(f"against {other}: {deals} of {len(rows)} agree, {gained:.1f} points over no deal")


if __name__ == "__main__":
    main()
