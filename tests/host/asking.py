"""A class's app asked as a server would ask it, without one: every byte that is sent is there to be looked at."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote, urlencode

from communique.host.server.security import AsgiApp

HOST = "127.0.0.1:8000"
ELSEWHERE = ("192.0.2.77", 40_000)
"""Where a phone asks from."""
Headers = Sequence[tuple[bytes, bytes]]


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """The header of that name; empty where there is none."""
        return next((value.decode("latin-1") for key, value in self.headers if key.decode().lower() == name), "")

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def cookie(self) -> str:
        """What a phone sends back of the cookie that it was given."""
        return self.header("set-cookie").partition(";")[0]


class Listening:
    """A page that listens to a stream. Holds state: what it has heard."""

    def __init__(self, app: AsgiApp, path: str, cookie: str) -> None:
        self.status = 0
        self.sent: list[bytes] = []
        """Every piece that was sent, as it was sent."""
        self._gone = asyncio.Event()
        headers = ((b"host", HOST.encode()), (b"cookie", cookie.encode()), (b"accept-encoding", b"gzip"))
        self._task = asyncio.ensure_future(app(scope("GET", path, headers), self._receive, self._send))
        self._first = True

    async def _receive(self) -> MutableMapping[str, Any]:
        if self._first:
            self._first = False
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message.get("body"):
            self.sent.append(message["body"])

    @property
    def text(self) -> str:
        """All that was said."""
        return zlib.decompressobj(31).decompress(b"".join(self.sent)).decode()

    @property
    def over(self) -> bool:
        """Whether the host has ended it."""
        return self._task.done()

    async def close(self) -> None:
        """Go away, as a tab does that is closed."""
        self._gone.set()
        await self._task


def scope(method: str, path: str, headers: Headers, *, client: tuple[str, int] = ELSEWHERE) -> dict[str, Any]:
    """What a server says of a request. `path` is as it stands in the request's first line."""
    raw, _, query = path.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(raw),
        "raw_path": raw.encode("latin-1", "replace"),
        "query_string": query.encode("latin-1", "replace"),
        "root_path": "",
        "headers": list(headers),
        "client": client,
        "server": ("127.0.0.1", 8000),
        "state": {},
    }


async def ask_raw(
    app: AsgiApp, method: str, path: str, headers: Headers, parts: Sequence[bytes] = (b"",), *,
    client: tuple[str, int] = ELSEWHERE,
) -> Answer:  # fmt: skip
    """Ask with those very headers and a body in those parts. What the app raises is raised."""
    left = list(parts) or [b""]
    status, got, body = 0, [], b""

    async def receive() -> MutableMapping[str, Any]:
        if left:
            part = left.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(left)}
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal status, got, body
        if message["type"] == "http.response.start":
            assert not status, "an answer begins once"
            status, got = message["status"], list(message["headers"])
        else:
            body += message.get("body", b"")

    await app(scope(method, path, headers, client=client), receive, send)
    return Answer(status, got, body)


async def get(app: AsgiApp, path: str, cookie: str = "", *, client: tuple[str, int] = ELSEWHERE) -> Answer:
    """A page."""
    headers = [(b"host", HOST.encode()), *([(b"cookie", cookie.encode())] if cookie else [])]
    return await ask_raw(app, "GET", path, headers, client=client)


async def post(
    app: AsgiApp, path: str, fields: Mapping[str, object], cookie: str = "", *, client: tuple[str, int] = ELSEWHERE,
    script: bool = True,
) -> Answer:  # fmt: skip
    """What a form of a page posts, by our script unless told otherwise."""
    headers = [
        (b"host", HOST.encode()),
        (b"origin", b"http://" + HOST.encode()),
        (b"content-type", b"application/x-www-form-urlencoded"),
        *([(b"x-requested-with", b"fetch")] if script else []),
        *([(b"cookie", cookie.encode())] if cookie else []),
    ]
    return await ask_raw(app, "POST", path, headers, [urlencode(fields, doseq=True).encode()], client=client)


async def settled() -> None:
    """Let everybody who was woken look and be sent what there is."""
    for _ in range(20):
        await asyncio.sleep(0)
