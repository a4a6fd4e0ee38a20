"""The window: the game for people with a screen, mouse and keyboard. pygame is imported when it opens, not before."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["run"]

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# What a desktop groups windows by, and finds their icon with; pygame would take the name of a Python file.
for _variable in ("SDL_VIDEO_X11_WMCLASS", "SDL_VIDEO_WAYLAND_WMCLASS"):
    os.environ.setdefault(_variable, "communique")


def run(
    scenario: str | None = None,
    *,
    papers: int | None = None,
    save: Path | None = None,
    screenshot: Path | None = None,
    screen: str = "",
    size: tuple[int, int] | None = None,
) -> None:
    """Open the window and return when it closes.

    With `scenario` (an id or a file) it opens where the delegation is chosen (with the number of
    fresh papers, if it has `papers`), with `save` at the table (and `scenario`
    is then what was played). With `screenshot` it paints the first screen, or the one called `screen`, saves that
    picture, and returns.
    Raises `communique.window.launch.WindowError` when there is no display or pygame is installed twice.
    """
    from communique.window.launch import run as open_window

    open_window(scenario, papers=papers, save=save, screenshot=screenshot, screen=screen, size=size)
