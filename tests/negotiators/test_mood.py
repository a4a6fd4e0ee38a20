"""What follows from how one was treated: more for who gives and tells, less for who slights, and a least with pride."""

from __future__ import annotations

from builders import rich, two

from communique.model.scenario import Seat
from communique.negotiators.parts import mood
from communique.negotiators.parts.mood import asked_in_mood, least_of, mood_of
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Temper
from communique.negotiators.registry import NEGOTIATORS
from communique.session import Session

BOREA = Seat(1)


def situation(**conduct: object) -> Situation:
    """Aland's, at the opening, as if Borea had behaved so."""
    session = Session.open(two(), 1)
    found = Situation(session.chair(Seat(0)).view(), Temper(start=80, end=20, unasked=0, pride=30))
    known = found.relations
    known.accounts = (known.accounts[0], known.accounts[1]._replace(**conduct))
    return found


def earned(**conduct: object) -> int:
    return mood_of(situation(**conduct)).earned


def test_of_a_deed_a_fifth_is_given_back() -> None:
    assert earned(first=20, best=40) == 4


def test_each_way_of_telling_counts_and_the_same_again_hardly() -> None:
    once, twice, two_ways = (
        earned(ways=frozenset(ways), told=told)
        for ways, told in ((["answer"], 1), (["answer"], 2), (["answer", "reason"], 2))
    )
    assert 0 < once <= twice < two_ways


def test_slights_count_against_it_and_never_below_nothing() -> None:
    assert earned(first=20, best=40, slights=1) < earned(first=20, best=40)
    assert earned(slights=9) == 0


def test_nothing_is_given_to_who_gives_nothing_where_nothing_is_given_unasked() -> None:
    hard, kind = situation(), situation(first=10, best=60)
    assert asked_in_mood(hard, 40) == hard.share(80)
    assert asked_in_mood(kind, 40) < asked_in_mood(hard, 40)


def test_the_least_is_more_than_no_deal_for_who_has_not_moved_and_no_more_for_who_has() -> None:
    hard, kind = situation(), situation(first=10, best=60)
    assert least_of(hard) == hard.share(30) > hard.bottom
    assert least_of(kind) == kind.bottom


def shift_after_a_warning(credibility: int) -> int:
    """What Borea's warning in this session does to what Aland asks for, in points."""
    found = situation(warned=0)
    found.conference = found.conference._replace(credibility=(8, credibility))
    return mood_of(found).shift


def test_a_warning_is_believed_from_credibility_6_and_not_below() -> None:
    assert mood_of(situation()).shift == 0
    assert [shift_after_a_warning(credibility) for credibility in (10, 6, 5, 0)] == [-2, -2, 0, 0]


def test_a_mood_that_is_remembered_is_the_one_that_would_be_felt_anew() -> None:
    """The slow truth, at every turn of a game in which meters move and somebody is never content."""
    session = Session.open(rich(), 3)
    players = [NEGOTIATORS[name] for name in ("firm", "problem-solver", "mediator")]
    moods = set()
    while not session.over:
        for seat in (0, 1, 2):
            now = Situation(session.chair(Seat(seat)).view(), Temper(start=80, end=20))
            moods.add(mood_of(now))
            assert mood_of(now) == mood._felt(now)
        chair = session.chair(session.turn)
        chair.submit(players[session.turn].decide(chair.view(), chair.dice()))
    assert len(moods) > 5
