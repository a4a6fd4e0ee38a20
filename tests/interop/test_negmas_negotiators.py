"""Our negotiators in NegMAS, against NegMAS's own and each other; skipped where NegMAS is not installed.

The oracle is the same line-up at our table: move for move where nobody draws by chance, else the distribution.
"""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import warnings
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders import three, two

from communique.interop import negmas_negotiators as ours
from communique.interop.negmas_adapter import PREFIX, negmas_scenario, outcome_of, package_of
from communique.interop.negmas_scenarios import from_negmas
from communique.model.scenario import Seat, Signing
from communique.model.sheet import Scenario
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.dice import Dice, dice
from communique.rules.kind import Move
from communique.rules.moves.offer import Offer
from communique.simulation import play
from communique.views import PartyView

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    negmas = pytest.importorskip("negmas", reason="NegMAS is not installed")

pytestmark = pytest.mark.filterwarnings("ignore")

STEADY = [
    "AspirationNegotiator",
    "BoulwareTBNegotiator",
    "ConcederTBNegotiator",
    "LinearTBNegotiator",
    "ToughNegotiator",
]
"""Those of NegMAS that draw nothing by chance."""
CHANCY = ["MiCRONegotiator", "NaiveTitForTatNegotiator"]
"""Those that do: among outcomes that are worth the same to them, and among those that concede as much."""


@cache
def bog() -> Scenario:
    """Two parties whose values add up, as a NegMAS user has them: nobody states goals."""
    return without_goals(two(rounds=25))


def without_goals(scenario: Scenario) -> Scenario:
    """NegMAS knows no goals, signing rules or tension: the same case as it can tell it."""
    public = scenario.public
    parties = tuple(replace(party, goals=()) for party in public.parties)
    return replace(
        scenario,
        public=replace(public, parties=parties, signing=Signing("unanimity"), tension_shift=(), feasibility=()),
    )


def kind(name: str) -> Any:
    return getattr(negmas.sao, name.removeprefix(PREFIX)) if name.startswith(PREFIX) else ours.as_negmas(name)


def in_negmas(scenario: Scenario, names: list[str], rounds: int, seed: int = 0, **rules: Any) -> list[tuple[int, ...]]:
    """The offers made in NegMAS's own mechanism, and at the end the package agreed on, if any."""
    theirs = negmas_scenario(scenario)
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=rounds, **rules)
    for name, ufun in zip(names, theirs.ufuns, strict=True):
        mechanism.add(kind(name)() if name.startswith(PREFIX) else kind(name)(seed=seed), ufun=ufun)
    random.seed(seed)
    mechanism.run()
    assert not mechanism.state.has_error, mechanism.state.error_details
    offers = [package_of(scenario.public, offer) for _, offer in mechanism.trace]
    agreed = mechanism.agreement
    return [*offers, () if agreed is None else package_of(scenario.public, agreed)]


def at_our_table(scenario: Scenario, names: list[str], rounds: int, seed: int = 0) -> list[tuple[int, ...]]:
    session = play(scenario, names, seed, protocol="alternating", rounds=rounds)
    offers = [event.move.terms for event in session.events if isinstance(event.move, Offer)]
    return [*offers, session.outcome().package or ()]


@pytest.mark.parametrize("theirs", STEADY)
@pytest.mark.parametrize("rounds", [1, 7, 25])
def test_the_statesman_plays_theirs_in_negmas_move_for_move_as_here(theirs: str, rounds: int) -> None:
    for names in (["statesman", PREFIX + theirs], [PREFIX + theirs, "statesman"]):
        assert in_negmas(bog(), names, rounds) == at_our_table(bog(), names, rounds)


@pytest.mark.parametrize("name", sorted(NEGOTIATORS))
def test_each_of_ours_plays_in_negmas_on_equal_seeds_as_here(name: str) -> None:
    for seed in (1, 2):
        for names in (["linear", name], [name, "boulware"]):
            assert in_negmas(bog(), names, 20, seed) == at_our_table(bog(), names, 20, seed)


def test_three_at_a_table_hear_in_negmas_what_they_hear_here() -> None:
    scenario = without_goals(three(rounds=20))
    for names in (["statesman", "linear", "tit-for-tat"], ["boulware", "micro", "statesman"]):
        assert in_negmas(scenario, names, 20, 5) == at_our_table(scenario, names, 20, 5)
    names = [PREFIX + "LinearTBNegotiator", "statesman", PREFIX + "ConcederTBNegotiator"]
    assert in_negmas(scenario, names, 20) == at_our_table(scenario, names, 20)


