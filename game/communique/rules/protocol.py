"""The one interface behind which all protocols stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final, Protocol, TypeVar, cast

from communique.model.scenario import NATURE, Public, Seat
from communique.rules.kind import Hearers, Move
from communique.rules.state import Desk, Ending, Refusal, State, Table

RULES_VERSION: Final = 2
"""Raised whenever a saved log could replay to another state."""


T = TypeVar("T", bound=Table)


class Rules(Protocol[T]):
    """What a session, a view and a test need to know of a protocol, which plays at tables `T`."""

    name: str

    def opening(self, public: Public) -> State[T]:
        """The state before the first move."""
        ...

    def turn(self, state: State[T]) -> Seat:
        """Whose move it is; NATURE when chance or a consequence is due, or when the game is over."""
        ...

    def my_turn(self, table: T, desk: Desk, seat: Seat) -> bool:
        """True when it is this seat's move, by what the seat can see."""
        ...

    def refusal(self, public: Public, table: T, desk: Desk, seat: Seat, move: Move) -> Refusal | None:
        """Why the move is not legal now; None when it is. The one place legality lives."""
        ...

    def apply(self, public: Public, state: State[T], seat: Seat, move: Move) -> State[T]:
        """The state after the move. Raises IllegalMove when there is a refusal."""
        ...

    def due(self, public: Public, state: State[T], seed: int) -> tuple[Seat, Move] | None:
        """What happens by itself now: a draw of chance, a promise coming true; None when a seat must move."""
        ...

    def intervention(self, public: Public, table: T, move: Move) -> Refusal | None:
        """Why whoever runs the game cannot bring that about now; None when they can."""
        ...

    def audience(self, public: Public, table: T, seat: Seat, move: Move) -> Hearers:
        """Who hears the move when it is made at this table; None for everyone."""
        ...

    def candidates(self, public: Public, table: T, desk: Desk, seat: Seat) -> Iterator[Move]:
        """Legal moves worth considering, not all there are; never empty when it is the seat's turn."""
        ...


def ending(state: State[Table]) -> Ending | None:
    """How the game ended, or None while it runs."""
    return state.table.ending


def over(state: State[Table]) -> bool:
    """True when the game has ended."""
    return state.table.ending is not None


def protocol(name: str) -> Rules[Table]:
    """The protocol called `name`, one of `protocols()`. Raises KeyError for another.

    Whoever has it by name knows of its tables what all tables have in common. That is no lie as long as a table goes
    back only to the rules that made it, which a session and a view see to.
    """
    known = _known()
    if name not in known:
        raise KeyError(f'There is no protocol "{name}"; there are: {", ".join(known)}.')
    return known[name]()


def protocols() -> tuple[str, ...]:
    """The names of all protocols there are, in alphabetical order."""
    return tuple(_known())


@cache
def _known() -> dict[str, type[Rules[Table]]]:
    """By name, what the modules of this room export as `PROTOCOL`; one more file is one more protocol."""
    room = Path(__file__).parent
    modules = (import_module(f"{__package__}.{one.name}") for one in iter_modules([str(room)]))
    found = [cast(type[Rules[Table]], module.PROTOCOL) for module in modules if hasattr(module, "PROTOCOL")]
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


__all__ = ["NATURE", "RULES_VERSION", "Rules", "ending", "over", "protocol", "protocols"]
