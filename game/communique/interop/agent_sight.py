"""What a learning agent sees from its chair: numbers from -1 to 1, in named runs, from its view and nothing else.

`Sight` lays the numbers out once for a scenario; `Sight.seen` fills them in for one moment. Points are shares of the
most that the party could count, times are shares of the time there is. Where a text stands, each of its clauses is 1
among the options of its issue, and an issue that it leaves open is all 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from communique.model.package import OPEN, Terms, settle
from communique.model.scenario import NATURE, Public, Role, Seat
from communique.model.sheet import Sheet
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.rules.moves.announce import Announce
from communique.rules.moves.answer import changed
from communique.rules.moves.come_back import Return
from communique.rules.moves.final import FinalText
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.walk import Walk
from communique.rules.offer_id import OfferId
from communique.rules.standing import KEPT
from communique.rules.state import (
    CAPITAL_MAX,
    CREDIBILITY_MAX,
    FREE_MOVES,
    TENSION_MAX,
    TRUST_MAX,
    AlternatingTable,
    ConferenceTable,
    Phase,
    Standing,
)
from communique.rules.terms import satisfied
from communique.views import Fold, Heard, PartyView

Numbers = npt.NDArray[np.float32]

MOST_HISTORY: Final = 32
"""The most offers of a party that an observation may hold."""
_POINTS: Final = 8
"""Action points are shares of this; news may give some beyond those of the role, never as many."""
_PHASES: Final = tuple(Phase)


def span_of(public: Public, sheet: Sheet) -> int:
    """The most that the party's points can come to, of either sign, at any tension; at least 1."""
    most = sum(max(map(abs, row)) for row in sheet.points) + sum(abs(link.points) for link in sheet.links)
    most += sum(max(map(abs, bundle.points)) for bundle in sheet.bundles) + sum(abs(box.points) for box in sheet.boxes)
    steps = public.tension_shift[sheet.seat] if public.tension_shift else (0,)
    return max(1, most, *(abs(sheet.no_deal(public, tension)) for tension in range(len(steps))))


