"""Tournament games a second, and how long the statesman thinks on 65,536 packages; CPU time, printed.

    python tests/bench/bench_tournament.py [games]

The statesman's decisions are timed one by one in games of eight issues with four options, against one and two
others who hold out. The first decision of a game on a new table includes listing the packages.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from communique.model.scenario import Issue, Option, Party, Public, Role, Seat, Signing
from communique.model.sheet import Scenario, Sheet
from communique.negotiators.registry import negotiator
from communique.rules.dice import Dice
from communique.session import Session
from communique.simulation.tournament.every_seating import Tournament

NAMES = ("boulware", "linear", "conceder", "micro", "statesman")


def eight_by_four(parties: int, seed: int = 1) -> Scenario:
    """65,536 packages; points drawn by the dice, no deal worth two fifths of the best package."""
    dice = Dice(seed, 0, "bench")
    options = tuple(Option(f"o{k}", f"Option {k}", f"Clause {k}.") for k in range(4))
    issues = tuple(Issue(f"i{i}", f"Issue {i}", f"Issue {i}", "", "choice", options) for i in range(8))
    seats = tuple(Party(f"p{p}", f"Party {p}", f"P{p}", Role.PRINCIPAL, "", "", "", "", ()) for p in range(parties))
    public = Public(f"eight-by-four-{parties}", "", "", "", "", "", True, seats, issues, Signing("all"), rounds=100)
    sheets = []
    for p in range(parties):
        rows = tuple(tuple(dice.below(13) for _ in range(4)) for _ in range(8))
        sheets.append(Sheet(Seat(p), rows, (), 2 * sum(max(row) for row in rows) // 5))
    return Scenario(public, tuple(sheets), f"bench {seed}")


def thinking(parties: int) -> list[float]:
    """Milliseconds of CPU time for each decision of the statesman in one game against the clock."""
    lineup = ["statesman", *["boulware"] * (parties - 1)]
    players = [negotiator(name) for name in lineup]
    session = Session.open(eight_by_four(parties), 1, protocol="alternating", lineup=lineup)
    took = []
    while not session.over:
        seat = session.turn
        start = time.process_time()
        move = players[seat].decide(session.chair(seat).view(), session.chair(seat).dice())
        if seat == 0:
            took.append(1000 * (time.process_time() - start))
        session.chair(seat).submit(move)
    return took


def main() -> None:
    """Print both tables."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    for parties in (2, 3):
        first, *rest = thinking(parties)
        rest.sort()
        middle, high = statistics.median(rest), rest[95 * len(rest) // 100 - 1]
        print(
            f"statesman, {parties} parties, {len(rest) + 1} decisions: first {first:.0f} ms, "
            f"then median {middle:.1f} ms, 95 % below {high:.1f} ms, most {rest[-1]:.1f} ms"
        )
    tournament = Tournament([eight_by_four(2), eight_by_four(3)], NAMES)
    numbers = range(0, len(tournament.pairings), max(1, len(tournament.pairings) // games))
    start = time.process_time()
    for number in numbers:
        tournament.play(number)
    print(f"tournament: {len(numbers) / (time.process_time() - start):.1f} games/s")


if __name__ == "__main__":
    main()
