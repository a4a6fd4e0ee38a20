"""The form of `consult`: call home. What the capital would say of the texts in play stands on the own sheet."""

from __future__ import annotations

from communique.host.forms._form import Asked, frame
from communique.host.forms._steps import plain
from communique.host.html import Markup, el
from communique.rules.moves.consult import Consult
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """What it brings."""
    words = tr("You regain 1 capital. All hear that you call home, and nobody hears what is said.")
    return frame(asked, "consult", el("p", words), submit=tr("Call home"))


FORM = plain("consult", Consult, draw)
