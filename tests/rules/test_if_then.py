"""If-then: a promise of initials for initials, kept as logic; it fires by itself."""

import pytest
from builders import Play, build, terms, three, trio

from communique.model.scenario import Meters, Seat
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.fulfil import Fulfil
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import Condition, IllegalMove, Phase

DEAL = IfThen(0, 1, Seat(1), 1, 2)


def drafted(scenario=None):
    """A trio's second session with A1, B2 on the draft; Borea has the floor."""
    play = Play(scenario or trio())
    return play(TableDraft(terms(play.public, A=1, B=2))).phase(Phase.BALLOT)


def test_a_promise_costs_1_action_point_and_stands_on_the_table():
    play = Play(trio())(DEAL)
    assert play.desk(0).points == 1
    assert play.table.conditions == (Condition(0, 0, 1, 1, 1, 2),)
    assert play.said() == 'Aland will initial "A1" (A) if Borea initials "B2" (B).'


def test_a_private_promise_stands_on_two_desks_only():
    play = Play(trio())(Caucus(Seat(1)), IfThen(0, 1, Seat(1), 1, 2, Seat(1)))
    assert play.table.conditions == ()
    assert play.desk(0).conditions == play.desk(1).conditions == (Condition(0, 0, 1, 1, 1, 2),)
    assert play.desk(2).conditions == ()
    assert play.said() == 'Aland will initial "A1" (A) if Borea initials "B2" (B), said in private.'


def test_a_private_promise_is_heard_by_the_two_and_an_open_one_by_all():
    play = Play(build(principals=4))
    private, to_all = IfThen(0, 1, Seat(1), 1, 2, Seat(1)), IfThen(0, 1, Seat(1), 1, 2)
    assert play.rules.audience(play.public, play.table, Seat(3), private) == (1, 3)
    assert play.rules.audience(play.public, play.table, Seat(3), to_all) is None


def test_a_promise_fires_when_the_other_initials():
    play = Play(trio())
    play(DEAL, Pass(), Pass(), Pass()).phase(Phase.PRESS).session(1)
    play(TableDraft(terms(play.public, A=1, B=2)), Mark((0, 1, 0, 0)))
    assert play.events[-1] == (0, Fulfil(0))
    assert play.said() == "Aland initials A, as it had promised."
    assert play.table.marks == ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 0))
    assert play.table.conditions == ()
    assert play.turn == 1


def test_a_promise_fires_in_the_ballot_and_the_ballot_goes_on():
    play = Play(trio())
    play(DEAL).floor(1)
    play(TableDraft(terms(play.public, A=1, B=2))).phase(Phase.BALLOT)
    assert play.turn == 0
    play(Mark((2, 2, 0, 0)), Mark((2, 1, 0, 0)))
    assert play.events[-1] == (0, Fulfil(0))
    assert play.table.marks[0] == (1, 2, 0, 0)
    assert play.turn == 2


def test_a_private_promise_fires_for_all_to_see():
    play = Play(trio())
    play(Caucus(Seat(1)), IfThen(0, 1, Seat(1), 1, 2, Seat(1))).session(1)
    play(TableDraft(terms(play.public, A=1, B=2)), Mark((0, 1, 0, 0)))
    assert play.events[-1] == (0, Fulfil(0))
    assert play.desk(0).conditions == play.desk(1).conditions == ()


def test_initials_on_another_option_do_not_fire_it():
    play = Play(trio())(DEAL).session(1)
    play(TableDraft(terms(play.public, A=1, B=1)), Mark((0, 1, 0, 0)))
    assert play.table.marks[0] == (0, 0, 0, 0)
    assert play.table.conditions != ()


def test_initials_of_another_party_do_not_fire_it():
    play = Play(trio())(DEAL).session(1)
    play(TableDraft(terms(play.public, A=1, B=2)), Pass(), Mark((0, 1, 0, 0)))
    assert play.table.marks[0] == (0, 0, 0, 0)


def test_a_kept_promise_leaves_the_one_on_another_option_standing():
    play = Play(trio())(DEAL, IfThen(0, 2, Seat(1), 1, 1)).session(1)
    play(TableDraft(terms(play.public, A=1, B=2)), Mark((0, 1, 0, 0)))
    assert play.table.conditions == (Condition(0, 0, 2, 1, 1, 1),)


def test_the_last_initials_by_promise_send_the_draft_to_signing():
    play = Play(build())
    play(IfThen(0, 1, Seat(1), 1, 2)).session(1)
    play(TableDraft(terms(play.public, A=1, B=2)), Mark((1, 0, 0, 0)), Pass())
    play(Mark((0, 1, 0, 0)), Pass())
    assert play.table.phase is Phase.BALLOT
    play(Mark((0, 1, 0, 0)))
    assert play.table.phase is Phase.SIGNING
    assert play.table.agreed == ((1, 2, -1, -1), "draft", (0, 1))


def test_only_signatories_promise():
    assert Play(three()).floor(2).refusal(DEAL) == "Only those who sign can promise their initials."


@pytest.mark.parametrize("of", [0, 2, 9, -1])
def test_a_promise_names_another_signatory(of):
    assert Play(three()).refusal(IfThen(0, 1, Seat(of), 1, 2)) == "Name another party that signs."


def test_a_promise_names_clauses_that_exist():
    play = Play(trio())
    assert play.refusal(IfThen(0, 3, Seat(1), 1, 2)) == "There is no option 3 of issue 0."
    assert play.refusal(IfThen(0, 1, Seat(1), -1, 2)) == "There is no option 2 of issue -1."


def test_a_private_promise_goes_to_whose_initials_are_asked():
    play = Play(trio())(Caucus(Seat(2)))
    assert (
        play.refusal(IfThen(0, 1, Seat(1), 1, 2, Seat(2)))
        == "Promise in private only to the party whose initials you ask for."
    )


def test_a_promise_is_made_once():
    assert Play(trio())(DEAL).refusal(DEAL) == "This promise stands already."


def test_a_distrusted_party_needs_the_mediator():
    play = Play(three(meters=Meters(trust=1)))
    assert play.refusal(DEAL) == "Borea trusts your word too little for an if-then; ask the mediator to draft it."


def test_the_mediator_gives_its_word_by_drafting_both_clauses():
    play = Play(three(meters=Meters(trust=1)))
    play.floor(2)(TableDraft(terms(play.public, A=1, B=2))).floor(0)
    assert play.refusal(DEAL) == ""
    other = IfThen(0, 1, Seat(1), 1, 1)
    assert play.refusal(other) == "Borea trusts your word too little for an if-then; ask the mediator to draft it."


def test_a_draft_that_nobody_mediates_vouches_for_nothing():
    play = Play(trio(meters=Meters(trust=1)))
    play(TableDraft(terms(play.public, A=1, B=2))).floor(0)
    assert play.refusal(DEAL) == "Borea trusts your word too little for an if-then."


def test_where_nobody_mediates_no_mediator_is_named():
    play = Play(trio(meters=Meters(trust=1)))
    assert play.refusal(DEAL) == "Borea trusts your word too little for an if-then."


def test_trust_of_2_suffices():
    assert Play(three(meters=Meters(trust=2))).refusal(DEAL) == ""


def test_a_promise_kept_without_cause_is_illegal():
    play = drafted()
    with pytest.raises(IllegalMove):
        play.rules.apply(play.public, play.state, Seat(0), Fulfil(0))
