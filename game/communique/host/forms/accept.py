"""The form of `accept`: which standing offer, and what it means."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, frame
from communique.host.forms._parts import Way, paragraph, radios
from communique.host.html import Markup, el
from communique.present import CURRENT, Proposal, proposals
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The offers to choose from; in alternating offers the only one there is."""
    found = [p for p in proposals(asked.view, asked.terms) if not p.mine]
    if asked.view.table.conference is None:
        return frame(asked, "accept", *[paragraph(_worth(p)) for p in found], submit=tr("Accept"))
    ways = [Way(p.id, tr("{offer}, {author}", offer=p.title, author=p.author), _worth(p), p.accept) for p in found]
    open_now = [way.value for way in ways if not way.reason]
    chosen = asked.text if asked.text in open_now else next(iter(open_now), "")
    return frame(asked, "accept", radios("offer", tr("Which offer"), ways, chosen), submit=tr("Accept"))


def one(asked: Asked, offer: str) -> Markup:
    """A form that accepts one offer, to stand beside it."""
    hidden = None if offer == CURRENT else el("input", type="hidden", name="offer", value=offer)
    return el("div", frame(asked, "accept", hidden, submit=tr("Accept"), id=f"accept-{offer}"), class_="one")


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The acceptance."""
    return Accept(fields.text("offer"))


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Accept)
    return {"offer": [move.offer]} if move.offer else {}


def _worth(p: Proposal) -> str:
    if p.appraisal is None:
        return ""
    a = p.appraisal
    worth = tr("{points} to you, {distance}.", points=a.told, distance=a.margin_words)
    return f"{worth} {a.home_words} {a.open_words}".strip()


FORM = PhoneForm("accept", draw, read, write)
