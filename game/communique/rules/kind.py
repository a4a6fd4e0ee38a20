"""The form every move takes: a small frozen type, and one `MoveKind` that says all there is to say about it.

A module of `communique.rules.moves` defines one move and exports `KIND`. Its functions are given the table and
the mover's own desk, never the other desks: a refusal cannot depend on what the mover could not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, Never, Protocol, TypeVar

from communique.model.message import Message, message
from communique.model.package import Terms
from communique.model.scenario import Public, Seat
from communique.rules.state import ALTERNATING_OFFERS, CONFERENCE, ConferenceTable, Desk, Phase, Table, Talks

Hearers = tuple[Seat, ...] | None
"""Who hears a move: these seats, or everyone (None)."""

IN_CONFERENCE: Final = frozenset({CONFERENCE})
IN_BOTH: Final = frozenset({CONFERENCE, ALTERNATING_OFFERS})


class Move:
    """Anything a seat may submit: each is a frozen dataclass of ints, strings, None and tuples of these."""

    __slots__ = ()


M = TypeVar("M", bound=Move)


class Cost(NamedTuple):
    """What a move costs the mover."""

    points: int = 0
    capital: int = 0


FREE = Cost()


class Addressed(Protocol):
    """A move that is said to all, or to one party in private."""

    @property
    def to(self) -> Seat | None:
        """The party; None for all."""
        ...


def plenary(public: Public, table: ConferenceTable, seat: Seat, move: Move) -> Hearers:
    """Everyone hears it."""
    return None


def addressed(public: Public, table: ConferenceTable, seat: Seat, move: Addressed) -> Hearers:
    """Everyone, or the mover and the one party in `move.to`."""
    return None if move.to is None else (min(seat, move.to), max(seat, move.to))


def no_candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Never]:
    """For moves that nobody chooses: chance and consequences."""
    return iter(())


def no_examples(public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[Never]:
    """For moves whose candidates are examples enough."""
    return iter(())


def no_refusal(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Move) -> Message | None:
    """For moves that are legal whenever phase, turn and cost allow them."""
    return None


def free(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Move) -> Cost:
    """Costs nothing."""
    return FREE


def costs(points: int = 0, capital: int = 0) -> Callable[[Public, ConferenceTable, Desk, Seat, Move], Cost]:
    """A fixed cost."""
    price = Cost(points, capital)

    def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Move) -> Cost:
        return price

    return cost


def anybody(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    """For moves that any seat could make."""
    return True


def signatory(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    """For moves of those who sign."""
    return seat in public.signatories


@dataclass(frozen=True)
class MoveKind(Generic[M]):
    """All there is to know about one move."""

    name: str
    """The word on the wire and in saves."""
    type: type[M]
    phases: frozenset[Phase]
    """Of a conference."""
    perform: Callable[[Public, Talks, Seat, M], Talks]
    """The effect on a conference, costs already paid. Called only when there is no refusal."""
    told: Callable[[Public, Seat, M], Message]
    """What happened, as `<name>.said`. Names parties and clauses, no numbers of anybody's sheet. Its companion
    `line` says it without the subject, for a transcript that shows who spoke."""
    refuse: Callable[[Public, ConferenceTable, Desk, Seat, M], Message | None] = no_refusal
    cost: Callable[[Public, ConferenceTable, Desk, Seat, M], Cost] = free
    audience: Callable[[Public, ConferenceTable, Seat, M], Hearers] = plenary
    candidates: Callable[[Public, ConferenceTable, Desk, Seat], Iterator[M]] = no_candidates
    """Some moves of this kind worth considering (not all of them): for tests, menus and the random player."""
    in_call: bool = False
    """True for what may still be said in the closing call, where nothing new is put forward."""
    by_itself: bool = False
    """True for chance and consequences: nobody submits them, the session appends them."""
    by_facilitator: bool = False
    """True for what whoever runs a game may bring about when nothing is due; no seat submits that, either."""
    protocols: frozenset[str] = IN_CONFERENCE
    """The protocols that know the move."""
    belongs: Callable[[Public, Table, Desk, Seat], bool] = anybody
    """True when the seat could ever make the move where `table` stands, by role and place: whether it has a button."""
    examples: Callable[[Public, Table, Desk, Seat], Iterator[M]] = no_examples
    """Moves to ask the rules about when they suggest none: why not this one? Legal or not."""


def filled(field: int | None) -> int:
    """The number in a field that legal moves of this kind always fill, though the type of the move lets it be None."""
    assert field is not None
    return field


def shown(field: int | None) -> int | str:
    """What a refusal shows of a number that does not fit: itself, or a dash where there is none."""
    return "–" if field is None else field


def known(number: int | None, row: Sized) -> bool:
    """True when there is a number and `row` has a place of that number."""
    return number is not None and 0 <= number < len(row)


def name_of(public: Public, seat: Seat) -> str:
    """The party's short name."""
    return public.parties[seat].short


def clause(public: Public, issue: int, option: int) -> Message:
    """A clause by its issue, in words; an option below 0 leaves it open."""
    short = public.issues[issue].short
    if option < 0:
        return message("clause.open", issue=short)
    return message("clause.option", issue=short, option=public.issues[issue].options[option].label)


def clauses(public: Public, terms: Terms) -> tuple[Message, ...] | Message:
    """The clauses that `terms` speak about, in words."""
    said = tuple(clause(public, i, choice) for i, choice in enumerate(terms) if choice >= 0)
    return said or message("clause.none")


def listed(names: Iterable[str]) -> str | Message:
    """`names` in a row, set off by commas; at least one."""
    head: str | Message = ""
    for name in names:
        head = message("clause.list", list=head, next=name) if head else name
    return head


def both(names: Iterable[str]) -> str | Message:
    """`names` in a row, each next one after an "and"; at least one."""
    head: str | Message = ""
    for name in names:
        head = message("clause.both", one=head, other=name) if head else name
    return head
