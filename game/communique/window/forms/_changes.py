"""Forms that change one to three clauses of a text: the ones in which the package in the rows differs from it.

The rows are where clauses are chosen, so a form lists the differences and asks only which of them are meant. Where the
package is silent the text is left as it is, unless told otherwise.
"""

from __future__ import annotations

from functools import partial

from communique.model.package import OPEN, Terms
from communique.present import measure_of, rows, terms_of
from communique.window.forms._form import Form
from communique.window.kit import Column, Label, Toggle, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr, tr_n

MOST = 3
"""As many clauses as may be changed at once."""


class ChangesForm(Form):
    """One to three clauses of a text, changed. State: the text, and which changes are meant."""

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        self.base: Terms = ()
        self.chosen: set[int] = set()
        self._shut: dict[int, str] = {}
        """Why the package's option of an issue cannot be put forward now, where it cannot."""

    def missing(self) -> str:
        if self.different:
            return tr("Choose at least one change.")
        return tr("Choose other options in your rows first; take the text over to start from it.")

    def note(self) -> str:
        n = len(self.chosen)
        return tr_n("{n} of at most 3 clauses changed", "{n} of at most 3 clauses changed", n)

    def terms(self) -> Terms | None:
        package = self.seated.notepad.package
        return tuple(package[i] if i in self.chosen else choice for i, choice in enumerate(self.base))

    def first(self) -> str:
        return "form-yes" if self.ready else f"form-change{self.different[0]}" if self.different else "form-no"

    @property
    def different(self) -> list[int]:
        """The issues on which package and text differ: those that say something else first, then those left out."""
        pairs = enumerate(zip(self.seated.notepad.package, self.base, strict=True))
        return [i for _, i in sorted((mine == OPEN, i) for i, (mine, theirs) in pairs if mine != theirs)]

    @property
    def changes(self) -> tuple[tuple[int, int], ...]:
        """The changes that are meant, as (issue, option) pairs."""
        return tuple((i, self.seated.notepad.package[i]) for i in sorted(self.chosen))

    def aim(self, target: str) -> None:
        """Turn to a text: what the package says otherwise is meant, those changes first that bring the seat most."""
        self.base = terms_of(self.view, target) or (OPEN,) * len(self.view.public.issues)
        package, self._shut = self.seated.notepad.package, {}
        for row in rows(self.view, package):
            if row.chosen != OPEN and row.choices[row.chosen].reason:
                self._shut[row.issue] = row.choices[row.chosen].reason
        said = [i for i in self.different if package[i] != OPEN and i not in self._shut]
        self.chosen = set(sorted(said, key=lambda i: (-self._gain(i), i))[:MOST])

    def change_list(self) -> list[Widget]:
        """The differences, each to be ticked."""
        if not self.different:
            return [Label(tr("Your package says what the text says."), "body")]
        ticks = [self._tick(i) for i in self.different]
        return [heading(tr("Where your package differs: up to three changes")), Column(*ticks, gap=3)]

    def _tick(self, issue: int) -> Toggle:
        tick = Toggle(self._words(issue), issue in self.chosen, partial(self._put, issue), id=f"form-change{issue}")
        return tick.disable(self._shut[issue]) if issue in self._shut else tick

    def _words(self, issue: int) -> str:
        found, mine, theirs = self.view.public.issues[issue], self.seated.notepad.package[issue], self.base[issue]
        before, after = (tr("open") if k == OPEN else found.options[k].label for k in (theirs, mine))
        gain = measure_of(self.view.public).signed(self._gain(issue))
        return tr("{issue}: {before} → {after}  ({gain})", issue=found.short, before=before, after=after, gain=gain)

    def _gain(self, issue: int) -> int:
        floors, row = self.view.table.floors, self.view.sheet.points[issue]
        least = floors[issue] if floors else 0
        mine, theirs = self.seated.notepad.package[issue], self.base[issue]
        return row[least if mine == OPEN else mine] - row[least if theirs == OPEN else theirs]

    def _put(self, issue: int, on: bool) -> None:
        self.chosen = self.chosen | {issue} if on else self.chosen - {issue}
        self.changed()
