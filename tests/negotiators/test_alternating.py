"""What defines each strategy, in alternating offers: written-out bids on a table of 72 packages.

Aland's points are (0 2 5), (0 6 12), (0 19), (0 8 17 26): 62 at best, 30 without a deal. Borea insists on the
package of all zeros, which gives Aland nothing, unless a test says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from builders import two

from communique.model.package import Package
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.session import Session

NOTHING: Package = (0, 0, 0, 0)


def table(rounds: int = 11, reservation: int = 30) -> Scenario:
    return two(rounds=rounds, reservation=reservation)


def bids(name: str, theirs: Sequence[Package] = (), rounds: int = 11, seed: int = 1) -> list[Move]:
    """Aland's moves while Borea offers `theirs` in turn, then the last of them again."""
    session = Session.open(table(rounds), seed, protocol="alternating")
    made: list[Move] = []
    while not session.over:
        if session.turn == 0:
            move = NEGOTIATORS[name].decide(session.chair(Seat(0)).view(), session.chair(Seat(0)).dice())
            made.append(move)
        else:
            k = min(len(made) - 1, len(theirs) - 1)
            move = Offer(theirs[k] if theirs else NOTHING)
        assert session.chair(session.turn).submit(move) is None
    return made


def worth(moves: Sequence[Move]) -> list[int]:
    sheet = table().sheets[0]
    return [sheet.value(move.terms) if isinstance(move, Offer) else -1 for move in moves]


def test_boulware_holds_out_and_then_falls() -> None:
    assert worth(bids("boulware")) == [59, 59, 59, 59, 59, 57, 56, 53, 48, 42, 33]


def test_linear_goes_down_in_even_steps() -> None:
    assert worth(bids("linear")) == [57, 56, 53, 50, 47, 45, 42, 40, 37, 34, 32]


def test_conceder_gives_most_of_it_at_once() -> None:
    assert worth(bids("conceder")) == [56, 45, 42, 40, 38, 37, 35, 34, 33, 32, 32]


def test_micro_goes_one_package_down_for_each_new_offer() -> None:
    theirs = [NOTHING, (1, 0, 0, 0), (0, 1, 0, 0), (1, 1, 0, 0), (2, 1, 0, 0)]
    first = [move.terms for move in bids("micro", theirs)[:5] if isinstance(move, Offer)]
    assert first == [(2, 2, 1, 3), (1, 2, 1, 3), (0, 2, 1, 3), (2, 1, 1, 3), (2, 2, 1, 2)]


def test_micro_repeats_itself_while_it_hears_nothing_new() -> None:
    moves = [move.terms for move in bids("micro") if isinstance(move, Offer)]
    assert moves[:2] == [(2, 2, 1, 3), (1, 2, 1, 3)]
    assert set(moves[2:]) <= {(2, 2, 1, 3), (1, 2, 1, 3)}


def test_micro_accepts_what_is_as_good_as_its_next_bid() -> None:
    assert bids("micro", [(0, 2, 1, 3)])[1] == Offer((1, 2, 1, 3))
    assert bids("micro", [(1, 2, 1, 3)])[1] == Accept()


def test_tit_for_tat_gives_what_it_is_given() -> None:
    stubborn = worth(bids("tit-for-tat"))
    generous = worth(bids("tit-for-tat", [NOTHING, (2, 0, 0, 0), (2, 1, 0, 0), (2, 2, 0, 0)]))
    assert stubborn[:5] == [59, 59, 56, 56, 56]
    assert generous[:5] == [59, 59, 51, 45, 38]


def test_firm_still_asks_for_much_when_time_is_nearly_up() -> None:
    assert min(worth(bids("firm"))) >= 43


def test_problem_solver_gives_way_first_where_the_other_shows_it_cares() -> None:
    """Borea never moves from C0: the last bid gives it that, and asks for what Borea has shown it can give."""
    moves = bids("problem-solver", [(2, 2, 0, 3), (1, 2, 0, 3), (2, 1, 0, 2)], rounds=6)
    assert moves[0] == Offer((2, 1, 1, 3))
    assert moves[-1] == Offer((2, 2, 0, 3))


@pytest.mark.parametrize("name", sorted(set(NEGOTIATORS) - {"random"}))
def test_nobody_accepts_or_offers_less_than_no_deal(name: str) -> None:
    moves = bids(name)
    assert Accept() not in moves
    assert min(worth(moves)) > 30


@pytest.mark.parametrize("name", sorted(set(NEGOTIATORS) - {"random", "micro", "statesman"}))
def test_the_last_turn_takes_whatever_beats_no_deal(name: str) -> None:
    """The statesman may still make an offer here, since Borea has an answer left."""
    assert bids(name, [NOTHING] * 9 + [(0, 2, 1, 0)])[10] == Accept()


@pytest.mark.parametrize("name", sorted(set(NEGOTIATORS) - {"random", "micro"}))
def test_the_last_to_answer_takes_whatever_beats_no_deal(name: str) -> None:
    borea = table().sheets[1]
    beats = [p for p in product(*map(range, table().public.sizes)) if borea.value(p) > borea.reservation]
    poorest = min(beats, key=borea.value)
    session = Session.open(table(), 1, protocol="alternating")
    while not session.over:
        if session.turn == 0:
            last = session.state.table.round == 10  # type: ignore[union-attr]
            assert session.chair(Seat(0)).submit(Offer(poorest if last else (2, 2, 1, 3))) is None
        else:
            move = NEGOTIATORS[name].decide(session.chair(Seat(1)).view(), session.chair(Seat(1)).dice())
            assert session.chair(Seat(1)).submit(move) is None
    assert session.events[-1].move == Accept()


@pytest.mark.parametrize("name", sorted(set(NEGOTIATORS) - {"random"}))
def test_where_nothing_beats_no_deal_it_leaves(name: str) -> None:
    session = Session.open(table(reservation=62), 1, protocol="alternating")
    assert NEGOTIATORS[name].decide(session.chair(Seat(0)).view(), session.chair(Seat(0)).dice()) == Leave()


def test_seeds_vary_the_bids_of_equal_worth() -> None:
    assert len({tuple(bids("linear", seed=seed)) for seed in range(5)}) > 1
