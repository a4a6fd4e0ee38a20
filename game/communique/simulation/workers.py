"""Worker processes: jobs go out, results come in, in any order, and a job whose worker died goes out again.

They take jobs as they can be used, so a long run never stands in memory. Nothing here owns results or writes any.
What is played with the jobs is the caller's; here are only the processes, how they are replaced and how they end.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, Protocol, TypeVar

from communique.model.errors import ErrorForPeople
from communique.negotiators.registry import Packed, packed, unpack
from communique.words import language, tr, use

GIVES_WAY: Final = 10
"""How much less pressing a worker is than what people wait for, as `nice` counts."""
_UNGUARDED: Final = 97
"""The exit code of a worker that was asked for workers before it had begun."""
_DEATHS: Final = 3
"""A job at which so many workers in a row have died is not handed out again."""


class NamedJob(Protocol):
    """A job: anything that can be pickled, with a name that no other job of the run has."""

    @property
    def name(self) -> str:
        """The job in words for people."""
        ...


_J = TypeVar("_J", bound=NamedJob)
_R = TypeVar("_R")


class UnguardedError(ErrorForPeople, RuntimeError):
    """A program that asks for workers wherever it is read, so that each worker, which reads it first, asks for more."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "A worker begins by reading the program that asks for it, and this one asks again while it is read; "
                "put what it does below {guard}, or play with one worker.",
                guard='if __name__ == "__main__":',
            )
        )


class WorkersDied(Exception):
    """A job that keeps killing its workers. What is kept of the run, only the caller can say."""

    def __init__(self, deaths: int, job: str, code: int | None) -> None:
        super().__init__(f"{deaths} workers died at {job} (the last with exit code {code})")
        self.deaths, self.job, self.code = deaths, job, code


def work_through(jobs: Iterable[_J], begin: Callable[[], Callable[[_J], _R]], workers: int) -> Iterator[list[_R]]:
    """What comes of every job, done by `workers` processes, or by this one when there is to be 1, as it comes in.

    `begin` is called once by each worker and returns what does its jobs, so that a worker can keep something from one
    job to the next. It is a function of a module, since it is sent to the workers by its name. A worker that dies is
    replaced and its job done again. Workers end with this process, however it ends, and when the iterator is closed.
    Raises WorkersDied when a job keeps killing its worker, UnguardedError when the program that calls cannot be read
    without calling again, and what the work raises.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        os._exit(_UNGUARDED)  # this is a worker that has not begun; whoever asked for it says what is wrong
    if workers == 1:
        work = begin()
        return ([work(job)] for job in jobs)
    return _Workers(iter(jobs), begin).results(workers)


@dataclass(slots=True, eq=False)
class _Hand(Generic[_J]):
    """A worker process, the line to it, and what it is at."""

    process: BaseProcess
    line: Connection
    job: _J


class _Workers(Generic[_J, _R]):
    """Worker processes at work. Holds state: the jobs to come, the hands, and the deaths at each job."""

    def __init__(self, jobs: Iterator[_J], begin: Callable[[], Callable[[_J], _R]]) -> None:
        self._jobs, self._begin = jobs, begin
        self._hands: list[_Hand[_J]] = []
        self._gone: list[BaseProcess] = []
        self._deaths: dict[str, int] = {}
        self._context = multiprocessing.get_context("spawn")
        self._guests = packed()

    def results(self, workers: int) -> Iterator[list[_R]]:
        """Results as they come in. No worker is left when the iterator is closed."""
        try:
            for _, job in zip(range(workers), self._jobs, strict=False):
                self._hire(job)
            while self._hands:
                ready = wait([hand.line for hand in self._hands])
                # A copy, for hands come and go on the way.
                heard = [self._hear(hand) for hand in self._hands.copy() if hand.line in ready]
                yield [result for results in heard for result in results]
        finally:
            self._dismiss()

    def _hire(self, job: _J) -> None:
        """Start a worker on `job`."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._begin, language(), self._guests), daemon=True)
        hand = _Hand(process, ours, job)
        with interrupts_held():  # until it is among those who are dismissed
            process.start()
            self._hands.append(hand)
        # The worker has its own by now. Were this one open, the line would not end when the worker does.
        theirs.close()
        _hand_over(hand)

    def _hear(self, hand: _Hand[_J]) -> list[_R]:
        """What a worker has to say, once it has its next job; nothing when it died, and another is at its job."""
        try:
            done, answer = hand.line.recv()
        except (EOFError, OSError):
            self._bury(hand)
            return []
        if not done:
            raise answer
        following = next(self._jobs, None)
        if following is None:
            self._let_go(hand)
        else:
            hand.job = following
            _hand_over(hand)
        return [answer]

    def _bury(self, hand: _Hand[_J]) -> None:
        self._let_go(hand)
        hand.process.join()
        if hand.process.exitcode == _UNGUARDED:
            raise UnguardedError
        name = hand.job.name
        self._deaths[name] = self._deaths.get(name, 0) + 1
        if self._deaths[name] >= _DEATHS:
            raise WorkersDied(_DEATHS, name, hand.process.exitcode)
        self._hire(hand.job)

    def _let_go(self, hand: _Hand[_J]) -> None:
        """Close the line to a worker, by which it ends."""
        self._hands.remove(hand)
        self._gone.append(hand.process)
        hand.line.close()

    def _dismiss(self) -> None:
        for hand in tuple(self._hands):
            hand.process.terminate()
            self._let_go(hand)
        # Those too that were let go long ago: who is not waited for stays in the system's list.
        for process in self._gone:
            process.join()


