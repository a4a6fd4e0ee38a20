"""A whole tournament in one call, from scenarios and negotiators to its tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from communique.model.sheet import Scenario
from communique.negotiators.guests import Guest
from communique.negotiators.registry import bring
from communique.simulation.apart.limits import Limits
from communique.simulation.batch import Progress
from communique.simulation.deadline import DeadlineRange
from communique.simulation.tournament.every_seating import Tournament
from communique.simulation.tournament.standings import Standings, standings


def tournament(
    scenarios: Sequence[Scenario],
    negotiators: Sequence[str | Guest],
    *,
    repetitions: int = 1,
    seed: int = 1,
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

    A negotiator is a name, or an object, class or function that decides. With `out`, a .jsonl file, finished games are
    kept, and the same call goes on from there. For what the rest means see `Tournament`; raises what it raises, and
    KeyError for what is no negotiator.
    """
    names = [one if isinstance(one, str) else bring(one) for one in negotiators]
    played = Tournament(
        scenarios, names, repetitions=repetitions, seed=seed, protocol=protocol, rounds=rounds, mirror=mirror,
        max_line_ups=max_line_ups, level=level, limits=limits,
    )  # fmt: skip
    return standings(played, played.run(out, progress, workers=workers))
