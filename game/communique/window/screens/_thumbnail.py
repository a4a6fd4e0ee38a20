"""A small picture of a saved game: who sits there, and how far the text on the table has come.

Everything in it is public. A clause is a bar: an outline while nothing is proposed, half full once it stands in a text
on the table, full when all who sign have initialled it.
"""

from __future__ import annotations

from pygame import Rect, Surface

from communique.model.package import OPEN
from communique.model.scenario import Public
from communique.rules.state import INITIAL, Table
from communique.window import emblem_art, theme
from communique.window.kit import Canvas, Style
from communique.window.kit.paint import box
from communique.words import tr

WIDTH = 132
HEIGHT = 66


def fullness(public: Public, table: Table) -> tuple[int, ...]:
    """By issue: 0 while nothing is proposed, 1 in a text on the table, 2 when all who sign have initialled it."""
    conference = table.conference
    draft = None if conference is None else conference.draft
    if conference is not None and draft is not None:
        signs = public.signatories
        return tuple(
            0 if option == OPEN else 1 + all(conference.marks[seat][issue] == INITIAL for seat in signs)
            for issue, option in enumerate(draft.terms)
        )
    terms = table.offers[-1].terms if table.offers else (OPEN,) * len(public.issues)
    return tuple(int(option != OPEN) for option in terms)


def thumbnail(public: Public, full: tuple[int, ...], *, id: str = "") -> Canvas:
    """The picture, with what it shows in words."""

    def paint(surface: Surface, rect: Rect, style: Style) -> None:
        _paint(surface, rect, style, public, full)

    said = tr(
        "{initialled} of {issues} clauses initialled by all, {proposed} proposed",
        initialled=full.count(2), issues=len(full), proposed=len(full) - full.count(0),
    )  # fmt: skip
    return Canvas(paint, keep=True, width=WIDTH, height=HEIGHT, label=said, tip=said, id=id)


def _paint(surface: Surface, rect: Rect, style: Style, public: Public, full: tuple[int, ...]) -> None:
    def colour(name: str) -> tuple[int, int, int]:
        return style.colour(name, "paper")

    box(surface, style, rect, colour("sunken"), radius=6, edge=colour("line"))
    pad, count = style.px(6), len(public.parties)
    area = rect.inflate(-2 * pad, -2 * pad)
    side = min(area.h * 6 // 10, area.w // max(1, count) - 1)
    left = area.centerx - count * (side + 1) // 2
    for seat, party in enumerate(public.parties):
        image = emblem_art.emblem(side, party.emblem, colour(theme.sign(seat).colour))
        surface.blit(image, (left + seat * (side + 1), area.y))
    top = area.y + side + style.px(4)
    for issue, state in enumerate(full):
        x, right = area.x + area.w * issue // len(full), area.x + area.w * (issue + 1) // len(full)
        bar = Rect(x, top, max(2, right - x - style.px(2)), max(2, area.bottom - top))
        box(surface, style, bar, colour("field"), radius=2, edge=colour("muted"))
        if state:
            part = bar.h if state == 2 else bar.h // 2
            inside = Rect(bar.x, bar.bottom - part, bar.w, part)
            box(surface, style, inside, colour("good" if state == 2 else "accent"), radius=2, edge=colour("muted"))
