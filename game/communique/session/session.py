"""The session: the one place that holds a game's whole state. Holds state: log, states by event, hearings.

A move goes rules first (is it legal?), then log, then ears: every seat that may hear it gets it in its own
hearing, and nothing is ever filtered out of a whole afterwards. Chance and consequences follow by
themselves. Undo moves a cursor over the log; the rules are never run backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Self

from communique.model.levels import at_level
from communique.model.message import message
from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves import BY_TYPE, kind_of
from communique.rules.moves.draw import Draw
from communique.rules.moves.tell import Tell
from communique.rules.protocol import RULES_VERSION, Rules, protocol
from communique.rules.state import IllegalMove, Refusal, State, Table
from communique.session.about import UNLABELLED, Noting, OwnPage, SaveLabel, Stood
from communique.session.assent import Assent, assent_problem
from communique.session.chair import Chair
from communique.session.lines import Played, Recording
from communique.session.log import HUMAN, Event, Header, log_text
from communique.session.marks import Marks, Undo
from communique.session.notes import OpeningNote, note_problem
from communique.session.running import Facilitator
from communique.session.scoring import Outcome, outcome
from communique.views import Briefing, Heard, Hearing, PartyView, brief, evidence_refusal, observe
from communique.words import say, tr

Listener = Callable[[], None]


class Session:
    """One game from opening to ending. `Session.open` starts one, `Session.resume` continues a log."""

    def __init__(self, scenario: Scenario, header: Header) -> None:
        """`scenario` is whole; it is cut to the header's level here."""
        if header.level:
            scenario = at_level(scenario, header.level)
        if header.rounds != scenario.public.rounds:
            scenario = replace(scenario, public=replace(scenario.public, rounds=header.rounds))
        if header.rules != scenario.public.rules:
            scenario = replace(scenario, public=replace(scenario.public, rules=header.rules))
        self.scenario = scenario
        self.header = header
        self.rules: Rules[Table] = protocol(header.protocol)
        self.events: list[Event] = []
        self.undone: list[Event] = []
        self.notes: dict[Seat, OpeningNote] = {}
        """Opening notes by seat. For the debrief; no view holds them."""
        self.assents: dict[Seat, Assent] = {}
        """What has been said in the second round, by seat. Gone when the talks are taken back."""
        self.marks = Marks()
        """What was taken back and what was seen. No view holds it."""
        self.label = UNLABELLED
        """What people call the game's save."""
        self.pages: dict[Seat, OwnPage] = {}
        """What whoever plays a seat has noted for itself, by seat. No view holds it, and nobody else is shown it."""
        self._public = scenario.public
        known = _as_told(scenario, header)
        self._briefings = tuple(brief(known, Seat(p)) for p in range(len(scenario.sheets)))
        self._states = [self.rules.opening(self._public)]
        self._hearings = [Hearing() for _ in self._briefings]
        self._listeners: list[tuple[Seat, Listener]] = []
        self._recorder: Recording | None = None
        self._noting: Noting | None = None
        self._go_on()

    @classmethod
    def open(
        cls,
        scenario: Scenario,
        seed: int,
        *,
        protocol: str = "conference",
        level: str = "",
        lineup: Sequence[str] = (),
        rounds: int | None = None,
        scored: bool = False,
        told: tuple[int, int] | None = None,
    ) -> Session:
        """A new game. `lineup` names who plays each seat (for the record); empty means people everywhere.

        In a game for score (`scored`) nothing is taken back once another seat has moved. Where the deadline of
        alternating offers is hidden, `told` is the range in which the parties know it to lie.

        Raises KeyError for an unknown protocol or level, ValueError for a line-up of the wrong length.
        """
        names = tuple(lineup) or (HUMAN,) * len(scenario.sheets)
        if len(names) != len(scenario.sheets):
            raise ValueError(
                tr("The line-up names {count} of {seats} seats.", count=len(names), seats=len(scenario.sheets))
            )
        deadline = scenario.public.rounds if rounds is None else rounds
        if deadline < 1:
            raise ValueError(tr("A game needs at least 1 round, not {deadline}.", deadline=deadline))
        head = (scenario.public.id, scenario.digest, protocol, level, seed, deadline, names)
        header = Header(*head, scored=scored, papers=scenario.papers, rules=scenario.public.rules, told=told)
        return cls(scenario, header)

    @classmethod
    def resume(cls, scenario: Scenario, header: Header, events: Iterable[Event]) -> Session:
        """The game that `events` lead to. Raises IllegalMove, its number as a note, if one is not legal."""
        session = cls(scenario, header)
        session._clear()
        for number, event in enumerate(events):
            try:
                session._check_nature(event)
                session._hear(event, session.rules.apply(session._public, session.state, event.seat, event.move))
            except IllegalMove as error:
                illegal = IllegalMove(error.refusal, say(error.refusal.message))
                illegal.add_note(str(number))
                raise illegal from None
        session._go_on()
        return session

    # -- looking -------------------------------------------------------------

    @property
    def state(self) -> State[Table]:
        """The whole state now. For the facilitator; players get a `Chair`."""
        return self._states[-1]

    @property
    def over(self) -> bool:
        """True when the talks have ended."""
        return self.state.table.ending is not None

    @property
    def turn(self) -> Seat:
        """Whose move it is; NATURE when the game is over."""
        return self.rules.turn(self.state)

    @property
    def briefings(self) -> tuple[Briefing, ...]:
        """By seat."""
        return self._briefings

    def chair(self, seat: Seat) -> Chair:
        """The chair of `seat`: how it is looked and moved from there."""
        return Chair(self, seat)

    @property
    def facilitator(self) -> Facilitator[Session]:
        """What whoever runs the game may see and do."""
        return Facilitator(self)

    def _view(self, seat: Seat) -> PartyView:
        """What `seat` may know now."""
        table, desks = self._states[-1]
        return observe(self._briefings[seat], self.rules, self._hearings[seat], table, desks[seat])

    def _dice(self, seat: Seat) -> Dice:
        """The chance a computer player in `seat` has for its next decision, keyed by what it has heard.

        Words of people's own do not count, so that they change no luck of those who take no notice of them.
        """
        hearing = self._hearings[seat]
        return Dice(self.header.seed, len(hearing.heard) - hearing.words, f"seat {seat}")

    def outcome(self) -> Outcome:
        """The scored ending. Raises ValueError while the talks go on."""
        return outcome(self.scenario, self.state)

    def log_text(self) -> str:
        """The log as text: header and events, one a line."""
        return log_text(self.header, self.events)

    # -- moving --------------------------------------------------------------

    def _submit(self, seat: Seat, move: Move, after: int | None) -> Refusal | None:
        """Make a move for `seat`. The refusal when it is not legal; None when it was made and logged.

        When the recorder raises, nothing has happened: what cannot be kept is not shown as done.
        """
        if not 0 <= seat < len(self._hearings):
            return Refusal(message("session.seat", seat=seat))
        if after is not None and after != len(self._hearings[seat].heard):
            return Refusal(message("session.moved"))
        if type(move) is Tell:
            forged = evidence_refusal(self.scenario.sheets[seat], move)
            if forged is not None:
                return forged
        kind = BY_TYPE.get(type(move))
        if kind is None or kind.by_itself:
            table, desks = self._states[-1]
            return self.rules.refusal(self._public, table, desks[seat], seat, move)
        heard = self._lengths()
        try:
            self._go_on((Event(seat, move),))
        except IllegalMove as illegal:
            return illegal.refusal
        if self.undone:
            self.undone.clear()
        if heard:
            self._tell_listeners(heard)
        return None

    def _intervene(self, move: Move) -> Refusal | None:
        """Bring about what no seat can, for whoever runs the game. The refusal when it is not possible now."""
        refused = self.rules.intervention(self._public, self.state.table, move)
        if refused is not None:
            return refused
        heard = self._lengths()
        self._go_on((Event(NATURE, move),))
        self.undone.clear()
        self._tell_listeners(heard)
        return None

    def write_note(self, note: OpeningNote) -> None:
        """Keep a seat's opening note in place of an earlier one. Raises ValueError when it cannot stand.

        When the recorder raises, it is not kept.
        """
        if problem := note_problem(self._public, note):
            raise ValueError(problem)
        if self._recorder is not None:
            self._recorder(note)
        self.notes[note.seat] = note

    def assent(self, assent: Assent) -> None:
        """Keep what a seat says in the second round, in place of what it said before.

        Raises ValueError when it cannot stand. When the recorder raises, it is not kept.
        """
        ending = self.state.table.ending
        if ending is None or not self.outcome().agreement:
            raise ValueError(tr("There is a second round once a text has been signed, and is in force."))
        if problem := assent_problem(self._public, ending.signed, assent):
            raise ValueError(problem)
        if self._recorder is not None:
            self._recorder(assent)
        self.assents[assent.seat] = assent

    def write_label(self, label: SaveLabel) -> None:
        """Call the game's save something else. When the recorder raises, it keeps its label."""
        if self._noting is not None:
            self._noting(label)
        self.label = label

    def write_page(self, page: OwnPage) -> None:
        """Keep a seat's own page in place of an earlier one. Raises ValueError when there is no such seat.

        When the recorder raises, it is not kept.
        """
        if not 0 <= page.seat < len(self._briefings):
            raise ValueError(say(message("session.seat", seat=page.seat)))
        if self._noting is not None:
            self._noting(page)
        self.pages[page.seat] = page

    def leave_off(self) -> None:
        """Have the save say how the game stands now, so that a list of saves need not play it through."""
        if self._noting is not None:
            self._noting(Stood(self.outcome().kind if self.over else None))

    def undo(self, to: int) -> None:
        """Go back to the state after the first `to` events. What is undone can be redone until a new move is made.

        What happens by itself is not taken back alone: the state gone back to is one in which a seat has to
        move. Raises ValueError when there are not so many events, and with the sentence of `no_undo`.
        """
        if not 0 <= to <= len(self.events):
            raise ValueError(tr("There are {count} events; cannot go back to {to}.", count=len(self.events), to=to))
        while to < len(self.events) and self._due(self._states[to]) is not None:
            to += 1
        if to == len(self.events):
            return
        if problem := self.no_undo(to):
            raise ValueError(problem)
        undo = Undo(to, self.over)
        if self._recorder is not None:
            self._recorder(undo)
        heard = self._lengths()
        self.marks = self.marks.taken_back(undo)
        self.assents.clear()
        self.undone = self.events[to:] + self.undone
        self._rewind(to)
        self._tell_listeners(heard)

    def no_undo(self, to: int) -> str:
        """Why a game for score cannot be taken back to its first `to` events, as a sentence; empty when it can.

        One's own moves can, until somebody else has moved or chance has spoken: what the others would do is theirs.
        """
        if not self.header.scored:
            return ""
        if self.over:
            return tr("This game is for score: it stands as it ended.")
        if len({event.seat for event in self.events[to:]}) > 1:
            return tr(
                "This game is for score: nothing is taken back once somebody else has moved or chance has spoken."
            )
        return ""

    def open_sheets(self) -> None:
        """Say that all sheets are open to somebody from now on, so that moves after this are counted.

        When the recorder raises, it is not said.
        """
        marks = self.marks.opened()
        if marks != self.marks:
            if self._recorder is not None:
                self._recorder(marks)
            self.marks = marks

    def redo(self, count: int = 1) -> None:
        """Make the next `count` undone events again, and what follows them by itself."""
        heard = self._lengths()
        again = self._undone_next(count)
        self._go_on(again)
        del self.undone[: len(again)]
        self._tell_listeners(heard)

    def _undone_next(self, count: int) -> tuple[Event, ...]:
        """The next `count` undone events, and those after them that happened by themselves."""
        state, again = self.state, 0
        while again < len(self.undone) and (again < count or self._due(state) is not None):
            state = self.rules.apply(self._public, state, *self.undone[again])
            again += 1
        return tuple(self.undone[:again])

    def branch(self, at: int, *, seed: int | None = None) -> Self:
        """A new session that shares the first `at` events and goes its own way from there.

        With another `seed`, chance falls anew from there on. It is for practice, whatever this one is. Raises
        ValueError when there are not so many events.
        """
        if not 0 <= at <= len(self.events):
            raise ValueError(tr("There are {count} events; cannot branch at {at}.", count=len(self.events), at=at))
        # With the same seed chance stays what it was, but for events that an older branch had from another.
        shared = min(self.header.shared, at) if seed in (None, self.header.seed) else at
        seed = self.header.seed if seed is None else seed
        header = replace(self.header, seed=seed, shared=shared, scored=False)
        session = type(self).__new__(type(self))
        session.__dict__.update(self.__dict__)
        session.header = header
        session.events, session.undone = list(self.events), []
        session.notes, session.pages, session.label = dict(self.notes), dict(self.pages), UNLABELLED
        session.assents = dict(self.assents) if at == len(self.events) else {}
        if at < len(self.events):
            session.marks = self.marks.taken_back(Undo(at, self.over))
        session._listeners, session._recorder, session._noting = [], None, None
        session._rewind(at)
        session._go_on()
        if seed == self.header.seed and at >= self.header.shared:
            session.undone = self.events[len(session.events) :]  # the way that was taken can be taken again
        return session

    def record(self, recorder: Recording | None, noting: Noting | None = None) -> None:
        """Have all that happens from now on passed to `recorder`: events, undos, opening notes, assents, marks.

        What a save says besides goes to `noting`. It is called before the change is made, once for a move and all that
        follows it by itself; when it raises, the change is not made.
        """
        self._recorder, self._noting = recorder, noting

    def _subscribe(self, seat: Seat, heard: Listener) -> Listener:
        """Call `heard` after each change that `seat` hears, an undo included. Returns how to stop."""
        entry = (seat, heard)
        self._listeners.append(entry)
        return lambda: self._listeners.remove(entry) if entry in self._listeners else None

    # -- inside --------------------------------------------------------------

    def _go_on(self, events: Iterable[Event] = ()) -> None:
        """Make `events` and what then follows by itself: first played, then recorded, then heard. All or nothing."""
        rules, public, seed = self.rules, self._public, self.header.seed
        state, steps = self._states[-1], []
        for event in events:
            seat, move = event
            state = rules.apply(public, state, seat, move)
            steps.append((event, state))
        while (due := rules.due(public, state, seed)) is not None:
            state = rules.apply(public, state, *due)
            steps.append((Event(*due), state))
        if self._recorder is not None and steps:
            self._recorder(Played(tuple(event for event, _ in steps)))
        if self.marks.sheets_opened:
            self.marks = self.marks.moved(sum(event.seat != NATURE for event, _ in steps))
        for event, after in steps:
            self._hear(event, after)

    def _due(self, state: State[Table]) -> tuple[Seat, Move] | None:
        return self.rules.due(self._public, state, self.header.seed)

    def _hear(self, event: Event, after: State[Table]) -> None:
        """Enter an event into the log and into every hearing it belongs in."""
        seat, move = event
        table = self._states[-1].table
        audience = self.rules.audience(self._public, table, seat, move)
        self._states.append(after)
        self.events.append(event)
        # The session in which it was said, and not one that it has opened.
        when = table.when
        if audience is None:
            heard = Heard(seat, move, False, after.table.changes, when)
            for hearing in self._hearings:
                hearing.add(heard)
            return
        heard = Heard(seat, move, True, (), when)
        for listener in audience:
            self._hearings[listener].add(heard)

    def _check_nature(self, event: Event) -> None:
        """Refuse a logged chance or consequence that is not the one due, and a card nobody holds."""
        due = self._due(self.state)
        if due is not None and Event(*due) != event and not self._other_luck(event):
            raise IllegalMove(Refusal(message("session.log")))
        if due is None and event.seat == NATURE and kind_of(event.move).by_facilitator:
            return  # the rules say whether it can be brought about
        if due is None and not 0 <= event.seat < len(self._briefings):
            raise IllegalMove(Refusal(message("session.seat", seat=event.seat)))
        if due is None and kind_of(event.move).by_itself:
            raise IllegalMove(Refusal(message("session.by_itself")))
        if due is None and (forged := evidence_refusal(self.scenario.sheets[event.seat], event.move)) is not None:
            raise IllegalMove(forged)

    def _other_luck(self, event: Event) -> bool:
        """True for a card drawn under the seed of the game that this one branched from."""
        return len(self.events) < self.header.shared and isinstance(event.move, Draw)

    def _rewind(self, to: int) -> None:
        # Hearings are made anew, and not cut: views of what was taken back still read theirs.
        kept, states = self.events[:to], self._states[1 : to + 1]
        self._clear()
        for event, after in zip(kept, states, strict=True):
            self._hear(event, after)

    def _clear(self) -> None:
        self._states = [self.rules.opening(self._public)]
        self._hearings = [Hearing() for _ in self._briefings]
        self.events = []

    def _lengths(self) -> list[int]:
        return [len(hearing.heard) for hearing in self._hearings] if self._listeners else []

    def _tell_listeners(self, before: list[int]) -> None:
        """Call those whose seat heard something since, or lost it again: a listener must not feel a whisper."""
        for seat, heard in tuple(self._listeners):
            if len(self._hearings[seat].heard) != before[seat]:
                heard()


def _as_told(scenario: Scenario, header: Header) -> Scenario:
    """The scenario as the parties know it: where the deadline is hidden, with the most rounds that there may be."""
    if header.told is None:
        return scenario
    earliest, most = header.told
    return replace(scenario, public=replace(scenario.public, rounds=most, ends_from=earliest))


def running_seat(session: Session) -> Seat | None:
    """The seat whose move it is, or None when the game is over."""
    return None if session.turn == NATURE else session.turn


__all__ = ["RULES_VERSION", "Session", "running_seat"]
