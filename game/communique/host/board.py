"""What the teacher's pages and the projector show, put together from a room. Public things only, before the debrief.

Who reads a look into a table may see one seat's view; that is a page of its own, and is nowhere put beside the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

from communique.classroom.teacher.phone_lesson import lesson_clocks
from communique.host.gathering import Person
from communique.host.html import our_own
from communique.host.lot import tables_for
from communique.host.pages.board_state import (
    BackShown,
    BoardState,
    Choosable,
    ClassShown,
    ClockShown,
    LookState,
    PeopleState,
    PersonShown,
    PersonState,
    Presence,
    ProjectorState,
    QuestionState,
    SeatShown,
    StartState,
    TableBar,
    TableShown,
)
from communique.host.pages.teacher.look import lines_of
from communique.host.room import Room
from communique.host.room_code import join_address, qr_svg
from communique.model.message import companion
from communique.present import draft_text, sentence_of, standing_offers
from communique.present.talks_status import status
from communique.rules.state import INITIAL
from communique.views import PartyView
from communique.words import N_, language, say, tr

_TENSION: Final = (N_("calm"), N_("some tension"), N_("tense"), N_("very tense"), N_("at the brink"))
"""By how high it stands, in words."""
WIDEST: Final = 90
"""Letters of a line in a list to choose from, at most."""
SHOWN_BACK = 12
"""How many moments a table can be taken back to from its page."""


def top(room: Room, address: str) -> ClassShown:
    """What stands at the top of every page of the teacher. `address` is where phones join."""
    gathering = room.gathering
    return ClassShown(
        title=room.scenario(room.case.number).public.title,
        code=gathering.code,
        address=address,
        phase=gathering.phase,
        now=room.now(),
        lang=language() or "en",
        survey=gathering.asks,
        practice=practising(room),
    )


def practising(room: Room) -> bool:
    """Whether the tables that the class sits at are for practice."""
    gathering = room.gathering
    return bool(gathering.places) and gathering.cases[gathering.current].practice


def board(room: Room, address: str) -> BoardState:
    """The class at a look."""
    gathering = room.gathering
    return BoardState(
        top=top(room, address),
        tables=tuple(table(room, number) for number in shown_tables(room)),
        unseated=tuple(person(room, one) for one in gathering.here() if one.table is None),
        clocks=clocks(room),
        announcement=gathering.announcement,
        locked=gathering.locked,
        paused=gathering.paused,
        names=gathering.names,
        minutes=minutes(room),
        done=done(room),
    )


def minutes(room: Room) -> tuple[tuple[str, int], ...]:
    """How long the clocks would run, by what they are for, as the lesson of the case has them."""
    case = room.case
    found = lesson_clocks(room.cut(case.number))
    phase = {"before": found.questions, "reading": found.reading, "after": found.questions, "debrief": found.debrief}
    return (
        ("whole", found.whole),
        ("phase", phase.get(room.gathering.phase, found.talks if room.gathering.phase == "talks" else found.welcome)),
        ("session", found.session),
    )


def shown_tables(room: Room) -> list[int]:
    """The tables that the class sits at now, without empty ones once anybody sits."""
    numbers = [n for n, place in room.gathering.places.items() if place.case == room.gathering.current]
    held = [n for n in numbers if room.gathering.at(n)]
    return held or numbers


def clocks(room: Room) -> tuple[ClockShown, ...]:
    """The clocks that run."""
    return tuple(ClockShown(what, until) for what, until in room.gathering.clocks.items())


def person(room: Room, one: Person) -> PersonShown:
    """Somebody in the class."""
    presence = room.present(one.id)
    state = Presence.HERE if presence.streams else Presence.ASLEEP if presence.last else Presence.NEVER
    place = "" if one.table is None else f"{one.table}." if one.seat is None else f"{one.table}.{one.seat}"
    letters = next((code for code, held in room.rejoining.items() if held[0] == one.id and held[1] > room.now()), "")
    return PersonShown(
        id=one.id,
        alias=one.alias,
        presence=state,
        since=None if presence.streams else presence.last or None,
        pen=shares(room, one) and room.holds_pen(one),
        place=place,
        sits=place_words(room, one.table, one.seat),
        letters=letters,
    )


def shares(room: Room, one: Person) -> bool:
    """Whether somebody shares their seat with others."""
    return one.table is not None and one.seat is not None and len(room.gathering.team(one.table, one.seat)) > 1


def place_words(room: Room, number: int | None, seat: int | None) -> str:
    """A place in words: `Table 3, Osmark`; empty for nowhere."""
    if number is None:
        return ""
    if seat is None:
        return tr("Table {n}, looking on", n=number)
    return tr("Table {n}, {party}", n=number, party=room.tables[number].public.parties[seat].short)


def table(room: Room, number: int, *, looked_into: bool = False) -> TableShown:
    """A table at a look, from where anybody may look; with the moments to go back to where it is `looked_into`."""
    played, place, gathering = room.tables[number], room.gathering.places[number], room.gathering
    view = played.watched()
    public, conference = view.public, view.table.conference
    talks = gathering.phase in ("talks", "after", "debrief", "over")
    turn = played.turn if talks else None
    seats = tuple(
        SeatShown(
            seat=p,
            party=party.short,
            people=tuple(person(room, one) for one in gathering.team(number, p)),
            computer=tr("computer") if p in place.computers else "",
            turn=turn == p,
        )
        for p, party in enumerate(public.parties)
    )
    draft = draft_text(view, (-1,) * len(public.issues))
    marks = [mark.mark for clause in draft.clauses for mark in clause.marks] if draft else []
    on_signing = conference is not None and conference.agreed is not None
    return TableShown(
        number=number,
        seats=seats,
        observers=tuple(person(room, one) for one in gathering.at(number) if one.seat is None),
        practice=gathering.case_of(number).practice,
        session=conference.session + 1 if conference is not None and talks else 0,
        sessions=public.sessions,
        phase="" if view.over or not talks else phase_words(view),
        moved=place.moved or None,
        turn_since=max(place.moved, gathering.phase_since) or None,
        initials=sum(mark == INITIAL for mark in marks),
        needed=len(marks),
        offers=len(view.table.offers) if conference is not None else sum(1 for _ in standing_offers(view)),
        signed=len(conference.signed) if conference is not None and on_signing else 0,
        signing=len(public.signatories) if on_signing else 0,
        tension=tension_words(view) if talks and public.tension_on else "",
        paused=place.paused,
        ended=ending_words(view),
        backs=backs(room, number) if looked_into else (),
    )


def tension_words(view: PartyView) -> str:
    """How heated the talks are, in a word or two."""
    return tr(_TENSION[min(view.tension, len(_TENSION) - 1)])


def phase_words(view: PartyView) -> str:
    """Where the session stands: `the floor`."""
    parts = status(view).line.split(" · ")
    return parts[1] if len(parts) > 1 else parts[0]


def ending_words(view: PartyView) -> str:
    """How the talks ended; empty while they go on."""
    ending = view.table.ending
    return "" if ending is None else say(companion(ending.cause, "sentence"))


def backs(room: Room, number: int) -> tuple[BackShown, ...]:
    """The moments a table may go back to, the latest first. What was decided in private is not told."""
    played = room.tables[number]
    found = []
    for to, event, private in reversed(played.decisions()[-SHOWN_BACK:]):
        words = sentence_of(played.public, event.seat, event.move)
        if private:
            words = tr("{party}: a word in private", party=played.public.parties[event.seat].short)
        # A list that opens is as wide as its longest line.
        found.append(BackShown(to, shorten(words, WIDEST, placeholder=" …")))
    return tuple(found)


def people(room: Room, address: str) -> PeopleState:
    """Everybody in the class."""
    return PeopleState(top(room, address), tuple(person(room, one) for one in room.gathering.here()))


def somebody(room: Room, address: str, number: int) -> PersonState | None:
    """One person, and where they could sit; None where there is nobody of that number."""
    one = room.gathering.people.get(number)
    if one is None or one.gone:
        return None
    places = [Choosable("", tr("Nowhere yet"))]
    for n, place in room.gathering.places.items():
        if place.case == room.gathering.current:
            seats: list[int | None] = [*range(len(room.tables[n].public.parties)), None]
            places += [
                Choosable(f"{n}." if seat is None else f"{n}.{seat}", place_words(room, n, seat)) for seat in seats
            ]
    team = room.gathering.team(one.table, one.seat) if one.table is not None and one.seat is not None else []
    partners = tuple(other.alias for other in team if other.id != one.id)
    return PersonState(top(room, address), person(room, one), tuple(places), partners, room.gathering.locked)


def look(room: Room, address: str, number: int, seat: int | None) -> tuple[LookState, PartyView | None] | None:
    """A look into a table, from the door or from a seat; None where there is no such place."""
    if number not in room.tables or (seat is not None and not 0 <= seat < len(room.tables[number].public.parties)):
        return None
    played = room.tables[number]
    view = None
    if room.gathering.phase in ("talks", "after", "debrief", "over"):
        view = played.watched() if seat is None else played.view(seat)
    return LookState(top(room, address), table(room, number, looked_into=True), seat), view


def question(room: Room, address: str, number: int) -> QuestionState | None:
    """What calling the question at a table would put; None where there is no such table."""
    if number not in room.tables:
        return None
    view = room.tables[number].watched()
    draft = draft_text(view, (-1,) * len(view.public.issues))
    lines = lines_of(draft) if draft else ()
    return QuestionState(top(room, address), table(room, number), lines, room.tables[number].no_question())


def start(room: Room, address: str, *, fresh: bool) -> StartState:
    """The settings of the class. `fresh` says whether fresh papers can be drawn of the case."""
    gathering, case = room.gathering, room.case
    public = room.scenario(case.number).public
    laid = [n for n, place in gathering.places.items() if place.case == case.number]
    joined = sum(1 for _ in gathering.here())
    parties = len(room.cut(case.number).public.parties)
    moved = any(room.tables[n].moves_by_seats for n in laid)
    return StartState(
        top=top(room, address),
        joined=joined,
        tables="auto" if case.tables is None else str(case.tables),
        laid=len(laid) or tables_for(joined, parties),
        parties=parties,
        level=case.level,
        levels=tuple(Choosable(one.id, one.title) for one in public.levels),
        papers=case.papers,
        fresh=fresh,
        settled=tr("Somebody has moved already; what is played stands.") if moved else "",
        practising=practising(room),
        research=gathering.research,
        stand_in=gathering.stand_in,
        file=room.path.name,
        talking=len(room.going()),
    )


def projector(room: Room, addresses: Sequence[str], port: int) -> ProjectorState:
    """What the whole room reads. `addresses` are this laptop's, the best first."""
    gathering = room.gathering
    address = addresses[0] if addresses else "127.0.0.1"
    link = join_address(address, port, gathering.code)
    here = list(gathering.here())
    newest = [n for n in shown_tables(room) if gathering.at(n)]
    return ProjectorState(
        # Who types has the address, and the letters beside it; who scans has both in one.
        top=top(room, f"http://{address}:{port}"),
        qr=our_own(qr_svg(link)),
        joined=len(here),
        aliases=tuple(one.alias for one in here) if gathering.names else (),
        announcement=gathering.announcement,
        locked=gathering.locked,
        paused=gathering.paused,
        clocks=clocks(room),
        tables=tuple(bar(room, n) for n in newest),
        done=done(room),
    )


def bar(room: Room, number: int) -> TableBar:
    """A table on the projector."""
    played = room.tables[number]
    view = played.watched()
    conference = view.table.conference
    session = 0 if conference is None else conference.session + 1
    return TableBar(number, session, view.public.sessions, view.over, room.gathering.case_of(number).practice)


def done(room: Room) -> int | None:
    """How many have done what the phase asks for; None where nobody counts."""
    gathering = room.gathering
    if gathering.phase in ("before", "after"):
        return sum(gathering.phase in one.surveys for one in gathering.here())
    if gathering.phase == "reading":
        return sum(one.read for one in gathering.here())
    return None
