"""The form of `table`: lay the package down as the single text."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.rules.kind import Move
from communique.rules.moves.table_draft import TableDraft
from communique.window.forms._form import MoveForm
from communique.window.forms._package import PackageForm, text_to_table
from communique.window.kit import Label, Widget
from communique.words import tr


class DraftForm(PackageForm):
    """Lay the package down as the single text."""

    title = N_("Table a draft")
    confirm = N_("Table the draft")

    def parts(self) -> Sequence[Widget]:
        words = tr("Every signatory will mark each clause. Marks on clauses that do not change stay.")
        return [Label(words, "body"), *self.counsel(), *self.clause_rows()]

    def move(self) -> Move | None:
        return TableDraft(self.package)


FORM = MoveForm("table", lambda seated, text: DraftForm(seated, text_to_table(seated)).open())
