"""Cards to cut: the evidence, gestures and guarantees of one delegation, with price and effect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperFile, PaperKind, Printing
from communique.classroom.papers._layout import CardPart, closely, cut_cards, cut_height
from communique.classroom.papers._words import called, clause, introduced, keeps_meters, keeps_tension, order
from communique.model.scenario import Gesture, Guarantee, Public, Seat
from communique.model.sheet import Card, Scenario
from communique.present import signed
from communique.views import Briefing, brief
from communique.words import N_, in_a_row, number, tr, tr_n

_NOTE: Final = 6.2
"""Millimetres of the line below the title."""


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
    """The cards of one delegation, two beside each other, as many sets as stand on a page."""
    public, party = briefing.public, briefing.party
    page = Paper(
        tr("{scenario}: cards of {party}", scenario=public.title, party=called(party, printing)),
        tr("Cards of {party} · {scenario}", party=introduced(party, printing), scenario=named(public)),
        paper=printing.size,
    )
    closely(page).top(tr("Cards"), called(party, printing))
    every = [_parts(card, called(party, printing)) for card in cards_of(briefing)]
    page.sets = _most(page, every)
    page.prose(_how(page.sets), size=9)
    cut_cards(page, _so_often(every, page.sets))
    return page


def _how(sets: int) -> str:
    said = tr("Cut along the dashes. Evidence is yours alone until it is laid down.")
    if sets == 1:
        return said
    return f"{said} {tr_n('{n} set, for a table.', '{n} sets, one for each table.', sets)}"


def _parts(card: CutCard, who: str) -> tuple[CardPart, ...]:
    return (
        CardPart(tr("{sort} · {party}", sort=card.sort, party=who), 7.5, muted=True),
        CardPart(card.title, 10, bold=True),
        CardPart(card.text),
        CardPart(card.does, 8.5, muted=True),
    )


def _most(page: Paper, cards: list[tuple[CardPart, ...]]) -> int:
    """How many sets stand on what is left of the page."""
    room = page.page_break_trigger - page.get_y() - _NOTE
    sets = 1
    while cut_height(page, _so_often(cards, sets + 1)) <= room:
        sets += 1
    return sets


def _so_often(cards: list[tuple[CardPart, ...]], sets: int) -> list[tuple[CardPart, ...]]:
    """Each card so often, one beside the other: what is alike is as tall, and so takes the least paper."""
    return [card for card in cards for _ in range(sets)]


def _files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
    for seat in order(scenario.public, 0):
        briefing = brief(scenario, Seat(seat))
        if cards_of(briefing):
            yield PaperFile(f"cards-{briefing.party.id}.pdf", partial(cards_paper, briefing, printing))


PAPER = PaperKind("cards", 40, N_("Evidence, gestures and guarantees to cut, as many sets as a page holds."), _files)
