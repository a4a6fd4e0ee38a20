"""A phone without a browser: it listens, thinks, moves by the forms of its page, and comes back by itself.

It keeps whatever it has been shown, so that it can be asked afterwards what is missing of it.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Final

from bench.phones.meter import Meter
from bench.phones.page import chosen, forms, glance, lines
from bench.phones.wire import Stream, Wire

RETRY: Final = 1.5
"""Seconds after which a browser tries a stream again, as the host asks for."""
GIVE_UP: Final = 12
"""Moves that are refused in a row, after which a phone waits for another page."""


@dataclass
class Kept:
    """What a phone has been shown, and what it has sent."""

    heard: int = -1
    lines: dict[int, str] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    """Keys of moves that the host has said it made."""
    unsure: set[str] = field(default_factory=set)
    """Keys of moves that were sent and never answered: they were made once, or not at all."""
    wrong: list[str] = field(default_factory=list)

    def take(self, name: str, html: str) -> int:
        """Take in a page; returns how much more it has heard."""
        now = glance(html).heard
        if now < 0:
            return 0
        for number, said in lines(html).items():
            if self.lines.setdefault(number, said) != said:
                self.wrong.append(f"{name}: line {number} was {self.lines[number]!r} and is {said!r}")
        if now < self.heard:
            self.wrong.append(f"{name}: had heard {self.heard}, was shown {now}")
        more, self.heard = now - max(0, self.heard), max(now, self.heard)
        return more


class Phone:
    """One phone of the class. Holds state: its cookie, its page, and what it has been shown."""

    def __init__(self, number: int, host: str, port: int, meter: Meter, *, think: float, dice: Random) -> None:
        self.number, self.host, self.port = number, host, port
        self.name = f"phone {number}"
        self.table = 0
        self.cookie = ""
        self.kept = Kept()
        self.html = ""
        self.over = False
        self.asleep = False
        self.told: Counter[str] = Counter()
        self.wire = Wire(host, port)
        self.streamed = 0
        self.stream: Stream | None = None
        self._meter, self._think, self._dice = meter, think, dice
        self._shown = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None
        self.playing: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None

    # -- coming ----------------------------------------------------------------

    async def join(self, code: str) -> None:
        """Come in by the letters and a name."""
        came = await self.wire.ask("GET", f"/J/{code}")
        assert came.status == 200, came
        answer = await self.wire.ask("POST", "/alias", {"code": code, "alias": self.name})
        assert answer.status == 303, answer
        self.cookie = answer.cookie

    def play(self) -> None:
        """Play until the talks are over."""
        self.playing = asyncio.create_task(self._play())
        self._looking = asyncio.create_task(self._looks())

    def listen(self) -> None:
        """Listen in a new tab; an older one is told so by the host."""
        self._listening = asyncio.create_task(self._listen())

    async def look(self) -> None:
        """Load the page, as a phone does that wakes up. Raises OSError."""
        answer = await self.wire.ask("GET", "/seat", cookie=self.cookie)
        assert answer.status == 200, (self.name, answer.status, answer.text[:200])
        self._take(answer.text)

    async def record(self) -> dict[int, str]:
        """The whole record, by line."""
        return lines((await self.wire.ask("GET", "/seat/record", cookie=self.cookie)).text)

    def end(self) -> None:
        """Hang up for good."""
        for task in (self.playing, self._looking, self._listening):
            if task is not None:
                task.cancel()
        self.wire.close()

    # -- listening ---------------------------------------------------------------

    async def _listen(self) -> None:
        """Listen until the host says that another tab has the seat, or that the phone is let go."""
        while True:
            while self.asleep:
                await asyncio.sleep(0.05)
            stream = self.stream = Stream(self.host, self.port, self.cookie)
            try:
                async for name, said in stream.events():
                    if name == "view":
                        self._take(said)
                    else:
                        self.told[name] += 1
                    if name in ("replaced", "bye"):
                        return
            except (OSError, EOFError, ValueError, TimeoutError):
                self.told["broken off"] += 1
            finally:
                self.streamed += stream.taken
                stream.cut()
            await asyncio.sleep(RETRY * self._dice.uniform(0.7, 1.3))

    def _take(self, html: str) -> None:
        self._meter.views += 1
        if self.kept.take(self.name, html) > 0:
            self._meter.shows(self.table, self.number)
        self.html = html
        self.over = self.over or glance(html).over or glance(html).kind == "pulse"
        self._shown.set()

    # -- playing -----------------------------------------------------------------

    async def _play(self) -> None:
        while not self.over:
            await self._shown.wait()
            self._shown.clear()
            if self.over or self.asleep or not glance(self.html).mine:
                continue
            await asyncio.sleep(self._dice.expovariate(1 / self._think))
            with suppress(OSError, EOFError, TimeoutError):
                await self._turn()
        await self._feel()

    async def _turn(self) -> None:
        """Make a move of those that the page has; one that is refused, another."""
        tried: Counter[str] = Counter()
        for _ in range(GIVE_UP):
            if self.asleep or not glance(self.html).mine:
                return
            found = chosen(forms(self.html), self._dice, without=frozenset(n for n, k in tried.items() if k > 1))
            if found is None:
                return
            form, button = found
            fields = form.filled(self._dice, button)
            if await self._send(form.action, fields):
                return
            tried[button.value if button.name == "move" else form.move] += 1
            await asyncio.sleep(self._dice.uniform(0.1, 0.3))
        # A phone that nothing is left to looks at its page anew.
        await self.look()

    async def _send(self, place: str, fields: dict[str, object]) -> bool:
        key = str(fields.get("key", ""))
        while True:
            sent = self._meter.sends(self.table, self.number)
            self.kept.unsure.add(key)
            cookie = self.cookie
            try:
                answer = await self.wire.ask("POST", place, fields, cookie=cookie)
            except OSError:
                # Nobody knows whether it came: the same form, with the same key, again.
                self._meter.answered(self.table, sent, made=False)
                self.told["sent again"] += 1
                await asyncio.sleep(0.5)
                continue
            made = answer.status == 200 and b'"ok":true' in answer.body
            self._meter.answered(self.table, sent, made=made)
            if answer.status == 403 and cookie != self.cookie:
                continue  # it has just been given away, and the new one sends it again
            if answer.status != 200:
                self.kept.wrong.append(f"{self.name}: {place} answers {answer.status}")
            if made:
                self.kept.made.add(key)
            elif b"moved on" in answer.body or b"no longer" in answer.body:
                self.told["too late"] += 1
            return made

    async def _looks(self) -> None:
        """Tell the host now and then how much has been looked at, as the page's script does."""
        seen = 0
        while not self.over:
            await asyncio.sleep(3)
            if not self.asleep and self.kept.heard > seen:
                seen = self.kept.heard
                with suppress(OSError, EOFError, TimeoutError):
                    await self.wire.ask("POST", "/seat/seen", {"n": seen}, cookie=self.cookie)

    async def _feel(self) -> None:
        """The three taps after the talks."""
        while True:
            for form in forms(self.html):
                if form.action == "/seat/pulse":
                    fields = form.filled(self._dice, form.buttons[0])
                    with suppress(OSError, EOFError, TimeoutError):
                        await self.wire.ask("POST", form.action, fields, cookie=self.cookie)
                        return
            await self._shown.wait()
            self._shown.clear()
