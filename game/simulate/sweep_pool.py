"""The two engines of a sweep: processes of this machine, and a Dask cluster.

An engine turns jobs into chunks, in any order, and hands over together what has come in together. It takes jobs as
it can use them, so a long sweep never stands in memory, and a job whose worker died is handed out again. The engines
own no results and write nothing.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final

from game.simulate.one import PlayError
from game.simulate.sweep_work import Chunk, Job, SweepError, play_chunk

_DEATHS: Final = 3
"""A chunk at which so many workers in a row have died is not handed out again."""


def local(jobs: Iterable[Job], workers: int) -> Iterator[list[Chunk]]:
    """The chunks of `jobs`, played by `workers` processes; by this one when there is to be 1.

    A worker that dies is replaced and its chunk played again. Workers end with this process, however it ends.
    Raises SweepError when a chunk keeps killing its worker, and PlayError as `play_chunk` does.
    """
    if workers == 1:
        return ([play_chunk(job)] for job in jobs)
    return _Crew(iter(jobs)).chunks(workers)


@dataclass(slots=True, eq=False)
class _Hand:
    """A worker process, the line to it, and what it is at."""

    process: BaseProcess
    line: Connection
    job: Job


class _Crew:
    """Worker processes at work. Holds state: the jobs to come, the hands, and the deaths at each job."""

    def __init__(self, jobs: Iterator[Job]) -> None:
        self._jobs = jobs
        self._hands: list[_Hand] = []
        self._gone: list[BaseProcess] = []
        self._deaths: dict[tuple[int, int], int] = {}
        self._context = multiprocessing.get_context("spawn")

    def chunks(self, workers: int) -> Iterator[list[Chunk]]:
        """Chunks as they come in. No worker is left when the iterator is closed."""
        try:
            for _, job in zip(range(workers), self._jobs, strict=False):
                self._hire(job)
            while self._hands:
                ready = wait([hand.line for hand in self._hands])
                heard = [self._hear(hand) for hand in self._hands.copy() if hand.line in ready]
                yield [chunk for chunk in heard if chunk is not None]
        finally:
            self._dismiss()

    def _hire(self, job: Job) -> None:
        """Start a worker on `job`."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        hand = _Hand(process, ours, job)
        self._hands.append(hand)
        _hand_over(hand)

    def _hear(self, hand: _Hand) -> Chunk | None:
        """What a worker has to say, once it has its next job; None when it has died, and another is at its job."""
        try:
            answer = hand.line.recv()
        except (EOFError, OSError):
            self._bury(hand)
            return None
        if isinstance(answer, BaseException):
            raise answer
        assert isinstance(answer, Chunk)
        following = next(self._jobs, None)
        if following is None:
            self._let_go(hand)
        else:
            hand.job = following
            _hand_over(hand)
        return answer

    def _bury(self, hand: _Hand) -> None:
        self._let_go(hand)
        hand.process.join()
        key = (hand.job.cell.number, hand.job.first)
        self._deaths[key] = self._deaths.get(key, 0) + 1
        if self._deaths[key] >= _DEATHS:
            raise SweepError(
                f"{_DEATHS} workers died at {hand.job.name} (the last with exit code {hand.process.exitcode}); "
                "all that was finished is kept."
            )
        self._hire(hand.job)

    def _let_go(self, hand: _Hand) -> None:
        """Close the line to a worker, by which it ends."""
        self._hands.remove(hand)
        self._gone.append(hand.process)
        hand.line.close()

    def _dismiss(self) -> None:
        for hand in tuple(self._hands):
            hand.process.terminate()
            self._let_go(hand)
        for process in self._gone:
            process.join()


def _hand_over(hand: _Hand) -> None:
    """Give a worker its job. One that has just died is found by its closed line, so that is no error here."""
    try:
        hand.line.send(hand.job)
    except OSError:
        return


def _work(line: Connection) -> None:
    """A worker's life: play what comes until the line closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            line.send(_played(line.recv()))


def _played(job: Job) -> Chunk | BaseException:
    try:
        return play_chunk(job)
    except PlayError as error:
        return error
    except Exception as error:
        error.add_note(f"while a worker played {job.name}")
        return error


def _end_with_parent() -> None:
    """End this process when its parent has gone, in the middle of a chunk too: a worker outlives it otherwise."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


# -- a cluster ------------------------------------------------------------------------


class Cluster:
    """A Dask cluster by the address of its scheduler. Holds a connection; use `close`, or `with`."""

    def __init__(self, address: str) -> None:
        """Connect. Raises SweepError when Dask is not installed, or nobody answers at the address."""
        self._dask = _distributed()
        # It logs a traceback of what is said here in a sentence.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        try:
            self._client: Any = self._dask.Client(address, timeout=10, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).split("\n")[0] or type(error).__name__
            raise SweepError(f'No Dask scheduler answers at "{address}" ({reason}).') from None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the cluster; it goes on without us."""
        self._client.close()

    def chunks(self, jobs: Iterable[Job], name: str) -> Iterator[list[Chunk]]:
        """The chunks of `jobs`. `name` tells this sweep from others on the cluster.

        Raises SweepError when a chunk keeps killing its worker or the cluster is lost, and PlayError as
        `play_chunk` does.
        """
        coming = iter(jobs)
        with _cluster_errors(self._dask):
            done = self._dask.as_completed([], loop=self._client.loop, with_results=True)
            for _ in range(2 * self._threads()):
                self._submit(done, coming, name)
            for batch in done.batches():
                for future, chunk in batch:
                    if isinstance(chunk, BaseException):  # so it hands over the news that the scheduler is gone
                        raise chunk
                    future.release()
                    self._submit(done, coming, name)
                yield [chunk for _, chunk in batch]

    def _threads(self) -> int:
        self._client.wait_for_workers(1, timeout=60)
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def _submit(self, done: Any, coming: Iterator[Job], name: str) -> None:
        job = next(coming, None)
        if job is not None:
            key = f"communique-{name}-{job.cell.number}-{job.first}"
            done.add(self._client.submit(play_chunk, job, key=key, pure=False))


@contextmanager
def _cluster_errors(dask: Any) -> Iterator[None]:
    """Say in a sentence what a cluster reports."""
    try:
        yield
    except dask.KilledWorker as error:
        raise SweepError(f"Workers of the cluster keep dying at {error.task}; all that was finished is kept.") from None
    except TimeoutError:
        raise SweepError("The cluster has had no worker for a minute; all that was finished is kept.") from None
    except _lost():
        raise SweepError("The connection to the cluster was lost; all that was finished is kept.") from None
    except ModuleNotFoundError as error:
        raise SweepError(f"The cluster's workers cannot play: {error}. Install the program there, too.") from None


def _lost() -> tuple[type[BaseException], ...]:
    """What Dask raises when its scheduler is gone."""
    return (import_module("distributed.comm").CommClosedError, import_module("distributed.client").FutureCancelledError)


def _distributed() -> Any:
    """Dask's `distributed`. Typed loosely: it is an extra, and may be absent where types are checked."""
    try:
        return import_module("distributed")
    except ModuleNotFoundError:
        raise SweepError('A cluster needs Dask: pip install "communique[cluster]".') from None


__all__ = ["Cluster", "local"]
