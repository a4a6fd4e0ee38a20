"""What the statesman is made of: its target, its fresh offers, its acceptance, and how it does against the tough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import three, two

from communique.loading.scenario_file import load_scenario
from communique.model.package import Package
from communique.model.scenario import Seat
from communique.negotiators.parts.bayes import BayesianBeliefs
from communique.negotiators.parts.own_packages import Space
from communique.negotiators.parts.survey import Survey
from communique.negotiators.registry import NEGOTIATORS
from communique.negotiators.statesman import TalksRecord
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session import Session
from communique.simulation import play
from communique.views import Heard

NOTHING: Package = (0, 0, 0, 0)


def moves(theirs: Sequence[Package], rounds: int = 12, seed: int = 1) -> list[Move]:
    """Aland's moves while Borea offers `theirs` in turn, then the last of them again."""
    session = Session.open(two(rounds=rounds, reservation=30), seed, protocol="alternating")
    made: list[Move] = []
    while not session.over:
        if session.turn == 0:
            move = NEGOTIATORS["statesman"].decide(session.chair(Seat(0)).view(), session.chair(Seat(0)).dice())
            made.append(move)
        else:
            move = Offer(theirs[min(len(made) - 1, len(theirs) - 1)])
        assert session.chair(session.turn).submit(move) is None
    return made


def worth(made: Sequence[Move]) -> list[int]:
    sheet = two().sheets[0]
    return [sheet.value(move.terms) for move in made if isinstance(move, Offer)]


def test_it_asks_for_everything_first_and_stays_firm_against_the_immovable() -> None:
    points = worth(moves([NOTHING]))
    assert points[0] == 62
    assert min(points[:6]) >= 56
    assert min(points) > 30


def test_its_last_offer_to_the_immovable_is_no_surrender_though_no_deal_is_worth_half_its_best() -> None:
    """No deal is worth 30 to it, its best package 62: it keeps more than half of what lies between."""
    for theirs in (NOTHING, (0, 2, 0, 0), (0, 0, 0, 3)):
        assert worth(moves([theirs]))[-1] > (30 + 62) // 2


def test_it_takes_no_chances_and_so_needs_no_seed() -> None:
    assert moves([NOTHING], seed=1) == moves([NOTHING], seed=2)


def test_it_moves_for_those_who_wait_but_never_first() -> None:
    """Borea repeats one offer: one new package is answered by one step, and then Aland waits."""
    offers = [move.terms for move in moves([NOTHING], rounds=30)[:20] if isinstance(move, Offer)]
    assert len(set(offers)) <= 3


def test_it_accepts_what_is_worth_its_target() -> None:
    assert moves([(2, 2, 1, 3)])[1] == Accept()


def test_in_the_last_turn_it_takes_the_best_of_one_who_has_come_a_long_way() -> None:
    came = [(0, 0, 0, 0), (0, 0, 1, 0), (0, 1, 0, 0), (0, 1, 1, 0)]
    assert moves(came + [NOTHING] * 6 + [(0, 2, 1, 0)])[11] == Accept()


def test_two_of_them_come_to_an_efficient_agreement() -> None:
    outcome = play(two(rounds=40), ["statesman", "statesman"], 1, protocol="alternating").outcome()
    assert outcome.kind == "joint"
    assert min(outcome.surplus) > 0


@pytest.mark.parametrize("other", ["boulware", "linear", "conceder", "tit-for-tat"])
def test_it_gets_more_than_those_who_look_at_the_clock(other: str) -> None:
    for lineup, seat in ((["statesman", other], 0), ([other, "statesman"], 1)):
        outcome = play(two(rounds=60), lineup, 3, protocol="alternating").outcome()
        assert outcome.agreement
        assert outcome.surplus[seat] >= outcome.surplus[1 - seat]


def test_in_a_conference_it_reaches_agreements() -> None:
    ends = [play(three(), ["statesman", "statesman", "mediator"], seed).outcome() for seed in range(5)]
    assert sum(end.agreement for end in ends) >= 3


def test_the_party_that_never_says_yes_weighs_most() -> None:
    record = TalksRecord(Seat(0), BayesianBeliefs(three().public, Seat(0)), 10)
    for _ in range(4):
        for seat, move in ((0, Offer(NOTHING)), (1, Accept()), (2, Pass())):
            record.hear(Heard(Seat(seat), move, False, (), 0))
    assert (record.weight(Seat(1), 8), record.weight(Seat(2), 8)) == (1, 3)


