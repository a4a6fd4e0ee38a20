"""One card of the recap: who did what, and what it changed."""

from __future__ import annotations

from collections.abc import Callable

from pygame import Surface

from communique.model.scenario import NATURE
from communique.present.recap import RecapCard
from communique.window import theme
from communique.window.icons import known_icon
from communique.window.kit import Chip, Label, Row, Size, Widget, paint
from communique.window.moments.moment_card import ChangeLine
from communique.window.moments.press_card import PressCard
from communique.window.table.signs import sized
from communique.words import tr

OnCard = Callable[[RecapCard], None]


def recap_entry(card: RecapCard, on: OnCard, *, whole: bool, chosen: bool = False) -> PressCard:
    """A card to press: `whole` says all of it, else no more than two lines and the first change."""
    parts: list[Widget] = [_head(card)]
    parts.append(Label(card.text, "small", max_lines=0 if whole else 2))
    changes = card.changes if whole else card.changes[:1]
    parts += [ChangeLine(line, "caption", max_lines=0 if whole else 2) for line in changes]
    if whole:
        parts += [ChangeLine(f"{one.title}. {one.caption}", "caption") for one in card.of_the_talks]
        parts += [Label(line, "caption", colour="muted") for line in card.effects]
    return PressCard(
        *parts,
        says=card.words,
        on=lambda: on(card),
        gap=2,
        pad=(11, 6, 10, 7),
        edge="accent_edge" if chosen else "edge",
        border=1.5 if chosen else 1,
        tip=_where(card),
        id=f"recap{card.number}",
    )


def _head(card: RecapCard) -> Widget:
    words = tr("{party}, in private", party=card.who) if card.private else card.who
    colour = "accent_text" if card.seat == NATURE else theme.sign(card.seat).colour
    name = Label(words, "small_strong", colour=colour, max_lines=1, flex=1)
    tags = [Chip(card.target_title, face="caption", fill=None)] if card.target else []
    return Row(_Sign(card), name, *tags, gap=6)


def _where(card: RecapCard) -> str:
    """Where pressing the card leads."""
    if card.target:
        return tr("Look at it on the table: {text}", text=card.target_title)
    if card.touched:
        return tr("Look at the row that it bears on")
    return tr("Look it up in the transcript")


class _Sign(Widget):
    """The sign of who did it, or the icon of what happened."""

    def __init__(self, card: RecapCard) -> None:
        super().__init__()
        self._seat = card.seat
        self._icon = known_icon(card.moments[0].icon if card.moments else "dispatch")

    def measure(self, width: int) -> Size:
        return (self.style.tall(16), self.style.tall(16))

    def narrowest(self) -> int:
        return self.style.tall(16)

    def paint(self, surface: Surface) -> None:
        style = self.style
        if self._seat == NATURE:
            icon = style.icon(self._icon, style.tall(14), self.colour("accent_text"))
            paint.stamp(surface, icon, self.rect.center)
        else:
            sign = theme.sign(self._seat)
            paint.mark(surface, style, self.rect.center, sign.shape, sized(style, 11), self.colour(sign.colour))
