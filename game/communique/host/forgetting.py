"""Somebody of a class forgotten: their name and all they answered are gone, and their moves are nobody's.

A table's game is of everybody who played it, so it stays. What stays of the person is a number in a seat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from communique.host import entries as said
from communique.host.class_file import KeptEntry
from communique.host.entries import Entry

_OF_THEIR_OWN: Final = (
    said.Returned, said.Renamed, said.MoveProposed, said.Surveyed, said.Consented, said.Pulsed, said.Gone
)  # fmt: skip


def without_person(kept: Iterable[KeptEntry], person: int) -> list[tuple[float, Entry]]:
    """The entries of a class, with their times, as if that person had been there without a name and said nothing.

    They have left, and no phone is theirs; consent is not given.
    """
    left: list[tuple[float, Entry]] = []
    last = 0.0
    for _, at, entry in kept:
        last = at
        if isinstance(entry, _OF_THEIR_OWN) and entry.person == person:
            continue
        if isinstance(entry, said.Joined) and entry.person == person:
            left.append((at, replace(entry, alias="", token="")))
        elif isinstance(entry, said.MovesMade) and entry.person == person:
            left.append((at, replace(entry, person=None, key="")))
        else:
            left.append((at, entry))
    left.append((last, said.Gone(person)))
    return left
