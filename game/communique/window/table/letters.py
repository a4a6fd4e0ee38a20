"""The letters of the table: which key stands for which moves."""

from __future__ import annotations

from communique.faces import FACES


def letters() -> dict[str, tuple[str, ...]]:
    """Key to the moves it stands for; the first that belongs to the moment is meant.

    Moves without a button, which the course of the game asks for, go before those with one.
    """
    found: dict[str, tuple[str, ...]] = {}
    for face in sorted(FACES.values(), key=lambda face: bool(face.group)):
        if face.key:
            found[face.key.lower()] = (*found.get(face.key.lower(), ()), face.move)
    return found
