"""A whole tournament in one call, from scenarios and negotiators to its tables."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from communique.loading.scenario_file import scenario_of
from communique.model.sheet import Scenario
from communique.negotiators.guests import Guest
from communique.negotiators.registry import bring
from communique.rules.dice import USUAL_SEED
from communique.simulation.apart.limits import Limits
from communique.simulation.batch import Progress
from communique.simulation.deadline import DeadlineRange
from communique.simulation.tournament.every_seating import Tournament
from communique.simulation.tournament.standings import Standings, standings


def tournament(
    scenarios: Scenario | str | PathLike[str] | Sequence[Scenario | str | PathLike[str]],
    negotiators: Sequence[str | Guest],
    *,
    repetitions: int = 1,
    seed: int = USUAL_SEED,
    protocol: str = "alternating",
    rounds: int | DeadlineRange | None = None,
    mirror: bool = False,
    max_line_ups: int | None = None,
    level: str = "",
    limits: Limits | None = None,
    out: Path | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Standings:
    """Every line-up of `negotiators` in every seating on every scenario, and how each did.

    A scenario is one, or the id or file of one, and stands for itself where it is alone. A negotiator is a name, or an
    object, class or function that decides. With `out`, a .jsonl file, finished games are kept, and the same call goes
    on from there. For what the rest means see `Tournament`; raises what it raises, KeyError for what is no negotiator,
    and ScenarioError for a scenario that cannot be loaded.
    """
    given = [scenarios] if isinstance(scenarios, Scenario | str | PathLike) else scenarios
    loaded = [scenario_of(one) for one in given]
    names = [one if isinstance(one, str) else bring(one) for one in negotiators]
    played = Tournament(
        loaded, names, repetitions=repetitions, seed=seed, protocol=protocol, rounds=rounds, mirror=mirror,
        max_line_ups=max_line_ups, level=level, limits=limits,
    )  # fmt: skip
    return standings(played, played.run(out, progress, workers=workers))
