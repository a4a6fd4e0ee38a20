"""Connections to the host: how many there may be, whose give way to others', and for how long one may say nothing.

A browser opens some ahead and says nothing on them; so may one phone on a thousand, to keep all others out. So each has
a time to ask for something, an address has a share of all, and where all are taken one that asks for nothing gives way.
A school may put a whole class behind one address: a share is large enough for it. This laptop itself always comes in.
"""

from __future__ import annotations

import asyncio
import sys
from http import HTTPStatus
from typing import Final, Protocol

import h11

from communique.host.server.notices import notice
from communique.host.server.security import HEADERS, is_elsewhere
from communique.host.server.silent_phones import PhoneConnection
from communique.words import tr

MOST: Final = 1500
"""Connections at once, at most."""
OWN: Final = 50
"""So many more for this laptop itself."""
FILES_WANTED: Final = 4096
"""Open files that the system is asked for; usual limits are 256 and 1024."""
FILES_KEPT: Final = 350
"""Open files that connections leave to others: the class file, exports, and what is accepted before it is counted."""
FEWEST: Final = 64
HEAD: Final = 10.0
"""Seconds for the head of a request."""
BODY: Final = 30.0
"""Seconds for the rest of it."""


class Droppable(Protocol):
    """A connection, as far as it is counted."""

    def drop(self) -> None:
        """Close it at once."""


class Connections:
    """Which connections are open and which of them ask for nothing. Holds state."""

    def __init__(self, most: int = MOST) -> None:
        """Up to `most` come in from elsewhere, up to half of them from one address."""
        self._most = most
        self._share = most // 2
        self._address: dict[Droppable, str] = {}
        """By connection, in the order in which they came."""
        self._idle: dict[Droppable, None] = {}
        """Those that ask for nothing, the one that has for longest first."""
        self._count: dict[str, int] = {}

    def __len__(self) -> int:
        """How many are open."""
        return len(self._address)

    def come(self, one: Droppable, address: str) -> bool:
        """Whether one more may come in. Another that asks for nothing may be dropped for it."""
        if not is_elsewhere(address):
            return self._in(one, address) if len(self) < self._most + OWN or self._gives_way(None) else False
        if self._count.get(address, 0) >= self._share and not self._gives_way(address):
            return False
        if len(self) >= self._most and not self._gives_way(max(self._idle_of_each(), default=(0, None))[1]):
            return False
        return self._in(one, address)

    def asks(self, one: Droppable) -> None:
        """It asks for something now."""
        self._idle.pop(one, None)

    def rests(self, one: Droppable) -> None:
        """It asks for nothing now."""
        if one in self._address:
            self._idle.pop(one, None)
            self._idle[one] = None

    def gone(self, one: Droppable) -> None:
        """It is closed."""
        self._idle.pop(one, None)
        address = self._address.pop(one, None)
        if address is not None:
            self._count[address] -= 1
            if not self._count[address]:
                del self._count[address]

    def _in(self, one: Droppable, address: str) -> bool:
        self._address[one] = address
        self._count[address] = self._count.get(address, 0) + 1
        self.rests(one)
        return True

    def _idle_of_each(self) -> list[tuple[int, str]]:
        """How many each address has, of those that could give one up."""
        return [(self._count[address], address) for address in {self._address[one] for one in self._idle}]

    def _gives_way(self, address: str | None) -> bool:
        """Drop what asks for nothing for longest, of an address or of all. Whether there was one."""
        found = next((one for one in self._idle if address in (None, self._address[one])), None)
        if found is None:
            return False
        self.gone(found)
        found.drop()
        return True


class Connection(PhoneConnection):
    """One connection. Holds state: what it is waited for. `all` is set by `counted`."""

    all: Connections
    _waits_for = ""
    _deadline: asyncio.TimerHandle | None = None
    _refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Let it in, or say that there are too many."""
        super().connection_made(transport)
        if self.all.come(self, self.client[0] if self.client else ""):
            self._wait_for("head")
        else:
            self._refused = True
            self._say(503, tr("Too many connections at once; try again in a moment."))

    def connection_lost(self, exc: Exception | None) -> None:
        """It is closed by whomever."""
        self._wait_for("")
        self.all.gone(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A part of a request, or several."""
        if self._refused:
            return
        super().data_received(data)
        theirs = self.conn.their_state
        self._wait_for("head" if theirs is h11.IDLE else "body" if theirs is h11.SEND_BODY else "")
        if theirs is not h11.IDLE:
            self.all.asks(self)

    def on_response_complete(self) -> None:
        """Answered: what comes next may take its time."""
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE:
            self._wait_for("")
            self.all.rests(self)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, where nothing else is being answered."""
        if self.cycle is not None and not self.cycle.response_complete:
            self.drop()
        else:
            self._say(400, tr("A browser does not ask in this way."))

    def drop(self) -> None:
        """Close it at once."""
        self.transport.abort()

    def _wait_for(self, what: str) -> None:
        """Have so much time from now on; where it was waited for already, that time goes on."""
        if what == self._waits_for:
            return
        self._waits_for = what
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        if what:
            self._deadline = self.loop.call_later(HEAD if what == "head" else BODY, self.drop)

    def _say(self, status: int, sentence: str) -> None:
        """Answer with a page of ours, and close."""
        body = notice(status, sentence).encode()
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
        head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n".encode() + b"".join(
            b"%s: %s\r\n" % one
            for one in (*headers, *HEADERS, (b"cache-control", b"no-store"), (b"connection", b"close"))
        )
        self.transport.write(head + b"\r\n" + body)
        self.transport.close()


def counted(connections: Connections) -> type[Connection]:
    """What connections are served by that are counted there."""
    return type("CountedConnection", (Connection,), {"all": connections})


def files_allowed() -> int:
    """How many files may be open at once, after the system was asked for enough; 0 where it sets no such limit."""
    if sys.platform == "win32":
        return 0
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    endless = resource.RLIM_INFINITY
    wanted = FILES_WANTED if hard == endless else min(FILES_WANTED, hard)
    if soft != endless and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (ValueError, OSError):
            return soft
        return wanted
    return 0 if soft == endless else soft


def room_for(files: int) -> int:
    """For how many connections there is room with so many open files; 0 stands for no limit.

    >>> room_for(0), room_for(4096), room_for(1024), room_for(256)
    (1500, 1500, 674, 64)
    """
    return min(MOST, max(FEWEST, files - FILES_KEPT)) if files else MOST


def waiting_line(files: int) -> int:
    """How many may wait to be accepted: so many are open at once before they are counted.

    >>> waiting_line(0), waiting_line(4096), waiting_line(256)
    (128, 128, 32)
    """
    return min(128, max(16, files // 8)) if files else 128