def discounted(discount: str, theirs: Sequence[Package], rounds: int = 40) -> list[Move]:
    """Aland's moves, as `moves`, when at the deadline a point is worth `discount` of what it is at first."""
    scenario = two(rounds=rounds, reservation=30)
    sheets = tuple(replace(sheet, discount=discount) for sheet in scenario.sheets)
    session = Session.open(replace(scenario, sheets=sheets), 1, protocol="alternating")
    made: list[Move] = []
    while not session.over:
        if session.turn == 0:
            made.append(NEGOTIATORS["statesman"].decide(session.chair(Seat(0)).view(), session.chair(Seat(0)).dice()))
            move = made[-1]
        else:
            move = Offer(theirs[min(len(made) - 1, len(theirs) - 1)])
        assert session.chair(session.turn).submit(move) is None
    return made


def test_where_time_costs_a_good_offer_is_taken_soon_and_else_it_waits() -> None:
    """What leaves Aland about two thirds of what lies between no deal and its best."""
    sheet = two().sheets[0]
    good: Package = (0, 1, 1, 3)
    assert 30 + (62 - 30) // 2 < sheet.value(good) < 62
    soon = discounted("0.3", [good])
    assert soon[-1] == Accept()
    assert len(soon) < 10
    assert len(discounted("1", [good])) > 30
    assert len(discounted("0.98", [good])) > 30


def test_where_waiting_brings_less_than_its_share_it_comes_down_and_else_holds_on() -> None:
    """Borea offers nothing: where a point keeps 98 % of its worth holding on is better, where it keeps half, not."""
    first = {discount: worth(discounted(discount, [NOTHING]))[:20] for discount in ("0.5", "0.98", "1")}
    assert first["0.98"] == first["1"]
    assert min(first["1"]) >= 56
    assert min(first["0.5"]) < 56


@pytest.mark.parametrize(("name", "several"), [("lantern-strait", False), ("harbour-at-sel", True)])
def test_it_asks_for_its_best_and_several_for_nine_tenths_in_the_last_tenth(name: str, several: bool) -> None:
    """The others say nothing; it offers its best itself now and then only, or but for one step always."""
    scenario = load_scenario(name)
    session = Session.open(scenario, 1, protocol="alternating", rounds=200)
    shares: list[int] = []
    while len(shares) < 195:
        move: Move = Pass()
        if session.turn == 0:
            view = session.chair(Seat(0)).view()
            move = NEGOTIATORS["statesman"].decide(view, session.chair(Seat(0)).dice())
            assert isinstance(move, Offer)
            sheet, space = view.sheet, Space(scenario.public, view.sheet)
            low, best = sheet.reservation, space.ladder.values[-1]
            shares.append(1000 * (space.value(move.terms) - low) // (best - low))
        assert session.chair(session.turn).submit(move) is None
    assert sum(share < 1000 for share in shares[:180]) == 1
    late = [share < 1000 for share in shares[185:195]]
    assert (sum(late) > 8) if several else not any(late)
    assert min(shares) >= 880


def survey() -> Survey:
    """Aland's packages worth 31 or more."""
    scenario = two()
    return Survey(Space(scenario.public, scenario.sheets[0]), 31)


def test_a_package_gives_the_same_listed_or_by_itself() -> None:
    found, points = survey(), two().sheets[1].points
    packages = [found.package(k) for k in range(len(found))]
    assert found.shares_of(points, packages).tolist() == found.shares(points).tolist()
    assert NOTHING not in packages
    assert found.shares_of(points, [NOTHING]).tolist() == [two().sheets[1].value(NOTHING)]


def test_the_survey_lists_what_beats_no_deal_by_share_of_the_range() -> None:
    found, sheet = survey(), two().sheets[0]
    points = [sheet.value(found.package(k)) for k in range(len(found))]
    assert min(points) > 30
    assert found.own.tolist() == [(p - 30) * 1000 // 32 for p in points]
    assert found.own[-1] == 1000
    assert [found.own[k] >= 500 for k in (found.from_share(500) - 1, found.from_share(500))] == [False, True]


def test_the_survey_ranks_by_the_others_esteem_and_breaks_ties_for_itself() -> None:
    found = survey()
    table = [[500, 0, 0], [0, 0, 0], [0, 0], [300, 300, 0, 0]]
    shares = found.shares(table)
    assert [int(s) for s in shares] == [
        table[0][p[0]] + table[3][p[3]] for p in (found.package(k) for k in range(len(found)))
    ]
    ranked = found.ranked(found.esteem([shares], (1,)), 0, len(found))
    keys = [(-int(shares[k]) if shares[k] > 20 else 0, -k) for k in ranked]
    assert keys == sorted(keys)
    assert found.ranked(found.esteem([shares], (1,)), 0, 3) == ranked[:3]
