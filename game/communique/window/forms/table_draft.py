"""The form of `table`: lay the package in the rows down as the single text."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import Terms
from communique.rules.kind import Move
from communique.rules.moves.table_draft import TableDraft
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._package import read_out, text_to_table
from communique.window.kit import Label, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class DraftForm(Form):
    """Lay the package down as the single text."""

    title = N_("Table a draft")
    confirm = N_("Table the draft")

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        self.package = text_to_table(seated)

    def parts(self) -> Sequence[Widget]:
        words = tr("Every signatory will mark each clause. Marks on clauses that do not change stay.")
        return [Label(words, "body"), *read_out(self.view, self.package)]

    def move(self) -> Move | None:
        return TableDraft(self.package)

    def terms(self) -> Terms | None:
        return self.package

    def first(self) -> str:
        return "form-yes"


FORM = MoveForm("table", lambda seated, text: DraftForm(seated).open())
