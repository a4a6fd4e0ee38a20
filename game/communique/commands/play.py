"""`communique play`: the window."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import bring_along, check_free, force_option, papers_option, refuse, with_option
from communique.words import tr

TRIED: Final = "sample.yaml --screenshot first.png"
"""What it is tried with, in a folder that holds the files named."""


def run(
    scenario: Annotated[
        str | None, typer.Argument(help=tr("Go straight to this scenario; with --save, the file it was played with."))
    ] = None,
    save: Annotated[Path | None, typer.Option("--save", help=tr("Go on with this saved game."))] = None,
    guests: Annotated[list[str] | None, with_option()] = None,
    papers: Annotated[int | None, papers_option()] = None,
    screenshot: Annotated[
        Path | None, typer.Option("--screenshot", help=tr("Save a picture of the first screen and stop."))
    ] = None,
    force: Annotated[bool, force_option()] = False,
) -> None:
    """Open the game's window."""
    from communique.window import run as open_window

    if papers is not None and (scenario is None or save is not None):
        refuse(tr("--papers goes with a scenario to begin with; a saved game knows its own."))
    if save is not None and not save.exists():
        refuse(tr('There is no file "{save}".', save=save))
    if screenshot is not None and screenshot.suffix.lower() != ".png":
        refuse(tr('--screenshot writes .png files, not "{name}".', name=screenshot.name))
    check_free(screenshot, force=force)
    bring_along(guests)
    open_window(scenario=scenario, papers=papers, save=save, screenshot=screenshot)
