"""Where the card of a moment lies: over the picture of the room, or at the foot where there is no such picture.

Either way it covers no row and no button of the package. It is there only while it shows a card; it takes no focus,
so that nobody who types is interrupted. State: the card, and how far it has come.
"""

from __future__ import annotations

from collections.abc import Sequence

import pygame
from pygame import Rect, Surface

from communique.model.scenario import Party
from communique.present.moments import ToldMoment
from communique.window.kit import Size, Widget
from communique.window.kit.widget import Callback
from communique.window.moments.moment_card import MomentCard

ARRIVES = 460.0
"""Milliseconds in which a card is put down."""
DRAWN = 640.0
"""Milliseconds in which its rule is drawn."""
WAY = 26
"""How far it comes, in design units."""


class MomentStage(Widget):
    """Shows one card at a time, over something else: it takes no room of its own."""

    def __init__(self, parties: Sequence[Party], on: Callback) -> None:
        super().__init__(id="moments", visible=False)
        self._parties, self._on = parties, on
        self._far = 0.0

    @property
    def card(self) -> MomentCard | None:
        """The card that is shown."""
        return next((child for child in self.children if isinstance(child, MomentCard)), None)

    def show(self, shown: ToldMoment, *, at: int, of: int, words: str) -> None:
        """Put a card on the table, in the place of the one before. `words` stand on its button."""
        card = MomentCard(shown, self._parties, at=at, of=of, on=self._on, words=words)
        self.replace(card)
        self.visible = True
        if self.mounted:
            self.host.animate(self, self._come, 1.0, 0.0, ARRIVES)
            card.rule.draw_in(DRAWN)

    def recount(self, *, at: int, of: int, words: str) -> None:
        """Show other numbers on the card that lies there."""
        if self.card is not None:
            self.card.recount(at=at, of=of, words=words)

    def clear(self) -> None:
        """Take the card away."""
        if self.visible:
            self.visible = False
            self.replace()

    def left(self, part: float) -> None:
        """Show on the card that this part of its time is left."""
        if self.card is not None:
            self.card.rule.left(part)

    def measure(self, width: int) -> Size:
        return (0, 0)

    def narrowest(self) -> int:
        return 0

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        card = self.card
        if card is None:
            return
        margin = self.style.px(10)
        room = rect.inflate(-2 * margin, -2 * margin)
        width = card.widest(room.w)
        height = min(card.size(width)[1], room.h)
        way = min(round(self.style.px(WAY) * self._far), room.h - height)
        card.layout(Rect(room.centerx - width // 2, room.bottom - height - way, width, height))

    def paint(self, surface: Surface) -> None:
        if self.card is not None:
            size, bend = self.rect.size, self.style.px(10)
            shade = self.style.shapes.get(("shade", size, bend), lambda: _shade(size, bend))
            shade.set_alpha(round(255 * (1 - self._far * self._far)))
            surface.blit(shade, self.rect)

    def _come(self, far: float) -> None:
        """It slides down onto the table, and fades in."""
        self._far = far
        card = self.card
        if card is not None:
            card.opacity = 1 - far * far
            self.repaint()
            self.layout(self.rect)


def _shade(size: Size, bend: int) -> Surface:
    """What lies over the room while a card does: less light."""
    shade = Surface(size, pygame.SRCALPHA)
    pygame.draw.rect(shade, (8, 11, 16, 130), shade.get_rect(), border_radius=bend)
    return shade
