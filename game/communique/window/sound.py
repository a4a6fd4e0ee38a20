"""Small sounds, made here: a page, a gavel, an offer, a refusal, a chair that is pushed back, a pen, a seal.

A sound is computed the first time it is played and kept. Without a sound device everything stays silent and
nothing fails. State: the volume, the mixer once it has been tried, the sounds made so far.
"""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Callable, Sequence

import pygame

RATE = 22050
"""Samples a second; one channel, 16 bits."""
Wave = list[float]
TAU = math.tau


class Speaker:
    """Plays sounds by name, or keeps still. `volume` runs from 0 (off) to 1."""

    def __init__(self, volume: float = 0.6) -> None:
        self.volume = max(0.0, min(1.0, volume))
        self._ready: bool | None = None
        self._made: dict[str, pygame.mixer.Sound] = {}

    def play(self, name: str) -> bool:
        """Play a sound, and say whether anything could be heard. Raises KeyError for a name there is not."""
        make = SOUNDS[name]
        if self.volume <= 0 or not self._open():
            return False
        try:
            sound = self._made.get(name) or pygame.mixer.Sound(buffer=encode(make()))
            self._made[name] = sound
            sound.set_volume(self.volume)
            return sound.play() is not None
        except pygame.error:
            self._ready = False
            return False

    def close(self) -> None:
        """Let go of the device."""
        if self._ready:
            pygame.mixer.quit()
        self._ready = None
        self._made.clear()

    def _open(self) -> bool:
        if self._ready is None:
            try:
                pygame.mixer.init(RATE, -16, 1, 512, allowedchanges=0)
                self._ready = True
            except (pygame.error, NotImplementedError, AttributeError):
                # No device, no driver, or a pygame built without a mixer: the game goes on without sound.
                self._ready = False
        return self._ready


def encode(wave: Sequence[float]) -> bytes:
    """Samples from -1 to 1 as 16-bit numbers; what is louder is cut off."""
    return array("h", [round(32767 * max(-1.0, min(1.0, value))) for value in wave]).tobytes()


def bell(pitch: float, seconds: float, *, decay: float, partials: Sequence[tuple[float, float]], level: float) -> Wave:
    """A struck tone: partials as (multiple of the pitch, loudness), the high ones dying first."""
    count = int(seconds * RATE)
    wave = [0.0] * count
    for multiple, loud in partials:
        turn, fade = TAU * pitch * multiple / RATE, math.exp(-decay * (0.6 + 0.4 * multiple) / RATE)
        # A vector that turns and shrinks; calling sin and exp for every sample would cost ten times as much.
        x, y, cos, sin = loud * level, 0.0, math.cos(turn) * fade, math.sin(turn) * fade
        for index in range(count):
            wave[index] += y
            x, y = x * cos - y * sin, x * sin + y * cos
    return _faded(wave)


def rustle(seconds: float, *, decay: float, softness: float, seed: int, level: float) -> Wave:
    """A puff of noise, as of paper. `softness` from 0 to 1 takes away the high part."""
    dice = random.Random(seed)
    fade, loud, value = math.exp(-decay / RATE), level, 0.0
    wave = []
    for _ in range(int(seconds * RATE)):
        value += (1 - softness) * (dice.random() * 2 - 1 - value)
        wave.append(value * loud)
        loud *= fade
    return _faded(wave)


def together(*parts: tuple[float, Wave]) -> Wave:
    """Waves added up, each beginning after so many seconds."""
    length = max(int(start * RATE) + len(wave) for start, wave in parts)
    total = [0.0] * length
    for start, wave in parts:
        first = int(start * RATE)
        for index, value in enumerate(wave, first):
            total[index] += value
    return total


def _faded(wave: Wave) -> Wave:
    """The wave with two milliseconds of rise and ten of fall, so that it does not crack."""
    rise, fall = int(0.002 * RATE), min(int(0.010 * RATE), len(wave))
    for index in range(min(rise, len(wave))):
        wave[index] *= index / rise
    for index in range(fall):
        wave[-1 - index] *= index / fall
    return wave


_SOFT = ((1.0, 1.0), (2.0, 0.3), (3.01, 0.1))
_WOOD = ((1.0, 1.0), (2.7, 0.5), (5.1, 0.2))


