"""The clock of a floor turn, at levels that have one. It stops while the table is not shown.

A thread does nothing but wait for the next second and post to the window. State: the seconds left, that thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

from communique.model.scenario import NATURE
from communique.present import why_not
from communique.rules.moves.end_turn import Pass
from communique.rules.state import Phase
from communique.views import PartyView
from communique.window.kit.widget import Callback
from communique.window.table.seated import Seated
from communique.words import tr

STEP = 1.0


def allowance(view: PartyView) -> int | None:
    """Seconds that the level gives for the floor turn that is now the seat's own; None when no clock runs."""
    table, public = view.table.conference, view.public
    if view.seat == NATURE or table is None or table.phase is not Phase.FLOOR:
        return None
    if not table.queue or table.queue[0] != view.seat:
        return None
    return next((level.clock for level in public.levels if level.id == public.level), None)


def clock_words(seconds: float) -> str:
    """`1:05 left`.

    >>> clock_words(65.2), clock_words(0)
    ('1:06 left', '0:00 left')
    """
    whole = max(0, -int(-seconds // 1))
    return tr("{minutes}:{seconds} left", minutes=whole // 60, seconds=f"{whole % 60:02d}")


class TurnClock:
    """Counts down; `tick` is posted once a second while it runs."""

    def __init__(self, post: Callable[[Callback], None], tick: Callback) -> None:
        self._post, self._tick = post, tick
        self._ends = 0.0
        self._stop: threading.Event | None = None

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._stop is not None

    @property
    def left(self) -> float:
        """Seconds left; 0 once the time is up."""
        return max(0.0, self._ends - monotonic())

    def start(self, seconds: float) -> None:
        """Count down from `seconds`."""
        self.stop()
        self._ends = monotonic() + seconds
        self._stop = stop = threading.Event()
        threading.Thread(target=self._run, args=(stop,), name="turn clock", daemon=True).start()

    def stop(self) -> None:
        """Count no more."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def _run(self, stop: threading.Event) -> None:
        while not stop.wait(STEP):
            self._post(self._tick)


class Timekeeper:
    """Lets the clock of a floor turn run while its owner can act, and gives up the floor when the time is up."""

    def __init__(self, seated: Seated, rests: Callable[[], bool] = lambda: False) -> None:
        """`rests` says whether the person is reading what the talks put before them: that costs no time."""
        self.seated, self._rests = seated, rests
        self.clock = TurnClock(seated.post, self.tick)

    def follow(self) -> None:
        """The game has changed: run, pause or stop."""
        seconds, notepad = allowance(self.seated.view), self.seated.notepad
        if seconds is None:
            self.clock.stop()
            notepad.clock = None
        elif not self.seated.view.my_turn or self._rests():
            self.pause()
        elif not self.clock.running:
            turn, left = notepad.clock or (None, 0.0)
            self.clock.start(left if turn == self._turn() else float(seconds))
        self._show()

    def pause(self) -> None:
        """Stop, and keep what is left for later."""
        if self.clock.running:
            self.seated.notepad.clock = (self._turn(), self.clock.left)
            self.clock.stop()

    def tick(self) -> None:
        """A second has gone by."""
        if not self.clock.running:
            return
        self._show()
        if self.clock.left <= 0 and not why_not(self.seated.view, Pass()):
            self.seated.close_all()
            self.seated.toast(tr("Time is up: your delegation gives up the floor."))
            self.seated.submit(Pass())

    def _show(self) -> None:
        self.seated.show_time(clock_words(self.clock.left) if self.clock.running else "")

    def _turn(self) -> tuple[int, bool]:
        """The floor turn: a seat has one in each session, and another in the closing call."""
        table = self.seated.view.table
        return table.when, table.conference is not None and table.conference.call
