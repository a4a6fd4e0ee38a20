"""What the seat can do now: every move of the game with its key, its price, and why it is not possible if it is not.

Whether a kind of move is open is asked of the rules, by trying the moves it suggests; no rule is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from communique.model.scenario import NATURE, Role, Seat
from communique.rules.kind import Cost, Move, name_of
from communique.rules.moves import KINDS, kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.ask import Ask
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.state import AlternatingTable, ConferenceTable
from communique.views import PartyView
from communique.words import say

_NOTHING = {
    "accept": "There is no standing offer to accept.",
    "reject": "There is nothing on the table to reject.",
    "amend": "There is nothing on the table to amend.",
    "mark": "There is no draft on the table to mark.",
    "final": "Table a draft first; the final text is put from it.",
}
ENOUGH = 80
"""How many suggested moves of a kind are tried before it counts as closed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of move as a button shows it."""

    name: str
    title: str
    key: str
    group: str
    """`main`, `talk`, `home` (press and leave) or `mediator`."""
    icon: str
    about: str
    """What it does, in a sentence."""


_ENTRIES = (
    Entry("offer", "Offer", "O", "main", "offer", "Put your package on the table, to all or to one."),
    Entry("accept", "Accept", "A", "main", "accept", "Consent to a standing offer."),
    Entry("mark", "Mark", "M", "main", "initial", "Initial, hold or block clauses of the draft."),
    Entry("table", "Table a draft", "D", "mediator", "table", "Lay your package on the table as the single text."),
    Entry("ask", "Ask", "K", "main", "ask", "Ask what matters more to them, or what they would need."),
    Entry("pass", "Pass", "P", "main", "pass", "Give up the floor until the next session."),
    Entry("tell", "Tell", "T", "talk", "tell", "State a priority, or lay evidence on the table."),
    Entry("reject", "Reject with reasons", "R", "talk", "reject", "Name up to three clauses that stand in the way."),
    Entry("amend", "Amend", "N", "talk", "draft", "Change one to three clauses of an offer or of the draft."),
    Entry("if-then", "If-then", "I", "talk", "link", "We initial this if you initial that. It fires by itself."),
    Entry("caucus", "Caucus", "C", "talk", "caucus", "Meet one delegation in private until the session ends."),
    Entry("gesture", "Gesture", "G", "home", "handshake", "A one-sided step, once. It fixes a floor on one issue."),
    Entry("consult", "Consult the capital", "U", "home", "home", "Capital +1, and a report on the texts in play."),
    Entry("warn", "Warn of leaving", "W", "home", "warning", "To be kept in this session, or credibility pays."),
    Entry("walk", "Leave the table", "L", "home", "leave", "Walk out. You may return in a later turn."),
    Entry("return", "Return to the table", "L", "home", "home", "Take your seat again."),
    Entry("guarantee", "Guarantee", "Y", "mediator", "lock", "Underwrite something, and unlock what needs it."),
    Entry("final", "Final text", "F", "mediator", "gavel", "Ask for yes or no, once. The talks end with the answer."),
    Entry("leave", "Break off", "L", "home", "leave", "End the talks for good."),
)


@dataclass(frozen=True, slots=True)
class Action:
    """A kind of move, and whether it is possible now."""

    entry: Entry
    title: str
    reason: str
    """Why not, as a sentence; empty when it is possible."""
    price: str
    """`1 action point`, `1 capital`, `free`."""

    @property
    def name(self) -> str:
        """The word on the wire."""
        return self.entry.name


def actions(view: PartyView) -> tuple[Action, ...]:
    """The moves that belong to the seat's role and protocol, in the order of the buttons."""
    if view.seat == NATURE:
        return ()
    return tuple(_action(view, entry) for entry in _ENTRIES if _belongs(view, entry.name))


def why_not(view: PartyView, move: Move) -> str:
    """Why the seat cannot make `move` now; empty when it can."""
    if view.seat == NATURE:
        return "You are watching."
    refusal = view.refusal(move)
    return "" if refusal is None else say(refusal.message)


