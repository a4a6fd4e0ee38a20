"""Every move comes through the line to an entrant as it was made, whatever fields it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import rich
from tabling import opened

from communique.model.scenario import Seat
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.say import OwnWords
from communique.simulation.apart.kept_apart import KeptApart
from communique.simulation.apart.limits import Limits

TO_SEAT = """
from communique import Caucus, OwnWords, Seat

def caucus(view, dice):
    return Caucus(Seat({seat}))

def talk(view, dice):
    return OwnWords("between us", Seat({seat}))
"""


@pytest.mark.parametrize("seat", [1, 2])
@pytest.mark.parametrize(("name", "kind"), [("caucus", Caucus), ("talk", OwnWords)])
def test_a_move_keeps_whom_it_is_meant_for(name: str, kind: type, seat: int, tmp_path: Path) -> None:
    """The number of a question once had the name of that field, so that a word in private could come out in public."""
    (tmp_path / "own.py").write_text(TO_SEAT.format(seat=seat), encoding="utf-8")
    entrant = KeptApart(f"{tmp_path / 'own.py'}:{name}", Limits())
    chair = opened(rich(), 0).chair(Seat(0))
    try:
        for _ in range(4):  # so that some question has the number of the seat
            move = entrant.decide(chair.view(), chair.dice())
            assert isinstance(move, kind)
            assert move.to == seat  # type: ignore[attr-defined]
    finally:
        entrant.close()
