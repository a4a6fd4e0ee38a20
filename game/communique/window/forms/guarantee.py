"""The form of `guarantee`: what a mediator underwrites, with what it unlocks."""

from __future__ import annotations

from communique.model.message import N_
from communique.present.possible_moves import unlocked_words
from communique.rules.moves.guarantee import GiveGuarantee
from communique.window.forms._form import MoveForm
from communique.window.forms._steps import ReadyStep, StepForm


class GiveGuaranteeForm(StepForm):
    """What a mediator underwrites, with what it unlocks."""

    title = N_("Give a guarantee")
    confirm = N_("Give the guarantee")

    def found(self) -> list[ReadyStep]:
        public = self.view.public
        mine = [(k, one) for k, one in enumerate(public.guarantees) if one.seat == self.view.seat]
        return [ReadyStep(one.title, f"{one.text}\n{unlocked_words(public, k)}", GiveGuarantee(k)) for k, one in mine]


FORM = MoveForm("guarantee", lambda seated, text: GiveGuaranteeForm(seated).open())
