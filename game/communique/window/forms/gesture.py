"""The form of `gesture`: a one-sided step, with what it will fix."""

from __future__ import annotations

from communique.model.message import N_
from communique.model.scenario import Gesture, Public
from communique.present import signed
from communique.rules.moves.gesture import MakeGesture
from communique.window.forms._form import MoveForm
from communique.window.forms._steps import ReadyStep, StepForm
from communique.words import joined, tr


class MakeGestureForm(StepForm):
    """A one-sided step, with what it will fix."""

    title = N_("Make a gesture")
    confirm = N_("Make the gesture")
    kind = "danger"

    def found(self) -> list[ReadyStep]:
        public = self.view.public
        mine = [(k, gesture) for k, gesture in enumerate(public.gestures) if gesture.seat == self.view.seat]
        return [ReadyStep(gesture.title, _fixes(public, gesture), MakeGesture(k)) for k, gesture in mine]


def _fixes(public: Public, gesture: Gesture) -> str:
    issue = public.issues[gesture.issue]
    effects = [tr("the others' trust in you {change}", change=signed(gesture.trust))] if gesture.trust else []
    if gesture.tension and public.tension_on:
        effects.append(tr("tension {change}", change=signed(gesture.tension)))
    lost = ", ".join(tr('"{option}"', option=o.label) for o in issue.options[: gesture.floor])
    return tr(
        'It fixes at least "{option}" on {issue}, for good. No longer possible: {lost}. In return nothing is owed; '
        "{effects}.",
        option=issue.options[gesture.floor].label,
        issue=issue.short,
        lost=lost,
        effects=joined(effects) or tr("no meter moves"),
    )


FORM = MoveForm("gesture", lambda seated, text: MakeGestureForm(seated).open())
