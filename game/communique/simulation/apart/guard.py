"""Ends what this process has started for others, when it ends itself in a way that leaves it no time to.

Whoever is terminated, hung up on or killed outright runs nothing more. So a small process of ours is told which groups
there are, reads until we are gone, and then ends what is left. Where there are no groups of processes, as on Windows,
there is none, and who is left sees its line end.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from contextlib import suppress
from threading import RLock
from typing import Final

_GRACE: Final = 0.3
"""Seconds that who is left has to end by itself."""
_PROGRAM: Final = """
import os, signal, sys, time
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
groups = set()
for line in sys.stdin:
    (groups.add if line[0] == "+" else groups.discard)(int(line[1:]))
if groups:
    time.sleep(float(sys.argv[1]))
for group in groups:
    try:
        os.killpg(group, signal.SIGKILL)
    except OSError:
        pass
"""


class GroupGuard:
    """The process that waits for our end. Holds it, and starts it when there is something to guard."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        # Whoever is dropped while this thread has it, or a signal's handler, comes back here in the same thread.
        self._lock = RLock()

    def watch(self, group: int) -> None:
        """Have this group of processes ended when we are."""
        if os.name != "posix":
            return
        with self._lock, suppress(OSError):  # without a guard everybody plays all the same
            self._process = self._process or _started()
            _tell(self._process, f"+{group}\n")

    def forget(self, group: int) -> None:
        """This group is ended: its number may soon be that of others. Starts no guard: without one none is watched."""
        with self._lock, suppress(OSError):
            if self._process is not None:
                _tell(self._process, f"-{group}\n")

    def end(self) -> None:
        """End the guard, and whom it watches still."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.communicate()

    def leave(self) -> None:
        """In a copy of this process: what the one it was copied from watches stays with that, and its guard, too."""
        process, self._process, self._lock = self._process, None, RLock()
        if process is not None and process.stdin is not None:
            process.stdin.close()  # or the guard would wait for the copy's end as well
            process.returncode = 0  # it is no child of the copy's


def _tell(process: subprocess.Popen[bytes], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line.encode())


def _started() -> subprocess.Popen[bytes]:
    """A session of its own, so that nothing that ends ours by name of its group or terminal ends it as well."""
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _PROGRAM, str(_GRACE)], bufsize=0, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


GUARD: Final = GroupGuard()
"""The one of this process."""
atexit.register(GUARD.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=GUARD.leave)
