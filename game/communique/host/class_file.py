"""The file of a class: one SQLite database, an entry a row, each kept before it is shown as done.

The database is in WAL mode with full synchronisation: what has been committed survives a kill and a power cut. One
process writes it at a time, which a lock beside it holds; whoever reads needs none.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Self

from communique.files import PRIVATE, Held, Identity, LostError, TakenError, check_identity, identity
from communique.host.entries import Entry, EntryError, decode, encode
from communique.host.gathering import Gathering
from communique.model.errors import ErrorForPeople
from communique.words import tr

APPLICATION: Final = 0x436F6D51
"""What SQLite's `application_id` says of our files ("ComQ")."""
_SCHEMA: Final = (
    "CREATE TABLE entries (n INTEGER PRIMARY KEY, at REAL NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL)"
)


class ClassFileError(ErrorForPeople):
    """A class file that cannot be opened, read or written; one sentence."""


class Kept(NamedTuple):
    """An entry as the file has it."""

    n: int
    """Its number, from 1."""
    at: float
    """When, in seconds since 1970."""
    entry: Entry


class ClassFile:
    """A class file that is open for writing. Holds state: the connection and the lock."""

    def __init__(self, path: Path, connection: sqlite3.Connection, count: int, held: Held) -> None:
        self.path = path
        self._connection = connection
        self._count = count
        self._held = held
        self._identity: Identity = identity(path)

    @classmethod
    def open(cls, path: Path) -> tuple[Self, list[Kept]]:
        """The file, made if it is not there, and all it holds. Raises ClassFileError.

        While it is open nobody else can write to it.
        """
        held = _held(path)
        try:
            connection, kept = cls._opened(path)
        except BaseException:
            _let_go(held)
            raise
        return cls(path, connection, len(kept), held), kept

    @staticmethod
    def _opened(path: Path) -> tuple[sqlite3.Connection, list[Kept]]:
        try:
            new = path.stat().st_size == 0
        except FileNotFoundError:
            new = True
        except OSError as error:
            raise _trouble(path, error) from None
        connection = _connected(path, new=new)
        try:
            connection.execute("BEGIN IMMEDIATE")
            if new:
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(_SCHEMA)
            kept = _entries(path, connection)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            connection.close()
            raise _trouble(path, error) from None
        except ClassFileError:
            connection.close()
            raise
        return connection, kept

    def keep(self, entries: Iterable[Entry], at: float | None = None) -> list[Kept]:
        """Keep the entries, all or none, on the disk when this returns. Raises ClassFileError; nothing is kept then."""
        moment = time.time() if at is None else at
        kept = [Kept(self._count + k, moment, entry) for k, entry in enumerate(entries, start=1)]
        rows = [(one.n, one.at, *encode(one.entry)) for one in kept]
        try:
            check_identity(self.path, self._identity)
            # One statement within BEGIN and COMMIT: a kill between two of them leaves none of them.
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows)
            self._connection.execute("COMMIT")
        except (sqlite3.Error, OSError, LostError) as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise _trouble(self.path, error) from None
        self._count += len(kept)
        return kept

    def rewrite(self, entries: Iterable[tuple[float, Entry]]) -> list[Kept]:
        """Put these entries, with their times, in place of all that is kept: what is left out is overwritten.

        All or none, on the disk when this returns. Raises ClassFileError; the file is as it was then.
        """
        kept = [Kept(n, at, entry) for n, (at, entry) in enumerate(entries, start=1)]
        rows = [(one.n, float(one.at), *encode(one.entry)) for one in kept]
        try:
            check_identity(self.path, self._identity)
            # SQLite writes zeros over what is deleted, and nothing of it stays in the log beside the file.
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("DELETE FROM entries")
            self._connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows)
            self._connection.execute("COMMIT")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (sqlite3.Error, OSError, LostError) as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise _trouble(self.path, error) from None
        self._count = len(kept)
        return kept

    def close(self) -> None:
        """Let go of the file. What stands beside it (-wal, -shm) is put into it and goes."""
        self._connection.close()
        _let_go(self._held)


