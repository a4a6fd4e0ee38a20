"""The form of `offer`: put the package on the table."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import Terms
from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.rules.moves.offer import Offer
from communique.window.forms._form import MoveForm
from communique.window.forms._package import PackageForm
from communique.window.forms._pickers import whom_picker
from communique.window.kit import Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr


class OfferForm(PackageForm):
    """Put the package on the table."""

    title = N_("Make an offer")
    confirm = N_("Make the offer")

    def __init__(self, seated: Seated, terms: Terms) -> None:
        super().__init__(seated, terms)
        self.to: Seat | None = None
        self.may_open = self.view.table.conference is not None

    def parts(self) -> Sequence[Widget]:
        head: list[Widget] = []
        if self.may_open:
            head = [whom_picker(self, "form-whom", self.to, self._set_to)]
        return [
            *head,
            *self.counsel(),
            heading(tr("Your package; press an option again to leave its issue open")),
            *self.clause_rows(),
        ]

    def move(self) -> Move | None:
        return Offer(self.package, self.to)

    def first(self) -> str:
        return "form-yes"

    def _set_to(self, to: Seat | None) -> None:
        self.to = to
        self.changed()


FORM = MoveForm("offer", lambda seated, text: OfferForm(seated, seated.notepad.package).open())
