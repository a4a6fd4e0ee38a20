"""Caucus: a private channel of two for a session, and what is offered and agreed in it."""

import pytest
from builders import Play, build, terms, three, trio, two

from communique.model.scenario import Meters, Seat, Signing
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.announce import Announce
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.rules.state import EMPTY_DESK, IllegalMove, Phase, Standing


def test_a_caucus_costs_1_action_point_and_opens_a_channel_both_ways():
    play = Play(trio())(Caucus(Seat(2)))
    assert play.desk(0).points == 1
    assert (play.desk(0).caucus, play.desk(2).caucus) == ((2,), (0,))
    assert play.desk(1) == EMPTY_DESK
    assert play.said() == "Aland meets Cadia in private."


def test_a_mediator_shuttles():
    assert Play(three()).floor(2)(Caucus(Seat(0))).said() == "Medina shuttles to Aland in private."


def test_two_delegations_have_no_caucus():
    assert Play(two()).refusal(Caucus(Seat(1))) == "With two delegations at the table, every talk is a caucus."


@pytest.mark.parametrize("to", [0, 3, -1, 10**30])
def test_a_caucus_needs_another_party(to):
    assert Play(trio()).refusal(Caucus(Seat(to))) == "Choose another party to meet."


def test_a_caucus_is_opened_once():
    play = Play(trio())(Caucus(Seat(1)))
    assert play.refusal(Caucus(Seat(1))) == "A caucus with Borea is open already."


def test_trust_below_3_on_either_side_allows_no_caucus():
    trust = ((5, 5, 5), (2, 5, 5), (3, 5, 5))
    play = Play(trio()).set(trust=trust)
    assert play.refusal(Caucus(Seat(1))) == "Trust between you and Borea is too low to meet alone (3 is needed)."
    assert play.refusal(Caucus(Seat(2))) == ""


def test_a_mediator_meets_whatever_the_trust():
    play = Play(three(meters=Meters(trust=0)))
    assert play.refusal(Caucus(Seat(2))) == ""
    assert play.floor(2).refusal(Caucus(Seat(0))) == ""


def test_a_caucus_ends_with_the_session():
    play = Play(trio())(Caucus(Seat(1))).session(1)
    assert (play.desk(0).caucus, play.desk(1).caucus) == ((), ())


def test_without_a_caucus_nothing_is_said_in_private():
    play = Play(trio())
    assert play.refusal(Offer(terms(play.public, A=1), Seat(1))) == "Open a caucus with Borea first."
    assert play.refusal(Offer(terms(play.public, A=1), Seat(0))) == "A delegation does not whisper to itself."
    assert play.refusal(Offer(terms(play.public, A=1), Seat(9))) == "There is no party number 9."
    assert play.refusal(Offer(terms(play.public, A=1), Seat(-1))) == "There is no party number -1."


def test_a_private_offer_is_numbered_by_its_channel_and_stays_off_the_table():
    play = Play(trio())
    play(Caucus(Seat(2)), Offer(terms(play.public, A=1), Seat(2)))
    assert play.table.offers == ()
    whisper = Standing("W0-2.1", Seat(0), (1, -1, -1, -1), "", (0,))
    assert play.desk(0).whispers == (whisper,)
    assert play.desk(2).whispers == (whisper,)
    assert play.desk(1) == EMPTY_DESK._replace(points=0)


def test_the_numbers_of_one_channel_say_nothing_of_another():
    play = Play(trio())(Caucus(Seat(1)), Offer((1, 1, 1, 1), Seat(1))).session(1).floor(0)
    play(Caucus(Seat(2)), Offer((1, 1, 1, 1), Seat(2)))
    assert [w.id for w in play.desk(2).whispers] == ["W0-2.1"]


def test_the_numbers_of_a_channel_are_shared_by_its_two_ends():
    play = Play(trio())(Caucus(Seat(1)), Offer((1, 1, 1, 1), Seat(1)), Pass(), Offer((2, 1, 1, 1), Seat(0)))
    assert [w.id for w in play.desk(0).whispers] == ["W0-1.1", "W0-1.2"]


