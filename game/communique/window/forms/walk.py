"""The question before `walk`."""

from __future__ import annotations

from communique.rules.moves.walk import Walk
from communique.window.forms._ask_first import sure
from communique.window.forms._form import MoveForm
from communique.window.table.seated import Seated
from communique.words import tr


def ask_before_walking(seated: Seated, text: str) -> None:
    """Ask, saying what it costs without a warning, and leave."""
    table = seated.view.table.conference
    warned = table is not None and table.warned[seated.view.seat]
    leaves = tr("Your delegation leaves. Tension rises by 1.")
    price = "" if warned else tr("Without a warning the others' trust falls by 2.")
    back = tr(
        "You may return in a later turn for 1 capital; if nothing can be signed without you and you stay away, the "
        "talks break off."
    )
    body = " ".join(part for part in (leaves, price, back) if part)
    sure(seated, tr("Leave the table?"), body, tr("Leave"), Walk())


FORM = MoveForm("walk", ask_before_walking)
