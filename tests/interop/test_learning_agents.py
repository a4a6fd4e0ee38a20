"""Learning agents at every kind of table: both protocols, factored actions, history, opponents as objects."""

from __future__ import annotations

import warnings
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("pettingzoo", reason="the extra `research` is not installed")

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # its tests import one of its own games in an old way
    from pettingzoo.test import api_test, parallel_api_test, render_test, seed_test
    from pettingzoo.utils.conversions import aec_to_parallel

import numpy as np

from communique.interop.agent_actions import CHOICES, FactoredTalks
from communique.interop.agent_sight import OFFERS
from communique.interop.pettingzoo_env import ACCEPT, FIRST_OFFER, LEAVE, PASS, NegotiationEnv, env, parallel_env
from communique.loading.scenario_file import load_scenario
from communique.model.package import OPEN
from communique.model.scenario import Feasibility, Seat
from communique.negotiators.registry import negotiator
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.announce import Announce
from communique.rules.moves.come_back import Return
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.walk import Walk
from communique.rules.protocol import protocols
from communique.rules.state import BLOCK, HOLD, INITIAL
from communique.session import Session
from communique.views import Heard

advice = pytest.mark.filterwarnings(
    "ignore:Observation space for each agent probably should be",  # of every mapping, which is how masks are given
    "ignore:Observation is not a NumPy array",  # the same
    "ignore:We recommend agents to be named",  # player_0; ours have the names of their parties
    "ignore:Action space for each agent probably should be",  # of rows of numbers
)

TABLES: dict[str, dict[str, Any]] = {
    "large": {"scenario": "sochi-2021", "rounds": 6},
    "factored": {"scenario": "lantern-strait", "level": "guided", "rounds": 6, "actions": "factored"},
    "no history": {"scenario": "lantern-strait", "level": "guided", "rounds": 6, "history": 0},
    "conference": {"scenario": "lantern-strait", "level": "guided", "protocol": "conference"},
    "mediated": {"scenario": "sochi-2021", "level": "guided", "protocol": "conference", "history": 2},
    "against": {
        "scenario": "sochi-2021", "level": "guided", "protocol": "conference", "players": {"russia": "mediator"},
    },
}  # fmt: skip


DRASTIC = ("walk", "final", "withhold")
"""Kinds of move that end games early."""


def begun(**arguments: Any) -> NegotiationEnv:
    """An environment without a wrapper, begun with seed 1."""
    made = NegotiationEnv(arguments.pop("scenario", "lantern-strait"), **{"level": "guided", **arguments})
    made.reset(seed=1)
    return made


def allowed(table: NegotiationEnv, rng: np.random.Generator) -> Any:
    """An action that the mask allows, drawn evenly in each factor."""
    agent = table.agent_selection
    mask = table.observe(agent)["action_mask"]
    sizes = table._actions.sizes
    parts = np.split(mask, np.cumsum(sizes)[:-1])
    row = [int(rng.choice(np.flatnonzero(part))) for part in parts]
    return row[0] if len(row) == 1 else row


# -- PettingZoo's own tests --------------------------------------------------------------


@advice
@pytest.mark.parametrize("name", TABLES)
def test_the_api_test_passes_at_every_kind_of_table(name: str) -> None:
    api_test(env(**TABLES[name]), num_cycles=60)


@pytest.mark.parametrize("name", TABLES)
def test_the_seed_test_passes_at_every_kind_of_table(name: str) -> None:
    seed_test(lambda: env(**TABLES[name]), num_cycles=40)


@advice
@pytest.mark.parametrize("name", TABLES)
def test_the_parallel_api_test_passes_at_every_kind_of_table(name: str) -> None:
    parallel_api_test(parallel_env(**TABLES[name]), num_cycles=60)


def test_a_conference_passes_the_render_test() -> None:
    render_test(lambda render_mode: env(**TABLES["mediated"], render_mode=render_mode))


def test_agents_that_move_in_turn_are_not_asked_all_at_once() -> None:
    with pytest.raises(AssertionError, match="not generally safe"):
        aec_to_parallel(env(**TABLES["factored"]))
    table = parallel_env(**TABLES["factored"])
    seen, _ = table.reset(seed=1)
    assert seen["osmark"]["action_mask"].any()
    assert not seen["pellin"]["action_mask"].any()
    # Whoever waits says what it likes: only the move of the agent whose turn it is counts.
    seen, _, _, _, infos = table.step({"osmark": [PASS, 0, 0, 0, 0], "pellin": [LEAVE, 0, 0, 0, 0]})
    assert infos["osmark"]["active_agent"] == "pellin"
    assert seen["pellin"]["action_mask"].any()


