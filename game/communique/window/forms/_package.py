"""Forms about a whole package: its clauses can be put right there, and the adviser asked to make it acceptable."""

from __future__ import annotations

from functools import partial

from communique.adviser.acceptable import Amendment, acceptable
from communique.model.package import OPEN, Terms
from communique.present import DRAFT, rows, terms_of
from communique.present.advice import may_ask
from communique.window.forms._form import Form
from communique.window.kit import Button, Column, Flow, Label, Widget
from communique.window.table.choices import Choices
from communique.window.table.headings import heading
from communique.window.table.keybutton import KeyButton
from communique.window.table.seated import Seated
from communique.words import tr


class PackageForm(Form):
    """A form about a whole package, which starts as the one in the rows. State: the package, and the adviser's word."""

    may_open = True

    def __init__(self, seated: Seated, terms: Terms) -> None:
        super().__init__(seated)
        self.package = terms
        self._advised = False
        self._advice: Amendment | None = None

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

    # -- the adviser -------------------------------------------------------------

    def to_amend(self) -> Terms:
        """The text that the adviser is asked to make acceptable."""
        return self.package

    def counsel(self) -> list[Widget]:
        """The adviser's button, and what it said; nothing where the level has none."""
        if not may_ask(self.view):
            return []
        tip = tr("Your adviser looks for up to three changes, from what you have heard and your own sheet.")
        ask = KeyButton(
            tr("Make it acceptable"),
            self._ask,
            key=tr("Ctrl {n}", n="M"),
            shortcut="ctrl+m",
            icon="info",
            face="small_strong",
            id="form-counsel",
            tip=tip,
        )
        if not self._advised:
            return [Flow(ask, gap=8)]
        if self._advice is None:
            none = tr("No change of up to three clauses leaves you more than no deal and your audiences content.")
            return [Flow(ask, gap=8), Label(none, "small", id="form-counsel-said")]
        said = Label(self._advice.text, "small", id="form-counsel-said")
        if not self._advice.changes:
            return [Flow(ask, gap=8), said]
        follow = Button(tr("Put the changes in"), self._follow, face="small_strong", id="form-counsel-follow")
        return [Flow(ask, follow, gap=8), said]

    def _ask(self) -> None:
        self._advised, self._advice = True, acceptable(self.view, self.to_amend())
        self.rebuild()

    def _follow(self) -> None:
        if self._advice is not None:
            self.package = self._advice.terms
            self._advised, self._advice = False, None
            self.rebuild()

    def _choose(self, issue: int, option: int) -> None:
        self.package = self.package[:issue] + (option,) + self.package[issue + 1 :]
        if self._advised:
            self._advised, self._advice = False, None
            self.rebuild()
        else:
            self.changed()


def text_to_table(seated: Seated) -> Terms:
    """What a mediator's text starts from: the package, or the draft while the package is empty."""
    package = seated.notepad.package
    if all(choice == OPEN for choice in package):
        return terms_of(seated.view, DRAFT) or package
    return package
