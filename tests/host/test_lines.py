"""A whole class's connections fit in, and one with nobody at its other end does not last."""

from __future__ import annotations

import socket
import sys
from contextlib import closing

import pytest

pytest.importorskip("uvicorn", reason="a class needs the extra [classroom]")

from communique.host.server.lines import GONE_AFTER, ends_when_dead


@pytest.mark.skipif(sys.platform != "linux", reason="what is set can be read back by its name on Linux")
def test_a_connection_ends_after_half_a_minute_without_an_answer() -> None:
    with closing(socket.socket()) as one:
        assert one.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 0
        ends_when_dead(one)
        assert one.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 1000 * GONE_AFTER == 30_000


def test_a_connection_that_knows_no_such_end_is_taken_all_the_same() -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as one:
        ends_when_dead(one)
