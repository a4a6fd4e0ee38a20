"""The form of `caucus`: meet one delegation in private."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, frame
from communique.host.forms._parts import Way, others, radios
from communique.host.html import Markup, el
from communique.present import why_not
from communique.rules.kind import Move
from communique.rules.moves.caucus import Caucus
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """Whom to meet; with whom it is not possible, why."""
    view = asked.view
    ways = [Way(str(p), view.public.parties[p].short, "", why_not(view, Caucus(p))) for p in others(view)]
    chosen = next((way.value for way in ways if not way.reason), "")
    words = tr("The others do not hear that you meet, nor what is said. It stays open for this session.")
    return frame(asked, "caucus", el("p", words), radios("to", tr("Whom"), ways, chosen), submit=tr("Meet"))


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The meeting."""
    to = fields.seat(view, "to")
    return tr("Say whom you want to meet.") if to is None else Caucus(to)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Caucus)
    return {"to": [str(move.to)]}


FORM = PhoneForm("caucus", draw, read, write)
