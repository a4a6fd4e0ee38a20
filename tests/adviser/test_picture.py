"""What the others' issues may weigh with them, as the adviser shows it."""

from __future__ import annotations

from random import Random

import pytest
from builders import build, drift, three, two
from known_parties import STYLES, offers_of, random_rows

from communique.adviser.picture import PartyPicture, pictures
from communique.debrief.finished_game import debrief
from communique.model.scenario import Seat
from communique.negotiators.parts.weights import Weighing
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.offer import Offer
from communique.rules.moves.tell import Tell
from communique.rules.state import ConferenceTable, Phase
from communique.session import Session
from communique.simulation.playing import play
from communique.views import Heard


def floor(session: Session, seat: int) -> Session:
    def there(s: Session) -> bool:
        table = s.state.table
        return isinstance(table, ConferenceTable) and table.phase is Phase.FLOOR and s.turn == seat

    return drift(session, there)


def of(session: Session, seat: int, other: int) -> PartyPicture:
    return next(p for p in pictures(session.chair(Seat(seat)).view()) if p.seat == other)


def test_before_anything_is_heard_the_picture_is_even_and_wide() -> None:
    weights = of(Session.open(two(), 1), 0, 1).weights
    assert [(w.share, w.low, w.high, w.heard) for w in weights] == [(25, 13, 37, 0)] * 4


def test_a_public_goal_weighs_more_and_is_marked() -> None:
    weights = of(Session.open(two(goals={1: ((2, (1,)),)}), 1), 0, 1).weights
    assert [w.goal for w in weights] == [False, False, True, False]
    assert weights[2].share == 33


def test_an_answer_moves_the_estimate_and_narrows_its_range() -> None:
    session = floor(Session.open(two(), 1), 0)
    assert session.chair(Seat(0)).submit(Ask("compare", 0, other_issue=3, of=Seat(1))) is None
    assert session.chair(Seat(1)).submit(Answer("second")) is None
    weights = of(session, 0, 1).weights
    assert weights[3].share > weights[1].share > weights[0].share
    assert weights[3].high - weights[3].low < weights[1].high - weights[1].low


def test_what_is_said_in_private_teaches_only_those_who_heard_it() -> None:
    session = floor(Session.open(three(), 1), 1)
    assert session.chair(Seat(1)).submit(Caucus(Seat(2))) is None
    assert session.chair(Seat(1)).submit(Tell(3, "high", to=Seat(2))) is None
    assert of(session, 2, 1).heard == 3
    assert of(session, 0, 1).heard == 0


def test_the_picture_holds_every_other_party_and_never_the_seat_itself() -> None:
    session = Session.open(three(), 1)
    assert [p.seat for p in pictures(session.chair(Seat(1)).view())] == [0, 2]


# -- alternating offers ----------------------------------------------------------------------------


def talks(style: str, number: int, turns: int) -> tuple[Session, list[int]]:
    """Talks with a party of known weights that makes so many offers, and these weights in percent."""
    luck = Random(f"{style} {number}")
    rows = random_rows(luck)
    scenario = build(sizes=[len(row) for row in rows])
    session = Session.open(scenario, 1, protocol="alternating", rounds=100)
    offers, mine = offers_of(style, rows, luck), (0,) * len(rows)
    for _ in range(turns):
        assert session.chair(Seat(0)).submit(Offer(mine)) is None
        assert session.chair(Seat(1)).submit(Offer(next(offers))) is None
    return session, [round(100 * max(row)) for row in rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("turns", [4, 15, 40])
def test_in_alternating_offers_the_range_holds_the_truth_more_often_than_not(style: str, turns: int) -> None:
    """A standard deviation: two times in three, were the errors normal."""
    inside = []
    for number in range(12):
        session, truth = talks(style, number, turns)
        inside += [w.low <= true <= w.high for w, true in zip(of(session, 0, 1).weights, truth, strict=True)]
    assert sum(inside) > 0.55 * len(inside)


@pytest.mark.parametrize(("style", "part"), [("boulware", 0.95), ("linear", 0.75), ("conceder", 0.75), ("micro", 0.75)])
def test_in_alternating_offers_the_estimate_comes_nearer_than_an_even_share(style: str, part: float) -> None:
    """By how much depends on how much there was to hear: Boulware has hardly moved in 40 of 100 rounds."""
    error, even = 0, 0
    for number in range(12):
        session, truth = talks(style, number, 40)
        for w, true in zip(of(session, 0, 1).weights, truth, strict=True):
            error += abs(w.share - true)
            even += abs(100 // len(truth) - true)
    assert error < part * even


@pytest.mark.parametrize(("alternating", "parties", "part"), [(True, 2, 3), (True, 3, 2), (False, 2, 2), (False, 3, 1)])
def test_bayes_counts_for_more_with_one_other_and_in_alternating_offers(
    alternating: bool, parties: int, part: int
) -> None:
    public = build(sizes=(3, 3), principals=parties).public
    weighing = Weighing(public, Seat(0), alternating=alternating)
    for k in range(3):
        weighing.hear(Heard(Seat(1), Offer((k, 2)), False, (), 0))
    tallies, bayesian = weighing.memory.beliefs.weights[1], weighing.bayesian.weights(Seat(1))
    assert bayesian[0] < bayesian[1]
    assert weighing.weights(Seat(1)) == tuple(
        (4 - part) * (1000 * count // sum(tallies)) + part * weight
        for count, weight in zip(tallies, bayesian, strict=True)
    )


def test_what_is_put_forward_in_a_conference_is_learned_from_as_a_whole_text() -> None:
    """An amendment says as much as the text that it makes; own texts, and the same again, say nothing."""
    public = build(sizes=(3, 3, 2)).public
    one, other = (Weighing(public, Seat(0), alternating=False) for _ in range(2))
    one.hear(Heard(Seat(0), Offer((0, 1, 0)), False, (), 0))
    one.hear(Heard(Seat(1), Amend("P1", ((1, 2),)), False, (), 0))
    one.hear(Heard(Seat(1), Offer((0, 2, 0)), False, (), 0))
    other.bayesian.offered(Seat(1), (0, 2, 0), 0)
    assert one.bayesian.table(Seat(1)) == other.bayesian.table(Seat(1))


@pytest.mark.parametrize("protocol", ["alternating", "conference"])
def test_the_debrief_says_what_the_adviser_would_have_said(protocol: str) -> None:
    session = play(three(goals={1: ((2, (1,)),)}), ["linear", "boulware", "facilitator"], 4, protocol=protocol)
    found = {(b.seat, b.other): b for b in debrief(session).beliefs}
    for seat in range(3):
        for picture in pictures(session.chair(Seat(seat)).view()):
            for said, weight in zip(found[seat, picture.seat].after, picture.weights, strict=True):
                assert abs(said - weight.share) <= 1  # one kind of rounding adds up to 100, the other is to the nearest
