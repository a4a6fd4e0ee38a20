"""No byte that a phone is sent depends on what stands on the others' sheets, through whole games and all pages."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from builders import other_secrets
from host.rooms_of import Clock

pytest.importorskip("starlette", reason="a class needs the extra [classroom]")

from host.asking import Listening, get, post, settled
from host.served import Served, class_of, in_another_world

from communique.host import running
from communique.host.forms import FORMS, fields_of
from communique.host.places import (
    BRIEF,
    MOVE,
    NOTE,
    PACKAGE,
    PROPOSE,
    PULSE,
    RECORD,
    SEAT,
    STREAM,
)
from communique.host.server.security import Bucket
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.scenario import NATURE
from communique.negotiators.registry import registered
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.views import PartyView

T = TypeVar("T")
MOST = 70
"""Moves of a game before it is adjourned."""
CELLS = [(name, level.id) for name in list_scenarios() for level in load_scenario(name).public.levels]
CELLS += [(name, "") for name in list_scenarios()]
USUAL = {("lantern-strait", "guided"), ("sochi-2021", "guided")}


def run(work: Coroutine[None, None, T]) -> T:
    return asyncio.run(work)


@dataclass
class Watched:
    """Somebody's phone in the world as it is, and in one in which only their own sheet is the same."""

    person: int
    seat: int | None
    here: Served
    there: Served
    streams: tuple[Listening, Listening]
    what: str

    def heard(self) -> int:
        """How much has been heard at the seat, or at the door."""
        table = self.here.room.tables[1]
        return (table.watched() if self.seat is None else table.view(self.seat)).n

    def held(self, where: str) -> None:
        """Both streams have sent the same, piece by piece."""
        here, there = self.streams
        assert here.sent == there.sent, f"{self.what}: a stream says other things {where}"

    async def asks(self, path: str) -> None:
        """A page is the same in both worlds."""
        cookie = self.here.cookies[self.person]
        here, there = [await get(world.app, path, cookie) for world in (self.here, self.there)]
        assert here == there, f"{self.what}: {path} is another page"
        assert here.status == 200, (path, here.text)

    async def posts(self, path: str, fields: dict[str, object]) -> str:
        """What is posted is answered in the same way; returns the answer."""
        cookie = self.here.cookies[self.person]
        here, there = [await post(world.app, path, fields, cookie) for world in (self.here, self.there)]
        assert here == there, f"{self.what}: {path} is answered otherwise"
        return here.text


def phones(served: Served, folder: Path, clock: Clock) -> list[Watched]:
    """Everybody at table 1, each beside a world of their own. To be called where a loop runs."""
    scenario, found = served.room.scenario(1), []
    for person in served.room.gathering.at(1):
        keep = NATURE if person.seat is None else person.seat
        world = other_secrets(scenario, keep)
        assert sum(a != b for a, b in zip(scenario.sheets, world.sheets, strict=True)) >= len(scenario.sheets) - 1
        there = in_another_world(served, folder / f"{person.id}.class", world, clock)
        cookie = served.cookies[person.id]
        streams = Listening(served.app, STREAM, cookie), Listening(there.app, STREAM, cookie)
        what = f"{scenario.public.id}, {'door' if person.seat is None else f'seat {person.seat}'}"
        found.append(Watched(person.id, person.seat, served, there, streams, what))
    return found


async def everywhere(one: Served, found: list[Watched], path: str, fields: dict[str, object], person: int) -> None:
    """Post something in every world, from that person's phone; it has to be done in all of them or in none."""
    cookie = one.cookies[person]
    answers = {(await post(world.app, path, fields, cookie)).body for world in (one, *(each.there for each in found))}
    assert len(answers) == 1, (path, fields, answers)


async def looked_around(one: Watched, dice: Random) -> None:
    """All pages, and forms opened."""
    for path in (SEAT, BRIEF, RECORD):
        await one.asks(path)
    for move in dice.sample(sorted(FORMS), 3):
        await one.asks(f"{SEAT}?form={move}&text={dice.choice(['P1', 'P2', 'draft', ''])}")


