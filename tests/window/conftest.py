"""A window without a screen: events go in, pixels and words come out. Nothing sleeps; time is what `wait` says."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from pseudo import within_bounds

from communique import shipped
from communique.loading.scenario_file import find_scenario, list_scenarios, read_document
from communique.loading.translation import skeleton
from communique.loading.translation_files import translation_path
from communique.window import theme
from communique.window.kit import UI, Widget, prepare
from communique.words import PSEUDO


class Driver:
    """Plays a person at the window: points, presses, types, waits, and looks."""

    def __init__(self, content: Widget, size: tuple[int, int], *, text_scale: float, reduced_motion: bool) -> None:
        self.screen = pygame.display.set_mode(size)
        self.ui = UI(theme.style(text_scale=text_scale, reduced_motion=reduced_motion), size)
        self.ui.show(content)
        self.look()

    def send(self, kind: int, **what: object) -> bool:
        used = self.ui.handle(pygame.event.Event(kind, **what))
        self.look()
        return used

    def look(self) -> list[pygame.Rect]:
        """Let the window paint, and say where it did."""
        return self.ui.render(self.screen)

    def middle(self, id: str, part: float = 0.5) -> tuple[int, int]:
        widget = self.ui.find(id)
        rect = widget.seen(widget.rect)
        assert rect.w, f"#{id} is scrolled out of sight"
        return (round(rect.x + rect.w * part), rect.centery)

    def point(self, id: str, part: float = 0.5) -> None:
        self.send(pygame.MOUSEMOTION, pos=self.middle(id, part), rel=(0, 0), buttons=(0, 0, 0))

    def press(self, id: str, part: float = 0.5) -> None:
        self.point(id, part)
        self.send(pygame.MOUSEBUTTONDOWN, pos=self.middle(id, part), button=1)

    def release(self, pos: tuple[int, int] | None = None) -> None:
        self.send(pygame.MOUSEBUTTONUP, pos=pos or self.ui._pointer, button=1)

    def click(self, id: str, part: float = 0.5) -> None:
        self.press(id, part)
        self.release()

    def wheel(self, id: str, notches: int) -> None:
        self.point(id)
        self.send(pygame.MOUSEWHEEL, x=0, y=notches)

    def key(self, *chords: str) -> None:
        for chord in chords:
            *held, name = chord.split("+")
            mod = sum(
                {"ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT, "shift": pygame.KMOD_LSHIFT}[h] for h in held
            )
            self.send(pygame.KEYDOWN, key=pygame.key.key_code(name), mod=mod, unicode="", scancode=0)
            self.send(pygame.KEYUP, key=pygame.key.key_code(name), mod=mod, unicode="", scancode=0)

    def key_down(self, name: str) -> None:
        self.send(pygame.KEYDOWN, key=pygame.key.key_code(name), mod=0, unicode="", scancode=0)

    def key_up(self, name: str) -> None:
        self.send(pygame.KEYUP, key=pygame.key.key_code(name), mod=0, unicode="", scancode=0)

    def type(self, words: str) -> None:
        for letter in words:
            self.send(pygame.TEXTINPUT, text=letter)

    def wait(self, ms: float) -> None:
        for _ in range(round(ms / 20)):
            self.ui.tick(20)
            self.look()

    @property
    def focus(self) -> str:
        return self.ui.focused.id if self.ui.focused else ""

    def pixels(self) -> bytes:
        return pygame.image.tobytes(self.screen, "RGB")


Drive = Callable[..., Driver]


@pytest.fixture(scope="module", autouse=True)
def _pygame() -> None:
    """Ready for each file anew: a command that was tried in this process may have shut pygame down."""
    prepare()


@pytest.fixture
def drive() -> Drive:
    """Opens a window with a widget in it: `drive(widget, size=(800, 600))`."""

    def open_it(
        content: Widget,
        size: tuple[int, int] = (1280, 800),
        *,
        text_scale: float = 1.0,
        reduced_motion: bool = True,
    ) -> Driver:
        return Driver(content, size, text_scale=text_scale, reduced_motion=reduced_motion)

    return open_it


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped scenarios, each with a translation beside it."""
    folder = tmp_path_factory.mktemp("scenarios")
    for drawing in shipped.scenarios().glob("*.map.json"):
        (folder / drawing.name).write_bytes(drawing.read_bytes())
    for name in list_scenarios():
        path = find_scenario(name)
        (folder / path.name).write_bytes(path.read_bytes())
        words = skeleton(read_document(path, name).data, PSEUDO, within_bounds)
        translation_path(folder / path.name, PSEUDO).write_text(words, encoding="utf-8")
    return folder


@pytest.fixture
def translated(monkeypatch: pytest.MonkeyPatch, translations: Path) -> Path:
    """The shipped scenarios have translations."""
    shipped_at = shipped._shipped
    monkeypatch.setattr(shipped, "_shipped", lambda name: translations if name == "scenarios" else shipped_at(name))
    return translations
