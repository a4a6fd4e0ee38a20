"""Moves that a plain question makes: the title, what it brings, yes or no."""

from __future__ import annotations

from communique.rules.kind import Move
from communique.window.table.seated import Seated


def sure(seated: Seated, title: str, body: str, yes: str, move: Move) -> None:
    """Ask, and make the move if the answer is yes."""

    def agreed() -> None:
        seated.submit(move)

    seated.confirm(title, body, yes, agreed)
