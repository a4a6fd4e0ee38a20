"""What a reviewer asks of a league: how sure its figures are, who differs from whom, and what they would come to.

Everything here is about one figure at a time, one of `MEASURES`. An observation is a negotiator on one chair of one
seating, its repetitions averaged first. A cluster is a line-up on a scenario, whoever sits where in it: those games go
together, and are drawn again together. Scenarios weigh equally, and are taken as they are; how far figures hang on the
choice of scenarios is said by `by_scenario`, where each of them is one observation, and by the ranks without each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np

from communique.simulation.statistics.intervals import (
    MeanInterval,
    bootstrap_interval,
    mean,
    seatings_apart,
    t_interval,
)
from communique.simulation.statistics.meta_game import replicator, shares_won, symmetric_equilibria
from communique.simulation.statistics.paired import PairedTest, benjamini_hochberg, holm, paired_test
from communique.simulation.statistics.rank_stability import RankStability, rank_stability, ranked
from communique.simulation.tournament.every_seating import Tournament, TournamentError, TournamentGame
from communique.simulation.tournament.observations import SeatRow, observations
from communique.simulation.tournament.readings import STEPS
from communique.words import N_, tr

_Figure = Callable[[SeatRow], float | None]

MEASURES: Final[dict[str, tuple[str, _Figure]]] = {
    "utility": (N_("Utility"), lambda one: one.utility),
    "gain": (N_("Gain"), lambda one: one.gain),
    "score": (N_("Score"), lambda one: one.score),
    "concealing": (N_("Concealing"), lambda one: one.concealing),
    "welfare": (N_("Welfare"), lambda one: one.welfare),
}
"""What a league can be judged by: a name for people, and how it is taken from an observation."""
FROM_READINGS: Final = ("score", "concealing")
"""Those that games have only when they were read."""
NEEDS_READINGS: Final = N_('The measure "{name}" needs games that were read: add --readings.')

_ALSO: Final[dict[str, _Figure]] = {
    "agreements": lambda one: float(one.agreement),
    "utility": lambda one: one.utility,
    "gain": lambda one: one.gain,
    "welfare": lambda one: one.welfare,
    "concealing": lambda one: one.concealing,
    "score": lambda one: one.score,
    "to_frontier": lambda one: one.to_frontier,
    "to_nash": lambda one: one.to_nash,
    "to_kalai": lambda one: one.to_kalai,
    "rounds": lambda one: float(one.rounds),
    "model": lambda one: one.reading.model if one.reading else None,
    "modelled": lambda one: float(one.reading.model is not None) if one.reading else None,
    "repeats": lambda one: (
        _share(one.reading.offers - one.reading.distinct, one.reading.offers) if one.reading else None
    ),
    "left": lambda one: float(one.reading.left) if one.reading else None,
    **{kind: lambda one, kind=kind: _step_share(one, kind) for kind in STEPS},  # type: ignore[misc]
}
"""Further columns: plain means."""


@dataclass(frozen=True, slots=True)
class EntrantReport:
    """How sure it is how one negotiator did."""

    negotiator: str
    by_t: MeanInterval
    """Over seatings, by Student's t."""
    by_bootstrap: MeanInterval
    """Over resampled line-ups."""
    by_scenario: MeanInterval
    """Over scenarios, each one observation, by Student's t."""
    stability: RankStability
    ranks_without: tuple[int, int] | None
    """The best and the worst rank it would have, were one of the scenarios left out; None where there is only one."""
    means: Mapping[str, float | None]
    """Figures beside the one that is judged; None where no game has one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two negotiators in the same circumstances: on the same chair, opposite the same others."""

    one: str
    other: str
    test: PairedTest
    holm: float | None
    """The p-value by signs, adjusted for all pairs of the league by Holm's method; None where there is none."""
    benjamini_hochberg: float | None


