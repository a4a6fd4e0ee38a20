"""Offers, amendments and acceptances in plenary."""

import pytest
from builders import Play, build, rich, six, terms, three, trio

from communique.model.scenario import Feasibility, Guarantee, Seat, Signing
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.table_draft import TableDraft
from communique.rules.standing import put_offer
from communique.rules.state import Phase, Standing
from communique.words import say


def test_an_offer_costs_1_action_point_and_stands():
    play = Play(trio())(Offer((1, 2, 0, 3)))
    assert play.desk(0).points == 1
    assert play.table.offers == (Standing("P1", Seat(0), (1, 2, 0, 3), "", (0,)),)
    assert play.said() == "Aland offers: A: A1; B: B2; C: C0; D: D3."


def test_an_offer_may_leave_issues_open():
    play = Play(trio())(Offer((-1, 2, -1, -1)))
    assert play.said() == "Aland offers: B: B2."


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ((), "An offer must speak of at least one clause."),
        ((-1, -1, -1, -1), "An offer must speak of at least one clause."),
        ((1, 1), "Terms must speak of 4 issues, not 2; use -1 for an open issue."),
        ((1,) * 99, "Terms must speak of 4 issues, not 99; use -1 for an open issue."),
        ((3, 0, 0, 0), '"Issue A" has options 0 to 2, not 3.'),
        ((-2, 0, 0, 0), '"Issue A" has options 0 to 2, not -2.'),
    ],
)
def test_terms_that_make_no_sense_are_refused(said, sentence):
    assert Play(trio()).refusal(Offer(said)) == sentence


def test_a_third_offer_of_an_author_makes_the_first_lapse():
    play = Play(trio())(Offer((1, 0, 0, 0)), Offer((2, 0, 0, 0))).session(1).floor(0)
    play(Offer((2, 1, 0, 0)))
    assert [o.id for o in play.table.offers] == ["P2", "P3"]


def test_offers_of_others_do_not_lapse():
    play = Play(trio())(Offer((1, 0, 0, 0)), Offer((2, 0, 0, 0)), Pass(), Offer((2, 1, 0, 0)))
    assert [o.id for o in play.table.offers] == ["P1", "P2", "P3"]


def test_without_action_points_an_offer_is_refused():
    play = Play(trio())(Offer((1, 0, 0, 0)), Offer((2, 0, 0, 0)))
    assert play.refusal(Offer((2, 1, 0, 0))) == "This takes 1 action point; 0 action points left in this turn."


def test_an_option_waits_for_its_guarantee():
    play = Play(
        three(locks={(3, 3): 0}, guarantees=(Guarantee("m", Seat(2), "Monitors", "Medina sends monitors.", 2),))
    )
    assert play.refusal(Offer(terms(play.public, D=3))) == '"D3" needs the guarantee "Monitors" first.'
    play.floor(2)(GiveGuarantee(0)).session(1).floor(0)
    assert play.refusal(Offer(terms(play.public, D=3))) == ""


def test_rules_between_options_hold_for_offers():
    play = Play(
        trio(feasibility=(Feasibility("requires", 0, 2, 1, 1, "so it is."), Feasibility("excludes", 2, 1, 3, 0, "no.")))
    )
    assert play.refusal(Offer(terms(play.public, A=2))) == '"A: A2" requires "B: B1": so it is.'
    assert play.refusal(Offer(terms(play.public, A=2, B=1))) == ""
    assert play.refusal(Offer(terms(play.public, C=1))) == '"C: C1" cannot stand with "D: D0": no.'
    assert play.refusal(Offer(terms(play.public, C=1, D=1))) == ""


def test_accepting_is_free_and_makes_the_author_trust_the_acceptor_more():
    play = Play(trio())(Offer((1, 0, 0, 0)), Pass(), Accept("P1"))
    assert play.desk(1).points == 2
    assert play.table.trust[0][1] == 6
    assert [say(c.cause) for c in play.table.changes] == ["Borea accepted an offer"]
    assert play.said() == "Borea accepts offer P1."


def test_when_all_signatories_accept_the_terms_go_to_signing():
    play = Play(trio())(Offer((1, 0, 0, 0)), Pass(), Accept("P1"), Pass(), Accept("P1"))
    assert play.table.phase is Phase.SIGNING
    assert play.table.agreed == ((1, 0, 0, 0), "P1", (0, 1, 2))
    assert play.table.queue == (0, 1, 2)


def test_a_mediators_offer_needs_all_principals_only():
    play = Play(three()).floor(2)(Offer((1, 0, 0, 0))).session(1).floor(1)
    play(Accept("P1")).session(2).floor(0)(Accept("P1"))
    assert play.table.agreed == ((1, 0, 0, 0), "P1", (0, 1, 2))


def test_under_unanimity_the_mediator_must_accept_too():
    play = Play(build(mediators=1, signing=Signing("unanimity")))
    play(Offer((1, 0, 0, 0)), Pass(), Accept("P1"))
    assert play.table.phase is Phase.FLOOR
    play(Pass(), Accept("P1"))
    assert play.table.phase is Phase.SIGNING


