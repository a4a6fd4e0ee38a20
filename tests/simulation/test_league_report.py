"""The statistics of a league: what they are worked out from, on games made up so that figures are known."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from builders import three, two

from communique.cli import main
from communique.model.sheet import Scenario
from communique.simulation.tournament.every_seating import Tournament, TournamentError, TournamentGame
from communique.simulation.tournament.reviewers_report import MEASURES, report
from communique.simulation.tournament.standings import standings

NAMES = ["boulware", "linear", "conceder"]


def pair(id: str = "pair") -> Scenario:
    scenario = two()
    return replace(scenario, public=replace(scenario.public, id=id))


def made_up(tournament: Tournament, worth: dict[str, int]) -> list[TournamentGame]:
    """Games in which everybody gets the points that `worth` gives it, whoever it meets."""
    games = []
    for number, pairing in enumerate(tournament.pairings):
        points = tuple(worth[name] for name in pairing.lineup)
        games.append(TournamentGame(number, "joint", True, points, (0, 0), 1, 9, (0, 0, 0, 0), f"{number:064d}"))
    return games


def test_who_gets_more_everywhere_differs_by_that_much_and_leads_every_resampled_league() -> None:
    """The best packages of both chairs are worth 62 (see `two`), so 31 points are a half."""
    tournament = Tournament([pair(), pair("other")], NAMES, rounds=9)
    found = report(tournament, made_up(tournament, {"boulware": 31, "linear": 31, "conceder": 0}), "utility")
    first, second, third = found.entrants
    assert [one.negotiator for one in (first, second, third)] == ["boulware", "linear", "conceder"]
    assert first.by_t.value == pytest.approx(0.5)
    assert (third.by_t.value, third.stability.rank, third.stability.first) == (0, 3, 0)
    # In one of 364 resampled leagues one of the three is not drawn at all, and last.
    assert third.stability.mean == pytest.approx(3, abs=0.01)
    tests = {(one.one, one.other): one for one in found.comparisons}
    assert tests["boulware", "linear"].test.difference.value == pytest.approx(0)
    assert tests["boulware", "conceder"].test.difference.value == pytest.approx(0.5)


def test_two_chairs_of_one_game_are_no_two_observations_and_one_scenario_is_not_left_out() -> None:
    """In a game against itself both chairs have the same game: no spread is known, whoever plays it how often."""
    tournament = Tournament([pair()], ["linear"], repetitions=3, rounds=9)
    games = [
        TournamentGame(number, "joint", True, (10 + number, 40), (0, 0), 1, 9, (0, 0, 0, 0), f"{number:064d}")
        for number in range(3)
    ]
    (entrant,) = report(tournament, games).entrants
    assert (entrant.by_t.low, entrant.by_bootstrap.low, entrant.ranks_without) == (None, None, None)
    (row,) = standings(tournament, games).league
    assert (row.utility.low, row.agreements.low, row.games) == (None, None, 3)
    assert row.utility.value == pytest.approx(entrant.by_t.value) == pytest.approx((11 + 40) / 2 / 62)


def test_pairs_meet_the_same_circumstances() -> None:
    """Three entrants at a table for two: each pair has one third party and itself, so two clusters a scenario."""
    tournament = Tournament([pair()], NAMES, rounds=9)
    found = report(tournament, made_up(tournament, {"boulware": 30, "linear": 20, "conceder": 10}))
    assert [one.test.pairs for one in found.comparisons] == [2, 2, 2]
    assert all(one.holm is not None and one.test.p_signs is not None for one in found.comparisons)
    assert all(one.holm >= one.test.p_signs for one in found.comparisons)  # type: ignore[operator]


def test_the_game_among_entrants_needs_everybody_against_itself() -> None:
    tournament = Tournament([pair()], NAMES, rounds=9)
    found = report(tournament, made_up(tournament, dict.fromkeys(NAMES, 20)))
    assert found.meta_game is None
    assert "--mirror" in found.notes[0]


def test_who_gets_more_whoever_it_meets_is_the_equilibrium() -> None:
    tournament = Tournament([pair()], NAMES, mirror=True, rounds=9)
    found = report(tournament, made_up(tournament, {"boulware": 10, "linear": 30, "conceder": 20})).meta_game
    assert found is not None
    assert found.equilibria == ((0, 1, 0),)
    assert found.replicator == pytest.approx((0, 1, 0), abs=1e-6)
    assert found.won == pytest.approx((0, 1, 0), abs=1e-3)
    assert found.payoffs[1] == pytest.approx([30 / 62] * 3)


def test_tables_of_three_have_no_such_game_and_say_so() -> None:
    tournament = Tournament([three()], NAMES, rounds=4)
    found = report(tournament, tournament.run())
    assert found.meta_game is None
    assert "two parties" in found.notes[0]


def test_one_scenario_has_no_interval_over_scenarios() -> None:
    tournament = Tournament([pair()], NAMES, rounds=9)
    found = report(tournament, tournament.run())
    assert all(one.by_scenario.low is None for one in found.entrants)
    assert all(one.ranks_without is None for one in found.entrants)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_reported_the_same_every_time(measure: str) -> None:
    made = [Tournament([pair()], NAMES, readings=True, rounds=6) for _ in range(2)]
    first, second = (json.dumps(report(one, one.run(), measure).as_dict()) for one in made)
    assert first == second


def test_a_score_needs_games_that_were_read() -> None:
    tournament = Tournament([pair()], NAMES, rounds=6)
    with pytest.raises(TournamentError, match="--readings"):
        report(tournament, tournament.run(), "score")


def test_the_command_prints_statistics_and_gives_them_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["tournament", "one-pitch", "linear", "micro", "--rounds", "9", "--mirror", "--readings", "--stats", "gain"]
    assert main(call) == 0
    told = capsys.readouterr().out
    for words in ("How sure the league is", "same circumstances", "Nash equilibrium", "Replicator dynamics", "Conduct"):
        assert words in told
    assert main([*call, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["statistics"]
    assert found["measure"] == "gain"
    assert len(found["comparisons"]) == 1
