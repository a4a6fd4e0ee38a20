"""The published deals of people come out as efficient as the fact sheet says, by the program's own frontier.

`casino_deals.csv` holds who had what in the 1,005 deals of CaSiNo (Chawla and others 2021, CC BY 4.0, no word of the
talks): goods in the order of worth to who put the deal forward (5, 4, 3), what they were worth to the partner, how many
packages of each the one had of three, and how often that was agreed.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from dividing import Division, deal_or_no_deal, efficient

from communique.loading.scenario_file import load_scenario

DEALS = Path(__file__).with_name("casino_deals.csv")


def published() -> list[tuple[Division, int]]:
    """The deals of CaSiNo, and how often each was agreed."""
    with DEALS.open(encoding="utf-8", newline="") as file:
        return [
            (Division((3, 3, 3), (5, 4, 3), digits(row["partner"]), digits(row["proposer_gets"])), int(row["deals"]))
            for row in csv.DictReader(file)
        ]


def digits(text: str) -> tuple[int, ...]:
    return tuple(map(int, text))


def test_677_of_the_1005_deals_of_casino_were_efficient() -> None:
    deals = published()
    assert sum(times for _, times in deals) == 1005
    assert sum(times for deal, times in deals if efficient(deal)) == 677


@pytest.mark.parametrize(
    ("theirs", "got", "good"),
    [
        ((3, 4, 5), (3, 2, 0), True),  # all of the best for either, the middle divided
        ((3, 4, 5), (2, 1, 2), False),  # one package of the best against one of the third helps both
        ((5, 4, 3), (2, 1, 2), True),  # with equal orders every full division is efficient
        ((5, 3, 4), (3, 0, 1), False),  # a package of the second against one of the third helps both
    ],
)
def test_a_division_worked_out_by_hand(theirs: tuple[int, ...], got: tuple[int, ...], good: bool) -> None:
    assert efficient(Division((3, 3, 3), (5, 4, 3), theirs, got)) is good


PRINTED = """\
1 4 4 1 1 2 THEM: ... <selection> item0=1 item1=0 item2=1 <eos> reward=6 agree 1 0 4 2 1 2
1 0 4 2 1 2 YOU: ... <selection> item0=0 item1=4 item2=0 <eos> reward=8 agree 1 4 4 1 1 2
2 2 2 0 2 3 YOU: ... <selection> item0=2 item1=0 item2=1 <eos> reward=7 agree 2 0 2 2 2 3
2 0 2 4 2 1 YOU: ... <selection> item0=0 item1=2 item2=1 <eos> reward=9 agree 2 3 2 0 2 2
1 6 3 0 2 2 YOU: ... <selection> item0=1 item1=3 item2=2 <eos> reward=10 disagree 1 2 3 2 2 1
"""
"""Deals that the README and the viewer of Deal or No Deal show, in the form of its data file, without the talk."""


def test_the_printed_deals_of_deal_or_no_deal_are_read_and_counted_as_by_hand() -> None:
    """The first pair: one side had 6 and the other 8; to better either, the ball worth 2 to both would have to move."""
    deals = list(deal_or_no_deal(PRINTED.splitlines()))
    assert [deal.points for deal in deals] == [(6, 8), (8, 6), (7, 7), (9, 8)]
    assert [efficient(deal) for deal in deals] == [True] * 4
    worse = deals[0]._replace(got=(1, 1, 0))
    assert worse.points == (5, 8)
    assert not efficient(worse)


@pytest.mark.parametrize(
    ("scenario", "deals", "good", "share"),
    [("closed-theatre", 1005, 677, "67.4"), ("spare-rolling-stock", 9531, 7343, "77.0")],
)
def test_the_scenarios_say_what_was_counted(scenario: str, deals: int, good: int, share: str) -> None:
    (study,) = load_scenario(scenario).public.studies
    assert (study.deals, study.efficient) == (deals, good)
    assert f"{study.share:.1f}" == share
