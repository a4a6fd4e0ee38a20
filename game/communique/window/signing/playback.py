"""What has happened at the signing, shown one after the other: a stroke, a seal, a hand withheld; each with a sound.

What has happened and what has been shown of it are two things: a computer signs in no time, and here each gets its
second. State: how far every line has been shown, what waits to be shown, and what was shown last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from communique.model.scenario import Seat
from communique.present.ceremony import Signatory, Standpoint
from communique.window.app import App

STROKE_MS: Final = 600.0
PRESS_MS: Final = 260.0
"""A pen and a seal take less than a second together; with reduced motion they are simply there."""
DONE: Final = (Standpoint.SIGNED, Standpoint.WITHHELD)


class Drawn(NamedTuple):
    """How much of a signature is to be seen, from 0 to 1."""

    stroke: float = 0.0
    pressed: float = 0.0


WHOLE: Final = Drawn(1.0, 1.0)


class Playback:
    """Shows what happened. `drawn` hears how far a seat's line has come, `shown` that one of them is finished."""

    def __init__(self, app: App, drawn: Callable[[Seat, Drawn], None], shown: Callable[[], None]) -> None:
        self.app, self._drawn, self._shown = app, drawn, shown
        self.lines: dict[Seat, Drawn] = {}
        """By seat, how far it has been shown; missing for nothing."""
        self.waiting: list[Signatory] = []
        self.caption = ""
        """What has been shown last, in a sentence."""
        self._moving = False

    @property
    def still(self) -> bool:
        """Whether all that has happened has been shown."""
        return not self.waiting and not self._moving

    def at(self, seat: Seat) -> Drawn:
        """How far the seat's line has been shown."""
        return self.lines.get(seat, Drawn())

    def add(self, answers: Iterable[Signatory]) -> None:
        """Have these shown after what waits already."""
        self.waiting += answers

    def show_all(self, signatories: Iterable[Signatory]) -> None:
        """Show everything as it is, at once: for whoever comes to it, or does not wait."""
        self.app.ui.still(self)
        self._moving, self.waiting = False, []
        self.lines = {one.seat: WHOLE for one in signatories if one.standpoint in DONE}

    def forget(self) -> None:
        """Begin with an empty sheet."""
        self.show_all(())
        self.caption = ""

    def go_on(self) -> None:
        """Show what is next, unless something is being shown."""
        if self._moving or not self.waiting:
            return
        one = self.waiting.pop(0)
        self.caption = one.sentence
        self._moving = True
        if one.standpoint is Standpoint.WITHHELD:
            self.app.play_sound("page")
            self.put(one.seat, Drawn())
            self._finished()
        elif (already := self.at(one.seat).stroke) >= 1:
            self._press(one.seat)
        else:
            self.app.play_sound("pen")
            self.app.ui.animate(self, partial(self._write, one.seat), already, 1.0, STROKE_MS)

    def put(self, seat: Seat, drawn: Drawn) -> None:
        """Show a line so far."""
        self.lines[seat] = drawn
        self._drawn(seat, drawn)

    def so_far(self, one: Signatory) -> Signatory:
        """As far as it has been shown: who is still to be seen signing has yet to decide."""
        hidden = one.standpoint in DONE and (one in self.waiting or one.seat not in self.lines)
        return replace(one, standpoint=Standpoint.WAITS) if hidden else one

    def _write(self, seat: Seat, way: float) -> None:
        self.put(seat, Drawn(way))
        if way >= 1:
            self._press(seat)

    def _press(self, seat: Seat) -> None:
        self.app.play_sound("seal")
        self.app.ui.animate(self, partial(self._sink, seat), 0.0, 1.0, PRESS_MS)

    def _sink(self, seat: Seat, way: float) -> None:
        self.put(seat, Drawn(1.0, way))
        if way >= 1:
            self._finished()

    def _finished(self) -> None:
        self._moving = False
        self._shown()
        self.go_on()
