"""Beliefs: made from the seat's own hearing, in whole percent, held against the sheet."""

from __future__ import annotations

from builders import drift, few, lucks, played, scenarios, three
from debrief.cases import make, talked
from hypothesis import given

from communique.debrief import debrief
from communique.model.scenario import Seat
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.offer import Offer
from communique.rules.moves.tell import Tell
from communique.session.session import Session


def test_truth_is_the_others_stakes_and_silence_leaves_even_weights() -> None:
    about_borea, about_aland = debrief(talked()).beliefs
    assert (about_borea.seat, about_borea.other, about_borea.actual) == (0, 1, (25, 75))
    assert (about_borea.before, about_borea.missed_before) == ((50, 50), 25)
    assert (about_aland.actual, about_aland.before) == ((75, 25), (50, 50))
    # Half is counted: Aland offered twice nothing new, and said that A matters much, 15 against 10. Half is by Bayes'
    # rule, to which a single offer does not tell which issue is held for its weight: even.
    assert about_aland.after == (55, 45)
    assert about_aland.missed_after == 20


def test_the_moves_that_teach_are_counted_as_far_as_they_were_heard() -> None:
    about_borea, about_aland = debrief(talked()).beliefs
    assert (about_borea.signals, about_aland.signals) == (4, 3)


def test_a_whisper_teaches_nothing_to_who_did_not_hear_it() -> None:
    def game(whisper: bool) -> Session:
        session = Session.open(three(), seed=1)
        if whisper:
            make(session, Caucus(Seat(2)), Offer((2, 2, 1, 3), Seat(2)), Tell(3, "high", to=Seat(2)))
        return drift(session)

    def of(session: Session, seat: int) -> object:
        return [belief for belief in debrief(session).beliefs if belief.seat == seat]

    assert of(game(True), 1) == of(game(False), 1)
    assert of(game(True), 2) != of(game(False), 2)


@few
@given(scenarios(), lucks)
def test_shares_are_whole_and_add_up(scenario, luck) -> None:  # type: ignore[no-untyped-def]
    session = played(scenario, luck)
    if session.over:
        for belief in debrief(session).beliefs:
            assert sum(belief.before) == sum(belief.after) == 100
            assert sum(belief.actual) in (0, 100)
            assert 0 <= belief.missed_after <= 100