def _click() -> Wave:
    return rustle(0.04, decay=110, softness=0.45, seed=1, level=0.22)


def _page() -> Wave:
    first = rustle(0.15, decay=24, softness=0.6, seed=2, level=0.3)
    return together((0, first), (0.09, rustle(0.11, decay=32, softness=0.45, seed=3, level=0.24)))


def _gavel() -> Wave:
    knock = bell(142, 0.22, decay=28, partials=_WOOD, level=0.3)
    again = bell(139, 0.22, decay=30, partials=_WOOD, level=0.24)
    return together((0, knock), (0, rustle(0.05, decay=80, softness=0.3, seed=5, level=0.2)), (0.21, again))


def _offer() -> Wave:
    low = bell(523.25, 0.5, decay=7, partials=_SOFT, level=0.13)
    return together((0, low), (0.1, bell(659.25, 0.5, decay=7, partials=_SOFT, level=0.13)))


def _accept() -> Wave:
    low = bell(523.25, 0.5, decay=6, partials=_SOFT[:2], level=0.12)
    middle = bell(659.25, 0.5, decay=6, partials=_SOFT[:2], level=0.12)
    return together((0, low), (0.09, middle), (0.18, bell(783.99, 0.6, decay=6, partials=_SOFT[:2], level=0.12)))


def _reject() -> Wave:
    high = bell(220, 0.4, decay=9, partials=_SOFT[:2], level=0.16)
    return together((0, high), (0.13, bell(207.65, 0.5, decay=9, partials=_SOFT[:2], level=0.16)))


def _pen() -> Wave:
    strokes = ((0, 0.16, 0.11), (0.14, 0.13, 0.09), (0.26, 0.12, 0.08), (0.38, 0.2, 0.1))
    return together(
        *(
            (start, rustle(long, decay=9, softness=0.3, seed=11 + k, level=level))
            for k, (start, long, level) in enumerate(strokes)
        )
    )


def _seal() -> Wave:
    thud = bell(96, 0.26, decay=26, partials=_WOOD[:2], level=0.34)
    return together((0, thud), (0, rustle(0.07, decay=60, softness=0.7, seed=17, level=0.22)))


def _rest() -> Wave:
    low = bell(293.66, 0.75, decay=5.2, partials=_SOFT[:2], level=0.12)
    return together((0, low), (0.2, bell(246.94, 0.78, decay=5.0, partials=_SOFT[:2], level=0.12)))


def _dispatch() -> Wave:
    """A sheet that is put down on wood."""
    slide = rustle(0.2, decay=15, softness=0.7, seed=7, level=0.22)
    return together((0, slide), (0.15, bell(96, 0.18, decay=34, partials=_WOOD, level=0.2)))


def _gesture() -> Wave:
    """Two warm notes, a fourth apart."""
    low = bell(349.23, 0.7, decay=5, partials=_SOFT, level=0.1)
    return together((0, low), (0.14, bell(466.16, 0.8, decay=5, partials=_SOFT, level=0.1)))


def _chair() -> Wave:
    """A chair that is pushed back."""
    scrape = rustle(0.26, decay=9, softness=0.82, seed=11, level=0.3)
    return together((0, scrape), (0.22, bell(82, 0.2, decay=30, partials=_WOOD, level=0.22)))


def _bell() -> Wave:
    """One stroke of a clock in another room."""
    return bell(261.63, 0.96, decay=4.0, partials=((1.0, 1.0), (2.0, 0.45), (2.76, 0.25), (5.4, 0.08)), level=0.11)


def _agreement() -> Wave:
    """An open fifth, neither glad nor sad: what was agreed may be grave."""
    notes = (196.0, 293.66)
    return together(
        *((0.08 * k, bell(note, 0.74, decay=4.6, partials=_SOFT[:2], level=0.085)) for k, note in enumerate(notes))
    )


SOUNDS: dict[str, Callable[[], Wave]] = {
    "click": _click,
    "page": _page,
    "gavel": _gavel,
    "offer": _offer,
    "accept": _accept,
    "reject": _reject,
    "pen": _pen,
    "seal": _seal,
    "rest": _rest,
    "dispatch": _dispatch,
    "gesture": _gesture,
    "chair": _chair,
    "bell": _bell,
    "agreement": _agreement,
}
"""Name to the function that computes the sound."""