def test_what_a_seat_has_heard_is_what_it_hears_here() -> None:
    scenario = without_goals(three(rounds=6))
    names = ["tit-for-tat", "statesman", "linear"]
    theirs, seats = negmas_scenario(scenario), [ours.as_negmas(name)(seed=4) for name in names]
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=6)
    for seat, ufun in zip(seats, theirs.ufuns, strict=True):
        mechanism.add(seat, ufun=ufun)
    mechanism.run()
    session = play(scenario, names, 4, protocol="alternating", rounds=6)
    for number, seat in enumerate(seats):
        heard = seat._place.hearing.heard
        assert len(heard) > 6
        assert heard == list(session.chair(Seat(number)).view().heard)[: len(heard)]


@pytest.mark.slow
@pytest.mark.parametrize("theirs", CHANCY)
def test_against_those_who_draw_lots_agreements_are_distributed_as_here(theirs: str) -> None:
    """200 games on each side. The distance between two samples of one distribution over so few agreements is small:
    half the sum of differences stays below 0.15, and how often they agree differs by less than 10 of a hundred."""
    names = ["statesman", PREFIX + theirs]
    there = Counter(in_negmas(bog(), names, 15, seed)[-1] for seed in range(200))
    here = Counter(at_our_table(bog(), names, 15, dice(3, seed, "game"))[-1] for seed in range(200))
    apart = sum(abs(there[package] - here[package]) for package in {*there, *here}) / 400
    assert apart < 0.15, (there, here)
    assert abs(there[()] - here[()]) < 20


def test_without_callbacks_two_hear_the_same() -> None:
    for names in (["statesman", PREFIX + "LinearTBNegotiator"], ["linear", "statesman"]):
        assert in_negmas(bog(), names, 20, 1, extra_callbacks=False) == at_our_table(bog(), names, 20, 1)


@pytest.mark.parametrize("rules", [{"one_offer_per_step": True}, {"offering_is_accepting": False}])
def test_other_rules_of_the_mechanism_are_played(rules: dict[str, Any]) -> None:
    steps = 40 if "one_offer_per_step" in rules else 20
    for names in (["statesman", "conceder"], ["linear", "statesman"]):
        assert in_negmas(bog(), names, steps, 1, **rules)[-1] != ()


def round_by_the_clock(times: list[float], limit: float) -> list[int]:
    """The rounds that a negotiator of ours takes it to be when its turns begin at these seconds."""
    player = ours.Statesman()
    theirs = negmas_scenario(bog())
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=None, time_limit=limit)
    mechanism.add(player, ufun=theirs.ufuns[0])
    mechanism.add(ours.Linear(), ufun=theirs.ufuns[1])
    place = player._seated()
    return [
        player._round(SimpleNamespace(step=k, time=at, relative_time=at / limit), place) for k, at in enumerate(times)
    ]


@pytest.mark.parametrize("pace", [0.004, 0.05, 0.9])
def test_by_the_clock_no_last_turn_comes_unawares(pace: float) -> None:
    """Turns up to a fifth longer or shorter than the pace: the last before the limit is known to be the last round."""
    for seed in range(20):
        chance, now, times = random.Random(seed), 0.0, []
        while now < 10:
            times.append(now)
            now += pace * chance.uniform(0.8, 1.2)
        rounds = round_by_the_clock(times, 10)
        assert rounds[-1] == ours.FINE - 1
        assert rounds == sorted(rounds)
        assert rounds[len(rounds) // 2] < 0.7 * ours.FINE


def test_a_deadline_by_the_clock_is_played_to_an_end() -> None:
    theirs = negmas_scenario(bog())
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=None, time_limit=1)
    for name, ufun in zip(("Conceder", "Statesman"), theirs.ufuns, strict=True):
        mechanism.add(getattr(ours, name)(seed=1), ufun=ufun)
    mechanism.run()
    assert not mechanism.state.has_error
    assert mechanism.state.step > 1


def test_a_long_deadline_by_steps_is_told_in_fewer_rounds() -> None:
    found = in_negmas(bog(), ["conceder", "linear"], 50_000, 1)
    assert found[-1] != ()
    assert len(found) > 10


def test_a_reserved_value_above_every_outcome_ends_the_talks() -> None:
    theirs = negmas_scenario(bog())
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=10)
    theirs.ufuns[0].reserved_value = 5.0
    mechanism.add(
        ours.Statesman(), ufun=negmas.LinearAdditiveUtilityFunction.random(theirs.outcome_space, reserved_value=5.0)
    )
    mechanism.add(negmas.sao.ToughNegotiator(), ufun=theirs.ufuns[1])
    mechanism.run()
    assert mechanism.state.broken
    assert mechanism.agreement is None


