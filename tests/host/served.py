"""Classes for tests of what is served: a room with an app before it, its people's cookies and the teacher's."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from host.asking import HOST
from host.rooms_of import Clock

from communique.host import coming, running
from communique.host import entries as said
from communique.host.debriefing import Debriefs
from communique.host.gathering import Case
from communique.host.options import Options
from communique.host.room import Room
from communique.host.server.app import app_of
from communique.host.server.desk import SEAT_COOKIE, TEACHER_COOKIE, Desk
from communique.host.server.security import App, Bucket
from communique.model.sheet import Scenario


@dataclass
class Served:
    """A class that is served. Holds state: the room, and what its phones keep."""

    room: Room
    desk: Desk
    app: App
    cookies: dict[int, str] = field(default_factory=dict)
    """By person."""

    @property
    def teacher(self) -> str:
        """The teacher's cookie."""
        return f"{self.desk.cookie(TEACHER_COOKIE)}={self.room.gathering.opened.key}"


def served(room: Room, cookies: dict[int, str], *, local: bool = False) -> Served:
    """The class with its app; nothing runs beside it, no computer and no debrief."""
    port = int(HOST.rpartition(":")[2])
    options = Options(room.case.scenario, room.case.level, None, None, room.path, port, local, open_browser=False)
    desk = Desk(room, options, lambda: ["192.0.2.7", "[fd00::7]"], Debriefs(room))
    # Nobody here waits between two moves, as people do.
    desk.forms = Bucket(1e9, 1e9)
    return Served(room, desk, app_of(desk), cookies)


def class_of(
    folder: Path, scenario: Scenario, level: str = "", *, people: int, observers: int = 0, tables: int = 1,
    phase: str = "talks", clock: Clock | None = None,
) -> Served:  # fmt: skip
    """A class of so many people who sit by lot, and observers of table 1 after them."""
    case = said.CaseOpened(1, scenario.public.id, scenario.digest, level)
    room = Room.begin(
        folder / "my.class", case, lambda _: scenario, language="en", now=clock or Clock(), dice=Random(1)
    )
    cookies = {}
    running.ask_questions(room, False)
    for k in range(people + observers):
        found = coming.join(room, f"Person {k + 1}")
        assert not isinstance(found, str), found
        cookies[found[0].id] = f"{SEAT_COOKIE}_{room.gathering.code}={found[1]}"
        if k == people - 1:
            assert running.lot(room, tables=tables) == ""
        if k >= people:
            assert running.seat(room, found[0].id, 1, None) == ""
    if phase != "gathering":
        assert running.go_on(room, phase) == ""
    return served(room, cookies)


def in_another_world(one: Served, path: Path, world: Scenario, clock: Clock) -> Served:
    """The same class to the letter and to the token, where other things stand on the sheets."""
    shutil.copy(one.room.path, path)
    for ending in ("-wal", "-shm"):
        beside = one.room.path.with_name(one.room.path.name + ending)
        if beside.exists():
            shutil.copy(beside, path.with_name(path.name + ending))

    def scenarios(_: Case) -> Scenario:
        return world

    room = Room.resume(path, scenarios, now=clock, dice=Random(1))
    return served(room, one.cookies)
