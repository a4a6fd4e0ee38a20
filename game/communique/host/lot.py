"""Who sits where, by lot: tables of a case, seats at each, and what is done with odd numbers. Pure but for its dice.

The lot knows people by number alone; there is nothing else about them that it could go by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Place:
    """Where the lot puts somebody."""

    person: int
    table: int
    """From 0, among the tables of this lot."""
    seat: int


def tables_for(people: int, seats: int) -> int:
    """How many tables so many people need, where a table has so many seats.

    One table more than can be filled when a single person is missing there, for whom a computer sits; otherwise
    who is left over shares a seat with somebody.

    >>> [tables_for(people, 3) for people in (0, 1, 2, 3, 4, 5, 6, 30)]
    [1, 1, 1, 1, 1, 2, 2, 10]
    """
    full, left = divmod(people, seats)
    return max(1, full + (left == seats - 1 and seats > 2))


def drawn(
    people: Sequence[int], tables: int, seats: int, dice: Random, *, wished: Mapping[int, int] | None = None
) -> tuple[Place, ...]:
    """A seat for everybody, in so many tables with so many seats each.

    People are spread evenly; `wished` says at which table somebody sits already (they scanned its sign), which is
    kept. At each table people take seats of their own as long as there are any, and share them after that: so nobody
    shares a seat while another at the table is empty.
    """
    wishes = {person: table for person, table in (wished or {}).items() if 0 <= table < tables}
    at: list[list[int]] = [[] for _ in range(tables)]
    for person in people:
        if person in wishes:
            at[wishes[person]].append(person)
    free = [person for person in people if person not in wishes]
    dice.shuffle(free)
    for person in free:
        at[min(range(tables), key=lambda k: (len(at[k]), k))].append(person)
    places: list[Place] = []
    for table, there in enumerate(at):
        dice.shuffle(there)
        order = list(range(seats))
        dice.shuffle(order)
        places += [Place(person, table, order[k % seats]) for k, person in enumerate(there)]
    return tuple(places)
