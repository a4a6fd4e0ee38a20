"""One table of a class: a game, its chairs, and how it is kept. The one module of the room that holds a session.

Pages and phones get views from here, never the session; what everybody's sheets say is given out after the end alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from communique.host import entries as said
from communique.host.class_file import ClassFileError
from communique.host.entries import Entry, EntryError
from communique.host.gathering import PlaceLaid
from communique.model.scenario import NATURE, Public, Seat
from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.moves.adjourn import Adjourn
from communique.rules.moves.question import CallQuestion
from communique.rules.state import IllegalMove, Phase, Refusal
from communique.session.assent import Assent
from communique.session.lines import LogEntry
from communique.session.lines import Played as PlayedLog
from communique.session.log import Event, WireError, decode_event, event_line
from communique.session.marks import Marks, Undo
from communique.session.notes import OpeningNote
from communique.session.onlooker import Onlooker
from communique.session.recorder import Recorder
from communique.session.running import Facilitator
from communique.session.session import Session
from communique.views import Briefing, PartyView
from communique.words import say, tr

Keeper = Callable[[Entry], None]
"""Keeps an entry, on the disk when it returns; raises when it cannot."""


def line_of(seat: int, move: Move) -> str:
    """A move as a line of the game's log."""
    return event_line(Event(Seat(seat), move))


def event_of(line: str) -> Event:
    """The move that a line of the game's log says. Raises EntryError when it says none. Inverse of `line_of`."""
    try:
        return decode_event(json.loads(line))
    except (ValueError, RecursionError, WireError) as error:
        raise EntryError(str(error)) from None


