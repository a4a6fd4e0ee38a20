"""NegMAS at our table; skipped where NegMAS is not installed. The oracle is NegMAS's own mechanism."""

from __future__ import annotations

import time
import warnings
from dataclasses import replace
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest
from builders import other_secrets, rich, three, two

from communique.interop import negmas_adapter as adapter
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.negotiators.registry import negotiator
from communique.rules.moves.offer import Offer
from communique.session import Session
from communique.simulation import play
from communique.simulation.carry import Carry
from communique.simulation.playing import run
from communique.simulation.sweep.whole_grid import read_plan_text, sweep
from communique.simulation.tournament.every_seating import Tournament

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    negmas = pytest.importorskip("negmas", reason="NegMAS is not installed")

STEADY = ["BoulwareTBNegotiator", "LinearTBNegotiator", "ConcederTBNegotiator", "NaiveTitForTatNegotiator"]
"""Those that draw nothing by chance."""
NAMES = [*STEADY, "MiCRONegotiator"]


def native(scenario: Scenario, names: list[str], rounds: int) -> tuple[tuple[int, ...] | None, int]:
    """What NegMAS itself makes of it: the package agreed on, and the round."""
    theirs = adapter.negmas_scenario(scenario)
    mechanism = negmas.SAOMechanism(outcome_space=theirs.outcome_space, n_steps=rounds)
    for name, ufun in zip(names, theirs.ufuns, strict=True):
        mechanism.add(getattr(negmas.sao, name)(), ufun=ufun)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        state = mechanism.run()
    agreed = None if state.agreement is None else adapter.package_of(scenario.public, state.agreement)
    return agreed, state.step


def seated(*names: str) -> list[str]:
    return [adapter.PREFIX + name for name in names]


@pytest.mark.parametrize("one", STEADY)
@pytest.mark.parametrize("other", STEADY)
def test_two_of_theirs_agree_in_our_chairs_as_in_their_own(one: str, other: str) -> None:
    scenario = two(rounds=25)
    outcome = play(scenario, seated(one, other), 1, protocol="alternating").outcome()
    agreed, step = native(scenario, [one, other], 25)
    assert outcome.package == agreed
    assert agreed is None or outcome.rounds == step


def test_three_of_theirs_agree_in_our_chairs_as_in_their_own() -> None:
    scenario, names = three(rounds=25), ["BoulwareTBNegotiator", "LinearTBNegotiator", "ConcederTBNegotiator"]
    scenario = replace(scenario, public=replace(scenario.public, signing=replace(scenario.public.signing, rule="all")))
    if set(scenario.public.signatories) != {0, 1, 2}:
        pytest.skip("here the mediator's consent is not needed, which NegMAS cannot express")
    outcome = play(scenario, seated(*names), 1, protocol="alternating").outcome()
    assert outcome.package == native(scenario, names, 25)[0]


@pytest.mark.parametrize("scenario", [two(), three(), rich()])
def test_every_package_is_worth_to_theirs_what_it_is_worth_here(scenario: Scenario) -> None:
    public, theirs = scenario.public, adapter.negmas_scenario(scenario)
    for sheet, ufun in zip(scenario.sheets, theirs.ufuns, strict=True):
        assert ufun.reserved_value == sheet.reservation / public.scale
        for package in product(*map(range, public.sizes)):
            outcome = adapter.outcome_of(public, package)
            assert adapter.package_of(public, outcome) == package
            if not any(_breaks(rule, package) for rule in public.feasibility):
                assert ufun(outcome) == sheet.value(package) / public.scale


def _breaks(rule: Any, package: tuple[int, ...]) -> bool:
    met = package[rule.other_issue] == rule.other_option
    return bool(package[rule.issue] == rule.option and met != (rule.kind == "requires"))


def test_a_scenario_without_links_is_linear_additive_for_them() -> None:
    ufun = adapter.negmas_scenario(two()).ufuns[0]
    assert isinstance(ufun, negmas.preferences.LinearAdditiveUtilityFunction)


@pytest.mark.parametrize("name", NAMES)
def test_the_sheets_of_others_change_no_move(name: str) -> None:
    here, mind = two(rounds=9), negotiator(f"negmas:{name}")
    there = other_secrets(here, 0)
    story = play(here, [f"negmas:{name}", "linear"], 3, protocol="alternating")
    one, other = (Session.open(world, 3, protocol="alternating") for world in (here, there))
    for event in story.events:
        if event.seat == 0:
            moves = [mind.decide(s.chair(Seat(0)).view(), s.chair(Seat(0)).dice()) for s in (one, other)]
            assert moves == [event.move] * 2
        assert one.chair(event.seat).submit(event.move) is None
        assert other.chair(event.seat).submit(event.move) is None


def test_equal_seeds_give_equal_games() -> None:
    lineup = ["negmas:RandomNegotiator", "linear"]
    texts = [play(two(), lineup, seed, protocol="alternating").log_text() for seed in (1, 1, 2)]
    assert texts[0] == texts[1]
    assert texts[0] != texts[2]