def test_a_list_of_outcomes_without_issues_is_played() -> None:
    outcomes = [(k,) for k in range(30)]
    space = negmas.outcomes.outcome_space.EnumeratingOutcomeSpace(baseset=set(outcomes), name="list")
    mechanism = negmas.SAOMechanism(outcome_space=space, n_steps=20)
    table = negmas.preferences.MappingUtilityFunction
    mechanism.add(ours.Statesman(), ufun=table({o: o[0] / 30 for o in outcomes}, outcome_space=space))
    mechanism.add(ours.Linear(seed=1), ufun=table({o: (29 - o[0]) / 30 for o in outcomes}, outcome_space=space))
    mechanism.run()
    assert mechanism.agreement is not None
    assert mechanism.agreement in outcomes


def test_what_does_not_add_up_is_played_by_its_own_worth() -> None:
    """An agreement both accept beats their no deal, which only a reckoning with the whole table can see to."""
    issues = [negmas.make_issue(4, name) for name in ("a", "b", "c")]
    space = negmas.make_os(issues)
    boxes = negmas.preferences.HyperRectangleUtilityFunction
    one = boxes([{0: (-1, 2), 1: (1, 4)}, {2: (2, 4)}], [3.0, 1.0], outcome_space=space, reserved_value=2.5)
    two = boxes([{0: (0, 4)}, {1: (-1, 3), 2: (-1, 2)}], [2.0, 1.5], outcome_space=space, reserved_value=1.9)
    for first, second in (("Statesman", "Boulware"), ("Micro", "Statesman")):
        mechanism = negmas.SAOMechanism(outcome_space=space, n_steps=30)
        mechanism.add(getattr(ours, first)(seed=1), ufun=one)
        mechanism.add(getattr(ours, second)(seed=1), ufun=two)
        mechanism.run()
        agreed = mechanism.agreement
        assert agreed is not None
        assert one(agreed) > 2.5
        assert two(agreed) > 1.9


def test_a_discount_that_no_sheet_holds_is_said_and_left_out() -> None:
    theirs = negmas_scenario(bog())
    sinking = negmas.preferences.LinDiscountedUFun(
        negmas.LinearAdditiveUtilityFunction.random(theirs.outcome_space), cost=0.1, outcome_space=theirs.outcome_space
    )
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=10)
    mechanism.add(ours.Statesman(), ufun=sinking)
    mechanism.add(ours.Linear(seed=1), ufun=theirs.ufuns[1])
    with pytest.warns(ours.UnlikeNegmas, match="LinDiscountedUFun is no discount that a sheet can hold"):
        mechanism.run()
    assert not mechanism.state.has_error


def test_issues_without_an_end_are_refused_in_a_sentence() -> None:
    space = negmas.make_os([negmas.make_issue((0.0, 1.0), "price"), negmas.make_issue(3, "days")])
    mechanism = negmas.SAOMechanism(outcome_space=space, n_steps=10, ignore_negotiator_exceptions=False)
    mechanism.add(ours.Statesman(), ufun=negmas.LinearAdditiveUtilityFunction.random(space))
    mechanism.add(negmas.sao.AspirationNegotiator(), ufun=negmas.LinearAdditiveUtilityFunction.random(space))
    with pytest.raises(Exception, match="issue price is not discrete; cut it into values first"):
        mechanism.run()


def test_a_negotiator_without_preferences_says_so() -> None:
    space = negmas.make_os([negmas.make_issue(3, "days")])
    mechanism = negmas.SAOMechanism(outcome_space=space, n_steps=10, ignore_negotiator_exceptions=False)
    mechanism.add(ours.Statesman())
    mechanism.add(ours.Linear())
    with pytest.raises(ours.NotPlayable, match='"statesman" was given no utility function'):
        mechanism.run()


# -- classes by name --------------------------------------------------------------------------


def test_there_is_a_class_for_every_negotiator() -> None:
    assert len(ours.class_names()) >= len(NEGOTIATORS)
    assert {"Statesman", "TitForTat", "Micro"} <= set(ours.class_names()) <= set(dir(ours))
    for name in NEGOTIATORS:
        assert issubclass(ours.as_negmas(name), negmas.sao.SAONegotiator)
    assert ours.as_negmas("statesman") is ours.Statesman
    with pytest.raises(AttributeError):
        ours.Nobody  # noqa: B018
    with pytest.raises(KeyError, match='did you mean "statesman"'):
        ours.as_negmas("stateman")


def test_an_object_of_ones_own_plays_there_too() -> None:
    def stubborn(view: PartyView, dice: Dice) -> Move:
        return Offer((0,) * len(view.public.issues))

    theirs = negmas_scenario(bog())
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=5)
    mechanism.add(ours.as_negmas(stubborn)(), ufun=theirs.ufuns[0])
    mechanism.add(negmas.sao.ToughNegotiator(), ufun=theirs.ufuns[1])
    mechanism.run()
    assert package_of(bog().public, mechanism.trace[0][1]) == (0,) * len(bog().public.issues)


