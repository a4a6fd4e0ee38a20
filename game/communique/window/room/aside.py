"""What stands aside, in the corners at the foot of the room: two chairs under a lamp, and the microphone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame
from pygame import Rect, Surface

from communique.present import CaucusAside, Delegation, PressStand
from communique.window import emblem_art, theme
from communique.window.kit import Size, Widget, paint
from communique.window.kit.controls import Control
from communique.window.kit.style import Rgb
from communique.window.room.seat_spot import draw_chair, faded
from communique.window.table.signs import sized
from communique.words import tr

LAMP: Rgb = (255, 220, 150)
WALK = 700.0
"""Milliseconds from a seat to the chairs aside."""


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
        if self._told():
            image = self.ink(self._words(), style.face("caption"), "accent_text")
            foot = rect.bottom - style.px(4) - style.line_height(style.face("caption"))
            surface.blit(image, (rect.centerx - image.get_width() // 2, foot))
        for d, place in zip(self.party, self.chairs(), strict=True):
            draw_chair(surface, style, place)
            hue = theme.TONES["paper"][theme.sign(d.seat).colour]
            picture = emblem_art.emblem(max(8, place.w - style.px(4)), d.emblem, hue)
            paint.stamp(surface, picture if d in self.sitting else faded(style, picture, d), place.center)

    def _words(self) -> str:
        talks = len(self.channels)
        return tr("In caucus, {n} talks", n=talks) if talks > 1 else tr("In caucus")

    def chairs(self) -> list[Rect]:
        """The chairs, one for each of the party."""
        style, rect = self.style, self.rect
        top, foot = rect.y + style.px(4), rect.bottom - style.px(4)
        foot -= style.line_height(style.face("caption")) if self._told() else 0
        count, gap = max(2, len(self.party)), style.px(6)
        side = max(8, min(foot - top, (rect.w - style.px(8)) // count - gap, style.px(44)))
        x = rect.centerx - (count * (side + gap) - gap) // 2
        return [Rect(x + k * (side + gap), top + (foot - top - side) // 2, side, side) for k in range(len(self.party))]

    def _told(self) -> bool:
        """Whether the words have room below the chairs."""
        style, rect = self.style, self.rect
        width = style.text_width(self._words(), style.face("caption"))
        return width <= rect.w - style.px(6) and rect.h >= style.tall(54)


class Walker(Widget):
    """The emblem of a delegation on its way from its seat to the chairs aside, or back. State: how far it is."""

    role = "image"

    def __init__(self, shown: Delegation) -> None:
        super().__init__(tone="room", visible=False)
        self._shown = shown
        self._way = (Rect(0, 0, 0, 0), Rect(0, 0, 0, 0))

    def go(self, start: Rect, end: Rect) -> None:
        """Go from one place to the other, and be gone."""
        self._way = (start, end)
        self._set(shown=True)
        self.host.animate(self, self._move, 0.0, 1.0, WALK)

    def layout(self, rect: Rect) -> None:
        """It stands where its way has brought it, whatever room there is."""

    def paint(self, surface: Surface) -> None:
        d = self._shown
        hue = theme.TONES["paper"][theme.sign(d.seat).colour]
        paint.stamp(surface, emblem_art.emblem(max(8, self.rect.w), d.emblem, hue), self.rect.center)

    def _move(self, part: float) -> None:
        start, end = self._way
        # The size changes by even steps: each is drawn once and kept.
        side = round((start.w + (end.w - start.w) * part) / 4) * 4
        place = Rect(0, 0, side, side)
        place.center = (
            round(start.centerx + (end.centerx - start.centerx) * part),
            round(start.centery + (end.centery - start.centery) * part),
        )
        self.place(place)
        if part >= 1.0:
            self._set(shown=False)

    def _set(self, *, shown: bool) -> None:
        # Nothing else stands elsewhere because of it, so nothing has to be laid out.
        self.repaint()
        self._visible = shown
        self.repaint()


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
