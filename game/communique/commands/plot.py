"""`communique plot`: pictures for papers, as SVG or PNG."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import check_free, force_option, papers_option, refuse
from communique.loading.guess import guess
from communique.words import tr

TRIED: Final = "frontier sample.yaml --out frontier.svg"
"""What it is tried with, in a folder that holds the files named."""


def run(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=tr("league, heat, trace, frontier or curves."))],
    source: Annotated[
        str,
        typer.Argument(metavar="SOURCE", help=tr("A table of games, a saved game, a scenario, or a CSV of curves.")),
    ],
    out: Annotated[Path, typer.Option("--out", help=tr("The .svg or .png file to write."))],
    measure: Annotated[
        str, typer.Option("--measure", help=tr("Of a league: utility, gain, score, concealing or welfare."))
    ] = "utility",
    parties: Annotated[
        str, typer.Option("--parties", metavar="ONE,OTHER", help=tr("The two parties of a plane; all pairs if empty."))
    ] = "",
    scenario: Annotated[
        str | None, typer.Option("--scenario", help=tr("The scenario file of a saved game that is not shipped."))
    ] = None,
    papers: Annotated[int | None, papers_option()] = None,
    force: Annotated[bool, force_option()] = False,
) -> None:
    """Draw a league, who gets how much from whom, a game or a case on the plane of two parties, or learning curves.

    For example: communique plot frontier lantern-strait --out frontier.svg
    """
    from communique.simulation.plots import ENDINGS, PlotError, PlotWishes, plots, write_picture

    kinds = plots()
    if kind not in kinds:
        refuse(tr('There is no picture "{kind}"; {hint}', kind=kind, hint=guess(kind, sorted(kinds), stop=".")))
    if out.suffix not in ENDINGS:
        refuse(tr('A picture is an .svg or a .png file, not "{name}".', name=out.name))
    check_free(out, force=force)
    try:
        write_picture(
            kinds[kind], source, PlotWishes(measure, tuple(filter(None, parties.split(","))), scenario, papers), out
        )
    except PlotError as error:
        refuse(str(error), code=1)
    print(out)
