"""What somebody's phone shows now: which page the phase and the table call for, and what it has to be told.

A page is made from the view of a chair, and from what the class and the own team may know; never from a scenario. What
a phone has put together but not sent (its package) lives here as long as the host runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from communique.host import playing
from communique.host.debriefing import Debriefs
from communique.host.forms import read_package
from communique.host.gathering import Person
from communique.host.html import Markup
from communique.host.pages import phone
from communique.host.pages.phone.ended import ENDED
from communique.host.pages.phone_state import PhoneState, TeamProposal
from communique.host.pages.shell import main as shell_main
from communique.host.pages.shell import shell
from communique.host.pages.survey_page import consent_page, survey_page
from communique.host.places import STREAM
from communique.host.played_table import PlayedTable
from communique.host.room import Room
from communique.host.survey_file import survey_of
from communique.host.surveys import AFTER, BEFORE, ClassSurvey, read_answers
from communique.model.package import OPEN, Terms
from communique.present import sentence_of, standing_offers, terms_of
from communique.present.naming import introduced
from communique.views import PartyView
from communique.words import tr

Fields = Mapping[str, Sequence[str]]


Asides = Literal["", "brief", "record"]
"""What can be read beside the table: the own brief with its sheet, or the whole record; empty for the table itself."""


def page(room: Room, debriefs: Debriefs, person: Person, aside: Asides = "", *, form: str = "", text: str = "") -> str:
    """The whole page of somebody's phone; with `form`, that move's form is open, about `text`.

    What is read `aside` has a stream of its own, so that it stays until its reader leaves it, or the talks are over.
    """
    title = room.scenario(room.case.number).public.title
    shown = _main(room, debriefs, person, aside, form=form, text=text)
    stream = f"{STREAM}?aside={aside}" if aside else STREAM
    return shell(f"{title} · Communiqué", shown, stream=stream, waits=not aside and _waits(room, person))


def main(room: Room, debriefs: Debriefs, person: Person, aside: Asides = "") -> str:
    """The part of the page that a stream sends anew."""
    return str(_main(room, debriefs, person, aside))


def _waits(room: Room, person: Person) -> bool:
    """Whether the page holds nothing to fill in, so that it may ask again by itself where no script does."""
    phase, table = room.gathering.phase, room.table_of(person)
    if phase in (BEFORE, AFTER, "reading", "over"):
        return False
    return phase != "talks" or table is None or (table.over and table.number in person.pulses)


def _main(
    room: Room, debriefs: Debriefs, person: Person, aside: Asides = "", *, form: str = "", text: str = ""
) -> Markup:
    gathering = room.gathering
    phase, table = gathering.phase, room.table_of(person)
    if phase == "over" and (table is None or not table.over):
        return phone.notice_page(tr("The class is over"), tr("Thank you for playing. You can close this page."))
    if phase in (BEFORE, AFTER) and gathering.asks:
        return _questions(room, person, phase)
    view = room.view_of(person)
    if phase in ("debrief", "over") and table is not None and table.over and not aside:
        return _debrief(person, debriefs)
    if table is None or view is None or phase in ("gathering", BEFORE):
        return _lobby(room, person)
    told = state(room, person, view, form=form, text=text)
    if person.seat is not None and (phase == "reading" or late_comer(room, person)):
        return _brief(table, person.seat, told)
    if phase == "reading" or (aside == "brief" and person.seat is None):
        return phone.onlooker_page(view, told)
    asked = person.seat is not None and not told.practice and phase not in ("debrief", "over")
    if table.over and asked and table.number not in person.pulses:
        return phone.pulse_page(told)
    if aside == "brief" and person.seat is not None:
        return _brief(table, person.seat, told)
    if aside == "record":
        return phone.record_page(view, told)
    return phone.watching_page(view, told) if person.seat is None else phone.table_page(view, told)


def _brief(table: PlayedTable, seat: int, told: PhoneState) -> Markup:
    return phone.brief_page(table.briefing(seat), told)


def _lobby(room: Room, person: Person) -> Markup:
    others = [one.alias for one in room.gathering.here() if one.id != person.id] if room.gathering.names else []
    table = room.table_of(person)
    place = ""
    if table is not None:
        names = room.gathering.opened.names
        party = "" if person.seat is None else introduced(table.public.parties[person.seat], names)
        place = (
            tr("You speak for {party} at table {n}.", party=party, n=table.number)
            if party
            else tr("You look on at table {n}.", n=table.number)
        )
        if room.gathering.case_of(table.number).practice:
            place = f"{place} {tr('This is practice: nothing counts, and seats are drawn anew after it.')}"
    elif person.observes:
        place = tr("You look on. You get a place at a table when the seats are drawn.")
    instead = "" if person.observes else phone.instead(seated=person.seat is not None, shared=_shares(room, person))
    return phone.lobby_page(
        person.alias,
        place,
        tuple(others),
        phone.stopping("leave", looks_on=instead),
        note=room.cut(room.case.number).public.content_note,
        announcement=room.gathering.announcement,
    )


def _shares(room: Room, person: Person) -> bool:
    """Whether others share somebody's seat."""
    if person.table is None or person.seat is None:
        return False
    return len(room.gathering.team(person.table, person.seat)) > 1