def _hand_over(hand: _Hand[Any]) -> None:
    """Give a worker its job. One that has just died is found by its closed line, so that is no error here."""
    with suppress(OSError):
        hand.line.send(hand.job)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold back Ctrl-C for a moment: a process that starts now never hears it, not even before it could say so.

    The resource tracker of `multiprocessing` is started before: it is started with the first process otherwise, and
    lets Ctrl-C through again when it is, just before that process. Where signals cannot be held back, as on Windows,
    a worker that is still starting may end with a traceback. A library's own threads do not hold the signal back, and
    Python interrupts this one for theirs; so its handler only takes note, and what it noted is raised at the end.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    resource_tracker.ensure_running()
    noted: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: noted.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler)
        if noted:
            signal.raise_signal(signal.SIGINT)


def _work(line: Connection, begin: Callable[[], Callable[[Any], Any]], spoken: str, guests: tuple[Packed, ...]) -> None:
    """A worker's life: do what comes until the line closes, in the language spoken. Ctrl-C is the parent's business.

    What has been brought into the parent is at hand here, too.
    """
    use(spoken)
    unpack(guests)
    # Whoever sits at this machine, or a class that it hosts meanwhile, goes first. Windows has no such thing.
    with suppress(AttributeError, OSError):
        os.nice(GIVES_WAY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _: _end(128 + number))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        work = begin()
        while True:
            line.send(_done(work, line.recv()))


def _done(work: Callable[[Any], Any], job: Any) -> tuple[bool, Any]:
    """True and the result, or False and the error with a note of where it happened."""
    try:
        return True, work(job)
    except Exception as error:
        error.add_note(f"while a worker played {job.name}")
        return False, error


def _end_with_parent() -> None:
    """End this process when its parent has gone, in the middle of a job too: a worker outlives it otherwise."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        _end(1)


def _end(code: int) -> None:
    """End this process from whichever thread, and first what wants to end with it: programs that it has started."""
    with suppress(Exception):
        atexit._run_exitfuncs()
    os._exit(code)  # `sys.exit` would end a thread alone


__all__ = ["NamedJob", "WorkersDied", "interrupts_held", "work_through"]
