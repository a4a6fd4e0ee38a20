"""What the seat can do now: every move of the game with its key, its price, and why it is not possible if it is not.

What a button says is the move's face; whether the move is open is asked of the rules, by trying the moves that its
kind suggests. No rule is written twice, and a move more is a file in the rules and a face.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from communique.faces import FACES, Face, Group
from communique.model.scenario import NATURE, Gesture, Public, Role, Seat
from communique.present.appraisal import signed
from communique.rules.kind import Cost, Move, name_of
from communique.rules.moves import KINDS, belonging, kind_of, suggested
from communique.rules.state import Refusal
from communique.views import PartyView
from communique.words import joined, say, tr, tr_n

ENOUGH = 80
"""How many suggested moves of a kind are tried before it counts as closed."""


@dataclass(frozen=True, slots=True)
class Action:
    """A kind of move as a button shows it to one seat, and whether it is possible now."""

    face: Face
    mediator: bool
    """True when the seat mediates: some moves have another name and place then."""
    reason: str
    """Why not, as a sentence; empty when it is possible."""
    price: str
    """`1 action point`, `1 capital`, `free`."""
    harm: str = ""
    """What speaks against putting it forward as the thing to do; empty when nothing does."""

    @property
    def name(self) -> str:
        """The word on the wire."""
        return self.face.move

    @property
    def title(self) -> str:
        """The words on its button."""
        other = self.mediator and self.face.mediator_title
        return tr(self.face.mediator_title) if other else tr(self.face.title)

    @property
    def group(self) -> Group:
        """Where its button stands."""
        if self.mediator:
            return self.face.mediator_group or self.face.group
        # Where nobody mediates, a principal does what a mediator would, and is none.
        return Group.MAIN if self.face.group is Group.MEDIATOR else self.face.group

    @property
    def about(self) -> str:
        """What it does and what it costs, in a sentence or two."""
        return f"{tr(self.face.about)} {costs_words(self.price)}".strip()


def actions(view: PartyView) -> tuple[Action, ...]:
    """The moves that belong to the seat's role and protocol, in the order of the buttons."""
    if view.seat == NATURE:
        return ()
    mine = {kind.name for kind in belonging(view.public, view.table, view.desk, view.seat)}
    return tuple(_action(view, face) for face in FACES.values() if face.group and face.move in mine)


def possible(view: PartyView, name: str) -> tuple[Move, ...]:
    """The moves of that kind that the seat could make now, of those the rules suggest."""
    return tuple(move for move in islice(_suggested(view, name), ENOUGH) if not why_not(view, move))


def why_not(view: PartyView, move: Move) -> str:
    """Why the seat cannot make `move` now; empty when it can."""
    if view.seat == NATURE:
        return tr("You are watching.")
    refusal = view.refusal(move)
    return "" if refusal is None else say(refusal.message)


def price_words(view: PartyView, move: Move) -> str:
    """What `move` costs, in words."""
    table = view.table.conference
    if table is None:
        return ""
    return _cost_words(kind_of(move).cost(view.public, table, view.desk, view.seat, move))


def costs_words(price: str) -> str:
    """A price as a remark.

    >>> costs_words("1 action point"), costs_words("free"), costs_words("")
    ('Costs 1 action point.', 'Costs nothing.', '')
    """
    if not price:
        return ""
    return tr("Costs nothing.") if price == tr("free") else tr("Costs {price}.", price=price)


def fixed_words(public: Public, gesture: Gesture) -> str:
    """What `gesture` would fix for good, and which meters it moves."""
    issue = public.issues[gesture.issue]
    effects = [tr("the others' trust in you {change}", change=signed(gesture.trust))] if gesture.trust else []
    if gesture.tension and public.tension_on:
        effects.append(tr("tension {change}", change=signed(gesture.tension)))
    lost = ", ".join(tr('"{option}"', option=o.label) for o in issue.options[: gesture.floor])
    return tr(
        'It fixes at least "{option}" on {issue}, for good. No longer possible: {lost}. In return nothing is owed; '
        "{effects}.",
        option=issue.options[gesture.floor].label,
        issue=issue.short,
        lost=lost,
        effects=joined(effects) or tr("no meter moves"),
    )


def unlocked_words(public: Public, number: int) -> str:
    """Which options guarantee `number` would make possible."""
    unlocked = [
        tr('"{option}" ({issue})', option=option.label, issue=issue.short)
        for issue in public.issues
        for option in issue.options
        if option.guarantee == number
    ]
    if not unlocked:
        return tr("It unlocks nothing, and cannot be taken back.")
    return tr("It unlocks {options}, and cannot be taken back.", options=", ".join(unlocked))


def sentence_of(public: Public, seat: Seat, move: Move) -> str:
    """What all who hear `move` would be told."""
    return say(kind_of(move).told(public, seat, move))


def _action(view: PartyView, face: Face) -> Action:
    reason, example = _open(view, face)
    price = price_words(view, example) if example is not None else ""
    return Action(face, view.public.parties[view.seat].role is Role.MEDIATOR, reason, price)


def _open(view: PartyView, face: Face) -> tuple[str, Move | None]:
    """Why no move of that kind is possible (empty when one is), and one that is, or one that was tried."""
    tried: tuple[Refusal, Move] | None = None
    for move in islice(_suggested(view, face.move), ENOUGH):
        refusal = view.refusal(move)
        if refusal is None:
            return "", move
        tried = tried or (refusal, move)
    if view.table.conference is not None and not view.my_turn and not view.over:
        return _not_now(view), tried[1] if tried else None
    if tried:
        return say(tried[0].message), tried[1]
    return tr(face.nothing) if face.nothing else tr("There is nothing to do this with now."), None


def _suggested(view: PartyView, name: str) -> Iterator[Move]:
    return suggested(view.public, view.table, view.desk, view.seat, KINDS[name])


def _not_now(view: PartyView) -> str:
    if view.desk.waiting != NATURE:
        return tr("{party} has yet to answer you.", party=name_of(view.public, view.desk.waiting))
    if view.table.holder == NATURE:
        return tr("It is nobody's turn now.")
    return tr("It is {party}'s turn, not yours.", party=name_of(view.public, view.table.holder))


def _cost_words(cost: Cost) -> str:
    points = tr_n("{n} action point", "{n} action points", cost.points)
    capital = tr("{capital} capital", capital=cost.capital)
    if cost.points and cost.capital:
        return tr("{points} and {capital}", points=points, capital=capital)
    return points if cost.points else capital if cost.capital else tr("free")
