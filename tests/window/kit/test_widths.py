"""What a line of text measures and how it is drawn, kept with the look: every window knows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.window import theme
from communique.window.kit.style import Look, Lru, Style


@pytest.fixture
def look() -> Look:
    """Ours, with nothing measured and nothing drawn yet."""
    return replace(theme.LOOK, widths=Lru(100), texts=Lru(100))


def test_a_line_is_measured_once_for_every_style_of_a_look(look: Look) -> None:
    first, second = Style(look), Style(look)
    face = first.face("body")
    assert first.text_width("a gate and a mill", face) == second.text_width("a gate and a mill", face)
    assert len(look.widths) == 1


def test_a_line_set_larger_or_bolder_is_measured_for_itself(look: Look) -> None:
    style = Style(look)
    face = style.face("body")
    plain = style.text_width("a gate and a mill", face)
    style.rescale(1.0, 1.5)
    larger = style.text_width("a gate and a mill", face)
    assert larger == style.font(face).size("a gate and a mill")[0] > plain
    bold = style.text_width("a gate and a mill", face._replace(weight="bold"))
    assert bold == style.font(face._replace(weight="bold")).size("a gate and a mill")[0] != larger
    style.rescale(1.0, 1.0)
    assert style.text_width("a gate and a mill", face) == plain
    assert len(look.widths) == 3


def test_a_line_is_drawn_once_for_every_style_of_a_look_and_for_each_size_and_colour(look: Look) -> None:
    first, second = Style(look), Style(look)
    face = first.face("body")
    black = first.text("a gate and a mill", face, (0, 0, 0))
    assert second.text("a gate and a mill", face, (0, 0, 0)) is black
    white = second.text("a gate and a mill", face, (255, 255, 255))
    assert (black.get_size(), white.get_size()) == (second.font(face).size("a gate and a mill"),) * 2
    second.rescale(1.0, 1.5)
    assert second.text("a gate and a mill", face, (0, 0, 0)).get_width() > black.get_width()
    assert len(look.texts) == 3


@given(word=st.text(st.characters(exclude_characters=" \n"), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_a_word_is_as_wide_as_a_line_of_it_alone_and_with_a_blank(word: str) -> None:
    style = Style(theme.LOOK)
    face = style.face("body")
    assert style.word_width(word, face) == (style.text_width(word, face), style.text_width(f"{word} ", face))
