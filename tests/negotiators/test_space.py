"""A seat's own arithmetic, against brute force."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from builders import build, rich, two

from communique.model.scenario import Seat, Signing
from communique.model.sheet import Link
from communique.negotiators.parts import own_packages as spaces
from communique.negotiators.parts.bidding import Exchange, Menu
from communique.negotiators.parts.own_packages import LIMIT, Ladder, Space, space_of
from communique.session import Session
from communique.simulation.carry import Carry


def _space(scenario: Any, seat: int = 0) -> Space:
    return Space(scenario.public, scenario.sheets[seat])


def test_the_ladder_holds_every_package_that_keeps_the_rules_in_order_of_value() -> None:
    scenario = rich()
    space, sheet = _space(scenario), scenario.sheets[0]
    ladder = space.ladder
    listed = [ladder.package(rank) for rank in range(len(ladder))]
    wanted = [p for p in product(range(3), range(3), range(2), range(4)) if not space.broken(p)]
    assert sorted(listed) == wanted
    assert [sheet.value(p) for p in listed] == list(ladder.values) == sorted(ladder.values)


def test_rules_between_options_are_counted_when_broken() -> None:
    space = _space(rich())
    assert [space.broken(p) for p in ((2, 2, 0, 0), (2, 1, 0, 0), (0, 0, 1, 2), (2, 0, 1, 2))] == [0, 1, 1, 2]


def test_what_is_added_up_by_option_is_what_the_sheet_says() -> None:
    scenario = rich()
    for seat, sheet in enumerate(scenario.sheets):
        space = _space(scenario, seat)
        for package in product(range(3), range(3), range(2), range(4)):
            assert space.value(package) == sheet.value(package)
            assert space.unhappy(package) == len(sheet.unhappy(package))


def test_when_one_issue_changes_the_value_changes_by_its_part() -> None:
    scenario = rich(links={0: (Link(0, 2, 1, 2, 6), Link(3, 1, 0, 2, -5)), 1: (Link(0, 1, 3, 1, -4),)})
    for seat, sheet in enumerate(scenario.sheets):
        space = _space(scenario, seat)
        for package in product(range(3), range(3), range(2), range(4)):
            for i, k in ((i, k) for i, row in enumerate(sheet.points) for k in range(len(row))):
                after = (*package[:i], k, *package[i + 1 :])
                gained = sheet.value(after) - sheet.value(package)
                assert space.part(i, after) - space.part(i, package) == gained


def test_rank_finds_the_first_package_worth_enough() -> None:
    ladder = _space(two()).ladder
    assert ladder.values[ladder.rank(60)] == 62
    assert ladder.values[ladder.rank(59)] == 59
    assert ladder.rank(63) == len(ladder)


def test_a_large_space_is_thinned_and_keeps_its_best_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spaces, "LIMIT", 300)
    monkeypatch.setattr(spaces, "_BEST", 60)
    scenario = build(sizes=(4,) * 6)
    space = _space(scenario)
    ladder = Ladder(space)
    values = sorted(space.value(p) for p in product(range(4), repeat=6))
    assert len(ladder) <= 300
    assert list(ladder.values[-60:]) == values[-60:]
    assert ladder.values[0] == values[0]
    assert all(space.value(ladder.package(rank)) == ladder.values[rank] for rank in range(len(ladder)))


def test_ten_to_the_sixteen_packages_are_listed_within_the_limit() -> None:
    space = _space(build(sizes=(10,) * 16))
    assert len(space.ladder) == LIMIT
    best = space.ladder.package(LIMIT - 1)
    assert space.value(best) == sum(max(row) for row in space.rows)


def test_one_space_is_built_for_each_briefing_and_goes_with_it() -> None:
    one, other = (Session.open(two(), seed) for seed in (1, 2))
    space = space_of(one.chair(Seat(0)).view())
    assert space_of(one.chair(Seat(0)).view()) is space
    assert space_of(one.chair(Seat(1)).view()).sheet == two().sheets[1]
    assert space_of(other.chair(Seat(0)).view()) is not space


def test_a_batch_hands_a_space_on_from_game_to_game_seat_by_seat() -> None:
    carry, spaces = Carry(), []
    for seed in range(3):
        session = Session.open(two(), seed)
        carry.over(session.briefings)
        spaces.append(space_of(session.chair(Seat(0)).view()))
        if seed == 1:
            last = space_of(session.chair(Seat(1)).view())
    assert spaces[0] is spaces[1] is spaces[2]
    assert last.sheet == two().sheets[1]
    assert space_of(session.chair(Seat(1)).view()) is last


JOINTS = [
    ((3, 1, 0), (0, 5, 9), (4, 0), (7, 7, 2, 0)),
    ((0, 0, 0), (1, 0, 0), (0, 8), (0, 1, 2, 3)),
    ((9, 0, 4), (6, 6, 0), (5, 1), (8, 3, 9, 0)),
]


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("target", [0, 20, 31, 45, 55, 62])
def test_a_trade_reaches_its_target_and_nearly_the_best_for_the_others(joint: Any, target: int) -> None:
    space = _space(two())
    exchange = Exchange(Menu(space, (), None), joint)
    found = exchange.trade(target, careful=False)

    def theirs(package: Any) -> int:
        return sum(row[k] for row, k in zip(joint, package, strict=True))

    best = max(theirs(p) for p in product(range(3), range(3), range(2), range(4)) if space.value(p) >= target)
    widest = max(max(row) for row in joint)
    assert space.value(found) >= target
    assert best - theirs(found) <= widest


@pytest.mark.parametrize("target", [10, 25, 40])
def test_a_careful_trade_keeps_rules_and_audiences(target: int) -> None:
    scenario = rich()
    space = _space(scenario)
    package = Exchange(Menu(space, (1, 0, 0, 0), ()), JOINTS[0]).trade(target, careful=True)
    assert not space.broken(package)
    assert not scenario.sheets[0].unhappy(package)
    assert package[0] >= 1
    assert package[3] != 3, "that option waits for a guarantee"
    assert space.value(package) >= target


@pytest.mark.parametrize("careful", [False, True])
@pytest.mark.parametrize("target", [10, 40])
def test_mending_judges_each_single_change_by_its_whole_score(target: int, careful: bool) -> None:
    """The slow truth: the first of the changes, in order, that scores more than all before it."""
    exchange = Exchange(Menu(_space(rich()), (1, 0, 0, 0), ()), JOINTS[0])
    for package in product((1, 2), range(3), range(2), range(3)):
        score = exchange._score(package, target, careful)
        best: Any = score, None
        for i, options in enumerate(exchange.menu.options):
            for k in options:
                tried = exchange._score((*package[:i], k, *package[i + 1 :]), target, careful)
                best = (tried, (i, k)) if tried > best[0] else best
        assert exchange._best_change(list(package), score, target, careful) == best


def test_a_trade_out_of_reach_gives_the_best_there_is() -> None:
    assert Exchange(Menu(_space(two()), (), None), JOINTS[0]).trade(1000, careful=False) == (2, 2, 1, 3)


@pytest.mark.parametrize("known", [0, 8])
@pytest.mark.parametrize("careful", [False, True])
def test_a_trade_that_is_remembered_is_the_one_that_would_be_made_anew(known: int, careful: bool) -> None:
    space = _space(rich())
    menu = Menu(space, (1, 0, 0, 0), ())
    for target in (10, 40, 25, 10, 40):
        for joint in (*JOINTS, *JOINTS[::-1]):
            fresh = Exchange(Menu(space, (1, 0, 0, 0), ()), joint, known)
            kept = menu.exchange(joint, lambda joint=joint: joint, known)  # type: ignore[misc]
            assert kept.trade(target, careful) == fresh.trade(target, careful)
            assert kept.joint == fresh.joint


def test_what_a_menu_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.negotiators.parts.bidding._EXCHANGES", 2)
    menu = Menu(_space(two()), (), None)
    for joint in JOINTS * 2:
        menu.exchange(joint, lambda joint=joint: joint)  # type: ignore[misc]
        assert len(menu.exchanges) <= 2


def test_scenarios_that_differ_in_who_has_to_sign_have_spaces_of_their_own() -> None:
    """Equal otherwise, id and sheets included: whose consent a proposal needs is part of the space."""
    needed = []
    for signing in (Signing("principals"), Signing("unanimity"), Signing("k-of-n", 2, (Seat(2),))):
        session = Session.open(build(mediators=1, signing=signing), 1, protocol="alternating")
        needed.append(space_of(session.chair(Seat(0)).view()).others)
    assert needed == [(1,), (1, 2), (2,)]
