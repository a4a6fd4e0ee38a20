"""Painting a little at a time must give the same picture as painting everything; and nothing may be cut off unsaid."""

from itertools import pairwise

import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.window import theme
from communique.window.kit import (
    Button,
    Cards,
    Chip,
    ChoiceCard,
    ChoiceOption,
    Column,
    Flow,
    Gauge,
    Grid,
    HoldButton,
    Label,
    Meter,
    Number,
    OptionSign,
    Panel,
    PartsBar,
    Piece,
    Rich,
    Row,
    Rule,
    Scroll,
    Segmented,
    StepSlider,
    Tabs,
    TextField,
    Toggle,
    ask,
)
from communique.window.kit.style import TextStyle

MARKS = tuple(OptionSign(sign.colour, sign.shape) for sign in theme.SIGNS[:3])


def everything():
    """A screen with every widget on it."""
    left = Panel(
        Label("Delegations of both valleys", "heading"),
        Meter("Trust in you", 62, threshold=50, delta=-4, id="trust"),
        Gauge("your value", 61, threshold=45, id="gauge"),
        PartsBar([Piece("A", 30, "party0", "disc"), Piece("B", 22, "party1", "square")], maximum=80, id="bar"),
        Toggle("Show what each option is worth to me", id="toggle"),
        TextField("a name", id="name"),
        HoldButton("Hold to reveal", lambda: None, lambda: None, id="hold"),
        tone="room",
        width=260,
    )
    middle = Panel(
        Row(Label("Draft", "heading", flex=1), Number(61, id="value")),
        Tabs(["Package", "History"], 0, id="tabs"),
        Scroll(
            Column(
                Segmented(
                    [ChoiceOption("Yes", "12", MARKS), ChoiceOption("No, not before the spring"), "Later"], 0, id="one"
                ),
                StepSlider(
                    [ChoiceOption("30 days", "+2"), ChoiceOption("60 days", marks=MARKS), "a year"], 1, id="two"
                ),
                Cards(
                    ChoiceCard(Label("Two Valleys"), label="TV", id="a"),
                    ChoiceCard(Label("South"), label="S", id="b"),
                    value=0,
                ),
                Rule(),
                Rich("Peace is **work**, and *patience*.\n\n- one\n- two"),
                Flow(*[Chip(f"Party {i}", mark="disc", hue=f"party{i}") for i in range(8)]),
                Grid(*[Button(f"Line {i}", id=f"line{i}", tip="A tip") for i in range(12)], columns=3),
            ),
            id="scroll",
        ),
        flex=1,
    )
    foot = Row(
        Label("One, two, three and many more words than fit on one line", max_lines=1, flex=1, id="foot"),
        Button("Sign", icon="sign", reason="Not yet.", id="sign"),
        Button("Offer", icon="offer", kind="primary", id="offer"),
    )
    return Column(Row(left, middle, align="stretch", flex=1, gap=14), foot, gap=10, pad=14)


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 1000), st.integers(0, 700)),
        st.tuples(st.just("down"), st.integers(0, 1000), st.integers(0, 700)),
        st.tuples(st.just("up"), st.integers(0, 1000), st.integers(0, 700)),
        st.tuples(st.just("wheel"), st.integers(-3, 3), st.just(0)),
        st.tuples(
            st.just("key"),
            st.sampled_from(
                [pygame.K_TAB, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_SPACE, pygame.K_END]
            ),
            st.just(0),
        ),
        st.tuples(st.just("tick"), st.integers(1, 500), st.just(0)),
        st.tuples(st.just("set"), st.integers(0, 100), st.just(0)),
        st.tuples(st.just("hide"), st.integers(0, 11), st.just(0)),
        st.tuples(st.just("ask"), st.just(0), st.just(0)),
        st.tuples(st.just("escape"), st.just(0), st.just(0)),
        st.tuples(st.just("toast"), st.just(0), st.just(0)),
    ),
    max_size=25,
)


