"""Fresh papers: within which bounds the sheets of a scenario may be drawn anew, and what stays as the briefs tell it.

Nothing here draws; `communique.loading.fresh` does. Bounds are relative to the sheets as they are written, so they
are as confidential as those: only who holds a whole `Scenario` sees them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """From one whole number to another, both included."""

    low: int
    high: int

    def holds(self, number: int) -> bool:
        """Whether `number` lies within."""
        return self.low <= number <= self.high


@dataclass(frozen=True, slots=True)
class Keep:
    """What a party's brief says: it has at least as much at stake on one issue as on the other."""

    more: int
    less: int


@dataclass(frozen=True, slots=True)
class Ranges:
    """What drawn sheets may hold."""

    weights: tuple[tuple[Bounds, ...], ...]
    """weights[seat][issue]: what the party has at stake there, in percent of what is written."""
    steps: int
    """How far an option between the best and the worst of its issue may move, in percent of what is at stake."""
    links: Bounds
    """Bonuses and penalties of linked clauses, in percent of what is written."""
    audiences: int
    """How many more or fewer settlements of its issues may please an audience, in percent of those there are."""
    no_deal: Bounds
    """What no deal may be worth, in points."""
    acceptable: Bounds
    """Percent of the packages that are acceptable to all."""
    keeps: tuple[tuple[Keep, ...], ...]
    """keeps[seat]: what the scenario states beside what always stays (see `communique.loading.fresh.keeping`)."""
