"""The form of `caucus`: meet one delegation in private."""

from __future__ import annotations

from collections.abc import Sequence

from communique.faces import FACES
from communique.model.message import N_
from communique.model.scenario import Role, Seat
from communique.present import why_not
from communique.rules.kind import Move
from communique.rules.moves.caucus import Caucus
from communique.window.forms._form import Form, MoveForm
from communique.window.kit import ChoiceOption, Label, Segmented, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class CaucusForm(Form):
    """Meet one delegation in private."""

    confirm = N_("Meet")

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        mediator = self.view.public.parties[self.view.seat].role is Role.MEDIATOR
        self.title = FACES["caucus"].mediator_title if mediator else FACES["caucus"].title
        self.others = [Seat(p) for p in range(len(self.view.public.parties)) if p != self.view.seat]
        free = [k for k, p in enumerate(self.others) if not why_not(self.view, Caucus(p))]
        self.at = free[0] if free else 0

    def parts(self) -> Sequence[Widget]:
        choices = [
            ChoiceOption(self.view.public.parties[p].short, reason=why_not(self.view, Caucus(p))) for p in self.others
        ]
        words = tr("The others do not hear that you meet, nor what is said. It stays open for this session.")
        return [Label(words, "body"), Segmented(choices, self.at, self._set, id="form-of", label=tr("Whom"))]

    def move(self) -> Move | None:
        return Caucus(self.others[self.at])

    def first(self) -> str:
        return "form-of"

    def _set(self, at: int) -> None:
        self.at = at
        self.changed()


FORM = MoveForm("caucus", lambda seated, text: CaucusForm(seated).open())