async def tried(one: Watched, dice: Random) -> None:
    """Whatever somebody may send who is not to move: forms filled in, notes, packages, moves that are refused."""
    view = one.here.room.tables[1].view(one.seat or 0)
    fields: dict[str, object] = {"after": view.n, "key": "wrong", "move": dice.choice(sorted(FORMS))}
    fields |= {f"i{k}": dice.choice(["", "0", "1"]) for k in range(len(view.public.issues))}
    await one.posts(PACKAGE, fields)
    await one.posts(PROPOSE if dice.random() < 0.3 else MOVE, {**fields, "after": view.n - 1})
    if one.seat is None or not view.my_turn:
        await one.posts(MOVE, fields)
    await one.posts(NOTE, {"guess0": ["0", "1"], "guess1": "1", "aim": str(dice.randrange(90))})


def decided(view: PartyView, luck: Dice, dice: Random) -> Move:
    """Any move; oftener than others one that is said to somebody alone."""
    private = [move for move in view.candidates() if getattr(move, "to", None) is not None]
    if private and dice.random() < 0.4:
        return dice.choice(private)
    move: Move = registered("random").decide(view, luck)
    return move


async def through_a_game(folder: Path, name: str, level: str, *, most: int = MOST, seed: int = 1) -> int:
    """Play a game from the phones, every world beside it; returns how often somebody did not hear of a move."""
    clock, dice, scenario = Clock(), Random(seed), load_scenario(name)
    served = class_of(
        folder, scenario, level, people=len(scenario.public.parties), observers=1, phase="reading", clock=clock
    )
    found = phones(served, folder, clock)
    await settled()
    unheard = 0
    try:
        worlds = (served, *(one.there for one in found))
        for world in worlds:
            world.desk.forms = Bucket(10**9, 1)  # tests are faster than fingers
        for one in found:
            await looked_around(one, dice)
        for world in worlds:
            assert running.go_on(world.room, "talks") == ""
            assert running.clock(world.room, "session", 45) == ""
        table = served.room.tables[1]
        for step in range(most):
            clock.now += dice.uniform(0.2, 9)
            await settled()
            if table.turn is None:
                break
            mover = next(one for one in found if one.seat == table.turn)
            for one in found:
                if step % 7 == 0:
                    await looked_around(one, dice)
                if step % 5 == 0:
                    await tried(one, dice)
            await settled()
            before = [(len(one.streams[0].sent), one.heard()) for one in found]
            view = table.view(table.turn)
            move = decided(view, table.dice(table.turn), dice)
            key = served.room.form_key(served.room.gathering.people[mover.person])
            fields = {"after": view.n, "key": key, **fields_of(view, move)}
            count = table.moves
            await everywhere(served, found, MOVE, fields, mover.person)
            assert table.moves > count, (move, fields)
            await settled()
            for one, (sent, heard) in zip(found, before, strict=True):
                one.held(f"after {type(move).__name__}")
                if one.heard() == heard:
                    unheard += 1
                    assert len(one.streams[0].sent) == sent, f"{one.what}: is sent something of what it has not heard"
        for world in worlds:
            world.room.tables[1].adjourn()
        await settled()
        for one in found:
            one.held("at the end")
            await looked_around(one, dice)
            await one.posts(PULSE, {"satisfaction": "3", "trust": "4", "fairness": "5"})
        await settled()
        for one in found:
            one.held("after the talks")
            await one.asks(SEAT)
    finally:
        for one in found:
            for stream in one.streams:
                await stream.close()
            one.there.room.close()
        served.room.close()
    return unheard


@pytest.mark.parametrize(
    ("name", "level"),
    [cell if cell in USUAL else pytest.param(*cell, marks=pytest.mark.slow) for cell in CELLS],
)
def test_with_other_sheets_at_the_other_seats_a_phone_is_sent_the_same_bytes(
    tmp_path: Path, name: str, level: str
) -> None:
    run(through_a_game(tmp_path, name, level))


def test_a_private_word_to_another_pair_sends_a_third_not_one_byte(tmp_path: Path) -> None:
    """The game of the other tests has such words, and each is looked at: here it is only said that there are some."""
    assert run(through_a_game(tmp_path, "sochi-2021", "envoy", most=40)) > 5
