"""Fresh papers: every number gives a case that is worth playing, true to the briefs and the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import combinations

import pytest
from shapes import one_of_each_shape

from communique.analysis.space import tabulate
from communique.loading.fresh import MOST, PapersError, fresh
from communique.loading.fresh.keeping import stakes
from communique.loading.lint import lint
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.sheet import Scenario

EVERY = {name: load_scenario(name) for name in list_scenarios()}
WRITTEN = {name: one for name, one in EVERY.items() if one.ranges is not None}
FEW = (0, 1, 2**53)
MANY = 8
"""A few hundred take minutes."""
DRAWN = [name if name in one_of_each_shape() else pytest.param(name, marks=pytest.mark.slow) for name in WRITTEN]


PINNED = {
    "cape-quern": ("2100a0757163", "76dc4914d359", "33ef4fd50333", "80cfe0d32780", "fd200f5ddf2b"),
    "closed-theatre": ("232249156b34", "c2c55f0066f9", "de55b8d00783", "2c575f73eed0", "34c52b5e42b2"),
    "harbour-at-sel": ("fa8baddf95b3", "56fe3e9b4dea", "9c754a64400e", "fe0b2b2c1850", "0890a67da46b"),
    "lantern-strait": ("96e950e097df", "62e99fc7c771", "de2166b131af", "858c75427f71", "25bb754c4e84"),
    "one-pitch": ("ce92bf51d11a", "a9037ab85d1c", "37f974ce7ca2", "1fb3be195e3a", "52d35e31c402"),
    "one-plough": ("133c0e3e5028", "1bfa4e825c6b", "1c381f8609fb", "1a40fcac2d03", "a45bf13f70ab"),
    "orrin-glass": ("267cab9979ed", "305af3cb4f6c", "005581b704a1", "c35b2cae4751", "d35590e1dccd"),
    "seed-house": ("5afa49ddb9ae", "1b557ae28c49", "e4c4a79accbf", "6851333f1f6f", "fd8976813b74"),
    "sochi-2021": ("01ba8c546e8a", "8b6a240e6acf", "4181a42a0047", "655a89a85b0c", "5953343adae2"),
    "spare-rolling-stock": ("eb9835637b78", "41f30f6b24f5", "8b57738f0a4c", "8ddcd55234b3", "a326ddc5c2b3"),
    "three-reaches": ("2b8974094212", "ec2e15a90952", "8bb219d06dae", "f1296be7205f", "1f23ad2b27a8"),
    "trieste-1954": ("630871e3f117", "6fd4e7e5bbde", "53afbeda1a32", "1e63072130e0", "47622565b2c4"),
    "two-valleys": ("dcc35c3c893e", "f9a8edfeda88", "079f089e07c9", "0714bc8f2358", "76b761398c14"),
}
"""By scenario, what papers 1 to 5 hold, as `numbers` says it. When it changes, old saves lead to another case."""


def numbers(case: Scenario) -> str:
    """A digest over every number that was drawn, and over no text."""
    told = [
        (
            one.points, [link.points for link in one.links], one.reservation, sorted(one.level_reservations.items()),
            [audience.threshold for audience in one.audiences],
        )
        for one in case.sheets
    ]  # fmt: skip
    return sha256(repr(told).encode()).hexdigest()[:12]


def same_order(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether the numbers of both rise, fall and tie at the same places."""
    pairs = list(combinations(range(len(one)), 2))
    return [(one[a] > one[b]) - (one[a] < one[b]) for a, b in pairs] == [
        (other[a] > other[b]) - (other[a] < other[b]) for a, b in pairs
    ]


def check(written: Scenario, case: Scenario) -> None:
    """All that is promised of a drawn case."""
    assert written.ranges is not None
    assert {one.name: one.status for one in lint(case)} == {one.name: "pass" for one in lint(case)}
    space = tabulate(case.public, case.sheets)
    assert [int(row[space.feasible].max()) for row in space.points] == [100] * len(case.sheets)
    for before, after in zip(written.sheets, case.sheets, strict=True):
        assert all(map(same_order, before.points, after.points))
        old, new = stakes(before.points), stakes(after.points)
        for bounds, was, now in zip(written.ranges.weights[before.seat], old, new, strict=True):
            assert bounds.low * was - 99 <= 100 * now <= bounds.high * was + 99
        ranked = sorted(range(len(old)), key=lambda issue: -old[issue])
        if old[ranked[1]] > old[ranked[2]]:
            assert max(new) == max(new[ranked[0]], new[ranked[1]])
        if old[ranked[-1]] < old[ranked[-2]]:
            assert new[ranked[-1]] == min(new)
        assert [(k.points > 0) - (k.points < 0) for k in before.links] == [
            (k.points > 0) - (k.points < 0) for k in after.links
        ]
        assert written.ranges.no_deal.low <= after.reservation <= written.ranges.no_deal.high
        assert (before.brief, before.cards) == (after.brief, after.cards)
    for level in case.public.levels:
        cut = at_level(case, level.id)
        assert tabulate(cut.public, cut.sheets).acceptable_to_all.any()


