"""The learning environment: PettingZoo's own tests, masks that are the rules, and observations from one chair."""

from __future__ import annotations

import doctest
import re
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pettingzoo", reason="the extra `research` is not installed")

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # its tests import one of its own games in an old way
    from pettingzoo.test import api_test, render_test, seed_test

import numpy as np

from communique.interop import pettingzoo_env
from communique.interop.pettingzoo_env import ACCEPT, FIRST_OFFER, LEAVE, PASS, NegotiationEnv, env
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Feasibility
from communique.rules.moves.accept import Accept
from communique.rules.moves.offer import Offer


def raw(scenario: Any = "lantern-strait", **arguments: Any) -> NegotiationEnv:
    """An environment without a wrapper, begun with seed 1."""
    made = NegotiationEnv(scenario, **{"level": "guided", "rounds": 6, **arguments})
    made.reset(seed=1)
    return made


def play(table: Any, seed: int) -> list[tuple[str, float, Any, bytes]]:
    """Random legal play to the end: agent, reward, action and what was seen, step by step."""
    rng = np.random.default_rng(seed)
    table.reset(seed=seed)
    steps = []
    for agent in table.agent_iter():
        seen, reward, terminated, truncated, _ = table.last()
        over = terminated or truncated
        action = None if over else int(rng.choice(np.flatnonzero(seen["action_mask"])))
        steps.append((agent, reward, action, seen["observation"].tobytes()))
        table.step(action)
    return steps


# -- PettingZoo's own tests ------------------------------------------------------


advice = pytest.mark.filterwarnings(
    "ignore:Observation space for each agent probably should be",  # of every mapping, which is how masks are given
    "ignore:Observation is not a NumPy array",  # the same
    "ignore:We recommend agents to be named",  # player_0; ours have the names of their parties
)


@advice
@pytest.mark.parametrize("scenario", ["lantern-strait", "sochi-2021", "harbour-at-sel"])
def test_the_api_test_passes(scenario: str) -> None:
    api_test(env(scenario, level="guided", rounds=8), num_cycles=200)


@advice
def test_the_api_test_passes_with_computer_players_at_the_table() -> None:
    api_test(env("sochi-2021", level="guided", rounds=8, players={"armenia": "linear"}), num_cycles=200)


@pytest.mark.parametrize("players", [{}, {"azerbaijan": "random"}])
def test_the_seed_test_passes(players: dict[str, str]) -> None:
    seed_test(lambda: env("sochi-2021", level="guided", rounds=8, players=players), num_cycles=100)


def test_the_render_test_passes(capsys: pytest.CaptureFixture[str]) -> None:
    render_test(lambda render_mode: env("lantern-strait", level="guided", rounds=8, render_mode=render_mode))


def test_the_example_of_the_readme_plays_to_an_end() -> None:
    readme = Path(__file__).resolve().parents[2] / "README.md"
    found = re.search(
        r"```python\n(from communique\.interop\.pettingzoo_env.*?)```", readme.read_text("utf-8"), re.DOTALL
    )
    assert found is not None
    names: dict[str, Any] = {}
    exec(found[1], names)
    assert names["terminated"]
    assert names["table"].agents == []


def test_the_example_runs() -> None:
    assert doctest.testmod(pettingzoo_env).failed == 0


# -- actions ---------------------------------------------------------------------


def test_the_mask_is_what_the_rules_say_at_every_step() -> None:
    scenario = load_scenario("lantern-strait")
    rule = Feasibility("excludes", 0, 1, 1, 1, "because they say so")
    table = raw(replace(scenario, public=replace(scenario.public, feasibility=(rule,))))
    assert table.observe("osmark")["action_mask"].sum() < table.action_space("osmark").n - 1
    rng = np.random.default_rng(3)
    for _ in range(12):
        agent = table.agent_selection
        if table.terminations[agent]:
            break
        mask = table.observe(agent)["action_mask"]
        view = table._session.chair(table._seats[agent]).view()
        legal = [view.refusal(table.move(action)) is None for action in range(len(mask))]
        assert list(mask) == legal
        waiting = next(one for one in table.agents if one != agent)
        assert not table.observe(waiting)["action_mask"].any()
        choices = [action for action in np.flatnonzero(mask) if action != LEAVE]
        table.step(int(rng.choice(choices)))


def test_an_action_is_the_move_of_its_number() -> None:
    table = raw()
    sizes = [len(issue.options) for issue in load_scenario("lantern-strait").public.issues]
    assert table.move(ACCEPT) == Accept()
    assert table.move(FIRST_OFFER) == Offer((0,) * len(sizes))
    assert table.move(FIRST_OFFER + 1) == Offer((0,) * (len(sizes) - 1) + (1,))
    assert table.action_space("osmark").n == FIRST_OFFER + np.prod(sizes)


@pytest.mark.parametrize(
    ("action", "sentence"),
    [(ACCEPT, "osmark cannot do action 0: There is no offer to accept yet."), (10_000, "from 0 to 902, not 10000")],
)
def test_an_illegal_action_is_refused_and_changes_nothing(action: int, sentence: str) -> None:
    table = raw()
    with pytest.raises(ValueError, match=sentence):
        table.step(action)
    assert table.agent_selection == "osmark"
    table.step(PASS)
    assert table.agent_selection == "pellin"


# -- rewards ---------------------------------------------------------------------


