"""What a class answered, on the wall: means of scales, counts of choices, and nothing of fewer than five."""

from __future__ import annotations

import re

import pytest

from communique.classroom.asked_of_class import AskedOfClass
from communique.classroom.class_pages import class_page, projector_page
from communique.classroom.class_tables import ClassRecord
from communique.classroom.class_topics_of_answers import answered


def scale(before: tuple[int, ...] = (), after: tuple[int, ...] = ()) -> AskedOfClass:
    return AskedOfClass("How calm?", ("1", "2", "3", "4", "5"), before, after, "not at all", "very")


def choice(before: tuple[int, ...] = (), after: tuple[int, ...] = ()) -> AskedOfClass:
    return AskedOfClass("Again?", ("Yes", "Maybe", "No"), before, after)


def said(*asked: AskedOfClass) -> list[str]:
    """The lines that are shown, with their figures."""
    slides = "".join(answered(ClassRecord("", (), answers=asked, language="en")).slides)
    return [re.sub(r"<[^>]+>", "|", line).strip("|") for line in re.findall(r"<li>.*?</li>", slides)]


def figures(*asked: AskedOfClass) -> list[str]:
    return [line.rpartition("|")[2] for line in said(*asked)]


def test_a_scale_is_told_by_its_means_before_and_after() -> None:
    """Before: 4 ones, 2 twos, so 8 of 6; after: 5 threes and 1 five, so 20 of 6."""
    lines = said(scale((4, 2, 0, 0, 0), (0, 0, 5, 0, 1)))
    assert [re.sub(r"\|+", "|", line) for line in lines] == ["before, 6 people|1.3", "after, 6 people|3.3"]


def test_a_choice_is_told_by_counts_and_small_ones_are_left_out() -> None:
    assert figures(choice(after=(12, 7, 0))) == ["12", "7", "0"]
    assert figures(choice(after=(12, 7, 2))) == ["12", "–", "–"]


@pytest.mark.parametrize("asked", [scale(before=(1, 1, 1, 1, 0)), choice(after=(4, 0, 0)), choice(after=(5, 1, 0))])
def test_nothing_is_shown_of_too_few(asked: AskedOfClass) -> None:
    topic = answered(ClassRecord("", (), answers=(asked,), language="en"))
    assert topic.slides == ()
    assert topic.hidden


def test_of_one_who_answers_later_nothing_is_shown() -> None:
    assert figures(scale((4, 2, 0, 0, 0), (0, 0, 1, 0, 0))) == ["1.3"]


def test_the_slides_and_the_page_have_the_answers() -> None:
    record = ClassRecord("A class", (), answers=(scale((4, 2, 0, 0, 0)),), language="en")
    assert "How calm?" in projector_page(record)
    assert 'href="#answers"' in class_page(record)
    bare = ClassRecord("A class", (), language="en")
    assert "before and after" not in projector_page(bare)
    assert "#answers" not in class_page(bare)
