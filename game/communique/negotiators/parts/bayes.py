"""What one other party weighs, learned from its offers by Bayes' rule; for alternating offers.

After Hindriks & Tykhonov (2008), "Opponent modelling in automated multi-issue negotiation using Bayesian learning",
in the variant that learns issue by issue. An issue's hypotheses are a weight (`WEIGHTS`, relative to an average issue)
together with the worth of its options: in order, best at one of them and less with every step away from it (at an end:
rising or falling), or without order, each option then on a grid of its own (`_LEVELS`). The party is assumed to concede
slowly, and to ask at time t for what leaves it 1 - give(t) of its best package (`given`).

One thing differs from that paper, and matters. There an offer is likely when its believed utility is near the target,
by a Gaussian that is not set off against what else could have been offered; on random profiles, beliefs formed so came
out no better than counting. Here the likelihood is normalised. Of all packages that meet a target, a random one holds
option k of an issue about as often as exp(worth of k / give) says, whatever the other issues hold: the exponential tilt
of a sum whose mean is given, with worth as weight (relative to the average) times the option's part of it. So what is
asked for first, while little is given up, tells most; an option never asked for, though much has been given up, is
worth little; and each issue is learned by itself. Options without order are learned one by one, the others of the issue
taken as expected, so the order of offers matters a little.

An example, with one issue of three options, and what each hypothesis says of them:

    order, peak at the first   ##.     order, peak at the middle   .#.     no order: each option has a grid of its own,
    order, peak at the last    .##     (so many for each weight)           worth 0, 1/4, ... 1 of the issue

    offer at time t:  P(hypothesis | offer)  ~  P(hypothesis) * exp(worth of the option / give) / sum over options

Whole numbers throughout, on numpy arrays: sums in any order are the same, so results are the same on every machine.
"""

from __future__ import annotations

from functools import lru_cache
from math import isqrt
from typing import TYPE_CHECKING, Final

from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Public, Seat
from communique.negotiators.parts.aspiration import PARTS
from communique.negotiators.parts.beliefs import WHOLE, Gains
from communique.rules.moves.accept import Accept
from communique.rules.moves.offer import Offer

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from communique.views import Heard

    Ints = npt.NDArray[np.int64]

WEIGHTS: Final = (1, 2, 4, 8, 16, 32)
"""What an issue may weigh, in eighths of the average."""

_NAT: Final = 512
"""Logarithms are counted in parts of this."""
_TWO: Final = 355
"""The logarithm of 2."""
_ONE_BITS: Final = 28
_ONE: Final = 1 << _ONE_BITS
"""What is certain."""
_LOG_BITS: Final = 15
"""So many leading bits of a number decide its logarithm."""
_COARSE: Final = 8
_SURE: Final = _ONE >> _COARSE
"""What is certain, in a posterior; coarser than `_ONE`, so that it can be multiplied and still fits 64 bits."""
_UNIT: Final = 1 << 10
"""What an option that is worth all of its issue is worth."""
_LEVELS: Final = 5
_LEVEL_CHANCES: Final = (10, 9, 8, 7, 6)
"""Before anything is heard, how likely an option is worth 0, 1/4, ... of its issue: few options are wanted."""
_WEIGHT_CHANCES: Final = (14, 24, 36, 36, 18, 5)
"""Before anything is heard, how likely each weight is: as with shares cut at random, many are small."""
_ORDERED: Final = 3, 10
_ORDERED_NUMBERS: Final = 5, 10
"""How likely, of ten, the order of the options tells: where they are words, and where they are numbers."""
_PEAKS: Final = 24
"""An issue with more options than this has a peak at so many of them."""
_GOAL_WEIGHT: Final = _NAT // 20
_GOAL_LEVEL: Final = _NAT // 2
_GOAL_OTHER: Final = _NAT // 4
_GOAL_PEAK: Final = _NAT
"""What a public goal adds to the logarithm: for each eighth of weight; for each level of an option that would meet it;
takes from each level of an option that would not; adds to a peak at an option that would."""
_GIVEN_FIRST, _GIVEN_LAST, _GIVEN_STEP = 50, 650, 10


