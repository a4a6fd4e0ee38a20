"""What ends with us: the guard holds nobody up, is begun for somebody, and is nobody else's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from threading import Thread

import pytest

from communique.simulation.apart import guard
from communique.simulation.apart.guard import GroupGuard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no groups of processes")


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends when it is ended."""
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as process:
        yield process
        process.kill()


def test_who_is_dropped_while_the_guard_begins_holds_nobody_up(
    sleeper: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, begin = GroupGuard(), guard._started

    def collecting() -> subprocess.Popen[bytes]:
        ours.forget(1 << 30)  # as the collector may have it, at any moment and in this very thread
        return begin()

    monkeypatch.setattr(guard, "_started", collecting)
    watching = Thread(target=ours.watch, args=(sleeper.pid,), daemon=True)
    watching.start()
    watching.join(10)
    assert not watching.is_alive()
    ours.end()
    assert sleeper.wait(10) == -9


def test_to_forget_begins_no_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_started", lambda: pytest.fail("nobody is watched"))
    GroupGuard().forget(1 << 30)


_COPIED = """
import os, subprocess, sys
from communique.simulation.apart.guard import GUARD
sleeper = subprocess.Popen(["sleep", "60"], start_new_session=True)
GUARD.watch(sleeper.pid)
copied = os.fork()
if not copied:
    sys.stdin.read()
    os._exit(0)
GUARD.end()  # it does not wait for the copy, which waits for us
print(sleeper.wait(10), flush=True)
"""


def test_a_copy_of_this_process_does_not_keep_the_guard_waiting() -> None:
    with subprocess.Popen([sys.executable, "-c", _COPIED], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        reading = Thread(target=lambda: said.append(process.stdout.readline()), daemon=True)  # type: ignore[union-attr]
        said: list[bytes] = []
        reading.start()
        reading.join(20)
    assert said == [b"-9\n"]
