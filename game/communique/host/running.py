"""What the teacher does with a class: the lot, phases, clocks, tables that are stuck, chairs that are empty.

What refuses says why in a sentence and has changed nothing; an empty sentence says that it was done.
"""

from __future__ import annotations

from typing import Final

from communique.host import entries as said
from communique.host.entries import Entry
from communique.host.gathering import PHASES, Person
from communique.host.lot import drawn, tables_for
from communique.host.names import TEXT_MOST, name_of, same_name, tidy
from communique.host.room import MOST_TABLES, Room
from communique.host.room_code import new_code
from communique.words import say, tr

REJOINING: Final = 600.0
"""Seconds for which letters let somebody go on with another phone."""
CLOCKS: Final = ("whole", "phase", "session")


def lot(room: Room, case: int | None = None, *, tables: int | None = None, anew: bool = False) -> str:
    """Seat by lot whoever has no seat at a table of the case, or everybody `anew`. Why not; empty when it was done.

    With `tables`, at so many. Tables on which somebody has moved already are left as they are, with who is there. Once
    there are such tables and no others, who comes late fills them; as many as make a table get one of their own.
    """
    number, gathering = room.case.number if case is None else case, room.gathering
    if gathering.debriefed:
        return tr("All sheets have been open; nothing is moved any more.")
    of_case = [n for n, place in gathering.places.items() if place.case == number]
    begun = {n for n in of_case if room.tables[n].moves_by_seats or room.tables[n].over}
    people = [one for one in gathering.here() if one.table not in begun and not one.observes]
    if not any(anew or one.seat is None or one.table not in of_case for one in people):
        return tr("Nobody is there who has no seat yet.")
    seats = len(room.cut(number).public.parties)
    if begun == set(of_case) and begun and len(people) < seats:
        return _late(room, people, [n for n in of_case if not room.tables[n].over])
    fresh = [n for n in of_case if n not in begun]
    count = tables or _tables(room, number, len(people), len(fresh))
    if count > len(fresh):
        if problem := room.lay(_free(room, number, count - len(fresh)), number):
            return problem
        fresh = [n for n in gathering.places if gathering.places[n].case == number and n not in begun]
    fresh = fresh[:count]
    wished = {one.id: (fresh.index(one.table), one.seat) for one in people if not anew and one.table in fresh}
    places = drawn([one.id for one in people], count, seats, room.dice, wished=wished)
    kept: list[Entry] = [said.Seated(one.person, fresh[one.table], one.seat) for one in places]
    taken = {(fresh[one.table], one.seat) for one in places}
    for table in fresh:
        if not any(at == table for at, _ in taken):
            continue  # a table at which nobody sits waits as it is
        for seat in range(seats):
            if (table, seat) not in taken:
                kept += room.computer_for(table, seat)
            elif seat in gathering.places[table].computers:
                kept.append(said.Chaired(table, seat))
    kept += _onlookers(room, fresh, [*begun, *fresh])
    # A round of practice is over once everybody sits at the class's own tables.
    kept += room.cleared(
        n for n, place in gathering.places.items() if gathering.cases[place.case].practice and place.case != number
    )
    room.keep(*kept)
    return ""


def _onlookers(room: Room, fresh: list[int], tables: list[int]) -> list[Entry]:
    """Who asked to look on, and is at none of the `tables` of the case, gets a place at one of the `fresh`."""
    waiting = [one for one in room.gathering.here() if one.wished and one.table not in tables]
    return [
        said.Seated(one.id, fresh[k % len(fresh)], None, observes=True, wished=True)
        for k, one in enumerate(waiting if fresh else ())
    ]


def _tables(room: Room, case: int, people: int, fresh: int) -> int:
    """How many tables on which nobody has moved are wanted for so many people."""
    settled = room.gathering.cases[case].tables
    needed = tables_for(people, len(room.cut(case).public.parties))
    return max(fresh, 1) if settled is not None and fresh else max(settled or 0, needed)


