"""Who somebody is within a style: drawn for each game from its seed, the same from the first move to the last.

    style      firm ------------------------------------------------------ firm
    character  proud, slow, for the border       |      calm, quick, for the missing
    mood       what has been done to it so far, see `mood`

It is drawn from chance alone, never from points: that somebody cares more for the border than its sheet does says
nothing of anybody's sheet, and a person who plays the same case again meets somebody else. What it signs beats no deal
by the sheet as it is written, whatever it cares for; and in the last session it reads the sheet as it is written.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from communique.rules.dice import Dice


class Silence(StrEnum):
    """How somebody reads it when the others say nothing."""

    CONSENT = "consent"
    """Who is silent has no quarrel with what lies there."""
    REFUSAL = "refusal"
    """Who is silent does not want to agree."""
    SLIGHT = "slight"
    """Who is silent does not take this delegation seriously."""


class Character(NamedTuple):
    """What is somebody's own beside the style. Percents, but for the last ones."""

    ambition: int = 0
    """Added to the shares of its range that it asks for."""
    tempo: int = 10
    """Tenths by which the exponent of its concessions is multiplied: above 10 later, below 10 earlier."""
    patience: int = 2
    """Sessions without a move by the others that it bears before it says so."""
    pride: int = 0
    """Added to the share below which it signs nothing of who has not moved."""
    tastes: tuple[int, ...] = ()
    """By issue, how much of what others would gain there it is ready to give, where it could give elsewhere."""
    concerns: tuple[int, ...] = ()
    """By issue, at how many percent of its weight this one takes it, until the last session; empty for as written."""
    sore: int = 0
    """Where it takes a demand as an insult: a rank among the issues by weight on its own sheet, from 0."""
    silence: Silence = Silence.CONSENT
    outspoken: bool = False
    """Warns of leaving when its patience is gone, and goes."""
    daring: bool = False
    """Signs what it likes although one audience at home may not."""
    near: tuple[int, ...] = ()
    """By party, how much it would rather sign with that one, where not all have to sign."""


class Mood(NamedTuple):
    """How somebody feels treated. Points of the seat's own sheet, but for patience."""

    earned: int
    """What the others' conduct has earned them so far."""
    shift: int
    """What the state of the table adds to what it asks for; below 0 for what it takes off."""
    hardness: int
    """How hard the others have been, in thousandths: 0 when they have moved enough."""
    waited: int
    """Sessions since one of them last moved."""


PLAIN: Final = Character()
"""Nobody in particular: the style itself."""

_TASTES: Final = (10, 30, 100, 100, 250, 500)
_CONCERNS: Final = (5, 25, 100, 250, 500)
_TEMPI: Final = (7, 8, 10, 12, 15)


def drawn(issues: int, parties: int, dice: Dice) -> Character:
    """The character that a seat has in a game; `dice` is the seat's in that game, whatever the decision."""
    luck = dice.of_the_game("character")
    return Character(
        ambition=luck.below(21) - 12,
        tempo=luck.pick(_TEMPI),
        patience=1 + luck.below(3),
        pride=luck.below(17) - 8,
        tastes=tuple([luck.pick(_TASTES) for _ in range(issues)]),
        sore=luck.below(3),
        silence=luck.pick(tuple(Silence)),
        outspoken=luck.chance(35),
        daring=luck.chance(12),
        near=tuple([luck.below(100) for _ in range(parties)]),
        concerns=tuple([luck.pick(_CONCERNS) for _ in range(issues)]),
    )
