"""A sweep's results: one SQLite file, one writer, a game is a row.

A chunk's games and its done-mark are written in one transaction, so a chunk is there whole or not at all, and a
second copy of one (a cluster may play a chunk twice) is left out by its mark.

The file keeps SQLite's rollback journal. A write-ahead log would let readers look on without ever waiting, but it
does not work on network folders, where clusters keep their results, and it needs two more files beside the first,
which people forget to copy. It would also wait for the disk once a transaction instead of four times, 5 ms instead
of 20; but nobody plays while waiting only where one process does everything, and a writer that falls behind finds
more chunks at its door and writes them in one transaction. Whoever looks on reads for a moment, and the writer
waits for that moment.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from typing import Any, Final

from communique.files import Held, LostError, TakenError, check_identity, identity
from communique.simulation.deadline import written
from communique.simulation.sweep.chunk import Chunk, SweepError, SweptGame
from communique.simulation.sweep.plan import SweepPlan
from communique.version import VERSION
from communique.words import tr

RESULTS: Final = "sweep.sqlite"
LOCK: Final = "sweep.lock"
_APPLICATION: Final = 0x436F6D75  # "Comu": marks the file as ours, see PRAGMA application_id
_LAYOUT: Final = 2
_PATIENCE: Final = 60.0
"""Seconds that the writer waits for somebody who reads."""

_TABLES: Final = """
create table plan (digest text primary key, version text not null, facts text not null);
create table cell (
    cell integer primary key, scenario text not null, level text not null, protocol text not null,
    deadline integer, parties text not null, lineup text not null, seed text not null);
create table chunk (cell integer, first integer, games integer not null, primary key (cell, first)) without rowid;
create table game (
    cell integer, game integer, seed integer not null, kind text not null, agreement integer not null,
    rounds integer not null, moves integer not null, package text, points text not null, surplus text not null,
    sha256 text not null, primary key (cell, game)) without rowid;
create table failure (
    cell integer, game integer, seat integer not null, way text not null, what text not null,
    primary key (cell, game)) without rowid;