def _free(room: Room, case: int, count: int) -> list[int]:
    """Numbers for tables: the first that no table has, but for tables of another round, which are over with it."""
    practice = room.gathering.cases[case].practice
    taken = {
        n
        for n, place in room.gathering.places.items()
        if place.case == case or (practice and not room.gathering.cases[place.case].practice)
    }
    return [n for n in range(1, MOST_TABLES + count + 1) if n not in taken][:count]


def _late(room: Room, people: list[Person], tables: list[int]) -> str:
    """Seat who has come late at tables that have begun: in a computer's chair first, else where fewest share one."""
    gathering = room.gathering
    if not tables:
        return tr("The talks are over at every table.")
    for person in people:
        seats = [(table, seat) for table in tables for seat in range(len(room.tables[table].public.parties))]
        table, seat = min(
            seats,
            key=lambda one: (
                len(gathering.team(*one)),
                one[1] not in gathering.places[one[0]].computers,
                len(gathering.at(one[0])),
                one,
            ),
        )
        kept: list[Entry] = [said.Seated(person.id, table, seat)]
        if seat in gathering.places[table].computers:
            kept.append(said.Chaired(table, seat))
        room.keep(*kept)
    return ""


def practise(room: Room, case: said.CaseOpened) -> str:
    """Lay tables of another case and seat everybody at them. Why not, as a sentence; empty when it was done."""
    if any(room.tables[n].moves_by_seats for n in room.tables if not room.gathering.case_of(n).practice):
        return tr("The talks of the class have begun; practice comes before them.")
    known = next((one for one in room.gathering.cases.values() if one.practice and one.digest == case.digest), None)
    if known is None:
        room.keep(case)
    return lot(room, known.number if known else case.case, anew=True)


def end_practice(room: Room) -> str:
    """Seat everybody at tables of the class's own case. Why not, as a sentence; empty when it was done.

    The class gathers again then: nobody should sit in its talks who has not been handed a brief.
    """
    if not room.gathering.places or not room.gathering.cases[room.gathering.current].practice:
        return tr("No round of practice goes on.")
    if problem := lot(room):
        return problem
    return go_on(room, "gathering")


def go_on(room: Room, phase: str) -> str:
    """Go to another phase. Why not, as a sentence; empty when it was done."""
    if phase not in PHASES:
        return tr('There is no phase "{phase}".', phase=f"{phase:.40}")
    if phase in ("reading", "talks") and not any(one.seat is not None for one in room.gathering.here()):
        return tr("Nobody has a seat yet; draw the lot first.")
    if room.gathering.debriefed and phase not in ("debrief", "over"):
        return tr("All sheets have been open; there is no way back before the debrief.")
    if phase == "debrief":
        if not room.tables:
            return tr("Nobody has a seat yet; draw the lot first.")
        if room.gathering.cases[room.gathering.current].practice:
            return tr("This is a round of practice; end it, and the class goes on to its own case.")
        if going := room.going():
            numbers = ", ".join(str(n) for n in going)
            return tr("Tables still talk: {tables}. End them first; nobody may see all sheets before.", tables=numbers)
    if phase != room.gathering.phase:
        room.keep(said.PhaseSet(phase))
    return ""


def release(room: Room) -> str:
    """End the talks that still go on, and open the debrief to all. Why not, as a sentence; empty when it was done.

    Where a text waits for hands, or all have initialled something, that may be signed first: such tables are ended when
    the teacher asks once more.
    """
    for table in room.going():
        ends = table in room.closing or not room.tables[table].signs
        if ends and (problem := adjourn(room, table)):
            return problem
    if signing := room.going():
        room.closing |= set(signing)
        if room.gathering.phase != "talks":
            room.keep(said.PhaseSet("talks"))
        numbers = ", ".join(str(n) for n in signing)
        return tr(
            "At tables {tables} a text lies there to be signed. Wait for it; ask again to end there without it.",
            tables=numbers,
        )
    room.closing.clear()
    return go_on(room, "debrief")


def ask_questions(room: Room, on: bool) -> str:
    """Ask the questions before and after the talks, or do not."""
    gathering = room.gathering
    room.keep(said.SurveySet(gathering.survey, on, gathering.research))
    return ""


