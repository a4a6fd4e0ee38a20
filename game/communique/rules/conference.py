"""The conference: sessions of news, floor, ballot and press, with every move of the folder `moves`.

This module is the gate. It checks what holds for every move (phase, turn, presence, cost), lets the move's
own kind say the rest, pays, performs, and names what follows by itself. What a move does lives in its file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.model.message import Message, message
from communique.model.scenario import NATURE, Public, Seat
from communique.rules.flow import enter, opening_table
from communique.rules.kind import Cost, Hearers, Move, MoveKind, name_of
from communique.rules.meters import add_capital
from communique.rules.moves import BY_TYPE, KINDS, kind_of
from communique.rules.moves.announce import Announce
from communique.rules.moves.answer import Answer
from communique.rules.moves.come_back import Return
from communique.rules.moves.consult import Consult
from communique.rules.moves.draw import Draw
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.fulfil import Fulfil
from communique.rules.moves.say import OwnWords
from communique.rules.moves.walk import Walk
from communique.rules.news import forecast, may_be_foretold, next_card
from communique.rules.state import (
    EMPTY_DESK,
    FREE_MOVES,
    INITIAL,
    NO_NEWS,
    Condition,
    ConferenceTable,
    Desk,
    IllegalMove,
    Phase,
    Refusal,
    State,
    Talks,
    new_state,
)

_UNTIRING = (Pass, Answer, Walk, OwnWords)
"""Moves that the limit on free moves does not count: words of one's own have a limit to themselves."""

_FROM_AWAY = (Pass, Return, Consult)
"""Moves of a party that has left the table: it may call home, to afford the way back."""