def read_class(path: Path) -> list[Kept]:
    """All that a class file holds, also while a host writes to it. Raises ClassFileError."""
    if not path.is_file():
        raise ClassFileError(tr("{path}: there is no such class file.", path=path))
    while True:
        alone = not _log_beside(path).exists()
        connection = _connected(path, new=False, only_read=True)
        try:
            found = _entries(path, connection)
        except sqlite3.Error as error:
            raise _trouble(path, error) from None
        finally:
            connection.close()
        # A host may have begun to write meanwhile, and what was read is not whole then.
        if not alone or not _log_beside(path).exists():
            return found


def delete_class(path: Path) -> list[Path]:
    """Delete a class file that no host has open, with what SQLite keeps beside it. What was deleted.

    Raises ClassFileError, also for a file that is none of ours: nothing is deleted then.
    """
    if not path.is_file():
        raise ClassFileError(tr("{path}: there is no such class file.", path=path))
    held = _held(path)
    try:
        _connected(path, new=False, only_read=True).close()
        gone = [one for one in (path.with_name(path.name + ending) for ending in ("-wal", "-shm", "")) if one.exists()]
        for one in gone:
            one.unlink()
    except OSError as error:
        raise _trouble(path, error) from None
    finally:
        _let_go(held)
    return gone


def gathered(path: Path, kept: Iterable[Kept]) -> Gathering:
    """The class that the entries lead to. Raises ClassFileError with the number of the entry that cannot have been."""
    gathering = Gathering()
    for one in kept:
        try:
            gathering.take(one.entry, one.at)
        except EntryError as error:
            raise ClassFileError(f"{path}: {tr('entry {n}', n=one.n)}: {error}") from None
    return gathering


def _held(path: Path) -> Held:
    """The lock of a class: a small file beside it, which one process holds at a time and which goes when it is done."""
    lock = path.with_name(path.name + ".lock")
    try:
        with suppress(FileExistsError):
            return Held(lock, new=True, mode=PRIVATE)
        return Held(lock, new=False)
    except TakenError:
        raise ClassFileError(tr("{path}: another host has this class open; end it first.", path=path)) from None
    except OSError as error:
        raise _trouble(path, error) from None


def _let_go(held: Held) -> None:
    # Its name first: who comes between the two makes a lock of their own, and nobody deletes another's.
    with suppress(OSError):
        held.path.unlink()
    held.close()


def _connected(path: Path, *, new: bool, only_read: bool = False) -> sqlite3.Connection:
    try:
        if new and not only_read:
            # Private from its first byte on: the sheets' numbers and aliases are nobody else's.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE))
        # Where no host has it open, nothing is laid beside it, and a folder that cannot be written to will do.
        how = "rw" if not only_read else "ro" if _log_beside(path).exists() else "ro&immutable=1"
        address = f"{path.absolute().as_uri()}?mode={how}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=0.5, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise _trouble(path, error) from None
    try:
        if not only_read:
            connection.execute("PRAGMA locking_mode = NORMAL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        if not new and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise ClassFileError(tr("{path}: this is no class file of Communiqué.", path=path))
    except sqlite3.Error as error:
        connection.close()
        raise _trouble(path, error) from None
    except ClassFileError:
        connection.close()
        raise
    return connection


def _log_beside(path: Path) -> Path:
    """What SQLite writes to first while a host has a class open."""
    return path.with_name(path.name + "-wal")


def _entries(path: Path, connection: sqlite3.Connection) -> list[Kept]:
    kept: list[Kept] = []
    for n, at, kind, data in connection.execute("SELECT n, at, kind, data FROM entries ORDER BY n"):
        if n != len(kept) + 1 or not isinstance(at, float):
            raise ClassFileError(tr("{path}: entry {n} is missing; the file is damaged.", path=path, n=len(kept) + 1))
        try:
            kept.append(Kept(n, at, decode(str(kind), str(data))))
        except EntryError as error:
            raise ClassFileError(f"{path}: {tr('entry {n}', n=n)}: {error}") from None
    return kept


def _trouble(path: Path, error: Exception) -> ClassFileError:
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return ClassFileError(tr("{path}: another host has this class open; end it first.", path=path))
    if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
        return ClassFileError(tr("{path}: this is no class file of Communiqué.", path=path))
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ClassFileError(tr("{path}: the class file cannot be used ({reason}).", path=path, reason=why))