def ask_about_research(room: Room, on: bool) -> str:
    """Ask everybody whether their data may be used for research, or do not. Questions are asked then in any case."""
    gathering = room.gathering
    room.keep(said.SurveySet(gathering.survey, gathering.asks or on, on))
    return ""


def show_names(room: Room, on: bool) -> str:
    """Have names stand on the wall and on phones that wait, or not."""
    room.keep(said.NamesShown(on))
    return ""


def forget(room: Room, letters: str) -> str:
    """Delete the class and its file. Why not, as a sentence; empty when it was done, and nothing more can be."""
    if letters.strip().upper() != room.gathering.code:
        return tr("These are not the letters of the class; nothing was deleted.")
    room.forget()
    return ""


def lock(room: Room, on: bool) -> str:
    """Let nobody new in, or again anybody. Who has joined comes back all the same."""
    room.keep(said.Locked(on))
    return ""


def pause(room: Room, on: bool, table: int | None = None) -> str:
    """Have nothing moved at a table, or at all, or again. Why not, as a sentence; empty when it was done."""
    if table is not None and table not in room.tables:
        return tr("There is no table {n}.", n=table)
    room.keep(said.Paused(on, table))
    return ""


def announce(room: Room, text: str) -> str:
    """Say something on every phone; an empty text takes it down."""
    room.keep(said.Announced(tidy(text, TEXT_MOST)))
    return ""


def clock(room: Room, what: str, minutes: float | None) -> str:
    """Set a clock to end in so many minutes, or take it down. Why not, as a sentence; empty when it was done."""
    if what not in CLOCKS:
        return tr('There is no clock "{what}".', what=f"{what:.40}")
    if minutes is not None and not 0 < minutes <= 24 * 60:
        return tr("A clock runs for up to {most} minutes.", most=24 * 60)
    room.keep(said.Timed(what, None if minutes is None else room.now() + 60 * minutes))
    return ""


def clock_until(room: Room, what: str, until: float) -> str:
    """Set a clock to end then, in seconds since 1970. Why not, as a sentence; empty when it was done."""
    return clock(room, what, max((until - room.now()) / 60, 1 / 60))


def call_question(room: Room, table: int) -> str:
    """Put what lies on a table to those who sign. Why not, as a sentence; empty when it was done."""
    if table not in room.tables:
        return tr("There is no table {n}.", n=table)
    refusal = room.tables[table].call_question()
    return "" if refusal is None else say(refusal.message)


def adjourn(room: Room, table: int) -> str:
    """End the talks at a table. Why not, as a sentence; empty when it was done."""
    if table not in room.tables:
        return tr("There is no table {n}.", n=table)
    refusal = room.tables[table].adjourn()
    return "" if refusal is None else say(refusal.message)


def settle(room: Room, case: said.CaseOpened) -> str:
    """Settle what is played, and at how many tables, while nobody has moved. Why not; empty when it was done.

    `case` stands for the case of the class from now on. Its tables are numbered from 1, as signs and sheets say, and
    are laid now if their number is settled.
    """
    if any(room.tables[n].moves_by_seats for n in room.tables if not room.gathering.case_of(n).practice):
        return tr("Somebody has moved already; what is played stands.")
    if case.tables is not None and not 1 <= case.tables <= MOST_TABLES:
        return tr("A class has 1 to {most} tables, not {tables}.", most=MOST_TABLES, tables=case.tables)
    room.keep(*room.cleared(tuple(room.gathering.places)), case)
    return room.lay(range(1, case.tables + 1), case.case) if case.tables else ""


def take_back(room: Room, table: int, to: int | None = None) -> str:
    """Take a table back to its first `to` events, or before its last decision. Why not; empty when it was done."""
    if table not in room.tables:
        return tr("There is no table {n}.", n=table)
    if room.gathering.debriefed:
        return tr("All sheets have been open; nothing is taken back any more.")
    return room.tables[table].take_back(to)


