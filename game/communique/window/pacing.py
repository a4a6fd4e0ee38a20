"""Pacing: whether the next computer delegation may move yet, or waits for the person at the screen.

A person may hold the talks to look at what happened, let one move happen at a time, have them wait after each move
by hand, or read a card. None of this is a move: it is not in the log, and changes nothing of what is decided. State:
who is waited for.
"""

from __future__ import annotations

from communique.window.kit.widget import Callback


class Pacing:
    """Why the computers wait, if they do."""

    def __init__(self, start: Callback, stop: Callback) -> None:
        """`start` lets computers think if it is their turn; `stop` drops what is being thought."""
        self._start, self._stop = start, stop
        self.by_hand = False
        """True when each computer move waits for the person, as the settings say."""
        self.held = False
        """True while the person holds the talks."""
        self.reading = False
        """True while a card is read."""
        self.fast = False
        """True to let computer delegations move without a pause, and without waiting for anybody."""
        self._steps = 0

    @property
    def waits(self) -> bool:
        """True while computers wait for the person."""
        return not self.fast and not self._steps and (self.by_hand or self.held or self.reading)

    def hold(self, *, on: bool) -> None:
        """Hold the talks, or let them go on."""
        self.held = on
        if on:
            self.fast, self._steps = False, 0
            self._stop()
        else:
            self._start()

    def step(self) -> None:
        """Let one more computer move happen, and hold again."""
        self.reading, self._steps = False, 1
        self._start()

    def read(self, *, on: bool) -> None:
        """A card is being read, or has been."""
        if on == self.reading:
            return
        self.reading = on
        if on:
            self._stop()
        else:
            self._start()

    def hurry(self, *, on: bool) -> None:
        """Drop every pause, or bring them back."""
        self.fast = on
        if on:
            self.held = self.reading = False
            self._start()

    def decided(self, *, by_person: bool) -> None:
        """Somebody has moved. After a person's move the talks go on by themselves, as far as one move by hand."""
        self._steps = 1 if by_person and self.by_hand else 0
        if by_person:
            self.held = self.reading = False
