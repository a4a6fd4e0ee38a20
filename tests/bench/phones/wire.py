"""HTTP/1.1 as a phone speaks it: one connection that is kept for pages and forms, one for a stream of views.

Only what the host answers with: a length or chunks, a stream squeezed as gzip.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlencode

PATIENCE = 30.0
"""Seconds for an answer."""


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def cookie(self) -> str:
        return self.headers.get("set-cookie", "").partition(";")[0]


class Wire:
    """A connection to the host that is made anew when it breaks. Holds state: what has come by it, in bytes."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.taken = 0
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._one = asyncio.Lock()

    @property
    def name(self) -> str:
        return f"{self.host}:{self.port}"

    async def ask(
        self,
        method: str,
        path: str,
        fields: Mapping[str, object] | None = None,
        *,
        cookie: str = "",
        again: bool = True,
    ) -> Answer:
        """Ask for a page or post a form. Raises OSError when the host is not there, or breaks off."""
        body = b"" if fields is None else urlencode(list(pairs(fields))).encode()
        async with self._one:
            kept = self._open is not None
            try:
                return await asyncio.wait_for(self._ask(method, path, body, cookie, form=fields is not None), PATIENCE)
            except (OSError, EOFError, TimeoutError) as error:
                self.close()
                if not (kept and again):
                    raise ConnectionError(str(error)) from None
        # The host lets go of a connection that has been quiet for long: a browser asks again by a new one.
        return await self.ask(method, path, fields, cookie=cookie, again=False)

    async def _ask(self, method: str, path: str, body: bytes, cookie: str, *, form: bool) -> Answer:
        if self._open is None:
            self._open = await asyncio.open_connection(self.host, self.port, limit=1 << 20)
        reader, writer = self._open
        writer.write(head(method, path, self.name, cookie, body if form else None) + body)
        await writer.drain()
        status, headers = await answered(reader)
        if headers.get("transfer-encoding") == "chunked":
            got = b"".join([part async for part in chunks(reader)])
        else:
            got = await reader.readexactly(int(headers.get("content-length", 0)))
        self.taken += len(got)
        if headers.get("connection") == "close":
            self.close()
        if headers.get("content-encoding") == "gzip":
            got = zlib.decompress(got, 31)
        return Answer(status, headers, got)

    def close(self) -> None:
        if self._open is not None:
            self._open[1].close()
        self._open = None


class Stream:
    """A stream of events. Holds state: the connection, and how many bytes have come."""

    def __init__(self, host: str, port: int, cookie: str, path: str = "/seat/stream") -> None:
        self.host, self.port, self._cookie, self._path = host, port, cookie, path
        self.taken = 0
        self._writer: asyncio.StreamWriter | None = None

    async def events(self) -> AsyncIterator[tuple[str, str]]:
        """Each event with what it says, until the host ends the stream. Raises OSError, also when it breaks off."""
        reader, self._writer = await asyncio.open_connection(self.host, self.port, limit=1 << 20)
        asked = head("GET", self._path, f"{self.host}:{self.port}", self._cookie, None, accept="text/event-stream")
        self._writer.write(asked)
        status, headers = await asyncio.wait_for(answered(reader), PATIENCE)
        if status != 200:
            self.cut()
            yield "refused", str(status)
            return
        squeezed = zlib.decompressobj(31) if headers.get("content-encoding") == "gzip" else None
        left = b""
        try:
            async for part in chunks(reader):
                self.taken += len(part)
                left += squeezed.decompress(part) if squeezed else part
                *whole, left = left.split(b"\n\n")
                for one in whole:
                    if event := read_event(one.decode()):
                        yield event
        except EOFError as error:
            raise ConnectionError(str(error)) from None
        finally:
            self.cut()

    @property
    def open(self) -> bool:
        """Whether something has come by it, and it is not cut."""
        return self._writer is not None and self.taken > 0

    def cut(self) -> None:
        """Break off, as a network does that is lost."""
        if self._writer is not None:
            with suppress(Exception):
                self._writer.transport.abort()
            self._writer = None


def read_event(text: str) -> tuple[str, str] | None:
    """An event's name and what it says; None for a beat.

    >>> read_event("event: view\\ndata: a\\ndata: b")
    ('view', 'a\\nb')
    """
    name, said = "", []
    for line in text.split("\n"):
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            said.append(value)
        elif line == "data:":
            said.append("")
    return (name, "\n".join(said)) if name else None


def head(method: str, path: str, host: str, cookie: str, body: bytes | None, *, accept: str = "text/html") -> bytes:
    """The head of a request; with a body, of a form that a script sends."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"Accept: {accept}", "Accept-Encoding: gzip"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if body is not None:
        lines += [f"Origin: http://{host}", "Content-Type: application/x-www-form-urlencoded"]
        lines += [f"Content-Length: {len(body)}", "X-Requested-With: fetch"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def answered(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    """The status and the headers of an answer."""
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:] if line)
    return int(lines[0].split()[1]), {name.lower(): value for name, value in headers.items()}


async def chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """The parts of an answer whose length nobody knew."""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        part = await reader.readexactly(size + 2)
        yield part[:-2]
    await reader.readexactly(2)


def pairs(fields: Mapping[str, object]) -> list[tuple[str, str]]:
    """A form's fields, each value of a list for itself."""
    out: list[tuple[str, str]] = []
    for name, value in fields.items():
        out += [(name, str(one)) for one in (value if isinstance(value, list) else [value])]
    return out
