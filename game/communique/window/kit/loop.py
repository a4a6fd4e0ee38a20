"""The window, and the loop that keeps it alive.

Sixty turns a second while something happens, fifteen when nothing has for two seconds. It never blocks on the
event queue, so that what other threads post is seen in time.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress

import pygame
from pygame import Surface
from pygame.event import Event

from communique.window.kit.controls import CONFIRM
from communique.window.kit.field import TextField
from communique.window.kit.root import UI
from communique.window.kit.scroll import Scroll
from communique.window.kit.style import Size
from communique.window.kit.window_place import WindowPlace, seen_place

BUSY, QUIET = 60, 15
SECOND = 1000.0
PATIENCE = 2000.0
"""Milliseconds without input or movement after which the loop slows down."""
TRIES, TRY_AGAIN = 12, 40
"""How often a window asks for its size, and after how many milliseconds again; then it takes what it is given."""
LARGE_PICTURE = 512 * 1024
"""Bytes from which on a picture is asked of the system by itself."""
_M_MMAP_THRESHOLD = -3
INPUT = frozenset(
    {
        pygame.MOUSEMOTION,
        pygame.MOUSEBUTTONDOWN,
        pygame.MOUSEBUTTONUP,
        pygame.MOUSEWHEEL,
        pygame.KEYDOWN,
        pygame.KEYUP,
        pygame.TEXTINPUT,
        pygame.VIDEORESIZE,
    }
)


def prepare() -> None:
    """Start the parts of pygame the window needs: display and fonts. Call before anything is drawn."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    if sys.platform.startswith("linux"):
        # Without this, SDL copies each frame through a GPU texture, which costs more than painting it.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    _give_back()
    pygame.display.init()
    pygame.font.init()


def _give_back() -> None:
    """Have pictures that are gone given back to the system: a window draws many that are large and soon gone.

    Left to itself, glibc keeps more the larger what it has once been asked for, and tears it into pieces.
    """
    if sys.platform.startswith("linux"):
        with suppress(AttributeError, OSError):  # other C libraries have no such knob
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE_PICTURE)


def set_aside() -> None:
    """Leave what is held now out of every later search for garbage: a search through all of it takes two frames.

    For a process that has just opened its window: libraries and scenarios, which stay until it ends.
    """
    gc.collect()
    gc.freeze()


def open_window(
    size: Size | None = None,
    *,
    title: str = "",
    icon: Surface | None = None,
    full_screen: bool = False,
    place: WindowPlace | None = None,
) -> Surface:
    """Open the window and return its surface, in `place` as far as that can be seen.

    Without `size` or a place it takes most of the desktop.
    """
    prepare()
    if icon:
        pygame.display.set_icon(icon)
    pygame.display.set_caption(title)
    if full_screen:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    if size is None and place is not None:
        seen = seen_place(place, pygame.display.get_desktop_sizes())
        surface = _windowed((seen.wide, seen.high))
        with suppress(pygame.error):  # some systems leave no window where it wants to be
            pygame.display.set_window_position((seen.x, seen.y))
        return surface
    return _windowed(size or _most_of_the_desktop())


def _windowed(size: Size) -> Surface:
    """A window of that size. One that leaves full screen takes its time, and what it is told meanwhile is lost."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of pygame's, that the system gives another size
        surface = pygame.display.set_mode(size, pygame.RESIZABLE)
        for _ in range(TRIES):
            if surface.get_size() == size:
                break
            pygame.time.wait(TRY_AGAIN)
            pygame.event.pump()
            surface = pygame.display.set_mode(size, pygame.RESIZABLE)
    return surface


class Loop:
    """Runs a UI until `stop`.

    `on_quit` decides what closing the window does; it stops unless told otherwise. `each_second` is called about so
    often. `on_error` is given what a turn raised, and the rest of that turn is dropped; without it, nothing is caught.
    """

    def __init__(
        self,
        ui: UI,
        *,
        on_quit: Callable[[], None] | None = None,
        each_second: Callable[[], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        self.ui = ui
        self.each_second = each_second
        self._since = 0.0
        self.on_quit = on_quit or self.stop
        self.on_error = on_error
        self.turns = 0
        """How many turns there were."""
        self.running = True
        self._clock = pygame.time.Clock()
        self._idle = 0.0
        self._painted = False
        self._held: set[int] = set()
        self._cursor = pygame.SYSTEM_CURSOR_ARROW

    def stop(self) -> None:
        """End after this turn."""
        self.running = False

    def run(self) -> None:
        """Turn until stopped."""
        pygame.key.set_repeat(350, 40)
        self.turn(0, [])
        set_aside()
        while self.running:
            self.turn(self._clock.tick(BUSY if self._idle < PATIENCE else QUIET), pygame.event.get())

    def turn(self, ms: float, events: list[Event]) -> None:
        """One turn: `events`, what was posted, `ms` milliseconds, paint."""
        self.turns += 1
        try:
            self._turn(ms, events)
        except Exception as error:
            if self.on_error is None:
                raise
            self.on_error(error)

    def _turn(self, ms: float, events: list[Event]) -> None:
        # What only waits, or is only told each second how late it is, can be waited for slowly.
        moves = self.ui.moves and self._painted
        busy = moves or any(event.type in INPUT for event in events)
        self._idle = 0.0 if busy else self._idle + ms
        for event in events:
            if event.type == pygame.QUIT:
                self.on_quit()
            elif not self._repeats(event):
                self.ui.handle(event)
        self.ui.pump()
        self.ui.tick(ms)
        self._count(ms)
        self._point()
        rects = self.ui.render(_screen())
        self._painted = bool(rects)
        if rects:
            pygame.display.update(rects)

    def _count(self, ms: float) -> None:
        self._since += ms
        if self._since >= SECOND:
            self._since = 0.0
            if self.each_second is not None:
                self.each_second()

    def _repeats(self, event: Event) -> bool:
        """Whether Enter or Space is only being held: a button must not act twice because a finger is slow."""
        if event.type == pygame.KEYUP:
            self._held.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._held.clear()
        elif event.type == pygame.KEYDOWN and event.key in CONFIRM:
            if event.key in self._held:
                return True
            self._held.add(event.key)
        return False

    def _point(self) -> None:
        """Give the pointer the shape for what is under it."""
        under = self.ui.hovered
        wanted = pygame.SYSTEM_CURSOR_ARROW
        if isinstance(under, TextField):
            wanted = pygame.SYSTEM_CURSOR_IBEAM
        elif under and under.focusable and under.enabled and not isinstance(under, Scroll):
            wanted = pygame.SYSTEM_CURSOR_HAND
        if wanted != self._cursor:
            self._cursor = wanted
            with suppress(pygame.error):  # a driver without cursors has none to change
                pygame.mouse.set_cursor(wanted)


def _screen() -> Surface:
    surface = pygame.display.get_surface()
    if surface is None:
        raise RuntimeError("There is no window; call open_window first.")
    return surface


def _most_of_the_desktop() -> Size:
    width, height = pygame.display.get_desktop_sizes()[0]
    return (max(1024, min(1920, int(width * 0.94))), max(640, min(1200, int(height * 0.9))))
