"""The talks are over: how they ended, in words, and the text that stands. No points before the debrief."""

from __future__ import annotations

from typing import Final

from communique.host.html import Markup, el
from communique.host.pages.phone._head import head, notices
from communique.host.pages.phone_state import PhoneState
from communique.host.pages.shell import main, section
from communique.host.places import RECORD
from communique.host.symbols import icon
from communique.model.message import N_
from communique.session.communique import Document, communique
from communique.views import PartyView
from communique.words import tr

ENDED: Final = {
    "joint": N_("A text was signed."),
    "partial": N_("What all had initialled was signed."),
    "adjourned": N_("The talks were adjourned."),
    "breakdown": N_("The talks broke down."),
}


def ended_page(view: PartyView, state: PhoneState) -> Markup:
    """How the talks ended, the communiqué, and the wait for the others."""
    ending = view.table.ending
    assert ending is not None, "the talks go on"
    later = tr("Other tables may still be at it. Keep this page open; it goes on by itself.")
    text = communique(view.public, ending.kind, ending.terms, ending.signed, cause=ending.cause)
    return main(
        head(view, state),
        notices(view, state),
        el("section", el("h2", tr(ENDED[ending.kind])), el("p", tr("The talks are over.")), class_="now", id="now"),
        _document(text, state.table, sealed=view.public.fictional),
        section(
            "waiting",
            tr("What comes next"),
            el("p", icon("clock"), " ", later),
            el("p", tr("What each of you gained is shown in the debrief, and not before.")),
            el("p", el("a", tr("The whole record"), href=RECORD, class_="button")),
        ),
        kind="table ended",
        title=tr("The talks are over"),
        data_turn="over",
        data_heard=view.n,
        data_now=round(1000 * state.now),
    )


def _document(text: Document, table: str, *, sealed: bool) -> Markup:
    """The communiqué as a paper, below a line that says what it is: a picture of it must not pass for a real one.

    `sealed` draws a seal on what was signed. In a case of real states there is none.
    """
    signed = [el("li", el("b", delegation), el("br"), office) for delegation, office in text.signatures]
    return el(
        "article",
        el("p", el("b", table, " · ") if table else None, text.exercise, class_="notice exercise"),
        el("h2", text.title),
        el("p", text.dateline, class_="quiet"),
        [el("p", paragraph) for paragraph in text.paragraphs if paragraph],
        el("ul", signed, class_="signatures") if signed else None,
        class_="paper signed" if signed and sealed else "paper",
        id="paper",
    )
