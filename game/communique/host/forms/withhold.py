"""The form of `withhold`: no to the text on the signing table, and its price."""

from __future__ import annotations

from communique.host.forms._form import Asked, frame
from communique.host.forms._parts import paragraph
from communique.host.forms._steps import plain
from communique.host.html import Markup
from communique.present import signing
from communique.rules.moves.withhold import Withhold
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """One button, after what it costs."""
    found = signing(asked.view, asked.terms)
    words = tr("No, withhold") if found is not None and found.final else tr("Withhold")
    price = found.withhold_price if found is not None else ""
    return frame(asked, "withhold", paragraph(price), submit=words, danger=True)


FORM = plain("withhold", Withhold, draw)