# -- factored actions --------------------------------------------------------------------


def test_a_space_too_large_to_number_is_played_by_kind_and_option() -> None:
    table = begun(scenario="sochi-2021", level="")
    public = load_scenario("sochi-2021").public
    assert list(table.action_space("armenia").nvec) == [4, *public.sizes]
    options = [size - 1 for size in public.sizes]
    assert table.move([FIRST_OFFER, *options]) == Offer(tuple(options))
    table.step([FIRST_OFFER, *options])
    table.step([ACCEPT, *options])
    assert table._session.state.table.accepted == (0, 1)


def test_factored_offers_and_numbered_ones_lead_to_the_same_game() -> None:
    flat, factored = begun(rounds=6), begun(rounds=6, actions="factored")
    rng = np.random.default_rng(5)
    for _ in range(9):
        number = int(allowed(flat, rng))
        if number == LEAVE:
            continue
        move = flat.move(number)
        flat.step(number)
        factored.step([min(number, FIRST_OFFER), *(move.terms if isinstance(move, Offer) else (0, 0, 0, 0))])
        for agent in flat.agents:
            assert flat.rewards[agent] == factored.rewards[agent]
            assert np.array_equal(flat.observe(agent)["observation"], factored.observe(agent)["observation"])
    assert flat._session.events == factored._session.events


def test_a_flat_mask_draws_what_its_factors_allow() -> None:
    space = begun(actions="factored").action_space("osmark")
    space.seed(3)
    mask = np.zeros(sum(space.nvec), np.int8)
    starts = np.concatenate(([0], np.cumsum(space.nvec)[:-1]))
    mask[starts + 1] = 1
    assert list(space.sample(mask)) == [1] * len(space.nvec)
    assert space.contains(space.sample())


def test_clauses_that_do_not_go_together_cost_the_turn_and_say_why() -> None:
    scenario = load_scenario("lantern-strait")
    rule = Feasibility("excludes", 0, 1, 1, 1, "because they say so")
    table = begun(scenario=replace(scenario, public=replace(scenario.public, feasibility=(rule,))), actions="factored")
    table.step([FIRST_OFFER, 1, 1, 0, 0])
    assert [event.move for event in table._session.events] == [Pass()]
    assert "because they say so" in table.infos["osmark"]["refused"]
    table.step([PASS, 0, 0, 0, 0])
    table.step([FIRST_OFFER, 1, 0, 0, 0])
    assert table.infos["osmark"] == {}


@pytest.mark.parametrize(
    ("action", "sentence"),
    [
        ([ACCEPT, 0, 0, 0, 0], r"osmark cannot do action \[0, 0, 0, 0, 0\]: There is no offer to accept yet."),
        ([FIRST_OFFER, 0, 0], r"a row of 5 numbers, the first from 0 to 3, not \[3, 0, 0\]"),
        ([FIRST_OFFER, 0, 0, 0, 99], r"not \[3, 0, 0, 0, 99\]"),
        (None, "not None"),
    ],
)
def test_a_factored_action_outside_its_mask_is_refused(action: Any, sentence: str) -> None:
    table = begun(actions="factored")
    with pytest.raises(ValueError, match=sentence):
        table.step(action)
    assert not table._session.events


# -- conferences -------------------------------------------------------------------------


def test_every_kind_of_move_of_a_conference_can_be_made() -> None:
    made: set[str] = set()
    rng = np.random.default_rng(2)
    kinds = begun(protocol="conference")._actions.kinds
    for seed in range(6):
        table = begun(scenario="sochi-2021", level="", protocol="conference", history=1)
        table.reset(seed=seed)
        for _ in range(250):
            if table.terminations[table.agent_selection]:
                break
            agent = table.agent_selection
            mask = table.observe(agent)["action_mask"][: len(kinds)]
            open_to = [kinds[k].name for k in np.flatnonzero(mask)]
            # What has not been tried yet goes first; what ends the talks waits for the last games.
            wanted = [one for one in open_to if one not in made and (seed > 3 or one not in DRASTIC)]
            action = allowed(table, rng)
            if wanted:
                action[0] = [kind.name for kind in kinds].index(wanted[0])
            elif kinds[action[0]].name in DRASTIC and rng.random() < 0.9:
                continue
            made.add(kinds[action[0]].name)
            table.step(action)
    assert made == {kind.name for kind in kinds}


