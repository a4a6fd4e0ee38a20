"""The form of `final`: put the draft to a last yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.present import DRAFT, terms_of
from communique.rules.kind import Move
from communique.rules.moves.final import FinalText
from communique.window.forms._form import MoveForm
from communique.window.forms._package import PackageForm, text_to_table
from communique.window.kit import Label, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class FinalForm(PackageForm):
    """Put a text to a final yes or no."""

    title = N_("The final text")
    confirm = N_("Put the final text")
    kind = "danger"

    def parts(self) -> Sequence[Widget]:
        words = tr(
            "Everyone is asked for yes or no, once. After a no, only what lies on the table already can be signed."
        )
        return [Label(words, "body"), *self.clause_rows()]

    def move(self) -> Move | None:
        return FinalText(self.package)


def open_final(seated: Seated, text: str) -> None:
    """Open it with the draft, or with what a draft would start from."""
    FinalForm(seated, terms_of(seated.view, DRAFT) or text_to_table(seated)).open()


FORM = MoveForm("final", open_final)
