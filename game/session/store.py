"""Saves: a file is the log, one line an event, written as it happens.

A line is on its way to the disk before the move is shown as done, so a kill loses nothing that was shown. A
power cut can tear the last line; reading drops a torn last line and says so. Nothing but appending ever
touches a save, except that a torn tail is cut off when the game goes on.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from game.model.scenario import Seat
from game.model.sheet import Scenario
from game.rules.protocol import RULES_VERSION
from game.rules.state import IllegalMove
from game.session.assent import Assent, decode_assent, encode_assent
from game.session.log import (
    FORMAT,
    Event,
    Header,
    decode_event,
    event_line,
    header_line,
)
from game.session.notes import OpeningNote, decode_note, encode_note, note_problem
from game.session.session import Session

Entry = tuple[Event, ...] | int | OpeningNote | Assent
"""What a session hands to its recorder: events, an undo (the number of events kept), a note, an assent."""

SUFFIX: Final = ".communique"
MAX_BYTES: Final = 32_000_000
MAX_LINE: Final = 100_000


class SaveError(Exception):
    """A save that cannot be read or written, as one sentence with file and line."""


@dataclass(frozen=True, slots=True)
class Save:
    """What a save file holds."""

    path: Path
    header: Header
    events: tuple[Event, ...]
    note: str
    """A sentence when something was lost (a torn last line); empty otherwise."""
    length: int
    """Bytes of the file that are good."""
    size: int
    """Bytes of the file when it was read."""
    notes: tuple[OpeningNote, ...] = ()
    """Opening notes, the latest of each seat."""
    assents: tuple[Assent, ...] = ()
    """What was said in the second round, the latest of each seat."""


def saves_folder() -> Path:
    """Where saves live for this user; `COMMUNIQUE_SAVES` overrides it. The folder may not exist yet."""
    chosen = os.environ.get("COMMUNIQUE_SAVES")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("communique", appauthor=False) / "saves"


def new_save_path(header: Header, folder: Path | None = None) -> Path:
    """A path that does not exist yet, named by scenario and time."""
    folder = folder or saves_folder()
    stem = f"{header.scenario}-{datetime.now():%Y%m%d-%H%M%S}"
    for k in range(1000):
        path = folder / f"{stem}{'' if k == 0 else f'-{k}'}{SUFFIX}"
        if not path.exists():
            return path
    raise SaveError(f"{folder}: there are a thousand saves of this second; try again in a moment.")


class Recorder:
    """Writes a session's log as it grows. Holds an open file; use `close`, or `with`."""

    def __init__(self, path: Path, session: Session, *, length: int | None = None, written: int = 0) -> None:
        """Start a new save (`length` None), or go on with one whose first `length` bytes, `written` events, are good.

        Raises SaveError when the file cannot be written, or a new one exists already.
        """
        self.path = path
        self._file: IO[bytes] | None = None
        try:
            if length is None:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._file, self._size = path.open("xb", buffering=0), 0
                notes, assents = map(_note_line, session.notes.values()), map(_assent_line, session.assents.values())
                self._write(header_line(session.header), *notes, *map(event_line, session.events), *assents)
                _settle_folder(path.parent)
            else:
                self._file, self._size = path.open("r+b", buffering=0), length
                self._file.truncate(length)
                self._finish_line()
                self._write(*map(event_line, session.events[written:]))
        except OSError as error:
            if isinstance(error, FileExistsError) and path.exists():
                raise SaveError(f"{path}: this file exists already; choose another name.") from None
            self._give_up(new=length is None)
            raise SaveError(f"{path}: the game cannot be saved here ({_reason(error)}).") from None
        session.record(self._on_event)

    def _finish_line(self) -> None:
        assert self._file is not None
        self._file.seek(max(self._size - 1, 0))
        if self._file.read(1) not in (b"\n", b""):
            self._write("")

    def _give_up(self, *, new: bool) -> None:
        """Leave no half of a new save behind."""
        if self._file is not None:
            self.close()
            if new:
                with suppress(OSError):
                    self.path.unlink()

    def _on_event(self, session: Session, entry: Entry) -> None:
        if self._file is None:
            return
        lines = _lines(entry)
        try:
            if os.fstat(self._file.fileno()).st_size != self._size:
                raise SaveError(f"{self.path}: another program has written to this save; go on from a copy.")
            self._write(*lines)
        except OSError as error:
            raise SaveError(f"{self.path}: the game could not be saved ({_reason(error)}).") from None

    def _write(self, *lines: str) -> None:
        """Append `lines` and bring them to the disk; when that fails, the file is cut back to what it was."""
        assert self._file is not None
        data = "".join(line + "\n" for line in lines).encode()
        try:
            self._file.seek(self._size)
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
            os.fsync(self._file.fileno())
        except OSError:
            with suppress(OSError):
                self._file.truncate(self._size)
            raise
        self._size += len(data)

    def close(self) -> None:
        """Close the file. Later events are not recorded."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Recorder:
        """The recorder itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()


