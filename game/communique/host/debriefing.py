"""The debriefs of a class, worked out beside it: each table's as soon as its talks are over, and what lies behind all.

Holds state: what has been worked out. It lives as long as the host; after a kill it is worked out again. Nothing of it
is given to a page before the teacher opens the debrief.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_dir

from communique.classroom.case_ground import CaseGround, kept_ground
from communique.classroom.class_tables import ClassRecord
from communique.classroom.phone_debrief import phone_debrief
from communique.debrief import Debrief, debrief
from communique.host.class_record import class_record_of
from communique.host.gathering import Case, Person
from communique.host.html import Markup
from communique.host.pages.phone_debrief import phone_debrief_page
from communique.host.room import Room
from communique.model.scenario import Seat
from communique.model.sheet import Scenario

Ground = Callable[[Scenario, str], CaseGround]


class _EndedError(Exception):
    """The host ends; nobody waits for this any more."""


class Debriefs:
    """What finished tables come to. `run` goes on until it is cancelled."""

    def __init__(self, room: Room, *, ground: Ground | None = None) -> None:
        """`ground` works out what lies behind a case: usually a thousand simulated tables, kept in the user's cache."""
        self._room = room
        self._found: dict[int, tuple[tuple[int, int], Debrief]] = {}
        """By table, which game was played there, and its debrief."""
        self._pages: dict[tuple[int, int], tuple[Debrief, Markup]] = {}
        """By table and seat, the debrief on a phone, and what it was made from."""
        self._grounds: dict[int, CaseGround] = {}
        self._ground = ground or self._simulated
        self._woken = asyncio.Event()
        self._ended = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="debriefs")
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="ground")

    async def run(self) -> None:
        """Work out what there is to work out, whenever something has happened."""
        stop = self._room.subscribe(None, self._woken.set)
        self._woken.set()
        behind: dict[int, asyncio.Task[None]] = {}
        try:
            while True:
                await self._woken.wait()
                self._woken.clear()
                case = self._room.case
                if case.number not in behind and self._stands(case):
                    behind[case.number] = asyncio.create_task(self._grounded(case))
                for number in self._due():
                    await self._work_out(number)
        finally:
            stop()
            self._ended = True
            for task in behind.values():
                task.cancel()
            for pool in (self._pool, self._beside):
                pool.shutdown(wait=False, cancel_futures=True)

    def of(self, table: int) -> Debrief | None:
        """The debrief of a table; None while it is not worked out."""
        kept = self._found.get(table)
        return kept[1] if kept is not None and kept[0] == self._game(table) else None

    def page_of(self, person: Person) -> Markup | None:
        """What somebody's phone shows; None while it is not worked out, and for who has no seat."""
        number, seat = person.table, person.seat
        found = None if number is None else self.of(number)
        if found is None or number is None or seat is None:
            return None
        kept = self._pages.get((number, seat))
        if kept is None or kept[0] is not found:
            # Everybody's page is asked for at once, and with every announcement after that.
            kept = self._pages[number, seat] = found, phone_debrief_page(phone_debrief(found, Seat(seat)))
        return kept[1]

    def _game(self, table: int) -> tuple[int, int]:
        """Which game was played at a table: it may be laid anew, and be taken back."""
        room = self._room
        return room.gathering.places[table].seed, room.tables[table].moment

    def record(self) -> ClassRecord:
        """All finished tables of the class, with what lies behind their cases as far as it is worked out."""
        room = self._room
        over = {number: self.of(number) for number, played in room.tables.items() if played.over}
        found = {number: one for number, one in over.items() if one is not None}
        return class_record_of(room.gathering, room.cut(room.case.number).public, found, self._grounds)

    def waiting(self) -> int:
        """How many finished tables are not worked out yet."""
        return len(self._due())

    # -- inside ----------------------------------------------------------------

    def _due(self) -> list[int]:
        return [n for n, table in self._room.tables.items() if table.over and self.of(n) is None]

    async def _work_out(self, number: int) -> None:
        table = self._room.tables.get(number)
        if table is None or not table.over:
            return  # cleared, or taken back, while another was worked out
        game = self._game(number)
        found = await asyncio.get_running_loop().run_in_executor(self._pool, debrief, table.ended())
        self._found[number] = game, found
        # While other tables talk nobody's page shows it yet.
        self._room.wake_teacher()
        if self._room.gathering.phase == "debrief":
            self._room.wake_table(number)

    def _stands(self, case: Case) -> bool:
        """Whether it is settled what the class plays: it sits at it, and reads its briefs or is beyond that."""
        gathering = self._room.gathering
        return gathering.current == case.number and gathering.phase in ("reading", "talks", "after", "debrief")

    async def _grounded(self, case: Case) -> None:
        """What lies behind a case. It says what sheets are worth, and is shown after the end alone."""
        scenario = self._room.scenario(case.number)
        with suppress(_EndedError):
            loop = asyncio.get_running_loop()
            self._grounds[case.number] = await loop.run_in_executor(self._beside, self._ground, scenario, case.level)

    def _simulated(self, scenario: Scenario, level: str) -> CaseGround:
        folder = Path(user_cache_dir("communique")) / "grounds"
        return kept_ground(folder, scenario, level, workers=2, progress=self._go_on)

    def _go_on(self, done: int, all: int) -> None:
        if self._ended:
            raise _EndedError