def test_a_private_offer_is_told_as_private():
    play = Play(trio())
    play(Caucus(Seat(2)), Offer(terms(play.public, A=1), Seat(2)))
    assert play.said() == "Aland offers to Cadia, in private: A: A1."


def test_a_private_offer_still_stands_after_the_session():
    play = Play(trio())
    play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1))).session(1)
    assert play.turn == 1
    assert play.refusal(Accept("W0-1.1")) == ""


def test_a_private_offer_is_amended_only_while_a_caucus_is_open():
    play = Play(trio())
    play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1)), Pass())
    assert play.refusal(Amend("W0-1.1", ((1, 1),))) == ""
    play.session(1)
    assert play.refusal(Amend("W0-1.1", ((1, 1),))) == "Open a caucus with Aland first."
    play(Caucus(Seat(0)), Amend("W0-1.1", ((1, 1),)))
    assert [w.id for w in play.desk(0).whispers] == ["W0-1.1", "W0-1.2"]


def test_accepting_in_private_moves_no_trust_and_nothing_on_the_table():
    play = Play(trio())
    play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1)), Pass())
    before = play.table
    play(Accept("W0-1.1"))
    assert play.table == before
    assert play.desk(0).whispers[0].accepted == (0, 1)


def test_rejecting_in_private_changes_nothing_on_the_table():
    play = Play(trio())
    play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1)), Pass())
    before = play.table
    play(Reject("W0-1.1", ((0, 2, 0),)))
    assert play.table == before
    assert play.said() == 'Borea cannot take offer Private 1: A, it is worth too little to it (rather "A2").'


def test_a_third_party_finds_no_private_offer():
    play = Play(trio())
    play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1))).floor(2)
    assert play.refusal(Accept("W0-1.1")) == 'There is no standing offer "Private 1" to accept.'
    assert play.refusal(Amend("W0-1.1", ((0, 2),))) == 'There is no "Private 1" to amend.'
    assert play.refusal(Reject("W0-1.1", ((0, -1, 0),))) == 'There is no standing offer "Private 1" to reject.'


def agreed_in_caucus():
    play = Play(three())
    return play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1)), Pass(), Accept("W0-1.1"))


def test_terms_agreed_in_caucus_are_announced_by_themselves_and_go_to_signing():
    play = agreed_in_caucus()
    assert play.events[-1] == (1, Announce((1, -1, -1, -1), (0, 1)))
    assert play.said() == "Aland and Borea announce terms agreed in caucus: A: A1."
    assert play.table.phase is Phase.SIGNING
    assert play.table.agreed == ((1, -1, -1, -1), "caucus", (0, 1))
    assert play.desk(0).whispers == play.desk(1).whispers == ()
    assert play.desk(1).due is None


def test_announced_terms_are_signed_like_any():
    assert agreed_in_caucus()(Sign(), Sign()).ending == (
        "partial", (1, -1, -1, -1), (0, 1), "clauses stayed open",
    )  # fmt: skip


def test_withholding_after_a_caucus_agreement_gives_the_floor_back_to_its_acceptor():
    play = agreed_in_caucus()(Withhold(), Sign())
    assert play.table.phase is Phase.FLOOR
    assert play.turn == 1
    assert play.desk(1).points == 2
    assert play.table.credibility == (6, 8, 8)


def test_an_announcement_that_follows_from_nothing_is_illegal():
    play = Play(three())
    with pytest.raises(IllegalMove, match=r"rules\.follows"):
        play.rules.apply(play.public, play.state, Seat(0), Announce((1, 1, 1, 1), (Seat(0), Seat(1))))


def test_a_caucus_of_two_does_not_suffice_where_three_must_sign():
    play = Play(build(principals=2, mediators=1, signing=Signing("unanimity")))
    play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1)), Pass(), Accept("W0-1.1"))
    assert play.table.phase is Phase.FLOOR
