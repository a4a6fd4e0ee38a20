"""The room doctor's page: whether phones reach this laptop, and what helps where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from communique.host.doctor import Diagnosis, Health
from communique.host.html import Markup, el
from communique.host.pages.board_state import PLACE_DOCTOR, ClassShown
from communique.host.pages.teacher.doing import labelled
from communique.host.pages.teacher.frame import main_part, whole
from communique.words import N_, tr, tr_n

_SIGNS: Final = {Health.FAIL: "✕", Health.WARN: "!", Health.NOTE: "i", Health.OK: "✓"}
"""A sign for each, the gravest first."""
_WORDS: Final = {
    Health.FAIL: N_("Does not work."),
    Health.WARN: N_("Look at it."),
    Health.NOTE: N_("Good to know."),
    Health.OK: N_("Works."),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What the teacher has measured in the room; None for what they have not."""

    depth: int | None = None
    """Metres from the wall to the last row."""
    edge: int | None = None
    """Centimetres of an edge of the code on the wall."""


NOTHING: Final = Measured()


def doctor_page(
    top: ClassShown, findings: Sequence[Diagnosis], plan_b: Sequence[str] = (), measured: Measured = NOTHING
) -> str:
    """The whole page of the room doctor."""
    return whole(top, tr("Room doctor"), PLACE_DOCTOR, doctor_main(top, findings, plan_b, measured))


def doctor_main(
    top: ClassShown, findings: Sequence[Diagnosis], plan_b: Sequence[str] = (), measured: Measured = NOTHING
) -> Markup:
    """What was found, the worst first; then plan B, a sentence each."""
    known = [one for state in _SIGNS for one in findings if one.state is state]
    bad = sum(one.state is Health.FAIL for one in known)
    warned = sum(one.state is Health.WARN for one in known)
    if bad:
        summary = tr_n("{n} thing does not work.", "{n} things do not work.", bad)
    elif warned:
        summary = tr_n("{n} thing to look at.", "{n} things to look at.", warned)
    else:
        summary = tr("All is well.")
    return main_part(
        top,
        el("h1", tr("Room doctor")),
        el("p", summary, class_="summary"),
        el("ul", [_finding(one) for one in known], class_="findings"),
        _measuring(measured),
        _plan_b(plan_b),
        kind="doctor",
    )


def _measuring(measured: Measured) -> Markup:
    """A form to look again, with what was measured in the room."""

    def metre(name: str, words: str, most: int, value: int | None) -> Markup:
        field = el("input", type="number", name=name, min=1, max=most, value=value, inputmode="numeric")
        return labelled(words, field, kind="short")

    return el(
        "form",
        metre("depth", tr("Metres to the last row"), 99, measured.depth),
        metre("edge", tr("Centimetres of the code on the wall"), 999, measured.edge),
        el("button", tr("Look again"), type="submit"),
        action=PLACE_DOCTOR,
        class_="do measuring",
    )


def _finding(one: Diagnosis) -> Markup:
    return el(
        "li",
        el("span", _SIGNS[one.state], class_="mark", aria_hidden="true"),
        el(
            "div",
            el("p", el("strong", tr(_WORDS[one.state]), class_="state"), " ", one.sentence),
            el("p", one.what_to_do, class_="help") if one.what_to_do else None,
        ),
        class_=f"finding {one.state}",
        id=f"finding-{one.id}",
    )


def _plan_b(plan_b: Sequence[str]) -> Markup | None:
    if not plan_b:
        return None
    return el(
        "section",
        el("h2", tr("Plan B")),
        el("ol", [el("li", words) for words in plan_b]),
        class_="part",
    )
