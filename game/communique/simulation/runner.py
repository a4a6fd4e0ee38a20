"""A thousand games: the same result with one worker or several, on any machine.

The seed of game number k is `dice(seed, k, "game")`. Each game's log text has a SHA-256; the digest of a batch
is the SHA-256 over the concatenated hexadecimal digests of its games, in order of their numbers. Nothing else
of a log leaves a worker, so a million games fit in memory.
"""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from communique.files import write_whole
from communique.model.levels import find_level
from communique.model.sheet import Scenario
from communique.negotiators.registry import known
from communique.session.scoring import ENDINGS
from communique.simulation.apart.failure import FAILED
from communique.simulation.apart.kept_apart import SeatHouse
from communique.simulation.apart.limits import Limits
from communique.simulation.batch import BatchPlan, Engine, GameRow, Progress, seeded
from communique.simulation.deadline import Deadline, check_protocol
from communique.simulation.engines.select import from_tables
from communique.simulation.engines.sessions import SessionEngine
from communique.simulation.engines.tabular_lineup import TabularLineup, tabular_lineup
from communique.simulation.playing import Lineup, PlayError, seated
from communique.simulation.workers import WorkersDied, work_through
from communique.simulation.workplace import Workplace, pack
from communique.words import tr

_CHUNK: Final = 64
"""Games handed to a worker at a time, at most."""
_MANY: Final = 2_000
"""Games from which on it pays to have numba get ready, which takes some seconds the first time."""

ENGINES: Final = ("auto", "plain", "tables", "compiled")
"""`plain` is the session, move by move; `tables` the same turns on plain numbers; `compiled` these by numba; `auto`
picks."""


@dataclass(frozen=True, slots=True)
class Results:
    """The games of a batch, in order of their numbers."""

    scenario: str
    parties: tuple[str, ...]
    plan: BatchPlan
    rows: tuple[GameRow, ...]
    seconds: float
    """Wall-clock time of the batch; the one figure here that differs from run to run."""
    engine: str = "plain"
    """Which engine played, one of ENGINES. Rows do not depend on it."""
    papers: int | None = None
    """The number of the fresh papers that were played; None as written."""
    case: str = ""
    """The digest of the scenario, drawn or as written."""

    @property
    def digest(self) -> str:
        """Names the batch: SHA-256 over the games' hexadecimal digests in order."""
        return sha256("".join(row.sha256 for row in self.rows).encode()).hexdigest()

    def summary(self) -> dict[str, Any]:
        """The batch in figures, ready for JSON."""
        games = len(self.rows)
        endings: dict[str, int] = {kind: sum(row.kind == kind for row in self.rows) for kind in ENDINGS}
        failed = sum(row.kind == FAILED for row in self.rows)
        if failed:
            endings[FAILED] = failed
        return {
            "scenario": self.scenario,
            "papers": self.papers,
            "case": self.case,
            "protocol": self.plan.protocol,
            "level": self.plan.level,
            "lineup": dict(zip(self.parties, self.plan.lineup, strict=True)),
            "seed": self.plan.seed,
            "engine": self.engine,
            "games": games,
            "agreements": sum(row.agreement for row in self.rows),
            "endings": endings,
            "failures": self.failures(),
            "mean_points": self._means([row.points for row in self.rows]),
            "mean_surplus": self._means([row.surplus for row in self.rows]),
            "mean_rounds": _mean([row.rounds for row in self.rows]),
            "mean_moves": _mean([row.moves for row in self.rows]),
            "seconds": round(self.seconds, 3),
            "games_per_second": round(games / self.seconds, 1) if self.seconds > 0 else 0.0,
            "digest": self.digest,
            **({"stood_in": stood_in} if (stood_in := self.stood_in) else {}),
        }

    @property
    def stood_in(self) -> dict[str, int]:
        """By party, how many moves the declared fallback made in place of a program; empty where it made none."""
        total = [sum(row.stood_in[seat] for row in self.rows if row.stood_in) for seat in range(len(self.parties))]
        return dict(zip(self.parties, total, strict=True)) if any(total) else {}

    def failures(self) -> dict[str, dict[str, int]]:
        """By party whose negotiator failed, in how many games and in which ways (`apart.failure.WAYS`)."""
        found: dict[str, dict[str, int]] = {}
        for row in self.rows:
            if row.failure is not None:
                ways = found.setdefault(self.parties[row.failure.seat], {})
                ways[row.failure.way] = ways.get(row.failure.way, 0) + 1
        return found

    def write_csv(self, path: str | Path) -> None:
        """One line a game, with a header. The file is whole or not there; see `write_whole`."""
        text = io.StringIO()
        out = csv.writer(text, lineterminator="\n")
        points = [f"points_{p}" for p in self.parties]
        surplus = [f"surplus_{p}" for p in self.parties]
        stood_in = [f"stood_in_{p}" for p in self.stood_in]
        ending = ["rounds", "moves", "package", "sha256", "failed", "way"]
        out.writerow(["game", "seed", "kind", "agreement", *points, *surplus, *ending, *stood_in])
        for row in self.rows:
            package = "" if row.package is None else " ".join(map(str, row.package))
            out.writerow(
                [row.game, row.seed, row.kind, int(row.agreement), *row.points, *row.surplus, row.rounds, row.moves]
                + [package, row.sha256, *self._failed(row), *(row.stood_in or (0,) * len(stood_in))]
            )
        write_whole(Path(path), text.getvalue())

    def _failed(self, row: GameRow) -> tuple[str, str]:
        """The party whose negotiator failed in a game, and in which way; empty where nobody did."""
        return ("", "") if row.failure is None else (self.parties[row.failure.seat], row.failure.way)

    def write_jsonl(self, path: str | Path) -> None:
        """One JSON object a line for each game. The file is whole or not there; see `write_whole`."""
        lines = []
        for row in self.rows:
            fields = row._asdict()
            if row.failure is None:
                del fields["failure"]
            else:
                fields["failure"] = {**row.failure._asdict(), "party": self.parties[row.failure.seat]}
            if not row.stood_in:
                del fields["stood_in"]
            for name in {"points", "surplus", "stood_in"} & fields.keys():
                fields[name] = dict(zip(self.parties, fields[name], strict=True))
            lines.append(json.dumps(fields, ensure_ascii=False) + "\n")
        write_whole(Path(path), "".join(lines))

    def _means(self, columns: list[tuple[int, ...]]) -> dict[str, float]:
        return {party: _mean([row[p] for row in columns]) for p, party in enumerate(self.parties)}


