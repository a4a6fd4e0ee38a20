"""All moves on a phone: each opens its form below itself; what is not possible now says why."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.faces import Group
from communique.host.forms import PACKAGED, Asked, draw
from communique.host.forms._package import package_form
from communique.host.forms._parts import whom_select
from communique.host.html import Child, Markup, el
from communique.host.pages.phone._texts import clause_lines
from communique.host.pages.phone_state import PhoneState
from communique.host.pages.shell import action, section
from communique.host.places import PACKAGE
from communique.host.symbols import icon, party_sign
from communique.model.message import N_
from communique.model.scenario import Role
from communique.present import Action, signing, status
from communique.views import PartyView
from communique.words import tr

GROUPS: Final = {
    Group.MAIN: N_("What you can do"),
    Group.MEDIATOR: N_("Mediator"),
    Group.TALK: N_("Talk"),
    Group.HOME: N_("Home and exit"),
}
_DUE: Final = {"news": "line", "press": "press", "answer": "answer", "ballot": "mark"}
"""By what is due, the move whose form stands open at the top."""


def due(view: PartyView, asked: Asked) -> Markup | None:
    """What the course of the game asks for now; nothing on a free floor or out of turn."""
    if status(view).situation in ("signing", "final"):
        return _signing(view, asked)
    move = _due_move(view)
    if not move:
        return None
    return section("due", tr("To decide now"), draw(asked, move), kind="due")


def _due_move(view: PartyView) -> str:
    """The move whose form stands at the top; empty for none."""
    return _DUE.get(status(view).situation, "") if view.my_turn else ""


def moves(view: PartyView, state: PhoneState, asked: Asked, found: tuple[Action, ...], halt: str) -> Markup:
    """The moves by group; each opens below itself. With `halt` nobody can move."""
    common = halt or _common(found)
    above = _due_move(view)
    groups = []
    for group, words in GROUPS.items():
        inside = [one for one in found if one.group == group]
        if inside:
            groups += [
                el("h3", _heading(view, group, words)),
                [_move(asked, state, one, common, above) for one in inside],
            ]
    why = el("p", icon("lock"), " ", common, class_="reason") if common else None
    return section("moves", tr("Moves"), why, groups)


def _heading(view: PartyView, group: Group, words: str) -> str:
    mediates = view.public.parties[view.seat].role is Role.MEDIATOR
    return tr("The draft") if group is Group.MEDIATOR and not mediates else tr(words)


def _common(found: tuple[Action, ...]) -> str:
    """Why most moves are not possible, where that is one and the same: said once. Empty where it is not."""
    reasons = [one.reason for one in found if one.reason]
    most = max(reasons, key=reasons.count, default="")
    return most if reasons.count(most) > len(found) // 2 else ""


def package(view: PartyView, state: PhoneState, asked: Asked, found: tuple[Action, ...]) -> Markup:
    """The rows, with a button for each move that puts the whole package forward."""
    made = [one for one in found if one.name in PACKAGED]
    possible = [one for one in made if not one.reason]
    shut = next((one.reason for one in made if one.reason), "")
    buttons = [_put(asked, one, first=k == 0) for k, one in enumerate(possible)]
    heard = whom_select(view) if any(one.name == "offer" for one in possible) and _conference(view) else None
    move = possible[0].name if possible else (made[0].name if made else "offer")
    return section(
        "package",
        tr("Your package"),
        el("p", tr("Choose what you would want; it is seen by nobody until you put it forward."), class_="quiet"),
        _legend(view),
        package_form(
            asked,
            move,
            heard,
            el("p", icon("lock"), " ", shut, class_="reason") if shut and not possible else None,
            submit=buttons,
            id="form-package",
        ),
        action(PACKAGE, state.key, tr("Clear it"), ("clear", "1"), kind="quiet"),
    )


def _legend(view: PartyView) -> Markup:
    """What the signs at the options mean, shown by the seat's own."""
    drafted = el("li", icon("draft"), tr("in the draft")) if view.table.draft is not None else None
    called = el("li", el("span", party_sign(view.seat), class_="called"), tr("called for in public"))
    return el("ul", el("li", party_sign(view.seat), tr("offered here")), called, drafted, class_="legend")


def _conference(view: PartyView) -> bool:
    return view.table.conference is not None


def _put(asked: Asked, one: Action, *, first: bool) -> Markup:
    """The button that puts the package forward as that move."""
    words = one.title if asked.hidden.pen else tr("Propose: {choice}", choice=one.title)
    kind = "primary" if first else "plain"
    return el(
        "button", icon(one.face.icon), " ", words, el("small", " ", one.price) if one.price else None, type="submit",
        name="move", value=one.name, class_=kind,
    )  # fmt: skip


def _move(asked: Asked, state: PhoneState, one: Action, common: str, above: str) -> Markup:
    reason = tr("not now") if common and one.reason == common else one.reason
    opened = state.form == one.name and not one.reason
    return el(
        "details",
        el(
            "summary",
            icon(one.face.icon),
            " ",
            el("span", one.title, class_="title"),
            el("small", reason or one.price),
        ),
        # What it costs stands beside its button.
        el("p", tr(one.face.about), class_="quiet"),
        _inside(asked, state, one, above),
        id=f"act-{one.name}",
        class_="act shut" if one.reason else "act",
        open=opened,
    )


def _inside(asked: Asked, state: PhoneState, one: Action, above: str) -> Child:
    if one.reason:
        return el("p", icon("lock"), " ", one.reason, class_="reason")
    if one.name in PACKAGED:
        return el("p", el("a", tr("Put it together in your package"), href="#package", class_="button"))
    if one.name == above:
        return el("p", el("a", tr("It stands at the top"), href="#due", class_="button"))
    text = state.text if state.form == one.name else ""
    return draw(replace(asked, text=text, price=one.price), one.name)


def _signing(view: PartyView, asked: Asked) -> Markup | None:
    """The text on the signing table, what signing it means, and the two ways to decide."""
    found = signing(view, asked.terms)
    if found is None:
        return None
    bad = found.appraisal is not None and (bool(found.appraisal.against) or found.appraisal.margin < 0)
    return section(
        "due",
        found.title,
        el("p", found.source),
        el("h3", tr("The communiqué would say")),
        el("ol", [el("li", text) for text in found.texts]) if found.texts else _nothing(),
        _row(tr("Stays open: {issues}.", issues=", ".join(found.left_open)), found.left_open),
        _row(tr("Signed by {parties}.", parties=", ".join(found.signed)), found.signed),
        clause_lines(found.clauses),
        el("p", found.verdict, class_="verdict " + ("bad" if bad else "good")) if found.verdict else None,
        el("div", draw(asked, "sign"), draw(asked, "withhold"), class_="two"),
        kind="due signing",
    )


def _nothing() -> Markup:
    return el("p", tr("Nothing beyond today's state."))


def _row(words: str, names: tuple[str, ...]) -> Markup | None:
    return el("p", words, class_="quiet") if names else None
