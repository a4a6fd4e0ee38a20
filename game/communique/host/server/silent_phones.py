"""A connection of a phone: when one is taken for dead."""

from __future__ import annotations

import asyncio
import socket
import sys
from contextlib import suppress
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol

GONE_AFTER: Final = 30
"""Seconds after which a phone that acknowledges nothing of what it was sent is gone. Systems alone wait for minutes."""

# Python names the first of these on Linux alone; the numbers are those of the systems' own headers.
_OPTIONS: Final = {
    "linux": (18, 1000),  # TCP_USER_TIMEOUT, in milliseconds
    "darwin": (0x80, 1),  # TCP_RXT_CONNDROPTIME, in seconds
    "win32": (5, 1),  # TCP_MAXRT, in seconds
}


class PhoneConnection(H11Protocol):
    """A connection that ends when nobody is at its other end: a phone out of reach says no word of farewell."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Take a connection that has come in."""
        one = transport.get_extra_info("socket")
        if one is not None:
            ends_when_dead(one)
        super().connection_made(transport)


def ends_when_dead(one: socket.socket) -> None:
    """Have the system end a connection on which nothing is acknowledged for `GONE_AFTER` seconds, where it can."""
    if sys.platform in _OPTIONS:
        option, unit = _OPTIONS[sys.platform]
        # Without it a phone is taken for present longer than it is, and nothing else goes wrong.
        with suppress(OSError):
            one.setsockopt(socket.IPPROTO_TCP, option, GONE_AFTER * unit)
