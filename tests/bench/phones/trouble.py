"""What befalls a class: hosts that are killed, streams cut, second tabs, phones that sleep or are given away."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from bench.phones.hosted import Hosted, Teacher
from bench.phones.meter import Meter
from bench.phones.phone import Phone
from bench.phones.wire import Stream, Wire


@dataclass
class Trouble:
    """A class that things befall. Holds state: what has been done to it."""

    hosted: Hosted
    teacher: Teacher
    phones: Sequence[Phone]
    meter: Meter
    dice: Random
    done: Counter[str] = field(default_factory=Counter)


async def kills(trouble: Trouble, count: int) -> None:
    """Kill the host so many times at random moments, and start it again on the same file and port."""
    for _ in range(count):
        await asyncio.sleep(trouble.dice.uniform(1.0, 6.0))
        await trouble.hosted.kill()
        trouble.meter.forget()
        await trouble.hosted.start()
        trouble.done["killed"] += 1


async def drops(trouble: Trouble, count: int) -> None:
    """Let something befall a phone so many times."""
    ways: Sequence[Callable[[Trouble, Phone], Awaitable[str]]] = (
        cut,
        cut,
        second_tab,
        sleep,
        sleep,
        old_cookie,
        given_away,
    )
    running: set[asyncio.Task[None]] = set()
    busy: set[int] = set()

    async def befall(phone: Phone) -> None:
        busy.add(phone.number)
        try:
            trouble.done[await trouble.dice.choice(ways)(trouble, phone)] += 1
        except (OSError, EOFError, TimeoutError):
            trouble.done["host away"] += 1
        finally:
            busy.discard(phone.number)

    for _ in range(count):
        await asyncio.sleep(trouble.dice.expovariate(1 / 0.15))
        free = [phone for phone in trouble.phones if phone.number not in busy]
        if free:
            task = asyncio.create_task(befall(trouble.dice.choice(free)))
            running.add(task)
            task.add_done_callback(running.discard)
    await asyncio.gather(*running, return_exceptions=True)


async def cut(trouble: Trouble, phone: Phone) -> str:
    """The network is lost in the middle of a stream, and maybe of a form."""
    if phone.stream is not None:
        phone.stream.cut()
    if trouble.dice.random() < 0.3:
        phone.wire.close()
    return "stream cut"


async def second_tab(trouble: Trouble, phone: Phone) -> str:
    """Another tab is opened: the older one is to be told, and the newer has the seat."""
    before = phone.told["replaced"]
    if phone.stream is None or not phone.stream.open:
        phone.listen()  # the older one has just been cut off: there is nobody to tell
        return "second tab"
    phone.listen()
    for _ in range(200):
        await asyncio.sleep(0.05)
        if phone.told["replaced"] > before:
            return "second tab, the older told"
    phone.kept.wrong.append(f"{phone.name}: a second tab was opened and the older one not told")
    return "second tab, the older not told"


async def sleep(trouble: Trouble, phone: Phone) -> str:
    """The phone sleeps for a while, and looks at its page when it wakes up."""
    phone.asleep = True
    if phone.stream is not None:
        phone.stream.cut()
    phone.wire.close()
    await asyncio.sleep(trouble.dice.uniform(0.5, 6))
    phone.asleep = False
    await phone.look()
    return "slept"


async def old_cookie(trouble: Trouble, phone: Phone) -> str:
    """Somebody comes with a cookie that is nobody's: no page, no stream, no move."""
    false = f"{phone.cookie.partition('=')[0]}={trouble.dice.randbytes(24).hex()}"
    wire = Wire(phone.host, phone.port)
    for method, path in (("GET", "/seat"), ("GET", "/seat/stream"), ("GET", "/seat/record"), ("POST", "/seat/move")):
        answer = await wire.ask(method, path, {} if method == "POST" else None, cookie=false)
        if answer.status != 403:
            phone.kept.wrong.append(f"{method} {path} with an old cookie answers {answer.status}")
    wire.close()
    return "old cookie"


async def given_away(trouble: Trouble, phone: Phone) -> str:
    """Somebody goes on with another phone by letters from the teacher: the first one's token is dead."""
    person = await number_of(trouble.teacher, phone.name)
    await trouble.teacher.do("rejoin", person=person)
    page = await trouble.teacher.page(f"/teacher/person/{person}")
    found = re.search(r'class="letters large">(\w{6})<', page)
    if found is None:
        phone.kept.wrong.append(f"{phone.name}: no letters to go on with another phone")
        return "given away, no letters"
    old = phone.cookie
    answer = await phone.wire.ask("POST", "/join", {"code": found[1]})
    if answer.status != 303 or not answer.cookie:
        phone.kept.wrong.append(f"{phone.name}: letters are answered {answer.status}")
        return "given away, refused"
    phone.cookie = answer.cookie
    async for name, _ in Stream(phone.host, phone.port, old).events():
        if name != "refused":
            phone.kept.wrong.append(f"{phone.name}: the old phone's stream says {name}")
        break
    phone.listen()
    return "given away"


async def number_of(teacher: Teacher, alias: str) -> int:
    """The number of somebody by what they are called."""
    page = await teacher.page("/teacher/people")
    for one in page.split('id="person-')[1:]:
        if f">{alias}<" in one:
            return int(one.partition('"')[0])
    raise AssertionError(f"{alias} is not among the people")
