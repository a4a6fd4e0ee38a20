"""What is learned of one party from its offers, by Bayes' rule.

Expected values come from the profiles that the offers were made by, from `math`, or are written out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from statistics import correlation, mean

import pytest
from builders import build
from hypothesis import given as supposing
from hypothesis import settings
from hypothesis import strategies as st
from known_parties import STYLES, Rows, by_time, offers_of, random_rows, total

from communique.interop.importing import imported
from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.negotiators.parts import bayes
from communique.negotiators.parts.aspiration import PARTS
from communique.negotiators.parts.bayes import BayesianBeliefs, BelievedProfile, given
from communique.negotiators.parts.beliefs import WHOLE, Beliefs, Gains
from communique.rules.moves.offer import Offer
from communique.simulation.playing import play

BOREA = Seat(1)
SIZES = (3, 3, 2, 4)


quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def profile(sizes: Sequence[int] = SIZES, **changes: object) -> BelievedProfile:
    return BelievedProfile(build(sizes=sizes, **changes).public, BOREA)  # type: ignore[arg-type]


def heard(offers: Sequence[Terms], sizes: Sequence[int] = SIZES, **changes: object) -> BelievedProfile:
    """After `offers`, made at the beginning of a hundred rounds."""
    one = profile(sizes, **changes)
    for turn, terms in enumerate(offers):
        one.offered(terms, turn * PARTS // 100)
    return one


# -- parties that are known, to be found out -------------------------------------------------------


def likeness(table: Gains, rows: Rows) -> float:
    """How believed and true worth of all packages go together (Pearson)."""
    packages = list(product(*[range(len(row)) for row in rows]))
    return correlation([total(table, p) for p in packages], [total(rows, p) for p in packages])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("count", [10, 30, 80])
def test_it_comes_nearer_to_the_truth_than_counting_does(style: str, count: int) -> None:
    learned, counted = [], []
    for number in range(10):
        luck = Random(f"{style} {number}")
        rows = random_rows(luck)
        sizes = [len(row) for row in rows]
        offers = [terms for terms, _ in zip(offers_of(style, rows, luck), range(count), strict=False)]
        learned.append(likeness(heard(offers, sizes).table(), rows))
        tallies = Beliefs(build(sizes=sizes).public, Seat(0))
        for terms in dict.fromkeys(offers):
            tallies.offered(BOREA, terms, ())
        counted.append(likeness(tallies.table(BOREA), rows))
    assert mean(learned) > mean(counted)
    assert sum(map(float.__gt__, learned, counted)) >= 6


def test_a_party_that_concedes_is_found_out() -> None:
    """Issue by issue: rising and heavy, falling, without order, of no account."""
    rows = ((0, 0.16, 0.33, 0.5), (0.3, 0.15, 0.0), (0.2, 0.0, 0.2, 0.1), (0, 0, 0))
    one = heard(list(by_time(1, rows, Random(7))), (4, 3, 4, 3))
    table, weights = one.table(), one.weights()
    assert likeness(table, rows) > 0.97
    assert weights[0] > weights[1] > weights[2] > weights[3]
    assert table[0][3] > table[0][2] > table[0][1] > table[0][0]
    assert table[1][0] > table[1][1] > table[1][2]
    assert min(table[2][0], table[2][2]) > table[2][3] > table[2][1]
    believed, true = (sum(max(row) for row in some) for some in (table, rows))
    assert believed / WHOLE == pytest.approx(true, abs=0.1)


@pytest.mark.parametrize("name", ["anac2010-EnglandZimbabwe-2p", "anac2012-Acquisition-A-2p"])
@pytest.mark.parametrize("style", ["linear", "boulware"])
def test_parties_of_published_domains_are_found_out_better_than_by_counting(name: str, style: str) -> None:
    folder = Path(__file__).resolve().parents[3] / "shared" / "domains" / name
    if not folder.is_dir():
        pytest.skip("the public domains are not beside this checkout")
    scenario = imported([folder]).scenario
    seat = Seat(0)
    events = play(scenario, [style, "micro"], 1, protocol="alternating", rounds=60).events
    offers = [event.move.terms for event in events if event.seat == seat and isinstance(event.move, Offer)]
    assert len(offers) > 10
    one, tallies = BelievedProfile(scenario.public, seat), Beliefs(scenario.public, Seat(1))
    for turn, terms in enumerate(offers):
        one.offered(terms, turn * PARTS // 60)
        tallies.offered(seat, terms, ())
    rows = scenario.sheets[seat].points
    assert likeness(one.table(), rows) > likeness(tallies.table(seat), rows) + 0.04


# -- what one more offer does ----------------------------------------------------------------------


def test_before_the_first_offer_options_without_a_place_in_order_are_alike() -> None:
    table = profile().table()
    assert table[2][0] == table[2][1]
    assert all(row[0] == row[-1] for row in table)
    assert len(set(profile((3, 3)).weights())) == 1


def test_a_public_goal_is_believed_before_the_first_word() -> None:
    one = profile(goals={1: [(1, (2,))]})
    assert max(range(3), key=one.table()[1].__getitem__) == 2
    assert one.weights()[1] == max(one.weights()) > one.weights()[0]


def test_offers_outweigh_a_goal_that_was_but_talk() -> None:
    offers = [(2, 0, k % 2, k // 2) for k in range(8)]
    table = heard(offers, goals={1: [(1, (2,))]}).table()
    assert table[1][0] > table[1][2]


def test_the_same_offer_again_teaches_nothing_new() -> None:
    once, often = heard([(2, 0, 0, 3)]), heard([(2, 0, 0, 3)] * 9)
    assert once.table() == often.table()
    assert once.spread() == often.spread()


def test_what_is_asked_for_first_tells_most() -> None:
    early, late = profile(), profile()
    early.offered((2, 0, 0, 3), 0)
    late.offered((2, 0, 0, 3), PARTS)
    assert [max(row) - min(row) for row in early.table()] > [max(row) - min(row) for row in late.table()]
    assert early.table()[3][3] - early.table()[3][0] > late.table()[3][3] - late.table()[3][0]


def test_an_option_that_was_never_asked_for_is_worth_less_the_later_it_is() -> None:
    offers = list(product((0, 1), (0, 1), (0, 1), (0, 1, 3)))
    parts = []
    for count in (2, 8, 24):
        row = heard(offers[:count]).table()[3]
        parts.append(row[2] / max(row))
    assert parts == sorted(parts, reverse=True)
    assert parts[-1] < 0.5


def test_an_issue_that_is_held_while_others_move_weighs_more() -> None:
    offers = [(2, a, b, c) for a, b, c in product(range(3), range(2), range(4))]
    weights = heard(offers).weights()
    assert weights[0] > 2 * max(weights[1:])


def test_with_many_offers_the_weights_are_surer() -> None:
    rows = ((0.5, 0.2, 0.0), (0.0, 0.1, 0.3), (0.1, 0.0), (0.0, 0.1, 0.05, 0.0))
    offers = list(by_time(1, rows, Random(3)))
    spreads = [sum(heard(offers[:count]).spread()) for count in (0, 40, 100)]
    assert spreads == sorted(spreads, reverse=True)


def test_an_acceptance_tells_less_than_an_offer() -> None:
    asked, agreed, neither = profile(), profile(), profile()
    asked.offered((2, 0, 0, 3), 0)
    agreed.accepted((2, 0, 0, 3), 0)
    gaps = [one.table()[3][3] - one.table()[3][0] for one in (asked, agreed, neither)]
    assert gaps[0] > gaps[1] > gaps[2] == 0


def test_an_issue_left_open_is_not_learned_of() -> None:
    one, silent = profile(), profile()
    one.offered((2, OPEN, 0, OPEN), 0)
    silent.offered((OPEN,) * 4, 0)
    ratios = [table[1][1] / table[1][0] for table in (one.table(), profile().table())]
    assert ratios[0] == pytest.approx(ratios[1], rel=0.02)
    assert silent.table() == profile().table()
    assert one.share((2, OPEN, OPEN, OPEN)) == one.table()[0][2]


def test_numbers_are_believed_in_order_sooner_than_words() -> None:
    public = build(sizes=(5, 5)).public
    words, numbers = public.issues
    assert words.kind == "choice"
    one = BelievedProfile(replace(public, issues=(words, replace(numbers, kind="amount"))), BOREA)
    one.offered((4, 4), 0)
    table = one.table()
    assert table[1][3] / table[1][0] > table[0][3] / table[0][0]


def test_an_issue_of_very_many_options_is_learned_as_others_are() -> None:
    rows = [[k / 99 * 0.6 for k in range(100)], [0.4, 0.0]]
    one = heard([(99 - turn, turn % 5 // 4) for turn in range(40)], (100, 2))
    assert likeness(one.table(), rows) > 0.8
    assert len(one.table()[0]) == 100


# -- properties ------------------------------------------------------------------------------------

packages = st.tuples(*[st.integers(0, size - 1) for size in SIZES])
histories = st.lists(packages, max_size=25)


@quick
@supposing(histories)
def test_weights_come_to_the_whole_and_a_table_to_no_more(offers: list[Terms]) -> None:
    one = heard(offers)
    table = one.table()
    assert sum(one.weights()) == WHOLE
    assert sum(max(row) for row in table) <= WHOLE
    assert min(min(row) for row in table) >= 0
    assert all(max(row) <= weight + 1 for row, weight in zip(table, one.weights(), strict=True))
    assert min(one.spread()) >= 0


@quick
@supposing(histories, packages, st.integers(0, 3), st.integers(0, PARTS))
def test_an_option_gains_on_another_when_it_is_asked_for_instead(
    offers: list[Terms], last: Terms, issue: int, time: int
) -> None:
    other = (*last[:issue], (last[issue] + 1) % SIZES[issue], *last[issue + 1 :])
    if last in offers or other in offers:
        return
    gaps = []
    for terms in (last, other):
        one = heard(offers)
        one.offered(terms, time)
        row = one.table()[issue]
        gaps.append(row[last[issue]] - row[other[issue]])
    assert gaps[0] >= gaps[1]


@quick
@supposing(histories, st.permutations(range(4)))
def test_the_order_of_the_issues_does_not_matter(offers: list[Terms], order: list[int]) -> None:
    straight = heard(offers)
    turned = heard([tuple(terms[i] for i in order) for terms in offers], [SIZES[i] for i in order])
    assert turned.table() == tuple(straight.table()[i] for i in order)
    assert turned.spread() == tuple(straight.spread()[i] for i in order)


def test_what_one_party_offers_teaches_nothing_of_another() -> None:
    one = BayesianBeliefs(build(principals=3).public, Seat(0))
    before = one.table(Seat(2))
    one.offered(BOREA, (2, 0, 0, 3), 0)
    one.accepted(BOREA, (2, 0, 1, 3), PARTS // 2)
    assert one.table(Seat(2)) == before != one.table(BOREA)
    assert one.table(BOREA) == one.of(BOREA).table()
    assert one.share(BOREA, (2, 0, 0, 3)) > one.share(BOREA, (0, 2, 1, 0))
    assert sum(one.weights(BOREA)) == WHOLE
    assert len(one.spread(BOREA)) == 4


def test_before_any_offer_the_spread_is_that_of_the_weights_thought_likely() -> None:
    """Each of five issues weighs 1/8, 1/4, 1/2, 1, 2 or 4 times the average, 14, 24, 36, 36, 18 and 5 in 133."""
    chances = {0.125: 14 / 133, 0.25: 24 / 133, 0.5: 36 / 133, 1: 36 / 133, 2: 18 / 133, 4: 5 / 133}
    average = sum(weight * chance for weight, chance in chances.items())
    variance = sum(weight * weight * chance for weight, chance in chances.items()) - average**2
    spread = profile((3,) * 5).spread()
    assert spread == (spread[0],) * 5
    assert spread[0] == pytest.approx(WHOLE * math.sqrt(variance) / (5 * average), abs=2)


# -- arithmetic ------------------------------------------------------------------------------------


def test_logarithms_are_those_of_mathematics() -> None:
    import numpy as np

    numbers = [1, 2, 3, 10, 1000, 32767, 32768, 10**6, (1 << 28) - 1, 1 << 28, 10**12]
    found = bayes._log(np.array(numbers, np.int64))
    for number, log in zip(numbers, found.tolist(), strict=True):
        assert log / 512 == pytest.approx(math.log(number / 2**28), abs=0.01)
    exps = bayes._exps()
    for n in (0, 1, 512, 5000, 9000):
        assert exps[n] / 2**28 == pytest.approx(math.exp(-n / 512), abs=2**-28)
    assert exps[-1] >= 1


def test_where_order_tells_the_chance_of_an_option_is_the_exponential_tilt() -> None:
    """Weight 1, peak at the first of three options, 0.35 given up: worth 1, 1/2 and 0 of it."""
    give = given(PARTS // 4)
    chances = [math.exp(worth / (give / 1000)) for worth in (1, 0.5, 0)]
    for option in range(3):
        log = int(bayes._seen(3, give)[option, bayes.WEIGHTS.index(8), 0])
        assert log / 512 == pytest.approx(math.log(chances[option] / sum(chances)), abs=0.01)


def test_on_every_machine_the_numbers_are_these() -> None:
    offers = [(2, 0, 0, 3), (2, 0, 1, 3), (2, 1, 0, 3), (2, 0, 0, 2), (1, 0, 0, 3), (2, 0, 1, 2), (2, 2, 0, 3)]
    one = heard(offers)
    assert one.table() == ((47, 170, 316), (171, 84, 51), (144, 84), (49, 103, 248, 337))
    assert one.weights() == (319, 179, 162, 340)
    assert one.spread() == (189, 110, 163, 233)
