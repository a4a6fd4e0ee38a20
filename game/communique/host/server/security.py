"""What every request has to pass, and every answer says: who may speak to this laptop, and what a page may do.

Written against ASGI itself, so that nothing comes in before it. Nothing that was sent is ever sent back from here.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from ipaddress import ip_address
from typing import Any, Final

from communique.host.server.notices import notice
from communique.words import tr

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

BODY_MOST: Final = 64_000
"""Bytes of a form, at most."""
ADDRESS_MOST: Final = 2000
"""Letters of an address, at most; no page of ours needs a tenth."""
DIGITS_MOST: Final = 9
"""Digits of a number in a header that is looked at: Python refuses to read one of thousands, by an error."""
PATH_MOST: Final = 200
"""Characters of an address without its host and its query, at most."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Not "no-referrer": browsers would then send a form's Origin as "null", and it is compared with Host.
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class TooLargeError(Exception):
    """More was sent than any form of ours holds. Raised where the app reads it."""


class Bucket:
    """How often each of many may do something: so many at once, and so many a second after that. Holds state."""

    def __init__(self, most: float, a_second: float, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._rate = a_second
        self._now = now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, who: str) -> bool:
        """Whether they may once more. If so, it is counted."""
        now = self._now()
        left, since = self._left.pop(who, (self._most, now))
        left = min(self._most, left + (now - since) * self._rate)
        self._left[who] = (left - 1 if left >= 1 else left), now
        # Who has not been seen for longest has a full bucket again, or nearly.
        while len(self._left) > 2000:
            self._left.popitem(last=False)
        return left >= 1

    def give(self, who: str) -> None:
        """Take one back that was counted."""
        if who in self._left:
            left, since = self._left[who]
            self._left[who] = min(self._most, left + 1), since

    def spent(self, who: str) -> bool:
        """Whether they have used up what they may, without counting."""
        left, since = self._left.get(who, (self._most, self._now()))
        return left + (self._now() - since) * self._rate < 1


class Guard:
    """Stands before an app: hosts that may be meant, forms that come from our own pages, bodies of a size. ASGI."""

    def __init__(self, app: App, meant: Callable[[str], bool], *, busy: Callable[[], bool] = lambda: False) -> None:
        """`meant` says whether a Host header names this laptop; `busy`, whether it should not take more."""
        self._app = app
        self._meant = meant
        self._busy = busy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused is not None:
            status, sentence = refused
            await answer(_guarded(send), scope, status, sentence)
            return
        await self._app(scope, _bounded(receive), _guarded(send))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        if len(scope["path"]) > PATH_MOST:
            return 414, tr("No address here is so long.")
        headers = list(scope["headers"])
        hosts = [value for name, value in headers if name == b"host"]
        if len(hosts) != 1 or not self._meant(hosts[0].decode("latin-1")):
            # A page elsewhere may have had its own name lead here: nothing is served under that name.
            return 421, tr("This address does not lead to a class.")
        if len(scope["path"]) + len(scope["query_string"]) > ADDRESS_MOST:
            return 414, tr("This address is too long.")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, tr("This cannot be done here.")
        if scope["method"] == "POST":
            origins = [value for name, value in headers if name == b"origin"]
            if len(origins) != 1 or origins[0].lower() != b"http://" + hosts[0].lower():
                return 403, tr("This form does not come from a page of this class.")
            lengths = [value for name, value in headers if name == b"content-length"]
            if any(not one.isdigit() or len(one) > DIGITS_MOST or int(one) > BODY_MOST for one in lengths):
                return 413, tr("That is more than any form here holds.")
        if self._busy() and is_elsewhere(str((scope.get("client") or [""])[0])):
            return 503, tr("Too many connections at once; try again in a moment.")
        return None


def _bounded(receive: Receive) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > BODY_MOST:
            raise TooLargeError
        return message

    return bounded


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            added: Iterable[tuple[bytes, bytes]] = (one for one in HEADERS if one[0] not in own)
            message["headers"] = [*message["headers"], *added]
            if b"cache-control" not in own:
                message["headers"].append((b"cache-control", b"no-store"))
        await send(message)

    return guarded


async def answer(send: Send, scope: Scope, status: int, sentence: str) -> None:
    """Answer with a sentence: to our script as it reads it, to anybody else as a page."""
    script = scope["method"] == "POST" and (b"x-requested-with", b"fetch") in scope["headers"]
    text = json.dumps({"ok": False, "says": sentence}) if script else notice(status, sentence)
    kind, body = b"application/json" if script else b"text/html; charset=utf-8", text.encode()
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def hosts_meant(addresses: Callable[[], Iterable[str]], port: int, *, local: bool) -> Callable[[str], bool]:
    """Whether a Host header names this laptop by one of its `addresses`, or as itself, at this port.

    Addresses are asked for anew when one is not known: a laptop may come into another network while a class goes on.
    """
    known: set[str] = set()
    asked = 0.0

    def meant(host: str) -> bool:
        nonlocal known, asked
        name, number = _split(host)
        if number != port:
            return False
        if name in ("localhost", "127.0.0.1", "::1"):
            return True
        if local:
            return False
        if name not in known and (not known or time.monotonic() - asked > 3):
            known, asked = {one.lower().strip("[]") for one in addresses()}, time.monotonic()
        return name in known

    return meant


def _split(host: str) -> tuple[str, int]:
    """The name and the port of a Host header; port 80 where it has none, -1 where it is none."""
    name, colon, number = host.strip().lower().rpartition(":")
    if not colon or number.endswith("]"):
        name, number = host.strip().lower(), "80"
    if not number.isascii() or not number.isdecimal() or len(number) > DIGITS_MOST:
        return name, -1
    return name.removeprefix("[").removesuffix("]"), int(number)


def is_elsewhere(address: str) -> bool:
    """Whether an address is not this machine's own alone."""
    try:
        return not ip_address(address).is_loopback
    except ValueError:
        return False
