"""Forms that put terms on the table: offer, amend, table a draft, the final text; and the one that accepts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from communique.model.package import OPEN, Terms, changes
from communique.model.scenario import Seat
from communique.present import CURRENT, DRAFT, accept_move, draft_text, offer_title, proposals, rows, terms_of
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.rules.moves.final import FinalText
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import AlternatingTable, ConferenceTable
from communique.window.kit import Column, Label, Segmented, Widget
from communique.window.table.choices import Choices
from communique.window.table.form import Form, heading, whom_picker

if TYPE_CHECKING:
    from communique.window.screens.table import TableScreen


class PackageForm(Form):
    """A form about a whole package, which starts as the one in the rows; its clauses can be put right here."""

    may_open = True

    def __init__(self, screen: TableScreen, terms: Terms) -> None:
        super().__init__(screen)
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


class OfferForm(PackageForm):
    """Put the package on the table."""

    title = "Make an offer"
    confirm = "Make the offer"

    def __init__(self, screen: TableScreen, terms: Terms) -> None:
        super().__init__(screen, terms)
        self.to: Seat | None = None
        self.may_open = not isinstance(self.view.table, AlternatingTable)

    def parts(self) -> Sequence[Widget]:
        head: list[Widget] = []
        if not isinstance(self.view.table, AlternatingTable):
            head = [whom_picker(self, "form-whom", self.to, self._set_to)]
        return [*head, heading("Your package; press an option again to leave its issue open"), *self.clause_rows()]

    def move(self) -> Move | None:
        return Offer(self.package, self.to)

    def first(self) -> str:
        return "form-yes"

    def _set_to(self, to: Seat | None) -> None:
        self.to = to
        self.changed()


class DraftForm(PackageForm):
    """Lay the package down as the single text, or put it to a final yes or no."""

    def __init__(self, screen: TableScreen, terms: Terms, *, final: bool) -> None:
        self.title = "The final text" if final else "Table a draft"
        self.confirm = "Put the final text" if final else "Table the draft"
        self.kind = "danger" if final else "primary"
        super().__init__(screen, terms)
        self.final = final

    def parts(self) -> Sequence[Widget]:
        words = (
            "Everyone is asked for yes or no, once. The talks end with the answer."
            if self.final
            else "Every signatory will mark each clause. Marks on clauses that do not change stay."
        )
        return [Label(words, "body"), *self.clause_rows()]

    def move(self) -> Move | None:
        return FinalText(self.package) if self.final else TableDraft(self.package)


class AmendForm(PackageForm):
    """Change one to three clauses of a text on the table."""

    title = "Amend"
    confirm = "Propose the amendment"

    def __init__(self, screen: TableScreen, target: str) -> None:
        self.target = target
        super().__init__(screen, ())
        self.targets = _amendable(screen)
        self._aim(target or self.targets[0])

    def parts(self) -> Sequence[Widget]:
        names = [offer_title(self.view.public, t, self.view.seat) for t in self.targets]
        at = self.targets.index(self.target)
        which = Segmented(names, at, lambda k: self._retarget(self.targets[k]), id="form-target", label="Which text")
        return [
            heading("Which text"),
            which,
            heading("Change one to three clauses"),
            *self.clause_rows(),
        ]

    def first(self) -> str:
        return "form-target"

    def move(self) -> Move | None:
        different = changes(self.base, self.package)
        return Amend(self.target, tuple((i, self.package[i]) for i in different)) if different else None

    def missing(self) -> str:
        return "Change a clause: choose another option, or press the chosen one to leave it out."

    def note(self) -> str:
        different = changes(self.base, self.package)
        return f"{len(different)} of at most 3 clauses changed"

    def _aim(self, target: str) -> None:
        self.target = target
        self.base = terms_of(self.view, target) or (OPEN,) * len(self.view.public.issues)
        self.package = self.base

    def _retarget(self, target: str) -> None:
        self._aim(target)
        self.rebuild()


class AcceptForm(Form):
    """Consent to a standing offer, having seen what it means."""

    title = "Accept an offer"
    confirm = "Accept"

    def __init__(self, screen: TableScreen, offer: str) -> None:
        super().__init__(screen)
        self.offers = [p for p in proposals(screen.view, screen.notepad.package) if not p.accept] or list(
            proposals(screen.view, screen.notepad.package)
        )
        ids = [p.id for p in self.offers]
        self.at = ids.index(offer) if offer in ids else 0

    def parts(self) -> Sequence[Widget]:
        offer = self.offers[self.at]
        names = [f"{p.title}, {p.author}" for p in self.offers]
        chooser: list[Widget] = []
        if len(names) > 1:
            chooser = [Segmented(names, self.at, self._aim, id="form-offer", label="Which offer")]
        said = [Label(f"{c.short}: {c.says}" + (f"  ({c.worth})" if c.worth else ""), "body") for c in offer.clauses]
        clauses = [heading("Its clauses, with your points"), Column(*said, gap=2)]
        return [*chooser, *clauses, Label(offer.accepted_words, "small")]

    def move(self) -> Move | None:
        return accept_move(self.offers[self.at].id)

    def terms(self) -> Terms | None:
        return self.offers[self.at].terms

    def note(self) -> str:
        silent = self.offers[self.at].terms.count(OPEN)
        return f"{silent} issue{'' if silent == 1 else 's'} stay open" if silent else ""

    def first(self) -> str:
        return "form-no"

    def _aim(self, at: int) -> None:
        self.at = at
        self.rebuild()


def _amendable(screen: TableScreen) -> list[str]:
    view = screen.view
    table = view.table
    found = [p.id for p in proposals(view, screen.notepad.package) if p.id != CURRENT]
    drafted = isinstance(table, ConferenceTable) and draft_text(view, screen.notepad.package) is not None
    return [*([DRAFT] if drafted else []), *found]
