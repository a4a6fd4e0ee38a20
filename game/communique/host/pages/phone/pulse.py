"""The pulse: three taps on how it was, before anybody sees a figure."""

from __future__ import annotations

from typing import Final

from communique.host.html import Markup, el
from communique.host.pages.phone_state import PhoneState
from communique.host.pages.shell import main
from communique.host.places import PULSE
from communique.host.symbols import icon
from communique.model.message import N_
from communique.words import tr

STEPS: Final = (1, 2, 3, 4, 5)
ASKED: Final = (
    ("satisfaction", N_("How satisfied are you with how it ended?"), N_("not at all"), N_("fully")),
    ("trust", N_("How much would you trust the others the next time?"), N_("not at all"), N_("fully")),
    ("fairness", N_("How fairly did people deal with each other?"), N_("unfairly"), N_("fairly")),
)
"""Each question with what its first and its last step mean."""


def pulse_page(state: PhoneState) -> Markup:
    """Three scales of five; what was tapped before is marked."""
    where = el("p", state.table, " · ", state.alias, class_="where")
    before = state.pulse or (0, 0, 0)
    kept = el("p", icon("check"), " ", tr("Noted. You can change it until the debrief."), class_="done")
    return main(
        el("header", where, el("h1", tr("Three taps")), class_="bar"),
        el("p", tr("As yourself, not as your delegation. Nobody sees what you alone answer."), class_="lead"),
        el("p", el("b", state.ended), " ", tr("The talks are over."), class_="notice") if state.ended else None,
        kept if state.pulse is not None else None,
        el(
            "form",
            el("input", type="hidden", name="key", value=state.key),
            [_scale(*asked, chosen) for asked, chosen in zip(ASKED, before, strict=True)],
            el("p", class_="refused", role="alert", hidden=True),
            el("p", el("button", tr("Send"), type="submit", class_="primary"), class_="submit"),
            method="post",
            action=PULSE,
            id="form-pulse",
            class_="do",
        ),
        kind="pulse",
        title=tr("Three taps"),
    )


def _scale(name: str, question: str, low: str, high: str, chosen: int) -> Markup:
    steps = [
        el(
            "label",
            el("input", type="radio", name=name, value=step, required=True, checked=step == chosen),
            el("span", step),
            class_="step",
        )
        for step in STEPS
    ]
    ends = el("p", el("span", tr(low)), el("span", tr(high)), class_="ends")
    return el("fieldset", el("legend", tr(question)), el("div", steps, class_="steps"), ends, class_="scale")
