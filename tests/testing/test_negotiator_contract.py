"""The contract for other people's negotiators: what keeps it, and what each way of breaking it is told."""

from __future__ import annotations

import gc
import random
from typing import Any

import pytest

import communique
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.moves.offer import Offer
from communique.session import Session
from communique.testing import BrokenContract, check_negotiator, faults_of
from communique.testing.example import Example, example

WHERE = ["lantern-strait", "sochi-2021"]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(NEGOTIATORS))
def test_our_own_keep_it(name: str) -> None:
    check_negotiator(name, scenarios=WHERE)


@pytest.mark.slow
def test_the_example_that_a_new_negotiator_is_made_from_keeps_it_on_every_scenario() -> None:
    check_negotiator(example)


def any_move(view: Any, dice: Any) -> Any:
    return dice.pick(list(view.candidates()))


def test_whatever_is_drawn_from_the_dice_keeps_it() -> None:
    assert faults_of(any_move, scenarios=WHERE[:1]) == ()


class Counts:
    """Keeps something between two calls."""

    def __init__(self) -> None:
        self.calls = 0

    def decide(self, view: Any, dice: Any) -> Any:
        self.calls += 1
        moves = list(view.candidates())
        return moves[self.calls % len(moves)]


def chances(view: Any, dice: Any) -> Any:
    return random.choice(list(view.candidates()))


def crashes(view: Any, dice: Any) -> Any:
    raise ZeroDivisionError


def breaks_rules(view: Any, dice: Any) -> Any:
    return Offer((99,) * len(view.public.sizes))


def peeks(view: Any, dice: Any) -> Any:
    """Finds the game that it sits in among all objects, and reads everybody's papers there."""
    game = next(one for one in gc.get_objects() if isinstance(one, Session) and view.hearing in one._hearings)
    other = game.scenario.sheets[1 - view.seat]
    moves = list(view.candidates())
    return moves[sum(map(sum, [row[:1] for row in other.points])) % len(moves)]


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (Counts, "it makes another move, so it goes by more than its view and dice."),
        (chances, "it makes another move, so it goes by more than its view and dice."),
        (crashes, "failed at "),
        (breaks_rules, "made an illegal move after "),
        (peeks, "its move depends on others' papers, which it must not know."),
    ],
    ids=["counts", "chances", "crashes", "breaks-rules", "peeks"],
)
def test_each_way_of_breaking_it_is_told_in_a_sentence(one: Any, sentence: str) -> None:
    faults = faults_of(one, scenarios=WHERE[:1])
    assert [fault.split(":")[0] for fault in faults] == ["lantern-strait, conference", "lantern-strait, alternating"]
    assert all(sentence in fault for fault in faults)


def test_what_is_found_fails_a_test_with_all_sentences() -> None:
    with pytest.raises(AssertionError) as failed:
        check_negotiator(crashes, scenarios=WHERE)
    assert isinstance(failed.value, BrokenContract)
    assert str(failed.value).startswith(
        'Negotiator "crashes" breaks its contract:\nlantern-strait, conference: Negotiator'
    )
    assert len(failed.value.faults) == 4


def test_one_protocol_can_be_left_out() -> None:
    class Exchanges(Example):
        """Knows alternating offers only."""

        def decide(self, view: Any, dice: Any) -> Any:
            assert view.table.alternating is not None
            return super().decide(view, dice)

    assert faults_of(Exchanges, scenarios=WHERE[:1], protocols=["alternating"]) == ()
    assert len(faults_of(Exchanges, scenarios=WHERE[:1])) == 1


def test_the_example_takes_no_less_than_no_deal_and_agrees_most_of_the_time() -> None:
    rows = communique.simulate(
        communique.load_scenario("lantern-strait"), {"osmark": example}, 40, 1, protocol="alternating"
    ).rows
    assert all(row.surplus[0] >= 0 for row in rows)
    assert sum(row.agreement for row in rows) > 20
