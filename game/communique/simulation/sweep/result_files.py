"""A sweep's results for other programs: CSV, Parquet, and the logs as files. Each file is whole or not there.

A table has one line a game, and for each seat its party, negotiator, points and surplus; seats that a scenario does
not have are empty. The same results give the same bytes of CSV.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from communique.simulation.deadline import dealt, read_rounds
from communique.simulation.sweep.chunk import SweepError
from communique.simulation.sweep.plan import SweepPlan
from communique.simulation.sweep.results_file import Store
from communique.words import tr

CSV: Final = "games.csv"
PARQUET: Final = "games.parquet"
LOGS: Final = "logs"
_GAME: Final = (
    "cell", "game", "scenario", "level", "protocol", "deadline", "seed", "kind", "agreement", "rounds", "moves",
    "package", "failed", "way",
)  # fmt: skip
_NUMBERS: Final = frozenset({"cell", "game", "deadline", "seed", "agreement", "rounds", "moves"})
_SEAT: Final = ("party", "negotiator", "points", "surplus")
_GROUP: Final = 50_000
"""Rows of a Parquet row group."""


def write_csv(store: Store, plan: SweepPlan, folder: Path) -> Path:
    """Write `games.csv` with a header."""
    with _whole(folder / CSV) as part, part.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns(plan))
        out.writerows(_rows(store, plan))
        _settle(file)
    return folder / CSV


def write_parquet(store: Store, plan: SweepPlan, folder: Path) -> Path:
    """Write `games.parquet`. Raises SweepError when pyarrow is not installed."""
    arrow, parquet = parquet_library()
    schema = arrow.schema([(name, arrow.int64() if _is_number(name) else arrow.string()) for name in columns(plan)])
    rows = _rows(store, plan)
    with _whole(folder / PARQUET) as part, parquet.ParquetWriter(part, schema, compression="zstd") as out:
        while group := list(islice(rows, _GROUP)):
            by_column = zip(*group, strict=True)
            arrays = [arrow.array(column, field.type) for column, field in zip(by_column, schema, strict=True)]
            out.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return folder / PARQUET


def write_logs(store: Store, folder: Path) -> Path:
    """Write each log kept to `logs/CELL/GAME.communique`, as the game saves. A log that is there is left alone."""
    for cell, game, text in store.logs():
        path = folder / LOGS / f"{cell:06d}" / f"{game:06d}.communique"
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with _whole(path) as part:
            part.write_text(text, encoding="utf-8", newline="")
    return folder / LOGS


def parquet_library() -> tuple[Any, Any]:
    """The library pyarrow and its Parquet part, typed loosely: it is an extra. Raises SweepError when it is missing."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        raise SweepError(tr('Parquet files need pyarrow: pip install "communique[parquet]".')) from None


def columns(plan: SweepPlan) -> list[str]:
    """The names of a table's columns."""
    seats = max(len(scenario.sheets) for scenario in plan.scenarios)
    return [*_GAME, *(f"{name}_{seat + 1}" for seat in range(seats) for name in _SEAT), "sha256"]


def _is_number(column: str) -> bool:
    return column in _NUMBERS or column.startswith(("points_", "surplus_"))


def _rows(store: Store, plan: SweepPlan) -> Iterator[list[Any]]:
    width = len(columns(plan))
    at, seed = _GAME.index("deadline"), _GAME.index("seed")
    for *game, failed, way, parties, lineup, points, surplus, digest in store.rows():
        numbers = (map(int, points.split()), map(int, surplus.split()))
        seats = zip(parties.split(), json.loads(lineup), *numbers, strict=True)
        party = None if failed is None else parties.split()[failed]
        if isinstance(game[at], str):  # a range, from which each game has drawn its own
            game[at], _ = dealt(read_rounds(game[at].removesuffix(" hidden")), game[seed])
        row = [*game, party, way, *(value for seat in seats for value in seat)]
        yield [*row, *[None] * (width - 1 - len(row)), digest]


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to, which takes its place when all has gone well. Raises SweepError."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise SweepError(
                tr("{path}: the file cannot be written ({reason}).", path=path, reason=error.strerror or error)
            ) from None
        raise


def _settle(file: IO[str]) -> None:
    """See that what was written is on the disk before the file gets its name."""
    file.flush()
    os.fsync(file.fileno())


__all__ = ["CSV", "LOGS", "PARQUET", "columns", "parquet_library", "write_csv", "write_logs", "write_parquet"]
