"""What a tournament's games come to: a league table, and the same scenario by scenario.

Points are made comparable scenario by scenario: a party's utility is its points divided by those of its best
package, its gain the part of the way from no deal to that package. Where a sheet has a discount, both shrink with
the time that was taken, as in Genius. The space, the frontier and the Nash solution come from `communique.analysis`.

Intervals are for 95 %, by Student's t. What counts as one observation is a negotiator on one chair of one seating, its
repetitions averaged first, since equal line-ups play much alike. Scenarios weigh equally. Where one observation is all
there is, there is no interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from math import sqrt
from typing import Any, Final

import numpy as np

from communique.analysis import Analysis, Problem, analyse, best_packages
from communique.model.sheet import Scenario
from communique.simulation.apart.failure import BY_LIMIT, WAYS, Failure
from communique.simulation.statistics.intervals import mean, seatings_apart, t_interval
from communique.simulation.tournament.every_seating import Tournament, TournamentGame
from communique.words import N_, say, tr, tr_n

INTERVALS: Final = N_(
    "95 % intervals by Student's t over seatings (repetitions averaged first), scenarios weighing equally"
)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its 95 % interval; no bounds where nothing is known of its spread."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class LeagueRow:
    """How one negotiator did."""

    negotiator: str
    utility: Mean
    """Points by those of the best package."""
    gain: Mean
    """The part of the way from no deal to the best package."""
    agreements: Mean
    """Games that ended in an agreement, by all games."""
    welfare: Mean
    """The mean utility of all parties in its games."""
    to_frontier: Mean | None
    """Distance of the games' ends from the nearest efficient vector, in utilities; None where a frontier is out of
    reach."""
    to_nash: Mean | None
    """Distance from the nearest Nash solution, in utilities; where no package is acceptable, from no deal;
    None where one could not be worked out."""
    rounds: Mean
    games: int
    failures: dict[str, int]
    """In how many of its games it failed, by the way (`communique.simulation.apart.failure.WAYS`); empty for none."""

    @property
    def failed(self) -> int:
        """In how many of its games it failed."""
        return sum(self.failures.values())


@dataclass(frozen=True, slots=True)
class Standings:
    """The league table, best first, and one table for each scenario."""

    league: tuple[LeagueRow, ...]
    scenarios: tuple[tuple[str, tuple[LeagueRow, ...]], ...]
    notes: tuple[str, ...]
    """What was sampled, is not exact, or depends on the machine."""
    digest: str
    """SHA-256 over the games' digests in order of their numbers."""
    first_failures: tuple[tuple[str, TournamentGame], ...] = ()
    """By negotiator that failed, the first game in which it did."""

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; numbers to four decimals."""
        return {
            "intervals": INTERVALS,
            "league": [_rounded(one) for one in self.league],
            "scenarios": {name: [_rounded(one) for one in table] for name, table in self.scenarios},
            "notes": list(self.notes),
            "failures": {
                name: {"game": game.number, **game.failure._asdict()}
                for name, game in self.first_failures
                if game.failure is not None
            },
            "digest": self.digest,
        }


@dataclass(frozen=True, slots=True)
class GameMeasures:
    """One game in comparable figures: by seat, then for all."""

    utility: tuple[float, ...]
    gain: tuple[float, ...]
    agreement: float
    welfare: float
    to_frontier: float | None
    to_nash: float | None
    to_kalai: float | None
    """Distance from the nearest solution of Kalai & Smorodinsky; None where one could not be worked out."""
    rounds: float
    failure: Failure | None


def standings(tournament: Tournament, games: Sequence[TournamentGame]) -> Standings:
    """The tables of a finished tournament; `games` by number."""
    notes = []
    scenarios = tournament.played
    for scenario, (line_ups, possible) in zip(scenarios, tournament.line_ups, strict=True):
        if len(line_ups) < possible:
            notes.append(
                tr(
                    "{id}: {played} of {possible} line-ups, drawn by the seed.",
                    id=scenario.public.id,
                    played=len(line_ups),
                    possible=possible,
                )
            )
    measures = []
    for scenario in scenarios:
        measure, note = measure_of(scenario)
        measures.append(measure)
        notes += note
    by_scenario: list[dict[str, dict[tuple[int, tuple[str, ...]], list[tuple[int, GameMeasures]]]]] = [
        {} for _ in scenarios
    ]
    for game in games:
        place, lineup, _ = tournament.pairings[game.number]
        measured = measures[place](game)
        for seat, name in enumerate(lineup):
            by_scenario[place].setdefault(name, {}).setdefault((seat, lineup), []).append((seat, measured))
    tables = []
    for scenario, found in zip(scenarios, by_scenario, strict=True):
        rows = [_standing(name, [found[name]]) for name in found]
        tables.append((scenario.public.id, _sorted(rows)))
    league = [
        _standing(name, [found[name] for found in by_scenario if name in found])
        for name in tournament.plan.negotiators
        if any(name in found for found in by_scenario)
    ]
    digest = sha256("".join(game.sha256 for game in games).encode()).hexdigest()
    failed = _first_failures(tournament, games)
    struck = sum(game.failure is not None and game.failure.way in BY_LIMIT for game in games)
    if struck:
        notes.append(
            tr_n(
                "A limit of time or memory struck in {n} game; that one may end otherwise on another machine.",
                "A limit of time or memory struck in {n} games; those may end otherwise on another machine.",
                struck,
            )
        )
    notes += _stood_in(tournament, games)
    return Standings(_sorted(league), tuple(tables), tuple(notes), digest, failed)


def _stood_in(tournament: Tournament, games: Sequence[TournamentGame]) -> Iterator[str]:
    """For each negotiator whose declared fallback moved in its place, how often, in the order of the plan."""
    moves: Counter[str] = Counter()
    for game in games:
        for name, count in zip(tournament.pairings[game.number].lineup, game.stood_in, strict=False):
            moves[name] += count
    for name in tournament.plan.negotiators:
        if moves[name]:
            yield tr_n(
                "{name}: {n} move was made by its fallback.", "{name}: {n} moves were made by its fallback.",
                moves[name], name=name,
            )  # fmt: skip


def _first_failures(tournament: Tournament, games: Sequence[TournamentGame]) -> tuple[tuple[str, TournamentGame], ...]:
    """By negotiator that failed, in the order of the plan, the first game in which it did."""
    first: dict[str, TournamentGame] = {}
    for game in games:
        if game.failure is not None:
            first.setdefault(tournament.pairings[game.number].lineup[game.failure.seat], game)
    return tuple((name, first[name]) for name in tournament.plan.negotiators if name in first)


def _sorted(rows: Sequence[LeagueRow]) -> tuple[LeagueRow, ...]:
    return tuple(sorted(rows, key=lambda one: (-one.utility.value, one.negotiator)))


_Observed = dict[tuple[int, tuple[str, ...]], list[tuple[int, GameMeasures]]]
"""By chair and seating, the repetitions: the seat and the game's figures."""

