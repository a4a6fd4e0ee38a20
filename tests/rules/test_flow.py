"""The course of a session: news, floor, ballot, press; who speaks when; what a turn allows."""

import pytest
from builders import Play, build, news, three, trio

from communique.model.scenario import NATURE, Line, Meters, Seat
from communique.rules.moves.consult import Consult
from communique.rules.moves.draw import Draw
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.line import TakeLine
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.tell import Tell
from communique.rules.state import IllegalMove, Phase
from communique.words import say

DECK = (news(tension=2), news(id="truce", tension=-1))


def test_the_order_of_speaking_moves_on_by_one_each_session():
    play = Play(trio())
    orders = []
    for session in range(4):
        play.session(session)
        orders.append(play.table.queue)
    assert orders == [(0, 1, 2), (1, 2, 0), (2, 0, 1), (0, 1, 2)]


def test_principals_have_2_action_points_and_mediators_3():
    play = Play(three())
    assert play.desk(0).points == 2
    assert play.floor(2).desk(2).points == 3


def test_points_come_with_the_turn_and_go_with_it():
    play = Play(trio())
    assert [play.desk(p).points for p in range(3)] == [2, 0, 0]
    play(Pass())
    assert [play.desk(p).points for p in range(3)] == [0, 2, 0]


def test_only_the_holder_of_the_floor_moves():
    assert Play(trio()).refusal(Pass(), seat=1) == "It is Aland's turn, not Borea's."


def test_there_are_6_sessions_by_default():
    play = Play(build()).finish()
    assert play.table.session == 5


def test_a_session_opens_with_a_card_of_the_deck():
    play = Play(three(news=DECK))
    assert play.events[0].seat == -1
    assert play.table.phase is Phase.NEWS
    assert play.table.queue == (0, 1, 2)
    assert play.said() in ("News: Storm. A storm came.", "News: Truce. A truce came.")


def test_a_card_is_drawn_once_and_an_empty_deck_brings_no_news():
    play = Play(three(news=DECK, sessions=4)).finish()
    draws = [e.move.news for e in play.events if isinstance(e.move, Draw)]
    assert sorted(draws) == [0, 1]


def test_the_draw_depends_on_the_seed_alone():
    drawn = [Play(three(news=tuple(news(id=f"n{k}") for k in range(9))), seed=s).table.news for s in (1, 1, 2, 3, 4)]
    assert drawn[0] == drawn[1]
    assert len(set(drawn)) > 1


def test_a_card_moves_tension_as_it_is_drawn():
    play = Play(three(news=(DECK[0],)))
    assert play.table.tension == 3
    assert say(play.table.changes[0].cause) == "news: Storm"


def test_a_line_on_the_news_moves_meters_with_its_cause():
    play = Play(three(news=(news(),)))(TakeLine(0, 1))
    assert play.causes() == [("capital", 0, 4, 5), ("trust", 1, 5, 4), ("trust", 2, 5, 4), ("tension", -1, 1, 2)]
    assert {say(c.cause) for c in play.table.changes} == {"Aland on Storm: Sharp"}
    assert play.said() == "Aland: We object."


def test_after_all_lines_the_floor_opens():
    play = Play(three(news=(news(),)))(TakeLine(0, 0), TakeLine(0, 0), TakeLine(0, 0))
    assert play.table.phase is Phase.FLOOR
    assert play.table.queue == (0, 1, 2)


def test_news_without_lines_open_the_floor_at_once():
    play = Play(three(news=(news(lines=()),)))
    assert play.table.phase is Phase.FLOOR
    assert play.desk(0).points == 2


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        (TakeLine(1, 0), "That is not this session's news."),
        (TakeLine(-1, 0), "That is not this session's news."),
        (TakeLine(0, 2), "Choose a line from 0 to 1, not 2."),
        (TakeLine(0, -1), "Choose a line from 0 to 1, not -1."),
        (Pass(), "Take a line on the news first."),
        (Press(1), "Take a line on the news first."),
    ],
)
def test_news_ask_for_a_line(move, sentence):
    assert Play(three(news=(news(),))).refusal(move) == sentence


