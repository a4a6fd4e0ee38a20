"""Names for keys and chords.

A chord is written "ctrl+shift+s": modifiers in that order, then the key as SDL names it, in small letters. On
a Mac the command key counts as ctrl.
"""

from __future__ import annotations

import pygame
from pygame.event import Event

ARROWS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
MODIFIERS = (
    ("ctrl", pygame.KMOD_CTRL | pygame.KMOD_META),
    ("alt", pygame.KMOD_ALT),
    ("shift", pygame.KMOD_SHIFT),
)


def chord(event: Event) -> str:
    """The chord a key event stands for."""
    held = [name for name, mask in MODIFIERS if event.mod & mask]
    return "+".join([*held, pygame.key.name(event.key).lower()])


def canonical(written: str) -> str:
    """A chord as `chord` would write it. Raises ValueError for an unknown modifier.

    >>> canonical("Shift+Ctrl+S")
    'ctrl+shift+s'
    """
    *held, key = written.lower().replace(" ", "").split("+") if written != "+" else ["+"]
    names = [name for name, _ in MODIFIERS]
    unknown = [name for name in held if name not in names]
    if unknown:
        raise ValueError(f'"{written}" has an unknown modifier "{unknown[0]}"; known are {", ".join(names)}.')
    return "+".join([*(name for name in names if name in held), key])


class KeysDown:
    """The keys that are down. State: those, and the ones pressed for a screen that is no longer shown.

    A key that stays down repeats; on the next screen its repeats would press what nobody meant to press.
    """

    def __init__(self) -> None:
        self._down: set[int] = set()
        self._old: set[int] = set()

    def press(self, key: int) -> bool:
        """A key is pressed, or repeats. False when it was meant for a screen that is gone."""
        self._down.add(key)
        return key not in self._old

    def release(self, key: int) -> None:
        """A key is let go."""
        self._down.discard(key)
        self._old.discard(key)

    def turn(self) -> None:
        """Another screen is shown."""
        self._old |= self._down

    def clear(self) -> None:
        """The window no longer hears of keys."""
        self._down.clear()
        self._old.clear()