def given(time: int) -> int:
    """What a party is assumed to have given up at `time` (millionths of the talks), in thousandths of its best.

    The target of Hindriks & Tykhonov (2008), 1 - c * t ** k, with k = 1/2, from a little below the best on. A choice
    that matters little: also of those who hold out, or go down a list without a clock, it learned as much as courses
    closer to theirs, since the table shows only how the weights compare with each other.

    >>> given(0), given(250_000), given(1_000_000)
    (50, 350, 650)
    """
    # In steps of ten, so that there are 61 targets and 61 for assents, and `_losses` keeps what it made for all of
    # them.
    part = (_GIVEN_LAST - _GIVEN_FIRST) * isqrt(max(0, time)) // 1000
    return min(_GIVEN_LAST, _GIVEN_FIRST + part // _GIVEN_STEP * _GIVEN_STEP)


class BayesianBeliefs:
    """One seat's Bayesian estimates of all the others. Holds state; `copy` it before it hears more."""

    __slots__ = ("_own", "_profiles", "_public", "by", "seat", "standing")

    def __init__(self, public: Public, seat: Seat) -> None:
        self.seat = seat
        self._public = public
        self._profiles: dict[Seat, BelievedProfile] = {}
        self._own: set[Seat] = set()
        """The parties whose profile no copy shares, so that it can learn in place."""
        self.standing: Terms = ()
        """The offer made last; empty before any."""
        self.by: Seat = NATURE
        """Whose it is; NATURE while there is none."""

    def copy(self) -> BayesianBeliefs:
        """Equal beliefs that can learn more while these stay as they are. A profile is shared until it learns."""
        other = BayesianBeliefs(self._public, self.seat)
        other._profiles, other.standing, other.by = self._profiles.copy(), self.standing, self.by
        self._own = set()
        return other

    def hear(self, heard: Heard) -> BayesianBeliefs:
        """These beliefs, after one more move of alternating offers: the step of a `Fold`."""
        seat, move = heard.seat, heard.move
        time = PARTS * heard.session // max(1, self._public.rounds - 1)
        if isinstance(move, Offer):
            self.standing, self.by = move.terms, seat
            if seat != self.seat:
                self.offered(seat, move.terms, time)
        elif isinstance(move, Accept) and self.standing and seat not in (self.seat, self.by):
            self.accepted(seat, self.standing, time)
        return self

    def of(self, seat: Seat) -> BelievedProfile:
        """What is believed of `seat`."""
        found = self._profiles.get(seat)
        if found is None:
            found = self._profiles[seat] = BelievedProfile(self._public, seat)
            self._own.add(seat)
        return found

    def _learner(self, seat: Seat) -> BelievedProfile:
        """The profile of `seat`, to learn something: no longer shared."""
        profile = self.of(seat)
        if seat not in self._own:
            profile = self._profiles[seat] = profile.copy()
            self._own.add(seat)
        return profile

    def offered(self, seat: Seat, terms: Terms, time: int) -> None:
        """`seat` put forward `terms` at `time`, in millionths of the talks (`aspiration.PARTS`)."""
        self._learner(seat).offered(terms, time)

    def accepted(self, seat: Seat, terms: Terms, time: int) -> None:
        """`seat` accepted an offer of `terms` at `time`."""
        self._learner(seat).accepted(terms, time)

    def table(self, seat: Seat) -> Gains:
        """table[issue][option]: what `seat` is believed to gain, in thousandths of its best package."""
        return self.of(seat).table()

    def weights(self, seat: Seat) -> tuple[int, ...]:
        """By issue, what part of its best package `seat` is believed to see there; thousandths, 1000 in all."""
        return self.of(seat).weights()

    def spread(self, seat: Seat) -> tuple[int, ...]:
        """By issue, the standard deviation of what it may weigh with `seat`, in thousandths."""
        return self.of(seat).spread()

    def share(self, seat: Seat, terms: Terms) -> int:
        """What the terms are believed to give `seat`, in thousandths of its best; what is left open gives nothing."""
        return self.of(seat).share(terms)


class BelievedProfile:
    """What one party is believed to weigh. Holds state: the logarithms of how likely each hypothesis is.

    `_levels[weight, level, option]`: of an option without order, given the issue's weight; the likeliest level is 0.
    `_loose[weight, issue]`: of a weight together with no order.
    `_peaked[weight, peak]`: of a weight together with an order that has its peak there.
    Options and peaks of all issues stand in one row, one issue after the other.
    """

    __slots__ = ("_agreed", "_asked", "_grid", "_levels", "_loose", "_peaked", "_table")

    def __init__(self, public: Public, party: Seat) -> None:
        grid = self._grid = _grid(public.sizes)
        self._levels, self._loose, self._peaked = _prior(grid, public, party)
        self._asked: set[Terms] = set()
        self._agreed: set[Terms] = set()
        self._table: Gains | None = None

    def copy(self) -> BelievedProfile:
        """An equal profile that can learn more while this one stays as it is."""
        other = BelievedProfile.__new__(BelievedProfile)
        other._grid, other._table = self._grid, self._table
        other._levels = self._levels  # never changed in place
        other._loose, other._peaked = self._loose.copy(), self._peaked.copy()
        other._asked, other._agreed = self._asked.copy(), self._agreed.copy()
        return other

    # -- what was heard --------------------------------------------------------

    def offered(self, terms: Terms, time: int) -> None:
        """It put forward `terms` at `time` (millionths of the talks). Made again, an offer teaches nothing new."""
        if terms not in self._asked:
            self._asked.add(terms)
            self._learn(terms, given(time))

    def accepted(self, terms: Terms, time: int) -> None:
        """It accepted `terms`: as telling as an offer of one who has given up twice as much, since others chose it."""
        if terms not in self._asked and terms not in self._agreed:
            self._agreed.add(terms)
            self._learn(terms, 2 * given(time))

    def _learn(self, terms: Terms, give: int) -> None:
        """Bayes' rule, for an offer or assent of a party that has given up `give` thousandths.

        Options without order are learned one by one, the others of the issue taken at what is expected of them, as
        Hindriks & Tykhonov do with the other issues.
        """
        import numpy as np

        grid, exps = self._grid, _exps()
        # An offer that leaves an issue open says nothing about it, so nothing is learned there.
        named = [(i, k) for i, k in enumerate(terms) if k != OPEN]
        chosen = [grid.first[i] + k for i, k in named]
        issues = [i for i, _ in named]
        loss = _losses(give)
        worth = exps[loss][:, :, None]
        chances = exps[-self._levels]
        # expected[weight, option]: the tilted worth of each option, over what is believed of its level so far.
        expected = np.maximum((chances * worth).sum(1) // chances.sum(1), 1)
        total = np.add.reduceat(expected, grid.first, axis=1)
        self._loose[:, issues] += _log(expected[:, chosen]) - _log(total[:, issues])
        # An option asked for gains by its own level. Every option loses by what it adds to the sum of its issue, and
        # so one that is never asked for comes to be worth little.
        others = total[:, grid.issue_of] - expected
        change = -_log(others[:, None, :] + worth)
        if len(named) < len(terms):
            silent = np.isin(grid.issue_of, issues, invert=True)
            change[:, :, silent] = 0
        change[:, :, chosen] -= loss[:, :, None]
        levels = self._levels + change
        # Only differences count. Kept below 0 and within the table of exponentials, they never leave 64 bits.
        levels -= levels.max(1, keepdims=True)
        self._levels = np.maximum(levels, 1 - len(exps))
        for i, k in named:
            start = grid.first_peak[i]
            seen = _seen(grid.sizes[i], give)[k]
            self._peaked[:, start : start + seen.shape[1]] += seen
        self._table = None

    # -- what it comes to ------------------------------------------------------

    def table(self) -> Gains:
        """table[issue][option]: what it is expected to gain, in thousandths of its best package.

        The best options come to 1000 when all is known, and to less as long as it is not known which they are.
        """
        if self._table is None:
            self._table = self._expected()
        return self._table

    def _expected(self) -> Gains:
        import numpy as np

        grid, exps = self._grid, _exps()
        loose, peaked, total = self._posterior()
        chances = exps[-self._levels]
        steps = np.arange(_LEVELS, dtype=np.int64) * (_UNIT // (_LEVELS - 1))
        worth = (chances * steps[:, None]).sum(1) // chances.sum(1)
        weights = np.array(WEIGHTS, np.int64)[:, None]
        sums = ((weights * loose)[:, grid.issue_of] * worth).sum(0)
        heavy = (weights * peaked).sum(0)
        for i, size in enumerate(grid.sizes):
            shapes = _triangles(size)
            at, start = grid.first[i], grid.first_peak[i]
            sums[at : at + size] += heavy[start : start + len(shapes)] @ shapes
        whole = int((self._means(loose, peaked, total) * _UNIT).sum())
        row = (sums * _SURE // total[grid.issue_of] * WHOLE // whole).tolist()
        return tuple([tuple(row[at : at + size]) for at, size in zip(grid.first, grid.sizes, strict=True)])

    def weights(self) -> tuple[int, ...]:
        """By issue, what part of its best package it is expected to see there; thousandths, 1000 in all.

        What is left over by rounding goes to the largest remainders, the first of equals.
        """
        means = self._means(*self._posterior()).tolist()
        whole = sum(means)
        floors = [WHOLE * mean // whole for mean in means]
        order = sorted(range(len(means)), key=lambda i: -(WHOLE * means[i] % whole))
        for i in order[: WHOLE - sum(floors)]:
            floors[i] += 1
        return tuple(floors)

    def spread(self) -> tuple[int, ...]:
        """By issue, the standard deviation of its weight, in thousandths of the whole."""
        loose, peaked, total = self._posterior()
        means = self._means(loose, peaked, total).tolist()
        # The variance is E[w^2] - E[w]^2; below, both of it times `_SURE` squared.
        squares = self._means(loose, peaked, total, power=2).tolist()
        whole = sum(means)
        return tuple(
            [WHOLE * isqrt(square * _SURE - mean * mean) // whole for mean, square in zip(means, squares, strict=True)]
        )

    def share(self, terms: Terms) -> int:
        """What the terms are believed to give it, in thousandths of its best; what is left open gives nothing."""
        return sum(row[k] for row, k in zip(self.table(), terms, strict=True) if k != OPEN)

    def _posterior(self) -> tuple[Ints, Ints, Ints]:
        """How likely weights without and with order are, and the sums of both by issue: relative, not logarithms."""
        import numpy as np

        grid, exps = self._grid, _exps()
        # Taken from the likeliest hypothesis of each issue before the exponential, so that its table always reaches.
        best = np.maximum(self._loose.max(0), np.maximum.reduceat(self._peaked.max(0), grid.first_peak))
        least = len(exps) - 1
        loose = exps[np.minimum(best - self._loose, least)] >> _COARSE
        peaked = exps[np.minimum(best[grid.issue_of_peak] - self._peaked, least)] >> _COARSE
        total = loose.sum(0) + np.add.reduceat(peaked.sum(0), grid.first_peak)
        return loose, peaked, total

    def _means(self, loose: Ints, peaked: Ints, total: Ints, *, power: int = 1) -> Ints:
        """By issue, the expected power of its weight, in eighths, times `_SURE`."""
        import numpy as np

        weights = np.array([weight**power for weight in WEIGHTS], np.int64)[:, None]
        sums = (weights * loose).sum(0) + np.add.reduceat((weights * peaked).sum(0), self._grid.first_peak)
        means: Ints = sums * _SURE // total
        return means


class _Grid:
    """Where options and peaks of each issue stand in a row."""

    def __init__(self, sizes: tuple[int, ...]) -> None:
        import numpy as np

        self.sizes = sizes
        peaks = [len(_peaks(size)) for size in sizes]
        self.first = [sum(sizes[:i]) for i in range(len(sizes))]
        self.first_peak = [sum(peaks[:i]) for i in range(len(sizes))]
        self.issue_of = np.repeat(np.arange(len(sizes)), sizes)
        self.issue_of_peak = np.repeat(np.arange(len(sizes)), peaks)


# What is cached from here on are tables of constants, made when they are first asked for: they depend on how many
# options issues have and on how much was given up, never on a scenario's content or a sheet.
@lru_cache(maxsize=64)
def _grid(sizes: tuple[int, ...]) -> _Grid:
    return _Grid(sizes)


def _prior(grid: _Grid, public: Public, party: Seat) -> tuple[Ints, Ints, Ints]:
    """Logarithms by level, by weight without order, by weight and peak, before anything is heard but public goals."""
    import numpy as np

    by_level, by_weight = _log(np.array(_LEVEL_CHANCES)), _log(np.array(_WEIGHT_CHANCES))
    levels = np.tile(by_level[None, :, None], (len(WEIGHTS), 1, len(grid.issue_of)))
    loose = np.tile(by_weight[:, None], (1, len(grid.sizes)))
    peaked = np.tile(by_weight[:, None], (1, len(grid.issue_of_peak)))
    for i, issue in enumerate(public.issues):
        peaks = _peaks(grid.sizes[i])
        start = grid.first_peak[i]
        part, of = _ORDERED if issue.kind == "choice" else _ORDERED_NUMBERS
        unordered, ordered = _log(np.array([(of - part) * len(peaks), part]))
        loose[:, i] += unordered
        peaked[:, start : start + len(peaks)] += ordered
    wanted: dict[int, set[int]] = {}
    for goal in public.parties[party].goals:
        wanted.setdefault(goal.issue, set()).update(goal.options)
    steps, heavy = np.arange(_LEVELS), np.array(WEIGHTS)
    for i, options in wanted.items():
        at, start, peaks = grid.first[i], grid.first_peak[i], _peaks(grid.sizes[i])
        for k in range(grid.sizes[i]):
            levels[:, :, at + k] += steps * (_GOAL_LEVEL if k in options else -_GOAL_OTHER)
        loose[:, i] += heavy * _GOAL_WEIGHT
        peaked[:, start : start + len(peaks)] += heavy[:, None] * _GOAL_WEIGHT
        peaked[:, [start + j for j, k in enumerate(peaks) if k in options]] += _GOAL_PEAK
    return levels - levels.max(1, keepdims=True), loose, peaked


def _peaks(size: int) -> tuple[int, ...]:
    """The options at which an order may have its peak: all, or some of very many, first and last always."""
    if size <= _PEAKS:
        return tuple(range(size))
    return tuple(j * (size - 1) // (_PEAKS - 1) for j in range(_PEAKS))


@lru_cache(maxsize=64)
def _triangles(size: int) -> Ints:
    """triangles[peak, option]: what an option is worth, of `_UNIT`: all at the peak, nothing farthest from it."""
    import numpy as np

    options = np.arange(size, dtype=np.int64)
    away = np.abs(np.array(_peaks(size), np.int64)[:, None] - options)
    shapes: Ints = _UNIT - _UNIT * away // np.maximum(away.max(1, keepdims=True), 1)
    return shapes


@lru_cache(maxsize=128)
def _losses(give: int) -> Ints:
    """losses[weight, level]: what the logarithm of an option's chance lacks at that level, to one that is worth all."""
    import numpy as np

    missing = np.arange(_LEVELS - 1, -1, -1, dtype=np.int64)
    return _loss(np.array(WEIGHTS, np.int64)[:, None] * missing, _LEVELS - 1, give)


@lru_cache(maxsize=512)
def _seen(size: int, give: int) -> Ints:
    """seen[option, weight, peak]: the logarithm of the option's chance to be asked for, where order tells."""
    import numpy as np

    missing = _UNIT - _triangles(size).T
    loss = _loss(np.array(WEIGHTS, np.int64)[:, None] * missing[:, None, :], _UNIT, give)
    return -loss - _log(_exps()[loss].sum(0))


def _loss(missing: Ints, unit: int, give: int) -> Ints:
    """The exponent, in parts of `_NAT`, for weight (eighths) times `missing` (parts of `unit`)."""
    import numpy as np

    loss: Ints = missing * (_NAT * 1000) // (8 * unit * give)
    return np.minimum(loss, len(_exps()) - 1)


def _log(numbers: Ints) -> Ints:
    """`_NAT` * log(n / `_ONE`) for each n from 1 up to 2 ** 53."""
    import numpy as np

    # A whole number of that size is a float without loss, and the float's exponent is the number of its bits.
    shift = np.maximum(np.frexp(numbers.astype(np.float64))[1].astype(np.int64) - _LOG_BITS, 0)
    logs: Ints = _logs()[numbers >> shift] + (shift + _LOG_BITS - _ONE_BITS) * _TWO
    return logs


@lru_cache(maxsize=1)
def _exps() -> Ints:
    """exps[n] = `_ONE` * exp(-n / `_NAT`), as long as that is 1 or more.

    Integer powers of a root, which is found by its series.
    """
    import numpy as np

    scale = 1 << 60
    term = root = scale
    for n in range(1, 12):
        term = -term // (n * _NAT)
        root += term
    powers = [scale]
    while powers[-1] * _ONE >= scale:
        powers.append(powers[-1] * root // scale)
    return np.array([(power * _ONE + scale // 2) // scale for power in powers[:-1]], np.int64)


@lru_cache(maxsize=1)
def _logs() -> Ints:
    """logs[n] = `_NAT` * log(n / 2 ** `_LOG_BITS`): the table of `_exps` read backwards. logs[0] is not used."""
    import numpy as np

    wanted = np.arange(1 << _LOG_BITS, dtype=np.int64) * (_ONE >> _LOG_BITS)
    return -np.searchsorted(-_exps(), -wanted).astype(np.int64)