def _questions(room: Room, person: Person, part: str) -> Markup:
    if room.gathering.research and not person.asked:
        return consent_page()
    consent = person.consent if person.asked and room.gathering.research else None
    return survey_page(survey_in(room), part, person.surveys.get(part), consent)


def survey_in(room: Room) -> ClassSurvey:
    """What the class is asked before and after the talks."""
    return survey_of(room.gathering.survey, room.cut(room.case.number).public)


def answered(room: Room, person: Person, fields: Fields) -> str:
    """Keep the answers that a form holds. Why not, as a sentence; empty when they were kept."""
    part = (fields.get("part") or [""])[0]
    if part not in (BEFORE, AFTER):
        return tr("These questions are not asked now.")
    answers = read_answers(survey_in(room), part, fields)
    return answers if isinstance(answers, str) else playing.survey(room, person, part, answers)


def _debrief(person: Person, debriefs: Debriefs) -> Markup:
    told = debriefs.page_of(person)
    if told is not None:
        return shell_main(told, kind="debrief-page", title=tr("Debrief"))
    if person.seat is None:
        return phone.notice_page(tr("The debrief"), tr("You looked on; what the class came to is on the wall."))
    return phone.notice_page(tr("The debrief is being worked out"), tr("It comes by itself, in a few seconds."))


def state(room: Room, person: Person, view: PartyView | None, *, form: str = "", text: str = "") -> PhoneState:
    """What a page needs besides the view."""
    gathering, table = room.gathering, room.table_of(person)
    presence = room.present(person.id)
    number, seat = person.table, person.seat
    pen = room.holds_pen(person)
    team = gathering.team(number, seat) if number is not None and seat is not None else []
    holder = gathering.pen(number, seat) if number is not None and seat is not None else None
    place = gathering.places.get(number) if number is not None else None
    paused, computer = gathering.paused or (place is not None and place.paused), bool(room.computer_in(person))
    stood_in = place.stood_in.get(seat) if place is not None and seat is not None else None
    clock = min(gathering.clocks.items(), key=lambda one: one[1], default=None)
    return PhoneState(
        alias=person.alias,
        table=tr("Table {n}", n=number) if number is not None else "",
        key=room.form_key(person),
        pen=pen,
        holder=holder.alias if holder is not None and not pen else "",
        team=tuple(one.alias for one in team if one.id != person.id),
        taken=0 if table is None else table.moment,
        sitting=() if table is None else _sitting(room, table),
        computers=frozenset() if place is None else frozenset(place.computers),
        proposals=_proposals(room, person, view),
        announcement=gathering.announcement,
        until=None if clock is None else clock[1],
        now=room.now(),
        clock="" if clock is None else clock_words(clock[0]),
        run_out="" if clock is None else run_out_words(clock[0]),
        paused=paused,
        computer_holds=computer,
        turn=view is not None and view.my_turn and gathering.phase == "talks" and not paused and not computer,
        practice=number is not None and gathering.case_of(number).practice,
        away_since=None if stood_in is None or presence.caught_up > stood_in.heard else stood_in.heard,
        seen=presence.seen,
        note=None if table is None or seat is None else table.noted(seat),
        brief_read=person.read,
        talks=gathering.phase == "talks" and not late_comer(room, person),
        package=() if view is None else _package(view, presence.package),
        form=form,
        text=text,
        ended=tr(ENDED[view.table.ending.kind]) if view is not None and view.table.ending is not None else "",
        names=gathering.opened.names,
        pulse=person.pulses.get(number) if number is not None else None,
    )


