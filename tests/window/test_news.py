"""News in the window: what they do this session, what is expected next, and one's own words for a line."""

from __future__ import annotations

from dataclasses import replace

from builders import news, trio
from tabling import Hand, floor, move, opened, phase

from communique.model.scenario import Line, News
from communique.rules.moves.mark import Mark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import Phase

OWN = Line("calm", "Calm", "", texts=("Aland asks for calm.", "Borea wishes for calm.", "Cadia stays calm."))


def deck() -> tuple[News, ...]:
    """One card that the public watches and that costs Aland a point; the same again, foretold."""
    one = replace(news(lines=(OWN, OWN)), watched=1, points=(-1, 0, 0), foretold=True)
    return one, replace(one, id="truce", title="Truce")


def test_what_the_news_do_and_what_comes_next_stand_beside_the_tension() -> None:
    hand = Hand(floor(opened(trio(news=deck()), 0), 0))
    words = hand.tooltip("room-news")
    assert "This session: action points −1 for Aland; the public watches B:" in words
    assert "Expected in the next session: " in words
    hand.use("room-news")
    assert "Expected in the next session: " in hand.words()


def test_the_button_of_a_line_holds_my_own_words() -> None:
    hand = Hand(phase(opened(trio(news=deck()), 1), Phase.NEWS, 1))
    assert "Borea wishes for calm." in hand.ui.find("way0").tooltip()


def test_the_form_of_the_marks_names_the_price_where_the_public_watches() -> None:
    session = floor(opened(trio(news=deck()), 1), 1)
    move(session, TableDraft((1, 1, 0, 0)), Mark((1, 1, 0, 0)))
    hand = Hand(session)
    hand.use("do-mark")
    assert "The public watches B this session: withdrawing there costs 1 capital more" in hand.words()
    hand.pick("form-mark0", 1)
    assert "Withdraws initials: 1 capital" in hand.words()
    hand.pick("form-mark1", 1)
    assert "Withdraws initials: 2 capital" in hand.words()
