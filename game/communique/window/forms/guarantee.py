"""The form of `guarantee`: what a mediator underwrites, with what it unlocks."""

from __future__ import annotations

from communique.model.message import N_
from communique.model.scenario import Public
from communique.rules.moves.guarantee import GiveGuarantee
from communique.window.forms._form import MoveForm
from communique.window.forms._steps import ReadyStep, StepForm
from communique.words import tr


class GiveGuaranteeForm(StepForm):
    """What a mediator underwrites, with what it unlocks."""

    title = N_("Give a guarantee")
    confirm = N_("Give the guarantee")
    kind = "danger"

    def found(self) -> list[ReadyStep]:
        public = self.view.public
        mine = [(k, one) for k, one in enumerate(public.guarantees) if one.seat == self.view.seat]
        return [ReadyStep(one.title, f"{one.text}\n{_unlocks(public, k)}", GiveGuarantee(k)) for k, one in mine]


def _unlocks(public: Public, number: int) -> str:
    unlocked = [
        tr('"{option}" ({issue})', option=option.label, issue=issue.short)
        for issue in public.issues
        for option in issue.options
        if option.guarantee == number
    ]
    if not unlocked:
        return tr("It unlocks nothing, and cannot be taken back.")
    return tr("It unlocks {options}, and cannot be taken back.", options=", ".join(unlocked))


FORM = MoveForm("guarantee", lambda seated, text: GiveGuaranteeForm(seated).open())
