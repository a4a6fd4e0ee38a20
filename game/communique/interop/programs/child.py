"""A program of somebody else, and what it writes, line by line. Holds state: the process, and a thread for each pipe.

Nothing here waits longer than it is told to: what is sent is written by a thread, so that a program that does not read
holds nobody up; what comes is read by another, a line of bounded length at a time; and the process, with all that it
has started, is ended by force where it does not end by itself, also when ours is (`apart.guard`).
"""

from __future__ import annotations

import atexit
import os
import queue
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from threading import Event, Lock, Thread
from typing import IO, Final
from weakref import WeakSet

from communique.simulation.apart.guard import GUARD

LONGEST: Final = 1 << 18
"""Bytes of a line; what is longer is not kept."""
_AHEAD: Final = 64
"""Lines that a program may be ahead of us before its pipe fills."""
_GRACE: Final = 0.3
"""Seconds for a program to end by itself, once its input has ended."""
_CHUNK: Final = 1 << 16
_ERRORS: Final = 4096
"""Characters of what it has written to its standard error that are kept: the last ones."""


class NoLine(Enum):
    """Why there is no line."""

    LATE = "late"
    """The time was over."""
    LONG = "long"
    """There was one longer than LONGEST."""
    ENDED = "ended"
    """The program has closed its output, or ended."""


class Spawned:
    """A running program. `close` it, or leave that to the end of ours."""

    def __init__(self, command: Sequence[str]) -> None:
        """Raises OSError when it cannot be started."""
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )
        GUARD.watch(self._process.pid)
        self._lines: queue.Queue[bytes | NoLine] = queue.Queue(_AHEAD)
        self._to_write: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._errors: deque[str] = deque(maxlen=_ERRORS)
        self._closing, self._lock = Event(), Lock()
        self._ended = False
        self._code: int | None = None
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        self._threads = [
            Thread(target=work, args=(pipe,), daemon=True)
            for work, pipe in ((self._write, process.stdin), (self._read, process.stdout), (self._hear, process.stderr))
        ]
        for thread in self._threads:
            thread.start()
        _RUNNING.add(self)

    @property
    def ended(self) -> bool:
        """True when nothing more will come of it: it has been closed, or has ended and all its lines are read."""
        return self._ended

    @property
    def errors(self) -> str:
        """The last of what it has written to its standard error, without its last line's end."""
        return "".join(self._errors).rstrip()

    @property
    def code(self) -> int | None:
        """What it ended with: its exit code, or less than 0 for a signal; None before `close`."""
        return self._code

    def send(self, data: bytes) -> None:
        """Have `data` written. It never waits, and what an ended program does not read is lost."""
        self._to_write.put(data)

    def receive(self, until: float) -> bytes | NoLine:
        """The next line without its end, waiting for it until that time of `time.monotonic`."""
        if self._ended:
            return NoLine.ENDED
        try:
            line = self._lines.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            return NoLine.LATE
        self._ended = line is NoLine.ENDED
        return line

    def close(self) -> None:
        """End the program: by ending its input, or else by force, together with what it has started."""
        with self._lock:
            if self._closing.is_set():
                return
            self._closing.set()
        self._ended = True
        self._to_write.put(None)
        writer, reader, hearer = self._threads
        if sys.is_finalizing():
            self._kill()
        else:
            reader.join(_GRACE)
            self._kill()
            for thread in (writer, reader, hearer):
                thread.join(_GRACE)
        _RUNNING.discard(self)

    def _kill(self) -> None:
        # Before it is waited for: until then its number, and that of its group, is nobody else's.
        with suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        GUARD.forget(self._process.pid)
        with suppress(subprocess.TimeoutExpired):
            self._code = self._process.wait(timeout=_GRACE)

    # -- in threads of their own

    def _write(self, pipe: IO[bytes]) -> None:
        try:
            while (data := self._to_write.get()) is not None:
                view = memoryview(data)
                while view:
                    view = view[os.write(pipe.fileno(), view) :]
        except OSError:  # it has ended, or closed its input: what comes of that is told by its output
            pass
        finally:
            with suppress(OSError):
                pipe.close()

    def _read(self, pipe: IO[bytes]) -> None:
        begun, skipping = bytearray(), False
        while chunk := self._chunk(pipe):
            *ended, rest = chunk.split(b"\n")
            for place, part in enumerate([*ended, rest]):
                begun += b"" if skipping else part
                if len(begun) > LONGEST:  # said at once: its end may never come
                    self._put(NoLine.LONG)
                    begun.clear()
                    skipping = True
                if place < len(ended):
                    if not skipping:
                        self._put(bytes(begun))
                    begun.clear()
                    skipping = False
        self._put(NoLine.ENDED)
        pipe.close()

    def _put(self, line: bytes | NoLine) -> None:
        while not self._closing.is_set():
            with suppress(queue.Full):
                self._lines.put(line, timeout=0.1)
                return

    def _hear(self, pipe: IO[bytes]) -> None:
        while chunk := self._chunk(pipe):
            self._errors.extend(chunk.decode("utf-8", "replace"))
        pipe.close()

    @staticmethod
    def _chunk(pipe: IO[bytes]) -> bytes:
        try:
            return os.read(pipe.fileno(), _CHUNK)
        except OSError:
            return b""


_RUNNING: Final[WeakSet[Spawned]] = WeakSet()


@atexit.register
def close_all() -> None:
    """End every program that runs still."""
    for child in list(_RUNNING):
        child.close()


if hasattr(os, "register_at_fork"):
    # A copy of this process ends without ending what is not its own.
    os.register_at_fork(after_in_child=_RUNNING.clear)