_FIGURES: Final[dict[str, Callable[[int, GameMeasures], float | None]]] = {
    "utility": lambda seat, game: game.utility[seat],
    "gain": lambda seat, game: game.gain[seat],
    "agreements": lambda _, game: game.agreement,
    "welfare": lambda _, game: game.welfare,
    "to_frontier": lambda _, game: game.to_frontier,
    "to_nash": lambda _, game: game.to_nash,
    "rounds": lambda _, game: game.rounds,
}


def _standing(name: str, scenarios: Sequence[_Observed]) -> LeagueRow:
    figures: dict[str, Any] = {key: _mean_of(scenarios, of) for key, of in _FIGURES.items()}
    seen = [one for observed in scenarios for games in observed.values() for one in games]
    ways = Counter(game.failure.way for seat, game in seen if game.failure is not None and game.failure.seat == seat)
    return LeagueRow(name, **figures, games=_games(scenarios), failures={way: ways[way] for way in WAYS if ways[way]})


def _games(scenarios: Sequence[_Observed]) -> int:
    """How many games these are, whatever number of chairs somebody had in each."""
    return sum(
        max(len(seen) for (_, of), seen in observed.items() if of == lineup)
        for observed in scenarios
        for lineup in {lineup for _, lineup in observed}
    )


def _mean_of(scenarios: Sequence[_Observed], of: Callable[[int, GameMeasures], float | None]) -> Mean | None:
    """The mean of one figure; None where some game has none."""
    strata = []
    for observed in scenarios:
        seatings: dict[tuple[int, tuple[str, ...]], float] = {}
        for cell, seen in observed.items():
            known = [x for one in seen if (x := of(*one)) is not None]
            if len(known) < len(seen):
                return None
            seatings[cell] = mean(known)
        strata.append(seatings_apart(seatings))
    return _mean(strata)


