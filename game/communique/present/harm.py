"""What speaks against making a move without a second look: the one place that says so for every button and form.

A move harms when it commits the seat to terms worth less to it than no deal or that home would reject, or when its
face says that it is grave: it cannot be taken back, or costs what no deal does not; or when its words hold a figure of
the seat's own sheet. Whatever harms is never gold,
never what Enter means, and never done at one press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.faces import FACES
from communique.model.package import OPEN, Terms
from communique.present.appraisal import appraise
from communique.present.leaking import leaks_of
from communique.present.offers import DRAFT, accept_move, terms_of
from communique.present.package_rows import CURRENT, standing_offers
from communique.present.possible_moves import Action, why_not
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.final import FinalText
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import INITIAL, NO_MARK
from communique.views import PartyView
from communique.words import tr


def harm_of(view: PartyView, move: Move) -> str:
    """Why the seat should look twice before it makes `move`, as a sentence; empty when nothing speaks against it."""
    terms = _committed(view, move)
    found = appraise(view, terms) if terms is not None else None
    worse = "" if found is None else found.harm
    if worse:
        return worse
    if told := leaks_of(view, move):
        return " ".join(told)
    if withdraws(view, move):
        return tr("It withdraws initials, and that has a price.")
    return tr("It cannot be taken back at the table.") if FACES[kind_of(move).name].grave else ""


def weighed(view: PartyView, moves: Sequence[Action], package: Terms) -> tuple[Action, ...]:
    """`moves` with what speaks against putting each forward, given the package that would go out with it."""
    return tuple(replace(action, harm=_against(view, action, package)) for action in moves)


def _against(view: PartyView, action: Action, package: Terms) -> str:
    if action.reason:
        return ""
    if action.face.grave:
        return tr("It cannot be taken back at the table.")
    if action.name in ("offer", "table") and (idle := _idle(view, package)):
        return idle
    texts = _texts(view, action.name, package)
    harms = [found.harm for found in (appraise(view, terms) for terms in texts) if found is not None]
    return harms[0] if harms and all(harms) else ""


def _idle(view: PartyView, package: Terms) -> str:
    """Why putting the package forward would come to nothing: it cannot stand, or lies there already."""
    worth = appraise(view, package)
    if worth is not None and worth.empty:
        return tr("Nothing is chosen yet.")
    if worth is not None and worth.problem:
        return worth.problem
    own = [offer.terms for offer in standing_offers(view) if offer.by == view.seat]
    return tr("It lies on the table already.") if package in own or package == terms_of(view, DRAFT) else ""


def _texts(view: PartyView, name: str, package: Terms) -> list[Terms]:
    """The texts of which the move of that name would make one the seat's own word."""
    drafted = terms_of(view, DRAFT)
    if name == "accept":
        return [o.terms for o in standing_offers(view) if not why_not(view, accept_move(o.id))]
    if name == "mark":
        return [drafted] if drafted is not None else []
    return [package] if name in ("offer", "table") else []


def withdraws(view: PartyView, move: Move) -> bool:
    """Whether `move` takes back initials of the seat's."""
    table = view.table.conference
    if not isinstance(move, Mark) or table is None:
        return False
    before = table.marks[view.seat]
    return any(old == INITIAL and new not in (NO_MARK, INITIAL) for old, new in zip(before, move.marks, strict=True))


def _committed(view: PartyView, move: Move) -> Terms | None:
    """The terms that the seat would stand by after `move`; None where it binds itself to none."""
    match move:
        case Offer() | TableDraft() | FinalText():
            return move.terms
        case Accept():
            return terms_of(view, move.offer or CURRENT)
        case Amend():
            return _amended(view, move)
        case Mark():
            return _initialled(view, move)
        case Sign():
            return view.table.agreed.terms if view.table.agreed is not None else None
    return None


def _amended(view: PartyView, move: Amend) -> Terms | None:
    base, new = terms_of(view, move.target), dict(move.changes)
    return None if base is None else tuple(new.get(i, choice) for i, choice in enumerate(base))


def _initialled(view: PartyView, move: Mark) -> Terms | None:
    """The draft, if every clause of it would have the seat's initials; else None, since it would not be agreed."""
    draft, table = terms_of(view, DRAFT), view.table.conference
    if draft is None or table is None:
        return None
    after = [new or old for new, old in zip(move.marks, table.marks[view.seat], strict=True)]
    return draft if all(choice == OPEN or mark == INITIAL for choice, mark in zip(draft, after, strict=True)) else None
