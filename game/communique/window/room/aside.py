"""What stands aside, in the corners at the foot of the room: two chairs under a lamp, and the microphone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame
from pygame import Rect, Surface

from communique.present import CaucusAside, Delegation, PressStand
from communique.window import emblem_art, theme
from communique.window.kit import Size, paint
from communique.window.kit.controls import Control
from communique.window.kit.style import Rgb
from communique.window.room.seat_spot import draw_chair, faded
from communique.window.table.signs import sized
from communique.words import tr

LAMP: Rgb = (255, 220, 150)


class CaucusCorner(Control):
    """The chairs of a caucus, with the emblems of those who sit there. State: what it shows."""

    def __init__(self, on: Callable[[], None]) -> None:
        super().__init__(id="room-caucus", label=tr("Caucus"), tone="room", visible=False)
        self.channels: tuple[CaucusAside, ...] = ()
        self.party: tuple[Delegation, ...] = ()
        self.sitting: tuple[Delegation, ...] = ()
        self._on = on

    def show(self, shown: Sequence[CaucusAside], party: Sequence[Delegation], sitting: Sequence[Delegation]) -> None:
        """Show who is in caucus, and who of them sits there now."""
        new = tuple(shown), tuple(party), tuple(sitting)
        if new != (self.channels, self.party, self.sitting):
            self.channels, self.party, self.sitting = new
            self.repaint()

    @property
    def interactive(self) -> bool:
        return True

    def activate(self) -> None:
        self._on()

    def tooltip(self) -> str:
        return "\n".join(one.words for one in self.channels)

    def text(self) -> str:
        return self.tooltip().replace("\n", ". ")

    def paint(self, surface: Surface) -> None:
        style, rect = self.style, self.rect
        self.box(surface, rect, "raised_hover" if self.hover else "sunken", radius=9, edge="brass")
        surface.blit(style.shapes.get(("lamp", rect.size), lambda: _lamplight(rect.size)), rect)
        caption = style.face("caption")
        image = self.ink(tr("In caucus"), caption, "accent_text")
        top, foot = rect.y + style.px(4), rect.bottom - style.px(4)
        if image.get_width() <= rect.w - style.px(6) and rect.h >= style.tall(54):
            foot -= style.line_height(caption)
            surface.blit(image, (rect.centerx - image.get_width() // 2, foot))
        chairs, gap = max(2, len(self.party)), style.px(6)
        side = max(8, min(foot - top, (rect.w - style.px(8)) // chairs - gap, style.px(44)))
        x = rect.centerx - (chairs * (side + gap) - gap) // 2
        for d in self.party:
            place = Rect(x, top + (foot - top - side) // 2, side, side)
            draw_chair(surface, style, place)
            hue = theme.TONES["paper"][theme.sign(d.seat).colour]
            picture = emblem_art.emblem(max(8, side - style.px(4)), d.emblem, hue)
            paint.stamp(surface, picture if d in self.sitting else faded(style, picture, d), place.center)
            x += side + gap


def _lamplight(size: Size) -> Surface:
    """A cone of light from above."""
    light = paint.canvas(24, 24, LAMP)
    for y in range(24):
        for x in range(24):
            off = abs(x - 11.5) / (3 + y * 0.5)
            light.set_at((x, y), (*LAMP, round(70 * max(0.0, 1 - off) * (1 - y / 30))))
    return pygame.transform.smoothscale(light, size)


class PressCorner(Control):
    """The microphone, with the lines that have been taken. State: what it shows."""

    def __init__(self, on: Callable[[], None]) -> None:
        super().__init__(id="room-press", label=tr("The press"), tone="room", visible=False)
        self.stand: PressStand | None = None
        self._on = on

    def show(self, shown: PressStand | None) -> None:
        """Show who has told the press what."""
        if shown != self.stand:
            self.stand = shown
            self.repaint()

    @property
    def interactive(self) -> bool:
        return True

    def activate(self) -> None:
        self._on()

    def tooltip(self) -> str:
        return "" if self.stand is None else self.stand.words

    def text(self) -> str:
        return self.tooltip().replace("\n", ". ")

    def paint(self, surface: Surface) -> None:
        style, rect, stand = self.style, self.rect, self.stand
        if stand is None:
            return
        edge = "brass" if stand.open else "edge"
        self.box(surface, rect, "raised_hover" if self.hover else "sunken", radius=9, edge=edge)
        side = min(rect.h - style.px(8), style.px(44), rect.w - style.px(8))
        icon = style.icon("microphone", max(8, side), self.colour("accent_text" if stand.open else "muted"))
        lines, face = stand.said, style.face("caption")
        row = style.line_height(face)
        wide = max((style.text_width(words, face) for _, words in lines), default=0) + style.tall(15)
        fits = lines and len(lines) * row <= rect.h - style.px(4) and side + wide + style.px(14) <= rect.w
        if not fits:
            paint.stamp(surface, icon, rect.center)
            return
        paint.stamp(surface, icon, (rect.x + style.px(5) + side // 2, rect.centery))
        x, y = rect.x + side + style.px(10), rect.centery - len(lines) * row // 2
        for seat, words in lines:
            sign = theme.sign(seat)
            centre = (x + style.tall(6), y + row // 2)
            paint.mark(surface, style, centre, sign.shape, sized(style, 9), self.colour(sign.colour))
            image = self.ink(words, face, "ink")
            surface.blit(image, (x + style.tall(14), y + (row - image.get_height()) // 2))
            y += row
