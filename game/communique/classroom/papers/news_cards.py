"""News cards, a deck for a class: what happens, what it does, and what each delegation is reported to say of it.

One person draws and reads for all tables at once, so that their results can be compared; a table alone does the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.classroom.paper import Paper
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._layout import CardPart, closely, cut_cards
from communique.classroom.papers._words import keeps_tension, order
from communique.model.scenario import Line, News, Public
from communique.present import line_effects, signed
from communique.rules.news import to_plan_with
from communique.rules.state import NO_NEWS
from communique.words import N_, say, tr

LETTERS: Final = "abc"
"""What the lines of a card are called on the board."""


def news_cards(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """The deck of the level that will be played, a card below the other, to cut out and shuffle."""
    page = Paper(
        tr("{scenario}: news cards", scenario=public.title),
        tr("For whoever leads the class · {scenario}", scenario=public.title),
        paper=printing.size,
    )
    closely(page).top(tr("News cards"), public.title, tr("One deck for the class. Cut it, and shuffle."))
    page.prose(_how(public), size=9.5)
    cut_cards(page, [tuple(_card(public, place, card)) for place, card in enumerate(public.news)], columns=1)
    return page


def _how(public: Public) -> str:
    return tr(
        "Each session draw one card for all tables and read it out. Write its lines on the board with what they "
        "change. When every delegation has chosen, read what those say who took a line. The words are imagined and "
        "quote nobody. What a card does holds for its session and never changes what a clause is worth."
    )


def _card(public: Public, place: int, card: News) -> Iterator[CardPart]:
    yield CardPart(card.title, 10, bold=True)
    yield CardPart(card.text)
    does = " ".join(_does(public, card))
    if does:
        yield CardPart(does, 8.5, muted=True)
    for k, line in enumerate(card.lines):
        yield CardPart(_label(public, k, line), bold=True)
        yield CardPart(_said(public, place, line), 8.5)


def _does(public: Public, card: News) -> Iterator[str]:
    """What the card does."""
    moved = card.tension if keeps_tension(public) else 0
    if moved:
        yield tr("Tension {change} when the card is read out.", change=signed(moved))
    yield from (say(one) for one in to_plan_with(public, card, NO_NEWS))
    if card.foretold:
        yield tr("If you know that this card comes next, say so a session before.")


def _label(public: Public, place: int, line: Line) -> str:
    effects = line_effects(public, line)
    return tr("{letter}: {label} ({effects})", letter=LETTERS[place], label=line.label, effects=effects)


def _said(public: Public, place: int, line: Line) -> str:
    """What each delegation is reported to say, one sentence after the other."""
    return " ".join(dict.fromkeys(line.said_by(seat) for seat in order(public, place)))


PAPER = PaperKind(
    "news", 40, N_("News to read out, a card each session."), one_file("news", news_cards, lambda p: p.news)
)