class PlayedTable:
    """A table's game. Holds state: its facilitator, its chairs, and who is making the move that is being kept."""

    def __init__(self, number: int, session: Session, keep: Keeper) -> None:
        self.number = number
        self._facilitator: Facilitator[Session] = session.facilitator
        self._chairs = tuple(session.chair(Seat(p)) for p in range(len(session.scenario.public.parties)))
        self._briefings = session.briefings
        self._onlooker = Onlooker(session)
        self._keep = keep
        self._by: tuple[int | None, str] = (None, "")
        self.changed = 0
        """Counts what has happened here, what was taken back included: pages of another count are old."""
        session.record(self._record)

    @classmethod
    def opened(cls, scenario: Scenario, level: str, number: int, seed: int, keep: Keeper) -> tuple[Self, list[Entry]]:
        """A table at which nothing but chance has spoken, and what chance has said, which is to be kept with it."""
        session = Session.open(scenario, seed, level=level)
        lines = tuple(event_line(event) for event in session.events)
        return cls(number, session, keep), [said.MovesMade(number, lines)] if lines else []

    @classmethod
    def replayed(
        cls, scenario: Scenario, level: str, place: PlaceLaid, entries: Iterable[Entry], keep: Keeper
    ) -> PlayedTable:
        """The table that its entries lead to. Raises EntryError where they are no game."""
        events: list[Event] = []
        undone: list[Undo] = []
        notes: dict[int, OpeningNote] = {}
        for entry in entries:
            match entry:
                case said.MovesMade():
                    events += [event_of(line) for line in entry.events]
                case said.TakenBack():
                    undone.append(Undo(entry.to, entry.over))
                    del events[entry.to :]
                case said.Noted():
                    notes[entry.seat] = _note(entry)
                case _:
                    pass
        opened = Session.open(scenario, place.seed, level=level)
        try:
            session = Session.resume(scenario, opened.header, events)
        except IllegalMove as error:
            raise EntryError(tr("table {n}: {why}", n=place.number, why=str(error))) from None
        for note in notes.values():
            session.write_note(note)
        for undo in undone:
            session.marks = session.marks.taken_back(undo)
        made = len(session.events)
        if made > len(events):
            # What follows by itself after a move was kept with it; after a kill in between it is made up for.
            keep(said.MovesMade(place.number, tuple(event_line(event) for event in session.events[len(events) :])))
        return cls(place.number, session, keep)

    # -- looking -------------------------------------------------------------

    @property
    def public(self) -> Public:
        """The public part, at the level that is played."""
        return self._facilitator.public

    @property
    def turn(self) -> Seat | None:
        """Whose move it is; None when the talks are over."""
        turn = self._facilitator.turn
        return None if turn == NATURE else turn

    @property
    def over(self) -> bool:
        """True when the talks have ended."""
        return self._facilitator.over

    @property
    def moves_by_seats(self) -> int:
        """How many moves people or computers have made."""
        return sum(event.seat != NATURE and not kind_of(event.move).by_itself for event in self._facilitator.events)

    @property
    def moment(self) -> int:
        """How often something was taken back: the same number of events may be another game after that."""
        return self._facilitator.marks.takebacks

    @property
    def signs(self) -> bool:
        """True while a text is on the signing table."""
        conference = self._facilitator.state.table.conference
        return conference is not None and conference.phase in (Phase.SIGNING, Phase.FINAL)

    @property
    def moves(self) -> int:
        """How many events the log has."""
        return len(self._facilitator.events)

    def view(self, seat: int) -> PartyView:
        """What that seat may know now."""
        return self._chairs[seat].view()

    def briefing(self, seat: int) -> Briefing:
        """What that seat knew before the first word."""
        return self._briefings[seat]

    def watched(self) -> PartyView:
        """What anybody at the door may know now."""
        return self._onlooker.view()

    def dice(self, seat: int) -> Dice:
        """The chance a computer in that seat has for its next decision."""
        return self._chairs[seat].dice()

    def heard(self, seat: int) -> int:
        """How much that seat has heard."""
        return self._chairs[seat].view().n

    def noted(self, seat: int) -> OpeningNote | None:
        """The opening note of that seat, which nobody else is shown before the end."""
        return self._facilitator.notes.get(Seat(seat))

    def ended(self) -> Session:
        """A copy of the finished game, with every sheet. Raises ValueError while the talks go on."""
        if not self.over:
            raise ValueError(tr("The talks are not over yet."))
        return self._facilitator.branch(self.moves)

    def write_save(self, path: Path) -> None:
        """Write the game as a save that any other program of ours opens. Raises SaveError, also when it is there."""
        Recorder(path, self._facilitator.branch(self.moves)).close()

    # -- acting --------------------------------------------------------------

    def move(self, seat: int, move: Move, *, after: int, person: int | None = None, key: str = "") -> Refusal | None:
        """Make a move for that seat, as it was thought out when the seat had heard `after`. The refusal, or None."""
        self._by = person, key
        try:
            return self._chairs[seat].submit(move, after=after)
        finally:
            self._by = None, ""

    def call_question(self) -> Refusal | None:
        """Put what lies on the table to those who sign. The refusal when it is not possible now."""
        return self._facilitator.intervene(CallQuestion())

    def adjourn(self) -> Refusal | None:
        """End the talks where they stand. The refusal when they are over."""
        return self._facilitator.intervene(Adjourn())

    def decisions(self) -> list[tuple[int, Event, bool]]:
        """What seats and the teacher decided: how many events came before, the event, and whether it was in private."""
        own = [iter([one.private for one in chair.view().since(0) if one.seat == chair.seat]) for chair in self._chairs]
        found = []
        for k, event in enumerate(self._facilitator.events):
            # Everybody hears what they do themselves, in order.
            private = event.seat != NATURE and next(own[event.seat])
            kind = kind_of(event.move)
            if kind.by_facilitator or (event.seat != NATURE and not kind.by_itself):
                found.append((k, event, private))
        return found

    def no_question(self) -> str:
        """Why the question cannot be called now, as a sentence; empty when it can."""
        refused = self._facilitator.rules.intervention(self.public, self._facilitator.state.table, CallQuestion())
        return "" if refused is None else say(refused.message)

    def take_back(self, to: int | None = None) -> str:
        """Go back to the first `to` events, or to before the last decision. Why not; empty when it was done."""
        known = [k for k, _, _ in self.decisions()]
        if not known:
            return tr("There is no move to take back yet.")
        if to is not None and to not in known:
            return tr("The table has moved on; look again at what can be taken back.")
        self._facilitator.undo(known[-1] if to is None else to)
        return ""

    def write_note(self, note: OpeningNote) -> None:
        """Keep a seat's opening note. Raises ValueError when it cannot stand."""
        self._facilitator.write_note(note)

    def retire(self) -> None:
        """Keep nothing from now on: the table was cleared, or another game is laid in its place."""
        self._facilitator.record(_retired)

    # -- keeping -------------------------------------------------------------

    def _record(self, entry: LogEntry) -> None:
        """Is called before a change is made; when it raises, the change is not made."""
        kept = self._entry(entry)
        if kept is not None:
            self._keep(kept)
        self.changed += 1

    def _entry(self, entry: LogEntry) -> Entry | None:
        match entry:
            case PlayedLog(events):
                person, key = self._by
                return said.MovesMade(self.number, tuple(event_line(event) for event in events), person, key)
            case Undo(to, over):
                return said.TakenBack(self.number, to, over)
            case OpeningNote():
                guesses = tuple((int(seat), issues) for seat, issues in entry.guesses)
                return said.Noted(self.number, entry.seat, guesses, entry.target)
            case Assent() | Marks():
                # A class has no second round, and that all sheets are open is told by its phase.
                return None


def _retired(entry: LogEntry) -> None:
    raise ClassFileError(tr("This table is there no more."))


def _note(entry: said.Noted) -> OpeningNote:
    return OpeningNote(Seat(entry.seat), tuple((Seat(p), issues) for p, issues in entry.guesses), entry.target)
