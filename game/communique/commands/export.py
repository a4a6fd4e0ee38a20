"""`communique export`: a scenario as the files of another program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import check_free_in, check_level, force_option, papers_option, refuse, scenario_named
from communique.loading.guess import guess
from communique.words import tr

TRIED: Final = "sample.yaml domain --to negmas --leave-out --force"
"""What it is tried with, in a folder that holds the files named."""


def run(
    scenario: Annotated[str, typer.Argument(help=tr("A scenario's id, or a scenario file."))],
    folder: Annotated[
        Path, typer.Argument(help=tr("The folder to write to; it is made when there is none."), metavar="DIR")
    ],
    to: Annotated[str, typer.Option("--to", help=tr("genius, geniusweb or negmas."))],
    level: Annotated[str, typer.Option("--level", help=tr("Export the scenario as it is at this level."))] = "",
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help=tr("Leave out linked clauses and rules that the format cannot hold."))
    ] = False,
    papers: Annotated[int | None, papers_option()] = None,
    force: Annotated[bool, force_option()] = False,
) -> None:
    """Write a scenario as Genius XML, GeniusWeb JSON or NegMAS YAML. What the format cannot hold is named."""
    from communique.interop.domain import Refused
    from communique.interop.exporting import exported, write_folder, writers
    from communique.model.levels import at_level

    if to not in writers():
        refuse(tr('There is no format "{to}" to write; {hint}', to=to, hint=guess(to, sorted(writers()), stop=".")))
    check_free_in(folder, (), force=force)
    loaded = scenario_named(scenario, papers)
    check_level(loaded, level)
    try:
        made = exported(at_level(loaded, level) if level else loaded, to, leave_out=leave_out)
    except Refused as refusal:
        refuse(str(refusal), code=1)
    check_free_in(folder, made.files, force=force)
    write_folder(folder, made.files, force=force)
    for note in made.notes:
        print(tr("note: {note}", note=note), file=sys.stderr)
    print(f"{folder}: {', '.join(made.files)}")
