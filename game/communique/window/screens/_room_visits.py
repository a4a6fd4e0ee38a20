"""Ways to see the table with much going on in its room: papers and a caucus, the press, an empty chair."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from communique.model.scenario import NATURE
from communique.present import RoomView, room_of
from communique.rules.kind import Move
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.walk import Walk
from communique.window.screens._moment_visits import played_towards, shown_at_the_table

if TYPE_CHECKING:
    from communique.window.screens._visit import Guide, Visit


def _busy(room: RoomView) -> bool:
    return bool(room.caucuses) and len(room.offers) > 1 and room.sheet is not None


def _with_the_press(room: RoomView) -> bool:
    return room.press is not None and bool(room.press.said)


def _empty_chair(room: RoomView) -> bool:
    return any(d.away for d in room.seats) and room.floor != NATURE


ROOMS: Final[dict[str, tuple[tuple[type[Move], ...], Callable[[RoomView], bool]]]] = {
    "room-busy": ((Caucus, TableDraft, Offer, Mark), _busy),
    "room-press": ((TableDraft,), _with_the_press),
    "room-empty-chair": ((Walk,), _empty_chair),
}
"""By name of visit, the moves that lead there and what is waited for."""


def room_visits() -> dict[str, Visit]:
    """The table with each of `ROOMS` in it, where the scenario and the level have such a thing."""
    return {name: _visit(*how) for name, how in ROOMS.items()}


def _visit(leads: tuple[type[Move], ...], there: Callable[[RoomView], bool]) -> Visit:
    def visit(guide: Guide) -> None:
        game = played_towards(guide, leads, lambda view: there(room_of(view)))
        screen = shown_at_the_table(guide, game)
        while screen.following.reading and screen.following.go_on():
            pass

    return visit
