"""The page around every page: head, style, script, and the words that the script says. Nothing runs inline."""

from __future__ import annotations

from communique.host.html import Child, Markup, el, join, page
from communique.host.places import STATIC
from communique.host.symbols import drawings
from communique.words import language, tr

REFRESH = 10
"""After how many seconds a page that waits asks again, where no script runs."""


def head(title: str, *styles: str, script: str, waits: bool = False) -> Markup:
    """The head of every page: our own style and scripts, nothing from anywhere else, and no script or style inline."""
    return join(
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        el("meta", name="color-scheme", content="light dark"),
        # Not "no-referrer": a form would then say that it comes from nowhere, and the host takes it from its own pages.
        el("meta", name="referrer", content="same-origin"),
        el("title", title),
        el("link", rel="icon", href=f"{STATIC}/icon.png"),
        el("link", rel="stylesheet", href=f"{STATIC}/base.css"),
        [el("link", rel="stylesheet", href=f"{STATIC}/{one}.css") for one in styles],
        el("script", src=f"{STATIC}/live.js", defer=True),
        el("script", src=f"{STATIC}/{script}.js", defer=True),
        el("noscript", el("meta", http_equiv="refresh", content=REFRESH)) if waits else None,
    )


def shell(title: str, main: Markup, *, lang: str = "", stream: str | None = None, waits: bool = False) -> str:
    """A whole document around `main`.

    With `stream` the script listens there and replaces `main`; a page that `waits` asks again by itself without one.
    """
    body = el(
        "body",
        el("a", tr("Skip to the page"), href="#view", class_="skip"),
        drawings(),
        main,
        el("p", id="says", class_="says", role="status", aria_live="polite"),
        data_stream=stream,
        data_lost=tr("Reconnecting …"),
        data_back=tr("Back again."),
        data_turn=tr("It is your turn."),
        data_proposed=tr("Your team proposes something."),
        data_over=tr("This page has ended"),
        data_taken=tr("Your teacher has taken the table back: what was done last is undone."),
        data_gone=tr("What you were filling in is not possible any more."),
        data_failed=tr("That did not reach the host. Try again."),
        data_replaced=tr("You have opened this seat in a newer tab. This one has stopped."),
        data_here=tr("Go on in this tab"),
    )
    return page(tag(lang or language()), head(title, "style", "debrief", script="table", waits=waits), body)


def main(*parts: Child, kind: str, title: str = "", **data: str | int | None) -> Markup:
    """The part of a page that the stream replaces: everything but what lies around it."""
    return el("main", parts, id="view", class_=kind, data_title=title or None, **data)


def section(id: str, heading: Child, *parts: Child, kind: str = "") -> Markup:
    """A part of a page with its heading."""
    return el(
        "section", el("h2", heading, id=f"{id}-heading"), parts, id=id, class_=kind or None,
        aria_labelledby=f"{id}-heading",
    )  # fmt: skip


def action(place: str, key: str, words: str, *fields: tuple[str, str], kind: str = "plain", id: str = "") -> Markup:
    """A form that is one button."""
    return el(
        "form",
        [el("input", type="hidden", name=name, value=value) for name, value in (("key", key), *fields)],
        el("button", words, type="submit", class_=kind),
        method="post",
        action=place,
        id=id or None,
        class_="do one",
    )


def tag(lang: str) -> str:
    """The language as HTML names it; what is for tests is some English."""
    return "en" if lang == "pseudo" else lang.replace("_", "-")
