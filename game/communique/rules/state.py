"""What the rules work on: the table everyone sees, and one desk per seat that only that seat sees.

`ConferenceTable` is a function of the moves heard by all, and of nothing else; whatever is said in a caucus
touches desks only. So a view can hand out the table whole, and a whisper cannot leave a trace on it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from functools import partial
from typing import Any, Final, Generic, NamedTuple, TypeVar

from communique.model.message import Message, message
from communique.model.package import Terms
from communique.model.scenario import NATURE, Seat
from communique.rules.offer_id import OfferId


class MarkValue(IntEnum):
    """What a party says of a clause of the draft."""

    NO_MARK = 0
    INITIAL = 1
    HOLD = 2
    BLOCK = 3

    __repr__ = int.__repr__  # a state reads the same whether a move came from a form or from the wire


NO_MARK: Final = MarkValue.NO_MARK
INITIAL: Final = MarkValue.INITIAL
HOLD: Final = MarkValue.HOLD
BLOCK: Final = MarkValue.BLOCK
MARK_NAMES: Final = (message("mark.none"), message("mark.initial"), message("mark.hold"), message("mark.block"))

REASONS: Final = ("value", "reciprocity", "wording", "verification", "sequence", "home", "principle")
PRESS_LINES: Final = ("open", "neutral", "firm")
"""Their names by number."""


class PressLine(IntEnum):
    """What a delegation tells the press at the end of a session."""

    OPEN = 0
    NEUTRAL = 1
    FIRM = 2

    __repr__ = int.__repr__  # a state reads the same whether a move came from a form or from the wire


CAPITAL_MAX: Final = 8
TRUST_MAX: Final = 10
TENSION_MAX: Final = 4
CREDIBILITY_MAX: Final = 10
FREE_MOVES: Final = 8
"""How many moves without a cost in action points one floor turn allows: talk is cheap, not endless. Words of one's own
are counted by themselves, so that they take no other move's place."""


ALTERNATING_OFFERS: Final = "alternating"
CONFERENCE: Final = "conference"
"""The protocols, as a save names them."""
NO_NEWS: Final = -1
"""In place of a card's index while no card is drawn."""
AT_THE_TABLE: Final = -1
"""In place of the session in which a party walked out, while it is there."""
SILENT: Final = -1
"""In place of a press line, while none is taken."""


class EndingKind(StrEnum):
    """How talks end, best first."""

    JOINT = "joint"
    PARTIAL = "partial"
    ADJOURNED = "adjourned"
    NOT_RATIFIED = "not-ratified"
    """Signed, and turned down at home: never by the rules, which know of no home."""
    BREAKDOWN = "breakdown"


class MeterName(StrEnum):
    """What prices the moves."""

    CAPITAL = "capital"
    TRUST = "trust"
    TENSION = "tension"
    CREDIBILITY = "credibility"


class QuestionKind(StrEnum):
    """What a question asks."""

    COMPARE = "compare"
    """Which matters more, issue or other_issue?"""
    NEED = "need"
    """What would you need for this option?"""
    TAKE = "take"
    """What would it take for you to accept this text?"""
    PREFER = "prefer"
    """Which of these two texts would you rather have?"""


class TextSource(StrEnum):
    """Where terms on the signing table come from, when it was no offer in plenary."""

    DRAFT = "draft"
    CAUCUS = "caucus"
    CLOSING = "closing"
    FINAL = "final"


class Phase(StrEnum):
    """Where a session stands."""

    NEWS = "news"
    FLOOR = "floor"
    BALLOT = "ballot"
    PRESS = "press"
    SIGNING = "signing"
    FINAL = "final"
    OVER = "over"


class Ending(NamedTuple):
    """How the rules ended a game. Ratification at home is judged outside, by whoever holds the sheets."""

    kind: EndingKind
    terms: Terms
    """The signed terms; empty when nothing was signed."""
    signed: tuple[Seat, ...]
    cause: Message


class MeterChange(NamedTuple):
    """One step of one meter, with its cause."""

    meter: MeterName
    seat: Seat
    """Whose meter; NATURE for tension."""
    other: Seat
    """For trust, the party that is trusted; NATURE otherwise."""
    before: int
    after: int
    cause: Message


class Standing(NamedTuple):
    """An offer that can be accepted."""

    id: OfferId
    by: Seat
    terms: Terms
    parent: str
    """Id of the offer this one amends, `draft`, or empty."""
    accepted: tuple[Seat, ...]


class Draft(NamedTuple):
    """The single negotiating text on the table."""

    by: Seat
    terms: Terms
    version: int