def simulate(
    scenario: Scenario,
    lineup: Lineup | None = None,
    games: int = 100,
    seed: int = 0,
    *,
    protocol: str = "conference",
    level: str = "",
    rounds: Deadline = None,
    limits: Limits | None = None,
    workers: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
) -> Results:
    """`games` games of one line-up, `default_lineup` where none is given, from the seed of the batch.

    Rows and digest depend neither on `workers` nor on `engine`, one of ENGINES.

    Negotiators that are not ours play in processes of their own, within `limits` (the usual ones if None); a game in
    which one fails is a row of the kind "failed".

    `auto` takes the fastest: alternating offers between negotiators that decide by tables are played by `tables`, or
    `compiled` when there are thousands and numba (extra `fast`) is installed; all else is `plain`. Raises what `play`
    raises, and ValueError for a negative number of games, fewer than 1 worker, or an engine that cannot play this.
    """
    if games < 0 or workers < 1:
        raise ValueError(
            tr("Play 0 or more games with 1 or more workers, not {games} with {workers}.", games=games, workers=workers)
        )
    check_protocol(rounds, protocol)
    if engine not in ENGINES:
        raise ValueError(
            tr('There is no engine "{engine}"; there are: {engines}.', engine=engine, engines=", ".join(ENGINES))
        )
    if level:
        find_level(scenario.public, level)
    names = seated(scenario.public, lineup, protocol=protocol, level=level)
    plan = BatchPlan(names, seed, protocol, level, rounds, limits or Limits())
    for name in plan.lineup:
        known(name)
    start = time.perf_counter()
    rows: list[GameRow] = []
    with closing(SeatHouse()) as house:
        ran, batches = _started(scenario, plan, games, workers, engine, house)
        for batch in batches:
            rows += batch
            if progress is not None:
                progress(len(rows), games)
    # They come as workers finish; a row begins with the number of its game.
    rows.sort()
    seconds = time.perf_counter() - start
    parties = tuple(party.id for party in scenario.public.parties)
    return Results(scenario.public.id, parties, plan, tuple(rows), seconds, ran, scenario.papers, scenario.digest)


