"""The transcript: what was said and done, line by line, with what it did to the meters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.model.message import Message, companion
from communique.model.scenario import NATURE, Seat
from communique.present.meter_words import effects
from communique.rules.kind import name_of
from communique.rules.moves import kind_of
from communique.rules.moves.answer import Answer, answered
from communique.views import Heard, PartyView
from communique.words import say

CATEGORIES: Final = {
    "offer": "offers",
    "amend": "offers",
    "accept": "offers",
    "if-then": "offers",
    "table": "offers",
    "final": "offers",
    "announce": "offers",
    "leave": "offers",
    "ask": "talk",
    "answer": "talk",
    "tell": "talk",
    "reject": "talk",
    "caucus": "talk",
    "warn": "talk",
    "walk": "talk",
    "return": "talk",
    "pass": "talk",
    "mark": "marks",
    "fulfil": "marks",
    "sign": "marks",
    "withhold": "marks",
    "consult": "meters",
    "gesture": "meters",
    "guarantee": "meters",
    "draw": "news",
    "line": "news",
    "press": "news",
}
"""Move by name on the wire, to the kind of transcript line it makes."""

FILTERS: Final = ("all", "offers", "talk", "marks", "news", "meters")
"""What a reader can choose to see; `meters` shows every line that moved one."""


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One line of the transcript."""

    number: int
    """Its place in what the seat has heard; the mark of a new session has that of the line after it."""
    seat: Seat
    """Who spoke; NATURE for chance and for the mark of a new session."""
    who: str
    text: str
    private: bool
    category: str
    """One of FILTERS, or `session`."""
    effects: tuple[str, ...] = ()

    def passes(self, chosen: str) -> bool:
        """True when the filter shows it."""
        if chosen == "all" or self.category in ("session", chosen):
            return True
        return chosen == "meters" and bool(self.effects)


def entries(view: PartyView, start: int = 0) -> tuple[TranscriptLine, ...]:
    """The transcript from line `start` of what the seat has heard, with a mark wherever a session begins."""
    heard = view.hearing.heard
    before = heard[start - 1].session if start else -1
    out: list[TranscriptLine] = []
    for number in range(start, view.n):
        line = heard[number]
        if line.session != before:
            out.append(_begins(view, number, line.session))
            before = line.session
        out.append(_entry(view, number, line))
    return tuple(out)


def _entry(view: PartyView, number: int, line: Heard) -> TranscriptLine:
    kind, public = kind_of(line.move), view.public
    text = say(companion(_told(view, number, line), "line"))
    who = "News" if line.seat == NATURE else name_of(public, line.seat)
    changed = effects(public, view.seat, line.changes)
    return TranscriptLine(number, line.seat, who, text, line.private, CATEGORIES.get(kind.name, "talk"), changed)


def _told(view: PartyView, number: int, line: Heard) -> Message:
    if isinstance(line.move, Answer):
        earlier = (view.hearing.heard[k].move for k in range(number - 1, -1, -1))
        return answered(view.public, line.seat, line.move, earlier)
    return kind_of(line.move).told(view.public, line.seat, line.move)


def _begins(view: PartyView, number: int, session: int) -> TranscriptLine:
    rounds = view.table.alternating is not None
    word, last = ("Round", view.public.rounds) if rounds else ("Session", view.public.sessions)
    return TranscriptLine(number, NATURE, "", f"{word} {session + 1} of {last}", False, "session")
