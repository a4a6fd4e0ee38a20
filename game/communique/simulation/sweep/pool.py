"""The two engines of a sweep: processes of this machine, and a Dask cluster.

An engine turns jobs into chunks, in any order, and hands over together what has come in together. It takes jobs as
it can use them, so a long sweep never stands in memory, and a job whose worker died is handed out again. The engines
own no results and write nothing.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from communique.loading.guess import shown
from communique.simulation.sweep.chunk import Chunk, ChunkJob, SweepError, chunk_player
from communique.simulation.workers import WorkersDied, work_through
from communique.words import tr

_LOOKED: Final = 2.0
"""Seconds between two looks at who is there to play."""
_ALONE: Final = 6.0
"""Seconds without a worker after which somebody should know."""
_PATIENCE: Final = 600.0
"""Seconds without a worker after which a sweep gives up."""
_PAUSE: Final = 0.05
"""Seconds to wait when nothing has come in; every worker has a second job at hand meanwhile."""

_ADDRESS: Final = re.compile(
    r"(?:tcp|tls|ws|wss)://(?P<host>(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})\.)*[A-Za-z0-9_][A-Za-z0-9_-]{0,62}|"
    r"\[[0-9A-Fa-f:.%]+\]):(?P<port>[0-9]{1,5})",
    re.ASCII,
)

Say = Callable[[str], None]
"""Told one sentence for the person who waits."""


def local(jobs: Iterable[ChunkJob], workers: int) -> Iterator[list[Chunk]]:
    """The chunks of `jobs`, played by `workers` processes; by this one when there is to be 1.

    A worker that dies is replaced and its chunk played again. Workers end with this process, however it ends.
    Raises SweepError when a chunk keeps killing its worker, and PlayError as `play_chunk` does.
    """
    try:
        yield from work_through(jobs, chunk_player, workers)
    except WorkersDied as error:
        raise SweepError(
            tr(
                "{deaths} workers died at {job} (the last with exit code {code}); all that was finished is kept.",
                deaths=error.deaths,
                job=error.job,
                code=error.code,
            )
        ) from None


# -- a cluster ------------------------------------------------------------------------


_here = lru_cache(maxsize=1)(chunk_player)
"""What plays in this process where it is a worker of a cluster. Dask hands a worker jobs and nothing to keep."""


def _play_here(job: ChunkJob) -> Chunk:
    return _here()(job)


class Cluster:
    """A Dask cluster by the address of its scheduler. Holds a connection; use `close`, or `with`."""

    def __init__(self, address: str, say: Say = lambda sentence: None) -> None:
        """Connect. Raises SweepError when Dask is not installed, `address` is none, or nobody answers there."""
        self._say = say
        if not _is_address(address):
            raise SweepError(
                tr(
                    "{address} is no address of a Dask scheduler; it should be as tcp://host:8786, or as "
                    "tls://host:8786 where the cluster uses TLS.",
                    address=shown(address),
                )
            )
        self._dask = _distributed()
        # It logs a traceback of what is said here in a sentence.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        # Made apart from being begun, so that it is at hand when that fails.
        kind = self._dask.Client
        self._client: Any = kind.__new__(kind)
        try:
            kind.__init__(self._client, address, timeout=10, set_as_default=False)
        except Exception as error:  # what Dask raises differs from version to version and from address to address
            self._client.status = "closed"  # else it is closed when it is forgotten, which takes 20 s and a traceback
            reason = (str(error).split("\n")[0] or type(error).__name__)[:200].rstrip(".")
            raise SweepError(
                tr("No Dask scheduler answers at {address} ({reason}).", address=shown(address), reason=reason)
            ) from None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the cluster; it goes on without us."""
        self._client.close()

    def chunks(self, jobs: Iterable[ChunkJob], name: str) -> Iterator[list[Chunk]]:
        """The chunks of `jobs`. `name` tells this sweep from others on the cluster.

        Workers may come and go; two jobs for each thread are on the way. Raises SweepError when a chunk keeps killing
        its worker, when there has been no worker for ten minutes or the cluster is lost, and PlayError as
        `play_chunk` does.
        """
        coming = iter(jobs)
        with _cluster_errors(self._dask):
            done = self._dask.as_completed([], loop=self._client.loop, with_results=True)
            roll, more, flying = _Roll(self._client, self._say), True, 0
            while True:
                threads = roll.threads()
                while more and flying < 2 * threads:
                    more = self._submit(done, coming, name)
                    flying += more
                if not more and not flying:
                    return
                batch = done.next_batch(block=False)
                flying -= len(batch)
                if batch:
                    yield [_result(*one) for one in batch]
                else:
                    time.sleep(_PAUSE)

    def _submit(self, done: Any, coming: Iterator[ChunkJob], name: str) -> bool:
        """Send the next job on its way; False when there is none."""
        job = next(coming, None)
        if job is not None:
            key = f"communique-{name}-{job.cell.number}-{job.first}"
            done.add(self._client.submit(_play_here, job, key=key, pure=False))
        return job is not None


