"""A line to be signed on: empty, with a flourish on its way, or signed, with a seal or sign pressed beside it.

State: how far the stroke and the seal have come, from 0 to 1. What has happened stands below it in words.
"""

from __future__ import annotations

from typing import Final, Unpack

import pygame
from pygame import Rect, Surface

from communique.model.scenario import Party, Seat
from communique.present.ceremony import Standpoint
from communique.window import theme
from communique.window.kit import Size, Widget, paint
from communique.window.kit.widget import Common
from communique.window.signing import ink, seal

HIGH: Final = 66
"""Design units that it is high."""
SIDE: Final = 46
"""How large a seal is, across."""


class SignatureMark(Widget):
    """The painted part of a line at the foot of a document. `sealed` presses wax; else the party's sign is set."""

    role = "signature"

    def __init__(self, seat: Seat, party: Party, *, sealed: bool, **common: Unpack[Common]) -> None:
        common.setdefault("min_width", 130)
        super().__init__(**common)
        self.seat, self.party, self.sealed = seat, party, sealed
        self.stroke = self.pressed_in = 0.0
        self.standpoint = Standpoint.WAITS

    def show(self, standpoint: Standpoint, stroke: float, pressed: float) -> None:
        """Show how far it has come."""
        if (standpoint, stroke, pressed) != (self.standpoint, self.stroke, self.pressed_in):
            self.standpoint, self.stroke, self.pressed_in = standpoint, stroke, pressed
            self.repaint()

    def measure(self, width: int) -> Size:
        return (width, self.style.tall(HIGH))

    def narrowest(self) -> int:
        return self.style.tall(SIDE) * 2

    def paint(self, surface: Surface) -> None:
        style, rect = self.style, self.rect
        side = min(style.tall(SIDE), rect.w // 3)
        base = rect.y + round(rect.h * 0.72)
        thin = max(1, style.px(1))
        surface.fill(self.colour("muted"), (rect.x, base, rect.w, thin))
        if self.standpoint is Standpoint.WITHHELD:
            surface.fill(self.colour("muted"), (rect.x, base - style.tall(5), rect.w, thin))
        elif self.standpoint is Standpoint.DECIDES and self.stroke <= 0:
            icon = style.icon("sign", style.tall(18), self.colour("accent_text"))
            surface.blit(icon, (rect.x + style.px(4), base - icon.get_height() - style.px(3)))
        clip = surface.get_clip()
        surface.set_clip(clip.clip(rect))
        if self.stroke > 0:
            room = Rect(rect.x, rect.y, rect.w - side - style.px(6), rect.h)
            surface.blit(ink.drawn(style, room.size, self.stroke, pen=self.pressed_in <= 0), room)
        if self.pressed_in > 0:
            self._press(surface, side, (rect.right - side // 2 - style.px(1), base - style.tall(4)))
        surface.set_clip(clip)

    def _press(self, surface: Surface, side: int, centre: Size) -> None:
        """The seal comes down: large and faint at first, then at rest."""
        hue, way = theme.sign(self.seat), self.pressed_in
        colour = self.colour(hue.colour)
        if not self.sealed:
            paint.mark(surface, self.style, centre, hue.shape, SIDE * 0.5 * self.style.text_scale * way, colour)
            return
        image = seal.wax(side, self.party.emblem, colour)
        if way < 1:
            large = round(side * (1.45 - 0.45 * way))
            image = pygame.transform.smoothscale(image, (large, large))
            image.set_alpha(round(255 * min(1.0, 2 * way)))
        paint.stamp(surface, image, centre)
