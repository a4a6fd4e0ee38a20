"""The form of `offer`: who hears the package that stands in the rows. Where all hear it, it goes out at one press."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import Terms
from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.rules.moves.offer import Offer
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import whom_picker
from communique.window.kit import Label, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class OfferForm(Form):
    """Who hears the offer, and what it is worth. State: that, and the terms."""

    title = N_("Make an offer")
    confirm = N_("Make the offer")

    def __init__(self, seated: Seated, terms: Terms) -> None:
        super().__init__(seated)
        self.package = terms
        self.to: Seat | None = None

    def parts(self) -> Sequence[Widget]:
        if self.view.table.conference is None:
            return [Label(tr("It stands until the other side accepts it or makes an offer of its own."), "small")]
        return [whom_picker(self, "form-whom", self.to, self._set_to)]

    def move(self) -> Move | None:
        return Offer(self.package, self.to)

    def terms(self) -> Terms | None:
        return self.package

    def first(self) -> str:
        return "form-whom" if self.view.desk.caucus else "form-yes"

    @property
    def plain(self) -> bool:
        """Whether there is nothing to ask: all hear it, nothing speaks against it, and it does not end the turn."""
        holds_the_floor = self.view.table.conference is not None
        return holds_the_floor and self.ready and not self.harm and not self.view.desk.caucus

    def _set_to(self, to: Seat | None) -> None:
        self.to = to
        self.changed()


def put_forward(seated: Seated, terms: Terms) -> None:
    """Offer `terms`: at once where there is nothing to ask, else having asked."""
    form = OfferForm(seated, terms)
    if not form.plain:
        form.open()
    elif seated.submit(Offer(terms)):
        seated.toast(tr("Your offer is on the table. Ctrl + Z takes it back."))


FORM = MoveForm("offer", lambda seated, text: put_forward(seated, seated.notepad.package))
