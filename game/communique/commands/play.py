"""`communique play`: the window."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.commands._common import refuse


def run(
    scenario: Annotated[
        str | None, typer.Argument(help="Go straight to this scenario; with --save, the file it was played with.")
    ] = None,
    save: Annotated[Path | None, typer.Option("--save", help="Go on with this saved game.")] = None,
    screenshot: Annotated[
        Path | None, typer.Option("--screenshot", help="Save a picture of the first screen and stop.")
    ] = None,
) -> None:
    """Open the game's window."""
    from communique.window import run as open_window

    if save is not None and not save.exists():
        refuse(f'There is no file "{save}".')
    if screenshot is not None and screenshot.suffix.lower() != ".png":
        refuse(f'--screenshot writes .png files, not "{screenshot.name}".')
    if screenshot is not None and screenshot.is_dir():
        refuse(f'"{screenshot}" is a folder; name a file.')
    if screenshot is not None and not screenshot.resolve().parent.is_dir():
        refuse(f'There is no folder "{screenshot.parent}" to save the picture in.')
    open_window(scenario=scenario, save=save, screenshot=screenshot)
