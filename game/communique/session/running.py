"""A facilitator: what whoever runs a game may see and do that no seat may.

It holds the whole state, all sheets, the log and what is kept beside it. In the game that it runs it has no seat's view
and makes no seat's move: who plays has a `Chair`. But who has the log and all sheets can seat anybody in a copy, and
`branch` hands out such a copy, a session with all its chairs. So nothing that a player holds may lead here: in the
window one module holds a facilitator, and keeps it to itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, Protocol, Self, TypeVar

from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.rules.kind import Move
from communique.rules.protocol import Rules
from communique.rules.state import Refusal, State, Table
from communique.session.about import Noting, OwnPage, SaveLabel
from communique.session.assent import Assent
from communique.session.lines import Recording
from communique.session.log import Event, Header
from communique.session.marks import Marks
from communique.session.notes import OpeningNote
from communique.session.scoring import Outcome


class Running(Protocol):
    """What a facilitator asks of the session that it runs."""

    header: Header
    scenario: Scenario
    rules: Rules[Table]
    events: list[Event]
    undone: list[Event]
    notes: dict[Seat, OpeningNote]
    assents: dict[Seat, Assent]
    marks: Marks
    label: SaveLabel
    pages: dict[Seat, OwnPage]

    @property
    def state(self) -> State[Table]: ...

    @property
    def turn(self) -> Seat: ...

    @property
    def over(self) -> bool: ...

    def outcome(self) -> Outcome: ...

    def log_text(self) -> str: ...

    def undo(self, to: int) -> None: ...

    def no_undo(self, to: int) -> str: ...

    def redo(self, count: int = 1) -> None: ...

    def branch(self, at: int, *, seed: int | None = None) -> Self: ...

    def _intervene(self, move: Move) -> Refusal | None: ...

    def write_note(self, note: OpeningNote) -> None: ...

    def assent(self, assent: Assent) -> None: ...

    def open_sheets(self) -> None: ...

    def write_label(self, label: SaveLabel) -> None: ...

    def write_page(self, page: OwnPage) -> None: ...

    def leave_off(self) -> None: ...

    def record(self, recorder: Recording | None, noting: Noting | None = None) -> None: ...


S = TypeVar("S", bound=Running)


class Facilitator(Generic[S]):
    """The one who runs a session. Holds no state of its own."""

    __slots__ = ("_session",)

    def __init__(self, session: S) -> None:
        self._session = session

    # -- looking -------------------------------------------------------------

    @property
    def header(self) -> Header:
        """The first line of the log."""
        return self._session.header

    @property
    def scenario(self) -> Scenario:
        """The scenario with all sheets, at the level that is played."""
        return self._session.scenario

    @property
    def public(self) -> Public:
        """Its public part."""
        return self._session.scenario.public

    @property
    def rules(self) -> Rules[Table]:
        """The protocol."""
        return self._session.rules

    @property
    def state(self) -> State[Table]:
        """The whole state now."""
        return self._session.state

    @property
    def events(self) -> Sequence[Event]:
        """The log, without what was taken back."""
        return tuple(self._session.events)

    @property
    def undone(self) -> Sequence[Event]:
        """What was taken back and can be made again, in order."""
        return tuple(self._session.undone)

    @property
    def turn(self) -> Seat:
        """Whose move it is; NATURE when the game is over."""
        return self._session.turn

    @property
    def over(self) -> bool:
        """True when the talks have ended."""
        return self._session.over

    @property
    def notes(self) -> Mapping[Seat, OpeningNote]:
        """Opening notes by seat."""
        return dict(self._session.notes)

    @property
    def assents(self) -> Mapping[Seat, Assent]:
        """What has been said in the second round, by seat."""
        return dict(self._session.assents)

    @property
    def marks(self) -> Marks:
        """What was taken back and what was seen."""
        return self._session.marks

    @property
    def label(self) -> SaveLabel:
        """What people call the game's save."""
        return self._session.label

    @property
    def pages(self) -> Mapping[Seat, OwnPage]:
        """Each seat's own page, of those that have one."""
        return dict(self._session.pages)

    def outcome(self) -> Outcome:
        """The scored ending. Raises ValueError while the talks go on."""
        return self._session.outcome()

    def log_text(self) -> str:
        """The log as text: header and events, one a line."""
        return self._session.log_text()

    # -- acting --------------------------------------------------------------

    def intervene(self, move: Move) -> Refusal | None:
        """Bring about what no seat can: call the question, adjourn. The refusal when it is not possible now."""
        return self._session._intervene(move)

    def undo(self, to: int) -> None:
        """Go back to the state after the first `to` events, as `Session.undo` does."""
        self._session.undo(to)

    def no_undo(self, to: int) -> str:
        """Why the game cannot be taken back to its first `to` events, as a sentence; empty when it can."""
        return self._session.no_undo(to)

    def redo(self, count: int = 1) -> None:
        """Make the next `count` undone events again, and what follows them by itself."""
        self._session.redo(count)

    def branch(self, at: int, *, seed: int | None = None) -> S:
        """A new session that shares the first `at` events, as `Session.branch` makes it: all its chairs go with it."""
        return self._session.branch(at, seed=seed)

    def write_note(self, note: OpeningNote) -> None:
        """Keep a seat's opening note in place of an earlier one. Raises ValueError when it cannot stand."""
        self._session.write_note(note)

    def assent(self, assent: Assent) -> None:
        """Keep what a seat says in the second round. Raises ValueError when it cannot stand."""
        self._session.assent(assent)

    def open_sheets(self) -> None:
        """Say that all sheets are open to somebody from now on."""
        self._session.open_sheets()

    def write_label(self, label: SaveLabel) -> None:
        """Call the save something else."""
        self._session.write_label(label)

    def write_page(self, page: OwnPage) -> None:
        """Keep a seat's own page in place of an earlier one. Raises ValueError when there is no such seat."""
        self._session.write_page(page)

    def leave_off(self) -> None:
        """Have the save say how the game stands, as `Session.leave_off` does."""
        self._session.leave_off()

    def record(self, recorder: Recording | None, noting: Noting | None = None) -> None:
        """Have all that happens from now on passed to `recorder`, as `Session.record` says."""
        self._session.record(recorder, noting)
