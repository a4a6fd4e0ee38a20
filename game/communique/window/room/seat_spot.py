"""One delegation at the table: its chair, its emblem, its name, what it does, and how it stands.

All emblems are of one size, one's own and the mediator's too. Whoever has the floor has a ring that glows; a chair is
empty while its delegation is away or sits aside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame
from pygame import Rect, Surface

from communique.present import Delegation
from communique.present.meter_words import trust_bands
from communique.window import emblem_art, theme
from communique.window.kit import Colour, Size, Style, TextStyle, paint
from communique.window.kit.controls import Control
from communique.window.kit.style import Rgb
from communique.window.kit.widget import Host
from communique.window.room.seating import FULL, NAME, STATE, Setting
from communique.window.table.signs import sized

LEATHER: Rgb = (74, 46, 38)
BEAT = 260.0
"""Milliseconds between the steps of a glow."""
STEPS = (0.35, 0.5, 0.7, 0.9, 1.0, 0.9, 0.7, 0.5)
"""How strong the ring glows, step by step."""
ROOM_FOR_WORDS = 118
"""Design units that are kept for what a delegation does, so that nothing moves when it does something else."""


class Bit(NamedTuple):
    """A part of a line: words, or an icon or a sign by its name."""

    words: str = ""
    icon: str = ""
    shape: str = ""
    colour: Colour = "ink"
    bold: bool = False


class SeatSpot(Control):
    """A delegation at its place. State: what it shows, how it is set, the step of its glow, and whether it thinks."""

    def __init__(self, shown: Delegation, names: Sequence[str], on: Callable[[], None]) -> None:
        super().__init__(id=f"seat{shown.seat}", label=shown.called, tone="room")
        self.delegation, self._names, self._on = shown, names, on
        self.setting = Setting(40, False, FULL)
        self.below = True
        self.aside = self.pointed = self.thinking = False
        self._step = 0

    def show(self, shown: Delegation, *, aside: bool) -> None:
        """Show the delegation as it now stands."""
        if (shown, aside) != (self.delegation, self.aside):
            self.delegation, self.aside = shown, aside
            self.label = shown.called
            self.repaint()
            self._glow()

    def set(self, setting: Setting, *, low: bool) -> None:
        """Be set in that way; `low` where the table is above it."""
        self.setting, self.below = setting, low

    def think(self, *, on: bool) -> None:
        """Show that it is deciding, or no longer."""
        if on != self.thinking:
            self.thinking = on
            self.repaint()
            self._glow()

    def point(self, *, on: bool) -> None:
        """Be pointed at, or no longer."""
        if on != self.pointed:
            self.pointed = on
            self.repaint()

    def mount(self, host: Host) -> None:
        super().mount(host)
        self._glow()

    def activate(self) -> None:
        self._on()

    def tooltip(self) -> str:
        return self.delegation.words

    @property
    def interactive(self) -> bool:
        return True

    def text(self) -> str:
        said = [self.delegation.called, *self.delegation.states]
        return ". ".join(said)

    @property
    def empty(self) -> bool:
        """Whether the chair is empty now."""
        return self.delegation.away or self.aside

    # size

    def wanted(self, setting: Setting, width: int) -> Size:
        """The size it takes in a setting, with so many pixels across to be had."""
        style = self.style
        gap, most = style.px(7), width - style.px(6)
        across = most if setting.stacked else most - setting.side - gap
        reserve = style.across(ROOM_FOR_WORDS) if setting.detail >= STATE and not setting.narrow else 0
        lines = self._name_lines(setting, max(across, 1))
        face = self._name_face(setting, across)
        words = max(style.text_width(line, face) for line in lines) + self._sign_width(setting)
        facts = self._facts_width() if setting.detail == FULL and self._has_facts else 0
        wide = max(words, min(reserve, across), facts)
        if len(lines) > 1 or words > across - style.px(8):
            # What was fitted to this width must have it, or it would be fitted anew to another.
            wide = max(across, words)
        high = self._words_height(setting, across, len(lines))
        if setting.stacked:
            return (max(wide, setting.side), setting.side + style.px(3) + high)
        return (setting.side + gap + wide, max(setting.side, high))

    def overflow(self) -> str:
        need = self.wanted(self.setting, self.rect.w + self.style.px(6))
        return f"needs {need} and has {self.rect.size}" if need[0] > self.rect.w or need[1] > self.rect.h else ""

    def emblem_rect(self) -> Rect:
        """Where the emblem stands: what flies to the delegation flies there."""
        side, rect = self.setting.side, self.rect
        if not self.setting.stacked:
            return Rect(rect.x, rect.centery - side // 2, side, side)
        return Rect(rect.centerx - side // 2, rect.y if self.below else rect.bottom - side, side, side)

    def _words_height(self, setting: Setting, across: int, names: int) -> int:
        style = self.style
        rows = (setting.detail >= STATE) + (setting.detail == FULL and self._has_facts)
        return names * style.line_height(self._name_face(setting, across)) + rows * style.line_height(
            style.face("caption")
        )

    @property
    def _has_facts(self) -> bool:
        return self.delegation.capital is not None

    def _name_face(self, setting: Setting, across: int) -> TextStyle:
        """The largest face in which no word of any name at the table is wider than the seat: all are set alike."""
        large = setting.detail == FULL and setting.side >= self.style.px(44)
        faces = [self.style.face("strong")] if large else []
        faces += [self.style.face("small_strong"), *(TextStyle(size, "semibold") for size in (11.5, 10.5, 9.5))]
        room = across - self._sign_width(setting)
        wide = self.style.text_width if setting.detail == NAME else self.style.longest_word
        return next((face for face in faces if all(wide(name, face) <= room for name in self._names)), faces[-1])

    def _name_lines(self, setting: Setting, across: int) -> tuple[str, ...]:
        face, room = self._name_face(setting, across), max(1, across - self._sign_width(setting))
        return self.style.lines(self.delegation.called, face, room)

    def _sign_width(self, setting: Setting) -> int:
        """The sign stands before the name; where there is little room, on the rim of the emblem."""
        return self.style.tall(15) if setting.detail >= STATE else 0

    # paint

    def paint(self, surface: Surface) -> None:
        emblem = self.emblem_rect()
        if self.hover or self.pressed:
            self.box(surface, self.rect, "raised_hover", radius=9)
        draw_chair(surface, self.style, emblem, pushed=self.delegation.away)
        self._emblem(surface, emblem)
        self._words(surface, emblem)
        if self.pointed:
            self.box(surface, self.rect, None, radius=9, edge="brass", border=2)
        if self.thinking:
            self._dots(surface, emblem)

    def _emblem(self, surface: Surface, emblem: Rect) -> None:
        d, style = self.delegation, self.style
        ring = max(2, style.px(3))
        side = emblem.w - 2 * ring
        picture = emblem_art.emblem(side, d.emblem, theme.TONES["paper"][theme.sign(d.seat).colour])
        if self.empty:
            picture = faded(style, picture, d)
        paint.stamp(surface, picture, emblem.center)
        if not self._sign_width(self.setting):
            half, sign = style.tall(7), theme.sign(d.seat)
            centre = (emblem.x + max(half, emblem.w // 6), emblem.bottom - max(half, emblem.h // 6))
            paint.mark(surface, style, centre, "disc", sized(style, 13), self.colour("sunken"))
            paint.mark(surface, style, centre, sign.shape, sized(style, 9), self.colour(sign.colour))
        if d.speaking:
            strength = 1.0 if style.reduced_motion else STEPS[self._step % len(STEPS)]
            hue = paint.mix(self.colour("ground"), (255, 222, 140), strength)
            ringed = style.shapes.get(("floor", emblem.w, ring, hue), lambda: _ring(emblem.w, ring, hue))
            surface.blit(ringed, emblem)

    def _words(self, surface: Surface, emblem: Rect) -> None:
        style, setting, rect = self.style, self.setting, self.rect
        gap, caption = style.px(7), style.face("caption")
        across = rect.w if setting.stacked else rect.w - setting.side - gap
        face = self._name_face(setting, across)
        names = self._name_lines(setting, across)
        high = self._words_height(setting, across, len(names))
        if setting.stacked:
            x, y = rect.x, emblem.bottom + style.px(3) if self.below else rect.y
        else:
            x, y = emblem.right + gap, rect.centery - high // 2
        for k, line in enumerate(names):
            sign = theme.sign(self.delegation.seat)
            bits = [Bit(shape=sign.shape, colour=sign.colour)] if k == 0 and self._sign_width(setting) else []
            self._line(surface, [*bits, Bit(line, bold=True)], x, y, across, face)
            y += style.line_height(face)
        for bits in self._rows(across):
            self._line(surface, bits, x, y, across, caption)
            y += style.line_height(caption)

    def _rows(self, across: int) -> list[list[Bit]]:
        if self.setting.detail == FULL:
            return [*([self._facts()] if self._has_facts else []), self._state(across)]
        if self.setting.detail == STATE:
            return [self._state_or_facts(across)]
        return []

    def _state(self, across: int) -> list[Bit]:
        """What is notable now: the icons of it all, and the first in words where they have room."""
        signs = self.delegation.notable
        if not signs:
            return []
        icons = [Bit(icon=icon, colour="accent_text") for icon, _ in signs]
        told = [icons[0], Bit(signs[0][1], colour="accent_text"), *icons[1:]]
        return told if self._width(told) <= across else self._fitting(icons, across)

    def _state_or_facts(self, across: int) -> list[Bit]:
        """One line for both: what is notable goes first."""
        state, facts = self._state(across), self._facts()[:6]
        both = [*state, *facts]
        return both if self._width(both) <= across else state or self._fitting(facts, across, by=2)

    def _fitting(self, bits: list[Bit], across: int, *, by: int = 1) -> list[Bit]:
        """As many of them as there is room for, taken `by` so many; the tip says the rest."""
        while bits and self._width(bits) > across:
            bits = bits[:-by]
        return bits

    def _facts(self) -> list[Bit]:
        d = self.delegation
        if d.capital is None:
            return []
        bits = [Bit(icon="home", colour="muted"), Bit(str(d.capital), colour="muted")]
        bits += [Bit(icon="scales", colour="muted"), Bit(str(d.credibility), colour="muted")]
        if d.my_trust is not None:
            bits += [
                Bit(icon="handshake", colour="muted"),
                Bit(str(d.my_trust), colour="muted"),
                Bit(d.trusts_me, colour="muted"),
            ]
        return bits

    def _facts_width(self) -> int:
        """The room for what it has to show of its standing at the most, so that nothing moves when that changes."""
        style, face = self.style, self.style.face("caption")
        numbers = 3 * (style.tall(15) + style.text_width("10", face) + style.px(5))
        return numbers + max(style.text_width(band, face) for band in trust_bands()) + style.px(5)

    def _width(self, bits: list[Bit]) -> int:
        face = self.style.face("caption")
        return sum(self._bit_width(bit, face) for bit in bits)

    def _bit_width(self, bit: Bit, face: TextStyle) -> int:
        style = self.style
        if bit.words:
            return style.text_width(bit.words, face) + style.px(5)
        return style.tall(15)

    def _line(self, surface: Surface, bits: list[Bit], x: int, y: int, across: int, face: TextStyle) -> None:
        style, high = self.style, self.style.line_height(face)
        if self.setting.stacked:
            x += max(0, (across - sum(self._bit_width(bit, face) for bit in bits)) // 2)
        for bit in bits:
            middle = (x + style.tall(6.5), y + high // 2)
            if bit.words:
                image = self.ink(bit.words, face, bit.colour)
                surface.blit(image, (x, y + (high - image.get_height()) // 2))
            elif bit.icon:
                paint.stamp(surface, style.icon(bit.icon, style.tall(12), self.colour(bit.colour)), middle)
            elif bit.shape:
                paint.mark(surface, style, middle, bit.shape, sized(style, 10), self.colour(bit.colour))
            x += self._bit_width(bit, face)

    def _dots(self, surface: Surface, emblem: Rect) -> None:
        """Three dots on a small dark plate at the foot of the emblem."""
        style = self.style
        plate = Rect(0, 0, style.px(26), style.px(11))
        plate.midbottom = emblem.midbottom
        paint.box(surface, style, plate, self.colour("sunken"), radius=6, edge=self.colour("brass"))
        for number in range(3):
            bright = style.reduced_motion or self._step % 3 == number
            centre = (plate.x + plate.w * (number + 1) // 4, plate.centery)
            paint.mark(surface, style, centre, "disc", 5, self.colour("accent_text" if bright else "muted"))

    def _glow(self) -> None:
        """Beat for as long as there is something that glows."""
        if not self.mounted:
            return
        if self.delegation.speaking or self.thinking:
            self.host.pulse(self, self._beat, BEAT)
        else:
            self.host.still(self)

    def _beat(self, count: int) -> None:
        self._step = count
        self.host.damage(self.seen(self.emblem_rect()))


def _ring(side: int, width: int, colour: Rgb) -> Surface:
    large = paint.canvas(side * 4, side * 4, colour)
    pygame.draw.circle(large, (*colour, 255), (side * 2, side * 2), side * 2 - 2, width * 4 - 2)
    return pygame.transform.smoothscale(large, (side, side))


def draw_chair(surface: Surface, style: Style, place: Rect, *, pushed: bool = False) -> None:
    """A chair of dark leather in `place`; pushed back, it stands askew."""
    key = ("chair", place.size, pushed)
    surface.blit(style.shapes.get(key, lambda: _chair(place.w, pushed=pushed)), place)


def _chair(side: int, *, pushed: bool) -> Surface:
    fine = 4
    large = paint.canvas(side * fine, side * fine, LEATHER)
    full, light = side * fine, paint.mix(LEATHER, (255, 226, 190), 0.28)
    back = Rect(round(full * 0.07), round(full * 0.02), round(full * 0.86), round(full * 0.94))
    pygame.draw.rect(large, (*paint.mix(LEATHER, (0, 0, 0), 0.5), 255), back, border_radius=full // 4)
    pygame.draw.rect(large, (*light, 255), back.inflate(-full // 40, -full // 40), border_radius=full // 4)
    pygame.draw.rect(large, (*LEATHER, 255), back.inflate(-full // 14, -full // 14), border_radius=full // 5)
    seat = Rect(round(full * 0.2), round(full * 0.42), round(full * 0.6), round(full * 0.44))
    pygame.draw.rect(large, (*paint.mix(LEATHER, (0, 0, 0), 0.3), 255), seat, border_radius=full // 8)
    if pushed:
        turned = pygame.transform.rotozoom(large, 14, 0.86)
        large = paint.canvas(full, full, LEATHER)
        large.blit(turned, turned.get_rect(center=(full // 2, full // 2)))
    return pygame.transform.smoothscale(large, (side, side))


def faded(style: Style, picture: Surface, d: Delegation) -> Surface:
    """The emblem of a delegation that is not in its chair."""
    return style.shapes.get(("gone", picture.get_width(), d.emblem, d.seat), lambda: _clear(picture))


def _clear(picture: Surface) -> Surface:
    clear = picture.copy()
    clear.fill((255, 255, 255, 90), special_flags=pygame.BLEND_RGBA_MULT)
    return clear
