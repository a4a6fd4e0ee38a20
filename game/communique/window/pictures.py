"""Every screen as a picture: each is visited as its file says, and painted once, with nobody there to play.

The one thing to understand: visits play games, and games are saved, so each visit has a folder of its own for a while,
and no save or setting of the person at the machine is read or written. Holds no state.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pygame
from pygame import Surface

from communique.model.sheet import Scenario
from communique.window import screens
from communique.window.app import App
from communique.window.kit import UI, prepare
from communique.window.kit.style import Size
from communique.window.preferences import Settings
from communique.window.screens._visit import Guide, NothingToSee, visits

AFTER: Final = 10_000
"""Milliseconds after which whatever moves when a screen appears has arrived."""
KEPT_IN: Final = {"COMMUNIQUE_SAVES": "saves", "COMMUNIQUE_SETTINGS": "settings.json"}
"""Where a visit keeps what it writes, by the variable that says so."""


@dataclass(frozen=True, slots=True)
class Camera:
    """What pictures are taken of, and how."""

    scenario: Scenario
    """Whole, not cut to the level."""
    level: str
    """May be empty where the scenario has none."""
    size: Size
    text: int
    """Text size in percent."""


def shots(names: Sequence[str] = ()) -> Iterator[tuple[str, str, str]]:
    """Every screen, or those named, with each way to see it, and what its picture is called."""
    for name in names or screens.names():
        for visit in visits(name):
            slug = re.sub(r"[^a-z0-9]+", "-", f"{name} {visit}".lower()).strip("-")
            yield name, visit, f"{slug}.png"


def take(camera: Camera, name: str, visit: str) -> bytes:
    """One way to see one screen, as a PNG. Raises NothingToSee where the scenario has nothing to show for it."""
    surface = ground(camera.size)
    with _apart():
        app = App(camera.size, settings=Settings(text=camera.text, reduced_motion=True, sound=False), inline=True)
        app.go("title")
        try:
            visits(name)[visit](Guide(app, camera.scenario, camera.level))
            return picture(app.ui, surface)
        finally:
            app.close_game()


def take_all(camera: Camera, folder: Path, names: Sequence[str], done: Callable[[int, int], None]) -> list[Path]:
    """The screens named, or all, as files in `folder`, which is there. `done` hears how many of how many there are.

    Passes over what the scenario has nothing to show for.
    """
    found, paths = list(shots(names)), []
    for count, (name, visit, file) in enumerate(found, 1):
        with suppress(NothingToSee):
            (folder / file).write_bytes(take(camera, name, visit))
            paths.append(folder / file)
        done(count, len(found))
    return paths


def picture(ui: UI, surface: Surface) -> bytes:
    """What the window shows once it has come to rest, painted on `surface`, as a PNG."""
    while ui.pump():
        pass
    ui.tick(AFTER)
    ui.paint_all(surface)
    written = BytesIO()
    pygame.image.save(surface, written, "picture.png")
    return written.getvalue()


def ground(size: Size) -> Surface:
    """A surface to paint a window on, under whatever driver there is, the dummy one if there is no other."""
    try:
        prepare()
        return pygame.display.set_mode(size, pygame.HIDDEN)
    except pygame.error:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        prepare()
        return pygame.display.set_mode(size)


@contextmanager
def _apart() -> Iterator[None]:
    """Saves and settings lie in a folder of their own while inside."""
    before = {variable: os.environ.get(variable) for variable in KEPT_IN}
    with TemporaryDirectory() as folder:
        os.environ.update({variable: str(Path(folder) / place) for variable, place in KEPT_IN.items()})
        try:
            yield
        finally:
            for variable, value in before.items():
                if value is None:
                    del os.environ[variable]
                else:
                    os.environ[variable] = value
