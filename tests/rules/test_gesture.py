"""Gestures: a one-sided step, once: 1 capital, a floor on one issue, trust up, tension down."""

from builders import Play, build, rich, terms, three

from communique.model.scenario import Feasibility, Gesture, Meters, Seat
from communique.rules.moves.accept import Accept
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import Phase
from communique.words import say

MAPS = Gesture("maps", Seat(0), "Maps", "Aland hands over maps.", 0, 1, trust=2, tension=-1)
MORE = Gesture("more", Seat(0), "More maps", "Aland hands over all maps.", 0, 2)


def talks(**changes):
    return Play(three(gestures=(MAPS, MORE), **changes))


def test_a_gesture_costs_1_capital_and_no_action_point():
    play = talks()(MakeGesture(0))
    assert play.table.capital == (3, 4, 4)
    assert play.desk(0).points == 2


def test_a_gesture_fixes_a_floor_on_its_issue():
    assert talks()(MakeGesture(0)).table.floors == (1, 0, 0, 0)


def test_a_gesture_raises_the_trust_of_all_others_in_its_maker():
    assert talks()(MakeGesture(0)).table.trust == ((5, 5, 5), (7, 5, 5), (7, 5, 5))


def test_a_gesture_lowers_tension():
    assert talks()(MakeGesture(0)).table.tension == 0


def test_every_change_of_a_gesture_has_its_cause():
    play = talks()(MakeGesture(0))
    assert [(c.meter, say(c.cause)) for c in play.table.changes] == [
        ("capital", "Aland spent it: gesture"),
        ("trust", "Aland: Maps"),
        ("trust", "Aland: Maps"),
        ("tension", "Aland: Maps"),
    ]


def test_a_gesture_is_told_in_the_words_of_the_scenario():
    assert talks()(MakeGesture(0)).said() == "Aland makes a gesture: Aland hands over maps."


def test_a_gesture_is_made_once():
    play = talks()(MakeGesture(0))
    assert play.refusal(MakeGesture(0)) == '"Maps" has been made already.'


def test_a_gesture_is_made_by_its_party_only():
    play = talks().floor(1)
    assert play.refusal(MakeGesture(0)) == '"Maps" is for Aland to make.'


def test_a_smaller_step_after_a_larger_one_gives_nothing():
    play = talks()(MakeGesture(1))
    assert play.refusal(MakeGesture(0)) == "That much is given already."


def test_a_gesture_that_does_not_exist_is_refused():
    assert talks().refusal(MakeGesture(7)) == "There is no gesture number 7."
    assert talks().refusal(MakeGesture(-1)) == "There is no gesture number -1."


def test_a_gesture_takes_capital():
    play = talks(meters=Meters(capital=0))
    assert play.refusal(MakeGesture(0)) == "This takes 1 capital; there is 0. Consulting at home regains some."


def test_after_a_gesture_nothing_below_its_floor_can_be_offered():
    play = talks()(MakeGesture(0))
    assert play.refusal(Offer(terms(play.public, A=0))) == 'After the gesture on "A", nothing below "A1" is left.'
    assert play.refusal(Offer(terms(play.public, A=1))) == ""


def test_a_gesture_takes_standing_offers_below_its_floor_off_the_table():
    play = talks()
    play(Offer(terms(play.public, A=0)), Offer(terms(play.public, B=1)), MakeGesture(0))
    assert [o.id for o in play.table.offers] == ["P2"]


def test_a_gesture_takes_offers_that_can_no_longer_be_signed_off_the_table():
    rule = Feasibility("excludes", 1, 1, 0, 1, "no.")
    play = talks(feasibility=(rule,))
    play(Offer(terms(play.public, B=1)), Offer(terms(play.public, B=2)), MakeGesture(0))
    assert [o.id for o in play.table.offers] == ["P2"]


def test_a_draft_below_the_floor_rises_to_it_and_loses_its_marks_there():
    play = talks().floor(2)
    play(TableDraft(terms(play.public, A=0, B=1)))
    play.phase(Phase.BALLOT)(Mark((1, 1, 0, 0)))
    play.floor(0)(MakeGesture(0))
    assert play.table.draft.terms == (1, 1, -1, -1)
    assert play.table.draft.version == 2
    assert play.table.marks[0][:2] == (0, 1)


def test_a_draft_that_the_gesture_makes_impossible_falls():
    rule = Feasibility("excludes", 1, 1, 0, 1, "no.")
    play = talks(feasibility=(rule,)).floor(2)
    play(TableDraft(terms(play.public, A=0, B=1)))
    play.floor(0)(MakeGesture(0))
    assert play.table.draft is None
    assert play.table.marks == ((0, 0, 0, 0),) * 3


def test_an_open_clause_of_the_draft_counts_as_its_floor():
    rule = Feasibility("excludes", 1, 1, 0, 1, "no.")
    play = talks(feasibility=(rule,)).floor(2)
    play(TableDraft(terms(play.public, B=1)))
    play.floor(0)(MakeGesture(0))
    assert play.table.draft is None


def test_a_gesture_that_would_leave_nothing_to_sign_is_refused():
    play = Play(build(gestures=(MAPS,), feasibility=(Feasibility("requires", 0, 1, 1, 2, "so."),)))
    assert (
        play.refusal(MakeGesture(0))
        == "With what has been given already, this step would leave nothing that can be signed."
    )


def test_what_is_signed_without_the_issue_falls_to_the_floor():
    from communique.session.scoring import outcome

    play = talks()
    play(MakeGesture(0), Offer(terms(play.public, B=2)))
    play.floor(1)(Accept("P1")).finish()
    assert play.ending.terms == (-1, 2, -1, -1)
    assert outcome(play.scenario, play.state).package == (1, 2, 0, 0)


def test_a_gesture_gives_no_points():
    play, quiet = Play(rich()), Play(rich())
    play.floor(0)(MakeGesture(0))
    assert play.scenario.sheets == quiet.scenario.sheets