def late_comer(room: Room, person: Person) -> bool:
    """Whether somebody sat down when the talks were open already, and has not read their brief yet."""
    return room.gathering.phase == "talks" and person.seated > room.gathering.phase_since and not person.read


def clock_words(what: str) -> str:
    """What a clock is for."""
    return {
        "whole": tr("until the end of the class"),
        "phase": tr("for this part"),
        "session": tr("for this session"),
    }.get(what, "")


def run_out_words(what: str) -> str:
    """What is said once a clock stands at nought. Nothing happens by itself then."""
    return {
        "whole": tr("The time is up; your teacher says how it goes on."),
        "phase": tr("The time for this part is up; your teacher says how it goes on."),
        "session": tr("The time of this session is up: come to an end, and let the others have their turns."),
    }.get(what, "")


def _sitting(room: Room, table: PlayedTable) -> tuple[tuple[str, ...], ...]:
    seats = range(len(table.public.parties))
    return tuple(tuple(one.alias for one in room.gathering.team(table.number, seat)) for seat in seats)


def _proposals(room: Room, person: Person, view: PartyView | None) -> tuple[TeamProposal, ...]:
    if view is None or person.seat is None:
        return ()
    found = []
    for by, move in playing.proposed(room, person):
        fields = (("after", str(view.n)), ("key", room.form_key(person)), ("number", str(by.id)))
        refusal = playing.no_move(room, person) or playing.refused(view, move)
        said, mine = sentence_of(view.public, view.seat, move), by.id == person.id
        found.append(TeamProposal(by.id, by.alias, said, fields, refusal, mine=mine))
    return tuple(found)


def put_together(room: Room, person: Person, fields: Fields) -> str:
    """Keep the package that somebody puts together, or take the clauses of a text into it. Why not; empty when done."""
    view = room.view_of(person)
    if view is None or person.seat is None:
        return tr("You are watching.")
    presence = room.present(person.id)
    posted = read_package(view, fields)
    if fields.get("clear"):
        posted = (OPEN,) * len(view.public.issues)
    if taken := fields.get("take"):
        terms = terms_of(view, taken[0][:40])
        if terms is None:
            return tr("That text is no longer on the table.")
        posted = over(_package(view, presence.package) or posted, terms)
    presence.package = posted
    # What lies on the table is held against it.
    room.wake_person(person.id)
    return ""


def _package(view: PartyView, composed: Terms) -> Terms:
    """What a text is held against: what was put together, else the newest text of one's own that lies on the table.

    So it outlives the host, as far as it was put forward.
    """
    if len(composed) == len(view.public.issues):
        return composed
    draft = view.table.draft
    own = [one.terms for one in standing_offers(view) if one.by == view.seat]
    return own[-1] if own else draft.terms if draft is not None and draft.by == view.seat else ()


def over(package: Terms, terms: Terms) -> Terms:
    """A package with the clauses of a text laid over it.

    >>> over((1, -1, 2), (-1, 3, 0))
    (1, 3, 0)
    """
    return tuple(mine if theirs == OPEN else theirs for mine, theirs in zip(package, terms, strict=True))


def noted(room: Room, person: Person, fields: Fields) -> str:
    """Keep the opening note that a form holds. Why not, as a sentence; empty when it was kept."""
    view = room.view_of(person)
    if view is None or person.seat is None:
        return tr("You are watching.")
    guesses = {}
    for other in range(len(view.public.parties)):
        named = [
            int(one) for one in fields.get(f"guess{other}", ()) if one.isascii() and one.isdecimal() and len(one) < 6
        ]
        if other != person.seat and named:
            guesses[other] = tuple(dict.fromkeys(named))
    aim = (fields.get("aim") or [""])[0]
    target = int(aim) if aim.isascii() and aim.isdecimal() and len(aim) < 9 else None
    return playing.write_note(room, person, guesses, target)
