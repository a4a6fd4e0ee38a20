"""Odds in words: how often a reference player agreed in a seat, and what share of the possible it gained there.

Gains are said as a share and not in points: how much a seat could gain is the business of its own sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.loading.measured_odds import Odds
from communique.words import joined, number, tr, tr_n


def seat_odds(odds: Odds) -> str:
    """What the reference player came to in a seat, in a sentence.

    >>> seat_odds(Odds(100, 93, 17.2, 44))
    'In 100 games a reference player in this seat agreed in 93 and gained 39 % of what it could.'
    >>> seat_odds(Odds(100, 4, -0.5, 44))
    'In 100 games a reference player in this seat agreed in 4 and gained nothing over no deal.'
    """
    if odds.percent == 0:
        return tr_n(
            "In {n} game a reference player in this seat agreed in {deals} and gained nothing over no deal.",
            "In {n} games a reference player in this seat agreed in {deals} and gained nothing over no deal.",
            odds.games,
            deals=number(odds.deals),
        )
    return tr_n(
        "In {n} game a reference player in this seat agreed in {deals} and gained {share} % of what it could.",
        "In {n} games a reference player in this seat agreed in {deals} and gained {share} % of what it could.",
        odds.games,
        deals=number(odds.deals),
        share=number(odds.percent),
    )


def level_odds(levels: Sequence[tuple[str, str]], odds: Mapping[str, Mapping[str, Odds]], party: str) -> str:
    """The share of agreements by level for the party with this id, in a sentence; `levels` are ids with titles.

    Levels that were not measured are left out, and nothing is said when there are fewer than two.

    >>> two = {"easy": {"a": Odds(100, 93, 17.2, 44)}, "hard": {"a": Odds(50, 20, 9, 44)}}
    >>> level_odds([("easy", "Easy"), ("hard", "Hard"), ("other", "Other")], two, "a")
    'It agreed by level: Easy 93 % and Hard 40 %.'
    """
    known = [(title, odds[level][party]) for level, title in levels if party in odds.get(level, {})]
    if len(known) < 2:
        return ""
    shares = [tr("{level} {share} %", level=title, share=_agreed(found)) for title, found in known]
    return tr("It agreed by level: {levels}.", levels=joined(shares))


def _agreed(odds: Odds) -> str:
    return number(round(100 * odds.deals / odds.games))