def test_equal_seeds_give_equal_games_whatever_was_played_before_and_however_time_passes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """NegMAS draws by chance when it names a utility function, and whenever a second has passed."""
    lineup = ["negmas:RandomNegotiator", "linear"]
    carry, players, texts = Carry(), [negotiator(name) for name in lineup], []
    for clock in (time.perf_counter_ns, count(0, 1_000_000_000).__next__):
        monkeypatch.setattr(time, "perf_counter_ns", clock)
        session = Session.open(two(), 1, protocol="alternating", lineup=lineup)
        carry.over(session.briefings)
        run(session, players)
        texts.append(session.log_text())
    assert texts[0] == texts[1]


def test_it_goes_on_from_a_log_as_if_nothing_had_happened() -> None:
    scenario, lineup = two(rounds=20), ["negmas:BoulwareTBNegotiator", "boulware"]
    straight = play(scenario, lineup, 4, protocol="alternating")
    players = [negotiator(name) for name in lineup]
    session = Session.open(scenario, 4, protocol="alternating", lineup=lineup)
    taken_back = False
    while not session.over:
        seat = session.turn
        assert (
            session.chair(seat).submit(players[seat].decide(session.chair(seat).view(), session.chair(seat).dice()))
            is None
        )
        if len(session.events) == 15 and not taken_back:
            taken_back = True
            session = Session.resume(scenario, session.header, session.events)
            session.undo(8)
    assert session.log_text() == straight.log_text()


def test_what_its_seat_did_otherwise_is_taken_as_its_own_move() -> None:
    session = Session.open(two(rounds=9), 1, protocol="alternating")
    mind = negotiator("negmas:BoulwareTBNegotiator")
    asked = mind.decide(session.chair(Seat(0)).view(), session.chair(Seat(0)).dice())
    other = Offer((0, 0, 0, 0))
    assert asked != other
    assert session.chair(Seat(0)).submit(other) is None
    assert session.chair(Seat(1)).submit(Offer((0, 0, 0, 1))) is None
    assert (
        session.chair(Seat(0)).view().refusal(mind.decide(session.chair(Seat(0)).view(), session.chair(Seat(0)).dice()))
        is None
    )


def test_an_unknown_class_is_refused_in_a_sentence() -> None:
    with pytest.raises(KeyError, match='There is no negotiator "NoSuchThing" for alternating offers'):
        negotiator("negmas:NoSuchThing")
    with pytest.raises(KeyError, match=r"in negmas\.sao"):
        negotiator("negmas:negmas.sao.SAOMechanism")


def test_a_dotted_path_names_a_class_anywhere() -> None:
    assert negotiator("negmas:negmas.sao.LinearTBNegotiator").title == "LinearTBNegotiator"


def test_a_conference_is_not_for_them() -> None:
    with pytest.raises(ValueError, match="alternating offers only"):
        play(two(), seated("LinearTBNegotiator", "LinearTBNegotiator"), 1)


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a negotiator in a module of one's own."""
    (tmp_path / "talks_of_mine.py").write_text(
        "from negmas.sao import LinearTBNegotiator as Base\nclass Mine(Base): ...\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    return "negmas:talks_of_mine.Mine"


@pytest.mark.filterwarnings("default::DeprecationWarning", "default::ResourceWarning")
def test_a_module_of_ones_own_plays_in_the_workers_of_a_tournament_and_a_sweep(ours: str, tmp_path: Path) -> None:
    scenario = load_scenario("lantern-strait")
    games = Tournament([scenario], ["linear", ours], repetitions=2, rounds=4).run(workers=2)
    assert len(games) == 4
    text = "format: communique-sweep 1\nscenarios: [lantern-strait]\nprotocols: [alternating]\nrounds: 4\ngames: 2\n"
    plan = read_plan_text(f"{text}chunk: 1\nlineups: [{{osmark: {ours}}}]", allow=[ours])
    assert sweep(plan, tmp_path / "out", workers=2).played == 2


def test_a_class_that_cannot_be_seated_is_an_error_of_theirs(ours: str, tmp_path: Path) -> None:
    (tmp_path / "talks_of_need.py").write_text(
        "from negmas.sao import LinearTBNegotiator as Base\nclass Mine(Base):\n  def __init__(self, need): ...\n"
    )
    with pytest.raises(adapter.TheirError, match="Mine stopped with an error"):
        play(two(), ["negmas:talks_of_need.Mine", "linear"], 1, protocol="alternating")


def test_a_class_that_is_not_told_whom_it_answers_plays_as_one_that_is(tmp_path: Path, ours: str) -> None:
    (tmp_path / "talks_of_old.py").write_text(
        "from negmas.sao import LinearTBNegotiator as Base\n"
        "class Mine(Base):\n  def __call__(self, state): return super().__call__(state)\n"
    )
    old, new = (
        play(two(), [name, "linear"], 1, protocol="alternating").outcome()
        for name in ("negmas:talks_of_old.Mine", "negmas:LinearTBNegotiator")
    )
    assert old == new
