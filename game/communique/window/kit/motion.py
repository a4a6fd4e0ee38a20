"""Small movements: a value eased from here to there over some milliseconds.

With reduced motion everything arrives at once. Nothing runs by itself; the window's `tick` moves it on. A pulse is the
other kind: a few beats a second for as long as something glows, too slow to keep the window at its full pace.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.window.kit.style import Style

OnStep = Callable[[float], None]


@dataclass(slots=True)
class Tween:
    """One value on its way. State: the milliseconds gone by."""

    change: OnStep
    start: float
    end: float
    ms: float
    gone: float = 0.0

    def tick(self, ms: float) -> bool:
        """Move on. True when it has arrived."""
        self.gone = min(self.ms, self.gone + ms)
        part = ease(self.gone / self.ms) if self.ms else 1.0
        done = self.gone >= self.ms
        self.change(self.end if done else self.start + (self.end - self.start) * part)
        return done


@dataclass(slots=True)
class Glowing:
    """What beats, and how often. State: the milliseconds since the last beat, and the beats so far."""

    beat: Callable[[int], None]
    every: float
    gone: float = 0.0
    count: int = 0

    def tick(self, ms: float) -> None:
        """Let time pass. However long it was, there is one beat at most: nobody sees those that were missed."""
        self.gone += ms
        if self.gone >= self.every:
            self.gone = 0.0
            self.count += 1
            self.beat(self.count)


class Motion:
    """All the values on their way; each owner has at most one, and one pulse. State: those tweens and pulses.

    True while a value is on its way. Pulses do not count: a window that only glows may turn slowly.
    """

    def __init__(self) -> None:
        self._tweens: dict[int, tuple[object, Tween]] = {}
        self._pulses: dict[int, tuple[object, Glowing]] = {}

    def __bool__(self) -> bool:
        return bool(self._tweens)

    def start(self, owner: object, tween: Tween) -> None:
        """Begin, in the place of what that owner had under way."""
        # The owner is kept as well: as long as it lives, no other object gets its id.
        self._tweens[id(owner)] = (owner, tween)

    def pulse(self, owner: object, pulse: Glowing) -> None:
        """Begin to beat, in the place of the owner's pulse of before."""
        self._pulses[id(owner)] = (owner, pulse)

    def stop(self, owner: object) -> None:
        """Drop what that owner has under way."""
        self._tweens.pop(id(owner), None)
        self._pulses.pop(id(owner), None)

    def tick(self, ms: float) -> None:
        """Move everything on."""
        for key, (_, tween) in list(self._tweens.items()):
            # What it changes may have begun another movement of the same owner.
            if tween.tick(ms) and self._tweens.get(key, (None, None))[1] is tween:
                del self._tweens[key]
        for _, pulse in list(self._pulses.values()):
            pulse.tick(ms)


class Mover:
    """A window in which things move. State: what is under way; `style` says whether motion is wanted."""

    style: Style

    def __init__(self) -> None:
        self._motion = Motion()

    def time(self, owner: object, change: OnStep, ms: float) -> None:
        """Let a value go from 0 to 1 in `ms` milliseconds, with reduced motion too: for what is waited for."""
        self._motion.start(owner, Tween(change, 0.0, 1.0, ms))

    def animate(self, owner: object, change: OnStep, start: float, end: float, ms: float) -> None:
        """Ease a value over `ms` milliseconds; at once with reduced motion."""
        if self.style.reduced_motion:
            self._motion.stop(owner)
            change(end)
            return
        self._motion.start(owner, Tween(change, start, end, ms))
        change(start)

    def pulse(self, owner: object, beat: Callable[[int], None], ms: float) -> None:
        """Call `beat` with 1, 2, 3 ... every `ms` milliseconds while motion is wanted; `still` ends it."""
        self._motion.stop(owner)
        if not self.style.reduced_motion:
            self._motion.pulse(owner, Glowing(beat, ms))

    def still(self, owner: object) -> None:
        """End what that owner has under way."""
        self._motion.stop(owner)


def ease(part: float) -> float:
    """Quick at first and slow to arrive; 0 to 1.

    >>> ease(0.0), ease(0.5), ease(1.0)
    (0.0, 0.875, 1.0)
    """
    return 1 - (1 - part) ** 3
