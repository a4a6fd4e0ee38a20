"""The form of `accept`: consent to a standing offer, having seen what it means."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import OPEN, Terms
from communique.present import Clause, accept_move, proposals
from communique.rules.kind import Move
from communique.window.forms._form import Form, MoveForm
from communique.window.kit import Column, Label, Segmented, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr, tr_n


class AcceptForm(Form):
    """Consent to a standing offer."""

    title = N_("Accept an offer")
    confirm = N_("Accept")

    def __init__(self, seated: Seated, offer: str) -> None:
        super().__init__(seated)
        standing = list(proposals(seated.view, seated.notepad.package))
        self.offers = [p for p in standing if not p.accept] or standing
        ids = [p.id for p in self.offers]
        self.at = ids.index(offer) if offer in ids else 0

    def parts(self) -> Sequence[Widget]:
        offer = self.offers[self.at]
        names = [tr("{offer}, {author}", offer=p.title, author=p.author) for p in self.offers]
        chooser: list[Widget] = []
        if len(names) > 1:
            chooser = [Segmented(names, self.at, self._aim, id="form-offer", label=tr("Which offer"))]
        said = [Label(_clause(c), "body") for c in offer.clauses]
        clauses = [heading(tr("Its clauses, with your points")), Column(*said, gap=2)]
        return [*chooser, *clauses, Label(offer.accepted_words, "small")]

    def move(self) -> Move | None:
        return accept_move(self.offers[self.at].id)

    def terms(self) -> Terms | None:
        return self.offers[self.at].terms

    def note(self) -> str:
        silent = self.offers[self.at].terms.count(OPEN)
        return tr_n("{n} issue stay open", "{n} issues stay open", silent) if silent else ""

    def first(self) -> str:
        return "form-no"

    def _aim(self, at: int) -> None:
        self.at = at
        self.rebuild()


def _clause(c: Clause) -> str:
    said = f"{c.short}: {c.says}"
    return f"{said}  ({c.worth})" if c.worth else said


FORM = MoveForm("accept", lambda seated, text: AcceptForm(seated, text or seated.notepad.compare).open())
