"""Odds as sentences, written out by hand."""

from __future__ import annotations

from communique.loading.measured_odds import Odds
from communique.present.odds import level_odds, seat_odds

LEVELS = [("guided", "Guided"), ("envoy", "Envoy"), ("minister", "Minister")]


def test_a_seat_is_told_how_often_it_agreed_and_what_share_it_gained() -> None:
    told = "In 100 games a reference player in this seat agreed in 93 and gained 39 % of what it could."
    assert seat_odds(Odds(100, 93, 17.2, 44)) == told


def test_who_gained_nothing_or_lost_is_told_so() -> None:
    told = "In 100 games a reference player in this seat agreed in 67 and gained nothing over no deal."
    assert seat_odds(Odds(100, 67, -0.5, 36)) == told


def test_points_of_a_sheet_are_not_said() -> None:
    told = seat_odds(Odds(100, 93, 17.2, 44))
    assert "17" not in told
    assert "44" not in told


def test_one_game_is_no_games() -> None:
    assert seat_odds(Odds(1, 1, 22, 44)).startswith("In 1 game a")


def test_levels_are_told_in_their_order_in_percent() -> None:
    odds = {
        "minister": {"pellin": Odds(100, 66, 5, 40)},
        "guided": {"pellin": Odds(100, 98, 20, 40)},
        "envoy": {"pellin": Odds(40, 33, 9, 40)},
    }
    assert level_odds(LEVELS, odds, "pellin") == "It agreed by level: Guided 98 %, Envoy 82 % and Minister 66 %."


def test_one_level_makes_no_ladder() -> None:
    assert level_odds(LEVELS, {"guided": {"pellin": Odds(100, 98, 20, 40)}}, "pellin") == ""
    assert level_odds(LEVELS, {}, "pellin") == ""
