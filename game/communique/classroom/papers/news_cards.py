"""News cards to read aloud: what happens, what it does, and what each delegation is reported to say of it."""

from __future__ import annotations

from communique.classroom.paper import Paper
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._layout import closely
from communique.classroom.papers._words import keeps_tension, order
from communique.model.scenario import News, Public
from communique.present import line_effects, signed
from communique.rules.news import to_plan_with
from communique.rules.state import NO_NEWS
from communique.words import N_, say, tr

_ROOM = 120
"""Millimetres that a card takes, so that most stand whole on a page."""


def news_cards(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """The deck of the level that will be played, a card after the other, to cut out and shuffle."""
    page = Paper(
        tr("{scenario}: news cards", scenario=public.title),
        tr("For whoever leads the class · {scenario}", scenario=public.title),
        paper=printing.size,
    )
    closely(page).top(tr("News cards"), public.title, tr("Shuffle them, and read out one each session."))
    page.prose(
        tr(
            "Let each delegation choose a line before its words are read. The words are imagined and quote nobody. "
            "What a card does holds for its session and never changes what a clause is worth."
        )
    )
    for place, card in enumerate(public.news):
        _card(page, public, place, card)
    return page


def _card(page: Paper, public: Public, place: int, card: News) -> None:
    page.heading(card.title, room=_ROOM)
    page.prose(card.text)
    moved = card.tension if keeps_tension(public) else 0
    notes = [tr("Tension {change} when the card is read out.", change=signed(moved))] if moved else []
    notes += [say(one) for one in to_plan_with(public, card, NO_NEWS)]
    if card.foretold:
        notes.append(tr("If you know that this card comes next, say so a session before."))
    if notes:
        page.points(notes)
    rows = [(tr("Line"), tr("What is said when a delegation takes it"))]
    for line in card.lines:
        label = tr("{label} ({effects})", label=line.label, effects=line_effects(public, line))
        said = [line.said_by(seat) for seat in order(public, place)]
        rows.append((label, "\n".join(dict.fromkeys(said))))
    page.grid(rows, (30, 70))


PAPER = PaperKind(
    "news", 40, N_("News to read out, a card each session."), one_file("news", news_cards, lambda p: p.news)
)
