"""What seats have worked out from their briefings, handed on from one game of a batch to the next.

To list a quarter of a million packages in order of value takes longer than a game. It depends on the seat's own sheet
alone, so it is kept with the briefing, and who plays many games on one scenario hands it on, seat by seat. Nothing
outlives its owner: the batch, the worker or the environment that holds the `Carry`.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.views import Briefing


class Carry:
    """Hands on, for one scenario at one level. Holds state: what the seats of the game before have worked out."""

    def __init__(self) -> None:
        self._latest: list[dict[object, object]] = []

    def over(self, briefings: Sequence[Briefing]) -> None:
        """Give these briefings, of a game about to begin, what the same seats worked out in the games before."""
        for known, briefing in zip(self._latest, briefings, strict=False):
            briefing.worked_out.update(known)
        self._latest = [briefing.worked_out for briefing in briefings]
