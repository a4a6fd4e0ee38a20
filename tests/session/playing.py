"""A game without a window in a process of its own, to be killed: prints the digest of the log after every move.

It goes on with the save at `path`, or begins it. Moves are drawn by chance, those that soon end a game left out, and
in practice something is taken back now and then.
"""

from __future__ import annotations

import time
from pathlib import Path

from builders import choose, moves_of
from shown import digest

from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.session import Recorder, Session, read_save
from communique.session.store import continue_save

ENDING = ("Walk", "Sign", "Accept", "FinalText", "Warn", "Leave")


def play(path: Path, scenario: Scenario, protocol: str, seed: int, *, scored: bool) -> None:
    """Play on until the talks end; each line is the digest of what has been shown as done."""
    luck = time.time_ns() % 10**9
    if path.exists():
        session, recorder = continue_save(read_save(path), scenario)
    else:
        session = Session.open(scenario, seed, protocol=protocol, rounds=400, scored=scored)
        recorder = Recorder(path, session)
    with recorder:
        print(digest(session), flush=True)
        step = 0
        while not session.over:
            view = session.chair(session.turn).view()
            quiet = [move for move in moves_of(view) if type(move).__name__ not in ENDING]
            assert session.chair(view.seat).submit(choose(quiet or moves_of(view), Dice(luck, step, "kill"))) is None
            step += 1
            print(digest(session), flush=True)
            if step % 12 == 0 and not scored:
                session.undo(max(0, len(session.events) - 3))
                print(digest(session), flush=True)
