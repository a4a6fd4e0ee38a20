"""Streams of events to a page: the whole of what it shows, again whenever that has changed.

A stream holds no view: it is woken, asks for the page anew and sends it when it is another. So whoever drops out and
comes back is at the newest state with the first thing they hear, and what changed elsewhere is not even told.
"""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final

BEAT: Final = 15.0
"""Seconds after which a quiet stream shows that it is alive."""
RETRY: Final = 1500
"""Milliseconds after which a browser tries again."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A page that is over: what it should say, and as which event (`bye`, `replaced`, `end`)."""

    event: str
    sentence: str


Shown = Callable[[], str | Ended]
"""Gives what the page shows now, or that it is over."""


class Stream:
    """One page that listens. Holds state: whether something has happened, and what was sent last."""

    def __init__(self, shown: Shown, *, beat: float = BEAT, rest: float = 0.0) -> None:
        """`rest` is how long it waits between two pages at least, for pages that are dear to make."""
        self._shown = shown
        self._beat = beat
        self._rest = rest
        self._woken = asyncio.Event()
        self._woken.set()
        self._ended: Ended | None = None

    def wake(self) -> None:
        """Have the page looked at again."""
        self._woken.set()

    def end(self, ended: Ended) -> None:
        """Say that the page is over, as the last thing."""
        self._ended = self._ended or ended
        self._woken.set()

    async def events(self) -> AsyncIterator[bytes]:
        """The events, in the form of `text/event-stream`, until the page is over."""
        yield f"retry: {RETRY}\n\n".encode()
        last, loop = "", asyncio.get_running_loop()
        # Counted from what was sent last, so that being woken for nothing leaves no trace.
        due = loop.time() + self._beat
        while True:
            try:
                async with asyncio.timeout_at(due):
                    await self._woken.wait()
            except TimeoutError:
                due = loop.time() + self._beat
                yield b": still here\n\n"
                continue
            self._woken.clear()
            found = self._ended or self._shown()
            if isinstance(found, Ended):
                yield event(found.event, found.sentence)
                return
            if (told := timeless(found)) != last:
                last, due = told, loop.time() + self._beat
                yield event("view", found)
            if self._rest:
                await asyncio.sleep(self._rest)


_CLOCK: Final = re.compile(r'(<time data-until="\d+">)[^<]*')


def timeless(page: str) -> str:
    """A page without the time at which it was made: what differs in that alone is no other page.

    A word in private between two others wakes a third's stream as well, and must not be seen by it.

    >>> timeless('<main data-now="17"><time data-until="40">0:23</time></main>')
    '<main><time data-until="40"></time></main>'
    """
    before, _, after = page.partition(' data-now="')
    return _CLOCK.sub(r"\1", before + after.partition('"')[2])


def event(name: str, data: str) -> bytes:
    """An event as it is sent.

    >>> event("view", "a" + chr(10) + "b")
    b'event: view\\ndata: a\\ndata: b\\n\\n'
    """
    # A carriage return ends a line of a stream, too.
    lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return ("event: " + name + "\n" + "".join(f"data: {line}\n" for line in lines) + "\n").encode()


async def squeezed(events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The same as gzip, each event complete as it is sent. Two pages in a row are alike, and so cost little."""
    squeeze = zlib.compressobj(3, zlib.DEFLATED, 31)
    async for one in events:
        yield squeeze.compress(one) + squeeze.flush(zlib.Z_SYNC_FLUSH)
    yield squeeze.flush()
