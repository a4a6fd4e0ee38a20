"""The move that decided most: what it did to the end, against what lay on the table before it. Worked out by hand."""

from __future__ import annotations

from builders import drift, three
from debrief.cases import make, speak, talked, tiny

from communique.debrief import Debrief, debrief
from communique.debrief.decisive import DecisiveMove, most_decisive, settled_by
from communique.model.scenario import Seat, Signing
from communique.rules.moves.accept import Accept
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.session.session import Session


def signed(*texts: tuple[int, int], take: str) -> Debrief:
    """Texts put forward by turns, then one of them accepted and signed."""
    session = Session.open(tiny(), seed=1)
    for k, text in enumerate(texts):
        speak(session, Seat(k % 2), Offer(text), Pass())
    reader = Seat(int(take[1:]) % 2)
    return debrief(speak(session, reader, Accept(take), Sign(), Sign()))


def test_a_clause_is_brought_by_the_text_from_which_on_it_stays() -> None:
    texts = [(0, 1, 2), (1, 1, 2), (1, 0, 2), (1, 1, 2)]
    brought = [issues for issues, _ in settled_by((0, 0, 0), texts, (1, 1, 2))]
    # The second issue had its clause in the first text, lost it in the third, and has it again from the fourth on.
    assert brought == [(2,), (0,), (), (1,)]
    assert settled_by((0, 0, 0), texts, (1, 1, 2))[3][1] == (1, 0, 2)


def test_a_move_is_measured_against_the_text_before_it() -> None:
    # (0,1) was on the table with 5,25 when Borea's text put A1 in the place of A0; the end is worth 20,20.
    for move in debrief(talked()).decisive:
        assert move is not None
        assert (move.event, move.issues, move.changes, move.joint) == (8, (0,), (15, -5), 10)


def test_each_seat_has_a_decisive_move_of_its_own() -> None:
    # P2 put A1 in the place of A2: without it the end (1,2) would be (2,2): 15,35 against 30,30. P3 put B2 in the place
    # of B1: without it the end would be (1,1): 15,35 against 20,20.
    found = signed((2, 0), (1, 1), (1, 2), take="P3")
    about_aland, about_borea = found.decisive
    assert about_aland is not None
    assert about_borea is not None
    assert (about_aland.text and about_aland.text.name, about_aland.changes) == ("P2", (-15, 5))
    assert (about_borea.text and about_borea.text.name, about_borea.changes) == ("P3", (-5, 15))


def test_the_first_text_decided_only_where_nothing_after_it_changed_anything() -> None:
    # Against a text without any provision, (0,0), which is worth 10,10.
    for move in signed((2, 2), take="P1").decisive:
        assert move is not None
        assert (move.event, move.issues, move.changes) == (1, (0, 1), (20, 20))


def test_what_was_put_forward_after_the_text_that_was_signed_decided_nothing() -> None:
    for move in signed((2, 2), (0, 2), (2, 0), take="P1").decisive:
        assert move is not None
        assert (move.event, move.text and move.text.name) == (1, "P1")


def test_without_a_text_the_move_counts_with_which_the_talks_moved_on_from_a_good_one() -> None:
    # (1,1) is worth 20,20 and no deal 15,15; (0,2), worth 0,40, is nothing that Aland would sign.
    session = make(Session.open(tiny(tension_on=False), seed=1), Offer((1, 1)), Pass(), Offer((0, 2)), Pass())
    for move in debrief(drift(session)).decisive:
        assert move is not None
        assert move.lost is not None
        assert (move.event, move.lost.event, move.changes) == (3, 1, (-5, -5))


def test_a_text_that_not_all_signatories_heard_is_none_that_all_could_have_signed() -> None:
    # All three sign; the text goes to Medina alone.
    scenario = three(signing=Signing("unanimity"), tension_on=False, reservation=0)
    session = make(Session.open(scenario, seed=1), Caucus(Seat(2)), Offer((2, 2, 1, 3), Seat(2)))
    assert debrief(drift(session)).decisive == (None, None, None)
    public = make(Session.open(scenario, seed=1), Offer((2, 2, 1, 3)))
    assert None not in debrief(drift(public)).decisive


def test_where_no_text_was_good_enough_no_move_decided() -> None:
    session = make(Session.open(tiny(tension_on=False), seed=1), Offer((0, 2)), Pass())
    assert debrief(drift(session)).decisive == (None, None)


def test_own_points_are_held_against_the_mean_of_all_delegations() -> None:
    # 10 for the first seat is more than a mean of 3.5; for the third, which has nothing of either, 3 is more than 0.
    own = DecisiveMove(1, None, (0,), (10, -10, 0))
    joint = DecisiveMove(2, None, (1,), (3, 3, 3))
    assert [most_decisive((own, joint), seat) for seat in range(3)] == [own, own, joint]
    assert most_decisive((DecisiveMove(1, None, (0,), (0, 0, 0)),), 0) is None
