"""Talks in turn: one bilateral talk of alternating offers after another, each about issues of its own.

The setting of the Automated Negotiation League 2025 (sequential multi-deal negotiation): a centre talks with one edge
after the other, and what it gains hangs on all agreements together. Who talks with whom about what stands in
`Public.talks`; the rounds are shared among the talks in even parts. Each talk is played by the four moves and the turn
of alternating offers. A talk that ends without an agreement leaves its issues at option 0, and the next one begins.

The table is that of alternating offers, and everything is said before all. Its offer is a text in which the talks
that are over stand settled, those to come are open, and the talk that is held has what is on the table, or is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.model.bilateral import Talk
from communique.model.message import Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Public, Seat
from communique.rules.kind import Hearers, Move, name_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.state import (
    EMPTY_DESK,
    AlternatingTable,
    Desk,
    Ending,
    EndingKind,
    IllegalMove,
    Refusal,
    Rounds,
    State,
)
from communique.rules.terms import in_words
from communique.rules.turn import ACCEPTS, GOES_ON, JOINT, LEAVES, NOBODY, OFFERS, PASSES, turned


class InTurn:
    """The protocol of talks in turn; stateless, see `communique.rules.protocol.Rules`."""

    name: str = "in-turn"

    def opening(self, public: Public) -> Rounds:
        """The state before the first move. Raises ValueError for a scenario that names no talks."""
        if not public.talks:
            raise ValueError(f'Scenario "{public.id}" names no "talks" of two, which are held in turn.')
        table = AlternatingTable(0, Seat(public.talks[0].seats[0]), (), NATURE, (), None)
        return State(table, (EMPTY_DESK,) * len(public.parties))

    def turn(self, state: Rounds) -> Seat:
        """Whose move it is; NATURE when the game is over."""
        table = state.table
        return table.holder if table.ending is None else NATURE

    def my_turn(self, table: AlternatingTable, desk: Desk, seat: Seat) -> bool:
        """True when it is this seat's move."""
        return table.ending is None and table.holder == seat

    def refusal(self, public: Public, table: AlternatingTable, desk: Desk, seat: Seat, move: Move) -> Refusal | None:
        """Why the move is not legal now; None when it is."""
        refused = _refusal(public, table, seat, move)
        return None if refused is None else Refusal(refused)

    def apply(self, public: Public, state: Rounds, seat: Seat, move: Move) -> Rounds:
        """The state after the move. Raises IllegalMove when there is a refusal."""
        refused = _refusal(public, state.table, seat, move)
        if refused is not None:
            raise IllegalMove(Refusal(refused))
        return State(_after(public, state.table, seat, move), state.desks)

    def due(self, public: Public, state: Rounds, seed: int) -> tuple[Seat, Move] | None:
        """Nothing happens by itself here."""
        return None

    def intervention(self, public: Public, table: AlternatingTable, move: Move) -> Refusal | None:
        """Whoever runs the game brings nothing about here."""
        return Refusal(message("alternating.moves"))

    def audience(self, public: Public, table: AlternatingTable, seat: Seat, move: Move) -> Hearers:
        """Everyone hears everything."""
        return None

    def candidates(self, public: Public, table: AlternatingTable, desk: Desk, seat: Seat) -> Iterator[Move]:
        """Legal moves worth considering."""
        talk = talk_held(public, table)
        known = settled(public, table)
        base = [table.offer[i] if proposed(public, table) else 0 for i in talk.issues]
        moves: list[Move] = [Accept(), Pass(), Leave(), Offer(written(known, talk, base))]
        for place, issue in enumerate(talk.issues):
            others = range(len(public.issues[issue].options))
            moves += [Offer(written(known, talk, [*base[:place], k, *base[place + 1 :]])) for k in others]
        return (move for move in moves if _refusal(public, table, seat, move) is None)


