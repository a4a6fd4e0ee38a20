"""What the others may want, learned from what they say and do.

A frequency estimate in the spirit of Hindriks & Tykhonov (2008): for each other party, how much each issue
weighs with it and how much it likes each option, as integer tallies. The prior is what the party says in
public: its stated goals. Every offer, mark, criticism, answer and promise adds to the tallies; a clause that
answers one's own wish counts for little, since it may be there to please.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import getitem
from typing import Final

from communique.model.package import OPEN, Package, Terms
from communique.model.scenario import Party, Public, Seat
from communique.rules.state import BLOCK, HOLD, INITIAL, REASONS

WHOLE: Final = 1000
"""What a party's best package is worth in `Beliefs.table`."""

_WEIGHT: Final = 10
_GOAL_WEIGHT: Final = 5
_LIKE: Final = 20
_GOAL_LIKE: Final = 24
_SURE: Final = 24
"""Difference of tallies from which the best option of an issue is taken to be worth all of it, the worst nothing."""
_LEAST: Final = 2
"""Weights never fall below this."""


_BY_REASON: Final = {
    REASONS.index("value"): (8, 3),
    REASONS.index("reciprocity"): (4, 0),
    REASONS.index("wording"): (3, 1),
    REASONS.index("verification"): (5, 1),
    REASONS.index("sequence"): (5, 1),
    REASONS.index("home"): (16, 2),
    REASONS.index("principle"): (28, 5),
}
"""By reason, how much less the rejected option is liked, and how much more the issue weighs."""

Gains = tuple[tuple[int, ...], ...]
"""gains[issue][option]: what is believed to be gained, in thousandths of the best package."""


class Tally:
    """What was counted of one other party. Holds state; `copy` it before it is changed, where it is shared."""

    __slots__ = ("first", "likes", "marks", "table", "view", "weights")

    def __init__(self, weights: list[int], likes: list[list[int]]) -> None:
        self.weights, self.likes = weights, likes
        self.marks: dict[int, tuple[int, int]] = {}
        """By issue, the (option, mark) it marked last."""
        self.view: Terms = ()
        """The terms it put forward last."""
        self.first: Terms = ()
        """The whole text that it put forward first."""
        self.table: Gains | None = None
        """What it comes to, once somebody has asked."""

    def copy(self) -> Tally:
        """An equal tally of its own, but for the table, which will be made anew."""
        other = Tally.__new__(Tally)
        other.weights, other.likes = self.weights.copy(), list(map(list.copy, self.likes))
        other.marks, other.view, other.table = self.marks.copy(), self.view, None
        other.first = self.first
        return other


