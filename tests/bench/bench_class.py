"""A class under load: 90 phones at 30 tables over real HTTP against one host, killed and cut off if asked.

    python tests/bench/bench_class.py [--scenario sochi-2021] [--level guided] [--tables 30] [--think 3] [--seconds 0]
                                      [--kills N] [--drops N] [--seed 1] [--profile FILE]

The host is a process of its own, the phones are all in this one; they play whole games by the forms of their pages,
after thinking for `--think` seconds in the mean. Printed: how long a move takes from being sent to being shown on each
phone of its table, what the host uses, and what is wrong afterwards, where the file of the class is read and played
again and held against what each phone was shown and has sent. With `--seconds` the talks are adjourned after so long.
With `--kills` the host is killed with -9 at random moments and started again on the same file; with `--drops` streams
are cut, tabs opened twice, phones put to sleep and given away. Every figure under "wrong" should be 0. Needs Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "game"), str(Path(__file__).resolve().parents[1])]

from bench.phones.hosted import Hosted, Teacher, free_port, own_address
from bench.phones.meter import Meter, row
from bench.phones.phone import Phone
from bench.phones.trouble import Trouble, drops, kills
from bench.phones.truth import faults
from bench.phones.wire import Stream


async def seated(hosted: Hosted, teacher: Teacher, phones: Sequence[Phone], tables: int) -> None:
    """Everybody comes in, is seated by lot, reads and talks."""
    await teacher.do("survey", on=0)
    for phone in phones:
        await phone.join(hosted.code)
        phone.listen()
    await teacher.do("tables", tables=tables, level=hosted.level)
    await teacher.do("lot", who="new")
    await teacher.do("phase", to="talks")
    for phone in phones:
        await phone.look()
        phone.table = int(phone.html.partition('<p class="where">Table ')[2].split()[0])


async def looking(hosted: Hosted, cookie: str, path: str) -> None:
    """A page of the teacher's that is open all the time."""
    while True:
        try:
            async for _ in Stream("127.0.0.1", hosted.port, cookie, path).events():
                pass
        except (OSError, EOFError, ValueError, TimeoutError):
            pass
        await asyncio.sleep(1.5)


async def going_on(phones: Sequence[Phone], most: float) -> float:
    """Until the talks are over at every table; returns after how many seconds that was, or `most` of them."""
    begun = time.monotonic()
    while not all(phone.over for phone in phones) and (not most or time.monotonic() - begun < most):
        await asyncio.sleep(0.2)
    return time.monotonic() - begun


async def adjourned(teacher: Teacher, phones: Sequence[Phone]) -> None:
    """The teacher ends the tables that still talk."""
    for table in sorted({phone.table for phone in phones if not phone.over}):
        await teacher.tries("adjourn", table=table)
    await going_on(phones, 30)
    # Everybody says in three taps how it was, and is shown how it ended.
    await asyncio.wait([phone.playing for phone in phones if phone.playing is not None], timeout=30)
    await asyncio.sleep(2)


async def run(asked: argparse.Namespace, folder: Path) -> int:
    """Play a class and print what was seen. Returns how much was wrong."""
    address = own_address()
    hosted = Hosted(asked.scenario, asked.level, folder / "bench.class", address, free_port(), asked.profile)
    await hosted.start()
    try:
        return await played(hosted, asked, folder)
    finally:
        await hosted.kill()


async def played(hosted: Hosted, asked: argparse.Namespace, folder: Path) -> int:
    """A class from its first phone to Ctrl-C, and what its file says then."""
    address = hosted.address
    teacher, meter, dice = Teacher(hosted), Meter(), Random(asked.seed)
    phones = [
        Phone(k, address, hosted.port, meter, think=asked.think, dice=Random(dice.random()))
        for k in range(1, asked.tables * asked.seats + 1)
    ]
    print(
        f"{len(phones)} phones at {asked.tables} tables of {asked.scenario}, by {address}"
        f"{' (no other address was found)' if address == '127.0.0.1' else ''}, thinking {asked.think:g} s",
        flush=True,
    )
    await teacher.enter()
    begun = time.monotonic()
    await seated(hosted, teacher, phones, asked.tables)
    print(f"all joined, seated and looking after {time.monotonic() - begun:.1f} s", flush=True)
    tasks = [
        asyncio.create_task(looking(hosted, teacher.cookie, path)) for path in ("/teacher/stream", "/projector/stream")
    ]
    for phone in phones:
        phone.play()
    trouble = Trouble(hosted, teacher, phones, meter, dice)
    beside = [asyncio.create_task(one) for one in (kills(trouble, asked.kills), drops(trouble, asked.drops))]
    cpu, own = hosted.cpu(), time.process_time()
    took = await going_on(phones, asked.seconds)
    used, own = hosted.spent + hosted.cpu() - cpu, time.process_time() - own
    for task in beside:
        task.cancel()
    await asyncio.gather(*beside, return_exceptions=True)
    memory = hosted.memory()
    meter.forget()  # what comes now nobody sent
    await adjourned(teacher, phones)
    for phone in phones:
        await phone.look()
        phone.kept.lines |= await phone.record()
    ended = await hosted.stop()
    for task in tasks:
        task.cancel()
    for phone in phones:
        phone.end()
    moves, wrong = faults(hosted.file, phones, folder / "saves")
    report(meter, phones, trouble, took=took, used=used, own=own, memory=memory, ended=ended, moves=moves)
    print(f"{'wrong':46}{len(wrong):8}")
    for one in wrong[:20]:
        print(f"    {one}")
    return len(wrong)


def report(
    meter: Meter, phones: Sequence[Phone], trouble: Trouble, *, took: float, used: float, own: float,
    memory: tuple[int, int], ended: float, moves: int,
) -> None:  # fmt: skip
    """Print what was seen."""
    print(f"{'milliseconds':46}{'count':>8}{'median':>10}{'90 %':>10}{'99 %':>10}{'worst':>10}")
    print(row("a move sent until another phone has it", meter.to_others))
    print(row("a move sent until one's own page has it", meter.to_self))
    print(row("a move sent until it is answered", meter.answers))
    taken = sum(phone.streamed + (phone.stream.taken if phone.stream else 0) + phone.wire.taken for phone in phones)
    print(
        f"{took:.0f} s; {moves} moves in the log ({moves / took:.1f} a second), {meter.refused} refused; "
        f"{meter.views} pages ({meter.views / took:.0f} a second), {taken / max(1, moves) / 1000:.1f} kB a move"
    )
    print(
        f"host: {100 * used / took:.0f} % of a core, {memory[0]} MB, at most {max(memory[1], trouble.hosted.most)} MB; "
        f"phones: {100 * own / took:.0f} % of a core; Ctrl-C ended it after {ended:.1f} s"
    )
    told: Counter[str] = sum((phone.told for phone in phones), Counter())
    print("told to phones: " + (", ".join(f"{what} {n}" for what, n in sorted(told.items())) or "nothing"))
    if trouble.done:
        print("trouble: " + ", ".join(f"{what} {n}" for what, n in sorted(trouble.done.items())))


def main(words: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scenario", default="sochi-2021")
    parser.add_argument("--level", default="guided")
    parser.add_argument("--tables", type=int, default=30)
    parser.add_argument("--think", type=float, default=3.0)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--drops", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", type=Path)
    asked = parser.parse_args(words)
    from communique.loading.scenario_file import load_scenario

    asked.seats = len(load_scenario(asked.scenario).public.parties)
    with TemporaryDirectory() as folder:
        return asyncio.run(run(asked, Path(folder)))


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
