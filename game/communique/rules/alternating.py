"""Stacked alternating offers: whole packages, in turn, until enough accept, somebody leaves or time runs out.

The protocol of the research literature (Aydoğan, Festen, Hindriks & Jonker 2017). It is played with four of
the moves: offer, accept, pass, leave. The deadline counts rounds; in a round every party moves once. Before it does, it
may say something, to all or to one: that takes no turn, and no state but the speaker's own desk knows of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from communique.model.message import Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Public, Seat
from communique.rules.kind import Hearers, Move, name_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.moves.say import OwnWords, spoken, words_refusal
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
    new_state,
)
from communique.rules.terms import in_words, signing_rule, whole
from communique.rules.turn import ACCEPTS, BREAKDOWN, GOES_ON, JOINT, LEAVES, NOBODY, OFFERS, PASSES, turned


class Alternating:
    """The alternating protocol; stateless, see `communique.rules.protocol.Rules`."""

    name: str = "alternating"

    def opening(self, public: Public) -> Rounds:
        """The state before the first move."""
        return State(AlternatingTable(0, Seat(0), (), NATURE, (), None), (EMPTY_DESK,) * len(public.parties))

    def turn(self, state: Rounds) -> Seat:
        """Whose move it is; NATURE when the game is over."""
        table = state.table
        return table.holder if table.ending is None else NATURE

    def my_turn(self, table: AlternatingTable, desk: Desk, seat: Seat) -> bool:
        """True when it is this seat's move."""
        return table.ending is None and table.holder == seat

    def refusal(self, public: Public, table: AlternatingTable, desk: Desk, seat: Seat, move: Move) -> Refusal | None:
        """Why the move is not legal now; None when it is."""
        if isinstance(move, OwnWords):
            refused = _words_refusal(public, table, desk, seat, move)
        else:
            refused = _refusal(public, table, seat, move)
        return None if refused is None else Refusal(refused)

    def apply(self, public: Public, state: Rounds, seat: Seat, move: Move) -> Rounds:
        """The state after the move. Raises IllegalMove when there is a refusal."""
        table, desks = state
        if isinstance(move, OwnWords):
            return _said(public, state, seat, move)
        refused = _refusal(public, table, seat, move)
        if refused is not None:
            raise IllegalMove(Refusal(refused))
        if desks[seat].words:
            desks = desks[:seat] + (EMPTY_DESK,) + desks[seat + 1 :]
        return new_state((_after(public, table, seat, move), desks))

    def due(self, public: Public, state: Rounds, seed: int) -> tuple[Seat, Move] | None:
        """Nothing happens by itself here."""
        return None

    def intervention(self, public: Public, table: AlternatingTable, move: Move) -> Refusal | None:
        """Whoever runs the game brings nothing about here."""
        return Refusal(message("alternating.moves"))

    def audience(self, public: Public, table: AlternatingTable, seat: Seat, move: Move) -> Hearers:
        """Everyone hears everything, but for what is said to one party alone."""
        return None if not isinstance(move, OwnWords) or move.to is None else tuple(sorted((seat, move.to)))

    def candidates(self, public: Public, table: AlternatingTable, desk: Desk, seat: Seat) -> Iterator[Move]:
        """Legal moves worth considering."""
        base = list(table.offer) if table.offer else [0] * len(public.issues)
        moves: list[Move] = [Accept(), Pass(), Leave(), Offer(tuple(base))]
        for i, issue in enumerate(public.issues):
            moves += [Offer((*base[:i], k, *base[i + 1 :])) for k in range(len(issue.options))]
        return (move for move in moves if _refusal(public, table, seat, move) is None)


def _refusal(public: Public, table: AlternatingTable, seat: Seat, move: Move) -> Message | None:
    if table.ending is not None:
        return message("rules.over")
    if table.holder != seat:
        return message("rules.turn", holder=name_of(public, table.holder), party=name_of(public, seat))
    act = _ACTS.get(type(move))
    if act == OFFERS:
        return _offer_refusal(public, move)  # type: ignore[arg-type]
    if act == ACCEPTS:
        if not table.offer:
            return message("alternating.nothing")
        return message("accept.already") if seat in table.accepted else None
    return message("alternating.moves") if act is None else None


def _words_refusal(public: Public, table: AlternatingTable, desk: Desk, seat: Seat, move: OwnWords) -> Message | None:
    if table.ending is not None:
        return message("rules.over")
    if table.holder != seat:
        return message("rules.turn", holder=name_of(public, table.holder), party=name_of(public, seat))
    if move.to is not None and not 0 <= move.to < len(public.parties):
        return message("whisper.party", seat=move.to)
    return message("whisper.own") if move.to == seat else words_refusal(desk, move)


def _said(public: Public, state: Rounds, seat: Seat, move: OwnWords) -> Rounds:
    """`state` after words that change nothing in it, but how many more the seat may say in this turn."""
    table, desks = state
    refused = _words_refusal(public, table, desks[seat], seat, move)
    if refused is not None:
        raise IllegalMove(Refusal(refused))
    return new_state((table, spoken(desks, seat)))


def _offer_refusal(public: Public, move: Offer) -> Message | None:
    terms = move.terms
    if move.to is not None:
        return message("alternating.open")
    if whole(public, terms):
        return None
    if OPEN in terms:
        return message("alternating.whole")
    return in_words(public, terms)


def _after(public: Public, table: AlternatingTable, seat: Seat, move: Move) -> AlternatingTable:
    round_, _, offer, by, accepted, _ = table
    act = _ACTS[type(move)]
    before = 0
    for other in accepted:
        before |= 1 << other
    hands, least = signing_rule(public)
    round_, holder, _, after, end = turned(
        act, seat, round_, by if offer else NOBODY, before, len(public.parties), public.rounds, hands, least
    )
    if act == OFFERS:
        offer, by, accepted = move.terms, seat, (seat,)  # type: ignore[attr-defined]
    # As bits for `turned`, as a row here, which keeps the order in which they came.
    elif after != before:
        accepted = (*accepted, seat)
    ending = None if end == GOES_ON else _ending(public, seat, offer, accepted, end)
    return _new_table((round_, holder, offer, by, accepted, ending))


def _ending(public: Public, seat: Seat, offer: Terms, accepted: tuple[Seat, ...], end: int) -> Ending:
    if end == JOINT:
        return Ending(EndingKind.JOINT, offer, tuple(sorted(accepted)), message("ending.cause_accepted"))
    if end == BREAKDOWN:
        return Ending(
            EndingKind.BREAKDOWN, (), (), message("ending.cause_broken_off", party=public.parties[seat].short)
        )
    return Ending(EndingKind.ADJOURNED, (), (), message("ending.cause_rounds"))


_ACTS: Final[dict[type[Move], int]] = {Offer: OFFERS, Accept: ACCEPTS, Pass: PASSES, Leave: LEAVES}
"""The four moves, as `turned` knows them."""

_new_table: Final = partial(tuple.__new__, AlternatingTable)
"""Made of all its fields in one tuple, like `new_state`."""

PROTOCOL: Final = Alternating
