"""The moves as a page explains them: name, price, what each is for."""

from __future__ import annotations

from typing import NamedTuple

from communique.faces import FACES, Face
from communique.words import tr


class MoveHelp(NamedTuple):
    """One line of that page."""

    title: str
    price: str
    text: str


def moves_explained() -> tuple[MoveHelp, ...]:
    """Every move that a person makes, in the order of the page; a move without words for it says what it does."""
    shown = [face for face in FACES.values() if (face.help or face.about) and not face.help_with]
    return tuple(_line(face) for face in sorted(shown, key=lambda face: (face.help_place, face.place)))


def _line(face: Face) -> MoveHelp:
    title = tr(face.help_title) if face.help_title else tr(face.title)
    price = tr(face.price) if face.price else ""
    return MoveHelp(title, price, tr(face.help) if face.help else tr(face.about))