def rounds_each(public: Public) -> int:
    """How many rounds each talk has, at least one."""
    return max(1, public.rounds // len(public.talks))


def talk_held(public: Public, table: AlternatingTable) -> Talk:
    """The talk that is being held, or was held last."""
    return public.talks[_number(public, table)]


def settled(public: Public, table: AlternatingTable) -> Terms:
    """The text that the talks so far have come to; open where they are still to come, or held."""
    if not table.offer:
        return (OPEN,) * len(public.issues)
    issues = talk_held(public, table).issues
    return tuple(OPEN if i in issues else choice for i, choice in enumerate(table.offer))


def proposed(public: Public, table: AlternatingTable) -> bool:
    """True when there is something to accept in the talk that is held."""
    return table.by != NATURE


def written(known: Terms, talk: Talk, options: list[int] | Terms) -> Terms:
    """The text `known` with `options` on the issues of `talk`."""
    terms = list(known)
    for issue, option in zip(talk.issues, options, strict=True):
        terms[issue] = option
    return tuple(terms)


def _number(public: Public, table: AlternatingTable) -> int:
    return min(table.round // rounds_each(public), len(public.talks) - 1)


def _refusal(public: Public, table: AlternatingTable, seat: Seat, move: Move) -> Message | None:
    if table.ending is not None:
        return message("rules.over")
    if table.holder != seat:
        return message("rules.turn", holder=name_of(public, table.holder), party=name_of(public, seat))
    act = _ACTS.get(type(move))
    if act == OFFERS:
        return _offer_refusal(public, table, move)  # type: ignore[arg-type]  # its act says that it is an offer
    if act == ACCEPTS and not proposed(public, table):
        return message("alternating.nothing")
    if act == ACCEPTS and seat in table.accepted:
        return message("accept.already")
    return message("alternating.moves") if act is None else None


def _offer_refusal(public: Public, table: AlternatingTable, move: Offer) -> Message | None:
    if move.to is not None:
        return message("alternating.open")
    wrong = in_words(public, move.terms)
    if wrong is not None:
        return wrong
    talk = talk_held(public, table)
    if any(move.terms[i] == OPEN for i in talk.issues):
        return message("in_turn.whole")
    known = settled(public, table)
    elsewhere = any(move.terms[i] != choice for i, choice in enumerate(known) if i not in talk.issues)
    return message("in_turn.elsewhere") if elsewhere else None


def _after(public: Public, table: AlternatingTable, seat: Seat, move: Move) -> AlternatingTable:
    talk, rounds, begun = talk_held(public, table), rounds_each(public), _number(public, table)
    act, own = _ACTS[type(move)], talk.seats.index(seat)
    by = talk.seats.index(table.by) if proposed(public, table) else NOBODY
    before = sum(1 << talk.seats.index(other) for other in table.accepted)
    passed, holder, by, after, end = turned(
        act, own, table.round - begun * rounds, by, before, 2, rounds, _BOTH, len(talk.seats)
    )
    offer = move.terms if isinstance(move, Offer) else table.offer
    if end == GOES_ON:
        accepted = tuple(Seat(one) for place, one in enumerate(talk.seats) if after >> place & 1)
        proposer = NATURE if by == NOBODY else Seat(talk.seats[by])
        return AlternatingTable(begun * rounds + passed, Seat(talk.seats[holder]), offer, proposer, accepted, None)
    if end != JOINT:
        offer = written(settled(public, table), talk, [0] * len(talk.issues))
    if begun + 1 < len(public.talks):
        first = Seat(public.talks[begun + 1].seats[0])
        return AlternatingTable((begun + 1) * rounds, first, offer, NATURE, (), None)
    return AlternatingTable(begun * rounds + passed, seat, offer, NATURE, (), _ending(public, offer))


def _ending(public: Public, offer: Terms) -> Ending:
    """All talks are over: joint where each has an agreement, partial where some have, adjourned where none has."""
    agreed = [talk for talk in public.talks if any(offer[i] for i in talk.issues)]
    if not agreed:
        return Ending(EndingKind.ADJOURNED, (), (), message("ending.cause_rounds"))
    signed = tuple(Seat(seat) for seat in sorted({seat for talk in agreed for seat in talk.seats}))
    every = len(agreed) == len(public.talks)
    kind = EndingKind.JOINT if every else EndingKind.PARTIAL
    return Ending(kind, offer, signed, message("ending.cause_accepted" if every else "ending.cause_open"))


_BOTH: Final = 0b11
"""The two seats of a talk, as bits."""
_ACTS: Final[dict[type[Move], int]] = {Offer: OFFERS, Accept: ACCEPTS, Pass: PASSES, Leave: LEAVES}
"""The four moves, as `turned` knows them."""

PROTOCOL: Final = InTurn
