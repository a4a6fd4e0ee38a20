"""How much work a question may cost: counted in comparisons, never in seconds, so that it is the same everywhere.

An `Effort` is handed down to whatever may grow out of hand (`dominance`, `merge`, `milp`). It is also the one place
where somebody may watch how far the work is, or stop it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

USUAL: Final = 5_000_000_000
"""Comparisons of two numbers for everything that is asked of one scenario: some seconds."""

Watch = Callable[[float], None]
"""Hears how much of the effort is spent, from 0 to 1. It may raise `Stopped`."""


class OutOfEffort(Exception):
    """The work would go beyond what was allowed. Never leaves `communique.analysis`: there it becomes a `Reach`."""


class Stopped(Exception):
    """Whoever watched wanted no more. Goes on up to whoever asked."""


class Effort:
    """What may still be spent. Holds a count."""

    def __init__(self, limit: int = USUAL, watch: Watch | None = None, *, within: Effort | None = None) -> None:
        """`within` is the effort that this is a part of: what is spent here is spent there too."""
        self.limit, self.spent = limit, 0
        self._watch, self._within = watch, within

    @property
    def left(self) -> int:
        """What may still be spent, here and in the whole."""
        here = max(0, self.limit - self.spent)
        return here if self._within is None else min(here, self._within.left)

    def part(self, share: float) -> Effort:
        """At most `share` of the whole limit, out of what is left of it."""
        return Effort(int(self.limit * share), within=self)

    def spend(self, comparisons: int) -> None:
        """Note work that is about to be done. Raises OutOfEffort when it would be too much, Stopped when unwanted."""
        if comparisons > self.left:
            raise OutOfEffort
        self._note(comparisons)

    def _note(self, comparisons: int) -> None:
        self.spent += comparisons
        if self._within is not None:
            # Told and not asked: `left` has looked at all the wholes that this is a part of.
            self._within._note(comparisons)
        if self._watch is not None:
            self._watch(min(1.0, self.spent / max(1, self.limit)))
