"""The form of `pass`: none; it is done at once."""

from __future__ import annotations

from communique.rules.moves.end_turn import Pass
from communique.window.forms._form import MoveForm
from communique.window.table.seated import Seated


def give_up_the_floor(seated: Seated, text: str) -> None:
    """Pass, without a question: it can be taken back."""
    seated.submit(Pass())


FORM = MoveForm("pass", give_up_the_floor)
