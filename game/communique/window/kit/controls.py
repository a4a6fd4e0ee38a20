"""Controls that do one thing when activated: button, hold button, toggle, and the chip that only tells.

All answer to the mouse and to Enter and Space, and a disabled one can still be focused to read its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit import paint
from communique.window.kit.style import Colour, Size
from communique.window.kit.widget import Callback, Common, Widget
from communique.words import tr

CONFIRM = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE})


class Coat(NamedTuple):
    """The colours of a button: at rest, under the pointer, pressed; the words; the edge."""

    fill: Colour | None
    hover: Colour
    pressed: Colour
    ink: Colour
    edge: Colour | None


COATS = {
    "primary": Coat("accent", "accent_hover", "accent_pressed", "accent_ink", "accent_edge"),
    "plain": Coat("raised", "raised_hover", "raised_pressed", "ink", "edge"),
    "ghost": Coat(None, "raised", "raised_pressed", "ink", "edge"),
    "quiet": Coat(None, "raised", "raised_pressed", "ink", None),
    "danger": Coat("raised", "raised_hover", "raised_pressed", "bad_text", "bad"),
}
"""The kinds of button: one primary on a screen, plain ones, ghosts on a busy ground, quiet ones for icons."""


class Control(Widget):
    """What can be activated. `activate` is called on click, Enter and Space, unless disabled."""

    focusable = True

    def activate(self) -> None:
        """Do what it is there for."""

    def on_release(self, pos: Size, *, inside: bool) -> None:
        if inside and self.enabled:
            self.activate()

    def on_key(self, event: Event) -> bool:
        if event.key not in CONFIRM or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        if self.enabled:
            self.activate()
        return True


class Button(Control):
    """A button with words, an icon or both.

    `kind` is one of `COATS`. `shortcut` is a chord such as "ctrl+s" that works wherever the focus is; the
    tooltip names it. `note` is a second, quieter line.
    """

    role = "button"

    def __init__(
        self,
        text: str,
        on: Callback | None = None,
        *,
        kind: str = "plain",
        icon: str = "",
        face: str = "button",
        note: str = "",
        shortcut: str = "",
        reason: str = "",
        align: str = "center",
        **common: Unpack[Common],
    ) -> None:
        common.setdefault("label", text)
        super().__init__(**common)
        self._text, self.on, self.kind, self.icon = text, on, kind, icon
        self.face, self.note, self.shortcut, self.align = face, note, shortcut, align
        if reason:
            self.disable(reason)

    def set(self, text: str, *, icon: str | None = None) -> None:
        """Show other words, and another icon if given."""
        self._text = self.label = text
        self.icon = self.icon if icon is None else icon
        self.changed()

    def activate(self) -> None:
        if self.on:
            self.on()

    def tooltip(self) -> str:
        words = super().tooltip()
        if self.shortcut in ("", "return"):  # Enter is what a default button answers to, without saying so
            return words
        return f"{words or self.label} ({self.shortcut.replace('+', ' + ').title()})"

    @property
    def interactive(self) -> bool:
        return True

    def measure(self, width: int) -> Size:
        style = self.style
        pad = style.px(14 if self._text else 8)
        lines = style.line_height(style.face(self.face)) + (self._note_height() if self.note else 0)
        return (self._content_width() + 2 * pad, max(lines + style.px(12), style.tall(20) + style.px(14)))

    def narrowest(self) -> int:
        return self.measure(0)[0]

    def paint(self, surface: Surface) -> None:
        coat = COATS[self.kind]
        pressed, hovered = self.pressed and self.enabled, self.hover and self.enabled
        fill = coat.pressed if pressed else coat.hover if hovered else coat.fill
        if not self.enabled:
            fill = None if coat.fill is None else "raised"
        edge = coat.edge if self.enabled or coat.edge is None else "line"
        self.box(surface, self.rect, fill, radius=7, edge=edge)
        self._paint_content(surface, coat.ink if self.enabled else "muted")

    def overflow(self) -> str:
        need = self._content_width()
        return f"needs {need} pixels across and has {self.rect.w}" if need > self.rect.w else ""

    def _icon_side(self) -> int:
        return self.style.tall(self.style.face(self.face).size + 4)

    def _note_height(self) -> int:
        return self.style.line_height(self.style.face("caption"))

    def _content_width(self) -> int:
        style = self.style
        words = style.text_width(self._text, style.face(self.face)) if self._text else 0
        if self.note:
            words = max(words, style.text_width(self.note, style.face("caption")))
        icon = self._icon_side() if self.icon else 0
        return words + icon + (style.px(7) if words and icon else 0)

    def _paint_content(self, surface: Surface, ink: Colour) -> None:
        style, face = self.style, self.style.face(self.face)
        x = self.rect.x + (style.px(14) if self.align == "left" else (self.rect.w - self._content_width()) // 2)
        if self.icon:
            side = self._icon_side()
            surface.blit(style.icon(self.icon, side, self.colour(ink)), (x, self.rect.centery - side // 2))
            x += side + style.px(7)
        if not self._text:
            return
        image = self.ink(self._text, face, ink)
        top = self.rect.centery - (image.get_height() + (self._note_height() if self.note else 0)) // 2
        surface.blit(image, (x, top))
        if self.note:
            quiet = self.ink(self.note, style.face("caption"), ink if self.kind == "primary" else "muted")
            surface.blit(quiet, (x, top + image.get_height()))


class HoldButton(Button):
    """Does something only while it is held, by mouse, Enter or Space: for looking behind a curtain."""

    role = "hold button"

    def __init__(
        self,
        text: str,
        on_start: Callback,
        on_end: Callback,
        *,
        kind: str = "primary",
        icon: str = "eye",
        **common: Unpack[Common],
    ) -> None:
        super().__init__(text, kind=kind, icon=icon, **common)
        self.on_start, self.on_end = on_start, on_end
        self.held = False

    def on_press(self, pos: Size) -> None:
        self._hold(held=True)

    def on_release(self, pos: Size, *, inside: bool) -> None:
        self._hold(held=False)

    def on_cancel(self) -> None:
        self._hold(held=False)

    def on_key(self, event: Event) -> bool:
        if event.key not in CONFIRM:
            return False
        self._hold(held=True)
        return True

    def on_key_up(self, event: Event) -> bool:
        if event.key not in CONFIRM:
            return False
        self._hold(held=False)
        return True

    def on_focus(self, *, focused: bool) -> None:
        if not focused:
            self._hold(held=False)

    def unmount(self) -> None:
        self._hold(held=False)
        super().unmount()

    def _hold(self, *, held: bool) -> None:
        if held == self.held or (held and not self.enabled):
            return
        self.held = held
        self.set_state(pressed=held)
        (self.on_start if held else self.on_end)()


class Toggle(Control):
    """A box that is ticked or not, with words beside it."""

    role = "checkbox"

    def __init__(
        self,
        text: str,
        value: bool = False,
        on: Callable[[bool], None] | None = None,
        *,
        face: str = "body",
        **common: Unpack[Common],
    ) -> None:
        common.setdefault("label", text)
        super().__init__(**common)
        self._text, self.value, self.on, self.face = text, value, on, face

    def set(self, value: bool) -> None:
        """Tick or untick, and tell."""
        if value != self.value:
            self.value = value
            self.repaint()
            if self.on:
                self.on(value)

    def activate(self) -> None:
        self.set(not self.value)

    def text(self) -> str:
        if self.value:
            return tr("{label}: yes", label=self.label)
        return tr("{label}: no", label=self.label)

    def measure(self, width: int) -> Size:
        style, face = self.style, self.style.face(self.face)
        lines = style.lines(self._text, face, width - self._indent())
        wide = max(style.text_width(line, face) for line in lines)
        return (
            wide + self._indent(),
            max(style.tall(26), len(lines) * style.line_height(face) + style.px(6)),
        )

    def narrowest(self) -> int:
        return self._indent() + self.style.longest_word(self._text, self.style.face(self.face))

    def paint(self, surface: Surface) -> None:
        style, face = self.style, self.style.face(self.face)
        side = style.tall(18)
        lines = style.lines(self._text, face, self.rect.w - self._indent())
        step = style.line_height(face)
        top = self.rect.centery - len(lines) * step // 2
        square = Rect(self.rect.x, top + (step - side) // 2, side, side)
        fill = "accent" if self.value and self.enabled else "raised_hover" if self.hover else "raised"
        self.box(surface, square, fill, radius=4, edge="accent_edge" if self.value else "muted", border=1.5)
        if self.value:
            paint.stamp(surface, style.icon("check", side, self.colour("accent_ink")), square.center)
        for row, line in enumerate(lines):
            image = self.ink(line, face, "ink" if self.enabled else "muted")
            surface.blit(image, (self.rect.x + self._indent(), top + row * step + (step - image.get_height()) // 2))

    def overflow(self) -> str:
        need = self.measure(self.rect.w)
        return f"needs {need} and has {self.rect.size}" if need[0] > self.rect.w or need[1] > self.rect.h else ""

    def _indent(self) -> int:
        return self.style.tall(18) + self.style.px(9)


class Chip(Widget):
    """A short fact on a tag, with an icon or a mark before it. `hue` colours the edge and the mark."""

    role = "chip"

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        mark: str = "",
        hue: Colour = "line",
        ink: Colour = "ink",
        fill: Colour | None = "raised",
        face: str = "small",
        **common: Unpack[Common],
    ) -> None:
        super().__init__(**common)
        self._text, self.icon, self.mark, self.hue = text, icon, mark, hue
        self.ink_colour, self.fill, self.face = ink, fill, face

    def text(self) -> str:
        return self._text

    def set(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.changed()

    def measure(self, width: int) -> Size:
        style, face = self.style, self.style.face(self.face)
        sign = self._sign() + style.px(5) if self.icon or self.mark else 0
        return (
            style.text_width(self._text, face) + sign + style.px(16),
            style.line_height(face) + style.px(6),
        )

    def narrowest(self) -> int:
        return self.measure(0)[0]

    def paint(self, surface: Surface) -> None:
        style, face = self.style, self.style.face(self.face)
        self.box(surface, self.rect, self.fill, radius=20, edge=self.hue)
        x, side = self.rect.x + style.px(8), self._sign()
        if self.icon:
            icon = style.icon(self.icon, side, self.colour(self.ink_colour))
            surface.blit(icon, (x, self.rect.centery - side // 2))
        elif self.mark:
            paint.mark(surface, style, (x + side / 2, self.rect.centery), self.mark, 10, self.colour(self.hue))
        x += side + style.px(5) if self.icon or self.mark else 0
        image = self.ink(self._text, face, self.ink_colour)
        surface.blit(image, (x, self.rect.centery - image.get_height() // 2))

    def overflow(self) -> str:
        need = self.measure(0)[0]
        return f"needs {need} pixels across and has {self.rect.w}" if need > self.rect.w else ""

    def _sign(self) -> int:
        return self.style.tall(self.style.face(self.face).size + (2 if self.icon else -1))
