"""A person's own debrief on a phone: their side of their table, in sentences worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import SHIPPED
from classroom.class_records import ALAND, BOREA, open_ended, signed
from classroom.test_class_pages import Slides

from communique.classroom.phone_debrief import PhoneDebrief, PhoneSection, phone_debrief
from communique.debrief import debrief, in_plain_words
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.simulation import play


def part(told: PhoneDebrief, id: str) -> PhoneSection:
    (one,) = (section for section in told.sections if section.id == id)
    return one


def test_a_phone_tells_its_parts_in_this_order_and_begins_with_three_sentences() -> None:
    told = phone_debrief(signed(), ALAND)
    assert [one.id for one in told.sections] == ["short", "points", "swap", "paths", "beliefs", "deeds", "talk"]
    assert told.sections[0].sentences == tuple(in_plain_words(signed()))


def test_a_phone_says_its_points_and_what_was_possible_for_it() -> None:
    points = part(phone_debrief(signed(), ALAND), "points")
    assert points.sentences == (
        "A joint communiqué was signed.",
        "Your delegation has 20 points; no deal was worth 15 to it.",
        # Of 40 and 0, 35 and 15, 30 and 30, 15 and 35, 0 and 40 the middle three could be signed.
        "Of the texts that could be signed and that nothing could better, the poorest gives you 15, the best 35.",
        "Aland aimed at 25 points and ended with 20.",
    )
    assert [(one.head, one.words) for one in points.items] == [
        ("Aland", "20 points, +5 over no deal"),
        ("Borea", "20 points, +5 over no deal"),
    ]


def test_the_other_seat_s_aim_and_guesses_are_not_on_a_phone() -> None:
    told = phone_debrief(signed(), BOREA)
    assert not any("aimed at" in words for words in part(told, "points").sentences)
    assert not any("guessed" in words for words in part(told, "beliefs").sentences)


def test_a_phone_names_the_swap_with_what_it_gives() -> None:
    swap = part(phone_debrief(signed(), ALAND), "swap")
    assert swap.items[0].head == "A and B together: Aland +10, Borea +10"
    assert swap.items[0].words == 'A: from "A1" to "A2"; B: from "B1" to "B2".'


def test_a_phone_tells_what_texts_would_have_given_it() -> None:
    paths = part(phone_debrief(signed(), ALAND), "paths")
    assert paths.sentences[:2] == (
        "Your delegation put 1 text forward, worth 5 to itself.",
        "The best that another put forward would have given you 20: P2 of Borea, in session 1.",
    )
    assert [one.caption for one in paths.keys] == ["Aland", "Borea"]


def test_words_are_held_against_the_sheet_on_the_phone_that_heard_them() -> None:
    aland, borea = (part(phone_debrief(signed(), seat), "deeds") for seat in (ALAND, BOREA))
    assert aland.sentences == ("Your delegation asked 1 question.",)
    assert borea.sentences == ("Your delegation asked 0 questions.",)
    # Aland's own statement was so; of Borea's words Aland sees the answer and the two reasons that were not.
    assert [one.head for one in aland.items] == [
        "You, event 4, so:", "Borea, event 3, not so:", "Borea, event 6, not so:", "Borea, event 7, not so:",
    ]  # fmt: skip
    assert "Aland" not in " ".join(one.head for one in borea.items)


def test_what_a_phone_did_not_hear_is_not_on_it() -> None:
    scenario = load_scenario("sochi-2021")
    for seed in range(3):
        found = debrief(play(scenario, ["two-faced", "two-faced", "power-broker"], seed, level="envoy"))
        for seat in range(3):
            deaf = replace(found, steps=tuple(one._replace(audience=frozenset({one.seat})) for one in found.steps))
            told = phone_debrief(deaf, Seat(seat))
            assert all(one.head.startswith("You, ") for one in part(told, "deeds").items)
            assert [one.caption for one in part(told, "paths").keys] in ([found.public.parties[seat].short], [])


def test_where_nobody_spoke_a_phone_says_so() -> None:
    told = phone_debrief(open_ended(), BOREA)
    assert part(told, "paths").sentences == ("You heard no text.",)
    assert part(told, "points").sentences[0].startswith("The talks were adjourned.")


def test_there_are_three_questions_and_one_out_of_role() -> None:
    talk = part(phone_debrief(signed(), ALAND), "talk")
    assert len(talk.items) == 4
    assert talk.items[-1].words == "Step out of the role. What do you, and not your delegation, think now?"


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_every_phone_of_any_case_has_sound_drawings(name: str) -> None:
    scenario = load_scenario(name)
    level = scenario.public.levels[-1].id
    for lineup in (None, ["random"] * len(scenario.sheets)):
        found = debrief(play(scenario, lineup, 2, level=level))
        for seat in range(len(scenario.sheets)):
            for one in phone_debrief(found, Seat(seat)).sections:
                for drawing in (*one.drawings, *one.keys):
                    page = Slides(drawing.svg)
                    assert (page.open, page.wrong) == ([], [])