def seat_computer(room: Room, table: int, seat: int) -> str:
    """Have a computer play a seat for the time being. Why not, as a sentence; empty when it was done."""
    if table not in room.tables or not 0 <= seat < len(room.tables[table].public.parties):
        return tr("There is no such seat.")
    if room.tables[table].over:
        return tr("The talks are over.")
    if kept := room.computer_for(table, seat):
        room.keep(*kept)
    return ""


def hand_back(room: Room, table: int, seat: int) -> str:
    """Give a seat back to its people. Why not, as a sentence; empty when it was done."""
    if table not in room.tables or seat not in room.gathering.places[table].computers:
        return tr("No computer sits there.")
    if not room.gathering.team(table, seat):
        return tr("Nobody sits there whom it could be given to.")
    room.keep(said.Chaired(table, seat))
    return ""


def stand_in(room: Room, minutes: int | None) -> str:
    """Have computers take over chairs that are away so long. Why not, as a sentence; empty when it was done."""
    if minutes is not None and not 1 <= minutes <= 120:
        return tr("Computers stand in after 1 to 120 minutes.")
    room.keep(said.StandIn(minutes))
    return ""


def look_after_chairs(room: Room) -> None:
    """Seat computers where it is the turn of a chair whose phones have been away too long. Done every few seconds."""
    room.look_around()
    minutes = room.gathering.stand_in
    if minutes is None or room.gathering.phase != "talks" or room.gathering.paused:
        return
    for number in room.going():
        seat = room.tables[number].turn
        if seat is not None and room.away(number, seat) > 60 * minutes and (kept := room.computer_for(number, seat)):
            room.keep(*kept)


def seat(room: Room, person: int, table: int | None, seat: int | None) -> str:
    """Seat somebody elsewhere, by hand. Why not, as a sentence; empty when it was done."""
    who = room.gathering.people.get(person)
    if who is None or who.gone:
        return tr("There is nobody of that number.")
    if table is not None and table not in room.tables:
        return tr("There is no table {n}.", n=table)
    if seat is not None and (table is None or not 0 <= seat < len(room.tables[table].public.parties)):
        return tr("There is no such seat.")
    kept: list[Entry] = [] if (who.table, who.seat) == (table, seat) else room.left_alone(who)
    kept.append(said.Seated(person, table, seat, observes=table is not None and seat is None))
    if table is not None and seat is not None and seat in room.gathering.places[table].computers:
        kept.append(said.Chaired(table, seat))
    room.keep(*kept)
    return ""


def rename(room: Room, person: int, alias: str) -> str:
    """Call somebody something else. Why not, as a sentence; empty when it was done."""
    name, who = name_of(alias), room.gathering.people.get(person)
    if who is None or who.gone:
        return tr("There is nobody of that number.")
    if not name:
        return tr("Choose a name by which the class may call you.")
    if any(one.id != person and same_name(one.alias, name) for one in room.gathering.here()):
        return tr('Somebody is called "{alias}" already; choose another name.', alias=name)
    room.keep(said.Renamed(person, name))
    return ""


def remove(room: Room, person: int) -> str:
    """Send somebody out: their phone shows nothing more. Why not, as a sentence; empty when it was done."""
    who = room.gathering.people.get(person)
    if who is None or who.gone:
        return tr("There is nobody of that number.")
    room.keep(said.Gone(person, removed=True), *room.left_alone(who))
    return ""


def remove_away(room: Room) -> str:
    """Send out everybody whose phone is not looking. Why not, as a sentence; empty when it was done."""
    away = [one.id for one in room.gathering.here() if not room.present(one.id).streams]
    if not away:
        return tr("Everybody's phone is here.")
    for person in away:
        remove(room, person)
    return ""


def rejoin_letters(room: Room, person: int) -> str:
    """Letters by which somebody goes on with another phone, for ten minutes; empty where there is nobody."""
    who = room.gathering.people.get(person)
    if who is None or who.gone:
        return ""
    room.rejoining = {code: one for code, one in room.rejoining.items() if one[0] != person}
    letters = new_code()
    room.rejoining[letters] = person, room.now() + REJOINING
    return letters
