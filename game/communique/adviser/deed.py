"""What following a piece of advice would be: a move to put together, a text to work on, a row to look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from communique.model.scenario import NATURE, Seat


class Does(StrEnum):
    """The kinds of deeds."""

    WORK = "work"
    """Work on a text: make it acceptable, find a swap."""
    MARK = "mark"
    ACCEPT = "accept"
    TABLE = "table"
    OFFER = "offer"
    ASK = "ask"
    """Ask a delegation which of two issues matters more."""
    ROW = "row"
    """Look at an issue in one's package."""
    TRADE = "trade"
    """Put clauses into one's package."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed. What it does not need stays empty."""

    does: Does
    text: str = ""
    """The id of the text it is about."""
    whom: Seat = NATURE
    issues: tuple[int, ...] = ()
    clauses: tuple[tuple[int, int], ...] = ()
    """(issue, option) pairs."""