class Condition(NamedTuple):
    """An if-then: `by` initials (issue, option) once `of` has initialled (other_issue, other_option)."""

    by: Seat
    issue: int
    option: int
    of: Seat
    other_issue: int
    other_option: int


class Question(NamedTuple):
    """A question that waits for its answers; `pending` answer in turn."""

    by: Seat
    kind: QuestionKind
    issue: int | None
    option: int | None
    other_issue: int | None
    pending: tuple[Seat, ...]
    target: str = ""
    """The text asked about, an offer id or `draft`; empty in questions about issues."""
    other: str = ""
    """The text it is compared with."""


class Agreed(NamedTuple):
    """Terms on the signing table, and where they came from."""

    terms: Terms
    source: OfferId | TextSource
    consent: tuple[Seat, ...] = ()
    """Who had agreed before the signing; to withhold then has a price."""


class AlternatingTable(NamedTuple):
    """The public state of alternating offers."""

    round: int
    holder: Seat
    offer: Terms
    """The standing offer; empty before the first."""
    by: Seat
    accepted: tuple[Seat, ...]
    ending: Ending | None

    @property
    def protocol(self) -> str:
        """The protocol's name."""
        return ALTERNATING_OFFERS

    @property
    def conference(self) -> None:
        """Not a conference's table."""
        return None

    @property
    def alternating(self) -> AlternatingTable:
        """This table, known as what it is."""
        return self

    @property
    def when(self) -> int:
        """The round, from 0."""
        return self.round

    @property
    def phase(self) -> Phase:
        """The floor, until the talks are over."""
        return Phase.FLOOR if self.ending is None else Phase.OVER

    @property
    def offers(self) -> tuple[Standing, ...]:
        """The standing offer, without an id."""
        return (Standing(OfferId(), self.by, self.offer, "", self.accepted),) if self.offer else ()

    @property
    def tension(self) -> int:
        """There is none."""
        return 0

    @property
    def floors(self) -> tuple[int, ...]:
        """No gesture fixes any."""
        return ()

    @property
    def unlocked(self) -> None:
        """Guarantees play no part; as `terms_refusal` is told."""
        return None

    @property
    def draft(self) -> None:
        """There is no single text."""
        return None

    @property
    def question(self) -> None:
        """Nobody asks."""
        return None

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Nobody promises."""
        return ()

    @property
    def agreed(self) -> None:
        """What is accepted is agreed, and ends the talks; nothing waits to be signed."""
        return None

    @property
    def news(self) -> int:
        """No card is ever drawn."""
        return NO_NEWS

    @property
    def changes(self) -> tuple[MeterChange, ...]:
        """There are no meters."""
        return ()

    def is_away(self, seat: Seat) -> bool:
        """Nobody leaves the table and comes back."""
        return False


class ConferenceTable(NamedTuple):
    """The public state of a conference: a function of the moves heard by all."""

    session: int
    phase: Phase
    queue: tuple[Seat, ...]
    """Who still has to act in this phase, in order; the first is the holder."""
    capital: tuple[int, ...]
    trust: tuple[tuple[int, ...], ...]
    """trust[i][j]: how much i trusts j."""
    tension: int
    credibility: tuple[int, ...]
    offers: tuple[Standing, ...]
    offered: int
    """How many plenary offers there have been; numbers the next one."""
    draft: Draft | None
    marks: tuple[tuple[int, ...], ...]
    """marks[seat][issue] on the draft."""
    conditions: tuple[Condition, ...]
    floors: tuple[int, ...]
    unlocked: tuple[int, ...]
    """Guarantees given."""
    gestures: tuple[int, ...]
    """Gestures made."""
    away: tuple[int, ...]
    """By party, the session in which it walked out, or AT_THE_TABLE."""
    warned: tuple[bool, ...]
    """Parties that have warned of leaving in this session and have not walked."""
    unkept: tuple[int, ...]
    """Warnings not kept so far, by party."""
    final_used: bool
    agreed: Agreed | None
    signed: tuple[Seat, ...]
    resume: tuple[Phase, tuple[Seat, ...]]
    """Where the talks go on when a signature is withheld."""
    question: Question | None
    news: int
    """Index of this session's card, or NO_NEWS."""
    drawn: tuple[int, ...]
    """Cards drawn so far, in order."""
    expected: int
    """Index of the card announced for the next session with news, or NO_NEWS."""
    awaiting_news: bool
    brink: bool
    """True in a session that opened at tension 4."""
    press: tuple[int, ...]
    """Press lines taken this session, by seat; SILENT while not taken."""
    met: tuple[tuple[int, int], ...]
    """(party, goal) pairs whose clause has been initialled by all and has paid its capital."""
    evidence: tuple[tuple[Seat, str], ...]
    """(party, card) pairs laid on the table for all."""
    remarked: tuple[tuple[Seat, str, Seat, int | None], ...]
    """Remarks made to all in this session: by whom, of which kind, about whom and which issue."""
    changes: tuple[MeterChange, ...]
    """What the last move did to the meters."""
    ending: Ending | None
    call: bool = False
    """True in the closing call: the last floor, on which nothing new is put forward."""
    common: int = 0
    """How many clauses of the draft all signatories had initialled when the last session closed."""

    @property
    def protocol(self) -> str:
        """The protocol's name."""
        return CONFERENCE

    @property
    def conference(self) -> ConferenceTable:
        """This table, known as what it is."""
        return self

    @property
    def alternating(self) -> None:
        """Not a table of alternating offers."""
        return None

    @property
    def when(self) -> int:
        """The session, from 0."""
        return self.session

    def is_away(self, seat: Seat) -> bool:
        """True while the party has left the table."""
        return self.away[seat] != AT_THE_TABLE

    @property
    def holder(self) -> Seat:
        """Who acts next by public order; NATURE when the game is over or chance is due."""
        if self.question is not None:
            return self.question.pending[0]
        return self.queue[0] if self.queue and not self.awaiting_news else NATURE