def perform(driver, what, x, y):
    ui, send = driver.ui, driver.send
    if what == "move":
        send(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0))
    elif what in ("down", "up"):
        send(pygame.MOUSEBUTTONDOWN if what == "down" else pygame.MOUSEBUTTONUP, pos=(x, y), button=1)
    elif what == "wheel":
        send(pygame.MOUSEWHEEL, x=0, y=x)
    elif what == "key":
        send(pygame.KEYDOWN, key=x, mod=0, unicode="", scancode=0)
    elif what == "tick":
        ui.tick(x)
    elif what == "set":
        for id in ("trust", "gauge", "value"):
            ui.find(id).set_value(x)
        ui.find("foot").set(f"{x} words")
    elif what == "hide":
        line = next((w for w in ui.content.walk() if w.id == f"line{x}"), None)
        if line:
            line.visible = False
    elif what == "ask" and len(ui.dialogs) < 2:
        ui.open(ask("Leave?", "Without **agreement**.", [Button("Stay", id="stay"), Button("Go", id="go")]))
    elif what == "escape":
        send(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode="", scancode=0)
    elif what == "toast":
        ui.toast("Saved.")


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_painting_bit_by_bit_equals_painting_everything(drive, actions):
    driver = drive(everything(), (1000, 700), reduced_motion=False)
    for what, x, y in actions:
        perform(driver, what, x, y)
        driver.look()
    bit_by_bit = driver.pixels()
    driver.ui.paint_all(driver.screen)
    same = driver.pixels() == bit_by_bit  # a bare assert would print the difference of a million bytes
    assert same


@pytest.mark.parametrize("text_scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (1920, 1080), (2560, 1440)])
def test_nothing_overflows_at_any_size(drive, size, text_scale):
    assert drive(everything(), size, text_scale=text_scale).ui.overflowing() == []


def test_words_too_wide_for_their_place_are_reported(drive):
    driver = drive(Column(Label("Unteilbarkeitserklärungsprotokoll", "title", id="long", width=60)), (1000, 700))
    driver.ui.find("long").layout(pygame.Rect(0, 0, 60, 30))
    assert [found.why for found in driver.ui.overflowing()] == ["text needs 333 x 24 pixels and has 60 x 30"]


def test_a_widget_outside_the_window_is_reported(drive):
    driver = drive(Column(*[Label(f"Line {n}", "title") for n in range(60)]), (1000, 700))
    assert any("sticks out" in found.why for found in driver.ui.overflowing())


def test_a_label_is_shortened_only_if_told_to_and_then_says_it_all_in_a_tooltip(drive):
    driver = drive(Row(Label("A long name of an old treaty", max_lines=1, id="name", width=120)))
    label = driver.ui.find("name")
    assert label.lines(label.rect.w) == ["A long name of…"]
    driver.point("name")
    driver.wait(600)
    assert "tooltip #- 'A long name of an old treaty'" in driver.ui.dump()
    assert driver.ui.overflowing() == []


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.35, 2.0])
def test_lines_never_exceed_the_width_they_were_broken_for(scale):
    style = theme.style()
    style.rescale(scale)
    text = "Return of displaced persons is not a bargaining chip. It has to be in the first phase. Հայերեն"
    for width in range(style.longest_word(text, TextStyle(14)), 600, 7):
        assert all(style.text_width(line, TextStyle(14)) <= width for line in style.lines(text, TextStyle(14), width))


@pytest.mark.parametrize("face", [TextStyle(14), TextStyle(15, "italic", "serif"), TextStyle(13, "semibold")])
def test_a_line_ends_only_where_the_next_word_has_no_room(face):
    style = theme.style()
    text = "Tea for all, AV fjords and jugs, \u201cTo\u201d a friend f T j \u00c5 \u0540\u0561\u0575"
    for width in range(style.longest_word(text, face), 500, 3):
        lines = style.lines(text, face, width)
        assert " ".join(lines) == text
        for line, following in pairwise(lines):
            assert style.text_width(f"{line} {following.split()[0]}", face) > width
