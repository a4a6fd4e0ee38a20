"""`communique recover`: what can be read of a damaged save, as a save of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import printable, refuse
from communique.model.sheet import Scenario
from communique.words import tr

TRIED: Final = "damaged.communique --scenario sample.yaml"
"""What it is tried with, in a folder that holds the files named."""


def run(
    save: Annotated[Path, typer.Argument(help=tr("A save that is damaged."))],
    out: Annotated[
        Path | None, typer.Option("--out", help=tr("The new save; beside the old one unless given."))
    ] = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", help=tr("The scenario file, if it is not one that is shipped."))
    ] = None,
) -> None:
    """Write the game up to where its save is damaged to a new save. The damaged one stays as it is."""
    from communique.commands._common import scenario_played
    from communique.files import unused
    from communique.session.store import DamagedError, Save, read_save, recover, restore

    def played_by(found: Save) -> Scenario:
        return scenario_played(found.header, scenario)

    try:
        whole = read_save(save)
        restore(whole, played_by(whole))
    except DamagedError as error:
        path = out or unused(save.with_name(f"{save.stem}-recovered{save.suffix}"))
        session = recover(error.good, played_by(error.good), path)
        typer.echo(printable(str(error)), err=True)
        typer.echo(
            printable(tr("Written to {path}: {events} events, up to there.", path=path, events=len(session.events))),
            err=True,
        )
        return
    refuse(tr("{save}: this save is whole; there is nothing to recover.", save=save))
