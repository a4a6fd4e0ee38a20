"""A tournament's games as tidy rows: one for each seat of each game, in figures that can be compared.

The columns are those of `SeatRow`, by name, so that a file of them says what it holds; `write_table` makes one, as
CSV, or as Parquet with the extra `parquet`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from communique.files import read_regular, write_whole
from communique.simulation.tournament.every_seating import Tournament, TournamentError, TournamentGame
from communique.simulation.tournament.readings import SeatReading
from communique.simulation.tournament.standings import measure_of
from communique.words import tr


class SeatRow(NamedTuple):
    """One seat of one game."""

    game: int
    scenario: str
    repetition: int
    seat: int
    party: str
    negotiator: str
    others: tuple[str, ...]
    """Who sat on the other chairs, in order of their seats."""
    kind: str
    """How the game ended."""
    agreement: bool
    points: int
    no_deal: int
    utility: float
    """Points by those of the best package."""
    gain: float
    """The part of the way from no deal to the best package; the advantage of the ANL league."""
    welfare: float
    """The mean utility of all parties."""
    to_frontier: float | None
    to_nash: float | None
    to_kalai: float | None
    """Distances of the end in utilities; None where they could not be worked out."""
    rounds: int
    concealing: float | None
    """Its part of the point that the parties of a game share by how well their models order packages; None where the
    game was not read."""
    score: float | None
    """The score of the ANL league of 2026: the gain and `concealing` together."""
    reading: SeatReading | None


def observations(tournament: Tournament, games: Sequence[TournamentGame]) -> Iterator[SeatRow]:
    """By game, seat by seat, in the order of `games`."""
    scenarios = tournament.played
    measures = [measure_of(scenario)[0] for scenario in scenarios]
    for game in games:
        place, lineup, repetition = tournament.pairings[game.number]
        measured, public = measures[place](game), scenarios[place].public
        shared = None if game.readings is None else concealing([one.model for one in game.readings])
        for seat, name in enumerate(lineup):
            gain, part = measured.gain[seat], None if shared is None else shared[seat]
            yield SeatRow(
                game.number, public.id, repetition, seat, public.parties[seat].id, name,
                tuple(other for k, other in enumerate(lineup) if k != seat), game.kind, game.agreement,
                game.points[seat], game.no_deal[seat], measured.utility[seat], gain, measured.welfare,
                measured.to_frontier, measured.to_nash, measured.to_kalai, game.rounds, part,
                None if part is None else gain + part, None if game.readings is None else game.readings[seat],
            )  # fmt: skip


def concealing(models: Sequence[float | None]) -> tuple[float, ...]:
    """By seat, its part of one point, by how well its model orders packages beside the others' models.

    As the league of 2026 has it: (tau + 1) / 2 of each, with 0 for no model, divided by their sum; nobody has any where
    nobody has a model. So it pays to understand the other, and to be hard to understand.
    """
    ordered = [0.0 if tau is None else (tau + 1) / 2 for tau in models]
    total = sum(ordered)
    return tuple(one / total if total > 0 else 0.0 for one in ordered)


def check_writer(path: Path) -> None:
    """Raise TournamentError where `write_table` could not write to a file called so: before the games, not after."""
    if path.suffix not in _WRITERS:
        raise TournamentError(tr('A table is a .csv or a .parquet file, not "{name}".', name=path.name))
    if path.suffix == ".parquet":
        _arrow()


def write_table(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """The rows as a table in `path`, a .csv or a .parquet file, whole or not at all.

    Raises TournamentError for another kind of file, and where the extra `parquet` is missing.
    """
    check_writer(path)
    write_whole(path, _WRITERS[path.suffix](rows))


def flat(row: SeatRow) -> dict[str, Any]:
    """The observation as one row of a table, its reading spread over columns of its own."""
    fields = row._asdict()
    reading = fields.pop("reading")
    read = dict.fromkeys(SeatReading._fields) if reading is None else reading._asdict()
    return {**fields, "others": " ".join(row.others), **read}


def read_table(path: Path) -> list[SeatRow]:
    """The observations of a table that `tournament --table` wrote, as .csv or .parquet.

    Raises TournamentError with a sentence for anything else.
    """
    try:
        if path.suffix == ".parquet":
            rows = import_module("pyarrow.parquet").read_table(path).to_pylist()
        else:
            rows = list(csv.DictReader(io.StringIO(read_regular(path, _MOST).decode("utf-8"))))
        return [_observed(row) for row in rows]
    except ModuleNotFoundError:
        raise TournamentError(tr('Parquet files need pyarrow: pip install "communique[parquet]".')) from None
    except OSError as error:
        raise TournamentError(
            tr("{path}: the file cannot be read ({reason}).", path=path, reason=error.strerror or error)
        ) from None
    except Exception:  # whatever another program's file holds, and whatever pyarrow makes of it
        raise TournamentError(
            tr("{path}: this is no table of a tournament's games; tournament --table writes one.", path=path)
        ) from None


def _observed(row: Mapping[str, Any]) -> SeatRow:
    """The row of a table as an observation; numbers may stand there as text, and nothing for None."""
    made: dict[str, Any] = {
        name: None if row[name] in (None, "") and name in _OPTIONAL else kind(row[name])
        for name, kind in _KINDS.items()
    }
    reading = None
    if row["offers"] not in (None, ""):
        model = None if row["model"] in (None, "") else float(row["model"])
        counts = [int(row[name]) for name in SeatReading._fields[1:-1]]
        reading = SeatReading._make([model, *counts, _truth(row["left"])])
    return SeatRow(**made, reading=reading)


def _truth(value: object) -> bool:
    return value in (True, "1", "True")


_MOST: Final = 1 << 30
"""Bytes of a table, at most."""
_OPTIONAL: Final = frozenset({"to_frontier", "to_nash", "to_kalai", "concealing", "score"})
_KINDS: Final[dict[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(("game", "repetition", "seat", "points", "no_deal", "rounds"), int),
    **dict.fromkeys(("scenario", "party", "negotiator", "kind"), str),
    **dict.fromkeys(("utility", "gain", "welfare", *sorted(_OPTIONAL)), float),
    "others": lambda text: tuple(text.split()),
    "agreement": _truth,
}
"""By column, how its value is read."""


def _csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    text = io.StringIO()
    out = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\n")
    out.writeheader()
    out.writerows({key: int(value) if isinstance(value, bool) else value for key, value in row.items()} for row in rows)
    return text.getvalue().encode()


def _arrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        raise TournamentError(tr('Parquet files need pyarrow: pip install "communique[parquet]".')) from None


def _parquet(rows: Sequence[Mapping[str, Any]]) -> bytes:
    arrow, parquet = _arrow()
    sink = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist([dict(row) for row in rows]), sink, compression="zstd")
    return sink.getvalue()


_WRITERS: dict[str, Callable[[Sequence[Mapping[str, Any]]], bytes]] = {".csv": _csv, ".parquet": _parquet}
