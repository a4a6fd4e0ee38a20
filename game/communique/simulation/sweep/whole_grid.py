"""A sweep: the whole grid of a plan, by any number of workers here or on a cluster, into one file.

The seed of every game follows from the plan, its cell and its number, and a chunk enters the file once and whole.
So neither the engine nor the number of workers nor a kill can change what the file holds in the end: started again
with the same plan, here or elsewhere, a sweep plays what is missing and nothing else.

    >>> from tempfile import TemporaryDirectory
    >>> plan = read_plan_text("format: communique-sweep 1\\nscenarios: [lantern-strait]\\ngames: 2\\nlevels: [guided]")
    >>> with TemporaryDirectory() as folder:
    ...     report = sweep(plan, folder)
    >>> report.games, report.played
    (2, 2)
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from communique.simulation.batch import Progress
from communique.simulation.sweep.chunk import Chunk, ChunkJob, SweepError
from communique.simulation.sweep.plan import SweepPlan, read_plan, read_plan_text
from communique.simulation.sweep.pool import Cluster, Say, local
from communique.simulation.sweep.result_files import parquet_library, write_csv, write_logs, write_parquet
from communique.simulation.sweep.results_file import Store
from communique.simulation.workplace import pack
from communique.words import tr


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What a sweep did, and where its results are."""

    cells: int
    games: int
    """In the file."""
    played: int
    """Of these, played this time."""
    agreements: int
    failures: Mapping[str, int]
    """By negotiator that failed, in how many games; empty where none did."""
    digest: str
    """SHA-256 over the games' digests in order: equal for equal results."""
    files: tuple[Path, ...]
    """The SQLite file first."""


def sweep(
    plan: SweepPlan,
    folder: str | Path,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    csv: bool = False,
    parquet: bool = False,
    progress: Progress | None = None,
    say: Say = lambda sentence: None,
) -> SweepReport:
    """Play what is missing of `plan` in the results of `folder`, which is made when it is not there.

    `scheduler` is the address of a Dask scheduler, whose workers then play instead of `workers` local processes.
    `say` is told what the person who waits should know, such as that the cluster has no worker.
    Raises SweepError, with everything that was finished kept, PlayError when a negotiator of ours makes an illegal
    move, and ValueError for fewer than 1 worker.
    """
    if workers < 1:
        raise ValueError(tr("A sweep needs 1 or more workers, not {workers}.", workers=workers))
    if parquet:
        parquet_library()
    folder = Path(folder)
    with ExitStack() as open_:
        cluster = None if scheduler is None else open_.enter_context(Cluster(scheduler, say))
        store = open_.enter_context(Store(folder, plan))
        before = store.games
        jobs = _jobs(plan, store)
        batches = local(jobs, workers) if cluster is None else cluster.chunks(jobs, plan.digest[:16])
        open_.enter_context(store.errors())
        _fill(store, batches, plan.total, progress)
        files = [store.path]
        files += [write_csv(store, plan, folder)] if csv else []
        files += [write_parquet(store, plan, folder)] if parquet else []
        files += [write_logs(store, folder)] if plan.logs else []
        store.check()
        played = store.games - before
        return SweepReport(
            len(plan.cells), store.games, played, store.agreements(), store.failures(), store.digest(), tuple(files)
        )


def _fill(store: Store, batches: Iterator[list[Chunk]], total: int, progress: Progress | None) -> None:
    """Write chunks as they come. Whatever ends this, the engine is told to stop."""
    tell = progress or (lambda done, of: None)
    tell(store.games, total)
    with closing(_stoppable(batches)) as coming:
        for chunks in coming:
            store.add(chunks)
            tell(store.games, total)


def _stoppable(batches: Iterator[list[Chunk]]) -> Generator[list[Chunk], None, None]:
    """The same, with a `close` that the engine hears."""
    yield from batches


def _jobs(plan: SweepPlan, store: Store) -> Iterator[ChunkJob]:
    """The chunks that are not in the file yet."""
    packed = [pack(scenario) for scenario in plan.scenarios]
    for cell, first, stop in plan.chunks():
        if not store.has(cell.number, first):
            yield ChunkJob(packed[cell.scenario], cell, first, stop, plan.logs, plan.limits)


__all__ = ["Progress", "SweepError", "SweepPlan", "SweepReport", "read_plan", "read_plan_text", "sweep"]