class Sight:
    """The layout of observations at one kind of table; the same for every seat."""

    def __init__(self, public: Public, protocol: str, history: int) -> None:
        """`history`: how many offers of each party, the latest first, are seen beside what stands."""
        if not 0 <= history <= MOST_HISTORY:
            raise ValueError(f"An observation holds 0 to {MOST_HISTORY} offers of each party, not {history}.")
        self._public, self._history = public, history
        self._parties = len(public.parties)
        sizes = public.sizes
        self._starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(int).tolist()
        self._options = sum(sizes)
        self._fill: Callable[[PartyView, Numbers, int], None] = (
            self._fill_talks if protocol == "conference" else self._fill_offers
        )
        widths = self._talks() if protocol == "conference" else self._offers()
        widths["history"] = self._parties * history * (3 + self._options)
        self.layout: Mapping[str, slice] = _laid_out(widths)
        """By name, which of the numbers it is."""
        self.width: int = sum(widths.values())

    def _offers(self) -> dict[str, int]:
        n = self._parties
        return {
            "time": 1, "no_deal": 1, "standing": 1, "points": self._options, "offer": self._options,
            "accepted": n, "by": n, "me": n,
        }  # fmt: skip

    def _talks(self) -> dict[str, int]:
        n = self._parties
        self._shown = (KEPT * n, 2 * KEPT * max(1, n - 1), 2)
        return {
            "time": 1, "no_deal": 1, "tension": 1, "action_points": 1, "free": 1, "call": 1,
            "points": self._options, "me": n, "phase": len(_PHASES), "holder": n, "away": n, "capital": n,
            "credibility": n, "trust": n * n, "floors": len(self._starts), "marks": 3 * n * len(self._starts),
            "texts": sum(self._shown) * self._text,
        }  # fmt: skip

    @property
    def _text(self) -> int:
        """How many numbers a text takes: that it is there, its value, its author, who has accepted it, its clauses."""
        return 2 + 2 * self._parties + self._options

    def blank(self, sheet: Sheet, span: int) -> Numbers:
        """What never changes for one seat; `seen` fills in the rest."""
        numbers = np.zeros(self.width, np.float32)
        numbers[self.layout["points"]] = [points / span for row in sheet.points for points in row]
        numbers[self.layout["me"]][sheet.seat] = 1
        return numbers

    def seen(self, view: PartyView, blank: Numbers, span: int) -> Numbers:
        """The numbers at one moment, a new array. They depend on the view alone."""
        numbers = blank.copy()
        numbers[self.layout["no_deal"]] = view.no_deal / span
        self._fill(view, numbers, span)
        if self._history:
            self._fill_history(view, numbers, span)
        return numbers

    # -- alternating offers --------------------------------------------------------------

    def _fill_offers(self, view: PartyView, numbers: Numbers, span: int) -> None:
        table = view.table.alternating
        assert table is not None
        lay = self.layout
        numbers[lay["time"]] = _share(table, view.public)
        if not table.offer:
            return
        numbers[lay["standing"]] = view.sheet.value(table.offer) / span
        self._clauses(numbers, lay["offer"].start, table.offer)
        for seat in table.accepted:
            numbers[lay["accepted"].start + seat] = 1
        numbers[lay["by"].start + table.by] = 1

    # -- conferences ---------------------------------------------------------------------

    def _fill_talks(self, view: PartyView, numbers: Numbers, span: int) -> None:
        table = view.table.conference
        assert table is not None
        lay = self.layout
        numbers[lay["time"]] = _share(table, view.public)
        numbers[lay["tension"]] = table.tension / TENSION_MAX
        numbers[lay["action_points"]] = min(1.0, view.desk.points / _POINTS)
        numbers[lay["free"]] = min(1.0, view.desk.free / FREE_MOVES)
        numbers[lay["call"]] = table.call
        numbers[lay["phase"].start + _PHASES.index(table.phase)] = 1
        if table.holder != NATURE:
            numbers[lay["holder"].start + table.holder] = 1
        numbers[lay["away"]] = [table.is_away(Seat(seat)) for seat in range(self._parties)]
        numbers[lay["capital"]] = np.minimum(np.array(table.capital) / CAPITAL_MAX, 1)
        numbers[lay["credibility"]] = np.array(table.credibility) / CREDIBILITY_MAX
        numbers[lay["trust"]] = np.array(table.trust).ravel() / TRUST_MAX
        numbers[lay["floors"]] = [
            floor / max(1, size - 1) for floor, size in zip(table.floors, view.public.sizes, strict=True)
        ]
        marks = np.array(table.marks)[:, :, None] == np.array((1, 2, 3))
        numbers[lay["marks"]] = marks.ravel()
        self._texts(view, table, numbers, span)

    def _texts(self, view: PartyView, table: ConferenceTable, numbers: Numbers, span: int) -> None:
        plenary, private, _ = self._shown
        at = self.layout["texts"].start
        for number, standing in enumerate(table.offers[-plenary:]):
            self._one_text(view, numbers, at + number * self._text, standing, span)
        at += plenary * self._text
        for number, standing in enumerate(view.desk.whispers[-private:]):
            self._one_text(view, numbers, at + number * self._text, standing, span)
        at += private * self._text
        if (draft := table.draft) is not None:
            self._one_text(view, numbers, at, Standing(OfferId("draft"), draft.by, draft.terms, "", ()), span)
        if (agreed := table.agreed) is not None:
            text = Standing(OfferId("agreed"), NATURE, agreed.terms, "", agreed.consent)
            self._one_text(view, numbers, at + self._text, text, span)

    def _one_text(self, view: PartyView, numbers: Numbers, at: int, text: Standing, span: int) -> None:
        numbers[at] = 1
        numbers[at + 1] = view.sheet.value(settle(text.terms, view.table.floors)) / span
        if text.by != NATURE:
            numbers[at + 2 + text.by] = 1
        for seat in text.accepted:
            numbers[at + 2 + self._parties + seat] = 1
        self._clauses(numbers, at + 2 + 2 * self._parties, text.terms)

    # -- what was offered ----------------------------------------------------------------

    def _fill_history(self, view: PartyView, numbers: Numbers, span: int) -> None:
        width = 3 + self._options
        start = self.layout["history"].start
        for seat, offers in enumerate(view.fold(OFFERS).latest):
            for number, (terms, when) in enumerate(offers[: self._history]):
                at = start + (seat * self._history + number) * width
                numbers[at] = 1
                numbers[at + 1] = _time(when, view)
                numbers[at + 2] = view.sheet.value(settle(terms, view.table.floors)) / span
                self._clauses(numbers, at + 3, terms)

    def _clauses(self, numbers: Numbers, at: int, terms: Terms) -> None:
        for start, option in zip(self._starts, terms, strict=True):
            if option >= 0:
                numbers[at + start + option] = 1


def _share(table: AlternatingTable | ConferenceTable, public: Public) -> float:
    return min(1.0, table.when / (public.sessions if table.conference is not None else public.rounds))


def _time(when: int, view: PartyView) -> float:
    return min(1.0, when / (view.public.sessions if view.table.conference is not None else view.public.rounds))


def _laid_out(widths: Mapping[str, int]) -> dict[str, slice]:
    layout, at = {}, 0
    for name, width in widths.items():
        layout[name] = slice(at, at + width)
        at += width
    return layout


