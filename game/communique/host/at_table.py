"""What somebody does at a table from a phone: moves, proposals to the pen, notes, and what they felt.

What refuses says why in a sentence and has changed nothing; an empty sentence says that it was done.
"""

from __future__ import annotations

from collections.abc import Mapping

from communique.host import entries as said
from communique.host.gathering import Person
from communique.host.played_table import event_of, line_of
from communique.host.room import ClassRoom
from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.session.notes import OpeningNote
from communique.views import PartyView
from communique.words import say, tr


def no_move(room: ClassRoom, person: Person) -> str:
    """Why somebody cannot move anything now, apart from the rules of the game; empty when they can."""
    gathering = room.gathering
    if person.table is None or person.seat is None:
        return tr("You are watching.")
    if gathering.debriefed:
        return tr("All sheets have been open; nothing is moved any more.")
    if gathering.phase != "talks":
        return tr("The talks are not open now.")
    if gathering.paused or gathering.places[person.table].paused:
        return tr("The talks are paused.")
    if room.computer_in(person):
        return tr("A computer sits in your chair; take it back first.")
    return ""


def make(room: ClassRoom, person: Person, move: Move, *, after: int, key: str) -> str:
    """Make a move for somebody's seat. Why not, as a sentence; empty when it was made, also when it comes again."""
    if key and (person.id, key) in room.gathering.keys:
        return ""
    if problem := no_move(room, person):
        return problem
    if not room.holds_pen(person):
        return tr("Somebody else of your team has the pen; propose it to them, or take the pen.")
    assert person.table is not None
    assert person.seat is not None
    refusal = room.tables[person.table].move(person.seat, move, after=after, person=person.id, key=key)
    return "" if refusal is None else say(refusal.message)


def propose(room: ClassRoom, person: Person, move: Move) -> str:
    """Propose a move to whoever has the pen. Why not, as a sentence; empty when it was said."""
    table = room.table_of(person)
    if table is None or person.seat is None:
        return tr("You are watching.")
    if room.gathering.phase != "talks":
        return tr("The talks are not open now.")
    view = table.view(person.seat)
    if view.my_turn and (problem := refused(view, move)):
        return problem
    room.keep(said.MoveProposed(person.id, line_of(person.seat, move)))
    return ""


def proposed(room: ClassRoom, person: Person) -> list[tuple[Person, Move]]:
    """What somebody's team proposes now, what they propose themselves included, oldest first."""
    if person.table is None or person.seat is None:
        return []
    people, place = room.gathering.people, room.gathering.places[person.table]
    found = [(people[one.person], event_of(one.event)) for one in place.proposals]
    return [(by, event.move) for by, event in found if event.seat == person.seat]


def adopt(room: ClassRoom, person: Person, by: int, *, after: int, key: str) -> str:
    """Make the move that a teammate proposes. Why not, as a sentence; empty when it was made."""
    move = next((move for other, move in proposed(room, person) if other.id == by), None)
    if move is None:
        return tr("That is no longer proposed.")
    return make(room, person, move, after=after, key=key)


def refused(view: PartyView, move: Move) -> str:
    """Why the rules do not let the seat of the view make a move now; empty when they do."""
    refusal = view.refusal(move)
    return "" if refusal is None else say(refusal.message)


def dismiss(room: ClassRoom, person: Person, by: int) -> str:
    """Put aside what a teammate proposes. Why not, as a sentence; empty when it was done."""
    if not any(other.id == by for other, _ in proposed(room, person)):
        return tr("That is no longer proposed.")
    room.keep(said.Dismissed(by))
    return ""


def read_brief(room: ClassRoom, person: Person) -> str:
    """Somebody has read their brief."""
    if not person.read:
        room.keep(said.HasRead(person.id))
    return ""


def look_on(room: ClassRoom, person: Person) -> str:
    """Somebody gives up their seat, or the lot, and looks on: where they sat, or where others sit. Why not; else empty.

    A seat that nobody is left in goes to a computer. Before anybody sits they wait for a table without a role.
    """
    gathering = room.gathering
    if gathering.debriefed:
        return tr("All sheets have been open; nothing is moved any more.")
    if person.observes:
        return ""
    held = [n for n in room.tables if any(one.seat is not None for one in gathering.at(n))]
    fewest = min(held, key=lambda n: (len(gathering.at(n)), n), default=None)
    table = fewest if person.table is None else person.table
    room.keep(*room.left_alone(person), said.SatDown(person.id, table, None, observes=True, wished=True))
    return ""


def take_pen(room: ClassRoom, person: Person) -> str:
    """Somebody makes the moves of their seat from now on."""
    if person.table is None or person.seat is None:
        return tr("You are watching.")
    if room.gathering.phase not in ("gathering", "before", "reading", "talks"):
        return tr("The talks are not open now.")
    if not room.holds_pen(person):
        room.keep(said.PenTaken(person.id))
    return ""


def take_chair(room: ClassRoom, person: Person) -> str:
    """Somebody takes their chair back from the computer that held it."""
    if person.table is None or person.seat is None:
        return tr("You are watching.")
    if room.computer_in(person):
        room.keep(said.Chaired(person.table, person.seat))
    return ""


def write_note(room: ClassRoom, person: Person, guesses: Mapping[int, tuple[int, ...]], target: int | None) -> str:
    """Keep the opening note of somebody's seat. Why not, as a sentence; empty when it was kept."""
    table = room.table_of(person)
    if table is None or person.seat is None:
        return tr("You are watching.")
    if room.gathering.phase not in ("gathering", "before", "reading") and table.moves_by_seats:
        return tr("Opening notes are written before the first move.")
    pairs = tuple((Seat(other), tuple(issues)) for other, issues in sorted(guesses.items()))
    try:
        table.write_note(OpeningNote(Seat(person.seat), pairs, target))
    except ValueError as error:
        return str(error)
    return ""


def pulse(room: ClassRoom, person: Person, satisfaction: int, trust: int, fairness: int) -> str:
    """Keep how somebody felt about the talks. Why not, as a sentence; empty when it was kept."""
    table = room.table_of(person)
    if table is None or person.seat is None or not table.over:
        return tr("The talks are not over yet.")
    if room.gathering.phase in ("debrief", "over"):
        return tr("The debrief is open; what you have said about the talks stands.")
    if any(not 1 <= value <= 5 for value in (satisfaction, trust, fairness)):
        return tr("Each of the three is a number from 1 to 5.")
    room.keep(said.Pulsed(person.id, table.number, satisfaction, trust, fairness))
    return ""


def survey(room: ClassRoom, person: Person, survey: str, answers: Mapping[str, str]) -> str:
    """Keep somebody's answers to the part of the survey that is asked now. Why not; empty when they were kept."""
    if survey != room.gathering.phase or not room.gathering.asks:
        return tr("These questions are not asked now.")
    room.keep(said.Surveyed(person.id, survey, dict(answers)))
    return ""


def consent(room: ClassRoom, person: Person, yes: bool) -> str:
    """Keep whether somebody's data may be used for research. Why not, as a sentence; empty when it was kept."""
    if room.gathering.phase in ("debrief", "over"):
        return tr("The debrief is open; what you have said about research stands.")
    room.keep(said.Consented(person.id, yes))
    return ""
