"""What every negotiator and the adviser would do at each turn of a told game, in a world where only one sheet is true.

Run as a program, with a scenario, a seat and a log, it prints the same from a process that has done nothing else.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from builders import other_secrets

from communique.adviser.counsel import hint, nudges
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.moves import kind_of
from communique.session import Session
from communique.session.store import Save, read_save


def decisions(world: Scenario, told: Save, seat: Seat) -> dict[str, list[str]]:
    """By name of negotiator, and for the adviser, what each says at the turns of `seat`."""
    header = told.header
    session = Session.open(
        world, header.seed, protocol=header.protocol, level=header.level, lineup=header.lineup, rounds=header.rounds
    )
    said: dict[str, list[str]] = {name: [] for name in (*sorted(NEGOTIATORS), "adviser")}
    for event in told.events:
        if kind_of(event.move).by_itself:
            continue
        if event.seat == seat:
            view = session.chair(seat).view()
            for name, player in NEGOTIATORS.items():
                said[name].append(repr(player.decide(view, session.chair(seat).dice())))
            said["adviser"].append(repr((nudges(view), hint(view))))
        assert session.chair(event.seat).submit(event.move) is None
    return said


if __name__ == "__main__":
    name, place, log = sys.argv[1:]
    here = Seat(int(place))
    print(json.dumps(decisions(other_secrets(load_scenario(name), here), read_save(Path(log)), here)))
