"""The form of `return`: take the seat again."""

from __future__ import annotations

from communique.host.forms._form import Asked, frame
from communique.host.forms._steps import plain
from communique.host.html import Markup, el
from communique.rules.moves.come_back import Return
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """What it costs."""
    return frame(asked, "return", el("p", tr("It costs 1 capital, and tension falls by 1.")), submit=tr("Return"))


FORM = plain("return", Return, draw)