def test_under_k_of_n_enough_acceptances_with_the_veto_suffice():
    play = Play(six()).floor(1)(Offer((1, 0, 0, 0)), Pass(), Accept("P1"), Pass(), Accept("P1"), Pass(), Accept("P1"))
    assert play.table.phase is Phase.FLOOR
    play.session(1).session(2).floor(0)(Accept("P1"))
    assert play.table.phase is Phase.SIGNING
    assert play.table.agreed.consent == (0, 1, 2, 3, 4)


def test_what_cannot_be_accepted():
    play = Play(trio())(Offer((1, 0, 0, 0)))
    assert play.refusal(Accept("P1")) == "Your delegation has accepted this offer already."
    for unknown in ("", "P999999", "W", "Wx-1.2", "W0-99.1", "draft"):
        called = "Private 1" if unknown == "W0-99.1" else unknown
        assert play.refusal(Accept(unknown)) == f'There is no standing offer "{called}" to accept.'


def test_an_amendment_makes_a_child_offer_of_the_mover():
    play = Play(trio())(Offer((1, 0, 0, 0)), Pass(), Amend("P1", ((0, 2), (1, -1))))
    assert play.table.offers[1] == Standing("P2", Seat(1), (2, -1, 0, 0), "P1", (1,))
    assert play.desk(1).points == 1
    assert play.said() == "Borea amends offer P1: A: A2; B: left open."


def test_a_partys_amendment_of_the_draft_is_an_offer():
    play = Play(three()).floor(2)(TableDraft((1, 0, 0, 0))).session(1).floor(1)(Amend("draft", ((0, 2),)))
    assert play.table.draft.terms == (1, 0, 0, 0)
    assert play.table.offers == (Standing("P1", Seat(1), (2, 0, 0, 0), "draft", (1,)),)
    assert play.said() == "Borea amends the draft: A: A2."


def test_the_mediators_amendment_of_the_draft_is_its_next_version():
    play = Play(three()).floor(2)(TableDraft((1, 0, 0, 0)), Amend("draft", ((0, 2),)))
    assert play.table.draft.terms == (2, 0, 0, 0)
    assert play.table.draft.version == 2
    assert play.desk(2).points == 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ((), "An amendment changes one to three clauses, not 0."),
        (((0, 1), (1, 1), (2, 1), (3, 1)), "An amendment changes one to three clauses, not 4."),
        (((0, 1), (0, 2)), "An amendment changes each clause once."),
        (((9, 1),), "Issues are numbered 0 to 3."),
        (((-1, 1),), "Issues are numbered 0 to 3."),
        (((0, 1),), "The amendment changes nothing."),
        (((0, 9),), '"Issue A" has options 0 to 2, not 9.'),
        (((0, -1),), "Something must be left of the offer."),
    ],
)
def test_amendments_that_make_no_sense_are_refused(changes, sentence):
    play = Play(trio())(Offer((1, -1, -1, -1)))
    assert play.refusal(Amend("P1", changes)) == sentence


def test_what_is_not_there_cannot_be_amended():
    assert Play(trio()).refusal(Amend("draft", ((0, 1),))) == 'There is no "draft" to amend.'
    assert Play(trio()).refusal(Amend("P7", ((0, 1),))) == 'There is no "P7" to amend.'


def test_rejecting_is_free_and_leaves_the_offer_standing():
    play = Play(trio())(Offer((1, 0, 0, 0)), Pass(), Reject("P1", ((0, 0, 6),)))
    assert play.said() == 'Borea cannot take offer P1: A, it touches a principle (rather "A0").'
    assert len(play.table.offers) == 1
    assert play.desk(1).points == 2


def test_nobody_rejects_its_own_offer():
    play = Play(trio())(Offer((1, 0, 0, 0)))
    assert play.refusal(Reject("P1", ((0, 0, 6),))) == "A delegation does not reject its own offer; make a better one."


def test_guarantees_cost_capital_and_are_given_once_by_their_party():
    play = Play(rich())
    assert play.floor(0).refusal(GiveGuarantee(0)) == '"Monitors" is for Medina to give.'
    play.floor(2)(GiveGuarantee(0))
    assert play.table.capital[2] == 2
    assert play.table.unlocked == (0,)
    assert play.said() == "Medina gives a guarantee: Medina sends monitors."
    assert play.refusal(GiveGuarantee(0)) == '"Monitors" has been given already.'
    assert play.refusal(GiveGuarantee(9)) == "There is no guarantee number 9."
    assert play.refusal(GiveGuarantee(-1)) == "There is no guarantee number -1."


def test_a_guarantee_beyond_ones_capital_is_refused():
    play = Play(rich()).floor(2).set(capital=(4, 4, 1))
    assert play.refusal(GiveGuarantee(0)) == "This takes 2 capital; there is 1. Consulting at home regains some."


def test_older_offers_lapse_within_one_channel_only():
    play = Play(trio())
    for to in (None, 1, 1, 2, 1):
        play.state = put_offer(play.public, play.state, Seat(0), terms(play.public, A=1), "", to)
    assert [offer.id for offer in play.table.offers] == ["P1"]
    assert [offer.id for offer in play.desk(0).whispers] == ["W0-1.2", "W0-2.1", "W0-1.3"]
    assert [offer.id for offer in play.desk(1).whispers] == ["W0-1.2", "W0-1.3"]
    assert [offer.id for offer in play.desk(2).whispers] == ["W0-2.1"]
