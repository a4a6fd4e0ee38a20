"""What computer delegations answer about texts, whether they keep it, and what is learned from the answers of others.

Aland's points are (0 2 5), (0 6 12), (0 19), (0 8 17 26), 30 without a deal; Borea's run the other way.
"""

from __future__ import annotations

import pytest
from builders import three
from rooms import Room

from communique.model.scenario import Meters, Seat
from communique.negotiators.parts.memory import Memory, remember
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.answer import Answer, changed
from communique.rules.moves.ask import Ask
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer

ALAND, BOREA = Seat(0), Seat(1)
POOR, FINE = (1, 1, 0, 1), (2, 2, 1, 3)
"""Worth 16 and 62 to Aland."""
HONEST = sorted(set(NEGOTIATORS) - {"random", "two-faced", "facilitator", "mediator", "power-broker"})


def offered(*texts: tuple[int, ...]) -> Room:
    """Borea has put the texts forward in the first session, and has the floor in the second."""
    room = Room(three(meters=Meters(trust=7)), {}).floor(1).submit(*(Offer(terms) for terms in texts))
    return room.submit(Pass()).floor(0).submit(Pass()).floor(1)


def asked(target: str = "P1", *texts: tuple[int, ...]) -> Room:
    return offered(*(texts or (POOR,))).submit(Ask("take", target=target, of=ALAND))


@pytest.mark.parametrize("name", HONEST)
def test_what_an_honest_delegation_would_take_it_accepts_when_it_is_offered(name: str) -> None:
    room = asked()
    said = room.next(0, name)
    assert isinstance(said, Answer)
    if said.says != "terms":
        assert said.says in ("issues", "decline")
        return
    terms = changed(POOR, said.changes)
    assert room.session.scenario.sheets[0].value(terms) > 30
    room.submit(said, Offer(terms), Pass()).floor(0)
    assert room.next(0, name) == Accept("P2")


def test_some_of_them_do_name_what_it_would_take() -> None:
    assert sum(getattr(asked().next(0, name), "says", "") == "terms" for name in HONEST) >= 3


@pytest.mark.parametrize("name", ["linear", "conceder"])
def test_a_text_that_is_good_enough_is_taken_as_it_is(name: str) -> None:
    assert asked("P1", FINE).next(0, name) == Answer("as-is")


def test_the_two_faced_name_a_decoy() -> None:
    said = asked().next(0, "two-faced")
    assert said == Answer("terms", changes=((0, 2),)), "A is what matters least to Aland"


@pytest.mark.parametrize(("name", "says"), [("linear", "second"), ("two-faced", "first")])
def test_which_text_is_better_is_said_by_the_sheet_or_against_it(name: str, says: str) -> None:
    room = offered(POOR, FINE).submit(Ask("prefer", target="P1", other="P2", of=ALAND))
    assert room.next(0, name) == Answer(says)


def heard(*moves: Move) -> Memory:
    """What Borea remembers after Aland has answered."""
    return remember(offered(POOR, FINE).submit(*moves).session.chair(BOREA).view())


def test_what_another_would_take_is_remembered_as_a_promise_and_as_a_wish() -> None:
    ask = Ask("take", target="P1", of=ALAND)
    memory = heard(ask, Answer("terms", changes=((3, 2),)))
    assert memory.would_take == {(ALAND, (1, 1, 0, 2)): "P1"}
    dull = heard(ask, Answer("decline"))
    assert memory.beliefs.likes[ALAND][3][2] > dull.beliefs.likes[ALAND][3][2]
    assert memory.beliefs.weights[ALAND][3] > dull.beliefs.weights[ALAND][3]
    assert dull.would_take == {}


def test_issues_alone_are_no_promise_but_tell_what_weighs() -> None:
    ask = Ask("take", target="P1", of=ALAND)
    memory, dull = heard(ask, Answer("issues", changes=((3, -1),))), heard(ask, Answer("decline"))
    assert memory.would_take == {}
    assert memory.beliefs.weights[ALAND][3] > dull.beliefs.weights[ALAND][3]


def test_the_text_that_another_would_rather_have_is_worth_more_as_a_whole() -> None:
    ask = Ask("prefer", target="P1", other="P2", of=ALAND)
    beliefs = {says: heard(ask, Answer(says)).beliefs for says in ("first", "second", "equal")}
    apart = {says: one.share(ALAND, POOR) - one.share(ALAND, FINE) for says, one in beliefs.items()}
    assert apart["first"] > apart["equal"] > apart["second"]