def test_where_no_deal_is_expected_there_are_no_ranges() -> None:
    assert [name for name, one in WRITTEN.items() if one.no_deal_expected] == []


def test_every_scenario_with_ranges_has_its_numbers_pinned() -> None:
    assert set(PINNED) == set(WRITTEN)


@pytest.mark.parametrize("name", ["one-plough", "orrin-glass", "three-reaches"])
def test_an_easier_level_is_about_as_easy_with_fresh_papers_as_with_those_written(name: str) -> None:
    """Also where somebody's opening can be signed there: it was raised out of reach, and the first level with it."""
    case = fresh(WRITTEN[name], 1)
    for level in ("guided", "delegate"):
        before, now = (_suiting_all(at_level(one, level)) for one in (WRITTEN[name], case))
        assert before <= 2 * now <= 3 * before, level


def _suiting_all(scenario: Scenario) -> int:
    return int(tabulate(scenario.public, scenario.sheets).acceptable_to_all.sum())


@pytest.mark.parametrize("name", DRAWN)
def test_the_first_papers_hold_the_same_numbers_on_every_machine(name: str) -> None:
    assert tuple(numbers(fresh(WRITTEN[name], number)) for number in range(1, 6)) == PINNED[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("number", FEW)
def test_a_drawn_case_passes_every_lint_and_stays_true(name: str, number: int) -> None:
    check(WRITTEN[name], fresh(WRITTEN[name], number))


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in one_of_each_shape() if name in WRITTEN])
def test_the_first_papers_pass_every_lint_and_differ(name: str) -> None:
    cases = [fresh(WRITTEN[name], number) for number in range(MANY)]
    for case in cases:
        check(WRITTEN[name], case)
    assert len({case.digest for case in cases}) == MANY


def test_the_number_is_told_to_everybody_and_the_public_part_is_otherwise_the_same() -> None:
    case = fresh(WRITTEN["sochi-2021"], 7)
    assert (case.papers, case.public.papers) == (7, 7)
    assert replace(case.public, papers=None) == WRITTEN["sochi-2021"].public
    assert at_level(case, "guided").papers == 7


def test_papers_drawn_from_drawn_papers_are_those_of_the_scenario_as_written() -> None:
    written = WRITTEN["lantern-strait"]
    assert fresh(fresh(written, 3), 4).digest == fresh(written, 4).digest
    assert fresh(fresh(written, 3), 4).written is written


def test_a_name_and_a_number_load_the_same_case() -> None:
    assert load_scenario("lantern-strait", papers=4).digest == fresh(WRITTEN["lantern-strait"], 4).digest


def test_the_twin_has_papers_of_its_own() -> None:
    points = [
        [sheet.points for sheet in load_scenario(name, papers=1).sheets] for name in ("sochi-2021", "two-valleys")
    ]
    assert points[0] != points[1]


def test_without_ranges_there_are_no_fresh_papers() -> None:
    with pytest.raises(PapersError, match='Scenario "lantern-strait" states no ranges, so there are no fresh papers'):
        fresh(replace(WRITTEN["lantern-strait"], ranges=None), 1)


@pytest.mark.parametrize("number", [-1, MOST + 1])
def test_a_number_out_of_reach_is_refused(number: int) -> None:
    with pytest.raises(PapersError, match=f"Papers are numbered from 0 to 9007199254740992, not {number}."):
        fresh(WRITTEN["lantern-strait"], number)


def test_ranges_that_no_case_fits_are_said_in_one_sentence() -> None:
    written = WRITTEN["lantern-strait"]
    assert written.ranges is not None
    tight = replace(written, ranges=replace(written.ranges, no_deal=replace(written.ranges.no_deal, low=0, high=1)))
    with pytest.raises(PapersError, match='Papers 1 of scenario "lantern-strait" cannot be drawn'):
        fresh(tight, 1)
