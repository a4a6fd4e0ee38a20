"""Forms about a whole package: its clauses can be put right in the form."""

from __future__ import annotations

from functools import partial

from communique.model.package import OPEN, Terms
from communique.present import DRAFT, rows, terms_of
from communique.window.forms._form import Form
from communique.window.kit import Column, Widget
from communique.window.table.choices import Choices
from communique.window.table.headings import heading
from communique.window.table.seated import Seated


class PackageForm(Form):
    """A form about a whole package, which starts as the one in the rows."""

    may_open = True

    def __init__(self, seated: Seated, terms: Terms) -> None:
        super().__init__(seated)
        self.package = terms

    def terms(self) -> Terms | None:
        return self.package

    def clause_rows(self) -> list[Widget]:
        """The issues with their options, as in the rows of the table."""
        shown = rows(self.view, self.package)
        return [
            Column(
                heading(row.title),
                Choices(row, partial(self._choose, row.issue), may_open=self.may_open, id=f"form-issue{row.issue}"),
                gap=2,
            )
            for row in shown
        ]

    def _choose(self, issue: int, option: int) -> None:
        self.package = self.package[:issue] + (option,) + self.package[issue + 1 :]
        self.changed()


def text_to_table(seated: Seated) -> Terms:
    """What a mediator's text starts from: the package, or the draft while the package is empty."""
    package = seated.notepad.package
    if all(choice == OPEN for choice in package):
        return terms_of(seated.view, DRAFT) or package
    return package
