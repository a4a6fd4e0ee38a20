"""Scenarios of NegMAS at our table; skipped where NegMAS is not installed. The oracle is NegMAS's own evaluation."""

from __future__ import annotations

import pickle
import random
import warnings
from copy import deepcopy
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import pytest

from communique import simulate
from communique.analysis import analyse
from communique.interop import negmas_preferences as preferences
from communique.interop.domain import Refused
from communique.interop.importing import Imported
from communique.interop.negmas_adapter import negmas_scenario, outcome_of
from communique.interop.negmas_scenarios import from_negmas
from communique.loading.scenario_file import read_scenario_text

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    negmas = pytest.importorskip("negmas", reason="NegMAS is not installed")

pytestmark = pytest.mark.filterwarnings("ignore")

ufuns = negmas.preferences
CLOSE = 1e-12


def space(*sizes: int) -> Any:
    return negmas.make_os([negmas.make_issue(size, f"i{k}") for k, size in enumerate(sizes)], name="bog")


def read(over: Any, *functions: Any, **asked: Any) -> Imported:
    return from_negmas(negmas.inout.Scenario(outcome_space=over, ufuns=functions), **asked)


def table(over: Any, worth: Any, **more: Any) -> Any:
    return ufuns.MappingUtilityFunction({one: worth(*one) for one in over.enumerate()}, outcome_space=over, **more)


SPACE = space(3, 4, 2)
random.seed(1)
NOISE = {one: random.random() for one in SPACE.enumerate()}
ODD = 0.1234567849
"""Rounded to a hundred-millionth it is less than half of its double."""
HALF = 0.123456785
"""Half way between two hundred-millionths; whatever is a hair above is rounded up."""
NEAR = {(0, 0, 0): HALF, (0, 0, 1): HALF + 1e-15, (0, 1, 0): HALF + 5e-9}
SOME = [
    ufuns.LinearAdditiveUtilityFunction.random(SPACE, reserved_value=0.2),
    ufuns.LinearAdditiveUtilityFunction(
        [dict(enumerate(row)) for row in ([1 / 3, 2 / 3, 1.0], [0, 1 / 3, 2 / 3, 1.0], [0.0, 1.0])],
        weights=[1 / 3, 1 / 3, 1 / 3], outcome_space=SPACE,
    ),
    ufuns.AffineUtilityFunction([0.1, 0.2, 0.3], bias=0.05, outcome_space=SPACE),
    ufuns.ConstUtilityFunction(0.4, outcome_space=SPACE),
    ufuns.MappingUtilityFunction(NOISE, outcome_space=SPACE, reserved_value=0.5),
    table(SPACE, lambda a, b, c: round((a * b + c) / 7, 2)),
    table(SPACE, lambda a, b, c: 0.1 + 0.2 if a == b else 0.3),
    table(SPACE, lambda a, b, c: 1e6 * (a - b) * (1 + c)),
    ufuns.HyperRectangleUtilityFunction([{0: (0, 3), 1: (1, 4)}, {2: (0, 2)}], [2.5, 1 / 3], outcome_space=SPACE),
    ufuns.ExpDiscountedUFun(
        ufuns.LinearAdditiveUtilityFunction.random(SPACE, reserved_value=0.1),
        discount=0.5, factor="relative_time", outcome_space=SPACE,
    ),
    ufuns.LinearAdditiveUtilityFunction(
        [{0: 0.0, 1: ODD, 2: 2 * ODD}, {0: 0.0, 1: ODD, 2: 0.3, 3: 0.4}, {0: 0.0, 1: 0.1}], outcome_space=SPACE
    ),
    ufuns.MappingUtilityFunction(NOISE | NEAR, outcome_space=SPACE, reserved_value=HALF),
]  # fmt: skip
"""Functions of every sort that NegMAS can evaluate: added up, in thirds, noisy, with ties that floats break, large,
with ties that rounding breaks, with values beside the one of no deal."""


@pytest.mark.parametrize("number", range(len(SOME)))
def test_outcomes_rank_here_as_negmas_has_them(number: int) -> None:
    """None is worth more that is not worth more there, and ties are ties, but for floats that differ by noise."""
    theirs = SOME[number]
    found = read(SPACE, theirs, SOME[0]).scenario
    sheet, still = found.sheets[0], preferences.undiscounted(theirs)
    large = max(1.0, *(abs(float(still(one))) for one in SPACE.enumerate()))
    ranked = sorted((float(still(one)), sheet.value(package)) for one, package in _pairs((3, 4, 2)))
    for (less, here), (more, there) in pairwise(ranked):
        assert (here < there) == (more - less > CLOSE * large), (less, more)
        assert here <= there
    reserved = float(theirs.reserved_value)
    for worth, points in ranked:
        assert (points > sheet.reservation) == (worth > reserved + CLOSE)