class Beliefs:
    """One seat's estimates of all the others. Holds state; `copy` it before it learns more, where it was given away."""

    __slots__ = ("_own", "_tallies", "seat")

    def __init__(self, public: Public, seat: Seat) -> None:
        self.seat = seat
        self._tallies = [_first_tally(public, party) for party in public.parties]
        self._own = (1 << len(public.parties)) - 1
        """The parties whose tallies no copy shares, as bits: those can be changed in place."""

    def copy(self) -> Beliefs:
        """Equal beliefs that can learn more while these stay as they are. A party's tally is shared until then."""
        other = Beliefs.__new__(Beliefs)
        other.seat, other._tallies = self.seat, self._tallies.copy()
        other._own = self._own = 0
        return other

    @property
    def weights(self) -> list[list[int]]:
        """weights[seat][issue]: how much an issue is believed to matter to a party, beside its others."""
        return [tally.weights for tally in self._tallies]

    @property
    def likes(self) -> list[list[list[int]]]:
        """likes[seat][issue][option]: how much a party is believed to like an option, beside those of the issue."""
        return [tally.likes for tally in self._tallies]

    def _of(self, seat: Seat) -> Tally:
        """The tally of `seat`, to be changed: no longer shared, and its table to be made anew."""
        tally = self._tallies[seat]
        if self._own >> seat & 1:
            tally.table = None
        else:
            self._own |= 1 << seat
            tally = self._tallies[seat] = tally.copy()
        return tally

    # -- what was heard --------------------------------------------------------

    def offered(self, seat: Seat, terms: Terms, wished_by_me: Terms) -> None:
        """`seat` put forward `terms`; `wished_by_me` is what this seat asked for last."""
        tally = self._of(seat)
        before, tally.view = tally.view, terms
        if not tally.first and OPEN not in terms:
            tally.first = terms
        weights, likes, news = tally.weights, tally.likes, 6 if before else 10
        for i, choice in enumerate(terms):
            if choice < 0:
                continue
            if wished_by_me and wished_by_me[i] == choice:  # it may be there to please
                likes[i][choice] += 2
                continue
            likes[i][choice] += news
            if before:
                weights[i] = weights[i] + 1 if before[i] == choice else max(_LEAST, weights[i] - 1)

    def accepted(self, seat: Seat, terms: Terms) -> None:
        """`seat` accepted an offer of `terms`."""
        likes = self._of(seat).likes
        for i, choice in enumerate(terms):
            likes[i][choice] += 2

    def marked(self, seat: Seat, draft: Terms, marks: Sequence[int]) -> None:
        """`seat` marked the draft. A mark repeated on the same clause says nothing new."""
        tally = self._of(seat)
        weights, likes, known = tally.weights, tally.likes, tally.marks
        for i, mark in enumerate(marks):
            if draft[i] < 0 or not mark or known.get(i) == (draft[i], mark):
                continue
            known[i] = draft[i], mark
            if mark == INITIAL:
                likes[i][draft[i]] += 3
            elif mark == HOLD:
                likes[i][draft[i]] -= 6
                weights[i] += 1
            elif mark == BLOCK:
                likes[i][draft[i]] -= 12
                weights[i] += 3

    def criticised(self, seat: Seat, issue: int, said: int, wish: int, reason: int = 0) -> None:
        """`seat` rejected option `said` of `issue` (or -1) and would rather have `wish` (or -1), for a reason.

        What fails at home or against a principle is not only liked less: it will hardly be taken at all.
        """
        tally = self._of(seat)
        weights, likes = tally.weights, tally.likes
        dislike, weight = _BY_REASON[reason]
        if said >= 0:
            likes[issue][said] -= dislike
        weights[issue] += weight
        if wish >= 0:
            likes[issue][wish] += 10

    def wished(self, seat: Seat, issue: int, option: int) -> None:
        """`seat` named a clause that it wants."""
        tally = self._of(seat)
        weights, likes = tally.weights, tally.likes
        likes[issue][option] += 12
        weights[issue] += 2

    def conceded(self, seat: Seat, issue: int, option: int) -> None:
        """`seat` could live with a clause."""
        likes = self._of(seat).likes
        likes[issue][option] += 3

    def compared(self, seat: Seat, more: int, less: int) -> None:
        """`seat` said that issue `more` matters more to it than issue `less`."""
        weights = self._of(seat).weights
        weights[more] += 4
        weights[less] = max(_LEAST, weights[less] - 4)

    def preferred(self, seat: Seat, more: Terms, less: Terms) -> None:
        """`seat` said that it would rather have the one text than the other: what they differ in tells which way."""
        likes = self._of(seat).likes
        apart = [i for i, (one, other) in enumerate(zip(more, less, strict=True)) if one != other]
        step = max(1, 12 // max(1, len(apart)))
        for i in apart:
            if more[i] >= 0:
                likes[i][more[i]] += step
            if less[i] >= 0:
                likes[i][less[i]] -= step

    def stressed(self, seat: Seat, issue: int, much: bool) -> None:
        """`seat` said that an issue matters much, or little."""
        weights = self._of(seat).weights
        weights[issue] = max(_LEAST, weights[issue] + (5 if much else -5))

    # -- what it comes to ------------------------------------------------------

    def table(self, seat: Seat) -> Gains:
        """table[issue][option]: what `seat` is believed to gain, in thousandths of its best package."""
        tally = self._tallies[seat]
        if tally.table is None:
            whole = sum(tally.weights)
            rows = zip(tally.weights, tally.likes, strict=True)
            tally.table = tuple([_gains(WHOLE * weight // whole, tuple(row)) for weight, row in rows])
        return tally.table

    def share(self, seat: Seat, package: Sequence[int]) -> int:
        """What the package is believed to give `seat`, in thousandths of its best."""
        return sum(map(getitem, self.table(seat), package))

    def first_text(self, seat: Seat) -> Terms:
        """The first whole text that `seat` put forward, or ()."""
        return self._tallies[seat].first

    def joint(self, seats: Sequence[Seat], weights: Sequence[int] = ()) -> Gains:
        """The sum of the tables of `seats`, weighted (all 1 unless given)."""
        return joint([self.table(seat) for seat in seats], weights)


def worth_by(table: Gains, packages: Sequence[Package]) -> list[int]:
    """What each of `packages` comes to by `table`."""
    return [sum(map(getitem, table, package)) for package in packages]


def joint(tables: Sequence[Gains], weights: Sequence[int] = ()) -> Gains:
    """The sum of `tables`, weighted (all 1 unless given)."""
    if len(tables) == 1 and not weights:
        return tables[0]
    by = weights or (1,) * len(tables)
    # The sum below, written out for two others, whom most tables have.
    if len(tables) == 2:
        v, w = by
        return tuple([tuple([v * a + w * b for a, b in zip(*rows, strict=True)]) for rows in zip(*tables, strict=True)])
    first = tables[0] if tables else ()
    return tuple(
        tuple([sum([w * table[i][k] for w, table in zip(by, tables, strict=True)]) for k in range(len(row))])
        for i, row in enumerate(first)
    )


def _first_tally(public: Public, party: Party) -> Tally:
    """What is believed of a party before anybody has spoken: its stated goals matter, and their options please it."""
    weights = [_WEIGHT] * len(public.issues)
    likes = [[_LIKE] * len(issue.options) for issue in public.issues]
    wanted: dict[int, set[int]] = {}
    for goal in party.goals:
        wanted.setdefault(goal.issue, set()).update(goal.options)
    for issue, options in wanted.items():
        weights[issue] += _GOAL_WEIGHT
        row = likes[issue]
        for k in range(len(row)):
            row[k] += _GOAL_LIKE if k in options else (-_LIKE // 2 if k == 0 else 0)
    return Tally(weights, likes)


# This cache outlives a game on purpose: it maps a few numbers to a few numbers and holds nobody's sheet.
@lru_cache(maxsize=1 << 11)
def _gains(share: int, likes: tuple[int, ...]) -> tuple[int, ...]:
    """By option, what an issue worth `share` is believed to give; remembered, since the same few rows come up again.

    Where tallies differ by less than `_SURE`, the options are drawn together: little heard, little believed.
    """
    low = min(likes)
    span = max(likes) - low
    doubt = max(0, _SURE - span)
    scale, least = 2 * (span + doubt), doubt - 2 * low
    return tuple([share * (2 * like + least) // scale for like in likes])
