"""The events of a game in a line: sessions, texts by their authors' marks, and a knob that can be drawn along it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.debrief.captions import Retelling
from communique.window import theme
from communique.window.kit import Size, Widget, paint
from communique.window.kit.widget import Common
from communique.words import tr


class TimeLine(Widget):
    """Stands on one event, and tells when it is moved. State: the number of the event, from 1.

    Arrows go an event on or back, Page Up and Page Down a session, Home and End to the ends.
    """

    role = "slider"
    focusable = True

    def __init__(self, told: Retelling, at: int, on: Callable[[int], None], **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self.at, self._on = at, on
        self._count = len(told.steps)
        steps = told.steps
        self._begins = [s.number for k, s in enumerate(steps) if not k or s.session != steps[k - 1].session]
        """The first event of each session, or round."""
        self._sessions = [steps[number - 1].session for number in self._begins]
        self._texts = [(number, theme.sign(steps[number - 1].seat)) for number in told.texts]

    def choose(self, number: int) -> None:
        """Go to an event, and tell if it is another one."""
        number = max(1, min(self._count, number))
        if number != self.at:
            self.set(number)
            self._on(number)

    def set(self, number: int) -> None:
        """Stand on another event. Tells nobody."""
        self.at = number
        self.repaint()

    def session(self, by: int) -> int:
        """The first event of the session that lies so many after the one shown."""
        now = max((k for k, number in enumerate(self._begins) if number <= self.at), default=0)
        if by < 0 and self._begins[now] < self.at:
            by += 1  # to the beginning of this one first
        return self._begins[max(0, min(len(self._begins) - 1, now + by))]

    def text(self) -> str:
        return tr("{label}: {at} of {count}", label=self.label, at=self.at, count=self._count)

    def measure(self, width: int) -> Size:
        style = self.style
        return (width, style.tall(40) + style.line_height(style.face("caption")))

    def narrowest(self) -> int:
        return self.style.across(160)

    def paint(self, surface: Surface) -> None:
        style, track = self.style, self._track()
        self.box(surface, track, "sunken", radius=3, edge="edge")
        self.box(surface, Rect(track.x, track.y, self._x(self.at) - track.x, track.h), "accent", radius=3)
        self._paint_sessions(surface, track)
        for number, sign in self._texts:
            place = (self._x(number), track.y - style.px(14))
            paint.mark(surface, style, place, sign.shape, 9, self.colour(sign.colour))
        knob = Rect(0, 0, style.px(18), style.px(18))
        knob.center = (self._x(self.at), track.centery)
        self.box(surface, knob, "accent", radius=9, edge="ink", border=2)

    def on_press(self, pos: Size) -> None:
        self.choose(self._nearest(pos[0]))

    def on_drag(self, pos: Size) -> None:
        self.choose(self._nearest(pos[0]))

    def on_key(self, event: Event) -> bool:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        places = {
            pygame.K_LEFT: self.at - 1,
            pygame.K_RIGHT: self.at + 1,
            pygame.K_HOME: 1,
            pygame.K_END: self._count,
        }
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            places[event.key] = self.session(-1 if event.key == pygame.K_PAGEUP else 1)
        if event.key not in places:
            return False
        self.choose(places[event.key])
        return True

    def _paint_sessions(self, surface: Surface, track: Rect) -> None:
        """A line where each session begins, with its number where there is room."""
        style, face = self.style, self.style.face("caption")
        free, thin = 0, max(1, style.px(1))
        for number, session in zip(self._begins, self._sessions, strict=True):
            x = self._x(number)
            surface.fill(self.colour("muted"), (x, track.y - style.px(3), thin, track.h + style.px(6)))
            image = self.ink(str(session), face, "muted")
            left = min(x - image.get_width() // 2, self.rect.right - image.get_width())
            if left >= free:
                surface.blit(image, (max(self.rect.x, left), self.rect.bottom - image.get_height()))
                free = left + image.get_width() + style.px(6)

    def _track(self) -> Rect:
        style = self.style
        edge = style.px(11)
        return Rect(self.rect.x + edge, self.rect.y + style.tall(26), self.rect.w - 2 * edge, style.px(7))

    def _x(self, number: int) -> int:
        track = self._track()
        return track.x + track.w * (number - 1) // max(1, self._count - 1)

    def _nearest(self, x: int) -> int:
        track = self._track()
        return 1 + round((x - track.x) * (self._count - 1) / max(1, track.w))
