"""What a seat may do now, for a program: every legal move of a kind where that can be listed, else what it is made of.

A kind whose fields take few values each is listed whole, as the rules answer for each. Of the others there are the
moves that the rules suggest, and a shape: its fields, and what may stand in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from itertools import product
from typing import Any, Final

from communique.rules.alternating import Alternating
from communique.rules.kind import Move, MoveKind
from communique.rules.moves import belonging, kind_of, suggested
from communique.rules.moves.answer import SAYS
from communique.rules.moves.remark import REMARKS
from communique.rules.moves.say import MOST_CHARACTERS
from communique.rules.state import MARK_NAMES, PRESS_LINES, REASONS, QuestionKind
from communique.views import PartyView

FieldShapes = dict[str, dict[str, Any]]
"""By field, what may stand in it: `one_of` a list; `terms`, a number below each bound, or -1 where `open`; a `list` of
rows of these names; or `text`, of so many characters at most. `default` where the field may be left out."""


def legal_moves(view: PartyView) -> list[Move]:
    """Legal moves: all those of the kinds that have no shape, and of the others what the rules suggest."""
    found: dict[Move, None] = {}
    for kind in belonging(view.public, view.table, view.desk, view.seat):
        if (every := _every(view, kind)) is not None:
            found |= dict.fromkeys(move for move in every if view.refusal(move) is None)
    return list(found | dict.fromkeys(view.candidates()))


def shapes(view: PartyView) -> dict[str, FieldShapes]:
    """By the name of each kind that is open now and not listed whole, its fields.

    A shape may hold moves that the rules refuse, and says nothing of what they cost.
    """
    open_now = {kind_of(move).name for move in view.candidates()}
    return {
        kind.name: _shape(view, kind)
        for kind in belonging(view.public, view.table, view.desk, view.seat)
        if _every(view, kind) is None and (kind.name in open_now or _is_open(view, kind))
    }


def _is_open(view: PartyView, kind: MoveKind[Move]) -> bool:
    tried = suggested(view.public, view.table, view.desk, view.seat, kind)
    return any(view.refusal(move) is None for move in tried)


def _every(view: PartyView, kind: MoveKind[Move]) -> list[Move] | None:
    """All instances of the kind, legal or not; None where they are not to be listed."""
    names = [field.name for field in fields(kind.type)]  # type: ignore[arg-type]  # each is a dataclass
    if any((kind.name, name) not in _LISTED for name in names):
        return None
    values = product(*(_LISTED[kind.name, name](view) for name in names))
    return [kind.type(**dict(zip(names, row, strict=True))) for row in values]


def _offers(view: PartyView) -> list[str]:
    """The standing offers that the seat can name."""
    return [offer.id for offer in (*view.table.offers, *view.desk.whispers) if offer.id]


def _texts(view: PartyView) -> list[str]:
    return [*_offers(view), "draft"] if view.table.draft is not None else _offers(view)


def _others(view: PartyView) -> list[int]:
    return [seat for seat in range(len(view.public.parties)) if seat != view.seat]


def _issues(view: PartyView) -> Sequence[int]:
    return range(len(view.public.issues))


def _options(view: PartyView) -> Sequence[int]:
    return range(max(view.public.sizes))


def _lines(view: PartyView) -> Sequence[int]:
    news = view.table.news
    return range(len(view.public.news[news].lines) if 0 <= news < len(view.public.news) else 0)


_LISTED: Final[dict[tuple[str, str], Callable[[PartyView], Sequence[Any]]]] = {
    ("accept", "offer"): lambda view: ["", *_offers(view)],
    ("caucus", "to"): _others,
    ("gesture", "gesture"): lambda view: range(len(view.public.gestures)),
    ("guarantee", "guarantee"): lambda view: range(len(view.public.guarantees)),
    ("line", "line"): _lines,
    ("line", "news"): lambda view: [view.table.news],
    ("press", "line"): lambda view: range(len(PRESS_LINES)),
}
"""By move and field, all that may stand in it, where a kind is listed whole."""

_ONE_OF: Final[dict[str, Callable[[PartyView], Sequence[Any]]]] = {
    "issue": _issues,
    "other_issue": _issues,
    "option": _options,
    "other_option": _options,
    "to": _others,
    "of": _others,
    "whom": _others,
    "target": _texts,
    "other": _texts,
    "session": lambda view: range(view.table.when + 1),
    "level": lambda view: range(5),
    "question": lambda view: [kind.value for kind in QuestionKind],
    "says": lambda view: SAYS,
    "about": lambda view: REMARKS,
    "weight": lambda view: ["high", "low"],
    "card": lambda view: [card.id for card in view.sheet.cards],
}
"""By field of the kinds that are not listed whole, what may stand in it."""

_ROWS: Final[dict[str, list[object]]] = {
    "changes": ["issue", "option"],
    "points": ["issue", "option", {"below": len(REASONS)}],
    "marks": [{"below": len(MARK_NAMES)}],
}


def _shape(view: PartyView, kind: MoveKind[Move]) -> FieldShapes:
    shape: FieldShapes = {}
    for field in fields(kind.type):  # type: ignore[arg-type]  # each is a dataclass
        shape[field.name] = _said_of(view, field.name)
        if field.default is not MISSING:
            shape[field.name]["default"] = field.default
    return shape


def _said_of(view: PartyView, field: str) -> dict[str, Any]:
    if field == "terms":
        # In alternating offers a package is whole; elsewhere -1 leaves an issue open.
        return {"terms": view.public.sizes, "open": view.rules.name != Alternating.name}
    if field in _ONE_OF:
        return {"one_of": list(_ONE_OF[field](view))}
    return {"list": _ROWS[field]} if field in _ROWS else {"text": MOST_CHARACTERS}