def test_drawing_is_nobodys_move():
    assert Play(three(news=DECK)).refusal(Draw(0)) == "That happens by itself."


@pytest.mark.parametrize("number", [0, 1, 2, -1, 10**20])
def test_a_card_that_is_not_due_is_not_drawn(number):
    play = Play(three(news=DECK)).phase(Phase.FLOOR)
    with pytest.raises(IllegalMove):
        play.rules.apply(play.public, play.state, Seat(-1), Draw(number))


def test_lines_keep_meters_within_bounds():
    wild = Line("w", "Wild", "Everything.", tension=9, capital=99, trust=-99)
    play = Play(three(news=(news(lines=(wild,)),)))(TakeLine(0, 0))
    assert play.table.tension == 4
    assert play.table.capital[0] == 8
    assert play.table.trust[1][0] == 0


def test_an_open_press_line_wins_trust():
    play = Play(three()).phase(Phase.PRESS)(Press(0))
    assert play.causes() == [("trust", 1, 5, 6), ("trust", 2, 5, 6)]
    assert play.said() == "Aland tells the press that the talks are making progress."


def test_a_neutral_press_line_moves_nothing():
    play = Play(three()).phase(Phase.PRESS)(Press(1))
    assert play.causes() == []
    assert play.said() == "Aland tells the press that the talks go on."


def test_a_firm_press_line_wins_capital_and_loses_trust():
    play = Play(three()).phase(Phase.PRESS)(Press(2))
    assert play.causes() == [("capital", 0, 4, 5), ("trust", 1, 5, 4), ("trust", 2, 5, 4)]
    assert play.said() == "Aland tells the press that its position is firm."


def test_the_press_knows_three_lines():
    play = Play(three()).phase(Phase.PRESS)
    for line in (3, -1, 10**30):
        assert play.refusal(Press(line)) == f"The press lines are 0 (open), 1 (neutral) and 2 (firm), not {line}."
    assert play.refusal(Pass()) == "This is the press: choose a line, open, neutral or firm."


def test_consulting_costs_1_action_point_and_regains_1_capital():
    play = Play(three())(Consult())
    assert play.desk(0).points == 1
    assert play.causes() == [("capital", 0, 4, 5)]
    assert play.said() == "Aland consults those at home."


def test_capital_never_passes_8():
    play = Play(three(meters=Meters(capital=8)))(Consult())
    assert play.table.capital[0] == 8
    assert play.causes() == []


def test_a_turn_allows_8_moves_without_cost():
    play = Play(three())(*[Tell(0, "high")] * 8)
    assert play.refusal(Tell(0, "high")) == "8 moves without cost are enough for one turn; pass the floor."
    assert play.refusal(Offer((1, 1, 1, 1))) == ""
    assert play.refusal(Pass()) == ""


def test_the_count_of_free_moves_starts_anew_with_each_turn():
    play = Play(three())(*[Tell(0, "high")] * 8).session(1).floor(0)
    assert play.refusal(Tell(0, "high")) == ""


def test_in_a_conference_one_walks_and_does_not_break_off():
    assert Play(three()).refusal(Leave()) == "In a conference, walk out instead; you may return."


def test_something_that_is_no_move_is_refused_with_its_name():
    assert Play(three()).refusal("hello") == "str is no move of this game."


@pytest.mark.parametrize(("card", "legal"), [(0, False), (1, True), (2, False), (-1, False)])
def test_a_card_that_lies_on_the_table_is_not_drawn_again(card, legal):
    play = Play(three(news=(news(lines=()), news(id="x", lines=())))).set(awaiting_news=True, drawn=(0,))
    if legal:
        assert play.rules.apply(play.public, play.state, NATURE, Draw(card)).table.drawn == (0, card)
    else:
        with pytest.raises(IllegalMove, match=r"rules\.follows"):
            play.rules.apply(play.public, play.state, NATURE, Draw(card))
