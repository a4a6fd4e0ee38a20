"""One game: line-ups, defaults, and bugs that are never skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from builders import drift, rich, three, two

import communique
from communique.loading.scenario_file import find_scenario, load_scenario
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.dice import USUAL_SEED
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.tell import Tell
from communique.session import Session
from communique.simulation import default_lineup, play
from communique.simulation import playing as one_game
from communique.simulation.playing import PlayError
from communique.simulation.sweep.plan import read_plan_text
from communique.simulation.tournament.every_seating import Tournament
from communique.testing import take_seat


def test_a_game_comes_back_finished_with_its_line_up_in_the_header() -> None:
    session = play(three(), ["linear", "firm", "mediator"], 4)
    assert session.over
    assert session.header.lineup == ("linear", "firm", "mediator")
    assert session.header.seed == 4


def test_a_line_up_may_name_parties_and_leave_some_to_the_default() -> None:
    session = play(three(), {"borea": "firm"}, 1)
    assert session.header.lineup == ("problem-solver", "firm", "mediator")


def test_rounds_can_be_set() -> None:
    session = play(two(), ["boulware", "boulware"], 1, protocol="alternating", rounds=3)
    assert session.header.rounds == 3
    assert session.outcome().rounds <= 3


def test_the_default_line_up_follows_role_and_protocol() -> None:
    assert default_lineup(three().public) == ("problem-solver", "problem-solver", "mediator")
    assert default_lineup(three().public, protocol="alternating") == ("linear", "linear", "mediator")


def test_the_default_line_up_of_a_level_is_its_styles() -> None:
    public = load_scenario("sochi-2021").public
    for level in public.levels:
        assert default_lineup(public, level=level.id) == level.styles
        assert set(level.styles) <= set(NEGOTIATORS)


@pytest.mark.parametrize(
    ("lineup", "error", "words"),
    [
        (["linear"], ValueError, "names 1 of 3 parties: aland, borea, medina"),
        ({"nowhere": "linear"}, ValueError, 'no party "nowhere"; there are: aland, borea, medina'),
        (["linear", "linaer", "mediator"], KeyError, 'did you mean "linear"'),
    ],
)
def test_a_line_up_that_does_not_fit_is_refused(lineup: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        play(three(), lineup, 1)


class _Rogue:
    name, title, description = "rogue", "Rogue", "Always makes the same move."

    def __init__(self, move: Move) -> None:
        self.move = move

    def decide(self, view: object, dice: object) -> Move:
        return self.move


@pytest.fixture
def rogue() -> Iterator[None]:
    NEGOTIATORS["rogue"] = _Rogue(Accept("P9"))
    NEGOTIATORS["chatter"] = _Rogue(Tell(0, "high"))
    yield
    del NEGOTIATORS["rogue"], NEGOTIATORS["chatter"]


def test_an_illegal_move_is_an_error_that_names_who_what_and_why(rogue: None) -> None:
    with pytest.raises(PlayError, match=r'"rogue" \(aland\) .* accept .*P9.*There is no standing offer "P9"'):
        play(two(), ["rogue", "linear"], 1)


def test_a_game_without_end_is_an_error(rogue: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_game, "MOST_MOVES", 5)
    with pytest.raises(PlayError, match="has taken more than 5 moves"):
        play(two(), ["chatter", "chatter"], 1)


def test_all_five_endings_happen_on_sochi() -> None:
    scenario = load_scenario("sochi-2021")
    found = {}
    for lineup, level, seeds in (
        (["problem-solver", "problem-solver", "mediator"], "minister", range(1)),
        (["boulware", "conceder", "mediator"], "minister", range(8)),
        (["firm", "firm", "mediator"], "minister", range(12)),
        (["firm", "firm", "linear"], "minister", range(12)),
        (["random", "random", "random"], "guided", range(12)),
        (["random", "random", "random"], "minister", range(5)),
    ):
        for seed in seeds:
            found[play(scenario, lineup, seed, level=level).outcome().kind] = lineup
    silence = drift(Session.open(scenario, 1, level="guided"))
    found[silence.outcome().kind] = []
    assert sorted(found) == ["adjourned", "breakdown", "joint", "not-ratified", "partial"]


@pytest.mark.slow
def test_problem_solvers_come_to_terms_sooner_than_the_firm() -> None:
    scenario = load_scenario("sochi-2021")

    def sessions(style: str) -> int:
        games = [play(scenario, [style, style, "mediator"], seed, level="envoy") for seed in range(20)]
        assert sum(game.outcome().agreement for game in games) >= 17
        return sum(game.state.table.session for game in games)

    assert sessions("problem-solver") + 10 <= sessions("firm")


def test_a_rich_scenario_is_played_to_the_end_by_the_default_line_up() -> None:
    assert play(rich(), None, 1).over


def test_every_door_takes_a_scenario_by_id_by_file_and_as_it_is() -> None:
    """Equal seeds give equal games, and so does a game that names none: all begin with the same."""
    path = find_scenario("lantern-strait")
    told = ("lantern-strait", str(path), path, communique.load_scenario("lantern-strait"))
    assert len({communique.play(one, protocol="alternating").log_text() for one in told}) == 1
    assert len({communique.simulate(one, games=2).digest for one in told}) == 1
    assert len({communique.tournament([one], ["linear"]).digest for one in told}) == 1
    assert communique.tournament("lantern-strait", ["linear"]).digest == communique.tournament(path, ["linear"]).digest
    assert len({len(communique.analyse(one).frontier) for one in told}) == 1
    assert len({take_seat(one, "pellin").session.log_text() for one in told}) == 1
    doors: list[Callable[[str], object]] = [
        communique.play, communique.simulate, communique.analyse, lambda one: take_seat(one, "pellin"),
        lambda one: communique.tournament([one], ["linear"]),
    ]  # fmt: skip
    for door in doors:
        with pytest.raises(communique.ScenarioError, match='did you mean "lantern-strait"'):
            door("lantern-strat")


def test_a_seed_that_nobody_says_is_the_same_through_every_door() -> None:
    one = communique.load_scenario("lantern-strait")
    assert communique.play(one).log_text() == communique.play(one, seed=USUAL_SEED).log_text()
    assert communique.simulate(one, games=1).digest == communique.simulate(one, games=1, seed=USUAL_SEED).digest
    assert take_seat(one, "pellin").session.header.seed == Tournament([one], ["linear"]).plan.seed == USUAL_SEED
    plan = read_plan_text("format: communique-sweep 1\nscenarios: [lantern-strait]\ngames: 1")
    assert plan.seed == USUAL_SEED
