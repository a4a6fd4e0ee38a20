"""Cards to cut: the evidence, gestures and guarantees of one delegation, with price and effect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from communique.classroom.paper import LINE, Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperFile, PaperKind, Printing
from communique.classroom.papers._layout import GAP, part_of
from communique.classroom.papers._words import called, clause, introduced, keeps_meters, keeps_tension, order
from communique.model.scenario import Gesture, Guarantee, Public, Seat
from communique.model.sheet import Card, Scenario
from communique.present import signed
from communique.views import Briefing, brief
from communique.words import N_, in_a_row, number, tr

_ROOM = 62
"""Millimetres that a card takes; the largest of the shipped cases fit."""


class CutCard(NamedTuple):
    """A card: what sort it is, its title, its words and what it does."""

    sort: str
    title: str
    text: str
    does: str


def cards_of(briefing: Briefing) -> tuple[CutCard, ...]:
    """The cards of a delegation: evidence from its own sheet, gestures and guarantees from the public part."""
    public, seat = briefing.public, briefing.seat
    return (
        *(_evidence(public, card) for card in briefing.sheet.cards),
        *(_gesture(public, gesture) for gesture in public.gestures if gesture.seat == seat),
        *(_guarantee(public, k, given) for k, given in enumerate(public.guarantees) if given.seat == seat),
    )


def _evidence(public: Public, card: Card) -> CutCard:
    does = tr("Lay it on the table: 1 action. It can be checked, and is as it says.")
    if keeps_meters(public):
        does = tr("Lay it on the table: 1 action. It can be checked. Trust in you +1.")
    return CutCard(tr("EVIDENCE"), card.title, card.text, does)


def _gesture(public: Public, gesture: Gesture) -> CutCard:
    does = tr(
        "Price: 1 capital, no action, once. From now on this is the least that holds, signed or not: {clause}. Trust "
        "in you {trust}.",
        clause=clause(public, gesture.issue, gesture.floor),
        trust=signed(gesture.trust),
    )
    if keeps_tension(public):
        does = f"{does} {tr('Tension {change}.', change=signed(gesture.tension))}"
    return CutCard(tr("GESTURE"), gesture.title, gesture.text, does)


def _guarantee(public: Public, place: int, given: Guarantee) -> CutCard:
    unlocked = [
        clause(public, i, k)
        for i, issue in enumerate(public.issues)
        for k, option in enumerate(issue.options)
        if option.guarantee == place
    ]
    does = tr(
        "Price: {cost} capital, no action, once. Until it is laid down nobody may offer: {clauses}.",
        cost=number(given.cost),
        clauses=in_a_row(unlocked),
    )
    return CutCard(tr("GUARANTEE"), given.title, given.text, does)


def cards_paper(briefing: Briefing, printing: Printing = AS_USUAL) -> Paper:
    """The cards of one delegation, two beside each other, with lines to cut along."""
    public, party = briefing.public, briefing.party
    page = Paper(
        tr("{scenario}: cards of {party}", scenario=public.title, party=called(party, printing)),
        tr("Cards of {party} · {scenario}", party=introduced(party, printing), scenario=named(public)),
        paper=printing.size,
    )
    page.top(
        tr("Cards"), called(party, printing), tr("Cut along the dashes. Evidence is yours alone until it is laid down.")
    )
    width = (page.epw - GAP) / 2
    every = cards_of(briefing)
    for first in range(0, len(every), 2):
        if page.will_page_break(_ROOM):
            page.add_page()
        _pair(page, every[first : first + 2], width)
    return page


def _pair(page: Paper, pair: tuple[CutCard, ...], width: float) -> None:
    top, bottoms = page.get_y(), []
    for place, card in enumerate(pair):
        page.set_y(top + 3)
        with part_of(page, page.l_margin + place * (width + GAP) + 4, width - 8):
            page.prose(card.sort, size=8, muted=True)
            page.heading(card.title, room=10)
            page.prose(card.text)
            page.prose(card.does, size=9, muted=True)
        bottoms.append(page.get_y())
    page.set_draw_color(*LINE)
    page.set_dash_pattern(dash=2, gap=1.5)
    for place in range(len(pair)):
        page.rect(page.l_margin + place * (width + GAP), top, width, max(bottoms) - top + 2)
    page.set_dash_pattern()
    page.set_y(max(bottoms) + 6)


def _files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
    for seat in order(scenario.public, 0):
        briefing = brief(scenario, Seat(seat))
        if cards_of(briefing):
            yield PaperFile(f"cards-{briefing.party.id}.pdf", partial(cards_paper, briefing, printing))


PAPER = PaperKind("cards", 40, N_("Evidence, gestures and guarantees to cut, a page for each delegation."), _files)
