"""What public texts tell of their author's order of the issues: the observer, and Kendall's tau-b."""

from __future__ import annotations

import pytest
from builders import drift, three, two
from debrief.cases import make, talked, tiny

from communique.debrief import debrief
from communique.debrief.revealed import observed, tau_b
from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session.session import Session


def test_tau_b_is_what_scipy_prints() -> None:
    """The example of `scipy.stats.kendalltau` in SciPy's documentation."""
    assert tau_b((12, 2, 1, 12, 2), (1, 4, 7, 1, 0)) == pytest.approx(-0.47140452079103173)


def test_tau_b_of_an_order_and_its_reverse() -> None:
    assert (tau_b((1, 2, 3), (10, 20, 30)), tau_b((1, 2, 3), (3, 2, 1))) == (1, -1)


def test_where_all_is_alike_there_is_no_order() -> None:
    assert tau_b((1, 1, 1), (1, 2, 3)) is None


def test_the_observer_counts_clauses_that_are_asked_for_again() -> None:
    public = two(sizes=(3, 3, 3)).public
    texts = [(2, 1, OPEN), (2, 0, OPEN), (2, 0, 1)]
    # A twice, B once; what was left open both times was not asked for.
    assert observed(public, texts) == (2, 1, 0)


def test_what_texts_tell_grows_session_by_session() -> None:
    # To Aland A matters more, 30 against 10. Its second text keeps the clause on A and changes the one on B.
    session = make(Session.open(tiny(), seed=1), Offer((2, 1)), Pass(), Pass())
    drift(session, lambda s: s.turn == 0 and s.state.table.when == 1)
    make(session, Offer((2, 0)))
    drift(session)
    aland, borea = debrief(session).revealed
    assert aland.scores == (1, 0)
    assert aland.taus[:3] == (0.0, 1.0, 1.0)
    assert aland.words() == (
        "Who heard your public texts and nothing else could have told most of your order of the issues: 1.00 by "
        "Kendall's tau."
    )
    assert (borea.texts, set(borea.taus)) == (0, {0.0})


def test_the_reverse_of_the_order_is_told_as_another_order() -> None:
    session = make(Session.open(tiny(), seed=1), Offer((2, 1)), Offer((1, 1)))
    aland = debrief(drift(session)).revealed[0]
    assert aland.taus[-1] == -1
    assert "would have taken another order of the issues for yours: −1.00" in aland.words()


def test_fewer_than_two_public_texts_tell_nothing() -> None:
    assert debrief(talked()).revealed[0].words() == (
        "You put fewer than two texts to all, so they told nothing of your order of the issues."
    )


def test_a_private_text_is_not_heard_by_the_observer() -> None:
    session = Session.open(three(), seed=1)
    make(session, Caucus(Seat(2)), Offer((2, 2, 1, 3), Seat(2)))
    found = next(one for one in debrief(drift(session)).revealed if one.seat == 0)
    assert found.texts == 0
