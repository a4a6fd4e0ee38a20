"""A host in a process of its own, as a teacher starts it: to be opened, killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from communique.host.addresses import addresses


def lan_address() -> str | None:
    """An address of this machine that is not its own alone; None where it is in no network."""
    return next((one.ip for one in addresses() if one.is_reachable and "." in one.ip), None)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("", 0))
        number: int = one.getsockname()[1]
    return number


class Hosted:
    """`communique host`, running. Holds state: its process."""

    def __init__(
        self, file: Path, port: int, *arguments: str, address: str = "127.0.0.1", language: str = "en"
    ) -> None:
        self._command = [
            sys.executable, "-m", "communique", "host", *arguments,
            "--no-browser", "--class", str(file), "--port", str(port),
        ]  # fmt: skip
        self._language = language
        self.origin = f"http://{address}:{port}"
        """Where phones come in."""
        self.begin()

    def begin(self) -> None:
        """Start it, and wait until it has said where everybody comes in."""
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
        environment["COMMUNIQUE_LANGUAGE"] = self._language
        self.process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        self.said = ""
        assert self.process.stdout is not None
        while "/J/" not in self.said:  # whoever asks from here on is answered, if not at once
            line = self.process.stdout.readline()
            assert line, (self.said, self.process.communicate()[1])
            self.said += line

    @property
    def letters(self) -> str:
        """The letters of the class."""
        return next(word.rsplit("/", 1)[1] for word in self.said.split() if "/J/" in word)

    @property
    def key(self) -> str:
        """The path that opens the teacher's page."""
        word = next(word for word in self.said.split() if "/teacher/key/" in word)
        return "/teacher/key/" + word.rsplit("/", 1)[1]

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.communicate()

    def end(self) -> str:
        """End it as Ctrl-C does; what it says in its own defence."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=20)
        return f"{out}{err}"
