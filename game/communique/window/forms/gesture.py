"""The form of `gesture`: a one-sided step, with what it will fix."""

from __future__ import annotations

from communique.model.message import N_
from communique.present.possible_moves import fixed_words
from communique.rules.moves.gesture import MakeGesture
from communique.window.forms._form import MoveForm
from communique.window.forms._steps import ReadyStep, StepForm


class MakeGestureForm(StepForm):
    """A one-sided step, with what it will fix."""

    title = N_("Make a gesture")
    confirm = N_("Make the gesture")

    def found(self) -> list[ReadyStep]:
        public = self.view.public
        mine = [(k, gesture) for k, gesture in enumerate(public.gestures) if gesture.seat == self.view.seat]
        return [ReadyStep(gesture.title, fixed_words(public, gesture), MakeGesture(k)) for k, gesture in mine]


FORM = MoveForm("gesture", lambda seated, text: MakeGestureForm(seated).open())