def _mean(strata: Sequence[Sequence[float]]) -> Mean:
    """The mean of the strata's means, with its interval by Student's t, see `t_interval`."""
    found = t_interval(strata)
    return Mean(found.value, found.low, found.high)


def measure_of(scenario: Scenario) -> tuple[Callable[[TournamentGame], GameMeasures], list[str]]:
    """What turns a game of `scenario` into comparable figures, and what is not exact about it."""
    found = analyse(scenario)
    statement = " ".join(map(say, found.statement))
    notes = [f"{scenario.public.id}: {statement}"] if statement else []
    best = np.maximum(_best(scenario, found), 1).astype(float)
    unsaid = "nash" in found.left_out
    efficient = found.frontier.vectors / best
    nash = found.solutions["nash"].vectors / best
    kalai = found.solutions["kalai_smorodinsky"].vectors / best
    no_kalai = "kalai_smorodinsky" in found.left_out

    def measured(game: TournamentGame) -> GameMeasures:
        utility = tuple(p / b for p, b in zip(game.points, best.tolist(), strict=True))
        gains = zip(game.points, game.no_deal, best.tolist(), strict=True)
        gain = tuple((p - r) / max(b - r, 1.0) for p, r, b in gains)
        at = np.array(_undiscounted(scenario, game)) / best
        nothing = (np.array(game.no_deal) / best)[None, :]
        return GameMeasures(
            utility, gain, float(game.agreement), mean(utility),
            _distance(at, efficient) if len(efficient) else None,
            None if unsaid else _distance(at, nash if len(nash) else nothing),
            None if no_kalai else _distance(at, kalai if len(kalai) else nothing), float(game.rounds), game.failure,
        )  # fmt: skip

    return measured, notes


def _best(scenario: Scenario, found: Analysis) -> Any:
    """By party, what its best package is worth, by the frontier or one party at a time."""
    if found.reach.frontier:
        return found.frontier.vectors.max(axis=0)
    return np.array(best_packages(Problem.posed_by(scenario)))


def _undiscounted(scenario: Scenario, game: TournamentGame) -> tuple[int, ...]:
    """By party, where the game ended in the space of packages, whatever the time it took."""
    if game.agreement and game.package is not None:
        return tuple(sheet.value(game.package) for sheet in scenario.sheets)
    if game.deadline:
        return tuple(sheet.no_deal(scenario.public) for sheet in scenario.sheets)
    return game.no_deal


def _distance(at: Any, to: Any) -> float:
    return sqrt(float(((to - at) ** 2).sum(axis=1).min()))


def _rounded(standing: LeagueRow) -> dict[str, Any]:
    rounded: dict[str, Any] = {}
    for key, value in asdict(standing).items():
        if isinstance(value, dict):
            value = {k: None if v is None else round(v, 4) for k, v in value.items()}
        rounded[key] = value
    return rounded
