"""The question before `leave`."""

from __future__ import annotations

from communique.present import measure_of
from communique.rules.moves.leave import Leave
from communique.window.forms._ask_first import sure
from communique.window.forms._form import MoveForm
from communique.window.table.seated import Seated
from communique.words import tr


def ask_before_leaving(seated: Seated, text: str) -> None:
    """Ask, saying what no deal is worth, and end the talks."""
    no_deal = measure_of(seated.view.public).words(seated.view.no_deal)
    body = tr("The talks end for good, for everyone. You would score no deal: {no_deal}.", no_deal=no_deal)
    sure(seated, tr("Break off the talks?"), body, tr("Break off"), Leave())


FORM = MoveForm("leave", ask_before_leaving)
