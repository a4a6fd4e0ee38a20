"""The question before `warn`."""

from __future__ import annotations

from communique.rules.moves.warn import Warn
from communique.window.forms._ask_first import sure
from communique.window.forms._form import MoveForm
from communique.window.table.seated import Seated
from communique.words import tr


def ask_before_warning(seated: Seated, text: str) -> None:
    """Ask, and warn."""
    body = tr(
        "All hear that you will leave in this session unless the talks move. Tension rises by 1, and it costs 1 "
        "capital. If you stay all the same, it costs credibility: 1, then 2, then 4."
    )
    sure(seated, tr("Warn of leaving?"), body, tr("Warn"), Warn())


FORM = MoveForm("warn", ask_before_warning)