class Conference:
    """The conference protocol, see `communique.rules.protocol.Rules`. Each game has one of its own.

    Holds one thing, the last question that was answered with "legal": a player asks it of its view, and then makes
    that very move. Nothing that is said or done depends on it.
    """

    name: str = "conference"

    def __init__(self) -> None:
        self._legal: tuple[Public, ConferenceTable, Desk, Seat, Move] | None = None

    def opening(self, public: Public) -> Talks:
        """The state before the first move."""
        table = opening_table(public)
        return enter(public, State(table, (EMPTY_DESK,) * len(public.parties)))

    def turn(self, state: Talks) -> Seat:
        """Whose move it is: who owes a private answer first, then the holder by public order."""
        for p, desk in enumerate(state.desks):
            if desk.question is not None:
                return Seat(p)
        return state.table.holder

    def my_turn(self, table: ConferenceTable, desk: Desk, seat: Seat) -> bool:
        """True when it is this seat's move, by what the seat can see."""
        if desk.question is not None:
            return True
        return desk.waiting == NATURE and table.holder == seat

    def refusal(self, public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Move) -> Refusal | None:
        """Why the move is not legal now; None when it is."""
        refused = _refusal(public, table, desk, seat, move)
        if refused is not None:
            return Refusal(refused)
        self._legal = public, table, desk, seat, move
        return None

    def apply(self, public: Public, state: Talks, seat: Seat, move: Move) -> Talks:
        """The state after the move. Raises IllegalMove when there is a refusal."""
        kind = BY_TYPE.get(type(move))
        table = state.table
        if kind is None or not kind.by_itself:
            desk = state.desks[seat]
            if not self._known_legal(public, table, desk, seat, move):
                refused = _refusal(public, table, desk, seat, move)
                if refused is not None:
                    raise IllegalMove(Refusal(refused))
            assert kind is not None
            state = _pay(public, state, seat, move, kind)
        elif not self._follows(public, state, seat, move):
            raise IllegalMove(Refusal(message("rules.follows")))
        elif table.changes:
            state = new_state((table._replace(changes=()), state.desks))
        return kind.perform(public, state, seat, move)

    def _known_legal(self, public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Move) -> bool:
        """True when `refusal` has just been asked this, of these very things, and there was none; they never change."""
        known = self._legal
        if known is None or known[4] is not move or known[1] is not table:
            return False
        return known[2] is desk and known[3] == seat and known[0] is public

    def due(self, public: Public, state: Talks, seed: int) -> tuple[Seat, Move] | None:
        """News to draw, a caucus agreement to announce, a promise that comes true; None otherwise."""
        table = state.table
        if table.awaiting_news:
            card = next_card(public, table, seed)
            return NATURE, Draw(card, forecast(public, table, card, seed))
        if table.phase is not Phase.FLOOR and table.phase is not Phase.BALLOT:
            return None
        for p, desk in enumerate(state.desks):
            if desk.due is not None and table.phase is Phase.FLOOR:
                return Seat(p), Announce(desk.due.terms, desk.due.accepted)
        for condition in table.conditions:
            if _fires(table, condition):
                return condition.by, Fulfil(condition.issue)
        for desk in state.desks:
            for condition in desk.conditions:
                if _fires(table, condition):
                    return condition.by, Fulfil(condition.issue)
        return None

    def _follows(self, public: Public, state: Talks, seat: Seat, move: Move) -> bool:
        """True when the move comes by itself now. A card may be any that is left: chance is what the log says it is."""
        table = state.table
        if isinstance(move, Draw):
            return seat == NATURE and table.awaiting_news and _may_come(public, table, move)
        if kind_of(move).by_facilitator:
            return seat == NATURE and self.intervention(public, table, move) is None
        # Any seed will do: but for cards, which are dealt with, nothing that follows is up to chance.
        return self.due(public, state, 0) == (seat, move)

    def intervention(self, public: Public, table: ConferenceTable, move: Move) -> Refusal | None:
        """Why whoever runs the game cannot bring that about now; None when they can."""
        kind = kind_of(move)
        if not kind.by_facilitator:
            return Refusal(message("rules.by_itself"))
        if table.ending is not None:
            return Refusal(message("rules.over"))
        if table.phase not in kind.phases:
            return Refusal(_phase_words(table.phase, kind))
        refused = kind.refuse(public, table, EMPTY_DESK, NATURE, move)
        return None if refused is None else Refusal(refused)

    def audience(self, public: Public, table: ConferenceTable, seat: Seat, move: Move) -> Hearers:
        """Who hears the move; None for everyone."""
        return BY_TYPE[type(move)].audience(public, table, seat, move)

    def candidates(self, public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Move]:
        """Legal moves worth considering. Kinds of which none can be made now are passed over whole."""
        for kind in KINDS.values():
            if _kind_refusal(public, table, desk, seat, kind) is not None:
                continue
            for move in kind.candidates(public, table, desk, seat):
                if _move_refusal(public, table, desk, seat, kind, move) is None:
                    yield move


def _may_come(public: Public, table: ConferenceTable, move: Draw) -> bool:
    """True for the card that was announced, or any left where none was; it may announce what can be foretold."""
    left = 0 <= move.news < len(public.news) and move.news not in table.drawn
    known = table.expected in (NO_NEWS, move.news)
    return left and known and may_be_foretold(public, table, move.news, move.expected)


def _refusal(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Move) -> Message | None:
    kind = BY_TYPE.get(type(move))
    if kind is None:
        return message("rules.no_move", move=type(move).__name__)
    refused = _kind_refusal(public, table, desk, seat, kind)
    return _move_refusal(public, table, desk, seat, kind, move) if refused is None else refused


def _kind_refusal(
    public: Public, table: ConferenceTable, desk: Desk, seat: Seat, kind: MoveKind[Move]
) -> Message | None:
    """Why no move of this kind can be made now; None when one may be."""
    if table.ending is not None:
        return message("rules.over")
    if kind.by_itself:
        return message("rules.by_itself")
    turn = _turn_refusal(public, table, desk, seat, kind)
    if turn is not None:
        return turn
    if table.phase not in kind.phases:
        return _phase_words(table.phase, kind)
    if table.call and not kind.in_call and table.phase is Phase.FLOOR:
        return message("rules.closing_call")
    if table.is_away(seat) and kind.type not in _FROM_AWAY:
        return message("rules.away")
    return None


