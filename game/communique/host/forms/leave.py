"""The form of `leave`: break off the talks, having read what no deal is worth."""

from __future__ import annotations

from communique.host.forms._form import Asked, frame
from communique.host.forms._steps import plain
from communique.host.html import Markup, el
from communique.present import measure_of
from communique.rules.moves.leave import Leave
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """That it ends the talks for everyone."""
    no_deal = measure_of(asked.public).words(asked.view.no_deal)
    words = tr("The talks end for good, for everyone. You would score no deal: {no_deal}.", no_deal=no_deal)
    return frame(asked, "leave", el("p", words), submit=tr("Break off"), danger=True)


FORM = plain("leave", Leave, draw)
