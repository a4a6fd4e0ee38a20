"""Who sits where, by lot: tables of a case, seats at each, and what is done with odd numbers. Pure but for its dice.

The lot knows people by number alone; there is nothing else about them that it could go by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class LotPlace:
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
    people: Sequence[int],
    tables: int,
    seats: int,
    dice: Random,
    *,
    wished: Mapping[int, tuple[int, int | None]] | None = None,
) -> tuple[LotPlace, ...]:
    """A seat for everybody, in so many tables with so many seats each.

    `wished` says at which table, and maybe in which seat, somebody is already (they scanned its sign); that is kept.
    The others are spread so that tables are as even as can be. At each table people take empty seats first and share
    after that, so nobody shares a seat while another is empty, unless they wished to.
    """
    wishes = {person: wish for person, wish in (wished or {}).items() if 0 <= wish[0] < tables}
    at: list[list[int]] = [[] for _ in range(tables)]
    for person in people:
        if person in wishes:
            at[wishes[person][0]].append(person)
    free = [person for person in people if person not in wishes]
    dice.shuffle(free)
    for person in free:
        at[min(range(tables), key=lambda k: (len(at[k]), k))].append(person)
    places: list[LotPlace] = []
    for table, there in enumerate(at):
        sat = [
            LotPlace(person, table, seat) for person in there if (seat := wishes.get(person, (0, None))[1]) is not None
        ]
        rest = [person for person in there if person not in {one.person for one in sat}]
        dice.shuffle(rest)
        order = list(range(seats))
        dice.shuffle(order)
        for person in rest:
            held = Counter(one.seat for one in sat)
            sat.append(LotPlace(person, table, min(order, key=lambda seat: held[seat])))
        places += sat
    return tuple(places)
