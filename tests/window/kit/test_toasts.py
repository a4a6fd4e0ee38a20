"""A toast holds its words, stays in the window, and leaves nothing behind."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from window.edges import outside

from communique.window.kit import Column, Label
from communique.window.kit.hints import MOST

WORDS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=400),
    min_size=1,
    max_size=9,
)
LONG = "The report could not be saved in /home/somebody/a/folder/" + "deep" * 30 + " (No space left on device)."


def content():
    return Column(Label("A quiet screen", "title"), tone="room")


@pytest.mark.parametrize("size", [(800, 500), (1280, 800)], ids=str)
@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS)
@example(words=[LONG] * 3)
@example(words=[f"{k} {LONG}" for k in range(9)])
def test_every_toast_fits_its_box_and_the_window(drive, size, text_scale, words):
    person = drive(content(), size, text_scale=text_scale)
    for said in words:
        person.ui.toast(said)
        person.look()
        assert person.ui.overflowing() == []
        assert outside(person.ui) == []
        person.wait(40)
    shown = [widget.label for widget in person.ui.walk() if widget.role == "toast"]
    assert 0 < len(shown) <= MOST
    assert shown[-1] == words[-1]


def test_a_toast_that_is_gone_leaves_no_trace(drive):
    person = drive(content(), reduced_motion=False)
    before = person.pixels()
    for said in ("Saved.", LONG, "Saved as a picture."):
        person.ui.toast(said, ms=400)
        person.wait(120)
    person.wait(1500)
    assert person.pixels() == before


def test_the_same_words_are_not_piled_up(drive):
    person = drive(content())
    for _ in range(3):
        person.ui.toast("Saved.", ms=400)
        person.wait(200)
    assert [widget.label for widget in person.ui.walk() if widget.role == "toast"] == ["Saved."]
    person.wait(300)
    assert [widget for widget in person.ui.walk() if widget.role == "toast"] == []


def test_a_window_that_is_made_smaller_keeps_its_toasts_inside(drive):
    person = drive(content(), (1920, 1080), text_scale=1.5)
    person.ui.toast(LONG)
    person.look()
    person.ui.resize((800, 500))
    assert person.ui.overflowing() == []
