"""The last session closes: what all have initialled is signed, or the talks adjourn or break off."""

from builders import Play, build, terms, three

from communique.model.scenario import Feasibility, Seat, Signing
from communique.rules.moves.mark import Mark
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.withhold import Withhold
from communique.rules.state import Agreed, Phase


def ballot(scenario, **said):
    """The first ballot on a draft that says `said`, tabled by whoever may."""
    play = Play(scenario)
    play.floor(play.public.mediators[0] if play.public.mediators else 0)
    play(TableDraft(terms(play.public, **said)))
    return play.phase(Phase.BALLOT)


def test_clauses_that_all_have_initialled_go_to_signing():
    play = ballot(three(sessions=1), A=2, B=1)
    play(Mark((1, 1, 0, 0)), Mark((1, 2, 0, 0))).phase(Phase.SIGNING)
    assert play.table.agreed == Agreed((2, -1, -1, -1), "closing", ())


def test_signed_at_closing_the_rest_stays_open():
    play = ballot(three(sessions=1), A=2, B=1)
    play(Mark((1, 1, 0, 0)), Mark((1, 2, 0, 0))).phase(Phase.SIGNING)(Sign(), Sign())
    assert play.ending == ("partial", (2, -1, -1, -1), (0, 1), "clauses stayed open")


def test_a_signature_withheld_at_closing_adjourns_and_costs_nothing():
    play = ballot(three(sessions=1), A=2, B=1)
    play(Mark((1, 1, 0, 0)), Mark((1, 2, 0, 0))).phase(Phase.SIGNING)(Withhold(), Sign())
    assert play.ending == ("adjourned", (), (), "the sessions ran out without an agreement")
    assert play.table.credibility == (8, 8, 8)


def test_no_common_initials_adjourn():
    play = ballot(three(sessions=1), A=2, B=1)
    play(Mark((1, 2, 0, 0)), Mark((2, 1, 0, 0))).finish()
    assert play.ending.kind == "adjourned"


def test_a_clause_is_not_signed_without_the_one_it_requires():
    rule = Feasibility("requires", 0, 2, 1, 1, "so.")
    play = ballot(three(sessions=1, feasibility=(rule,)), A=2, B=1, C=1)
    play(Mark((1, 2, 1, 0)), Mark((1, 2, 1, 0))).phase(Phase.SIGNING)
    assert play.table.agreed.terms == (-1, -1, 1, -1)


def test_a_rule_that_no_provision_breaks_takes_the_other_clause_out():
    rule = Feasibility("excludes", 0, 0, 1, 1, "so.")
    play = ballot(three(sessions=1, feasibility=(rule,)), A=1, B=1, C=1)
    play(Mark((2, 1, 1, 0)), Mark((2, 1, 1, 0))).phase(Phase.SIGNING)
    assert play.table.agreed.terms == (-1, -1, 1, -1)


def test_nothing_left_that_can_stand_alone_adjourns():
    rule = Feasibility("requires", 0, 2, 1, 1, "so.")
    play = ballot(three(sessions=1, feasibility=(rule,)), A=2, B=1)
    play(Mark((1, 2, 0, 0)), Mark((1, 2, 0, 0))).finish()
    assert play.ending.kind == "adjourned"


def test_under_k_of_n_the_side_that_shares_most_clauses_signs():
    scenario = build(principals=4, signing=Signing("k-of-n", 2), sessions=1)
    play = ballot(scenario, A=1, B=1, C=1, D=1)
    marks = {0: (1, 1, 1, 2), 1: (2, 2, 2, 1), 2: (1, 1, 2, 2), 3: (2, 2, 2, 1)}
    for _ in range(4):
        play(Mark(marks[play.turn]))
    play.phase(Phase.SIGNING)
    assert play.table.agreed.terms == (1, 1, -1, -1)


def test_under_k_of_n_a_veto_belongs_to_every_side():
    scenario = build(principals=4, signing=Signing("k-of-n", 2, (Seat(1),)), sessions=1)
    play = ballot(scenario, A=1, B=1, C=1, D=1)
    marks = {0: (1, 1, 1, 2), 1: (2, 2, 2, 1), 2: (1, 1, 2, 2), 3: (2, 2, 2, 1)}
    for _ in range(4):
        play(Mark(marks[play.turn]))
    play.phase(Phase.SIGNING)
    assert play.table.agreed.terms == (-1, -1, -1, 1)


def test_under_k_of_n_all_at_the_table_are_asked_to_sign_and_enough_suffice():
    scenario = build(principals=4, signing=Signing("k-of-n", 2), sessions=1)
    play = ballot(scenario, A=1)
    play(*[Mark((1, 0, 0, 0))] * 2)
    assert play.table.phase is Phase.SIGNING
    play(Sign(), Withhold(), Withhold(), Sign())
    assert play.ending == ("partial", (1, -1, -1, -1), (0, 3), "clauses stayed open")
