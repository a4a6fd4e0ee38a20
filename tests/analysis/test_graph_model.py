"""Stability of a signed package, on dilemmas whose answer is in the textbooks, and by its logic."""

from __future__ import annotations

from random import Random

from analysis.build import Case, all_packages, always, cases, scenario
from hypothesis import strategies as st

from communique.analysis import stability
from communique.analysis.graph_model import CONCEPTS
from communique.words import say

randoms = st.randoms(use_true_random=False)


def senses(points: list[list[list[int]]], reservations: list[int], package: tuple[int, ...]) -> list[list[bool]]:
    found = stability(scenario(points, reservations), package)
    return [[stance.verdicts[concept].stable for concept in CONCEPTS] for stance in found.stances]


def test_in_the_prisoners_dilemma_keeping_is_no_nash_equilibrium_but_holds_by_sanction() -> None:
    # Each clause costs its own side 1 and helps the other 3; both kept: 2 each, both stalled: 0 each.
    points = [[[0, -1], [0, 3]], [[0, 3], [0, -1]]]
    assert senses(points, [-5, -5], (1, 1)) == [[False, True, True, True]] * 2


def test_a_staller_whom_no_credible_answer_can_reach_breaks_sequential_stability() -> None:
    # The first side gains 1 by stalling; the second has nothing to leave undone and needs the deal.
    found = stability(scenario([[[0, -1], [0, 3]], [[0, 3], [0, 4]]], [0, 0]), (1, 1))
    first = found.stances[0]
    assert [first.verdicts[c].stable for c in CONCEPTS] == [False, True, True, False]
    assert first.undone == (0,)
    assert (first.kept, first.stalled, first.denounced) == (2, 3, 0)
    assert say(first.verdicts["nash"].why) == "P0 could gain by leaving Issue 0 undone (3 points instead of 2)."
    assert (
        say(found.stances[1].verdicts["nash"].why)
        == "P1 gains nothing by leaving clauses undone or by ending the agreement."
    )
    assert not found.holds("seq")
    assert found.holds("gmr")


def test_a_deal_below_no_deal_is_denounced() -> None:
    found = stability(scenario([[[0, 3]], [[0, 4]]], [5, 0]), (1,))
    first = found.stances[0]
    assert "ending the agreement (5 points instead of 3)" in say(first.verdicts["nash"].why)
    assert [first.verdicts[c].stable for c in CONCEPTS] == [False] * 4


def test_a_deal_that_costs_nobody_anything_is_stable_in_every_sense() -> None:
    assert senses([[[0, 3], [0, 1]], [[0, 4], [0, 2]]], [0, 0], (1, 1)) == [[True] * 4] * 2


def test_tension_makes_no_deal_worse_and_the_deal_firmer() -> None:
    tense = scenario([[[0, 3]], [[0, 4]]], [5, 0], tension_shift=[[0, 0, 0, 0, -3], [0, 0, 0, 0, 0]])
    assert not stability(tense, (1,), tension=0).holds("nash")
    assert stability(tense, (1,), tension=4).holds("nash")


def test_what_a_gesture_has_fixed_cannot_be_left_undone() -> None:
    costly = scenario([[[0, -4, -4]], [[0, 9, 9]]], [-9, 0])
    assert stability(costly, (2,)).stances[0].undone == (0,)
    assert stability(costly, (2,), floors=(1,)).stances[0].undone == ()


def test_a_mediator_who_does_not_sign_has_no_stance() -> None:
    three = scenario([[[0, 3]], [[0, 4]], [[0, 5]]], [0, 0, 0], mediators=[2])
    assert [stance.seat for stance in stability(three, (1,)).stances] == [0, 1]


@always(cases, randoms)
def test_the_four_senses_imply_each_other_as_proved(case: Case, rng: Random) -> None:
    # Fang, Hipel & Kilgour 1993: Nash implies all; SMR and SEQ imply GMR.
    package = rng.choice(all_packages(case))
    for stance in stability(case.scenario, package, floors=case.floors, tension=case.tension).stances:
        nash, gmr, smr, seq = (stance.verdicts[concept].stable for concept in CONCEPTS)
        assert not nash or (gmr and smr and seq)
        assert not smr or gmr
        assert not seq or gmr


@always(cases, randoms)
def test_for_two_signers_the_verdicts_are_the_definitions(case: Case, rng: Random) -> None:
    package = rng.choice(all_packages(case))
    found = stability(case.scenario, package, floors=case.floors, tension=case.tension)
    if len(found.stances) != 2:
        return
    public, sheets = case.scenario.public, case.scenario.sheets
    base = [
        next(o for o in range(size) if _stands(case, i, o)) if any(_stands(case, i, o) for o in range(size)) else 0
        for i, size in enumerate(public.sizes)
    ]
    seats = [stance.seat for stance in found.stances]

    def worth(seat: int, state: tuple[str, str]) -> int:
        if "denounce" in state:
            return sheets[seat].no_deal(public, case.tension)
        done = list(package)
        for staller, act in zip(seats, state, strict=True):
            for i, choice in enumerate(package):
                own = _alone(case, staller, i)
                if act == "stall" and own[choice] < own[base[i]]:
                    done[i] = base[i]
        return sheets[seat].value(tuple(done))

    def moves(who: int, state: tuple[str, str]) -> list[tuple[str, str]]:
        if "denounce" in state:
            return []
        others = [act for act in ("keep", "stall", "denounce") if act != state[who]]
        return [(act, state[1]) if who == 0 else (state[0], act) for act in others]

    def better(who: int, state: tuple[str, str]) -> list[tuple[str, str]]:
        return [new for new in moves(who, state) if worth(seats[who], new) > worth(seats[who], state)]

    kept = ("keep", "keep")
    for who, stance in enumerate(found.stances):
        mine, ours = worth(stance.seat, kept), better(who, kept)
        no_gain = {s: worth(stance.seat, s) <= mine for s in _states()}
        assert stance.verdicts["nash"].stable == (not ours)
        assert stance.verdicts["gmr"].stable == all(any(no_gain[a] for a in moves(1 - who, s)) for s in ours)
        assert stance.verdicts["smr"].stable == all(
            any(no_gain[a] and all(no_gain[b] for b in moves(who, a)) for a in moves(1 - who, s)) for s in ours
        )
        assert stance.verdicts["seq"].stable == all(any(no_gain[a] for a in better(1 - who, s)) for s in ours)


def _states() -> list[tuple[str, str]]:
    acts = ("keep", "stall", "denounce")
    return [(a, b) for a in acts for b in acts]


def _alone(case: Case, seat: int, issue: int) -> list[int]:
    """What each option is worth to a party by itself, a link of an option with itself included."""
    sheet = case.scenario.sheets[seat]
    own = list(sheet.points[issue])
    for link in sheet.links:
        if (link.issue, link.option) == (link.other_issue, link.other_option) and link.issue == issue:
            own[link.option] += link.points
    return own


def _stands(case: Case, issue: int, option: int) -> bool:
    if case.floors and option < case.floors[issue]:
        return False
    return not any(
        rule.issue == rule.other_issue == issue
        and rule.option == option
        and (rule.kind == "requires") == (rule.other_option != option)
        for rule in case.scenario.public.feasibility
    )