def _started(
    scenario: Scenario, plan: BatchPlan, games: int, workers: int, engine: str, house: SeatHouse
) -> tuple[str, Iterator[list[GameRow]]]:
    """The engine that plays, and the batch as it comes. Raises ValueError when the one asked for cannot play this."""
    table = None if engine == "plain" else tabular_lineup(scenario, plan)
    if table is None and engine not in ("auto", "plain"):
        raise ValueError(
            tr(
                "The {engine} engine plays alternating offers between boulware, linear, conceder and micro; these "
                "games need the plain one.",
                engine=engine,
            )
        )
    if table is not None and (engine == "compiled" or (engine == "auto" and games >= _MANY)):
        compiled = _compiled(table, plan, games, workers, engine)
        if compiled is not None:
            return "compiled", compiled
    ran = "plain" if table is None else "tables"
    if workers > 1 and games > 1:
        return ran, _spread(scenario, plan, ran, games, workers)
    return ran, _alone(SessionEngine(scenario, plan, house=house) if table is None else from_tables(table), plan, games)


def _compiled(
    table: TabularLineup, plan: BatchPlan, games: int, workers: int, engine: str
) -> Iterator[list[GameRow]] | None:
    """The batch by compiled code; None when `auto` has to pick another engine, ValueError when it may not."""
    from communique.simulation.engines.compiled import available, bulk_of, play_in_bulk

    if not available():
        if engine == "auto":
            return None
        raise ValueError(tr('The compiled engine needs numba: pip install "communique[fast]".'))
    bulk = bulk_of(table, plan.seed)
    if bulk is not None:
        return play_in_bulk(bulk, games, workers)
    if engine == "auto":
        return None
    raise ValueError(tr("The compiled engine needs arrays that fit into memory; these games need the tables engine."))


def _alone(player: Engine, plan: BatchPlan, games: int) -> Iterator[list[GameRow]]:
    for first in range(0, games, _CHUNK):
        yield _played(player, plan, first, min(games, first + _CHUNK))


def _played(player: Engine, plan: BatchPlan, first: int, stop: int) -> list[GameRow]:
    return [row for row, _ in player.played(seeded(plan, first, stop))]


# -- several workers ---------------------------------------------------------------


class Span(NamedTuple):
    """Some games of a batch, for a worker."""

    scenario: bytes
    """The whole scenario, packed."""
    plan: BatchPlan
    tables: bool
    """Whether the engine `tables` plays; sessions otherwise."""
    first: int
    stop: int

    @property
    def name(self) -> str:
        """The games in words for people."""
        return tr("games {first} to {last}", first=self.first, last=self.stop - 1)


def span_player() -> Callable[[Span], list[GameRow]]:
    """What plays spans in one worker, with a place of its own."""
    return partial(_play_span, Workplace())


def _play_span(place: Workplace, span: Span) -> list[GameRow]:
    engine = (place.engine if span.tables else place.sessions)(span.scenario, span.plan)
    return _played(engine, span.plan, span.first, span.stop)


def _spread(scenario: Scenario, plan: BatchPlan, name: str, games: int, workers: int) -> Iterator[list[GameRow]]:
    """Spans of games as workers finish them."""
    # Four spans a worker at least, so that nobody waits long for the last one.
    size, packed = max(1, min(_CHUNK, games // (4 * workers))), pack(scenario)
    firsts = range(0, games, size)
    spans = (Span(packed, plan, name == "tables", first, min(games, first + size)) for first in firsts)
    try:
        for heard in work_through(spans, span_player, workers):
            yield from heard
    except WorkersDied as error:
        raise PlayError(
            tr(
                "{deaths} workers died at {job} (the last with exit code {code}).",
                deaths=error.deaths,
                job=error.job,
                code=error.code,
            )
        ) from None


def _mean(numbers: list[int]) -> float:
    return round(sum(numbers) / len(numbers), 3) if numbers else 0.0
