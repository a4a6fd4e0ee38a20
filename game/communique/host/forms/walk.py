"""The form of `walk`: leave the table, having read what it costs."""

from __future__ import annotations

from communique.host.forms._form import Asked, frame
from communique.host.forms._steps import plain
from communique.host.html import Markup, el
from communique.rules.moves.walk import Walk
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """What it costs, more without a warning, and how one comes back."""
    table = asked.view.table.conference
    warned = table is not None and table.warned[asked.view.seat]
    leaves = tr("Your delegation leaves. Tension rises by 1.")
    price = "" if warned else tr("Without a warning the others' trust falls by 2.")
    back = tr(
        "You may return in a later turn for 1 capital; if nothing can be signed without you and you stay away, the "
        "talks break off."
    )
    words = " ".join(part for part in (leaves, price, back) if part)
    return frame(asked, "walk", el("p", words), submit=tr("Leave the table"), danger=True)


FORM = plain("walk", Walk, draw)