create table log (cell integer, game integer, text text not null, primary key (cell, game));
"""


class Store:
    """The result file of one plan, open for writing. Holds a connection and a lock; use `close`, or `with`."""

    def __init__(self, folder: Path, plan: SweepPlan) -> None:
        """Open the file in `folder`, which is made when it is not there.

        Raises SweepError when the file belongs to another plan, to another version of the program or to another
        program, when another sweep writes it, or when it cannot be used.
        """
        self.path = folder / RESULTS
        self._plan = plan
        self._connection: sqlite3.Connection | None = None
        self._lock: Held | None = None
        try:
            folder.mkdir(exist_ok=True)
            self._lock = self._locked(folder / LOCK)
            self._db = self._connection = sqlite3.connect(self.path, timeout=_PATIENCE)
            self._begin()
            self._identity = identity(self.path)
            rows = self._db.execute("select cell, first, games from chunk")
            self._done = {(cell, first): games for cell, first, games in rows}
        except OSError as error:
            self.close()
            raise SweepError(
                tr("{folder}: results cannot be written here ({reason}).", folder=folder, reason=error.strerror)
            ) from None
        except sqlite3.Error as error:
            self.close()
            raise SweepError(tr("{path}: this file cannot be used ({error}).", path=self.path, error=error)) from None
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, and let others write it."""
        if self._connection is not None:
            self._connection.close()
        if self._lock is not None:
            self._lock.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Say in a sentence, as a SweepError, what SQLite reports of the file inside."""
        try:
            yield
        except sqlite3.Error as error:
            raise SweepError(tr("{path}: this file cannot be used ({error}).", path=self.path, error=error)) from None

    @property
    def games(self) -> int:
        """Games in the file."""
        return sum(self._done.values())

    def has(self, cell: int, first: int) -> bool:
        """True when the chunk is in the file."""
        return (cell, first) in self._done

    def add(self, chunks: Iterable[Chunk]) -> None:
        """Write chunks and their done-marks in one transaction, without those that are there already.

        Raises SweepError when they cannot be written, or the file is no longer under its name; then none of them is.
        """
        new = {(c.cell, c.first): c for c in chunks if not self.has(c.cell, c.first)}
        for chunk in new.values():
            if chunk.version != VERSION:
                raise SweepError(
                    tr(
                        "A worker runs version {version} of the program, this sweep {ours}.",
                        version=chunk.version,
                        ours=VERSION,
                    )
                )
        marks = {key: len(chunk.games) for key, chunk in new.items()}
        games = [(c.cell, game) for c in new.values() for game in c.games]
        failures = [(cell, game.game, *game.failure) for cell, game in games if game.failure is not None]
        logs = [(cell, game.game, game.log) for cell, game in games if game.log is not None]
        self.check()
        try:
            with self._db:
                self._db.executemany(f"insert into game values ({', '.join('?' * 11)})", starmap(_row, games))
                self._db.executemany("insert into log values (?, ?, ?)", logs)
                self._db.executemany("insert into failure values (?, ?, ?, ?, ?)", failures)
                self._db.executemany("insert into chunk values (?, ?, ?)", [(*key, n) for key, n in marks.items()])
        except sqlite3.Error as error:
            raise SweepError(
                tr("{path}: results cannot be written ({error}); start again to go on.", path=self.path, error=error)
            ) from None
        self._done |= marks

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Every game in order, its cell's columns first; see `COLUMNS`."""
        tables = "game join cell using (cell) left join failure using (cell, game)"
        return iter(self._db.execute(f"select {', '.join(COLUMNS)} from {tables} order by 1, 2"))

    def logs(self) -> Iterator[tuple[int, int, str]]:
        """Every log kept, as (cell, game, text)."""
        return iter(self._db.execute("select cell, game, text from log order by cell, game"))

    def agreements(self) -> int:
        """Games that ended in an agreement."""
        found: int = self._db.execute("select count(*) from game where agreement").fetchone()[0]
        return found

    def failures(self) -> dict[str, int]:
        """By negotiator that failed, in how many games."""
        found: dict[str, int] = {}
        asked = "select lineup, seat, count(*) from failure join cell using (cell) group by 1, 2 order by 1, 2"
        for lineup, seat, games in self._db.execute(asked):
            name = json.loads(lineup)[seat]
            found[name] = found.get(name, 0) + games
        return found

    def digest(self) -> str:
        """Names the results: SHA-256 over the games' hexadecimal digests in order."""
        total = sha256()
        for (one,) in self._db.execute("select sha256 from game order by cell, game"):
            total.update(one.encode())
        return total.hexdigest()

    # -- opening ------------------------------------------------------------------

    def _locked(self, path: Path) -> Held:
        """Keep other sweeps out until this process ends, however it ends.

        The lock is on a file of its own that stays empty, so that readers of the results are not kept out.
        """
        try:
            return Held.at(path)
        except TakenError:
            raise SweepError(tr("{path}: another sweep is writing this file.", path=self.path)) from None

    def check(self) -> None:
        """Raise SweepError when the results are no longer under their name, or the lock is not."""
        try:
            check_identity(self.path, self._identity)
            if self._lock is not None:
                self._lock.check()
        except LostError as error:
            raise SweepError(tr("{problem} Start again to go on.", problem=error)) from None
        except OSError as error:
            raise SweepError(
                tr(
                    "{path}: the results cannot be found ({reason}); start again to go on.",
                    path=self.path,
                    reason=error.strerror,
                )
            ) from None

    def _begin(self) -> None:
        """Make the tables in a new file; see that an old one is this plan's."""
        mark = self._db.execute("pragma application_id").fetchone()[0]
        if mark == 0 and not self._db.execute("select count(*) from sqlite_master").fetchone()[0]:
            self._create()
        elif mark != _APPLICATION:
            raise SweepError(tr("{path}: this is not the file of a sweep; choose another folder.", path=self.path))
        else:
            self._check()

    def _create(self) -> None:
        """All tables with the plan in one transaction: a kill leaves an empty file or a whole one."""
        plan = self._plan
        cells = []
        for cell in plan.cells:
            public = plan.scenarios[cell.scenario].public
            parties = " ".join(party.id for party in public.parties)
            names = json.dumps(cell.lineup, ensure_ascii=False)
            head = (cell.number, public.id, cell.level, cell.protocol, written(cell.rounds))
            cells.append((*head, parties, names, str(cell.seed)))
        with self._db:
            # By hand: `sqlite3` itself begins a transaction before data alone, and tables would be made outside of it.
            self._db.execute("begin immediate")
            for statement in _TABLES.split(";"):
                self._db.execute(statement)
            self._db.executemany("insert into cell values (?, ?, ?, ?, ?, ?, ?, ?)", cells)
            facts = json.dumps(plan.facts(), ensure_ascii=False)
            self._db.execute("insert into plan values (?, ?, ?)", (plan.digest, VERSION, facts))
            self._db.execute(f"pragma user_version = {_LAYOUT}")
            self._db.execute(f"pragma application_id = {_APPLICATION}")

    def _check(self) -> None:
        layout = self._db.execute("pragma user_version").fetchone()[0]
        if layout != _LAYOUT:
            raise SweepError(
                tr(
                    "{path}: written in layout {layout}; this program knows layout {ours}.",
                    path=self.path,
                    layout=layout,
                    ours=_LAYOUT,
                )
            )
        digest, version, there = self._begun()
        if digest != self._plan.digest:
            # By way of JSON, as the other was: tuples have become lists on both sides.
            here = json.loads(json.dumps(self._plan.facts()))
            differ = ", ".join(key for key in here if here[key] != there.get(key))
            raise SweepError(
                tr(
                    "{path}: this file belongs to another plan (it differs in {differ}); choose another folder.",
                    path=self.path,
                    differ=differ,
                )
            )
        if version != VERSION:
            raise SweepError(
                tr(
                    "{path}: begun by version {version} of the program, this is {ours}; games of both should not be "
                    "mixed, so choose another folder.",
                    path=self.path,
                    version=version,
                    ours=VERSION,
                )
            )

    def _begun(self) -> tuple[str, str, dict[str, Any]]:
        """The digest, the program's version and the facts of the plan that the file was begun with."""
        try:
            digest, version, facts = self._db.execute("select digest, version, facts from plan").fetchone()
            return str(digest), str(version), dict(json.loads(facts))
        except (TypeError, ValueError):
            raise SweepError(
                tr("{path}: this file is damaged (it names no plan); choose another folder.", path=self.path)
            ) from None


COLUMNS: Final = (
    "cell", "game", "scenario", "level", "protocol", "deadline", "game.seed", "kind", "agreement", "rounds", "moves",
    "package", "failure.seat", "way", "parties", "lineup", "points", "surplus", "sha256",
)  # fmt: skip
"""Of `Store.rows`."""


def _row(cell: int, g: SweptGame) -> tuple[Any, ...]:
    package = None if g.package is None else _line(g.package)
    ending = (g.kind, int(g.agreement), g.rounds, g.moves, package)
    return (cell, g.game, g.seed, *ending, _line(g.points), _line(g.surplus), g.sha256)


def _line(numbers: tuple[int, ...]) -> str:
    return " ".join(map(str, numbers))
