"""A temperament: how much a negotiator asks for over time, and how it behaves at a conference table.

The parts here are meant to be combined: an exponent of concession, a voice, a set of habits and a way to mediate.
A style is one such combination, and a negotiator's file says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Habit(StrEnum):
    """Something a negotiator does when the moment comes, or does not do at all."""

    CAREFUL = "careful"
    """Offers, accepts and signs only what its audiences at home would ratify."""
    ASKS = "asks"
    """Asks which of two clauses matters more."""
    PROBES = "probes"
    """Asks what would be needed for a clause that it wants."""
    TELLS = "tells"
    EVIDENCE = "evidence"
    PROMISES = "promises"
    """Makes if-then offers on the clauses of a draft."""
    TRADES = "trades"
    """Moves clause against clause wherever it can: as many if-then offers as a turn allows before any other."""
    MEETS = "meets"
    """Seeks a private meeting when the talks are stuck."""
    CONSULTS = "consults"
    DRAFTS = "drafts"
    """Tables a single text also from a principal's chair, where there is no mediator to do it."""
    WARNS = "warns"
    """Warns of leaving when nothing on the table beats no deal near the end, and keeps its word."""
    BLUFFS = "bluffs"
    """Warns of leaving when nothing on the table is what it asks for, and stays."""
    REOPENS = "reopens"
    """Takes initials back, as far as it can pay for that, when a draft is not what it asks for."""
    GUARDED = "guarded"
    """Declines questions from parties it does not trust."""
    MIRRORS = "mirrors"
    """Answers who did not take a firm line last, and makes a gesture once another party has made one."""
    WAITS = "waits"
    """After its opening demand it proposes nothing until the last third of the sessions."""
    SHUTTLES = "shuttles"
    """Goes to the signatories in private, one a session, and asks there what matters more."""


CONSTRUCTIVE: Final = frozenset(
    {
        Habit.CAREFUL,
        Habit.ASKS,
        Habit.TELLS,
        Habit.EVIDENCE,
        Habit.PROMISES,
        Habit.MEETS,
        Habit.CONSULTS,
    }
)
"""What somebody does who wants to learn and be understood."""


class Voice(StrEnum):
    """What a negotiator says about clauses and priorities, and how true it is."""

    PLAIN = "plain"
    """The clauses that cost most, the first of them for its value; priorities as they are."""
    RECIPROCAL = "reciprocal"
    """The same clauses, because nothing comes back for them."""
    LEGAL = "legal"
    """The same clauses, for a principle, their order in time, how they are verified, or their wording."""
    FALSE = "false"
    """First a clause that costs it little, said to fail at home; priorities turned round."""


@dataclass(frozen=True, slots=True)
class Mediation:
    """How a negotiator handles the single text, where it is the one who drafts."""

    first: int = 1
    """The session from which it tables a text, whether or not an offer has been made."""
    listens: bool = False
    """Waits for that session also when an offer has been made before."""
    final: int = 0
    """How many sessions before the last it may put the final text, when everybody may well say yes."""
    insists: bool = False
    """Puts a final text in the last session also when somebody may say no."""
    gives: int = 20
    """Percent of its own range that it gives up in one mending of the text, at most."""
    own: int = 1
    """How often its own gain counts in the product of gains that its text is made for: 0 for who wants nothing."""
    content: int = 300
    """Own gain with which it is content, in thousandths of its range: more does not count."""
    underwrites: bool = False
    """Gives guarantees at once, whether or not a text needs them."""


@dataclass(frozen=True, slots=True)
class Concession:
    """How the share that is asked for falls."""

    start: int
    end: int
    power: int = 1
    root: int = 1


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
    rounds: Concession | None = None
    """The same in alternating offers, where nothing but offers is said; as above when there is none."""
    unasked: int = 34
    """Percent of its range that it gives in the course of the talks to who gives nothing; all else has to be earned."""
    pride: int = 20
    """Share of its range below which it signs nothing of others who have not moved at all."""
    wary: int = 45
    """Percent of its range by which an offer of another principal, of whom it knows nothing, has to be better than the
    same text in a mediator's hands, as long as no mediator takes part."""
    press: str = "neutral"
    """`open`, `neutral`, `firm`, or `mirror` (what the others did last)."""
    gesture: int = -1
    """Makes a gesture that costs at most this many percent of its best package; -1 for never."""
    habits: frozenset[Habit] = frozenset({Habit.CAREFUL, Habit.CONSULTS})
    voice: Voice = Voice.PLAIN
    mediation: Mediation = Mediation()
