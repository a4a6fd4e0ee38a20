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

from typing import Final

from communique.model.package import OPEN
from communique.negotiators.parts.aspiration import PARTS, asked
from communique.negotiators.parts.character import Mood, Silence
from communique.negotiators.parts.relations import Account
from communique.negotiators.parts.situation import Situation

_WAY: Final = 150
"""Thousandths of its range that a seat counts for each way in which it was told something, as if it had been given."""
_WORD: Final = 6
"""And for each thing it was told; more than one would hardly count if it were always the same."""
_WORDS: Final = 10
"""How many of these count at most."""
_DEED: Final = 20
"""Percent of what was given by deed that is given back; the rest has to be earned by words: a step that nobody
explains, asks about or answers for is taken, and hardly answered."""
_GESTURE: Final = 110
"""Thousandths for a gesture."""
_SLIGHT: Final = 45
"""Thousandths taken off for a slight."""
_READ_AS: Final = {Silence.CONSENT: 0, Silence.REFUSAL: 1, Silence.SLIGHT: 2}
"""How many slights a session of silence is to who reads it so."""
_MOVED: Final = 300
"""Thousandths of its range from which a seat finds that the others have moved enough."""
_FORGIVEN: Final = 400
"""Hardness, in thousandths, of which nobody is too proud."""
_CALM_TRUST: Final = 5
_TRUST: Final = 18
"""Thousandths that a step of trust is worth."""
_HEAT: Final = 22
"""Thousandths that a step of tension above 1 costs."""
_SWAY: Final = 80
"""Thousandths by which all this moves what it asks for, at most."""
_FEAR: Final = 60
"""Thousandths that a believable warning is worth."""
_BELIEVED: Final = 6
"""Credibility from which a warning is believed."""


def mood_of(situation: Situation) -> Mood:
    """The mood towards the others together whose consent it needs, each counting as much; in a conference only.

    Where nobody's alone is needed, all count.
    """
    if situation.felt is None:
        situation.felt = _remembered(situation)
    return situation.felt


def _remembered(situation: Situation) -> Mood:
    """The mood, worked out anew only when something that it follows from has changed since the seat's last move."""
    table, cache = situation.conference, situation.memory.cache
    follows_from = (
        situation.relations.accounts, table.session, table.tension, table.trust, table.credibility, table.unkept,
        situation.top, situation.character,
    )  # fmt: skip
    if "mood" not in cache or cache["mood"][0] != follows_from:
        cache["mood"] = follows_from, _felt(situation)
    mood: Mood = cache["mood"][1]
    return mood


def _felt(situation: Situation) -> Mood:
    accounts = [situation.relations.accounts[seat] for seat in situation.space.reckoned]
    if not accounts:
        return Mood(0, 0, 0, 0)
    span = max(1, situation.top - situation.opening)
    given = sum([_given(account, situation.opening, span) for account in accounts]) // len(accounts)
    earned = sum([earned_by(situation, account, span) for account in accounts]) // len(accounts)
    hardness = 1000 - min(1000, 1000 * 1000 * given // (span * _MOVED))
    session = situation.conference.session
    waited = min([session - max(account.moved, 0) for account in accounts])
    return Mood(max(0, earned), _shift(situation, span), hardness, waited)


def _given(account: Account, opening: int, span: int) -> int:
    """What a party has given by deed: better offers, gestures."""
    return account.given(opening) + span * _GESTURE * account.gestures // 1000


def earned_by(situation: Situation, account: Account, span: int) -> int:
    """What a party's conduct has earned it with the seat, by deed, word and slight, in points of the seat's sheet."""
    words = (
        _WAY * len(account.ways)
        + _WORD * min(_WORDS, account.told)
        - _SLIGHT * (account.slights + _sorely(situation, account))
    )
    return _given(account, situation.opening, span) * _DEED // 100 + span * words // 1000


def _sorely(situation: Situation, account: Account) -> int:
    """Slights that depend on who one is: a demand where one is sore, and silence, as one reads it."""
    silent = situation.conference.session - max(account.spoke, 0) > 1
    return insulting(situation, account) + _READ_AS[situation.character.silence] * silent


def sore_issue(situation: Situation) -> int:
    """The issue on which the seat takes a demand as an insult: one of its weightiest, as its character has it."""
    by_weight = situation.space.by_weight
    return by_weight[min(situation.character.sore, len(by_weight) - 1)]


def insulting(situation: Situation, account: Account) -> bool:
    """True when a party's latest offer demands the very worst for the seat where it is sore."""
    if not account.terms:
        return False
    issue = sore_issue(situation)
    row, option = situation.space.rows[issue], account.terms[issue]
    return option != OPEN and row[option] == min(row) < max(row)


def _shift(situation: Situation, span: int) -> int:
    """What trust, tension and warnings do to what the seat asks for."""
    table, seat = situation.conference, situation.seat
    others = situation.space.counterparts
    trust = sum([table.trust[seat][other] for other in others])
    heat = max(0, table.tension - 1) * _HEAT - (trust - _CALM_TRUST * len(others)) * _TRUST // len(others)
    for other in others:
        warned = situation.relations.accounts[other].warned
        if warned == table.session and not table.unkept[other]:
            heat -= _FEAR if table.credibility[other] >= _BELIEVED else -_FEAR // 2
    return span * max(-_SWAY, min(_SWAY, heat)) // 1000


def asked_in_mood(situation: Situation, wanted: int) -> int:
    """`wanted`, what the hour would have the seat ask for, after what its mood holds back or adds."""
    temper, mood = situation.temper, mood_of(situation)
    start = situation.share(min(100, temper.start + situation.character.ambition))
    unasked = (start - situation.bottom) * temper.unasked * situation.step // (100 * max(1, situation.steps - 1))
    # By the hour alone it would give `start - wanted`: that is the most, and how much of it, the others decide.
    given = min(start - wanted, unasked + mood.earned)
    return max(least_of(situation), min(situation.top, start - given + mood.shift))


def least_of(situation: Situation) -> int:
    """The least it signs: what beats no deal, and more of those who have not moved."""
    hard = max(0, mood_of(situation).hardness - _FORGIVEN)
    pride = max(0, situation.temper.pride + situation.character.pride) * hard // (1000 - _FORGIVEN)
    return max(situation.bottom, asked(situation.opening, situation.top, pride, pride, PARTS))