def price_words(view: PartyView, move: Move) -> str:
    """What `move` costs, in words."""
    if not isinstance(view.table, ConferenceTable):
        return ""
    return _cost_words(kind_of(move).cost(view.public, view.table, view.desk, view.seat, move))


def costs_words(price: str) -> str:
    """A price as a remark.

    >>> costs_words("1 action point"), costs_words("free"), costs_words("")
    ('Costs 1 action point.', 'Costs nothing.', '')
    """
    return f"Costs {'nothing' if price == 'free' else price}." if price else ""


def _belongs(view: PartyView, name: str) -> bool:
    public, table = view.public, view.table
    if isinstance(table, AlternatingTable):
        return name in ("offer", "accept", "pass", "leave")
    mediator = public.parties[view.seat].role is Role.MEDIATOR
    away = table.away[view.seat] >= 0
    held: dict[str, bool] = {
        "leave": False,
        "return": away,
        "walk": not away,
        "gesture": any(g.seat == view.seat for g in public.gestures),
        "guarantee": any(g.seat == view.seat for g in public.guarantees),
        "table": mediator or not public.mediators,
        "final": mediator,
        "caucus": len(public.parties) > 2,
        "mark": view.seat in public.signatories,
        "if-then": view.seat in public.signatories,
    }
    return held.get(name, True)


def _action(view: PartyView, entry: Entry) -> Action:
    reason, example = _open(view, entry.name)
    title = entry.title
    if entry.name == "caucus" and view.public.parties[view.seat].role is Role.MEDIATOR:
        title = "Shuttle"
    price = price_words(view, example) if example is not None else ""
    if entry.name == "table" and view.public.parties[view.seat].role is Role.MEDIATOR:
        entry = replace(entry, group="main")
    return Action(entry, title, reason, price)


def _open(view: PartyView, name: str) -> tuple[str, Move | None]:
    """Why no move of that kind is possible (empty when one is), and one that is, or one that was tried."""
    table = view.table
    tried: list[tuple[str, Move]] = []
    for move in islice(_suggested(view, name), ENOUGH):
        reason = why_not(view, move)
        if not reason:
            return "", move
        tried.append((reason, move))
    if isinstance(table, ConferenceTable) and not view.my_turn and table.ending is None:
        return _not_now(view, table), tried[0][1] if tried else None
    return tried[0] if tried else (_NOTHING.get(name, "There is nothing to do this with now."), None)


def _suggested(view: PartyView, name: str) -> Iterable[Move]:
    table = view.table
    if isinstance(table, AlternatingTable):
        return [_round_example(view, name)]
    found = list(islice(KINDS[name].candidates(view.public, table, view.desk, view.seat), ENOUGH))
    if name == "ask":
        others = [Seat(p) for p in range(len(view.public.parties)) if p != view.seat]
        return [*found, *(Ask("need", 0, option=0, of=p) for p in others)]
    if name == "if-then":
        partners = [s for s in view.public.signatories if s != view.seat]
        return [*found, *(IfThen(0, 1, s, len(view.public.issues) - 1, 1) for s in partners)]
    return found


def _round_example(view: PartyView, name: str) -> Move:
    package = tuple(0 for _ in view.public.issues)
    examples: dict[str, Move] = {"offer": Offer(package), "accept": Accept(), "pass": Pass(), "leave": Leave()}
    return examples[name]


def _not_now(view: PartyView, table: ConferenceTable) -> str:
    if view.desk.waiting != NATURE:
        return f"{name_of(view.public, view.desk.waiting)} has yet to answer you."
    if table.holder == NATURE:
        return "It is nobody's turn now."
    return f"It is {name_of(view.public, table.holder)}'s turn, not yours."


def _cost_words(cost: Cost) -> str:
    parts = [f"{cost.points} action point{'' if cost.points == 1 else 's'}"] if cost.points else []
    parts += [f"{cost.capital} capital"] if cost.capital else []
    return " and ".join(parts) or "free"
