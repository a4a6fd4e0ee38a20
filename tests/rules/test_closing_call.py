"""The closing call: after the last press what lies on the table is accepted or refused; nothing new is put forward."""

from dataclasses import replace

import pytest
from builders import Play, build, few, lucks, played, scenarios, terms, three, trio
from hypothesis import given

from communique.model.scenario import Gesture, Seat, Signing
from communique.rules.moves import KINDS, kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.moves.withhold import Withhold
from communique.rules.state import Phase

SENTENCE = "This is the closing call: accept or refuse what lies on the table; nothing new is put forward."


def offered(scenario=None):
    """The closing call after one session of one plenary offer, P1 by Aland."""
    play = Play(scenario or build(sessions=1))
    return play(Offer((1, 1, 1, 1))).until(lambda: play.table.call)


def drafted(scenario=None, **said):
    """The closing call after one session in which a draft that says `said` was tabled and nobody has initialled it."""
    play = Play(scenario or three(sessions=1))
    play.floor(play.public.mediators[0] if play.public.mediators else 0)
    return play(TableDraft(terms(play.public, **said))).until(lambda: play.table.call)


def refused_final(scenario=None):
    """The closing call after Aland has offered P1 and the mediator's final text was refused by Borea."""
    play = Play(scenario or three())(Offer((1, 1, 1, 1))).floor(2)
    return play(FinalText((2, 0, 0, 0)), Sign(), Withhold())


def test_after_the_last_press_whoever_signs_is_called_in_the_order_of_the_session():
    play = offered(three(sessions=2))
    assert (play.table.session, play.table.phase, play.table.queue) == (1, Phase.FLOOR, (1, 0))


def test_the_call_comes_in_the_last_session_alone():
    play = Play(build(sessions=2))(Offer((1, 1, 1, 1))).session(1)
    assert not play.table.call


def test_an_offer_of_the_last_moves_can_be_accepted_and_signed():
    play = Play(build(sessions=1))(Pass(), Offer((1, 1, 1, 1)), Pass(), Press(1), Press(1))
    assert (play.table.call, play.turn) == (True, 0)
    play(Accept("P1"), Sign(), Sign())
    assert play.ending == ("joint", (1, 1, 1, 1), (0, 1), "all clauses were signed")


def test_a_draft_initialled_whole_in_the_call_is_signed():
    play = drafted(A=2, B=1)(Mark((1, 1, 0, 0)), Pass(), Mark((1, 1, 0, 0)))
    assert (play.table.phase, play.table.agreed.source) == (Phase.SIGNING, "draft")
    assert play(Sign(), Sign()).ending == ("partial", (2, 1, -1, -1), (0, 1), "clauses stayed open")


def test_after_the_call_what_all_have_initialled_is_signed():
    play = drafted(A=2, B=1)(Mark((1, 0, 0, 0)), Pass(), Mark((1, 0, 0, 0)), Pass())
    assert (play.table.phase, play.table.agreed.source) == (Phase.SIGNING, "closing")
    assert play(Sign(), Sign()).ending == ("partial", (2, -1, -1, -1), (0, 1), "clauses stayed open")


def test_a_call_in_which_all_pass_adjourns_the_talks():
    play = offered()(Pass(), Pass())
    assert play.ending == ("adjourned", (), (), "the sessions ran out without an agreement")


def test_a_signature_withheld_in_the_call_leaves_the_others_their_turn():
    play = offered(trio(sessions=1))(Pass(), Accept("P1"), Pass(), Accept("P1"))
    play(Withhold(), Sign(), Sign())
    assert (play.table.call, play.table.phase, play.turn) == (True, Phase.FLOOR, 2)
    assert play.table.offers == ()
    assert play(Pass()).ending.kind == "adjourned"


def test_a_signature_withheld_after_the_call_adjourns():
    play = drafted(A=2, B=1)(Mark((1, 0, 0, 0)), Pass(), Mark((1, 0, 0, 0)), Pass(), Withhold(), Sign())
    assert play.ending == ("adjourned", (), (), "the sessions ran out without an agreement")


def test_a_mediator_that_does_not_sign_is_not_called():
    play = offered(three(sessions=1))
    assert play.table.queue == (0, 1)
    assert play(Pass(), Pass()).ending is not None


def test_a_delegation_that_has_left_is_not_called():
    scenario = build(principals=4, sessions=1, signing=Signing("k-of-n", 2))
    play = Play(scenario)(Offer((1, 1, 1, 1)), Pass(), Warn(), Walk())
    play.until(lambda: play.table.call)
    assert play.table.queue == (0, 2, 3)