def test_an_agreement_pays_each_agent_its_surplus() -> None:
    table = raw()
    table.step(FIRST_OFFER + 400)
    table.step(ACCEPT)
    assert all(table.terminations.values())
    package = table.move(FIRST_OFFER + 400).terms
    for sheet, agent in zip(table._session.scenario.sheets, ("osmark", "pellin"), strict=True):
        paid = (sheet.value(package) - sheet.no_deal(table._session.scenario.public)) / 100
        assert table.rewards[agent] == pytest.approx(paid)
        assert table.package_values(agent)[FIRST_OFFER + 400] == pytest.approx(paid)
        assert table.infos[agent] == {"ending": "joint"}


@pytest.mark.parametrize("moves", [[LEAVE], [PASS] * 12])
def test_no_agreement_pays_nothing(moves: list[int]) -> None:
    table = raw()
    for move in moves:
        table.step(move)
    assert all(table.terminations.values())
    assert set(table.rewards.values()) == {0.0}


# -- what is seen ----------------------------------------------------------------


def test_another_partys_sheet_changes_nothing_that_an_agent_sees() -> None:
    scenario = load_scenario("lantern-strait")
    theirs = scenario.sheets[1]
    other = replace(theirs, points=tuple(row[::-1] for row in theirs.points), reservation=theirs.reservation + 9)
    changed = replace(scenario, sheets=(scenario.sheets[0], other))
    for action in (FIRST_OFFER + 7, FIRST_OFFER + 90, PASS):
        tables = [raw(one) for one in (scenario, changed)]
        for table in tables:
            table.step(action)
        (one, two) = [table.observe("osmark") for table in tables]
        assert all(np.array_equal(one[key], two[key]) for key in one)
        assert np.array_equal(*[table.package_values("osmark") for table in tables])


def test_an_observation_says_what_its_documentation_says() -> None:
    table = raw()
    table.step(PASS)
    table.step(FIRST_OFFER + 1)
    scenario = table._session.scenario
    sheet, seen = scenario.sheets[0], table.observe("osmark")["observation"]
    span = sum(max(map(abs, row)) for row in sheet.points) + sum(abs(link.points) for link in sheet.links)
    options = sum(len(issue.options) for issue in scenario.public.issues)
    points = [point / span for row in sheet.points for point in row]
    package = table.move(FIRST_OFFER + 1).terms
    offered = [float(package[i] == k) for i, row in enumerate(sheet.points) for k in range(len(row))]
    assert seen[0] == pytest.approx(1 / 6)
    assert seen[1] == pytest.approx(sheet.no_deal(scenario.public) / span)
    assert seen[2] == pytest.approx(sheet.value(package) / span)
    assert seen[3 : 3 + options] == pytest.approx(points)
    assert list(seen[3 + options : 3 + 2 * options]) == offered
    assert list(seen[3 + 2 * options : 9 + 2 * options]) == [0, 1, 0, 1, 1, 0]


def test_equal_seeds_give_equal_games_and_others_follow_on() -> None:
    table = env("sochi-2021", level="guided", rounds=6, players={"russia": "random"})
    assert play(table, 5) == play(table, 5)
    table.reset(seed=5)
    table.reset()
    follow = table.unwrapped._session.header.seed
    assert follow != 5
    table.reset(seed=5)
    table.reset()
    assert table.unwrapped._session.header.seed == follow


def test_computer_players_move_between_the_agents() -> None:
    table = raw("sochi-2021", players={"armenia": "firm", "russia": "mediator"})
    assert table.agents == ["azerbaijan"]
    assert table.agent_selection == "azerbaijan"
    assert len(table._session.events) == 1
    table.step(PASS)
    assert len(table._session.events) == 4 or table.terminations["azerbaijan"]


def test_the_table_is_shown_in_words_without_points() -> None:
    table = raw(render_mode="ansi")
    assert table.render() == "Round 1 of 6.\nNo offer yet.\nOsmark to move."
    table.step(FIRST_OFFER)
    text = table.render()
    assert text is not None
    assert text.splitlines()[:2] == ["Round 1 of 6.", "Osmark offers:"]
    assert text.splitlines()[-2:] == ["Accepted by Osmark.", "Pellin to move."]


# -- what is refused -------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ({"scenario": "sochi-2021", "level": "", "actions": "flat"}, ValueError, "has 327,680 packages, more than an"),
        ({"protocol": "conference", "actions": "flat", "rounds": None}, ValueError, "take factored actions"),
        ({"protocol": "conference"}, ValueError, "A conference has the sessions that its scenario says"),
        ({"protocol": "talks"}, KeyError, "no protocol"),
        ({"actions": "round"}, ValueError, 'Actions are "flat" or "factored", not "round"'),
        ({"history": 33}, ValueError, "holds 0 to 32 offers of each party, not 33"),
        ({"players": {"pellin": 3}}, KeyError, "3 is no negotiator: that is an object with decide\\(view, dice\\)"),
        ({"level": "nowhere"}, KeyError, "no level"),
        ({"players": {"osmarc": "firm"}}, ValueError, 'There is no party "osmarc"; there are: osmark, pellin'),
        ({"players": {"osmark": "frim"}}, KeyError, "no negotiator"),
        ({"players": {"osmark": "firm", "pellin": "firm"}}, ValueError, "leave at least one to an agent"),
        ({"render_mode": "rgb_array"}, ValueError, 'render mode is "human", "ansi" or None'),
    ],
)
def test_what_does_not_fit_is_refused(arguments: dict[str, Any], error: type[Exception], sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        raw(**arguments)
