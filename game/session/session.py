"""The session: the one place that holds a game's whole state. Holds state: log, states by event, hearings.

A move goes rules first (is it legal?), then log, then ears: every seat that may hear it gets it in its own
hearing, and nothing is ever filtered out of a whole afterwards. Chance and consequences follow by
themselves. Undo moves a cursor over the log; the rules are never run backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from game.model.levels import at_level
from game.model.scenario import NATURE, Seat
from game.model.sheet import Scenario
from game.rules.dice import Dice
from game.rules.kind import Audience, Move
from game.rules.moves import BY_TYPE, kind_of
from game.rules.moves.tell import Tell
from game.rules.protocol import RULES_VERSION, Rules, protocol
from game.rules.state import AlternatingTable, IllegalMove, Refusal, State, Table
from game.session.chair import Chair
from game.session.log import HUMAN, Event, Header, log_text
from game.session.outcome import Outcome, outcome
from game.views import Briefing, Heard, Hearing, PartyView, brief, observe

Listener = Callable[[], None]


class Session:
    """One game from opening to ending. `Session.open` starts one, `Session.resume` continues a log."""

    def __init__(self, scenario: Scenario, header: Header) -> None:
        """`scenario` is whole; it is cut to the header's level here."""
        if header.level:
            scenario = at_level(scenario, header.level)
        if header.rounds != scenario.public.rounds:
            scenario = replace(scenario, public=replace(scenario.public, rounds=header.rounds))
        self.scenario = scenario
        self.header = header
        self.rules: Rules = protocol(header.protocol)
        self.events: list[Event] = []
        self.undone: list[Event] = []
        self._public = scenario.public
        self._briefings = tuple(brief(scenario, Seat(p)) for p in range(len(scenario.sheets)))
        self._states = [self.rules.opening(self._public)]
        self._hearings = [Hearing() for _ in self._briefings]
        self._listeners: list[tuple[Seat, Listener]] = []
        self._recorder: Callable[[Session, Event | int], None] | None = None
        self._follow()

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
    ) -> Session:
        """A new game. `lineup` names who plays each seat (for the record); empty means people everywhere.

        Raises KeyError for an unknown protocol or level, ValueError for a line-up of the wrong length.
        """
        names = tuple(lineup) or (HUMAN,) * len(scenario.sheets)
        if len(names) != len(scenario.sheets):
            raise ValueError(f"The line-up names {len(names)} of {len(scenario.sheets)} seats.")
        deadline = scenario.public.rounds if rounds is None else rounds
        if deadline < 1:
            raise ValueError(f"A game needs at least 1 round, not {deadline}.")
        header = Header(scenario.public.id, scenario.digest, protocol, level, seed, deadline, names)
        return cls(scenario, header)

    @classmethod
    def resume(cls, scenario: Scenario, header: Header, events: Iterable[Event]) -> Session:
        """The game that `events` lead to. Raises IllegalMove, with the event's number in `at`, if one is not legal."""
        session = cls(scenario, header)
        session._states = [session.rules.opening(session._public)]
        session._hearings = [Hearing() for _ in session._briefings]
        session.events = []
        for number, event in enumerate(events):
            try:
                session._check_nature(event)
                session._append(event)
            except IllegalMove as error:
                error.add_note(str(number))
                raise
        session._follow()
        return session

    # -- looking -------------------------------------------------------------

    @property
    def state(self) -> State:
        """The whole state now. For the facilitator; players get a `view`."""
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
        """The chair of `seat`."""
        return Chair(self, seat)

    def view(self, seat: Seat) -> PartyView:
        """What `seat` may know now."""
        table, desks = self._states[-1]
        return observe(self._briefings[seat], self.rules, self._hearings[seat], table, desks[seat])

    def dice(self, seat: Seat) -> Dice:
        """The chance a computer player in `seat` has for its next decision, keyed by what it has heard."""
        return Dice(self.header.seed, len(self._hearings[seat].heard), f"seat {seat}")

    def outcome(self) -> Outcome:
        """The scored ending. Raises ValueError while the talks go on."""
        return outcome(self.scenario, self.state)

    def log_text(self) -> str:
        """The log as text: header and events, one a line."""
        return log_text(self.header, self.events)

    # -- moving --------------------------------------------------------------

    def submit(self, seat: Seat, move: Move, *, after: int | None = None) -> Refusal | None:
        """Make a move for `seat`. The refusal when it is not legal; None when it was made and logged."""
        if after is not None and after != len(self._hearings[seat].heard):
            return Refusal("The talks have moved on since; look again before you move.")
        if isinstance(move, Tell) and move.card:
            forged = self._forged(seat, move)
            if forged is not None:
                return forged
        kind = BY_TYPE.get(type(move))
        if kind is None or kind.by_itself:
            table, desks = self._states[-1]
            return self.rules.refusal(self._public, table, desks[seat], seat, move)
        try:
            self._append(Event(seat, move))
        except IllegalMove as illegal:
            return illegal.refusal
        self.undone.clear()
        self._follow()
        self._tell_listeners()
        return None

    def undo(self, to: int) -> None:
        """Go back to the state after the first `to` events. What is undone can be redone until a new move is made.

        Raises ValueError when there are not so many events.
        """
        if not 0 <= to <= len(self.events):
            raise ValueError(f"There are {len(self.events)} events; cannot go back to {to}.")
        self.undone = self.events[to:] + self.undone
        self._rewind(to)
        if self._recorder is not None:
            self._recorder(self, to)
        self._tell_listeners()

    def redo(self, count: int = 1) -> None:
        """Make the next `count` undone events again, and what follows them by itself."""
        for _ in range(min(count, len(self.undone))):
            self._append(self.undone.pop(0))
        while self.undone and self.rules.due(self._public, self.state, self.header.seed) is not None:
            self._append(self.undone.pop(0))
        self._follow()
        self._tell_listeners()

    def branch(self, at: int, *, seed: int | None = None) -> Session:
        """A new session that shares the first `at` events and goes its own way from there."""
        header = self.header if seed is None else replace(self.header, seed=seed)
        whole = self.scenario
        session = Session.__new__(Session)
        session.__dict__.update(self.__dict__)
        session.scenario, session.header = whole, header
        session.events, session.undone = list(self.events), []
        session._listeners, session._recorder = [], None
        session._rewind(at)
        session._follow()
        return session

    def record(self, recorder: Callable[[Session, Event | int], None] | None) -> None:
        """Have every event from now on, and every undo (as the number of events kept), passed to `recorder`."""
        self._recorder = recorder

    def subscribe(self, seat: Seat, heard: Listener) -> Listener:
        """Call `heard` after each change that `seat` may notice. Returns how to stop."""
        entry = (seat, heard)
        self._listeners.append(entry)
        return lambda: self._listeners.remove(entry) if entry in self._listeners else None

    # -- inside --------------------------------------------------------------

    def _append(self, event: Event) -> None:
        seat, move = event
        before = self._states[-1]
        after = self.rules.apply(self._public, before, seat, move)
        audience = self.rules.audience(self._public, before.table, seat, move)
        self._states.append(after)
        self.events.append(event)
        self._whisper(event, audience, before.table, after.table)
        if self._recorder is not None:
            self._recorder(self, event)

    def _whisper(self, event: Event, audience: Audience, before: Table, after: Table) -> None:
        when = before.round if isinstance(before, AlternatingTable) else before.session
        if audience is None:
            changes = () if isinstance(after, AlternatingTable) else after.changes
            heard = Heard(event.seat, event.move, False, changes, when)
            for hearing in self._hearings:
                hearing.heard.append(heard)
            return
        heard = Heard(event.seat, event.move, True, (), when)
        for seat in audience:
            self._hearings[seat].heard.append(heard)

    def _follow(self) -> None:
        """Append what happens by itself until somebody has to move."""
        while (due := self.rules.due(self._public, self.state, self.header.seed)) is not None:
            self._append(Event(*due))

    def _check_nature(self, event: Event) -> None:
        """Refuse a logged chance or consequence that is not the one due, and a card nobody holds."""
        due = self.rules.due(self._public, self.state, self.header.seed)
        if due is not None and Event(*due) != event:
            raise IllegalMove(Refusal("The log does not follow from its seed here."))
        if due is None and not 0 <= event.seat < len(self._briefings):
            raise IllegalMove(Refusal(f"There is no seat {event.seat}."))
        if due is None and kind_of(event.move).by_itself:
            raise IllegalMove(Refusal("Nothing happens by itself here."))
        if isinstance(event.move, Tell) and event.move.card:
            forged = self._forged(event.seat, event.move)
            if forged is not None:
                raise IllegalMove(forged)

    def _forged(self, seat: Seat, move: Tell) -> Refusal | None:
        for card in self.scenario.sheets[seat].cards:
            if card.id == move.card:
                same = card.text.strip() == move.text.strip()
                return None if same else Refusal("Evidence is laid down as it is written.")
        return Refusal(f'Your delegation holds no card "{move.card}".')

    def _rewind(self, to: int) -> None:
        kept = self.events[:to]
        self._states = [self.rules.opening(self._public)]
        self._hearings = [Hearing() for _ in self._briefings]
        self.events = []
        recorder, self._recorder = self._recorder, None
        for event in kept:
            self._append(event)
        self._recorder = recorder

    def _tell_listeners(self) -> None:
        for _, heard in tuple(self._listeners):
            heard()


def running_seat(session: Session) -> Seat | None:
    """The seat whose move it is, or None when the game is over."""
    return None if session.turn == NATURE else session.turn


__all__ = ["RULES_VERSION", "Session", "running_seat"]
