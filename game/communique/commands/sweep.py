"""`communique sweep`: the grid of a plan, on one machine or a cluster, into one file."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import agreements_told, bring_along, papers_option, printable, refuse, stoppable
from communique.commands._progress import ProgressBar
from communique.words import N_, number, tr, tr_n

_KEPT: Final = N_("all games that were finished are kept, and the same command goes on from there.")

TRIED: Final = "plan.yaml --out results --workers 1"
"""What it is tried with, in a folder that holds the files named."""


def run(
    plan: Annotated[Path, typer.Argument(help=tr("The plan, a YAML file."))],
    out: Annotated[Path, typer.Option("--out", help=tr("The folder for the results; made when it is not there."))],
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, max=1024, help=tr("Processes; as many as processors if not given.")),
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help=tr("A Dask scheduler, as tcp://host:8786, instead of processes."))
    ] = None,
    guests: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            "--allow",
            metavar="NAME",
            help=tr("A negotiator of the plan that has a module imported or a file run; may be repeated."),
        ),
    ] = None,
    papers: Annotated[int | None, papers_option()] = None,
    csv: Annotated[bool, typer.Option("--csv", help=tr("Also write games.csv."))] = False,
    parquet: Annotated[bool, typer.Option("--parquet", help=tr("Also write games.parquet."))] = False,
) -> None:
    """Play the whole grid of a plan; start it again after a kill, and it goes on."""
    from communique.simulation.playing import PlayError
    from communique.simulation.sweep.result_files import CSV, PARQUET
    from communique.simulation.sweep.results_file import RESULTS
    from communique.simulation.sweep.whole_grid import SweepError, read_plan, sweep

    if not out.absolute().parent.is_dir():
        refuse(tr('There is no folder "{parent}" to write to.', parent=out.parent))
    if out.exists() and not out.is_dir():
        refuse(tr('"{out}" is not a folder.', out=out))
    for table in ([CSV] if csv else []) + ([PARQUET] if parquet else []):
        if (out / table).exists() and not (out / RESULTS).exists():  # a sweep's own are written anew as it goes on
            refuse(tr('There is a file "{out}" already, of no sweep; choose another folder.', out=out / table))
    read = read_plan(plan, allow=bring_along(guests), papers=papers)
    start = time.perf_counter()
    try:
        with stoppable(tr(_KEPT)), ProgressBar(tr("Games"), 1, counted=True) as progress:
            report = sweep(
                read, out, workers=workers or _processors(), scheduler=scheduler, csv=csv, parquet=parquet,
                progress=progress.done, say=lambda sentence: print(sentence, file=sys.stderr, flush=True),
            )  # fmt: skip
    except (SweepError, PlayError) as error:
        refuse(str(error), code=1)
    seconds = time.perf_counter() - start
    print(
        tr(
            "{games} in {cells}, {played} of them played now in {seconds} s: {agreements}.",
            games=tr_n("{n} game", "{n} games", report.games),
            cells=tr_n("{n} cell", "{n} cells", report.cells),
            played=report.played,
            seconds=number(seconds, 1),
            agreements=agreements_told(report.agreements, report.games),
        )
    )
    for name, failed in report.failures.items():
        print(printable(tr("{name} failed in {games}.", name=name, games=tr_n("{n} game", "{n} games", failed))))
    print(tr("Results: {files}", files=", ".join(str(path) for path in report.files)))
    print(tr("Digest {digest}", digest=report.digest))


def _processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable is not None else os.cpu_count() or 1
