"""What stands aside, in the corners at the foot of the room: two chairs under a lamp, and the microphone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pygame import Rect, Surface

from communique.present import CaucusAside, Delegation, PressStand
from communique.window import emblem_art, theme
from communique.window.kit import paint
from communique.window.kit.controls import Control
from communique.window.room.seat_spot import LEATHER
from communique.words import tr


class CaucusCorner(Control):
    """The chairs of a caucus, with the emblems of those who sit there. State: what it shows."""

    def __init__(self, on: Callable[[], None]) -> None:
        super().__init__(id="room-caucus", label=tr("Caucus"), tone="room", visible=False)
        self.channels: tuple[CaucusAside, ...] = ()
        self.sitting: tuple[Delegation, ...] = ()
        self._on = on

    def show(self, shown: Sequence[CaucusAside], sitting: Sequence[Delegation]) -> None:
        """Show who is in caucus, and who of them sits there now."""
        if (tuple(shown), tuple(sitting)) != (self.channels, self.sitting):
            self.channels, self.sitting = tuple(shown), tuple(sitting)
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
        caption = style.face("caption")
        words = tr("In caucus")
        image = self.ink(words, caption, "accent_text")
        top = rect.y + style.px(3)
        if image.get_width() <= rect.w - style.px(6) and rect.h > style.tall(46):
            surface.blit(image, (rect.centerx - image.get_width() // 2, top))
            top += style.line_height(caption)
        room = Rect(rect.x, top, rect.w, rect.bottom - style.px(4) - top)
        chairs = max(2, len(self.channels) + 1)
        side = min(room.h, (rect.w - style.px(8)) // chairs - style.px(4), style.px(40))
        x = rect.centerx - (chairs * (side + style.px(4)) - style.px(4)) // 2
        for number in range(chairs):
            place = Rect(x, room.centery - side // 2, side, side)
            paint.box(
                surface,
                style,
                place.inflate(-side // 6, 0),
                LEATHER,
                radius=7,
                edge=paint.mix(LEATHER, (255, 226, 190), 0.2),
            )
            if number < len(self.sitting):
                d = self.sitting[number]
                hue = theme.TONES["paper"][theme.sign(d.seat).colour]
                paint.stamp(surface, emblem_art.emblem(max(8, side - 4), d.emblem, hue), place.center)
            x += side + style.px(4)


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
        style, rect = self.style, self.rect
        if self.stand is None:
            return
        self.box(
            surface,
            rect,
            "raised_hover" if self.hover else "sunken",
            radius=9,
            edge="brass" if self.stand.open else "line",
        )
        side = min(rect.h - style.px(8), style.px(44), rect.w - style.px(8))
        paint.stamp(surface, style.icon("microphone", side, self.colour("accent_text")), rect.center)
