"""Signing, withholding, and the mediator's final text."""

from builders import Play, build, six, terms, three, trio

from communique.model.scenario import Seat, Signing
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.walk import Walk
from communique.rules.moves.withhold import Withhold
from communique.rules.state import Phase
from communique.words import say


def agreed(said=(1, 1, 1, 1)):
    return Play(build())(Offer(said), Pass(), Accept("P1"))


def test_all_clauses_signed_is_a_joint_communique():
    assert agreed()(Sign(), Sign()).ending == ("joint", (1, 1, 1, 1), (0, 1), "all clauses were signed")


def test_a_text_that_leaves_issues_open_is_a_partial_one():
    assert agreed((1, -1, 1, 1))(Sign(), Sign()).ending == ("partial", (1, -1, 1, 1), (0, 1), "clauses stayed open")


def test_signing_is_told():
    play = agreed()(Sign())
    assert play.said() == "Aland signs."
    assert play(Withhold()).said() == "Borea withholds its signature."


def test_while_terms_lie_for_signing_nothing_else_is_done():
    assert agreed().refusal(Pass()) == "The terms are on the signing table: sign or withhold."


def test_on_the_floor_there_is_nothing_to_sign():
    assert Play(build()).refusal(Sign()) == "That is for later: the floor is open now."


def test_withholding_from_agreed_terms_costs_2_credibility_and_2_trust_of_the_signatories():
    play = agreed()(Withhold())
    assert play.causes() == [("credibility", 0, 8, 6), ("trust", 1, 5, 3)]
    assert {say(c.cause) for c in play.table.changes} == {"it withheld its signature from agreed terms"}


def test_after_a_withheld_signature_the_talks_go_on_where_they_were():
    play = Play(build())(Offer((1, 1, 1, 1)), Pass(), Offer((2, 0, 0, 0)), Accept("P1"))
    play(Sign(), Withhold())
    assert play.table.phase is Phase.FLOOR
    assert play.turn == 1
    assert play.desk(1).points == 1
    assert [o.id for o in play.table.offers] == ["P2"]
    assert play.table.agreed is None
    assert play.table.signed == ()


def test_a_draft_not_signed_is_gone_with_its_marks():
    play = Play(build())(TableDraft((1, 1, -1, -1)), Mark((1, 1, 0, 0)), Pass(), Mark((1, 1, 0, 0)))
    play(Withhold(), Sign())
    assert play.table.draft is None
    assert play.table.marks == ((0, 0, 0, 0),) * 2
    assert play.table.phase is Phase.FLOOR


def test_a_draft_of_the_ballot_not_signed_leads_to_the_press():
    play = Play(build())(TableDraft((1, 1, -1, -1))).phase(Phase.BALLOT)(Mark((1, 1, 0, 0)), Mark((1, 1, 0, 0)))
    play(Withhold(), Sign())
    assert play.table.phase is Phase.PRESS
    assert play.turn == 0


def accepted_by_four():
    return Play(six())(Offer((1, 1, 1, 1)), Pass(), Accept("P1"), Pass(), Accept("P1"), Pass(), Accept("P1"))


def test_under_k_of_n_four_of_six_signatures_suffice():
    play = accepted_by_four()
    assert play.table.queue == (0, 1, 2, 3, 4, 5)
    play(Sign(), Withhold(), Sign(), Sign(), Withhold(), Sign())
    assert play.ending == ("joint", (1, 1, 1, 1), (0, 2, 3, 5), "all clauses were signed")


def test_under_k_of_n_nothing_is_signed_without_the_veto():
    play = accepted_by_four()(Withhold(), Sign(), Sign(), Sign(), Sign(), Sign())
    assert play.ending is None
    assert play.table.phase is Phase.FLOOR
    assert play.turn == 3


def test_who_is_away_is_not_asked_to_sign():
    play = Play(build(principals=4, signing=Signing("k-of-n", 2)))
    play(Walk(), Offer((1, 1, 1, 1)), Pass(), Accept("P1"))
    assert play.table.queue == (1, 2, 3)


def final_text():
    play = Play(three()).floor(2)
    return play(FinalText(terms(play.public, A=1)))


def test_the_final_text_costs_1_action_point_and_asks_the_signatories():
    play = final_text()
    assert play.desk(2).points == 2
    assert play.table.phase is Phase.FINAL
    assert play.table.queue == (0, 1)
    assert play.said() == "Medina puts the final text, yes or no: A: A1."
    assert play.refusal(Pass()) == "The final text asks for yes or no: sign or withhold."


def test_a_final_text_that_all_sign_ends_the_game():
    assert final_text()(Sign(), Sign()).ending == ("partial", (1, -1, -1, -1), (0, 1), "clauses stayed open")


def test_a_final_text_refused_is_a_breakdown_and_refusing_costs_nothing():
    play = final_text()(Sign(), Withhold())
    assert play.ending == ("breakdown", (), (), "the final text was refused")
    assert play.table.credibility == (8, 8, 8)


def test_who_may_not_put_a_final_text():
    play = Play(three())
    assert play.refusal(FinalText((1, 1, 1, 1))) == "Only the mediator can put a final text."
    assert Play(trio()).refusal(FinalText((1, 1, 1, 1))) == "Only the mediator can put a final text."


def test_a_final_text_says_something_that_can_stand():
    play = Play(three()).floor(2)
    assert play.refusal(FinalText((-1,) * 4)) == "A final text must speak of at least one clause."
    assert play.refusal(FinalText((9, 0, 0, 0))) == '"Issue A" has options 0 to 2, not 9.'


def test_a_final_text_needs_those_who_would_sign_it():
    play = Play(three())(Walk())
    play.floor(2)
    assert play.refusal(FinalText((1, 1, 1, 1))) == "Too few parties are at the table to sign a final text."


def test_a_final_text_is_put_once():
    play = Play(three()).floor(2).set(final_used=True)
    assert play.refusal(FinalText((1, 1, 1, 1))) == "The final text has been put already."


def test_after_the_end_every_move_is_refused():
    play = agreed()(Sign(), Sign())
    assert play.refusal(Pass(), seat=0) == "The talks are over."
    assert play.refusal(Sign(), seat=Seat(1)) == "The talks are over."
    assert play.turn == -1
