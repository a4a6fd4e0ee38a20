"""The frame of the teacher's pages: the head, the way about, and where answers are said."""

from __future__ import annotations

from typing import Final

from communique.host import html
from communique.host.html import Markup, el, join
from communique.host.pages.board_state import (
    PLACE_BOARD,
    PLACE_DOCTOR,
    PLACE_PEOPLE,
    PLACE_PROJECTOR,
    PLACE_START,
    ClassShown,
)
from communique.host.pages.shell import head, tag
from communique.host.symbols import drawings
from communique.words import N_, tr

_PLACES: Final = (
    (PLACE_BOARD, N_("Board")),
    (PLACE_PEOPLE, N_("People")),
    (PLACE_START, N_("Start and settings")),
    (PLACE_DOCTOR, N_("Room doctor")),
)


def main_part(top: ClassShown, *children: Markup | str | None, kind: str) -> Markup:
    """What a stream sends anew: the whole of `<main>`."""
    return el("main", *children, id="view", class_=kind, tabindex="-1", data_now=int(top.now * 1000))


def whole(top: ClassShown, title: str, here: str, main: Markup, *, stream: str = "") -> str:
    """A whole page of the teacher, `here` among the places; `stream` sends its `<main>` anew."""
    body = el(
        "body",
        el("a", tr("Skip to the page"), href="#view", class_="skip"),
        drawings(),
        _header(top, here),
        main,
        answers(),
        class_="board",
        data_stream=stream or None,
        data_lost=tr("The laptop's program does not answer. Trying again …"),
        data_back=tr("Back again."),
        data_failed=tr("That did not reach the program. Nothing was changed."),
        data_close=tr("Close"),
        data_over=tr("This class is over"),
    )
    return html.page(tag(top.lang), page_head(title), body)


def page_head(title: str) -> Markup:
    """The head of a page of the teacher, or of the wall."""
    return head(tr("{page} · Communiqué", page=title), "board", script="board")


def answers() -> Markup:
    """Where the page says what came of a form, and what is over the page."""
    return join(
        el("p", id="says", class_="says", role="status", aria_live="polite"),
        el("dialog", id="over", class_="over"),
    )


def _header(top: ClassShown, here: str) -> Markup:
    links = [
        el("li", el("a", tr(words), href=place, aria_current="page" if place == here else None))
        for place, words in _PLACES
    ]
    projector = el("li", el("a", tr("Projector"), " ↗", href=PLACE_PROJECTOR, target="_blank", rel="noopener"))
    return el(
        "header",
        el("p", el("strong", "Communiqué"), el("span", top.title), class_="mark"),
        el("nav", el("ul", links, projector), aria_label=tr("Pages of the teacher")),
        el("p", el("span", tr("Letters")), " ", el("strong", top.code, class_="letters"), class_="join"),
        class_="top",
    )