def test_the_mask_of_a_conference_names_the_kinds_that_the_rules_allow() -> None:
    table = begun(scenario="sochi-2021", protocol="conference")
    rng = np.random.default_rng(4)
    kinds = table._actions.kinds
    for _ in range(60):
        agent = table.agent_selection
        if table.terminations[agent]:
            break
        view = table._session.chair(table._seats[agent]).view()
        mask = table.observe(agent)["action_mask"]
        legal = {type(move) for move in view.candidates()}
        texts = {FinalText} if view.refusal(FinalText((0,) * len(table._sizes))) is None else set()
        assert {kind.type for kind, bit in zip(kinds, mask, strict=False) if bit} == legal | texts
        assert mask[len(kinds) : len(kinds) + CHOICES].any()
        waiting = [one for one in table.agents if one != agent]
        assert not any(table.observe(one)["action_mask"].any() for one in waiting)
        table.step(allowed(table, rng))


def kind_number(table: NegotiationEnv, name: str) -> int:
    assert isinstance(table._actions, FactoredTalks)
    return [kind.name for kind in table._actions.kinds].index(name)


def on_the_floor(scenario: str = "lantern-strait", **arguments: Any) -> NegotiationEnv:
    table = begun(scenario=scenario, protocol="conference", **arguments)
    while table._session.state.table.phase.value != "floor":
        first = table._session.chair(table._seats[table.agent_selection]).view().candidates()
        kind = next(iter(first))
        name = next(k.name for k in table._actions.kinds if k.type is type(kind))
        table.step([kind_number(table, name), 0, *(0 for _ in table._sizes)])
    return table


def test_an_offer_and_its_amendment_are_spelt_by_options() -> None:
    table = on_the_floor()
    silent = list(table._sizes)
    table.step([kind_number(table, "offer"), 0, 1, *silent[1:]])
    offered = table._session.state.table.offers[-1]
    assert offered.terms == (1, OPEN, OPEN, OPEN)
    move = table.move([kind_number(table, "amend"), 0, 1, 2, *silent[2:]])
    assert move == Amend(offered.id, ((1, 2),))


def test_marks_initial_what_is_wanted_block_what_is_not_and_hold_the_rest() -> None:
    table = on_the_floor("sochi-2021")
    while table.agent_selection != "russia":
        table.step([kind_number(table, "pass"), 0, *(0 for _ in table._sizes)])
    silent = list(table._sizes)
    draft = [1, 1, 1, *silent[3:]]
    assert table.move([kind_number(table, "table"), 0, *draft]) == TableDraft((1, 1, 1, *[OPEN] * (len(silent) - 3)))
    table.step([kind_number(table, "table"), 0, *draft])
    while table._session.state.table.phase.value != "ballot":
        table.step([kind_number(table, "pass"), 0, *(0 for _ in table._sizes)])
    move = table.move([kind_number(table, "mark"), 0, 1, 0, silent[2], *silent[3:]])
    assert move == Mark((INITIAL, BLOCK, HOLD, *[0] * (len(silent) - 3)))
    table.step([kind_number(table, "mark"), 0, 1, 0, silent[2], *silent[3:]])


def test_offers_are_remembered_under_the_ids_that_the_rules_give_them() -> None:
    checked = 0
    for seed in range(8):
        scenario = load_scenario(("sochi-2021", "harbour-at-sel")[seed % 2])
        session = Session.open(scenario, seed, protocol="conference")
        seats = range(len(scenario.sheets))
        players = [negotiator("random" if (seed + k) % 3 else "problem-solver") for k in seats]
        while not session.over:
            chair = session.chair(session.turn)
            assert chair.submit(players[chair.seat].decide(chair.view(), chair.dice())) is None
            checked += sum(known_texts(session, Seat(seat)) for seat in seats)
    assert checked > 1000


def known_texts(session: Session, seat: Seat) -> int:
    """How many texts stand before a seat, each remembered as it stands."""
    view = session.chair(seat).view()
    table, known = view.table.conference, view.fold(OFFERS)
    assert table is not None
    standing = (*table.offers, *view.desk.whispers)
    assert {one.id: known.texts[one.id] for one in standing} == {one.id: one.terms for one in standing}
    if table.draft is not None:
        assert known.texts["draft"] == table.draft.terms
    return len(standing)