def test_an_illegal_move_is_said_in_a_sentence() -> None:
    def wrong(view: PartyView, dice: Dice) -> Move:
        return Offer((99,) * len(view.public.issues))

    theirs = negmas_scenario(bog())
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=5, ignore_negotiator_exceptions=False)
    mechanism.add(ours.as_negmas(wrong)(), ufun=theirs.ufuns[0])
    mechanism.add(negmas.sao.ToughNegotiator(), ufun=theirs.ufuns[1])
    with pytest.raises(ours.NotPlayable, match='Negotiator "wrong" made an illegal move'):
        mechanism.run()


def test_a_class_is_found_by_its_path_and_pickled_by_name() -> None:
    assert negmas.helpers.get_class("communique.interop.negmas_negotiators.Statesman") is ours.Statesman
    assert pickle.loads(pickle.dumps(ours.TitForTat)) is ours.TitForTat
    fresh = "import pickle, sys; print(pickle.loads(sys.stdin.buffer.read()).__name__)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", fresh], input=pickle.dumps(ours.Firm), capture_output=True
    )
    assert done.stdout.strip() == b"Firm", done.stderr


def test_negmas_lists_ours_once_they_are_registered() -> None:
    registry = negmas.registry.negotiator_registry
    names = ours.register()
    assert names == ours.register() == ours.class_names()
    assert registry.get_class("Statesman") is ours.Statesman
    found = registry.get_by_class(ours.Statesman)
    assert found.source == "communique"
    assert found.has_tag("sao")
    assert "holds on to its share" in found.description.lower()


@pytest.mark.slow
def test_a_tournament_of_theirs_with_three_of_ours_and_three_of_theirs_over_two_scenarios(tmp_path: Path) -> None:
    scenarios = []
    for number, sizes in enumerate([(4, 3), (3, 3, 3)]):
        random.seed(number)
        space = negmas.make_os([negmas.make_issue(size, f"i{k}") for k, size in enumerate(sizes)], name=f"s{number}")
        made = [negmas.LinearAdditiveUtilityFunction.random(space, reserved_value=0.0) for _ in range(2)]
        scenarios.append(negmas.inout.Scenario(outcome_space=space, ufuns=tuple(made)))
    theirs = [getattr(negmas.sao, name) for name in ("BoulwareTBNegotiator", "MiCRONegotiator", "LinearTBNegotiator")]
    from negmas.tournaments.neg import cartesian_tournament

    found = cartesian_tournament(
        [ours.Statesman, ours.Micro, "communique.interop.negmas_negotiators.Boulware", *theirs],
        scenarios, n_steps=20, njobs=-1, path=tmp_path / "out", verbosity=0, save_stats=False,
        save_scenario_figs=False, rotate_ufuns=True,
    )  # fmt: skip
    assert len(found.details) == 2 * 2 * 36
    assert not found.details["has_error"].any()
    assert len(found.final_scores) == 6
    agreed = found.details["agreement"].notna().mean()
    assert agreed > 0.7


def test_from_negmas_and_back_a_statesman_plays_as_in_negmas_itself() -> None:
    """A scenario that NegMAS made: in its own mechanism by its own functions, and here by ours made of them."""
    for number in range(6):
        random.seed(number)
        space = negmas.make_os([negmas.make_issue(size, f"i{size}") for size in (5, 4, 3)], name="made")
        ufuns = tuple(
            negmas.LinearAdditiveUtilityFunction(
                [{k: random.randint(0, 100) / 100 for k in range(size)} for size in (5, 4, 3)],
                weights=[0.5, 0.3, 0.2], outcome_space=space, reserved_value=0.1, name=name,
            ) for name in ("one", "two")
        )  # fmt: skip
        here = from_negmas(negmas.inout.Scenario(outcome_space=space, ufuns=ufuns)).scenario
        mechanism = negmas.SAOMechanism(outcome_space=space, n_steps=20)
        mechanism.add(ours.Statesman(), ufun=ufuns[0])
        mechanism.add(negmas.sao.AspirationNegotiator(), ufun=ufuns[1])
        mechanism.run()
        agreed = at_our_table(here, ["statesman", PREFIX + "AspirationNegotiator"], 20)[-1]
        assert mechanism.agreement is not None
        assert outcome_of(here.public, agreed) == tuple(f"option-{value}" for value in mechanism.agreement)


def test_whoever_looks_through_the_module_for_negotiators_finds_ours_and_nothing_else() -> None:
    """The way of negmas-app with a source of a person's own: every class of the module that is a negotiator of SAO."""
    found = [name for name in dir(ours) if not name.startswith("_") and _is_negotiator(getattr(ours, name))]
    assert set(ours.class_names()) <= set(found)
    assert all(getattr(ours, name).ours.title for name in found)


def _is_negotiator(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, negmas.sao.SAONegotiator)
