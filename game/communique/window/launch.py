"""How the window comes up: under which driver, at which screen, or as a picture and then away again.

What keeps it from opening is raised as a sentence for standard error, since there is no window yet to say it in; what
goes wrong once there is one is caught by the net (`net.py`) and said on the title.
"""

from __future__ import annotations

import os
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

import pygame

from communique.files import write_whole
from communique.model.errors import ErrorForPeople
from communique.window import emblem_art, pictures, theme
from communique.window.app import TITLE, App
from communique.window.kit import Loop, open_window, prepare
from communique.window.kit.style import Size
from communique.window.kit.widget import Callback
from communique.window.kit.window_place import WindowPlace
from communique.window.net import Torn
from communique.window.preferences import Settings, read_settings
from communique.words import choose, tr

PICTURE_SIZE: Size = (1280, 800)
"""The size of a picture taken without a size."""

UNSEEN = ("offscreen", "dummy")
"""Drivers that show nothing to anybody."""


class WindowError(ErrorForPeople):
    """The window cannot open; the message is a sentence for the person at the keyboard."""


def run(
    scenario: str | None = None,
    *,
    papers: int | None = None,
    save: Path | None = None,
    screenshot: Path | None = None,
    screen: str = "",
    size: Size | None = None,
) -> None:
    """Open the window, and return when it closes; see `communique.window.run`. Raises WindowError."""
    problem = doubled()
    if problem:
        raise WindowError(problem)
    settings = read_settings()
    choose(settings.language)
    surface = _open(settings, size, picture=screenshot is not None)
    app = App(surface.get_size(), settings=settings)
    try:
        app.net.under_threads()
        app.net.over(partial(_go, app, "title"))
        app.net.over(_arrival(app, scenario, papers, save, screen))
        if screenshot is not None:
            _take_picture(app, surface, screenshot)
        else:
            app.loop = Loop(app.ui, on_quit=app.quit, each_second=app.each_second, on_error=app.net.catch)
            app.loop.run()
    except Torn as torn:
        raise WindowError(str(torn)) from None
    finally:
        app.close_game()
        app.net.away()
    pygame.quit()


def doubled() -> str:
    """A sentence when pygame and pygame-ce are both installed, so that each breaks the other; empty otherwise."""
    if _installed("pygame") and _installed("pygame-ce"):
        return tr(
            "Both pygame and pygame-ce are installed here, and each overwrites parts of the other. Run: {command}",
            command="pip uninstall -y pygame pygame-ce && pip install pygame-ce",
        )
    return ""


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _open(settings: Settings, size: Size | None, *, picture: bool) -> pygame.Surface:
    if picture:
        return pictures.ground(size or PICTURE_SIZE)
    full = settings.full_screen and size is None
    try:
        prepare()
        unseen = pygame.display.get_driver()
        # Where there is no display, SDL quietly draws into memory, and the program would run unseen for ever.
        if unseen in UNSEEN and os.environ.get("SDL_VIDEODRIVER") != unseen:
            raise WindowError(_no_display(tr("SDL offers only its {driver} driver", driver=unseen)))
        place = WindowPlace(*settings.place) if settings.place else None
        return open_window(size, title=TITLE, icon=_icon(), full_screen=full, place=place)
    except pygame.error as error:
        raise WindowError(_no_display(str(error))) from None


def _icon() -> pygame.Surface:
    return emblem_art.emblem(64, "compass", theme.TONES["any"]["baize"])


def _no_display(cause: str) -> str:
    return tr(
        "The window cannot open: there is no display ({cause}). Games can be run without one with `communique "
        "simulate`, "
        "and {variable} lets the window open unseen, for pictures and tests.",
        cause=cause,
        variable="SDL_VIDEODRIVER=dummy",
    )


def _arrival(app: App, scenario: str | None, papers: int | None, save: Path | None, screen: str) -> Callback:
    """What shows the screen that was asked for. What a file is refused for is raised here, not there."""
    if save is not None:
        from communique.window.game import open_save

        app.play(open_save(app, save, scenario))
        return app.enter_game
    if scenario is not None:
        from communique.loading.scenario_file import load_scenario

        return partial(_go, app, "seat", scenario=load_scenario(scenario, papers=papers))
    return partial(_go, app, screen) if screen and screen != "title" else _stay


def _go(app: App, name: str, **given: Any) -> None:
    app.go(name, **given)


def _stay() -> None:
    pass


def _take_picture(app: App, surface: pygame.Surface, path: Path) -> None:
    try:
        write_whole(path, pictures.picture(app.ui, surface))
    except OSError as error:
        raise WindowError(
            tr("{path}: the picture cannot be saved here ({cause}).", path=path, cause=error.strerror)
        ) from None
