"""A temperament: how much a negotiator asks for over time, and how it behaves at a conference table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Habit(StrEnum):
    """Something a negotiator does when the moment comes, or does not do at all."""

    CAREFUL = "careful"
    """Offers, accepts and signs only what its audiences at home would ratify."""
    ASKS = "asks"
    TELLS = "tells"
    EVIDENCE = "evidence"
    PROMISES = "promises"
    """Makes if-then offers on the clauses of a draft."""
    MEETS = "meets"
    """Seeks a private meeting when the talks are stuck."""
    CONSULTS = "consults"
    DRAFTS = "drafts"
    """Tables a single text also from a principal's chair, where there is no mediator to do it."""
    WARNS = "warns"
    """Warns of leaving when nothing on the table beats no deal near the end, and keeps its word."""
    UNBENDING = "unbending"
    """Signs even at the very end only what is worth its last demand; others sign then what beats no deal."""
    GUARDED = "guarded"
    """Declines questions from parties it does not trust."""


@dataclass(frozen=True, slots=True)
class Temper:
    """Shares are percent of the range between no deal and the best package one could have."""

    start: int
    """Share asked for at first."""
    end: int
    """Share asked for when all is given up."""
    power: int = 1
    root: int = 1
    """Exponent of concession, power / root: above 1 late, below 1 early."""
    press: str = "neutral"
    """`open`, `neutral`, `firm`, or `mirror` (what the others did last)."""
    gesture: int = -1
    """Makes a gesture that costs at most this many percent of its best package; -1 for never."""
    habits: frozenset[Habit] = frozenset({Habit.CAREFUL, Habit.CONSULTS})
