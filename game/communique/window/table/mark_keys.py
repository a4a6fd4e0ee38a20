"""The three marks of one clause as keys: initial, hold, block, each with its letter.

A letter or digit marks and goes on to the next clause, so that a draft is marked by as many keys as it has clauses; Alt
and a digit goes to the clause of that number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple, Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.model.message import N_
from communique.rules.state import BLOCK, HOLD, INITIAL
from communique.window.kit import ChoiceOption, Colour, Segmented, Size, paint
from communique.window.kit.widget import Common
from communique.window.table.signs import MARK_HUES, MARK_ICONS
from communique.words import tr


class MarkKey(NamedTuple):
    """One of the marks as a key."""

    mark: int
    letter: int
    name: str
    means: str


KEYS: Final = (
    MarkKey(INITIAL, pygame.K_i, N_("Initial"), N_("agreed, if all is (I)")),
    MarkKey(HOLD, pygame.K_h, N_("Hold"), N_("not yet (H)")),
    MarkKey(BLOCK, pygame.K_b, N_("Block"), N_("not this (B)")),
)


class MarkKeys(Segmented):
    """Initial, hold or block. State: the mark chosen, as `Segmented`."""

    max_lines = 1

    def __init__(
        self,
        mark: int,
        on: Callable[[int], None],
        after: Callable[[], None],
        to: Callable[[int], None],
        **common: Unpack[Common],
    ) -> None:
        self._after, self._to = after, to
        names = [ChoiceOption(tr(key.name), tip=tr(key.means)) for key in KEYS]
        super().__init__(names, mark - 1 if mark else None, lambda at: on(at + 1), face="small_strong", **common)

    def show(self, mark: int) -> None:
        """Show another mark. Tells nobody."""
        self.set(mark - 1 if mark else None)

    def on_key(self, event: Event) -> bool:
        letters = [key.letter for key in KEYS]
        if event.mod & pygame.KMOD_ALT and pygame.K_1 <= event.key <= pygame.K_9:
            self._to(event.key - pygame.K_1)
            return True
        plain = not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META)
        if plain and event.key in letters:
            self.choose(letters.index(event.key))
            self._after()
            return True
        if plain and pygame.K_1 <= event.key < pygame.K_1 + len(KEYS):
            self.choose(event.key - pygame.K_1)
            self._after()
            return True
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            return False  # to the clause above or below
        return super().on_key(event)

    def measure(self, width: int) -> Size:
        wide = self.narrowest()
        return (wide, self._heights(wide, len(self.options))[0])

    def narrowest(self) -> int:
        face = self.style.face(self.face)
        side = self._icon() + self.style.px(5)
        return len(KEYS) * (max(self.style.text_width(tr(key.name), face) for key in KEYS) + side + 2 * self._margin())

    def overflow(self) -> str:
        need = self.narrowest()
        return f"the marks need {need} pixels across and have {self.rect.w}" if need > self.rect.w else ""

    def _columns(self, width: int) -> int:
        return len(self.options)

    def _paint_words(self, surface: Surface, option: ChoiceOption, cell: Rect, ink: Colour, quiet: Colour) -> None:
        style, face, side = self.style, self.style.face(self.face), self._icon()
        mark = next(key.mark for key in KEYS if tr(key.name) == option.text)
        image = self.ink(option.text, face, ink)
        x = cell.centerx - (side + style.px(5) + image.get_width()) // 2
        hue = ink if ink == "chosen_ink" else MARK_HUES[mark]
        paint.stamp(surface, style.icon(MARK_ICONS[mark], side, self.colour(hue)), (x + side // 2, cell.centery))
        surface.blit(image, (x + side + style.px(5), cell.centery - image.get_height() // 2))

    def _icon(self) -> int:
        return self.style.tall(13)
