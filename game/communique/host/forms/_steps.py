"""Forms that offer a few ready steps, each with its text: one to choose, or one button each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, bare, frame
from communique.host.forms._parts import Way, radios
from communique.host.html import Child, Markup, el
from communique.present import DecisionChoice, why_not
from communique.rules.kind import Move
from communique.views import PartyView
from communique.words import tr


class ReadyMove(NamedTuple):
    """One step that can be taken."""

    value: str
    title: str
    text: str
    """What it does."""
    move: Move


def steps(
    asked: Asked, move: str, field: str, found: Sequence[ReadyMove], *, submit: str, danger: bool = False
) -> Markup:
    """A form with one step to choose; those that cannot be taken now say why."""
    ways = [Way(one.value, one.title, one.text, why_not(asked.view, one.move)) for one in found]
    chosen = next((way.value for way in ways if not way.reason), "")
    return frame(asked, move, radios(field, tr("Which"), ways, chosen), submit=submit, danger=danger)


def buttons(asked: Asked, move: str, field: str, ways: Sequence[DecisionChoice], *parts: Child) -> Markup:
    """A form with a button for every way to decide: what is said, and what it does."""
    made = [_button(asked, field, k, way) for k, way in enumerate(ways)]
    return bare(asked, move, *parts, el("div", made, class_="decide"))


def plain(move: str, type: Callable[[], Move], draw: Callable[[Asked], Markup]) -> PhoneForm:
    """The form of a move that has nothing to fill in."""
    return PhoneForm(move, draw, lambda view, fields: type(), lambda view, made: {})


def numbered(view: PartyView, fields: FormFields, field: str, words: str, type: Callable[[int], Move]) -> Move | str:
    """The move of the number in the field; a sentence where there is none."""
    number = fields.number(field)
    return words if number is None else type(number)


def number_of(field: str, number: int) -> Written:
    """The field that holds the number."""
    return {field: [str(int(number))]}


def _button(asked: Asked, field: str, k: int, way: DecisionChoice) -> Markup:
    label = way.label if asked.hidden.pen else tr("Propose: {choice}", choice=way.label)
    return el(
        "button",
        el("strong", label),
        el("span", way.text, class_="text") if way.text else None,
        el("small", way.reason or way.note),
        type="submit",
        name=field,
        value=k,
        disabled=bool(way.reason),
        class_="way-button",
    )
