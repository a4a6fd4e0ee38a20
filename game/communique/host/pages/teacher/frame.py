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
        el("a", tr("To the page"), href="#view", class_="skip"),
        _header(top, here),
        main,
        answers(),
        class_="board",
        data_stream=stream or None,
        data_lost=tr("The laptop's program does not answer. Trying again …"),
        data_back=tr("Back again."),
        data_failed=tr("That did not reach the program. Nothing was changed."),
        data_close=tr("Close"),
    )
    return html.page(top.lang, head(title), body)


def head(title: str) -> Markup:
    """The head of a page, with our own style and script and nothing from anywhere else."""
    return join(
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", tr("{page} · Communiqué", page=title)),
        el("link", rel="icon", href="/static/icon.png"),
        el("link", rel="stylesheet", href="/static/board.css"),
        el("script", src="/static/live.js", defer=True),
        el("script", src="/static/board.js", defer=True),
    )


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
