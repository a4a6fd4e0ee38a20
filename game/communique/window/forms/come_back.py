"""The question before `return`."""

from __future__ import annotations

from communique.rules.moves.come_back import Return
from communique.window.forms._ask_first import sure
from communique.window.forms._form import MoveForm
from communique.window.table.seated import Seated
from communique.words import tr


def ask_before_returning(seated: Seated, text: str) -> None:
    """Ask, and return."""
    body = tr("It costs 1 capital, and tension falls by 1.")
    sure(seated, tr("Return to the table?"), body, tr("Return"), Return())


FORM = MoveForm("return", ask_before_returning)
