"""What a seat can know of its own result is its result, unless somebody else's home refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import played, rich, two

from communique.loading.scenario_file import load_scenario
from communique.session import Session
from communique.session.scoring import own_points
from communique.simulation import play


def held(game: Session) -> None:
    outcome, table = game.outcome(), game.state.table
    for sheet in game.scenario.sheets:
        others = [seat for seat, _ in outcome.rejected_by if seat != sheet.seat]
        mine = [seat for seat, _ in outcome.rejected_by if seat == sheet.seat]
        if mine or not others:
            assert own_points(game.scenario.public, sheet, table) == outcome.points[sheet.seat]


@pytest.mark.parametrize("seed", range(40))
def test_it_is_what_the_outcome_says(seed: int) -> None:
    held(played(rich(), seed))
    held(played(two(), seed))


@pytest.mark.parametrize("by", ["deadline", "round"])
def test_later_is_less_where_the_sheet_says_so(by: str) -> None:
    plain = load_scenario("lantern-strait")
    sheets = tuple(replace(sheet, discount="0.9", discount_by=by) for sheet in plain.sheets)  # type: ignore[arg-type]
    for seed in range(6):
        held(play(replace(plain, sheets=sheets), seed=seed, protocol="alternating", rounds=12))


def test_while_the_talks_go_on_there_is_none() -> None:
    game = Session.open(two(), 1)
    with pytest.raises(ValueError, match="not over"):
        own_points(game.scenario.public, game.scenario.sheets[0], game.state.table)
