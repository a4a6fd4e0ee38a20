"""What a seat makes of how it has been treated: how far it comes towards the others now, and how long it will wait.

    asks for   start of the style
               - what time alone would have it give           (the style's curve, the character's tempo)
               ... but never more than what it gives unasked, and what the others have given, by deed or by word
               + a hot table, - trust, - a warning that is to be believed

Concede by what is given, hold where one is squeezed: reciprocity as in Axelrod (1984), and the concession in answer to
toughness that Osgood's graduated reciprocation asks for (Lindskold 1978). Meters enter here and nowhere else: trust and
tension as this seat sees them, credibility as a reason to believe a warning.
"""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from communique.model.scenario import Public, Role, Seat
from communique.negotiators.parts.character import Character
from communique.negotiators.parts.relations import Account, Relations
from communique.negotiators.parts.temper import Temper
from communique.rules.state import ConferenceTable

_WORD: Final = 25
"""Thousandths of its range that a seat counts for each thing it was told, as if it had been given."""
_WORDS: Final = 8
"""How many of these count at most."""
_GESTURE: Final = 70
"""Thousandths for a gesture."""
_SLIGHT: Final = 45
"""Thousandths taken off for a slight."""
_MOVED: Final = 300
"""Thousandths of its range from which a seat finds that the others have moved enough."""
_CALM_TRUST: Final = 5
_TRUST: Final = 18
"""Thousandths that a step of trust is worth."""
_HEAT: Final = 22
"""Thousandths that a step of tension above 1 costs."""
_FEAR: Final = 60
"""Thousandths that a believable warning is worth."""
_BELIEVED: Final = 6
"""Credibility from which a warning is believed."""


class Mood(NamedTuple):
    """Points of the seat's own sheet, but for patience."""

    earned: int
    """What the others' conduct has earned them so far."""
    shift: int
    """What the state of the table adds to what it asks for; below 0 for what it takes off."""
    hardness: int
    """How hard the others have been, in thousandths: 0 when they have moved enough."""
    waited: int
    """Sessions since one of them last moved."""


class Treated(Protocol):
    """What a mood rests on; a `Situation` is one."""

    public: Public
    seat: Seat
    others: tuple[Seat, ...]
    opening: int
    bottom: int
    top: int
    step: int
    steps: int
    temper: Temper

    @property
    def conference(self) -> ConferenceTable: ...

    @property
    def relations(self) -> Relations: ...

    @property
    def character(self) -> Character: ...

    @property
    def mood(self) -> Mood: ...

    @property
    def least(self) -> int: ...

    def share(self, percent: int) -> int:
        """Points at `percent` of the way from no deal to the best package."""


def mood_of(situation: Treated) -> Mood:
    """The seat's mood towards the others together: whose consent it needs, each counting as much."""
    accounts = [situation.relations.accounts[seat] for seat in counterparts(situation)]
    if not accounts:
        return Mood(0, 0, 0, 0)
    span = max(1, situation.top - situation.opening)
    given = sum([_given(account, situation.opening, span) for account in accounts]) // len(accounts)
    earned = sum([_earned(situation, account, span) for account in accounts]) // len(accounts)
    hardness = 1000 - min(1000, 1000 * 1000 * given // (span * _MOVED))
    session = situation.conference.session
    waited = min([session - max(account.moved, 0) for account in accounts])
    return Mood(max(0, earned), _shift(situation, span), hardness, waited)


def counterparts(situation: Treated) -> list[Seat]:
    """Whose conduct counts: the principals among those whose consent is needed, or all others where there are none."""
    parties = situation.public.parties
    return [s for s in situation.others if parties[s].role is Role.PRINCIPAL] or list(situation.others)


def _given(account: Account, opening: int, span: int) -> int:
    """What a party has given by deed: better offers, gestures."""
    return account.given(opening) + span * _GESTURE * account.gestures // 1000


def _earned(situation: Treated, account: Account, span: int) -> int:
    words = _WORD * min(_WORDS, account.told) - _SLIGHT * account.slights
    return _given(account, situation.opening, span) + span * words // 1000


def _shift(situation: Treated, span: int) -> int:
    """What trust, tension and warnings do to what the seat asks for."""
    table, seat = situation.conference, situation.seat
    others = counterparts(situation)
    trust = sum([table.trust[seat][other] for other in others])
    heat = max(0, table.tension - 1) * _HEAT - (trust - _CALM_TRUST * len(others)) * _TRUST // len(others)
    for other in others:
        warned = situation.relations.accounts[other].warned
        if warned == table.session and not table.unkept[other]:
            heat -= _FEAR if table.credibility[other] >= _BELIEVED else -_FEAR // 2
    return span * heat // 1000


def asked_in_mood(situation: Treated, wanted: int) -> int:
    """`wanted`, what the hour would have the seat ask for, after what its mood holds back or adds."""
    temper, mood = situation.temper, situation.mood
    start = situation.share(min(100, temper.start + situation.character.ambition))
    unasked = (start - situation.bottom) * temper.unasked * situation.step // (100 * max(1, situation.steps - 1))
    given = min(start - wanted, unasked + mood.earned)
    return max(situation.least, min(situation.top, start - given + mood.shift))
