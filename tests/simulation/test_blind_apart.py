"""What crosses to an entrant's process, byte by byte: its own chair, and nothing of which the rest could be found."""

from __future__ import annotations

import pickle
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import guests_of
import pytest
from builders import other_secrets, two

from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.negotiators.guests import invited
from communique.rules.dice import Dice
from communique.rules.moves.end_turn import Pass
from communique.session import Session
from communique.simulation.apart import kept_apart
from communique.simulation.apart.kept_apart import KeptApart
from communique.simulation.apart.limits import Limits

SEED = 0x0123_4567_89AB_CDEF
GUEST = f"{Path(guests_of.__file__)}:Bargainer"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Whatever is pickled for an entrant."""
    kept: list[bytes] = []

    def dumps(*given: Any) -> bytes:
        kept.append(pickle.dumps(*given))
        return kept[-1]

    monkeypatch.setattr(kept_apart, "pickle", SimpleNamespace(dumps=dumps, HIGHEST_PROTOCOL=pickle.HIGHEST_PROTOCOL))
    return kept


def told(world: Scenario, sent: list[bytes], *, seed: int = SEED, rounds: int = 6) -> bytes:
    """All that an entrant is sent in five of its turns, the other chair passing."""
    del sent[:]
    session = Session.open(world, seed, protocol="alternating", rounds=rounds, told=(6, 60))
    entrant = KeptApart(GUEST, Limits())
    try:
        for _ in range(5):
            chair = session.chair(Seat(0))
            entrant.decide(chair.view(), chair.dice())
            for seat in (0, 1):
                assert session.chair(Seat(seat)).submit(Pass()) is None
    finally:
        entrant.close()
    return b"".join(sent)


def test_no_byte_depends_on_anothers_sheet_or_on_a_hidden_deadline_and_none_is_of_the_seed(sent: list[bytes]) -> None:
    usual = told(two(), sent)
    assert sum(b"_SealedDice" in one for one in sent) == 5
    assert told(other_secrets(two(), 0), sent) == usual
    assert told(two(), sent, rounds=47) == usual
    assert told(two(), sent, seed=SEED + 1) != usual
    for form in (SEED.to_bytes(8, "little"), SEED.to_bytes(8, "big"), str(SEED).encode()):
        assert form not in usual


def test_what_a_guest_holds_leads_to_no_other_stream_of_the_game() -> None:
    """Dice are worked out backwards with ease, and sealed ones come to a seed of which nothing else is drawn."""
    given: list[Dice] = []

    def looks(view: Any, dice: Dice) -> Pass:
        given.append(dice)
        return Pass()

    session = Session.open(two(), SEED, protocol="alternating")
    for chair in (session.chair(Seat(0)), session.chair(Seat(1))):
        invited(looks).decide(chair.view(), chair.dice())
        assert chair.submit(Pass()) is None
    seeds = [one._key[0] for one in given]
    assert len({SEED, *seeds}) == 3
    for dice, seed in zip(given, seeds, strict=True):
        assert dice.sealed() is dice
        assert dice.of_the_game("x").sealed().first == Dice(seed, 0, f"{dice._key[2]} x").first
        assert Dice(seed, 0, "deadline").first != Dice(SEED, 0, "deadline").first
