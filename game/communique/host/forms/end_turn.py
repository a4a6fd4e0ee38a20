"""The form of `pass`: end the turn."""

from __future__ import annotations

from communique.host.forms._form import Asked, frame
from communique.host.forms._steps import plain
from communique.host.html import Markup, el
from communique.present import action_points
from communique.rules.moves.end_turn import Pass
from communique.words import tr, tr_n


def draw(asked: Asked) -> Markup:
    """What is left undone by it."""
    left = action_points(asked.view)
    unused = left[0] if left is not None else 0
    words = tr("Your turn ends, and the next delegation has the floor.") if left is not None else tr("Your turn ends.")
    lost = tr_n("{n} action point is left unused.", "{n} action points are left unused.", unused) if unused else ""
    return frame(asked, "pass", el("p", " ".join(part for part in (words, lost) if part)), submit=tr("End the turn"))


FORM = plain("pass", Pass, draw)
