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

    `table` and `seat`, from 0, are those of a sign or a role sheet that was scanned while the class gathers. Everybody
    else waits for the lot; who comes late, for the teacher to draw them a seat.
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
    room.keep(*kept)
    return gathering.people[number], token


def _scanned(room: Room, table: int, seat: int | None) -> bool:
    """Whether a sign or a sheet leads to a table of the class that waits for people, and there to a seat that it has.

    It does while the class gathers. Later nobody sits down by themselves: whoever did would read that seat's sheet.
    """
    if table not in room.tables or room.gathering.phase not in ("gathering", "before"):
        return False
    if room.gathering.case_of(table).number != room.case.number or room.tables[table].moves_by_seats:
        return False
    return seat is None or 0 <= seat < len(room.tables[table].public.parties)


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
