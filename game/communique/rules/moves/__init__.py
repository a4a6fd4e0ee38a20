"""One move a file; each exports `KIND`. A new file in this folder is a new move, found at import."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from communique.rules.kind import Move, MoveKind


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


def kind_of(move: Move) -> MoveKind[Move]:
    """The kind of `move`. Raises KeyError for something that is no move of ours."""
    return BY_TYPE[type(move)]
