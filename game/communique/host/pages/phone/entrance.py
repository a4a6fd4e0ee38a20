"""Before the table: the code, an alias, the lobby; and the page that says one thing and no more."""

from __future__ import annotations

from communique.host.html import Markup, el
from communique.host.pages.phone.brief import content_note
from communique.host.pages.shell import main
from communique.host.places import ALIAS, JOIN
from communique.host.symbols import icon
from communique.words import tr

ALIAS_LENGTH = 24
CODE_LENGTH = 6


def join_page(code: str = "", problem: str = "") -> Markup:
    """Where the letters of the room are typed in."""
    return main(
        _brand(),
        el("h1", tr("Join the class")),
        el(
            "form",
            _problem(problem),
            el(
                "label",
                el("span", tr("The six letters on the wall")),
                el(
                    "input",
                    name="code",
                    value=code or None,
                    required=True,
                    maxlength=CODE_LENGTH + 2,
                    autocapitalize="characters",
                    autocomplete="off",
                    spellcheck="false",
                    class_="code",
                    aria_describedby="join-problem" if problem else None,
                ),
                class_="field",
            ),
            el("p", el("button", tr("Join"), type="submit", class_="primary"), class_="submit"),
            method="post",
            action=JOIN,
            id="join",
        ),
        kind="entrance",
        title=tr("Join the class"),
    )


def alias_page(code: str, problem: str = "", alias: str = "") -> Markup:
    """Where somebody chooses what to be called, and reads what is kept."""
    return main(
        _brand(),
        el("h1", tr("What shall we call you?")),
        el(
            "form",
            el("input", type="hidden", name="code", value=code),
            _problem(problem),
            el(
                "label",
                el("span", tr("An alias")),
                el(
                    "input",
                    name="alias",
                    value=alias or None,
                    required=True,
                    maxlength=ALIAS_LENGTH,
                    autocomplete="off",
                    autocapitalize="words",
                    aria_describedby="join-problem" if problem else "alias-note",
                ),
                class_="field",
            ),
            el("p", tr("Not your name: something that you like, and that your table may read."), id="alias-note"),
            el("p", el("button", tr("Go in"), type="submit", class_="primary"), class_="submit"),
            method="post",
            action=ALIAS,
            id="alias",
        ),
        el(
            "details",
            el("summary", tr("What is kept of you")),
            el(
                "ul",
                el("li", tr("Your alias, your moves at the table, and what you answer, on the teacher's laptop.")),
                el("li", tr("No name, no address, no account. Nothing is sent to anybody else.")),
                el("li", tr("On your phone, one cookie, so that you come back to your seat.")),
                el("li", tr("The teacher can delete all of it after the class.")),
            ),
        ),
        kind="entrance",
        title=tr("What shall we call you?"),
    )


def lobby_page(
    alias: str,
    place: str,
    others: tuple[str, ...],
    ways_out: Markup | None = None,
    *,
    note: str = "",
    announcement: str = "",
) -> Markup:
    """The wait for the table. `place` says where somebody will sit; empty while the lot has not been drawn.

    `note` is what the case deals with: it is read here, before anybody has a role, with the ways out below it.
    """
    return main(
        _brand(),
        el("h1", tr("Welcome, {alias}", alias=alias)),
        el("p", announcement, class_="announcement", role="status") if announcement else None,
        el("p", place or tr("You will get your role by lot, soon."), class_="lead", aria_live="polite"),
        el("p", icon("clock"), " ", tr("Keep this page open. It goes on by itself."), class_="quiet"),
        content_note(note),
        _others(others),
        ways_out,
        kind="entrance lobby",
        title=tr("Lobby"),
    )


def notice_page(title: str, sentence: str, *, way: str = "", words: str = "") -> Markup:
    """One thing to say: a seat opened elsewhere, a class that is over. `way` leads on, in `words`."""
    return main(
        _brand(),
        el("h1", title),
        el("p", sentence, class_="lead"),
        el("p", el("a", words, href=way, class_="button primary")) if way else None,
        kind="entrance saying",
        title=title,
    )


def _brand() -> Markup:
    return el("p", icon("table"), " Communiqué", class_="brand")


def _problem(problem: str) -> Markup | None:
    return el("p", problem, class_="refused", role="alert", id="join-problem") if problem else None


def _others(others: tuple[str, ...]) -> Markup | None:
    if not others:
        return None
    return el(
        "div",
        el("h2", tr("Here so far")),
        el("ul", [el("li", one) for one in others], class_="names"),
    )
