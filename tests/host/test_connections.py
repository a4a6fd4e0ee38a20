"""A whole class's connections fit in, and one with nobody at its other end does not last."""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import closing

import pytest

pytest.importorskip("uvicorn", reason="a class needs the extra [classroom]")

from communique.host.server.connections import FILES_WANTED, GONE_AFTER, ends_when_dead


@pytest.mark.skipif(sys.platform != "linux", reason="what is set can be read back by its name on Linux")
def test_a_connection_ends_after_half_a_minute_without_an_answer() -> None:
    with closing(socket.socket()) as one:
        assert one.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 0
        ends_when_dead(one)
        assert one.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 1000 * GONE_AFTER == 30_000


def test_a_connection_that_knows_no_such_end_is_taken_all_the_same() -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as one:
        ends_when_dead(one)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_system_that_allows_few_open_files_is_asked_for_more() -> None:
    """macOS allows a program 256; thirty browsers with six connections each need more than that."""
    program = (
        "import resource; hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1];"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard));"
        "from communique.host.server.connections import allow_many; allow_many();"
        "print(*resource.getrlimit(resource.RLIMIT_NOFILE), hard)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    soft, kept, hard = map(int, told)
    assert kept == hard
    assert soft == (FILES_WANTED if hard < 0 else min(FILES_WANTED, hard))
