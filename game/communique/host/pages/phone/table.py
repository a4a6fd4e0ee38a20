"""The table on a phone: what is due, what lies there, one's own package, the moves, and what was said.

Only the page of who has to move holds forms; everybody else reads, and can put a package together meanwhile.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from communique.host.forms import NOT_IN_CLASS, Asked
from communique.host.html import Child, Markup, el
from communique.host.pages.phone._head import halted, head, news, notices, team, turn
from communique.host.pages.phone._moves import due, moves, package
from communique.host.pages.phone._record import record
from communique.host.pages.phone._standing import standing
from communique.host.pages.phone._stopping import stopping
from communique.host.pages.phone._texts import texts
from communique.host.pages.phone.ended import ended_page
from communique.host.pages.phone_state import PhoneState
from communique.host.pages.shell import main
from communique.host.places import BRIEF
from communique.host.symbols import icon, unseen
from communique.model.scenario import NATURE
from communique.present import actions, status
from communique.views import PartyView
from communique.words import tr, tr_n


def table_page(view: PartyView, state: PhoneState) -> Markup:
    """The page of somebody in a seat, while the talks go on; once they are over, how they ended."""
    if view.over:
        return ended_page(view, state)
    asked = Asked(view, state.hidden(view), package=state.package)
    halt = halted(state)
    can = [one for one in actions(view) if one.name not in NOT_IN_CLASS]
    found = tuple(replace(one, reason=halt) if halt else one for one in can)
    why = {one.name: one.reason for one in found}
    mine = view.my_turn and not halt
    return main(
        head(view, state),
        notices(view, state),
        turn(view, state, found),
        el(
            "div",
            el(
                "div",
                # What the team proposes to this phone stands first: it waits for an answer.
                team(view, state) if state.proposed else None,
                due(view, asked) if mine else None,
                team(view, state) if state.proposals else None,
                texts(view, state, asked, why, halt),
                None if state.proposed else team(view, state),
                class_="column",
            ),
            el("div", package(view, state, asked, found), class_="column"),
            el(
                "div",
                moves(view, state, asked, found, halt),
                standing(view, state),
                record(view, state),
                class_="column",
            ),
            class_="columns",
        ),
        _veil(),
        _tabs(_ways(state, view)),
        kind="table",
        title=_title(view, state),
        data_turn="mine" if mine else "other",
        **news(state),
        data_heard=view.n,
        data_now=round(1000 * state.now),
    )


def watching_page(view: PartyView, state: PhoneState) -> Markup:
    """The page of an observer: what all at the table may see."""
    if view.over:
        return ended_page(view, state)
    assert view.seat == NATURE, "an observer has no seat"
    asked = Asked(view, state.hidden(view), package=state.package)
    return main(
        head(view, state),
        notices(view, state),
        turn(view, state),
        el(
            "div",
            el("div", texts(view, state, asked, {}, ""), class_="column"),
            el("div", standing(view, state), class_="column"),
            el("div", record(view, state), class_="column"),
            class_="columns",
        ),
        stopping(state.key or "leave"),
        _tabs([one for one in _ways(state, view) if one.place in ("#texts", "#record", BRIEF)]),
        kind="table watching",
        title=_title(view, state),
        data_turn="other",
        **news(state),
        data_heard=view.n,
        data_now=round(1000 * state.now),
    )


def _title(view: PartyView, state: PhoneState) -> str:
    if view.my_turn and not halted(state):
        return tr("Your turn · {table}", table=state.table)
    return f"{state.table} · {status(view).line}"


def _veil() -> Markup:
    """Hides one's own figures from a neighbour's eye."""
    return el(
        "label",
        el("input", type="checkbox", id="veil"),
        el("span", tr("Hide my points")),
        class_="tick veil-switch",
    )


class _Way(NamedTuple):
    """A way within the page."""

    place: str
    sign: str
    words: str
    more: Child = None


def _ways(state: PhoneState, view: PartyView) -> list[_Way]:
    new = max(0, view.n - state.seen) if state.seen else 0
    fresh = el("b", str(new), unseen(tr("new")), class_="new") if new else None
    return [
        _Way("#texts", "table", tr("Table"), _asking(state)),
        _Way("#package", "draft", tr("Package")),
        _Way("#moves", "move", tr("Moves")),
        _Way("#record", "tell", tr("Said"), fresh),
        _Way(BRIEF, "book", tr("Brief")),
    ]


def _asking(state: PhoneState) -> Markup | None:
    """How many proposals wait for who holds the pen."""
    count = len(state.proposals) if state.pen else 0
    return el("b", str(count), unseen(tr_n("proposal", "proposals", count)), class_="new") if count else None


def _tabs(ways: list[_Way]) -> Markup:
    """The ways within the page, always at hand."""
    links = [el("li", el("a", icon(one.sign), el("span", one.words), one.more, href=one.place)) for one in ways]
    return el("nav", el("ul", links), class_="tabs", aria_label=tr("On this page"))
