"""Who has come from elsewhere since the door was opened: by it the room doctor knows a network that keeps phones apart.

Addresses are held in memory and counted; nothing of them is kept or shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final

from communique.host.doctor import Looks
from communique.host.server.security import App, Receive, Scope, Send, is_elsewhere

MOST: Final = 1000
"""Addresses that are told apart."""


class Visitors:
    """Counts who comes from other machines. Holds state: since when, and from which addresses."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._opened = now()
        self._first: dict[str, float] = {}

    def came(self, address: str) -> None:
        """Somebody has asked for a page from this address."""
        if address not in self._first and len(self._first) < MOST and is_elsewhere(address):
            self._first[address] = self._now()

    def looks(self, own: Iterable[str], joined: int) -> Looks:
        """What the doctor is told: `own` are this laptop's addresses, `joined` how many people are in the class."""
        here = {one.strip("[]") for one in own}
        times = [at for address, at in self._first.items() if address not in here]
        now = self._now()
        return Looks(
            open_for=now - self._opened,
            elsewhere=len(times),
            since_first=now - min(times) if times else 0.0,
            joined=joined if times else 0,
        )

    def counted(self, app: App) -> App:
        """The app, with whoever comes to it counted first."""

        async def counting(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and scope.get("client"):
                self.came(scope["client"][0])
            await app(scope, receive, send)

        return counting
