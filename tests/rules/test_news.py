"""News while they last: what a card does to moves for a session, what is announced of the next, who says what."""

import dataclasses

import pytest
from builders import Play, news, rich, three, trio, two

from communique.model.levels import at_level
from communique.model.scenario import NATURE, Level, Line, Meters, Seat
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.draw import Draw
from communique.rules.moves.line import TakeLine
from communique.rules.moves.mark import Mark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.news import card_expected, card_now, watched_issue
from communique.rules.state import NO_NEWS, Phase
from communique.words import say

BY_PARTY = Line("calm", "Calm", "", texts=("Aland asks for calm.", "Borea wishes for calm.", "Medina stays calm."))


def card(**does):
    return dataclasses.replace(news(lines=does.pop("lines", ())), **does)


def foretold(name, **does):
    return dataclasses.replace(news(id=name, lines=()), foretold=True, **does)


def test_two_parties_who_take_the_same_line_do_not_read_the_same():
    play = Play(three(news=(card(lines=(BY_PARTY, BY_PARTY)),)))
    said = [play(TakeLine(0, 0)).said() for _ in range(3)]
    assert said == ["Aland asks for calm.", "Borea wishes for calm.", "Medina stays calm."]


def test_a_card_changes_capital_by_party_and_says_why():
    play = Play(three(news=(card(capital=(-1, 2, 0)),)))
    assert play.table.capital == (3, 6, 4)
    assert {say(change.cause) for change in play.table.changes} == {"news: Storm"}
    assert play.said() == "News: Storm. A storm came. This session: capital −1 for Aland; capital +2 for Borea."


def test_parties_with_the_same_change_are_named_together():
    play = Play(three(news=(card(points=(-1, -1, 1)),)))
    assert play.said().endswith("This session: action points −1 for Aland, Borea; action points +1 for Medina.")


def test_a_change_for_everybody_names_nobody():
    assert Play(three(news=(card(points=(1, 1, 1)),))).said().endswith("This session: action points +1 for all.")


def test_a_card_gives_and_takes_action_points_for_its_session_alone():
    play = Play(three(news=(card(points=(-1, 0, 1)),)))
    assert play.desk(0).points == 1
    assert play.floor(1).desk(1).points == 2
    assert play.floor(2).desk(2).points == 4
    assert play.session(1).floor(0).desk(0).points == 2


def test_a_card_can_shut_the_private_channel_for_its_session():
    play = Play(trio(news=(card(no_caucus=True),)))
    assert play.said().endswith("This session: no meetings in private.")
    assert play.refusal(Caucus(Seat(1))) == 'This session\'s news, "Storm", leave no room for meetings in private.'
    assert play.session(1).floor(0).refusal(Caucus(Seat(1))) == ""


def test_two_delegations_are_not_told_of_a_caucus_they_cannot_have():
    assert Play(two(news=(card(no_caucus=True),))).said() == "News: Storm. A storm came."


def watched(capital=4):
    play = Play(trio(meters=Meters(capital=capital), news=(card(watched=1),)))
    return play(TableDraft((1, 1, -1, -1)))


def test_a_card_can_put_an_issue_in_the_eye_of_the_public():
    play = watched()
    assert watched_issue(play.public, play.table) == 1
    assert watched_issue(play.public, play.session(1).table) is None


def test_initials_taken_back_in_the_eye_of_the_public_cost_2():
    play = watched()(Mark((0, 1, 0, 0)), Mark((0, 2, 0, 0)))
    assert play.causes()[0] == ("capital", 0, 4, 2)


def test_initials_taken_back_elsewhere_cost_1_as_ever():
    play = watched()(Mark((1, 0, 0, 0)), Mark((2, 0, 0, 0)))
    assert play.causes()[0] == ("capital", 0, 4, 3)


def test_what_all_initial_in_the_eye_of_the_public_brings_each_of_them_1():
    play = watched().phase(Phase.BALLOT)
    play(Mark((2, 1, 0, 0)), Mark((2, 1, 0, 0)))
    assert play.table.capital == (4, 4, 4)
    play(Mark((2, 1, 0, 0)))
    assert play.table.capital == (5, 5, 5)
    assert say(play.table.changes[0].cause) == "B was settled in the eye of the public"


