"""The transcript: what was said and done, line by line, with what it did to the meters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from communique.faces import FACES, Category
from communique.model.message import N_, Message
from communique.model.scenario import NATURE, Seat
from communique.present.meter_words import effects
from communique.present.telling import TELLING
from communique.rules.kind import Move, name_of
from communique.rules.moves import kind_of
from communique.rules.moves.final import FinalText
from communique.rules.moves.press import Press
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.views import Heard, PartyView
from communique.words import say, tr

ALL: Final = "all"
SESSION: Final = "session"
"""The category of the mark at which a session, a round or the closing call begins."""
CALL: Final = N_("The closing call: each signatory accepts or refuses what lies on the table; nothing new comes.")
"""The mark at which it opens."""
_FILTERS: Final = {
    ALL: N_("All"),
    Category.OFFERS: N_("Offers"),
    Category.TALK: N_("Talk"),
    Category.MARKS: N_("Marks"),
    Category.NEWS: N_("News"),
    Category.METERS: N_("Meters"),
}
FILTERS: Final = tuple(str(name) for name in _FILTERS)
"""What a reader can choose to see; `meters` shows every line that moved one."""


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One line of the transcript."""

    number: int
    """Its place in what the seat has heard; a mark has that of the line that follows, or will."""
    seat: Seat
    """Who spoke; NATURE for chance and for marks."""
    who: str
    text: str
    private: bool
    category: str
    """One of FILTERS, or `session`."""
    effects: tuple[str, ...] = ()

    def passes(self, chosen: str) -> bool:
        """True when the filter shows it."""
        if chosen == ALL or self.category in (SESSION, chosen):
            return True
        return chosen == Category.METERS and bool(self.effects)


def filter_names() -> tuple[str, ...]:
    """The filters as people read them, in the order of `FILTERS`."""
    return tuple(tr(name) for name in _FILTERS.values())


def entries(view: PartyView, start: int = 0) -> tuple[TranscriptLine, ...]:
    """The transcript from line `start` of what the seat has heard, with marks where sessions and the call begin."""
    heard = view.hearing.heard
    before = heard[start - 1].session if start else None
    told = view.fold(TELLING).lines
    table = view.table.conference
    called = call_opened([line.move for line in view.since(0)]) if table is not None and table.call else None
    out: list[TranscriptLine] = []
    for number in range(start, view.n):
        line = heard[number]
        if line.session != before:
            out.append(_begins(view, number, line.session))
            before = line.session
        if number == called:
            out.append(_call(number))
        out.append(_entry(view, number, line, told[number]))
    return (*out, _call(view.n)) if called == view.n else tuple(out)


def _call(number: int) -> TranscriptLine:
    return TranscriptLine(number, NATURE, "", tr(CALL), False, SESSION)


def call_opened(moves: Sequence[Move]) -> int:
    """The number of the first of `moves` that belongs to the closing call, in talks that have come to it.

    It opens when the last press is over, or when a final text has been refused.
    """
    kinds = [type(move) for move in moves]
    if FinalText not in kinds:
        return max((number + 1 for number, kind in enumerate(kinds) if kind is Press), default=0)
    number = kinds.index(FinalText) + 1
    while number < len(kinds) and kinds[number] in (Sign, Withhold):
        number += 1
    return number


def _entry(view: PartyView, number: int, line: Heard, told: Message) -> TranscriptLine:
    public, category = view.public, FACES[kind_of(line.move).name].category
    who = tr("News") if line.seat == NATURE else name_of(public, line.seat)
    changed = effects(public, view.seat, line.changes)
    return TranscriptLine(number, line.seat, who, say(told), line.private, category, changed)


def _begins(view: PartyView, number: int, session: int) -> TranscriptLine:
    n, public = session + 1, view.public
    if view.table.conference is None:
        words = tr("Round {n} of {last}", n=n, last=public.rounds)
    else:
        words = tr("Session {n} of {last}", n=n, last=public.sessions)
    return TranscriptLine(number, NATURE, "", words, False, SESSION)