def _move_refusal(
    public: Public, table: ConferenceTable, desk: Desk, seat: Seat, kind: MoveKind[Move], move: Move
) -> Message | None:
    """Why this move cannot be made now, where others of its kind may be; None when it can."""
    refused = kind.refuse(public, table, desk, seat, move)
    if refused is not None:
        return refused
    return _price_refusal(table, desk, seat, kind, kind.cost(public, table, desk, seat, move))


def _turn_refusal(
    public: Public, table: ConferenceTable, desk: Desk, seat: Seat, kind: MoveKind[Move]
) -> Message | None:
    if desk.question is not None:
        if kind.type is not Answer:
            return message("rules.answer_first", party=name_of(public, desk.question.by))
        return None
    if desk.waiting != NATURE:
        return message("rules.waiting", party=name_of(public, desk.waiting))
    holder = table.holder
    if holder == NATURE:
        return message("rules.nobody")
    if holder != seat:
        return message("rules.turn", holder=name_of(public, holder), party=name_of(public, seat))
    if table.question is not None and kind.type is not Answer:
        return message("rules.answer_first", party=name_of(public, table.question.by))
    return None


_PHASE_WORDS = {
    Phase.NEWS: message("rules.phase_news"),
    Phase.FLOOR: message("rules.phase_floor"),
    Phase.BALLOT: message("rules.phase_ballot"),
    Phase.PRESS: message("rules.phase_press"),
    Phase.SIGNING: message("rules.phase_signing"),
    Phase.FINAL: message("rules.phase_final"),
}


def _phase_words(phase: Phase, kind: MoveKind[Move]) -> Message:
    if not kind.phases:
        return message("rules.walk_out")
    return _PHASE_WORDS[phase]


def _price_refusal(table: ConferenceTable, desk: Desk, seat: Seat, kind: MoveKind[Move], price: Cost) -> Message | None:
    if price.points > desk.points:
        return message("rules.points", price=_points(price.points), left=_points(desk.points))
    if price.capital > table.capital[seat]:
        return message("rules.capital", price=price.capital, left=table.capital[seat])
    if table.phase is Phase.FLOOR and price.points == 0 and desk.free >= FREE_MOVES and kind.type not in _UNTIRING:
        return message("rules.talk", most=FREE_MOVES)
    return None


def _points(n: int) -> Message:
    return message("rules.action_points", n=n)


def _pay(public: Public, state: Talks, seat: Seat, move: Move, kind: MoveKind[Move]) -> Talks:
    table, desks = state
    desk = desks[seat]
    price = kind.cost(public, table, desk, seat, move)
    if table.phase is Phase.FLOOR and kind.type not in _UNTIRING:
        desk = desk._replace(points=desk.points - price.points, free=desk.free + (price.points == 0))
        desks = desks[:seat] + (desk,) + desks[seat + 1 :]
    # A whisper leaves the table as it was, the changes that were told last included: it is made of what all have
    # heard.
    if kind.audience(public, table, seat, move) is None and table.changes:
        table = table._replace(changes=())
    if price.capital:
        table = add_capital(
            table,
            seat,
            -price.capital,
            message("rules.spent", party=name_of(public, seat), move=Message(f"{kind.name}.name")),
        )
    return new_state((table, desks))


def _fires(table: ConferenceTable, condition: Condition) -> bool:
    draft = table.draft
    return (
        draft is not None
        and draft.terms[condition.issue] == condition.option
        and draft.terms[condition.other_issue] == condition.other_option
        and table.marks[condition.of][condition.other_issue] == INITIAL
        and table.marks[condition.by][condition.issue] != INITIAL
    )


PROTOCOL: Final = Conference
