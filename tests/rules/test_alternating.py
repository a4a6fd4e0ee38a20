"""Alternating offers: whole packages, in turn, until enough accept, somebody leaves or time runs out."""

import pytest
from builders import Play, build, rich, three, trio, two

from communique.model.scenario import Feasibility, Seat, Signing
from communique.rules.moves.accept import Accept
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.state import IllegalMove

X, Y = (1, 1, 1, 1), (2, 2, 0, 3)


def alternating(scenario):
    return Play(scenario, rules="alternating")


def test_an_offer_that_the_other_accepts_is_the_agreement():
    play = alternating(two())(Offer(X), Accept())
    assert play.ending == ("joint", X, (0, 1), "the offer was accepted")


def test_a_counteroffer_replaces_the_offer_and_its_acceptances():
    play = alternating(trio())(Offer(X), Accept(), Offer(Y))
    assert (play.table.offer, play.table.by, play.table.accepted) == (Y, 2, (2,))


def test_acceptances_gather_over_a_round():
    play = alternating(trio())(Offer(X), Accept(), Accept())
    assert play.ending == ("joint", X, (0, 1, 2), "the offer was accepted")


def test_a_pass_keeps_the_offer_and_what_was_accepted():
    play = alternating(trio())(Offer(X), Accept(), Pass(), Pass(), Pass(), Accept())
    assert play.ending == ("joint", X, (0, 1, 2), "the offer was accepted")
    assert play.table.round == 1


def test_a_party_moves_once_a_round_in_order():
    play = alternating(trio())
    turns = []
    for _ in range(7):
        turns.append((play.table.round, play.turn))
        play(Pass())
    assert turns == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0)]


def test_the_deadline_ends_the_talks_after_the_last_move_of_the_last_round():
    play = alternating(two(rounds=2))(Offer(X), Offer(Y), Offer(X))
    assert play.ending is None
    play(Offer(Y))
    assert play.ending == ("adjourned", (), (), "the rounds ran out without an agreement")


def test_the_last_move_may_still_accept():
    play = alternating(two(rounds=1))(Offer(X), Accept())
    assert play.ending.kind == "joint"


def test_who_leaves_breaks_off_the_talks():
    play = alternating(trio())(Offer(X), Leave())
    assert play.ending == ("breakdown", (), (), "Borea broke off the talks")
    assert play.said() == "Borea breaks off the talks."


def test_a_mediator_need_not_accept_where_principals_sign():
    play = alternating(three())(Offer(X), Accept())
    assert play.ending == ("joint", X, (0, 1), "the offer was accepted")


def test_a_mediators_own_offer_needs_all_principals():
    play = alternating(three())(Pass(), Pass(), Offer(X), Accept())
    assert play.ending is None
    play(Accept())
    assert play.ending.signed == (0, 1, 2)


def test_under_unanimity_the_mediator_must_accept():
    play = alternating(three(signing=Signing("unanimity")))(Offer(X), Accept())
    assert play.ending is None
    assert play(Accept()).ending.kind == "joint"


def test_under_k_of_n_k_acceptances_suffice():
    play = alternating(build(principals=4, signing=Signing("k-of-n", 2)))(Offer(X), Accept())
    assert play.ending == ("joint", X, (0, 1), "the offer was accepted")


def test_under_k_of_n_nothing_is_agreed_without_the_veto():
    play = alternating(build(principals=4, signing=Signing("k-of-n", 2, (Seat(3),))))(Offer(X), Accept(), Accept())
    assert play.ending is None
    assert play(Accept()).ending.signed == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        (Accept(), "There is no offer to accept yet."),
        (Offer((1, 1, 1, -1)), "In alternating offers an offer is a whole package; settle every issue."),
        (Offer(X, Seat(1)), "In alternating offers everyone hears every offer."),
        (Offer((1, 1)), "Terms must speak of 4 issues, not 2; use -1 for an open issue."),
        (Offer(()), "Terms must speak of 4 issues, not 0; use -1 for an open issue."),
        (Offer((9, 1, 1, 1)), '"Issue A" has options 0 to 2, not 9.'),
        (
            Consult(),
            "Alternating offers know four moves: offer, accept, pass and leave; beside them, words of your own.",
        ),
    ],
)
def test_what_alternating_offers_refuse(move, sentence):
    assert alternating(trio()).refusal(move) == sentence


def test_a_party_accepts_once():
    play = alternating(trio())(Offer(X), Accept(), Pass(), Pass())
    assert play.refusal(Accept()) == "Your delegation has accepted this offer already."


def test_only_the_holder_moves():
    assert alternating(trio()).refusal(Pass(), seat=2) == "It is Aland's turn, not Cadia's."


def test_after_the_end_every_move_is_refused():
    play = alternating(two())(Leave())
    assert play.refusal(Pass(), seat=1) == "The talks are over."
    assert play.turn == -1


def test_rules_between_options_hold():
    play = alternating(two(feasibility=(Feasibility("excludes", 0, 1, 1, 1, "no."),)))
    assert play.refusal(Offer(X)) == '"A: A1" cannot stand with "B: B1": no.'


def test_guarantees_and_gestures_play_no_part():
    play = alternating(rich())
    assert play.refusal(Offer((0, 0, 0, 3))) == ""


def test_an_ignored_refusal_raises_with_the_sentence():
    play = alternating(two())
    with pytest.raises(IllegalMove, match=r"alternating\.nothing"):
        play.rules.apply(play.public, play.state, Seat(0), Accept())
