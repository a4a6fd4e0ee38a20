"""What the others' issues may weigh with them, as the adviser shows it."""

from __future__ import annotations

from builders import drift, three, two

from game.model.scenario import Seat
from game.negotiators.adviser_picture import Picture, pictures
from game.rules.moves.answer import Answer
from game.rules.moves.ask import Ask
from game.rules.moves.caucus import Caucus
from game.rules.moves.tell import Tell
from game.rules.state import ConferenceTable, Phase
from game.session import Session


def floor(session: Session, seat: int) -> Session:
    def there(s: Session) -> bool:
        table = s.state.table
        return isinstance(table, ConferenceTable) and table.phase is Phase.FLOOR and s.turn == seat

    return drift(session, there)


def of(session: Session, seat: int, other: int) -> Picture:
    return next(p for p in pictures(session.view(Seat(seat))) if p.seat == other)


def test_before_anything_is_heard_the_picture_is_even_and_wide() -> None:
    weights = of(Session.open(two(), 1), 0, 1).weights
    assert [(w.share, w.low, w.high, w.heard) for w in weights] == [(25, 13, 37, 0)] * 4


def test_a_public_goal_weighs_more_and_is_marked() -> None:
    weights = of(Session.open(two(goals={1: ((2, (1,)),)}), 1), 0, 1).weights
    assert [w.goal for w in weights] == [False, False, True, False]
    assert weights[2].share == 33


def test_an_answer_moves_the_estimate_and_narrows_its_range() -> None:
    session = floor(Session.open(two(), 1), 0)
    assert session.submit(Seat(0), Ask("compare", 0, other_issue=3, of=Seat(1))) is None
    assert session.submit(Seat(1), Answer("second")) is None
    weights = of(session, 0, 1).weights
    assert weights[3].share > weights[1].share > weights[0].share
    assert weights[3].high - weights[3].low < weights[1].high - weights[1].low


def test_what_is_said_in_private_teaches_only_those_who_heard_it() -> None:
    session = floor(Session.open(three(), 1), 1)
    assert session.submit(Seat(1), Caucus(Seat(2))) is None
    assert session.submit(Seat(1), Tell(3, "high", to=Seat(2))) is None
    assert of(session, 2, 1).heard == 3
    assert of(session, 0, 1).heard == 0


def test_the_picture_holds_every_other_party_and_never_the_seat_itself() -> None:
    session = Session.open(three(), 1)
    assert [p.seat for p in pictures(session.view(Seat(1)))] == [0, 2]
