"""A finished game in two voices: what was meant by the speaker's own points, what each heard, the text in play."""

from __future__ import annotations

from functools import cache

import pytest
from builders import drift, news, three
from debrief.cases import ALAND, BOREA, make, talked, tiny

from communique.debrief.captions import Caption, Retelling, retell
from communique.model.scenario import NATURE, Seat
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session.session import Session


@cache
def told() -> Retelling:
    return retell(talked())


def at(number: int) -> Caption:
    return told().captions[number - 1]


def test_every_event_has_a_caption_and_those_that_put_a_text_forward_are_known() -> None:
    assert len(told().captions) == len(told().steps) == 15
    assert told().texts == (1, 8)
    assert told().ended == "A joint communiqué was signed."


def test_a_text_is_told_by_what_it_gave_each() -> None:
    assert at(1).meant == ("This text gave it 5, which is 10 below no deal.",)
    assert at(1).heard == ("", "Heard a text that gave it 25, which is 10 above no deal.")
    text = at(1).text
    assert text is not None
    assert (text.title, text.by, text.package) == ("offer P1 of Aland", ALAND, (0, 1))
    assert (text.points, text.no_deal) == ((5, 25), (15, 15))


def test_a_further_text_is_told_beside_the_last_of_the_same_author() -> None:
    session = make(Session.open(tiny(), seed=1), Offer((2, 0)), Pass(), Pass())
    drift(session, lambda s: s.turn == ALAND and s.state.table.when == 1)
    told = retell(drift(make(session, Offer((1, 1)))))
    again = told.captions[told.texts[1] - 1]
    # (2,0) gave Aland 40 and Borea 0, (1,1) gives both 20.
    assert again.meant[1] == "It asked for 20 less than in its last text."
    assert again.heard[BOREA] == (
        "Heard a text that gave it 20, which is 5 above no deal; +20 against the last of the same author."
    )


def test_a_statement_is_told_by_whether_it_was_so_and_by_what_was_at_stake() -> None:
    assert at(4).meant == (
        "By its own sheet this was so. At stake: A 30 points; an issue has 20 on average.",
    )  # fmt: skip
    assert at(4).heard == ("", "Heard it, and had at stake: A 10.")


def test_a_question_shows_the_own_stake_of_who_asks_and_an_answer_whether_it_was_so() -> None:
    assert at(2).meant == ("Its own stake: A 30, B 10.",)
    assert at(3).meant == ("By its own sheet this was not so. At stake: A 10 points, B 30.",)
    assert at(3).heard == ("Heard it, and had at stake: A 30, B 10.", "")


def test_reasons_are_told_one_by_one_and_then_what_the_refused_text_gave() -> None:
    assert at(6).meant == (
        'By its own sheet this was not so. "A0" is its best option on the issue.',
        'By its own sheet this was so. "B1" is 15 points below its best option on the issue.',
        "Offer P1 of Aland gave it 25, which is 10 above no deal.",
    )
    assert at(6).heard == ("Heard it said of a text that gave it 5, which is 10 below no deal.", "")


def test_a_move_that_speaks_of_no_text_is_told_beside_the_one_in_play() -> None:
    assert at(5).meant == ("At that moment offer P1 of Aland gave it 5, which is 10 below no deal.",)
    assert at(5).heard == ("", "Heard the words alone.")


def test_who_signs_speaks_of_the_text_on_the_signing_table() -> None:
    text = at(15).text
    assert text is not None
    assert (text.title, text.package, text.points) == ("the text on the signing table", (1, 1), (20, 20))


def test_what_was_said_in_private_was_not_heard_by_the_third() -> None:
    session = Session.open(three(), 1)
    make(session, Caucus(Seat(1)), Offer((1, 1, 1, 1), to=Seat(1)))
    told = retell(drift(session))
    caption = told.captions[told.texts[0] - 1]
    assert caption.heard[2] == "Did not hear it."
    assert caption.heard[1].startswith("Heard a text that gave it ")
    assert caption.text is not None
    assert "in private" in caption.text.title
    assert caption.text.by == Seat(0)


def test_chance_means_nothing_and_everybody_hears_it_alike() -> None:
    told = retell(drift(Session.open(three(news=(news(lines=()),)), 1)))
    assert told.steps[0].seat == NATURE
    assert (told.captions[0].meant, told.captions[0].heard) == ((), ())


def test_a_game_that_goes_on_is_not_told() -> None:
    with pytest.raises(ValueError, match="not over"):
        retell(Session.open(tiny(), 1))
