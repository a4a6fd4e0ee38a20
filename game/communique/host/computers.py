"""Computers in chairs of a class: they think on a thread beside the class, at a pace that people can follow.

Holds state: which table is being thought about. What comes back belongs to the moment it was asked for, and is dropped
where the table has moved on, the class pauses, or a person has taken the chair back.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final

from communique.host.class_file import ClassFileError
from communique.host.played_table import PlayedTable
from communique.host.room import Room
from communique.negotiators.registry import registered
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.withhold import Withhold
from communique.views import PartyView

PACE: Final = 2.0
"""Seconds from one computer's move at a table to the next, at least."""


class Computers:
    """Plays the chairs that computers hold. `run` goes on until it is cancelled."""

    def __init__(self, room: Room, *, pace: float = PACE) -> None:
        self._room = room
        self._pace = pace
        self._woken = asyncio.Event()
        self._thinking: dict[int, asyncio.Task[None]] = {}
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="delegations")

    async def run(self) -> None:
        """Look, whenever something has happened, for chairs whose turn it is, and play them."""
        stop = self._room.subscribe(None, self._woken.set)
        self._woken.set()
        try:
            while True:
                await self._woken.wait()
                self._woken.clear()
                for number in self._due():
                    self._thinking[number] = asyncio.create_task(self._turn(number))
        finally:
            stop()
            for task in self._thinking.values():
                task.cancel()
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _due(self) -> list[int]:
        return [number for number in self._room.tables if number not in self._thinking and self._chair(number)]

    def _chair(self, number: int) -> tuple[int, str] | None:
        """The seat that a computer has to move for now, and which computer; None for none."""
        room = self._room
        if number not in room.tables:
            return None
        table, place = room.tables[number], room.gathering.places[number]
        if room.gathering.phase != "talks" or room.gathering.paused or place.paused:
            return None
        seat = table.turn
        standing = None if seat is None else place.computers.get(seat)
        # A table at which nobody sits waits.
        if seat is None or standing is None or not any(one.seat is not None for one in room.gathering.at(number)):
            return None
        return seat, standing.negotiator

    async def _turn(self, number: int) -> None:
        try:
            await asyncio.sleep(self._pace)
            # Asked for after the pause: meanwhile the table may have been cleared, or laid anew.
            table, chair = self._room.tables.get(number), self._chair(number)
            if table is None or chair is None:
                return
            seat, name = chair
            moment = table.moves, table.moment
            view, dice = table.view(seat), table.dice(seat)
            move = await asyncio.get_running_loop().run_in_executor(self._pool, decided, name, view, dice)
            same = self._room.tables.get(number) is table and (table.moves, table.moment) == moment
            if same and self._chair(number) == chair:
                self._make(table, seat, move, view)
        finally:
            self._thinking.pop(number, None)
            self._woken.set()

    def _make(self, table: PlayedTable, seat: int, move: Move, view: PartyView) -> None:
        # What cannot be kept is not made; the teacher is told by the next thing that they do.
        with suppress(ClassFileError):
            if table.move(seat, move, after=view.n) is not None:
                table.move(seat, plain(view), after=view.n)


def decided(name: str, view: PartyView, dice: Dice) -> Move:
    """What that negotiator does here. Where it fails, the plainest legal move: a class must not wait for our fault."""
    try:
        move: Move = registered(name).decide(view, dice)
    except Exception as error:  # whatever went wrong in a negotiator, which may be a guest's
        print(f"{name}: {type(error).__name__}", file=sys.stderr)
        return plain(view)
    return move


def plain(view: PartyView) -> Move:
    """The plainest legal move: give up the turn where that can be done, and sign nothing."""
    moves = list(view.candidates())
    return next((move for move in moves if isinstance(move, Pass | Withhold)), moves[-1])
