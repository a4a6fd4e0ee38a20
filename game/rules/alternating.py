"""Stacked alternating offers: whole packages, in turn, until enough accept, somebody leaves or time runs out.

The protocol of the research literature (Aydoğan, Festen, Hindriks & Jonker 2017). It is played with four of
the moves: offer, accept, pass, leave. The deadline counts rounds; in a round every party moves once.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.model.package import OPEN
from game.model.scenario import NATURE, Public, Seat
from game.rules.kind import Audience, Move, name_of
from game.rules.moves.accept import Accept
from game.rules.moves.end_turn import Pass
from game.rules.moves.leave import Leave
from game.rules.moves.offer import Offer
from game.rules.state import (
    EMPTY_DESK,
    AlternatingTable,
    Desk,
    Ending,
    IllegalMove,
    Refusal,
    State,
    Table,
)
from game.rules.terms import satisfied, terms_refusal


class Alternating:
    """The alternating protocol; stateless, see `game.rules.protocol.Rules`."""

    name = "alternating"

    def opening(self, public: Public) -> State:
        """The state before the first move."""
        return State(AlternatingTable(0, Seat(0), (), NATURE, (), None), (EMPTY_DESK,) * len(public.parties))

    def turn(self, state: State) -> Seat:
        """Whose move it is; NATURE when the game is over."""
        table = state.table
        return table.holder if table.ending is None else NATURE

    def my_turn(self, table: Table, desk: Desk, seat: Seat) -> bool:
        """True when it is this seat's move."""
        return table.ending is None and table.holder == seat

    def refusal(self, public: Public, table: Table, desk: Desk, seat: Seat, move: Move) -> Refusal | None:
        """Why the move is not legal now; None when it is."""
        assert isinstance(table, AlternatingTable)
        sentence = _refusal(public, table, seat, move)
        return None if sentence is None else Refusal(sentence)

    def apply(self, public: Public, state: State, seat: Seat, move: Move) -> State:
        """The state after the move. Raises IllegalMove when there is a refusal."""
        table = state.table
        assert isinstance(table, AlternatingTable)
        sentence = _refusal(public, table, seat, move)
        if sentence is not None:
            raise IllegalMove(Refusal(sentence))
        return State(_after(public, table, seat, move), state.desks)

    def due(self, public: Public, state: State, seed: int) -> tuple[Seat, Move] | None:
        """Nothing happens by itself here."""
        return None

    def audience(self, public: Public, table: Table, seat: Seat, move: Move) -> Audience:
        """Everyone hears everything."""
        return None

    def candidates(self, public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[Move]:
        """Legal moves worth considering."""
        assert isinstance(table, AlternatingTable)
        base = list(table.offer) if table.offer else [0] * len(public.issues)
        moves: list[Move] = [Accept(), Pass(), Leave(), Offer(tuple(base))]
        for i, issue in enumerate(public.issues):
            moves += [Offer((*base[:i], k, *base[i + 1 :])) for k in range(len(issue.options))]
        return (move for move in moves if _refusal(public, table, seat, move) is None)


def _refusal(public: Public, table: AlternatingTable, seat: Seat, move: Move) -> str | None:
    if table.ending is not None:
        return "The talks are over."
    if table.holder != seat:
        return f"It is {name_of(public, table.holder)}'s turn, not {name_of(public, seat)}'s."
    if isinstance(move, Offer):
        if move.to is not None:
            return "In alternating offers everyone hears every offer."
        if OPEN in move.terms:
            return "In alternating offers an offer is a whole package; settle every issue."
        return terms_refusal(public, move.terms)
    if isinstance(move, Accept):
        if not table.offer:
            return "There is no offer to accept yet."
        return "Your delegation has accepted this offer already." if seat in table.accepted else None
    if isinstance(move, Pass | Leave):
        return None
    return "Alternating offers know four moves: offer, accept, pass and leave."


def _after(public: Public, table: AlternatingTable, seat: Seat, move: Move) -> AlternatingTable:
    round_, _, offer, by, accepted, _ = table
    if isinstance(move, Offer):
        offer, by, accepted = move.terms, seat, (seat,)
    elif isinstance(move, Accept):
        accepted = (*accepted, seat)
    elif isinstance(move, Leave):
        cause = f"{public.parties[seat].short} broke off the talks"
        return AlternatingTable(round_, seat, offer, by, accepted, Ending("breakdown", (), (), cause))
    if offer and satisfied(public, accepted):
        ending = Ending("joint", offer, tuple(sorted(accepted)), "the offer was accepted")
        return AlternatingTable(round_, seat, offer, by, accepted, ending)
    nxt = seat + 1
    if nxt == len(public.parties):
        nxt, round_ = 0, round_ + 1
        if round_ >= public.rounds:
            cause = "the rounds ran out without an agreement"
            return AlternatingTable(round_, seat, offer, by, accepted, Ending("adjourned", (), (), cause))
    return AlternatingTable(round_, Seat(nxt), offer, by, accepted, None)


ALTERNATING = Alternating()