def test_it_brings_nothing_twice():
    play = watched()
    for seat in range(3):
        play.floor(seat)(Mark((0, 1, 0, 0)))
    assert play.table.capital == (5, 5, 5)
    play(Mark((2, 0, 0, 0)))
    assert play.table.capital == (5, 5, 5)


def test_a_foretold_card_is_announced_one_session_before_with_what_it_will_do():
    play = Play(three(news=(foretold("storm"), foretold("truce", points=(-1, 0, 0)))), seed=3)
    first, second = play.table.news, play.table.expected
    assert {first, second} == {0, 1}
    assert card_expected(play.public, play.table).id == ("storm", "truce")[second]
    assert "Expected in the next session: " in play.said()
    if second == 1:
        assert play.said().endswith("Expected in the next session: Truce (action points −1 for Aland).")
    assert play.session(1).table.news == second
    assert play.table.expected == NO_NEWS


def test_an_announcement_changes_nothing_but_that_it_is_known():
    names = [f"n{k}" for k in range(9)]
    told = three(news=tuple(foretold(name) for name in names), tension_on=False)
    untold = three(news=tuple(news(id=name, lines=()) for name in names), tension_on=False)
    for seed in range(6):
        decks = [Play(one, seed=seed).session(5) for one in (told, untold)]
        assert decks[0].table.drawn == decks[1].table.drawn


def test_it_changes_nothing_either_where_a_session_at_the_brink_has_no_news():
    names = [f"n{k}" for k in range(9)]
    told = three(news=tuple(foretold(name) for name in names))
    untold = three(news=tuple(news(id=name, lines=()) for name in names))
    mixed = three(news=tuple(foretold(one) if k % 2 else news(id=one, lines=()) for k, one in enumerate(names)))
    for seed in range(6):
        drawn = []
        for scenario in (told, untold, mixed):
            play = Play(scenario, seed=seed).session(1).set(tension=4).session(2)
            assert card_now(play.public, play.table) is None
            drawn.append(play.session(5).table.drawn)
        assert drawn[0] == drawn[1] == drawn[2]


def test_what_is_not_foretold_comes_unannounced():
    play = Play(three(news=(news(lines=()), news(id="truce", lines=()))))
    assert play.table.expected == NO_NEWS
    assert "Expected" not in play.said()


def test_the_last_session_announces_nothing():
    play = Play(three(news=tuple(foretold(f"n{k}") for k in range(5)), sessions=2))
    assert play.table.expected != NO_NEWS
    assert play.session(1).table.expected == NO_NEWS


@pytest.mark.parametrize(
    ("move", "legal"),
    [
        (Draw(0), True),
        (Draw(0, 1), True),
        (Draw(0, 2), False),  # not one that is foretold
        (Draw(0, 0), False),  # itself
        (Draw(0, 3), False),  # there is none
    ],
)
def test_chance_announces_what_can_be_foretold(move, legal):
    deck = (foretold("storm"), foretold("truce"), news(id="flood", lines=()))
    play = Play(three(news=deck)).set(awaiting_news=True, drawn=(), expected=NO_NEWS)
    assert play.rules._follows(play.public, play.state, NATURE, move) is legal


def test_what_was_announced_comes_and_nothing_else():
    deck = (foretold("storm"), foretold("truce"), news(id="flood", lines=()))
    play = Play(three(news=deck)).set(awaiting_news=True, drawn=(2,), expected=1)
    assert [play.rules._follows(play.public, play.state, NATURE, Draw(k)) for k in range(3)] == [False, True, False]
    assert {play.rules.due(play.public, play.state, seed=seed)[1].news for seed in range(9)} == {1}


def test_what_was_announced_waits_while_the_parties_step_back_from_the_brink():
    play = Play(three(news=tuple(foretold(f"n{k}") for k in range(5))))
    expected = play.table.expected
    play.set(tension=4).session(1)
    assert card_now(play.public, play.table) is None
    assert play.table.expected == expected
    assert play.session(2).table.news == expected


def test_a_level_without_the_issue_watches_nothing():
    levels = (Level("few", "Few", "", (0, 2)), Level("turned", "Turned", "", (1, 0)))
    scenario = rich(news=(card(watched=1),), levels=levels)
    assert at_level(scenario, "few").public.news[0].watched is None
    assert at_level(scenario, "turned").public.news[0].watched == 0
