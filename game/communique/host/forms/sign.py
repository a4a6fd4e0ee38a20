"""The form of `sign`: yes to the text on the signing table."""

from __future__ import annotations

from communique.host.forms._form import Asked, frame
from communique.host.forms._steps import plain
from communique.host.html import Markup
from communique.present import signing
from communique.rules.moves.sign import Sign
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """One button; what signing means stands with the text."""
    found = signing(asked.view, asked.terms)
    words = tr("Yes, sign") if found is not None and found.final else tr("Sign")
    return frame(asked, "sign", submit=words)


FORM = plain("sign", Sign, draw)
