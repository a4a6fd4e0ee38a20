"""Texts that a level cuts: passages in braces, with what they need."""

from __future__ import annotations

import pickle

import pytest

from communique.model.level_text import LevelText, conditions, has_passages

WRITTEN = "The road is closed. {heritage: Old stones stand there.} {not heritage: Of stones another day.} Rain falls."


def test_a_text_is_that_of_the_whole_scenario() -> None:
    assert LevelText(WRITTEN) == "The road is closed. Old stones stand there. Rain falls."


def test_a_passage_goes_where_its_issue_is_not_in_play() -> None:
    assert LevelText(WRITTEN).where({"road"}) == "The road is closed. Of stones another day. Rain falls."


def test_a_passage_that_needs_two_needs_both() -> None:
    text = LevelText("One. {road, not news: Two.}")
    assert text.where({"road"}) == "One. Two."
    assert text.where({"road", "news"}) == "One."
    assert text.where(()) == "One."


def test_a_paragraph_that_goes_leaves_no_gap() -> None:
    text = LevelText("First.\n\n{road: Second.}\n\nThird. {road: Fourth.}\n")
    assert text.where(()) == "First.\n\nThird."
    assert text == "First.\n\nSecond.\n\nThird. Fourth."


def test_a_passage_inside_a_sentence_leaves_no_blank_behind() -> None:
    text = LevelText(
        "What it may handle {tax: comes next} {not tax: matters most}, and jobs{tax: , and tax}.\n\n{tax: So.} Yes."
    )
    assert text == "What it may handle comes next, and jobs, and tax.\n\nSo. Yes."
    assert text.where(()) == "What it may handle matters most, and jobs.\n\nYes."


def test_one_of_two_passages_side_by_side_keeps_the_blank_before_them() -> None:
    either = LevelText("It is cold. {stove: Light it.}{not stove: Put on a coat.} Good night.")
    assert either == "It is cold. Light it. Good night."
    assert either.where(()) == "It is cold. Put on a coat. Good night."


def test_a_passage_that_brings_its_blank_leaves_the_one_before_it() -> None:
    text = LevelText("Orders are up, {age: the youngest is forty-four, }and it is August.")
    assert text == "Orders are up, the youngest is forty-four, and it is August."
    assert text.where(()) == "Orders are up, and it is August."


def test_nothing_is_left_of_a_text_that_is_one_passage() -> None:
    assert LevelText("{heritage: Who speaks for them?}").where({"road"}) == ""


@pytest.mark.parametrize("plain", ["{amount} cans each", "No brace", "{amount}: none", "{Heritage: x}", "{}"])
def test_places_for_numbers_are_no_passages(plain: str) -> None:
    assert not has_passages(plain)


def test_the_ids_that_passages_name_are_told_without_not() -> None:
    assert list(conditions(WRITTEN)) == ["heritage", "heritage"]


def test_a_text_goes_to_another_process_with_its_passages() -> None:
    there = pickle.loads(pickle.dumps(LevelText(WRITTEN)))
    assert there == LevelText(WRITTEN)
    assert there.where(()) == LevelText(WRITTEN).where(())
