"""The form of `gesture`: a one-sided step, with what it will fix."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written
from communique.host.forms._steps import ReadyMove, number_of, steps
from communique.host.html import Markup
from communique.model.scenario import Gesture, Public
from communique.present import signed
from communique.rules.kind import Move
from communique.rules.moves.gesture import MakeGesture
from communique.views import PartyView
from communique.words import joined, tr


def draw(asked: Asked) -> Markup:
    """The seat's own gestures."""
    public = asked.public
    found = [
        ReadyMove(str(k), one.title, f"{one.text} {_fixes(public, one)}", MakeGesture(k))
        for k, one in enumerate(public.gestures)
        if one.seat == asked.view.seat
    ]
    return steps(asked, "gesture", "gesture", found, submit=tr("Make the gesture"), danger=True)


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The gesture."""
    number = fields.number("gesture")
    if number is None or not 0 <= number < len(view.public.gestures):
        return tr("Choose a gesture.")
    return MakeGesture(number)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, MakeGesture)
    return number_of("gesture", move.gesture)


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


FORM = PhoneForm("gesture", draw, read, write)
