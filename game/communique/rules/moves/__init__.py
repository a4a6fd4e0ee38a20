"""One move a file; each exports `KIND`. A new file in this folder is a new move, found at import."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind
from communique.rules.state import Desk, Table


def _scan() -> dict[str, MoveKind[Move]]:
    found: dict[str, MoveKind[Move]] = {}
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        kind: MoveKind[Move] = import_module(f"{__name__}.{module.name}").KIND
        found[kind.name] = kind
    return found


KINDS: dict[str, MoveKind[Move]] = _scan()
"""Every move by its name on the wire."""

BY_TYPE: dict[type[Move], MoveKind[Move]] = {kind.type: kind for kind in KINDS.values()}
"""Every move by the type of its instances."""


def belonging(public: Public, table: Table, desk: Desk, seat: Seat) -> tuple[MoveKind[Move], ...]:
    """The kinds of moves that the seat could ever make where `table` stands: those that its role and protocol know."""
    return tuple(
        kind
        for kind in KINDS.values()
        if table.protocol in kind.protocols and not kind.by_itself and kind.belongs(public, table, desk, seat)
    )


def suggested(public: Public, table: Table, desk: Desk, seat: Seat, kind: MoveKind[Move]) -> Iterator[Move]:
    """Moves of the kind to ask the rules about, legal or not: its candidates, then its examples."""
    if table.conference is not None:
        yield from kind.candidates(public, table.conference, desk, seat)
    yield from kind.examples(public, table, desk, seat)


def kind_of(move: Move) -> MoveKind[Move]:
    """The kind of `move`. Raises KeyError for something that is no move of ours."""
    return BY_TYPE[type(move)]
