"""The projector's page: how to join, then the clock and how far the tables are; never a secret, never how well."""

from __future__ import annotations

from typing import Final

from communique.host import html
from communique.host.html import Markup, el
from communique.host.pages.board_state import (
    CLOCKS,
    PLACE_DECK,
    PLACE_PROJECTOR_STREAM,
    ClockShown,
    ProjectorState,
    TableBar,
)
from communique.host.pages.shell import tag
from communique.host.pages.teacher.doing import counting_down
from communique.host.pages.teacher.frame import answers, main_part, page_head
from communique.words import N_, tr, tr_n

_SAID: Final = {
    "gathering": N_("Gathering"),
    "before": N_("A few questions on your phone"),
    "reading": N_("Read your brief. It is yours alone."),
    "talks": N_("The talks are open, on your phone"),
    "after": N_("A few questions on your phone"),
    "debrief": N_("Debrief"),
    "over": N_("Thank you"),
}
SHORT: Final = 16
"""An address with more signs than these is set smaller."""
MANY: Final = 12
"""With more tables than these, their bars are smaller."""
FEW: Final = 4
"""With no more tables than these, each has a line of its own, in large."""
_CLOCKS: Final = {"session": N_("left in this session"), "phase": N_("left"), "whole": N_("left in all")}


def projector_page(state: ProjectorState) -> str:
    """The whole page for the wall."""
    body = el(
        "body",
        main(state),
        answers(),
        class_="projector",
        data_stream=PLACE_PROJECTOR_STREAM,
        data_lost=tr("The laptop's program does not answer. Trying again …"),
        data_back=tr("Back again."),
        data_over=tr("This class is over"),
    )
    return html.page(tag(state.top.lang), page_head(tr("Projector")), body)


def main(state: ProjectorState) -> Markup:
    """What stands on the wall now."""
    joining = state.top.phase == "gathering"
    inside = _joining(state) if joining else _going(state)
    return main_part(
        state.top,
        _announcement(state),
        *inside,
        kind=f"wall {'joining' if joining else 'going'}",
    )


def _announcement(state: ProjectorState) -> Markup | None:
    if state.paused:
        return el(
            "p",
            el("strong", tr("Paused.")),
            " ",
            state.announcement or tr("Look up from your phones."),
            class_="announcement",
        )
    return el("p", state.announcement, class_="announcement") if state.announcement else None


def _joining(state: ProjectorState) -> list[Markup | None]:
    """QR and address beside each other, and the letters across the whole wall below."""
    return [
        el("h1", state.top.title, _practice(state)),
        # Who does not see it has the address and the letters beside it.
        el("div", state.qr, class_="qr", aria_hidden="true"),
        el(
            "div",
            el(
                "ol",
                el("li", tr("Same Wi-Fi as this laptop; mobile data off.")),
                el("li", tr("Scan, or open"), " ", _address(state.top.address)),
                el("li", tr("Type the letters and a name you like.")),
                class_="how",
            ),
            _joined(state),
            class_="beside",
        ),
        _letters(state.top.code)
        if not state.locked
        else el("p", tr("Locked: nobody new joins."), class_="letters-row"),
    ]


def _address(address: str) -> Markup:
    """The address, with what every address begins with in small."""
    scheme, mark, rest = address.rpartition("://")
    kind = "address long" if len(rest) > SHORT else "address"
    return el("strong", el("small", scheme + mark) if mark else None, rest, class_=kind)


def _letters(code: str) -> Markup:
    # One word for who hears the page, single signs for who sees it.
    return el(
        "p",
        el("span", " ".join(code), class_="vh"),
        el("span", [el("b", one) for one in code], aria_hidden="true"),
        class_="letters-row",
    )


def _joined(state: ProjectorState) -> Markup:
    count = tr_n("{n} has joined", "{n} have joined", state.joined)
    names = (
        el("ul", [el("li", el("bdi", alias)) for alias in reversed(state.aliases)], class_="names")
        if state.aliases
        else None
    )
    return el("div", el("p", count, class_="joined"), names, class_="who")


def _going(state: ProjectorState) -> list[Markup | None]:
    phase = state.top.phase
    return [
        el("h1", tr(_SAID[phase]), _practice(state)),
        _clock(state),
        _done(state),
        el("p", el("a", tr("Show the debrief"), href=PLACE_DECK, class_="button main")) if phase == "debrief" else None,
        _bars(state.tables) if phase == "talks" else None,
        _corner(state) if phase not in ("debrief", "over") else None,
    ]


def _practice(state: ProjectorState) -> Markup | None:
    """That nothing counts, in a round of practice."""
    if not state.top.practice:
        return None
    return el("strong", tr("Practice: nothing counts"), class_="practice")


def _clock(state: ProjectorState) -> Markup | None:
    """The clock that ends first for the room, large, and the others beside it."""
    by_name = {clock.what: clock for clock in state.clocks}
    # A session has its clock while the tables talk.
    told = [what for what in reversed(CLOCKS) if what != "session" or state.top.phase == "talks"]
    shown = [by_name[what] for what in told if what in by_name]
    if not shown:
        return None
    return el("div", [_one_clock(clock, state.top.now) for clock in shown], class_="wall-clocks")


def _one_clock(clock: ClockShown, now: float) -> Markup:
    return el(
        "p",
        counting_down(clock.until, now, out=clock.until <= now),
        " ",
        el("span", tr(_CLOCKS[clock.what]), class_="left"),
        el("span", tr("The time is up."), class_="run-out"),
        class_="wall-clock",
    )


def _done(state: ProjectorState) -> Markup | None:
    if state.done is None or state.top.phase not in ("before", "reading", "after"):
        return None
    words = tr_n("{done} of {n} is ready", "{done} of {n} are ready", state.joined, done=state.done)
    return el(
        "div",
        el("p", words, class_="joined"),
        el("progress", value=state.done, max=max(1, state.joined), aria_label=words),
        class_="ready",
    )


def _bars(tables: tuple[TableBar, ...]) -> Markup | None:
    """A bar a table: how far it is in time. Whether it has an agreement is its own, until the debrief."""
    if not tables:
        return None
    size = "many" if len(tables) > MANY else "few" if len(tables) <= FEW else ""
    return el("ul", [_bar(table) for table in tables], class_=f"bars {size}".strip())


def _bar(table: TableBar) -> Markup:
    last = max(1, table.sessions)
    if table.ended:
        words = tr("ended")
    elif not table.session:
        words = tr("not begun")
    else:
        words = tr("session {n} of {last}", n=table.session, last=table.sessions)
    name = tr("Table {n}", n=table.number)
    return el(
        "li",
        el("span", name, class_="name"),
        el("progress", value=last if table.ended else table.session, max=last, aria_hidden="true"),
        el("span", words, class_="words"),
        class_="ended" if table.ended else None,
    )


def _corner(state: ProjectorState) -> Markup | None:
    """How late comers join."""
    if state.locked:
        return None
    return el(
        "p",
        tr("Late? Open"),
        " ",
        el("strong", state.top.address),
        " · ",
        el("strong", state.top.code, class_="letters"),
        class_="corner",
    )
