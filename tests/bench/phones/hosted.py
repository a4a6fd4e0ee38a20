"""A host as a process of its own, which can be killed and started again; and its teacher."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.phones.wire import Wire

TICKS: Final = os.sysconf("SC_CLK_TCK")
STARTED: Final = 60.0
"""Seconds that a host may take to listen."""


@dataclass
class Hosted:
    """A host of one class. Holds state: the process that runs now, and what those before it have used."""

    scenario: str
    level: str
    file: Path
    address: str
    port: int
    profile: Path | None = None
    process: asyncio.subprocess.Process | None = None
    key: str = ""
    code: str = ""
    spent: float = 0.0
    most: int = 0
    said: list[str] = field(default_factory=list)

    async def start(self) -> None:
        """Start it, on the same file and port as before; returns when it listens."""
        run = ["-m", "communique", "host", self.scenario, "--no-browser"]
        if self.profile is not None:
            run = ["-c", PROFILED.format(profile=str(self.profile)), *run[2:]]
        run += ["--class", str(self.file), "--port", str(self.port), *(["--level", self.level] if self.level else [])]
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            *run,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=surroundings(self.file),
        )
        await asyncio.wait_for(self._greeted(), STARTED)

    async def _greeted(self) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        while line := (await self.process.stdout.readline()).decode():
            self.said.append(line)
            if found := re.search(r"/teacher/key/(\S+)", line):
                self.key = found[1]
            elif found := re.search(r"/[Jj]/(\w{6})", line):
                self.code = found[1]
            if "Ctrl-C" in line:
                return
        raise RuntimeError("the host has ended:\n" + "".join(self.said))

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def cpu(self) -> float:
        """Seconds of processor time that it has used since it was started, threads included."""
        try:
            parts = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(parts[11]) + int(parts[12])) / TICKS

    def memory(self) -> tuple[int, int]:
        """MB that it holds now, and has held at most."""
        try:
            text = Path(f"/proc/{self.pid}/status").read_text()
        except OSError:
            return 0, 0
        found = dict(re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", text))
        return int(found.get("VmRSS", 0)) // 1024, int(found.get("VmHWM", 0)) // 1024

    async def kill(self) -> None:
        """As a power cut does: without a word."""
        await self._ended(signal.SIGKILL)

    async def stop(self) -> float:
        """Ctrl-C. Returns after how many seconds it has ended."""
        begun = asyncio.get_running_loop().time()
        await self._ended(signal.SIGINT)
        return asyncio.get_running_loop().time() - begun

    async def _ended(self, how: signal.Signals) -> None:
        assert self.process is not None
        if self.process.returncode is not None:
            return
        self.spent += self.cpu()
        self.most = max(self.most, self.memory()[1])
        self.process.send_signal(how)
        await asyncio.wait_for(self.process.communicate(), STARTED)


PROFILED: Final = """
import cProfile, sys, threading
sys.argv = ["communique", *sys.argv[1:]]
from communique.cli import main
profile = cProfile.Profile()
try:
    profile.runcall(main)
except SystemExit:
    pass
finally:
    profile.dump_stats({profile!r})
"""
"""Runs the command, and writes where its time went when it ends."""


def surroundings(file: Path) -> dict[str, str]:
    """The environment of a host on a fresh machine: nothing in the cache, nothing of this bench's own."""
    game = str(Path(__file__).resolve().parents[3] / "game")
    return {**os.environ, "PYTHONPATH": game, "XDG_CACHE_HOME": str(file.parent / "cache"), "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    """A port that nobody has."""
    with closing(socket.socket()) as one:
        one.bind(("", 0))
        return int(one.getsockname()[1])


def own_address() -> str:
    """An address of this machine by which another would reach it; the loopback's where there is none."""
    from communique.host.addresses import addresses

    found = [one.ip for one in addresses() if one.is_reachable and ":" not in one.ip]
    return found[0] if found else "127.0.0.1"


class Teacher:
    """Who runs the class, by the forms of the teacher's pages."""

    def __init__(self, hosted: Hosted) -> None:
        self._hosted = hosted
        self.wire = Wire("127.0.0.1", hosted.port)
        self.cookie = ""

    async def enter(self) -> None:
        """Follow the printed link."""
        self.cookie = (await self.wire.ask("GET", f"/teacher/key/{self._hosted.key}")).cookie
        assert self.cookie

    async def do(self, action: str, **fields: object) -> None:
        """Do something; what is refused ends the bench."""
        assert await self.tries(action, **fields), action

    async def tries(self, action: str, **fields: object) -> bool:
        """Do something that may not be possible any more; returns whether it was done."""
        answer = await self.wire.ask("POST", "/teacher/do", {"action": action, **fields}, cookie=self.cookie)
        assert answer.status == 200, answer
        return b'"ok":true' in answer.body

    async def page(self, path: str) -> str:
        """A page of the teacher's."""
        answer = await self.wire.ask("GET", path, cookie=self.cookie)
        assert answer.status == 200, answer
        return answer.text