def _result(future: Any, result: Any) -> Chunk:
    """The chunk of a job that has come to an end. Raises what it ended with instead."""
    if isinstance(result, BaseException):  # so it hands over the news that the scheduler is gone
        raise result
    if future.status == "error":
        raise result[1]
    future.release()
    assert isinstance(result, Chunk)
    return result


def _is_address(text: str) -> bool:
    """Whether this is scheme, host and port. Dask itself tries for twenty seconds what can never be one."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and len(found["host"]) <= 253 and 1 <= int(found["port"]) <= 65535


class _Roll:
    """Who of a cluster is there to play. Holds state: when it looked last, and since when nobody is there."""

    def __init__(self, client: Any, say: Say) -> None:
        self._client, self._say = client, say
        self._threads = 0
        # Long ago, so that the first question looks.
        self._looked = -_LOOKED
        self._since = time.monotonic()
        self._told = False

    def threads(self) -> int:
        """How many games can be played at once, as seen a moment ago.

        Says so once when there has been no worker for some seconds, and when there is one again. Raises SweepError
        when it has been too long.
        """
        now = time.monotonic()
        if now - self._looked >= _LOOKED:
            self._looked = now
            threads: dict[str, int] = self._client.nthreads()
            self._threads = sum(threads.values())
            self._judge(now)
        return self._threads

    def _judge(self, now: float) -> None:
        if self._threads:
            self._since = now
            if self._told:
                self._say(tr("The cluster has a worker again; the sweep goes on."))
                self._told = False
            return
        minutes = round(_PATIENCE / 60)
        if now - self._since >= _PATIENCE:
            raise SweepError(
                tr(
                    "The cluster has had no worker for {minutes} minutes; all that was finished is kept.",
                    minutes=minutes,
                )
            )
        if now - self._since >= _ALONE and not self._told:
            self._say(
                tr(
                    "The cluster has no worker; start one, or stop with Ctrl-C. The sweep waits for {minutes} minutes.",
                    minutes=minutes,
                )
            )
            self._told = True


@contextmanager
def _cluster_errors(dask: Any) -> Iterator[None]:
    """Say in a sentence what a cluster reports."""
    try:
        yield
    except dask.KilledWorker as error:
        raise SweepError(
            tr("Workers of the cluster keep dying at {job}; all that was finished is kept.", job=error.task)
        ) from None
    except _lost():
        raise SweepError(tr("The connection to the cluster was lost; all that was finished is kept.")) from None
    except ModuleNotFoundError as error:
        raise SweepError(
            tr("The cluster's workers cannot play: {error}. Install the program there, too.", error=error)
        ) from None


def _lost() -> tuple[type[BaseException], ...]:
    """What Dask raises when its scheduler is gone."""
    return (import_module("distributed.comm").CommClosedError, import_module("distributed.client").FutureCancelledError)


def _distributed() -> Any:
    """Dask's `distributed`. Typed loosely: it is an extra, and may be absent where types are checked."""
    try:
        return import_module("distributed")
    except ModuleNotFoundError:
        raise SweepError(tr('A cluster needs Dask: pip install "communique[cluster]".')) from None


__all__ = ["Cluster", "local"]
