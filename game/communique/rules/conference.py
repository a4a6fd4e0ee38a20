"""The conference: sessions of news, floor, ballot and press, with every move of the folder `moves`.

This module is the gate. It checks what holds for every move (phase, turn, presence, cost), lets the move's
own kind say the rest, pays, performs, and names what follows by itself. What a move does lives in its file.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.scenario import NATURE, Public, Seat
from communique.rules.dice import dice
from communique.rules.flow import enter, opening_table
from communique.rules.kind import Cost, Hearers, Move, MoveKind, name_of
from communique.rules.meters import add_capital
from communique.rules.moves import BY_TYPE, KINDS
from communique.rules.moves.announce import Announce
from communique.rules.moves.answer import Answer
from communique.rules.moves.come_back import Return
from communique.rules.moves.consult import Consult
from communique.rules.moves.draw import Draw
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.fulfil import Fulfil
from communique.rules.moves.walk import Walk
from communique.rules.state import (
    EMPTY_DESK,
    FREE_MOVES,
    INITIAL,
    Condition,
    ConferenceTable,
    Desk,
    IllegalMove,
    Phase,
    Refusal,
    State,
    Table,
)

_UNTIRING = (Pass, Answer, Walk)
"""Moves that the limit on free moves does not count."""

_FROM_AWAY = (Pass, Return, Consult)
"""Moves of a party that has left the table: it may call home, to afford the way back."""


class Conference:
    """The conference protocol; stateless, see `communique.rules.protocol.Rules`."""

    name = "conference"

    def opening(self, public: Public) -> State:
        """The state before the first move."""
        table = opening_table(public)
        return enter(public, State(table, (EMPTY_DESK,) * len(public.parties)))

    def turn(self, state: State) -> Seat:
        """Whose move it is: who owes a private answer first, then the holder by public order."""
        for p, desk in enumerate(state.desks):
            if desk.question is not None:
                return Seat(p)
        return _table(state.table).holder

    def my_turn(self, table: Table, desk: Desk, seat: Seat) -> bool:
        """True when it is this seat's move, by what the seat can see."""
        if desk.question is not None:
            return True
        return desk.waiting == NATURE and _table(table).holder == seat

    def refusal(self, public: Public, table: Table, desk: Desk, seat: Seat, move: Move) -> Refusal | None:
        """Why the move is not legal now; None when it is."""
        sentence = _refusal(public, _table(table), desk, seat, move)
        if sentence is not None:
            return Refusal(sentence)
        _LEGAL[:] = [(public, table, desk, seat, move)]
        return None

    def apply(self, public: Public, state: State, seat: Seat, move: Move) -> State:
        """The state after the move. Raises IllegalMove when there is a refusal."""
        kind = BY_TYPE.get(type(move))
        table = _table(state.table)
        if kind is None or not kind.by_itself:
            desk = state.desks[seat]
            if not _known_legal(public, table, desk, seat, move):
                sentence = _refusal(public, table, desk, seat, move)
                if sentence is not None:
                    raise IllegalMove(Refusal(sentence))
            assert kind is not None
            state = _pay(public, state, seat, move, kind)
        elif not self._follows(public, state, seat, move):
            raise IllegalMove(Refusal("That does not follow from what was said and done."))
        elif table.changes:
            state = State(table._replace(changes=()), state.desks)
        return kind.perform(public, state, seat, move)

    def due(self, public: Public, state: State, seed: int) -> tuple[Seat, Move] | None:
        """News to draw, a caucus agreement to announce, a promise that comes true; None otherwise."""
        table = _table(state.table)
        if table.awaiting_news:
            left = [k for k in range(len(public.news)) if k not in table.drawn]
            return NATURE, Draw(left[dice(seed, table.session, "news") % len(left)])
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

    def _follows(self, public: Public, state: State, seat: Seat, move: Move) -> bool:
        """True when the move comes by itself now. A card may be any that is left: chance is what the log says it is."""
        table = _table(state.table)
        if isinstance(move, Draw):
            left = 0 <= move.news < len(public.news) and move.news not in table.drawn
            return seat == NATURE and table.awaiting_news and left
        return self.due(public, state, 0) == (seat, move)

    def audience(self, public: Public, table: Table, seat: Seat, move: Move) -> Hearers:
        """Who hears the move; None for everyone."""
        return BY_TYPE[type(move)].audience(public, _table(table), seat, move)

    def candidates(self, public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[Move]:
        """Legal moves worth considering."""
        open_table = _table(table)
        for kind in KINDS.values():
            for move in kind.candidates(public, open_table, desk, seat):
                if _refusal(public, open_table, desk, seat, move) is None:
                    yield move


def _table(table: Table) -> ConferenceTable:
    assert isinstance(table, ConferenceTable)
    return table


_LEGAL: list[tuple[Public, Table, Desk, Seat, Move]] = []
"""The last question that was answered with "legal": a player asks it of its view, and then makes that very move."""


def _known_legal(public: Public, table: Table, desk: Desk, seat: Seat, move: Move) -> bool:
    """True when `_refusal` has just been asked this, of these very things, and there was none. None of them change."""
    for known in _LEGAL:
        if known[4] is move and known[1] is table and known[2] is desk and known[3] == seat and known[0] is public:
            return True
    return False


def _refusal(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Move) -> str | None:
    kind = BY_TYPE.get(type(move))
    if kind is None:
        return f"{type(move).__name__} is no move of this game."
    if table.ending is not None:
        return "The talks are over."
    if kind.by_itself:
        return "That happens by itself."
    turn = _turn_refusal(public, table, desk, seat, kind)
    if turn is not None:
        return turn
    if table.phase not in kind.phases:
        return _phase_words(table.phase, kind)
    if table.away[seat] >= 0 and kind.type not in _FROM_AWAY:
        return "Your delegation has left the table; return first."
    refused = kind.refuse(public, table, desk, seat, move)
    if refused is not None:
        return refused
    return _price_refusal(table, desk, seat, kind, kind.cost(public, table, desk, seat, move))


def _turn_refusal(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, kind: MoveKind) -> str | None:
    if desk.question is not None:
        if kind.type is not Answer:
            return f"{name_of(public, desk.question.by)} is waiting for your answer; decline if you prefer."
        return None
    if desk.waiting != NATURE:
        return f"{name_of(public, desk.waiting)} has yet to answer you."
    holder = table.holder
    if holder == NATURE:
        return "It is nobody's turn now."
    if holder != seat:
        return f"It is {name_of(public, holder)}'s turn, not {name_of(public, seat)}'s."
    if table.question is not None and kind.type is not Answer:
        return f"{name_of(public, table.question.by)} is waiting for your answer; decline if you prefer."
    return None


_PHASE_WORDS = {
    Phase.NEWS: "Take a line on the news first.",
    Phase.FLOOR: "That is for later: the floor is open now.",
    Phase.BALLOT: "This is the ballot: mark the clauses of the draft.",
    Phase.PRESS: "This is the press: choose a line, open, neutral or firm.",
    Phase.SIGNING: "The terms are on the signing table: sign or withhold.",
    Phase.FINAL: "The final text asks for yes or no: sign or withhold.",
}


def _phase_words(phase: Phase, kind: MoveKind) -> str:
    if not kind.phases:
        return "In a conference, walk out instead; you may return."
    return _PHASE_WORDS[phase]


def _price_refusal(table: ConferenceTable, desk: Desk, seat: Seat, kind: MoveKind, price: Cost) -> str | None:
    if price.points > desk.points:
        return f"This takes {_points(price.points)}; {_points(desk.points)} left in this turn."
    if price.capital > table.capital[seat]:
        return f"This takes {price.capital} capital; there is {table.capital[seat]}. Consulting at home regains some."
    if table.phase is Phase.FLOOR and price.points == 0 and desk.free >= FREE_MOVES and kind.type not in _UNTIRING:
        return f"{FREE_MOVES} moves without cost are enough for one turn; pass the floor."
    return None


def _points(n: int) -> str:
    return f"{n} action point{'' if n == 1 else 's'}"


def _pay(public: Public, state: State, seat: Seat, move: Move, kind: MoveKind) -> State:
    table, desks = state
    assert isinstance(table, ConferenceTable)
    desk = desks[seat]
    price = kind.cost(public, table, desk, seat, move)
    if table.phase is Phase.FLOOR and kind.type not in _UNTIRING:
        desk = desk._replace(points=desk.points - price.points, free=desk.free + (price.points == 0))
        desks = desks[:seat] + (desk,) + desks[seat + 1 :]
    if kind.audience(public, table, seat, move) is None and table.changes:
        table = table._replace(changes=())
    if price.capital:
        table = add_capital(table, seat, -price.capital, f"{name_of(public, seat)} spent it: {kind.name}")
    return State(table, desks)


def _fires(table: ConferenceTable, condition: Condition) -> bool:
    draft = table.draft
    return (
        draft is not None
        and draft.terms[condition.issue] == condition.option
        and draft.terms[condition.other_issue] == condition.other_option
        and table.marks[condition.of][condition.other_issue] == INITIAL
        and table.marks[condition.by][condition.issue] != INITIAL
    )


CONFERENCE = Conference()
