"""Every screen at every size of window, and with every text that a scenario could be given: nothing raises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from communique.loading.scenario_file import load_scenario
from communique.model.sheet import Scenario
from communique.window.app import App
from communique.window.game import Setup, open_game
from communique.window.kit import Button, Column, Flow, Label, Number, Rich, Widget
from communique.window.preferences import Settings

SIZES = [(1, 1), (1, 800), (17, 9), (300, 200), (8000, 40)]
ODD = {
    "zero width": "\u200b",
    "soft hyphen": "\u00ad",
    "an override": "\u202e",
    "a lone accent": "\u0301\u0301",
    "right to left": "שלום سلام",
    "half a character": "\ud800 a",
    "lines": "a\n\nb\r\nc\n",
    "controls": "\x00\x07\x1b[31m\x7f\x9b",
    "a hundred thousand letters": "W" * 100_000,
    "no letter at all": "",
    "many accents": "e" + "\u0301" * 3000,
    "outside the plane": "\U0001f54a\U0001f3fd\ufe0f" * 50,
}
WORDS = frozenset(
    {
        "title", "short", "name", "alias", "head", "office", "label", "clause", "text", "about", "story", "why",
        "brief", "content_note", "place", "date", "preamble", "adjournment", "teaching", "questions",
        "absent", "term", "note",
    }
)  # fmt: skip


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))


def said(noun: Any, text: str) -> Any:
    """A noun of the model in which every text that people read is `text`."""
    if isinstance(noun, tuple) and not hasattr(noun, "_fields"):
        return tuple(said(one, text) for one in noun)
    if not is_dataclass(noun) or isinstance(noun, type):
        return noun
    changes = {
        field.name: _text(getattr(noun, field.name), text) if field.name in WORDS else said(value, text)
        for field in fields(noun)
        if field.init and (value := getattr(noun, field.name)) is not None
    }
    return replace(noun, **changes)


def _text(value: Any, text: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_text(one, text) for one in value)
    return text if isinstance(value, str) else said(value, text)


def walk(scenario: Scenario, size: tuple[int, int]) -> set[str]:
    """Show every screen there is on the way through one game; the names of those that were shown."""
    screen = pygame.display.set_mode(size)
    app = App(size, settings=Settings(sound=False, reduced_motion=True), inline=True)
    seen: set[str] = set()

    def look() -> None:
        app.ui.pump()
        app.ui.tick(3000)
        app.ui.paint_all(screen)
        app.ui.dump()
        for tab in [w for w in app.ui.walk() if w.focuses()][:25]:
            app.ui.focus(tab)
            app.ui.tick(1000)
        app.ui.paint_all(screen)
        seen.add(app.screen.name)

    def show(name: str, **given: Any) -> None:
        app.go(name, **given)
        look()

    for name in ("title", "browser", "load", "settings", "help"):
        show(name)
    show("seat", scenario=scenario)
    parties, level = len(scenario.public.parties), scenario.public.levels[0].id
    _begin(app, Setup(scenario, level, "conference", 3, ("human",) * 2 + ("linear",) * (parties - 2)))
    look()
    _begin(app, Setup(scenario, level, "conference", 3, ("human",) + ("linear",) * (parties - 1)))
    look()
    app.tell(scenario.public.title, scenario.public.story)
    look()
    app.ui.close()
    assert app.game is not None
    show("briefing", game=app.game)
    _begin(app, Setup(scenario, level, "alternating", 3, ("linear",) * parties))
    app.game.set_fast(True)
    while app.ui.pump():
        pass
    look()
    app.begin("closing")
    look()
    show("debrief")
    app.close_game()
    return seen


def _begin(app: App, setup: Setup) -> None:
    app.play(open_game(app, setup))
    app.enter_game()


SEEN = {
    "title", "browser", "load", "settings", "help", "seat", "curtain", "table", "briefing", "closing", "debrief",
    "epilogue",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_screen_is_shown_at_every_size(size: tuple[int, int]) -> None:
    assert walk(load_scenario("lantern-strait"), size) == SEEN


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_every_screen_is_shown_with_every_text(name: str) -> None:
    assert walk(said(load_scenario("lantern-strait"), ODD[name]), (1024, 640)) == SEEN


def test_a_window_that_shrinks_to_one_pixel_and_grows_again_is_painted() -> None:
    app = App((1280, 800), settings=Settings(sound=False, reduced_motion=True), inline=True)
    app.go("title")
    for size in ((1, 1), (1, 800), (8000, 1), (1280, 800)):
        screen = pygame.display.set_mode(size)
        app.ui.handle(pygame.event.Event(pygame.VIDEORESIZE, w=size[0], h=size[1], size=size))
        app.ui.paint_all(screen)
    assert app.ui.overflowing() == []


WIDGETS: dict[str, Callable[[str], Widget]] = {
    "label": Label,
    "label on one line": lambda text: Label(text, wrap=False),
    "label of two lines": lambda text: Label(text, max_lines=2),
    "rich": Rich,
    "button": lambda text: Button(text, lambda: None, note=text),
    "number": lambda text: Number(1, form=lambda value: text),
}


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("widget", WIDGETS)
def test_every_widget_paints_every_text(drive: Callable[..., Any], widget: str, text: str) -> None:
    driver = drive(WIDGETS[widget](ODD[text]), (300, 200))
    driver.ui.dump()
    driver.ui.overflowing()


def test_a_long_word_is_broken_within_the_window(drive: Callable[..., Any]) -> None:
    driver = drive(Label("/" + "folder/" * 40), (640, 400))
    assert driver.ui.overflowing() == []


def test_a_flow_in_no_room_still_lays_its_children_out(drive: Callable[..., Any]) -> None:
    flow = Flow(Label("one", id="one"), Label("two", id="two"), pad=40)
    driver = drive(Column(flow), (1, 1))
    assert driver.ui.find("two").rect.y > driver.ui.find("one").rect.y


def test_a_character_without_a_glyph_is_shown_as_a_box(drive: Callable[..., Any]) -> None:
    driver = drive(Label(""), (300, 200))
    image = driver.ui.style.text("\U0001f54a", driver.ui.style.face("body"), (0, 0, 0))
    assert image.get_bounding_rect().w > 3
