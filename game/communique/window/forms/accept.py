"""The form of `accept`: consent to a standing offer, having seen what it means."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import Terms
from communique.present import Appraisal, accept_move, proposals
from communique.rules.kind import Move
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._package import read_out
from communique.window.kit import Label, Segmented, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class AcceptForm(Form):
    """Consent to a standing offer."""

    title = N_("Accept an offer")
    confirm = N_("Accept")

    def __init__(self, seated: Seated, offer: str) -> None:
        super().__init__(seated)
        standing = list(proposals(seated.view, seated.notepad.package))
        self.offers = [p for p in standing if not p.accept] or standing
        ids = [p.id for p in self.offers]
        # Of several, one that is no worse than no deal, and the best of those.
        best = max(self.offers, key=lambda p: _rank(p.appraisal), default=None)
        self.at = ids.index(offer) if offer in ids else ids.index(best.id) if best is not None else 0

    def parts(self) -> Sequence[Widget]:
        offer = self.offers[self.at]
        names = [tr("{offer}, {author}", offer=p.title, author=p.author) for p in self.offers]
        chooser: list[Widget] = []
        if len(names) > 1:
            chooser = [Segmented(names, self.at, self._aim, id="form-offer", label=tr("Which offer"))]
        return [*chooser, *read_out(self.view, offer.terms), Label(offer.accepted_words, "small")]

    def move(self) -> Move | None:
        return accept_move(self.offers[self.at].id)

    def terms(self) -> Terms | None:
        return self.offers[self.at].terms

    def first(self) -> str:
        return "form-yes"

    def _aim(self, at: int) -> None:
        self.at = at
        self.rebuild()


def _rank(found: Appraisal | None) -> tuple[bool, int]:
    return (True, 0) if found is None else (not found.harm, found.points)


FORM = MoveForm("accept", lambda seated, text: AcceptForm(seated, text or seated.notepad.compare).open())
