"""The form of `warn`: warn of leaving, having read what it costs."""

from __future__ import annotations

from communique.host.forms._form import Asked, frame
from communique.host.forms._steps import plain
from communique.host.html import Markup, el
from communique.rules.moves.warn import Warn
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """What it costs now, and later if it is not kept."""
    words = tr(
        "All hear that you will leave in this session unless the talks move. Tension rises by 1, and it costs 1 "
        "capital. If you stay all the same, it costs credibility: 1, then 2, then 4."
    )
    return frame(asked, "warn", el("p", words), submit=tr("Warn"), danger=True)


FORM = plain("warn", Warn, draw)
