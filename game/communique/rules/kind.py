"""The form every move takes: a small frozen type, and one `MoveKind` that says all there is to say about it.

A module of `communique.rules.moves` defines one move and exports `KIND`. Its functions are given the table and
the mover's own desk, never the other desks: a refusal cannot depend on what the mover could not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from communique.model.package import Terms
from communique.model.scenario import Public, Seat
from communique.rules.state import ConferenceTable, Desk, Phase, State

Hearers = tuple[Seat, ...] | None
"""Who hears a move: these seats, or everyone (None)."""


class Move:
    """Anything a seat may submit: each is a frozen dataclass of ints, strings, None and tuples of these."""

    __slots__ = ()


class Cost(NamedTuple):
    """What a move costs the mover."""

    points: int = 0
    capital: int = 0


FREE = Cost()


def plenary(public: Public, table: ConferenceTable, seat: Seat, move: Any) -> Hearers:
    """Everyone hears it."""
    return None


def addressed(public: Public, table: ConferenceTable, seat: Seat, move: Any) -> Hearers:
    """Everyone, or the mover and the one party in `move.to`."""
    return None if move.to is None else (min(seat, move.to), max(seat, move.to))


def no_candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Any]:
    """For moves that nobody chooses: chance and consequences."""
    return iter(())


def no_refusal(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Any) -> str | None:
    """For moves that are legal whenever phase, turn and cost allow them."""
    return None


def free(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Any) -> Cost:
    """Costs nothing."""
    return FREE


def costs(points: int = 0, capital: int = 0) -> Callable[[Public, ConferenceTable, Desk, Seat, Any], Cost]:
    """A fixed cost."""
    price = Cost(points, capital)

    def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Any) -> Cost:
        return price

    return cost


@dataclass(frozen=True)
class MoveKind:
    """All there is to know about one move."""

    name: str
    """The word on the wire and in saves."""
    type: type
    phases: frozenset[Phase]
    perform: Callable[[Public, State, Seat, Any], State]
    """The effect, costs already paid. Called only when there is no refusal."""
    sentence: Callable[[Public, Seat, Any], str]
    """What happened, for the transcript. Names parties and clauses, no numbers of anybody's sheet."""
    refuse: Callable[[Public, ConferenceTable, Desk, Seat, Any], str | None] = no_refusal
    cost: Callable[[Public, ConferenceTable, Desk, Seat, Any], Cost] = free
    audience: Callable[[Public, ConferenceTable, Seat, Any], Hearers] = plenary
    candidates: Callable[[Public, ConferenceTable, Desk, Seat], Iterator[Any]] = no_candidates
    """Some moves of this kind worth considering (not all of them): for tests, menus and the random player."""
    by_itself: bool = False
    """True for chance and consequences: nobody submits them, the session appends them."""


def name_of(public: Public, seat: Seat) -> str:
    """The party's short name."""
    return public.parties[seat].short


def clauses(public: Public, terms: Terms) -> str:
    """The clauses that `terms` speak about, in words."""
    said = [
        f"{public.issues[i].short}: {public.issues[i].options[choice].label}"
        for i, choice in enumerate(terms)
        if choice >= 0
    ]
    return "; ".join(said) if said else "nothing yet"


def addressee(public: Public, to: Seat | None) -> str:
    """` to Armenia (in private)`, or nothing in plenary."""
    return "" if to is None else f" to {name_of(public, to)}, in private"
