"""What a negotiator believes of another party, for whoever asks after the end: an optional part of a negotiator.

A negotiator that forms an idea of what the others want can say so by a method `believed`, on itself or on its mind.
Nothing in a game depends on it. What a tournament makes of it is in `communique.simulation.tournament.models`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from communique.model.package import Package
from communique.model.scenario import Seat
from communique.views import PartyView


@runtime_checkable
class Modelling(Protocol):
    """A negotiator, or a mind, that has an idea of what others want."""

    def believed(self, view: PartyView, of: Seat, packages: Sequence[Package]) -> Sequence[float] | None:
        """What the view's seat believes that each of `packages` is worth to `of`; None where it believes nothing.

        In any unit: only the order counts. A function of what is given alone, like `decide`.
        """
        ...


def belief_about(negotiator: object, view: PartyView, of: Seat, packages: Sequence[Package]) -> Sequence[float] | None:
    """What `negotiator`, in the chair of `view`, believes of `of`; None where it forms no idea of others."""
    for one in (negotiator, getattr(negotiator, "mind", None), getattr(negotiator, "own", None)):
        if isinstance(one, Modelling):
            return one.believed(view, of, packages)
    return None