def _pairs(sizes: tuple[int, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Outcomes with their packages; integer issues begin at 0, so that both are the same numbers."""
    return [(one, one) for one in product(*map(range, sizes))]


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8])
def test_short_fractions_are_exact(number: int) -> None:
    found = read(SPACE, SOME[number], SOME[number]).scenario
    assert found.public.origin is not None
    for one, package in _pairs((3, 4, 2)):
        exact = found.public.origin.in_units(found.sheets[0].value(package))
        assert abs(exact - Fraction(float(SOME[number](one)))) < CLOSE


def test_what_adds_up_needs_no_bundle_and_what_does_not_has_one() -> None:
    assert all(not sheet.bundles for sheet in read(SPACE, *SOME[:4]).scenario.sheets)
    (bundle,) = read(SPACE, SOME[5], SOME[0]).scenario.sheets[0].bundles
    assert bundle.issues == (0, 1, 2)
    assert len(bundle.points) == 24


def test_where_exactness_ends_a_note_says_so() -> None:
    near = table(space(3, 2), lambda a, b: 0.5 + 1e-10 * a * (b + 1))
    found = read(space(3, 2), near, near)
    assert found.notes == (
        "Party 1: 3 values lie closer than 0.00000001 to the next and are worth the same here",
        "Party 1: utilities are rounded to 0.00000001",
        "Party 2: 3 values lie closer than 0.00000001 to the next and are worth the same here",
        "Party 2: utilities are rounded to 0.00000001",
    )
    assert read(SPACE, SOME[5], SOME[2]).notes == ()


def test_what_constraints_forbid_is_worth_less_than_anything() -> None:
    bound = ufuns.LinearAdditiveUtilityFunction(
        [{0: 0.0, 1: 0.5, 2: 1.0}, {0: 0.0, 1: 1.0}],
        weights=[0.5, 0.5],
        outcome_space=space(3, 2),
        reserved_value=0.2,
        name="bound",
    )
    bound.add_constraint(lambda outcome: outcome != (2, 1))
    found = read(space(3, 2), bound, ufuns.ConstUtilityFunction(1.0, outcome_space=space(3, 2), name="other"))
    values = {package: found.scenario.sheets[0].value(package) for package in product(range(3), range(2))}
    assert min(values, key=values.__getitem__) == (2, 1)
    assert values[2, 1] < found.scenario.sheets[0].reservation
    assert found.notes == ("bound: 1 outcome that its constraints forbid is worth less than any other",)


def test_it_is_analysed_and_played_like_any_scenario() -> None:
    """By hand: the pairs (a·b, (2 - a)(3 - b)) over 3 x 4 values; efficient are those that no other betters."""
    over = space(3, 4)
    found = read(over, table(over, lambda a, b: a * b / 6), table(over, lambda a, b: (2 - a) * (3 - b) / 6)).scenario
    known = analyse(found).frontier
    assert known is not None
    assert found.public.origin is not None
    pairs = {(a * b, (2 - a) * (3 - b)) for a in range(3) for b in range(4)}
    best = {p for p in pairs if not any(q != p and q[0] >= p[0] and q[1] >= p[1] for q in pairs)}
    unit = found.public.origin.points_per_unit
    assert {tuple(Fraction(int(points)) / unit * 6 for points in vector) for vector in known.vectors} == best
    games = simulate(found, ["linear", "boulware"], games=20, seed=1, protocol="alternating")
    again = simulate(found, ["linear", "boulware"], games=20, seed=1, protocol="alternating", engine="plain")
    assert games.digest == again.digest
    assert sum(row.agreement for row in games.rows) > 10


def test_its_file_is_the_same_scenario() -> None:
    found = read(SPACE, SOME[5], SOME[8], id="bog", title="Bog", rounds=40)
    again = read_scenario_text(found.text)
    assert again == found.scenario
    assert again.digest == found.scenario.digest
    assert (again.public.rounds, again.public.id, again.public.title) == (40, "bog", "Bog")


def test_a_table_too_long_for_a_file_is_held_in_memory() -> None:
    over = space(40, 40, 40)
    one = table(over, lambda a, b, c: (a * b * c) % 97 / 97 + 1 / 3e5)
    found = read(over, one, table(over, lambda a, b, c: (a + b * c) % 89 / 89 + 1 / 7e5))
    assert found.text == ""
    assert "it lives in memory only" in found.notes[-1]
    assert len(found.scenario.digest) == 64
    assert found.scenario.public.origin is not None
    unit = found.scenario.public.origin.points_per_unit
    assert abs(found.scenario.sheets[0].value((5, 7, 11)) / unit - (385 % 97 / 97 + 1 / 3e5)) < 1e-8


def test_a_list_of_many_outcomes_becomes_one_issue() -> None:
    outcomes = [(k, k % 7) for k in range(6000)]
    listed = negmas.outcomes.outcome_space.EnumeratingOutcomeSpace(baseset=set(outcomes), name="list")
    up = ufuns.MappingUtilityFunction({one: one[0] / 6000 for one in outcomes}, outcome_space=listed)
    down = ufuns.MappingUtilityFunction({one: 1 - one[0] / 6000 for one in outcomes}, outcome_space=listed)
    found = read(listed, up, down).scenario
    assert found.public.sizes == (6000,)
    labels = [option.label for option in found.public.issues[0].options]
    for k in (0, 17, 5999):
        assert found.sheets[0].value((labels.index(f"({k}, {k % 7})"),)) == k * found.public.scale // 6000


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: (SPACE, [SOME[0]]), "there are 1 parties; there should be 2 to 64"),
        (
            lambda: (negmas.make_os([negmas.make_issue((0.0, 1.0), "price")]), [SOME[0]] * 2),
            "issue price is not discrete; cut it into values first, as with Scenario.discretize",
        ),
        (
            lambda: (SPACE, [SOME[0], ufuns.LinDiscountedUFun(SOME[0], cost=0.1, outcome_space=SPACE)]),
            "LinDiscountedUFun is no discount that a sheet can hold",
        ),
        (
            lambda: (SPACE, [SOME[0], ufuns.ExpDiscountedUFun(SOME[0], 0.9, "time", outcome_space=SPACE)]),
            "the discount goes by time, which no sheet can hold",
        ),
        (lambda: (SPACE, [SOME[0], table(SPACE, lambda a, b, c: float("nan"))]), "the utility of (0, 0, 0) is nan"),
    ],
)  # fmt: skip
def test_what_has_no_counterpart_is_refused_in_a_sentence(made: Any, reason: str) -> None:
    over, functions = made()
    with pytest.raises(Refused) as refusal:
        read(over, *functions)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(("factor", "by", "notes"), [("step", "round", 0), ("relative_time", "deadline", 1)])
def test_a_discount_goes_by_rounds_or_by_the_deadline(factor: str, by: str, notes: int) -> None:
    sinking = ufuns.ExpDiscountedUFun(SOME[2], 0.9, factor, outcome_space=SPACE, name="sinking")
    found = read(SPACE, sinking, ufuns.ConstUtilityFunction(0.4, outcome_space=SPACE, name="still"))
    assert [(sheet.discount, sheet.discount_by) for sheet in found.scenario.sheets] == [("0.9", by), ("1", "deadline")]
    assert len(found.notes) == notes
    assert read_scenario_text(found.text) == found.scenario


def test_a_discount_on_a_discount_is_refused() -> None:
    once = ufuns.ExpDiscountedUFun(SOME[2], 0.9, "step", outcome_space=SPACE)
    with pytest.raises(Refused, match="it is discounted twice, which no sheet can hold"):
        read(SPACE, ufuns.ExpDiscountedUFun(once, 0.8, "step", outcome_space=SPACE), SOME[0])


def test_what_does_not_add_up_goes_back_to_negmas_as_it_came() -> None:
    """No linear function there: NegMAS's negotiators would take it at its word and reckon issue by issue."""
    found = read(SPACE, SOME[5], SOME[0]).scenario
    back = negmas_scenario(found).ufuns[0]
    assert not isinstance(back, ufuns.LinearAdditiveUtilityFunction)
    assert found.public.origin is not None
    for one, package in _pairs((3, 4, 2)):
        ids = outcome_of(found.public, package)
        assert abs(back(ids) * found.public.scale / found.public.origin.points_per_unit - SOME[5](one)) < CLOSE


@pytest.mark.parametrize("number", [0, 5])
def test_ours_as_theirs_goes_to_another_process(number: int) -> None:
    found = read(SPACE, SOME[number], SOME[0]).scenario
    theirs = negmas_scenario(found).ufuns[0]
    for again in (pickle.loads(pickle.dumps(theirs)), deepcopy(theirs)):
        assert again.reserved_value == theirs.reserved_value
        assert [again(one) for one in theirs.outcome_space.enumerate()] == [
            theirs(one) for one in theirs.outcome_space.enumerate()
        ]