@dataclass(frozen=True, slots=True)
class MetaGame:
    """The game among the entrants, two of whom meet at a time."""

    entrants: tuple[str, ...]
    payoffs: tuple[tuple[float, ...], ...]
    """[one][other]: what `one` gets when it meets `other`, chairs and scenarios weighing equally."""
    equilibria: tuple[tuple[float, ...], ...]
    """The symmetric Nash equilibria found, as shares of the entrants."""
    values: tuple[float, ...]
    largest: int
    """Mixtures of up to so many entrants were tried."""
    replicator: tuple[float, ...]
    """Where the replicator dynamics ends that begins with all equal."""
    at_rest: bool
    """Whether it has come to rest there."""
    won: tuple[float, ...]
    """The mean share at the end of populations that begin anywhere."""


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """All of it, for one measure."""

    measure: str
    entrants: tuple[EntrantReport, ...]
    """Best first."""
    comparisons: tuple[Comparison, ...]
    agreement_of_ranks: float | None
    """Kendall's tau-b of a resampled league with the one that was played, on average."""
    meta_game: MetaGame | None
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON, numbers to six decimals."""
        rounded: dict[str, Any] = _rounded(asdict(self))
        return rounded


def report(
    tournament: Tournament, games: Sequence[TournamentGame], measure: str = "utility", *, samples: int = 2000
) -> StatisticsReport:
    """The statistics of a finished tournament by `measure`, one of MEASURES; the plan's seed draws what is resampled.

    Raises TournamentError for another measure, and for one that games have only when they were read.
    """
    rows = list(observations(tournament, games))
    return report_of(rows, measure, seed=tournament.plan.seed, order=tournament.plan.negotiators, samples=samples)


def report_of(
    rows: Sequence[SeatRow], measure: str, *, seed: int, order: Sequence[str] = (), samples: int = 2000
) -> StatisticsReport:
    """The same of observations, wherever they come from. Entrants stand in the given `order`, else as they come."""
    if measure not in MEASURES:
        raise TournamentError(
            tr('There is no measure "{name}"; there are: {names}.', name=measure, names=", ".join(MEASURES))
        )
    figure = MEASURES[measure][1]
    if any(figure(row) is None for row in rows):
        raise TournamentError(tr(NEEDS_READINGS, name=measure))
    return _Statistics(rows, figure, seed, order or [row.negotiator for row in rows]).report(measure, samples)


_Cell = tuple[int, tuple[str, ...]]
"""A chair and the whole seating."""


class _Statistics:
    """The observations of one tournament by one figure, and what is worked out of them."""

    def __init__(self, rows: Sequence[SeatRow], figure: _Figure, seed: int, order: Sequence[str]) -> None:
        self.rows, self.seed = rows, seed
        self.sizes = {row.scenario: 1 + len(row.others) for row in rows}
        self.scenarios = list(self.sizes)
        seen: dict[tuple[str, _Cell], list[float]] = defaultdict(list)
        for row in rows:
            value = figure(row)
            assert value is not None
            seen[row.scenario, (row.seat, _seating(row))].append(value)
        self.values = {key: mean(values) for key, values in seen.items()}
        """By scenario, chair and seating: the mean of the repetitions."""
        played = {name for _, (_, seating) in self.values for name in seating}
        self.entrants = [name for name in dict.fromkeys(order) if name in played]

    def report(self, measure: str, samples: int) -> StatisticsReport:
        """The whole report."""
        stability, agreement = self._ranks(samples)
        without = self._ranks_without()
        entrants = [
            EntrantReport(
                name,
                t_interval([seatings_apart(cells) for cells in self._of(name).values()]),
                bootstrap_interval(self._clusters(name), seed=self.seed, samples=samples),
                t_interval([[mean(list(cells.values())) for cells in self._of(name).values()]])
                if len(self._of(name)) > 1
                else MeanInterval(mean([mean(list(cells.values())) for cells in self._of(name).values()]), None, None),
                stability[name],
                without.get(name),
                {key: self._plain(name, figure) for key, figure in _ALSO.items()},
            )
            for name in self.entrants
        ]
        meta_game, notes = self._meta_game()
        return StatisticsReport(
            measure,
            tuple(sorted(entrants, key=lambda one: (-one.by_t.value, one.negotiator))),
            self._comparisons(),
            agreement,
            meta_game,
            notes,
        )

    def _of(self, name: str) -> dict[str, dict[_Cell, float]]:
        """By scenario, what `name` had on each chair of each seating."""
        found: dict[str, dict[_Cell, float]] = defaultdict(dict)
        for (scenario, (seat, seating)), value in self.values.items():
            if seating[seat] == name:
                found[scenario][seat, seating] = value
        return found

    def _clusters(self, name: str) -> list[list[list[float]]]:
        strata = []
        for cells in self._of(name).values():
            clusters: dict[tuple[str, ...], list[float]] = defaultdict(list)
            for (_, seating), value in cells.items():
                clusters[tuple(sorted(seating))].append(value)
            strata.append(list(clusters.values()))
        return strata

    def _plain(self, name: str, figure: _Figure) -> float | None:
        """The mean over scenarios of the means over games; None where no game has the figure."""
        means = []
        for scenario in self.scenarios:
            known = [
                value
                for row in self.rows
                if row.negotiator == name and row.scenario == scenario and (value := figure(row)) is not None
            ]
            if known:
                means.append(mean(known))
        return mean(means) if means else None

    # -- ranks -----------------------------------------------------------------

    def _tables(self) -> list[tuple[Any, Any]]:
        """By scenario, sums and counts as `rank_stability` takes them."""
        place = {name: k for k, name in enumerate(self.entrants)}
        found = []
        for scenario in self.scenarios:
            clusters: dict[tuple[str, ...], int] = {}
            cells = [(cell, value) for (where, cell), value in self.values.items() if where == scenario]
            for (_, seating), _ in cells:
                clusters.setdefault(tuple(sorted(seating)), len(clusters))
            sums = np.zeros((len(clusters), len(place)))
            counts = np.zeros((len(clusters), len(place)))
            for (seat, seating), value in cells:
                at = clusters[tuple(sorted(seating))], place[seating[seat]]
                sums[at] += value
                counts[at] += 1
            if cells:
                found.append((sums, counts))
        return found

    def _ranks(self, samples: int) -> tuple[dict[str, RankStability], float | None]:
        stability, agreement = rank_stability(self._tables(), seed=self.seed, samples=samples)
        return dict(zip(self.entrants, stability, strict=True)), agreement

    def _ranks_without(self) -> dict[str, tuple[int, int]]:
        """By entrant, its best and its worst rank when one scenario is left out; nothing where there is only one."""
        means = np.array([sums.sum(axis=0) / np.maximum(counts.sum(axis=0), 1) for sums, counts in self._tables()])
        if len(means) == 1:
            return {}
        leagues = [np.delete(means, k, axis=0) for k in range(len(means))]
        ranks = np.array([ranked(league.mean(axis=0)[None, :])[0] for league in leagues])
        return {name: (int(ranks[:, k].min()), int(np.ceil(ranks[:, k].max()))) for k, name in enumerate(self.entrants)}

    # -- pairs -----------------------------------------------------------------

    def _comparisons(self) -> tuple[Comparison, ...]:
        pairs = list(combinations(self.entrants, 2))
        by_entrant = {name: self._of(name) for name in self.entrants}
        tests = [
            (one, other, paired_test(strata, seed=self.seed))
            for one, other in pairs
            if (strata := self._differences(one, by_entrant[one], other, by_entrant[other]))
        ]
        known = [test.p_signs for _, _, test in tests if test.p_signs is not None]
        adjusted = iter(zip(holm(known), benjamini_hochberg(known), strict=True))
        return tuple(
            Comparison(one, other, test, *(next(adjusted) if test.p_signs is not None else (None, None)))
            for one, other, test in tests
        )

    def _differences(
        self,
        one: str,
        ones: Mapping[str, Mapping[_Cell, float]],
        other: str,
        others: Mapping[str, Mapping[_Cell, float]],
    ) -> list[list[float]]:
        """By scenario, what `one` had over `other` opposite the same others, the chairs averaged.

        Two who met each other are compared on each chair too: what either had on it opposite the other.
        """
        strata = []
        for scenario in self.scenarios:
            mine, theirs = (
                {_opposite(cell, name, rival): value for cell, value in cells.get(scenario, {}).items()}
                for name, rival, cells in ((one, other, ones), (other, one, others))
            )
            clusters: dict[tuple[str, ...], list[float]] = defaultdict(list)
            for key in mine:
                if key in theirs:
                    clusters[tuple(sorted(key[1]))].append(mine[key] - theirs[key])
            if clusters:
                strata.append([mean(differences) for differences in clusters.values()])
        return strata

    # -- the game among entrants -------------------------------------------------

    def _meta_game(self) -> tuple[MetaGame | None, tuple[str, ...]]:
        two = [scenario for scenario in self.scenarios if self.sizes[scenario] == 2]
        if len(two) < len(self.scenarios):
            return None, (tr("The game among entrants is worked out for scenarios of two parties."),)
        found: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        for (scenario, (seat, seating)), value in self.values.items():
            found[seating[seat], seating[1 - seat]][scenario].append(value)
        whole = [(one, other) for one in self.entrants for other in self.entrants]
        if any(len(found.get(pair, ())) < len(two) for pair in whole):
            return None, (tr("The game among entrants needs every pair, and each against itself: add --mirror."),)
        payoffs = tuple(
            tuple(mean([mean(values) for values in found[one, other].values()]) for other in self.entrants)
            for one in self.entrants
        )
        matrix = np.array(payoffs)
        equilibria, (end, at_rest) = symmetric_equilibria(matrix), replicator(matrix)
        game = MetaGame(
            tuple(self.entrants), payoffs, equilibria.mixtures, equilibria.values, equilibria.largest, end, at_rest,
            shares_won(matrix, seed=self.seed),
        )  # fmt: skip
        return game, ()


def _seating(row: SeatRow) -> tuple[str, ...]:
    return (*row.others[: row.seat], row.negotiator, *row.others[row.seat :])


def _opposite(cell: _Cell, name: str, rival: str) -> tuple[int, tuple[str, ...]]:
    """The chair, and who sat on the others: the rival, if it was among them, without its name."""
    seat, seating = cell
    return seat, tuple("" if who == rival else who for k, who in enumerate(seating) if k != seat)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _step_share(one: SeatRow, kind: str) -> float | None:
    if one.reading is None:
        return None
    count: int = getattr(one.reading, kind)
    return _share(count, sum(getattr(one.reading, step) for step in STEPS))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value
