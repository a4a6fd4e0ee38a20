"""A negotiator of NegMAS's in a file of somebody's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from communique.loading.scenario_file import load_scenario
from communique.negotiators.guests import GuestError
from communique.negotiators.registry import NotFromFile, negotiator, registered
from communique.simulation import play

pytest.importorskip("negmas", reason="the extra research")

MINE = """
from negmas.sao import BoulwareTBNegotiator

class Mine(BoulwareTBNegotiator):
    "Holds out."

number = 3
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])  # a guest's folder is added to it
    (tmp_path / "mine.py").write_text(MINE)


def test_it_plays_as_the_one_that_it_is_made_from() -> None:
    scenario = load_scenario("lantern-strait")
    games = [
        play(scenario, {"osmark": name}, 1, protocol="alternating", rounds=12).events
        for name in ("negmas:mine.py:Mine", "negmas:BoulwareTBNegotiator")
    ]
    assert games[0] == games[1]


def test_what_is_none_and_what_a_file_may_not_name_is_a_sentence() -> None:
    with pytest.raises(KeyError, match=r"mine\.py:number is no negotiator of NegMAS's for alternating offers"):
        negotiator("negmas:mine.py:number")
    with pytest.raises(NotFromFile):
        registered("negmas:mine.py:Mine")
    with pytest.raises(GuestError, match=r"Mine is a negotiator of NegMAS's; name it negmas:mine\.py:Mine\."):
        negotiator("mine.py:Mine")
