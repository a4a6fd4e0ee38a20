"""Tension: 0 to 4, public; where it starts, what moves it, and the session back from the brink."""

from builders import Play, build, news, three, trio

from communique.model.scenario import Meters
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.mark import Mark
from communique.rules.moves.press import Press
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.state import Phase
from communique.words import say


def test_tension_starts_where_the_scenario_says():
    assert Play(three(meters=Meters(tension=3))).table.tension == 3


def test_a_level_without_tension_is_played_at_tension_0():
    play = Play(three(meters=Meters(tension=4), tension_on=False))
    assert play.table.tension == 0
    assert not play.table.brink


def test_without_tension_a_warning_moves_no_tension():
    play = Play(three(tension_on=False))
    play(Warn())
    assert play.table.tension == 0


def test_two_firm_lines_in_the_press_raise_tension():
    play = Play(three()).phase(Phase.PRESS)
    play(Press(2), Press(2), Press(1))
    assert play.table.tension == 2
    assert say(play.table.changes[0].cause) == "more than one delegation took a firm line in the press"


def test_who_feeds_tension_pays_back_the_1_capital_that_a_firm_line_brings():
    play = Play(three()).phase(Phase.PRESS)
    play(Press(2), Press(2), Press(1))
    assert play.causes() == [("tension", -1, 1, 2), ("capital", 0, 5, 4), ("capital", 1, 5, 4)]
    assert say(play.table.changes[1].cause) == "people at home ask what the firm line has brought"


def test_below_tension_3_one_firm_line_alone_changes_nothing():
    play = Play(three(meters=Meters(tension=2))).phase(Phase.PRESS)
    play(Press(2), Press(1), Press(1))
    assert play.table.tension == 2
    assert play.table.capital == (5, 4, 4)


def test_at_tension_3_one_firm_line_is_enough_and_is_paid_for():
    play = Play(three(meters=Meters(tension=3))).phase(Phase.PRESS)
    play(Press(1), Press(2), Press(1))
    assert play.causes() == [("tension", -1, 3, 4), ("capital", 1, 5, 4)]
    assert say(play.table.changes[0].cause) == "a firm line was taken in the press while tension was high"


def test_without_capital_a_firm_line_can_still_be_taken():
    play = Play(three(meters=Meters(capital=0))).phase(Phase.PRESS)
    play(Press(2), Press(2), Press(1))
    assert play.table.tension == 2
    assert play.table.capital == (0, 0, 0)


def test_by_the_first_edition_firm_lines_cost_nothing_and_one_is_never_enough():
    play = Play(three(rules=1)).phase(Phase.PRESS)
    play(Press(2), Press(2), Press(1))
    assert play.causes() == [("tension", -1, 1, 2)]
    play = Play(three(rules=1, meters=Meters(tension=3))).phase(Phase.PRESS)
    play(Press(2), Press(1), Press(1))
    assert play.causes() == []


def stalled(scenario):
    """Tension after each of the first four sessions, in which nothing is initialled."""
    play = Play(scenario)
    return [play.session(n).table.tension for n in range(1, 5)]


def test_each_session_without_a_further_clause_raises_tension_but_for_the_first():
    assert stalled(three(meters=Meters(tension=0))) == [0, 1, 2, 3]


def test_the_stalemate_is_said_when_its_session_closes():
    play = Play(three()).session(1).phase(Phase.PRESS)(Press(1), Press(1), Press(1))
    assert play.causes() == [("tension", -1, 1, 2)]
    assert say(play.table.changes[0].cause) == "no further clause was initialled by all in this session"


def test_a_session_in_which_a_further_clause_is_initialled_by_all_leaves_tension():
    play = Play(three()).session(1).floor(2)(TableDraft((1, 1, -1, -1))).phase(Phase.BALLOT)
    play(Mark((1, 2, 0, 0)), Mark((1, 2, 0, 0))).session(2)
    assert (play.table.tension, play.table.common) == (1, 1)


def test_the_same_clauses_as_before_are_no_progress():
    play = Play(three()).session(1).floor(2)(TableDraft((1, 1, -1, -1))).phase(Phase.BALLOT)
    play(Mark((1, 2, 0, 0)), Mark((1, 2, 0, 0))).session(3)
    assert (play.table.tension, play.table.common) == (2, 1)


def test_clauses_lost_are_counted_anew():
    play = Play(three()).session(1).floor(2)(TableDraft((1, 1, -1, -1))).phase(Phase.BALLOT)
    play(Mark((1, 2, 0, 0)), Mark((1, 2, 0, 0))).session(2).floor(2)(TableDraft((2, 1, -1, -1))).session(3)
    assert (play.table.tension, play.table.common) == (2, 0)


def test_a_level_without_tension_knows_no_stalemate():
    assert stalled(three(tension_on=False)) == [0, 0, 0, 0]


def test_by_the_first_edition_a_stalemate_leaves_tension():
    assert stalled(three(rules=1)) == [1, 1, 1, 1]


def test_open_lines_of_all_lower_tension():
    play = Play(three()).phase(Phase.PRESS)
    play(Press(0), Press(0), Press(0))
    assert play.table.tension == 0


def test_open_and_neutral_lines_leave_tension():
    play = Play(three()).phase(Phase.PRESS)
    play(Press(0), Press(0), Press(1))
    assert play.table.tension == 1


def test_tension_never_passes_4():
    play = Play(three(meters=Meters(tension=4)))
    play(Warn())
    assert play.table.tension == 4


def test_tension_4_opens_a_session_back_from_the_brink_without_news():
    play = Play(three(meters=Meters(tension=4), news=(news(),)))
    assert play.table.brink
    assert play.table.phase is Phase.FLOOR
    assert play.table.drawn == ()


def test_at_the_brink_nobody_takes_a_firm_line():
    play = Play(three(meters=Meters(tension=4))).phase(Phase.PRESS)
    assert play.refusal(Press(2)) == "Back from the brink: no firm line in this session."
    assert play.refusal(Press(1)) == ""


def test_the_brink_lowers_tension_by_one_when_its_session_closes():
    play = Play(three(meters=Meters(tension=4))).session(1)
    assert play.table.tension == 3
    assert not play.table.brink


def test_highest_tension_is_never_an_instant_end():
    play = Play(trio(meters=Meters(tension=3)))
    play(Warn(), Walk())
    assert play.table.tension == 4
    assert play.ending is None
    play(Pass(), Pass())
    assert play.table.phase is Phase.PRESS


def test_time_running_out_at_the_highest_tension_breaks_the_talks():
    play = Play(build(sessions=1, meters=Meters(tension=3)))
    play.phase(Phase.PRESS)(Press(2), Press(2))
    assert play.ending == ("breakdown", (), (), "time ran out at the highest tension")


def test_time_running_out_below_the_highest_tension_adjourns_the_talks():
    play = Play(build(sessions=1, meters=Meters(tension=2)))
    play.phase(Phase.PRESS)(Press(2), Press(2))
    assert play.ending == ("adjourned", (), (), "the sessions ran out without an agreement")
