"""The record on a phone: what was said and done, the newest first, with a mark where this phone has looked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from communique.host.html import Child, Markup, el
from communique.host.pages.phone_state import PhoneState
from communique.host.pages.shell import main, section
from communique.host.places import RECORD, SEAT
from communique.host.symbols import icon, party_sign
from communique.model.scenario import NATURE
from communique.present import TranscriptLine, entries
from communique.present.transcript import SESSION
from communique.views import PartyView
from communique.words import tr

SHOWN: Final = 30
"""How many of the newest lines stand on the table's page."""


def record(view: PartyView, state: PhoneState) -> Markup:
    """The newest lines, those that are new on top."""
    start = max(0, view.n - SHOWN)
    shown = list(reversed(entries(view, start)))
    rest = el("p", el("a", tr("The whole record"), href=RECORD, class_="button"), class_="more") if start else None
    return section("record", tr("What was said"), _list(view, shown, state.seen), rest)


def record_page(view: PartyView, state: PhoneState) -> Markup:
    """All lines from the first to the last."""
    return main(
        el("h1", tr("The whole record")),
        el("p", el("a", _back(state), href=f"{SEAT}#record", class_="button primary" if state.turn else "button")),
        el("ol", lines_of(view, entries(view)), class_="record"),
        kind="reading",
        title=tr("The whole record"),
        data_turn="mine" if state.turn else "other",
        data_proposed=state.proposed or None,
        data_heard=view.n,
        data_now=round(1000 * state.now),
    )


def _back(state: PhoneState) -> str:
    return tr("It is your turn: to the table") if state.turn else tr("Back to the table")


def lines_of(view: PartyView, lines: Iterable[TranscriptLine]) -> list[Markup]:
    """Each line as an item of a list."""
    return [_line(line) for line in lines]


def _list(view: PartyView, shown: list[TranscriptLine], seen: int) -> Child:
    """The newest first. A mark parts what is new from what was seen, where there is both."""
    if not shown:
        return el("p", tr("Nothing has been said yet."), class_="quiet")
    new = [line for line in shown if line.number >= seen]
    old = [line for line in shown if line.number < seen]
    mark = el("li", tr("New since you looked: above"), class_="seen") if new and old and seen else None
    return el("ol", lines_of(view, new), mark, lines_of(view, old), class_="record newest", reversed=True)


def _line(line: TranscriptLine) -> Markup:
    if line.category == SESSION:
        return el("li", line.text, class_="session")
    sign = party_sign(line.seat) if line.seat != NATURE else icon("tell")
    return el(
        "li",
        el("b", sign, " ", line.who),
        el("span", icon("lock"), " ", tr("in private"), class_="private") if line.private else None,
        el("p", line.text),
        [el("small", effect) for effect in line.effects],
        class_="whisper" if line.private else None,
        id=f"line{line.number}",
    )