# -- the offers of each party, as one seat heard them ------------------------------------


class Offered(NamedTuple):
    """What a seat has heard offered. Never changed: each step makes another."""

    public: Public
    latest: tuple[tuple[tuple[Terms, int], ...], ...]
    """latest[party]: (terms, session or round), the newest first, at most `MOST_HISTORY`."""
    texts: Mapping[str, Terms]
    """By id, what can be amended: offers that were heard, and the draft. Empty in alternating offers."""
    counts: Mapping[str, int]
    """By channel, how many offers there have been."""
    floors: tuple[int, ...]
    away: frozenset[Seat]
    amended: bool
    """Whether this protocol amends what was offered, so that texts have to be remembered."""


def _begun(view: PartyView) -> Offered:
    public = view.public
    return Offered(
        public,
        ((),) * len(public.parties),
        {},
        {},
        (0,) * len(public.issues),
        frozenset(),
        view.table.alternating is None,
    )


def _grown(before: Offered, heard: Heard) -> Offered:
    step = _STEPS.get(type(heard.move))
    return before if step is None else step(before, heard, heard.move)


def _latest(before: Offered, heard: Heard, terms: Terms) -> tuple[tuple[tuple[Terms, int], ...], ...]:
    seat = heard.seat
    added = ((terms, heard.session), *before.latest[seat][: MOST_HISTORY - 1])
    return (*before.latest[:seat], added, *before.latest[seat + 1 :])


def _put(before: Offered, heard: Heard, terms: Terms, to: Seat | None) -> Offered:
    if not before.amended:
        return before._replace(latest=_latest(before, heard, terms))
    # Numbered as the rules do it, since an amendment names what it amends by its number alone.
    channel = (OfferId.plenary(1) if to is None else OfferId.caucus(heard.seat, to, 1)).channel
    number = before.counts.get(channel, 0) + 1
    name = OfferId.plenary(number) if to is None else OfferId.caucus(heard.seat, to, number)
    return before._replace(
        latest=_latest(before, heard, terms),
        texts={**before.texts, name: terms},
        counts={**before.counts, channel: number},
    )


def _drafted(before: Offered, heard: Heard, terms: Terms) -> Offered:
    return before._replace(latest=_latest(before, heard, terms), texts={**before.texts, "draft": terms})


def _offer(before: Offered, heard: Heard, move: Offer) -> Offered:
    return _put(before, heard, move.terms, move.to)


def _amend(before: Offered, heard: Heard, move: Amend) -> Offered:
    base = before.texts.get(move.target)
    if base is None:
        return before
    terms = changed(base, move.changes)
    if move.target == "draft" and before.public.parties[heard.seat].role is Role.MEDIATOR:
        return _drafted(before, heard, terms)
    return _put(before, heard, terms, OfferId(move.target).partner(heard.seat))


def _table(before: Offered, heard: Heard, move: TableDraft) -> Offered:
    return _drafted(before, heard, move.terms)


def _final(before: Offered, heard: Heard, move: FinalText) -> Offered:
    return before._replace(latest=_latest(before, heard, move.terms))


def _announce(before: Offered, heard: Heard, move: Announce) -> Offered:
    # It stands as an offer where a hand that is needed is away; at once signed, it is nothing to amend.
    at_table = [Seat(s) for s in range(len(before.public.parties)) if s not in before.away]
    return before if satisfied(before.public, at_table) else _put(before, heard, move.terms, None)


def _gesture(before: Offered, heard: Heard, move: MakeGesture) -> Offered:
    gesture = before.public.gestures[move.gesture]
    floors = tuple(gesture.floor if i == gesture.issue else k for i, k in enumerate(before.floors))
    draft = before.texts.get("draft")
    if draft is None:
        return before._replace(floors=floors)
    lifted = tuple(k if k == OPEN else max(k, floor) for k, floor in zip(draft, floors, strict=True))
    return before._replace(floors=floors, texts={**before.texts, "draft": lifted})


def _walk(before: Offered, heard: Heard, move: Walk) -> Offered:
    return before._replace(away=before.away | {heard.seat})


def _return(before: Offered, heard: Heard, move: Return) -> Offered:
    return before._replace(away=before.away - {heard.seat})


_STEPS: Final[Mapping[type[Move], Callable[[Offered, Heard, Any], Offered]]] = {
    Offer: _offer, Amend: _amend, TableDraft: _table, FinalText: _final, Announce: _announce,
    MakeGesture: _gesture, Walk: _walk, Return: _return,
}  # fmt: skip

OFFERS: Final = Fold[Offered](_begun, _grown)
"""What each party has offered, as the seat heard it."""

__all__ = ["MOST_HISTORY", "OFFERS", "Numbers", "Offered", "Sight", "span_of"]
