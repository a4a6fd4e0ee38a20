"""The three plain sentences that every debrief opens with, and what is said of people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from debrief.cases import adjourned, talked
from shapes import one_of_each_shape

from communique.debrief import Debrief, about_people, debrief
from communique.debrief.plain_words import in_plain_words, short_of_people, traded
from communique.loading.scenario_file import load_scenario
from communique.simulation import play


def test_a_signed_text_is_told_with_the_trade_that_was_left_and_one_thing_to_try() -> None:
    signed, left, tried = in_plain_words(debrief(talked()))
    assert signed == (
        "Your table signed a text that settles 2 of 2 issues; in points over no deal it gives Aland +5, Borea +5."
    )
    assert left == (
        'Left on the table: A: from "A1" to "A2"; B: from "B1" to "B2". That gives Aland +10, Borea +10, and costs no '
        "delegation a point."
    )
    assert tried == (
        "Next time, look at A and B together: what costs one delegation little there may help another much."
    )


def test_talks_that_end_without_a_text_are_told_too() -> None:
    signed, left, tried = in_plain_words(debrief(adjourned()))
    assert signed == "Your table signed nothing, so every delegation is left with what no deal is worth to it."
    assert left.startswith("Left on the table: a text that gives every delegation at least ")
    assert tried == (
        "Next time, ask each of the others once which of two issues matters more to it: nobody at your table asked."
    )


@pytest.mark.parametrize("name", one_of_each_shape())
def test_every_shipped_scenario_is_told_in_three_sentences_without_a_word_of_theory(name: str) -> None:
    scenario = load_scenario(name)
    found = debrief(play(scenario, {}, 5, level=scenario.public.levels[0].id))
    for said in in_plain_words(found):
        assert said.endswith(".")
        assert not {"Pareto", "Nash", "frontier", "surplus", "efficient", "reservation"} & set(said.split())


def with_people(package: tuple[int, ...], path: bool = False) -> Debrief:
    """The game by hand, with its first issue humanitarian and this text signed; `path` keeps the texts put forward."""
    found = debrief(talked())
    issues = tuple(replace(issue, humanitarian=i == 0) for i, issue in enumerate(found.public.issues))
    return replace(
        found, public=replace(found.public, issues=issues), outcome=replace(found.outcome, package=package),
        path=found.path if path else (),
    )  # fmt: skip


def test_people_are_asked_about_where_the_text_does_less_than_it_could() -> None:
    found = with_people((0, 0))
    assert short_of_people(found) == (0,)
    question, provided = about_people(found)
    assert question.startswith("Should this have been traded at all?")
    assert provided == 'A: the text provides nothing; "A2" was possible.'
    assert in_plain_words(found).next.startswith("Next time, try to settle A first and apart from all else")


def test_nothing_is_asked_where_nobody_traded_and_the_fullest_help_was_agreed() -> None:
    fullest = with_people((2, 0))
    assert (short_of_people(fullest), traded(fullest), about_people(fullest)) == ((), (), [])
    put_lower = with_people((2, 0), path=True)
    assert traded(put_lower) == (0,)
    assert about_people(put_lower)[1] == "In the end the text does for them all that was possible."
    assert about_people(debrief(talked())) == []


def test_where_no_text_could_be_good_for_all_to_part_was_the_good_result() -> None:
    parted = in_plain_words(replace(debrief(adjourned()), acceptable=0))
    assert parted.left == (
        "No text was worth as much as no deal to all who had to sign: to part without one was the good result here."
    )
    assert parted.next.startswith("Next time, find out sooner that no text will do")
    signed = in_plain_words(replace(debrief(talked()), acceptable=0))
    assert signed.next == "Next time, before you sign, hold the text against what no deal is worth to you."