def _lines(entry: Entry) -> list[str]:
    if isinstance(entry, OpeningNote):
        return [_note_line(entry)]
    if isinstance(entry, Assent):
        return [_assent_line(entry)]
    return [json.dumps({"undo": entry})] if isinstance(entry, int) else [event_line(event) for event in entry]


def _note_line(note: OpeningNote) -> str:
    return json.dumps({"note": encode_note(note)}, separators=(",", ":"))


def _assent_line(assent: Assent) -> str:
    return json.dumps({"assent": encode_assent(assent)}, separators=(",", ":"))


def _settle_folder(folder: Path) -> None:
    """Bring the name of a new file to the disk; without this a power cut may take the file with all that is in it.

    Only POSIX systems let a folder be opened; elsewhere, names are the system's own business.
    """
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EACCES):  # a file system that cannot, a folder that may not be read
            raise


def read_save(path: Path) -> Save:
    """What the save holds. Raises SaveError with one sentence when it is none, or from a newer program."""
    data = _bytes(path)
    *lines, torn = data.split(b"\n")
    header = _header(path, lines[0] if lines else torn)
    told = _Told()
    for number, line in enumerate(lines[1:], start=2):
        told.take(path, number, line)
    note, length = "", len(data)
    if torn and lines:
        try:
            told.take(path, len(lines) + 1, torn)
        except SaveError:
            length = len(data) - len(torn)
            note = f"{path.name}: {TORN}" if torn.strip() else ""
    notes, assents = tuple(told.notes.values()), tuple(told.assents.values())
    return Save(path, header, tuple(told.events), note, length, len(data), notes, assents)


