"""`communique sweep`: the grid of a plan, on one machine or a cluster, into one file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import refuse, stoppable

if TYPE_CHECKING:
    from communique.simulation.batch import Progress

_KEPT: Final = "all games that were finished are kept, and the same command goes on from there."


def run(
    plan: Annotated[Path, typer.Argument(help="The plan, a YAML file.")],
    out: Annotated[Path, typer.Option("--out", help="The folder for the results; made when it is not there.")],
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=1024, help="Processes; as many as processors if not given.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="A Dask scheduler, as tcp://host:8786, instead of processes.")
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", help="A negotiator of the plan that needs a module imported; may be repeated."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Also write games.csv.")] = False,
    parquet: Annotated[bool, typer.Option("--parquet", help="Also write games.parquet.")] = False,
) -> None:
    """Play the whole grid of a plan; start it again after a kill, and it goes on."""
    from communique.simulation.playing import PlayError
    from communique.simulation.sweep.whole_grid import SweepError, read_plan, sweep

    if not out.absolute().parent.is_dir():
        refuse(f'There is no folder "{out.parent}" to write to.')
    if out.exists() and not out.is_dir():
        refuse(f'"{out}" is not a folder.')
    read = read_plan(plan, allow=allow or ())
    start = time.perf_counter()
    try:
        with stoppable(_KEPT), _bar() as progress:
            report = sweep(
                read, out, workers=workers or _processors(), scheduler=scheduler, csv=csv, parquet=parquet,
                progress=progress, say=lambda sentence: print(sentence, file=sys.stderr, flush=True),
            )  # fmt: skip
    except (SweepError, PlayError) as error:
        refuse(str(error), code=1)
    seconds = time.perf_counter() - start
    share = 100 * report.agreements / report.games
    print(
        f"{report.games} games in {report.cells} cells, {report.played} of them played now in {seconds:.1f} s: "
        f"{report.agreements} agreements ({share:.0f} %)."
    )
    print(f"Results: {', '.join(str(path) for path in report.files)}")
    print(f"Digest {report.digest}")


def _processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable is not None else os.cpu_count() or 1


@contextmanager
def _bar() -> Iterator[Progress | None]:
    """A progress bar with an estimate of the time left; nothing when the output is piped."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (TextColumn("Games"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("left"))
    with Progress(*parts, console=Console(stderr=True), transient=True, speed_estimate_period=120) as bar:
        task = bar.add_task("Games", total=None, start=False)
        first = True

        def tell(done: int, total: int) -> None:
            nonlocal first
            bar.update(task, completed=done, total=total)
            if first:
                bar.reset(task, completed=done, total=total)
                first = False

        yield tell