def test_with_nothing_on_the_table_there_is_no_call():
    play = Play(build(sessions=1))(Pass(), Pass(), Press(1), Press(1))
    assert play.ending == ("adjourned", (), (), "the sessions ran out without an agreement")


def test_a_whisper_calls_nobody():
    play = Play(trio(sessions=1))(Caucus(Seat(1)), Offer((1, 1, 1, 1), to=Seat(1))).finish()
    assert not play.table.call


def test_in_the_call_nobody_has_action_points():
    play = offered()
    assert play.desk(play.turn).points == 0
    play(Pass())
    assert play.desk(play.turn).points == 0


@pytest.mark.parametrize(
    "move",
    [
        Offer((2, 2, 1, 1)),
        Amend("P1", ((0, 2),)),
        Ask("need", issue=0, option=1, of=Seat(1)),
        TableDraft((2, 2, 1, 1)),
        Consult(),
        Warn(),
        Walk(),
        MakeGesture(0),
    ],
)
def test_in_the_call_nothing_new_is_put_forward(move):
    play = offered(build(sessions=1, gestures=(Gesture("a", Seat(0), "A", "A step.", 0, 1),)))
    assert play.refusal(move) == SENTENCE


@pytest.mark.parametrize("move", [Accept("P1"), Tell(issue=0, weight="high"), Pass()])
def test_in_the_call_one_accepts_says_what_matters_or_passes(move):
    play = offered()(Pass())
    assert play.refusal(move) == ""


def test_in_the_call_an_offer_can_be_rejected_with_reasons():
    play = offered()(Pass())
    assert play.refusal(Reject("P1", ((0, 1, 0),))) == ""


def test_private_talk_stays_open_until_the_call_is_over():
    play = Play(trio(sessions=1))(Caucus(Seat(1)), Offer((1, 1, 1, 1), to=Seat(1)), Pass(), Offer((2, 2, 1, 1)))
    play.until(lambda: play.table.call)
    assert play.desk(0).caucus == (1,)


def test_a_refused_final_text_leads_to_the_call_and_is_not_on_the_table():
    play = refused_final()
    assert (play.table.call, play.table.phase, play.table.queue) == (True, Phase.FLOOR, (0, 1))
    assert [offer.id for offer in play.table.offers] == ["P1"]


def test_after_a_refused_final_text_a_standing_offer_can_still_be_signed():
    play = refused_final()(Pass(), Accept("P1"), Sign(), Sign())
    assert play.ending == ("joint", (1, 1, 1, 1), (0, 1), "all clauses were signed")


def test_after_a_refused_final_text_and_a_call_without_an_answer_the_talks_break_down():
    play = refused_final()(Pass(), Pass())
    assert play.ending == ("breakdown", (), (), "the final text was refused")


def test_after_a_refused_final_text_what_all_have_initialled_can_be_signed():
    play = Play(three()).floor(2)(TableDraft(terms(three().public, A=2, B=1))).phase(Phase.BALLOT)
    play(Mark((1, 2, 0, 0)), Mark((1, 2, 0, 0))).floor(2)(FinalText((2, 0, 0, 0)), Withhold(), Withhold())
    assert play.table.call
    play(Pass(), Pass(), Sign(), Sign())
    assert play.ending == ("partial", (2, -1, -1, -1), (1, 0), "clauses stayed open")


def test_a_refused_final_text_with_nothing_else_on_the_table_is_a_breakdown_at_once():
    play = Play(three()).floor(2)(FinalText((2, 0, 0, 0)), Sign(), Withhold())
    assert play.ending == ("breakdown", (), (), "the final text was refused")


def test_by_the_first_edition_there_is_no_call():
    assert not Play(build(sessions=1, rules=1))(Offer((1, 1, 1, 1))).finish().table.call
    play = refused_final(three(rules=1))
    assert play.ending == ("breakdown", (), (), "the final text was refused")


@given(scenarios(), lucks)
@few
def test_the_call_comes_once_ends_the_talks_and_hears_nothing_new(scenario, luck):
    session = played(scenario, luck, 4000)
    assert session.over
    called = [number for number, state in enumerate(session._states) if state.table.call]
    if called:
        assert called == list(range(called[0], len(session._states)))
    allowed = {name for name, kind in KINDS.items() if kind.in_call} | {"sign", "withhold", "announce", "fulfil"}
    after = session.events[called[0] :] if called else []
    assert {kind_of(event.move).name for event in after} <= allowed


@given(scenarios(), lucks)
@few
def test_by_the_first_edition_no_game_has_a_call(scenario, luck):
    session = played(replace(scenario, public=replace(scenario.public, rules=1)), luck, 4000)
    assert session.over
    assert not any(state.table.call for state in session._states)