TORN: Final = "the last line was cut short (a power cut?); that one move is lost, all before it is here."


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise SaveError(f"{path}: this is no file; choose a save.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SaveError(f"{path}: the save cannot be read ({_reason(error)}).") from None
    if len(data) > MAX_BYTES:
        raise SaveError(f"{path}: this file is larger than any game ({MAX_BYTES // 1_000_000} MB).")
    return data


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _json(path: Path, number: int, line: bytes) -> Any:
    if len(line) > MAX_LINE:
        raise SaveError(f"{path}:{number}: this line is longer than any event ({MAX_LINE} bytes).")
    try:
        return json.loads(line.decode())
    except (ValueError, RecursionError):
        raise SaveError(f"{path}:{number}: this line is damaged; everything before it can be read.") from None


def _header(path: Path, line: bytes) -> Header:
    if not line.strip():
        raise SaveError(f"{path}:1: this file is empty; a save begins with a header.")
    data = _json(path, 1, line)
    if not isinstance(data, dict) or not str(data.get("format", "")).startswith("communique-game"):
        raise SaveError(f"{path}:1: this is no save of Communiqué.")
    rules = data.get("rules")
    if type(rules) is not int or rules < 1:
        raise SaveError(f'{path}:1: the header\'s "rules" is {rules!r:.40}, not a version number.')
    if data["format"] != FORMAT:
        raise SaveError(
            f'{path}:1: saved in the format "{data["format"]:.40}"; this program knows "{FORMAT}". '
            "Update the program to open it."
        )
    if rules > RULES_VERSION:
        raise SaveError(
            f"{path}:1: saved with rules {rules}; this program knows rules 1 to {RULES_VERSION}. "
            "Update the program to open it."
        )
    return _checked_header(path, data)


_WORDS: Final = {str: "text", int: "a whole number", list: "a list"}


def _checked_header(path: Path, data: dict[str, Any]) -> Header:
    want: dict[str, type] = {
        "scenario": str, "digest": str, "protocol": str, "level": str, "seed": int, "rounds": int,
        "lineup": list, "shared": int, "rules": int, "format": str,
    }  # fmt: skip
    data.setdefault("shared", 0)
    for field in fields(Header):
        if type(data.get(field.name)) is not want[field.name]:
            raise SaveError(f'{path}:1: the header\'s "{field.name}" is missing or not {_WORDS[want[field.name]]}.')
    if data["shared"] < 0:
        raise SaveError(f'{path}:1: the header\'s "shared" is {data["shared"]}, not a number of events.')
    if any(not isinstance(name, str) for name in data["lineup"]):
        raise SaveError(f'{path}:1: the header\'s "lineup" must hold names.')
    if data["protocol"] not in ("conference", "alternating"):
        raise SaveError(f'{path}:1: there is no protocol "{data["protocol"]:.40}".')
    if not 1 <= data["rounds"] <= 1_000_000:
        raise SaveError(f"{path}:1: {data['rounds']} rounds cannot be played.")
    values = {field.name: data[field.name] for field in fields(Header)}
    return Header(**(values | {"lineup": tuple(data["lineup"])}))


class _Told:
    """What the lines of a save have told so far. Holds state."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.notes: dict[Seat, OpeningNote] = {}
        self.assents: dict[Seat, Assent] = {}

    def take(self, path: Path, number: int, line: bytes) -> None:
        """One more line. Raises SaveError, and has told nothing new then."""
        data = _json(path, number, line)
        try:
            if isinstance(data, dict) and set(data) == {"undo"}:
                self._undo(data["undo"])
            elif isinstance(data, dict) and set(data) == {"note"}:
                note = decode_note(data["note"])
                self.notes[note.seat] = note
            elif isinstance(data, dict) and set(data) == {"assent"}:
                assent = decode_assent(data["assent"])
                self.assents[assent.seat] = assent
            else:
                self.events.append(decode_event(data))
        except ValueError as error:
            raise SaveError(f"{path}:{number}: {error}") from None
        except RecursionError:
            raise SaveError(f"{path}:{number}: this line is nested too deeply for an event.") from None

    def _undo(self, to: Any) -> None:
        if type(to) is not int or not 0 <= to <= len(self.events):
            raise ValueError(f"cannot go back to event {to!r:.40}; there are {len(self.events)}.")
        del self.events[to:]
        self.assents.clear()


def restore(save: Save, scenario: Scenario) -> Session:
    """The session that `save` leads to. Raises SaveError when the scenario is another, or the log is not legal."""
    header = save.header
    if header.scenario != scenario.public.id or header.digest != scenario.digest:
        raise SaveError(
            f'{save.path}: saved with another version of scenario "{header.scenario}" '
            f"(digest {header.digest[:12]}, here {scenario.digest[:12]}); find the file it was played with."
        )
    if len(header.lineup) != len(scenario.sheets):
        raise SaveError(f"{save.path}:1: the line-up names {len(header.lineup)} of {len(scenario.sheets)} seats.")
    try:
        session = Session.resume(scenario, header, save.events)
        for note in save.notes:
            if problem := note_problem(session.scenario.public, note):
                raise SaveError(f"{save.path}: {problem}")
            session.notes[note.seat] = note
        for assent in save.assents:
            session.assent(assent)
        return session
    except KeyError as error:
        raise SaveError(f"{save.path}:1: {error.args[0]}") from None
    except IllegalMove as error:
        number = error.__notes__[0] if getattr(error, "__notes__", None) else "?"
        raise SaveError(f"{save.path}: event {number} is not legal: {error}") from None
    except ValueError as error:  # an assent that cannot stand
        raise SaveError(f"{save.path}: {error}") from None


def continue_save(save: Save, scenario: Scenario) -> tuple[Session, Recorder]:
    """The session of `save`, and a recorder that goes on writing to the same file.

    Raises SaveError when `restore` does, and when the file is no longer what was read.
    """
    session = restore(save, scenario)
    with suppress(OSError):
        if save.path.stat().st_size != save.size:
            raise SaveError(f"{save.path}: another program has written to this save; open it again.")
    return session, Recorder(save.path, session, length=save.length, written=len(save.events))