def test_a_text_announced_while_a_hand_is_away_is_remembered_as_an_offer() -> None:
    view = Session.open(load_scenario("sochi-2021"), 1, protocol="conference").chair(Seat(2)).view()
    both, terms = (Seat(0), Seat(1)), (1,) * len(view.public.issues)
    announced = Heard(Seat(1), Announce(terms, both), False, (), 0)
    walked = Heard(Seat(0), Walk(), False, (), 0)
    start = OFFERS.start(view)
    assert OFFERS.step(start, announced).texts == {}
    away = OFFERS.step(start, walked)
    assert OFFERS.step(away, announced).texts == {"P1": terms}
    back = OFFERS.step(away, Heard(Seat(0), Return(), False, (), 1))
    assert OFFERS.step(back, announced).texts == {}


@pytest.mark.parametrize("actions", ["flat", "factored"])
def test_the_mask_lets_nobody_accept_twice(actions: str) -> None:
    table = begun(scenario="sochi-2021", rounds=8, actions=actions)
    rest = [0] * len(table._sizes)
    may = []
    for number in (FIRST_OFFER, PASS, ACCEPT, PASS, PASS, PASS):
        view = table._session.chair(table._seats[table.agent_selection]).view()
        may.append(bool(table.observe(table.agent_selection)["action_mask"][ACCEPT]))
        assert may[-1] == (view.refusal(Accept()) is None)
        table.step(number if actions == "flat" else [number, *rest])
    # Nothing to accept; both others may; not who offered; nor, a round later, who has accepted, and need not sign.
    assert may == [False, True, True, False, True, False]


@pytest.mark.parametrize("name", protocols())
def test_a_protocol_without_an_observation_of_its_own_is_refused(name: str) -> None:
    if name in ("alternating", "conference"):
        assert begun(protocol=name).agents == ["osmark", "pellin"]
        return
    with pytest.raises(ValueError, match=f'in alternating offers and in conferences, not in "{name}"'):
        begun(protocol=name)


# -- what is seen ------------------------------------------------------------------------


def test_the_last_offers_of_each_party_are_seen_newest_first() -> None:
    table = begun(rounds=10, history=2)
    for first, second in ((5, 7), (6, 8), (9, 3)):
        table.step(FIRST_OFFER + first)
        table.step(FIRST_OFFER + second)
    sizes, sheet = table._sizes, table._case.cut.sheets[0]
    rows = table.observe("osmark")["observation"][table.layout["history"]].reshape(2, 2, 3 + sum(sizes))
    span = table._case.spans[0]
    for seat, expected in ((0, ((9, 2), (6, 1))), (1, ((3, 2), (8, 1)))):
        for row, (number, when) in zip(rows[seat], expected, strict=True):
            terms = table.move(FIRST_OFFER + number).terms  # type: ignore[attr-defined]
            hot = [float(terms[i] == k) for i, size in enumerate(sizes) for k in range(size)]
            assert row[0] == 1
            assert row[1] == pytest.approx(when / 10)
            assert row[2] == pytest.approx(sheet.value(terms) / span)
            assert list(row[3:]) == hot


@pytest.mark.parametrize("protocol", ["alternating", "conference"])
def test_numbers_stay_in_bounds_and_fill_their_layout(protocol: str) -> None:
    table = begun(scenario="sochi-2021", protocol=protocol, rounds=8 if protocol == "alternating" else None)
    stops = [part.stop for part in table.layout.values()]
    assert [part.start for part in table.layout.values()] == [0, *stops[:-1]]
    rng = np.random.default_rng(9)
    for _ in range(80):
        agent = table.agent_selection
        if table.terminations[agent]:
            break
        for one in table.agents:
            assert table.observation_space(one).contains(table.observe(one))
        table.step(allowed(table, rng))


