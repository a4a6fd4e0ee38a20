"""Coming to a class and leaving it: by letters and an alias, with another phone, for good.

What refuses says why in a sentence and has changed nothing.
"""

from __future__ import annotations

import secrets
from typing import Final

from communique.host import entries as said
from communique.host.entries import Entry
from communique.host.gathering import Person
from communique.host.names import name_of, same_name
from communique.host.room import Room, digest
from communique.words import tr

MOST_PEOPLE: Final = 150
"""People in a class, at most."""


def join(room: Room, alias: str, table: int | None = None, seat: int | None = None) -> tuple[Person, str] | str:
    """Somebody new, and the token that their phone is to keep; or why not.

    `table` and `seat`, from 0, are those of a sign or a role sheet that was scanned. Who comes while the class gathers
    waits for the lot otherwise; who comes later gets a seat at once.
    """
    name, gathering = name_of(alias), room.gathering
    there = list(gathering.here())
    if not name:
        return tr("Choose a name by which the class may call you.")
    if gathering.locked:
        return tr("The room is locked; ask your teacher to open it.")
    if gathering.phase == "over":
        return tr("This class has ended.")
    if any(same_name(person.alias, name) for person in there):
        return tr('Somebody is called "{alias}" already; choose another name.', alias=name)
    if len(there) >= MOST_PEOPLE:
        return tr("The room is full: {most} people are here.", most=MOST_PEOPLE)
    number, token = max(gathering.people, default=0) + 1, secrets.token_urlsafe(24)
    kept: list[Entry] = [said.Joined(number, name, digest(token))]
    if table is not None and _scanned(room, table, seat):
        kept.append(said.Seated(number, table, seat))
        if seat in gathering.places[table].computers:
            kept.append(said.Chaired(table, seat or 0))
    elif gathering.phase not in ("gathering", "before"):
        kept += _late(room, number)
    room.keep(*kept)
    return gathering.people[number], token


def _scanned(room: Room, table: int, seat: int | None) -> bool:
    """Whether a sign leads to a table that waits for people; with a seat, to one that it has."""
    if table not in room.tables or room.tables[table].over:
        return False
    # A sign of a table alone is for the lot; once the talks are open, whoever comes is given a seat.
    early = room.gathering.phase in ("gathering", "before")
    return early if seat is None else 0 <= seat < len(room.tables[table].public.parties)


def _late(room: Room, person: int) -> list[Entry]:
    """A seat for somebody who comes when the others sit: an empty one with a computer, or the smallest team's."""
    gathering = room.gathering
    places = [place for place in gathering.places.values() if place.case == room.newest_case()]
    places = [place for place in places if not room.tables[place.number].over]
    if not places:
        return []
    seats = [(place, seat) for place in places for seat in range(len(room.tables[place.number].public.parties))]
    place, seat = min(
        seats,
        key=lambda one: (
            len(gathering.team(one[0].number, one[1])),
            one[1] not in one[0].computers,
            len(gathering.at(one[0].number)),
            one[0].number,
            one[1],
        ),
    )
    kept: list[Entry] = [said.Seated(person, place.number, seat)]
    if seat in place.computers:
        kept.append(said.Chaired(place.number, seat))
    return kept


def rejoin(room: Room, letters: str) -> tuple[Person, str] | None:
    """Whom the letters of the teacher's page let go on with this phone, and its token; None for wrong or old ones."""
    found = room.rejoining.pop(letters.strip().upper(), None)
    if found is None or found[1] < room.now() or room.gathering.people[found[0]].gone:
        return None
    token = secrets.token_urlsafe(24)
    room.keep(said.Returned(found[0], digest(token)))
    return room.gathering.people[found[0]], token


def leave(room: Room, person: Person) -> None:
    """Somebody goes for good. A seat that nobody is left in goes to a computer."""
    room.keep(said.Gone(person.id), *room.left_alone(person))
