"""Warning, walking and returning."""

from builders import Play, build, six, terms, three, trio

from communique.model.scenario import Meters, Seat
from communique.rules.moves.accept import Accept
from communique.rules.moves.announce import Announce
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.come_back import Return
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.state import Phase
from communique.words import say


def test_a_warning_costs_1_capital_and_raises_tension():
    play = Play(three())(Warn())
    assert play.causes() == [("capital", 0, 4, 3), ("tension", -1, 1, 2)]
    assert play.said() == "Aland warns that it will leave in this session unless the talks move."


def test_a_warning_is_made_once_a_session():
    assert Play(three())(Warn()).refusal(Warn()) == "Your warning of this session stands already."


def test_a_warning_without_credibility_is_refused():
    play = Play(three(meters=Meters(credibility=0)))
    assert play.refusal(Warn()) == "Nobody believes your warnings any more."


def test_a_warning_without_capital_is_refused():
    play = Play(three(meters=Meters(capital=0)))
    assert play.refusal(Warn()) == "This takes 1 capital; there is 0. Consulting at home regains some."


def test_unkept_warnings_cost_1_then_2_then_4_then_4_credibility():
    play = Play(build(sessions=6, meters=Meters(capital=8, credibility=10)))
    seen = []
    for session in range(4):
        play.session(session).floor(0)(Warn())
        play.until(lambda s=session: play.table.session > s)
        seen.append(play.table.credibility[0])
    assert seen == [9, 7, 3, 0]
    assert play.table.unkept == (4, 0)


def test_the_unkept_warning_is_named_as_the_cause():
    play = Play(three())(Warn()).phase(Phase.PRESS)(Press(1), Press(1), Press(1))
    assert [say(c.cause) for c in play.table.changes] == ["a warning of leaving was not kept"]


def test_a_kept_warning_costs_no_credibility_and_no_trust():
    play = Play(trio())(Warn(), Walk())
    play.until(lambda: play.table.session == 1)
    assert play.table.credibility == (8, 8, 8)
    assert play.table.trust[1][0] == 5


def test_walking_without_warning_costs_2_trust_of_everyone_and_raises_tension():
    play = Play(trio())(Walk())
    assert play.causes() == [("trust", 1, 5, 3), ("trust", 2, 5, 3), ("tension", -1, 1, 2)]
    assert say(play.table.changes[0].cause) == "Aland left the table without warning"


def test_walking_ends_the_floor_turn_and_takes_the_points():
    play = Play(trio())(Walk())
    assert play.turn == 1
    assert play.desk(0).points == 0
    assert play.table.away == (0, -1, -1)


def test_walking_closes_the_caucuses_of_both_sides():
    play = Play(trio())(Caucus(Seat(1)), Walk())
    assert play.desk(0).caucus == ()
    assert play.desk(1).caucus == ()
    assert play.refusal(Offer(terms(play.public, A=1), Seat(0))) == "Open a caucus with Aland first."


def test_who_has_left_can_only_pass_return_or_call_home():
    play = Play(trio())(Walk()).session(1).floor(0)
    assert play.refusal(Warn()) == "Your delegation has left the table; return first."
    assert play.refusal(Offer(terms(play.public, A=1))) == "Your delegation has left the table; return first."
    assert play.refusal(Walk()) == "Your delegation has left the table; return first."
    assert play.refusal(Pass()) == ""
    assert play.refusal(Return()) == ""
    assert play.refusal(Consult()) == ""


def test_a_party_without_capital_can_call_home_to_afford_its_way_back():
    play = Play(trio(meters=Meters(capital=0)))(Walk()).session(1).floor(0)
    assert play.refusal(Return()) == "This takes 1 capital; there is 0. Consulting at home regains some."
    play(Consult(), Return())
    assert play.table.away == (-1, -1, -1)
    assert play.table.capital[0] == 0


def test_returning_costs_1_capital_and_lowers_tension():
    play = Play(trio())(Walk()).session(1).floor(0)(Return())
    assert play.causes() == [("capital", 0, 4, 3), ("tension", -1, 2, 1)]
    assert play.said() == "Aland returns to the table."
    assert play.turn == 0


def test_who_is_at_the_table_cannot_return():
    assert Play(trio()).refusal(Return()) == "Your delegation is at the table."


def test_the_absent_do_not_speak_to_the_press():
    play = Play(trio())(Walk()).phase(Phase.PRESS)
    assert play.table.queue == (1, 2)


def test_a_principal_that_does_not_return_breaks_the_talks_after_the_next_session():
    play = Play(trio())(Walk()).session(1)
    play.finish()
    assert play.table.session == 1
    assert play.ending == ("breakdown", (), (), "Aland left the talks and did not return")


def test_walking_in_the_last_session_breaks_the_talks():
    play = Play(trio(sessions=1))(Walk()).finish()
    assert play.ending.kind == "breakdown"


def test_a_mediator_that_leaves_does_not_break_the_talks():
    play = Play(three(sessions=3, tension_on=False)).floor(2)(Walk()).finish()
    assert play.ending.kind == "adjourned"


def test_when_all_principals_leave_the_talks_break_down():
    play = Play(three())(Walk(), Walk()).finish()
    assert play.ending == ("breakdown", (), (), "Aland left the talks and did not return")
    assert play.table.session == 1


def test_when_everybody_leaves_the_game_still_ends():
    play = Play(three())(Walk(), Walk(), Walk()).finish()
    assert play.ending.kind == "breakdown"


def test_under_k_of_n_one_party_may_leave_for_good():
    play = Play(six(sessions=3, tension_on=False)).floor(4)(Walk()).finish()
    assert play.ending.kind == "adjourned"


def test_under_k_of_n_too_few_left_break_the_talks():
    play = Play(six(sessions=4)).floor(3)(Walk(), Walk(), Walk()).finish()
    assert play.ending == ("breakdown", (), (), "too few parties are left at the table to sign anything")
    assert play.table.session == 1


def test_under_k_of_n_a_veto_that_does_not_return_breaks_the_talks():
    play = Play(six(sessions=4))(Walk()).finish()
    assert play.ending == ("breakdown", (), (), "Aland left the talks and did not return")


def test_terms_all_had_accepted_go_to_signing_when_the_missing_hand_returns():
    play = Play(trio())
    play(Offer(terms(play.public, A=1)), Pass(), Accept("P1"), Walk(), Accept("P1"))
    assert play.table.phase is Phase.FLOOR
    play.session(1).floor(1)(Return())
    assert play.table.phase is Phase.SIGNING
    assert play.table.agreed == ((1, -1, -1, -1), "P1", (0, 1, 2))


def test_terms_agreed_in_caucus_with_the_absent_wait_as_an_offer():
    play = Play(three())
    play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1)), Pass())
    play.session(1).floor(0)(Walk()).session(2).floor(1)
    play = Play(three())
    play(Caucus(Seat(1)), Offer(terms(play.public, A=1), Seat(1)), Walk(), Accept("W0-1.1"))
    assert play.events[-1] == (1, Announce((1, -1, -1, -1), (0, 1)))
    assert play.table.phase is Phase.FLOOR
    assert [(o.id, o.by, o.terms, o.accepted) for o in play.table.offers] == [("P1", 1, (1, -1, -1, -1), (0, 1))]
    play.session(1).floor(0)(Return())
    assert play.table.phase is Phase.SIGNING


def test_walking_is_never_refused_for_talking_too_much():
    play = Play(trio())
    play(*[Tell(0, "high")] * 8)
    assert play.refusal(Tell(0, "high")) == "8 moves without cost are enough for one turn; pass the floor."
    assert play.refusal(Walk()) == ""