def test_in_a_conference_no_other_sheet_and_no_whisper_changes_what_an_agent_sees() -> None:
    scenario = load_scenario("sochi-2021")
    theirs = scenario.sheets[1]
    other = replace(theirs, points=tuple(row[::-1] for row in theirs.points), reservation=theirs.reservation + 9)
    changed = replace(scenario, sheets=(scenario.sheets[0], other, *scenario.sheets[2:]))
    tables = [begun(scenario=one, protocol="conference") for one in (scenario, changed)]
    rng = np.random.default_rng(6)
    for _ in range(60):
        if tables[0].terminations[tables[0].agent_selection]:
            break
        one, two = [table.observe("armenia") for table in tables]
        assert all(np.array_equal(one[key], two[key]) for key in one)
        action = allowed(tables[0], rng)
        for table in tables:
            table.step(action)
    quiet = on_the_floor("sochi-2021")
    caucus = kind_number(quiet, "caucus")
    speaker = quiet.agent_selection
    quiet.step([caucus, 0, *(0 for _ in quiet._sizes)])
    partner = quiet._session.state.desks[quiet._seats[speaker]].caucus[0]
    third = next(a for a in quiet.agents if a != speaker and quiet._seats[a] != partner)
    before = quiet.observe(third)
    quiet.step([kind_number(quiet, "offer"), 1, 1, *list(quiet._sizes)[1:]])
    assert len(quiet._session.state.desks[partner].whispers) == 1
    after = quiet.observe(third)
    told = next(agent for agent in quiet.agents if quiet._seats[agent] == partner)
    parties, options = len(quiet._seats), sum(quiet._sizes)
    texts = quiet.observe(told)["observation"][quiet.layout["texts"]].reshape(-1, 2 + 2 * parties + options)
    there = texts[texts[:, 0] == 1]
    assert len(there) == 1
    assert list(there[0][2 : 2 + parties]) == [float(seat == quiet._seats[speaker]) for seat in range(parties)]
    assert list(np.flatnonzero(there[0][2 + 2 * parties :])) == [1]
    # The speaker's action points are its own desk's, so nothing at all has changed for the third.
    assert all(np.array_equal(before[key], after[key]) for key in before)


# -- papers and players ------------------------------------------------------------------


def test_other_papers_are_taken_by_a_reset() -> None:
    table = begun(rounds=6)
    written = table.package_values("osmark").copy()
    table.reset(seed=1, options={"papers": 3})
    drawn = begun(papers=3, rounds=6)
    assert not np.array_equal(table.package_values("osmark"), written)
    assert np.array_equal(table.package_values("osmark"), drawn.package_values("osmark"))
    assert table._session.header == drawn._session.header
    table.reset(seed=1)
    assert table._session.header.papers == 3
    table.reset(seed=1, options={"papers": None})
    assert np.array_equal(table.package_values("osmark"), written)


def test_values_are_those_of_the_sheet_in_the_unit_of_the_rewards() -> None:
    table = begun(rounds=6)
    sheet, public = table._case.cut.sheets[0], table._case.cut.public
    values = table.package_values("osmark")
    for number in range(0, len(values) - FIRST_OFFER, 37):
        terms = table.move(FIRST_OFFER + number).terms  # type: ignore[attr-defined]
        paid = (sheet.value(terms) - sheet.no_deal(public)) / public.scale
        assert values[FIRST_OFFER + number] == pytest.approx(paid)
    assert [list(row) for row in table.option_values("osmark")] == [
        pytest.approx([points / public.scale for points in row]) for row in sheet.points
    ]
    with pytest.raises(ValueError, match="read-only"):
        values[0] = 1
    with pytest.raises(ValueError, match="option_values"):
        begun(actions="factored").package_values("osmark")


class Repeats:
    """Offers the same thing each time: any object with `decide` will do."""

    def __init__(self, move: Any) -> None:
        self.move = move

    def decide(self, view: Any, dice: Any) -> Any:
        return self.move


def test_an_object_that_decides_may_play_a_seat() -> None:
    table = begun(players={"pellin": Repeats(Offer((0, 1, 0, 2)))}, rounds=6)
    assert table.agents == ["osmark"]
    assert table._session.header.lineup == ("human", "Repeats")
    table.step(PASS)
    assert table._session.state.table.offer == (0, 1, 0, 2)
    named = SimpleNamespace(name="mine", decide=Repeats(Pass()).decide)
    assert begun(players={"pellin": named})._session.header.lineup == ("human", "mine")


def test_a_player_that_breaks_the_rules_is_named() -> None:
    table = begun(players={"pellin": Repeats(Offer((99, 0, 0, 0)))}, rounds=6)
    with pytest.raises(ValueError, match='"Repeats", who plays pellin, made an illegal move: '):
        table.step(PASS)