class Desk(NamedTuple):
    """What the rules keep for one seat alone."""

    points: int
    """Action points left in this floor turn."""
    free: int
    """Moves without cost made in this floor turn."""
    caucus: tuple[Seat, ...]
    """Partners of the private channels open this session."""
    whispers: tuple[Standing, ...]
    """Private standing offers this seat is party to."""
    whispered: tuple[tuple[Seat, int], ...]
    """How many private offers there have been with each partner."""
    question: Question | None
    """A private question this seat must answer now."""
    waiting: Seat
    """Who owes this seat a private answer, or NATURE."""
    conditions: tuple[Condition, ...]
    """Private if-thens this seat is party to."""
    due: Standing | None
    """A private offer that has every signature it needs and is about to be announced by this seat."""
    remarked: tuple[tuple[Seat, str, Seat, int | None], ...]
    """Remarks made in private in this session, as on the table."""
    words: int = 0
    """How often this seat has spoken in words of its own in this turn."""


def quick_replace(kind: type[Any]) -> Callable[..., Any]:
    """A `_replace` for a named tuple of many fields, at half the price: the library's looks every field up by name."""
    place, new = {name: at for at, name in enumerate(kind._fields)}, tuple.__new__

    def _replace(self: tuple[Any, ...], **changes: Any) -> Any:
        values = list(self)
        for name, value in changes.items():
            values[place[name]] = value
        return new(kind, values)

    return _replace


# Every move makes some tables and desks anew.
ConferenceTable._replace = quick_replace(ConferenceTable)  # type: ignore[method-assign]  # same signature, half the price
Desk._replace = quick_replace(Desk)  # type: ignore[method-assign]  # the same

EMPTY_DESK: Final = Desk(0, 0, (), (), (), None, NATURE, (), None, ())

Table = AlternatingTable | ConferenceTable
"""What both have in common is said by properties of one name: `when`, `holder`, `phase`, `tension`, `floors`, `draft`,
`offers`, `question`, `conditions`, `agreed`, `news`, `changes`, `ending`, `is_away`. Whoever needs what only one
of them has narrows once: `if (conference := table.conference) is not None`, or `table.alternating`."""

T = TypeVar("T", bound=Table)


class State(NamedTuple, Generic[T]):
    """The whole state: the table and the desks. Only a session holds one."""

    table: T
    desks: tuple[Desk, ...]


Rounds = State[AlternatingTable]
Talks = State[ConferenceTable]

new_state: Final = partial(tuple.__new__, State)
"""A state made of its two fields in one tuple: what the constructor does, without a Python call for every move."""


class Refusal(NamedTuple):
    """Why a move is not legal now, for the person who tried it."""

    message: Message


class IllegalMove(ValueError):
    """Raised by `apply` when the caller ignored a refusal."""

    def __init__(self, refusal: Refusal, words: str = "") -> None:
        """`words` are the refusal's, from whoever has a language."""
        super().__init__(words or _plainly(refusal.message))
        self.refusal = refusal


def _plainly(message: Message) -> str:
    """For whoever reads a traceback: the rules have no language, so this is the id with its arguments."""
    return " ".join((message.id, *(f"{name}={value}" for name, value in message.arguments)))
