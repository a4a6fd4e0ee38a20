"""Commands as processes of their own, to be killed and stopped; who of them is alive is looked up in /proc."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def command(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """`communique` with these arguments in a process session of its own."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so it is in a shell's background, and children inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "communique", *arguments], cwd=ROOT, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def until(true: Callable[[], object], seconds: float = 30) -> bool:
    """Wait for something to become true; whether it did."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def members(session: int) -> dict[int, str]:
    """The living processes of a process session, each with its command."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
                name = (folder / "cmdline").read_text(errors="replace").replace("\0", " ")
            except OSError:
                continue
            if fields[0] != "Z" and int(fields[3]) == session:
                found[int(folder.name)] = name
    return found


def workers(session: int) -> list[int]:
    """The worker processes of a process session."""
    return [pid for pid, name in members(session).items() if "spawn_main" in name]


def seconds(pid: int) -> float:
    """CPU time of a process: starting takes a worker less than one second, the rest is play."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def die(*_: object) -> None:
    """What a worker does instead of its work. It stands here, where a process of any test run can import it."""
    os._exit(9)
