"""Saves read: a file is the log, one line an event, written as it happens (see `recorder.py`).

A line is on its way to the disk before the move is shown as done, so a kill loses nothing that was shown. A
power cut can tear the last line; reading drops a torn last line and says so. Damage elsewhere is refused, and what
stands before it can be had as a game of its own. Nothing but appending ever touches a save, except that a torn
tail is cut off when the game goes on.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from communique.files import PRIVATE, Held, LostError, TakenError, read_regular
from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.rules.protocol import RULES_VERSION, protocols
from communique.rules.state import IllegalMove
from communique.session.about import (
    UNLABELLED,
    OwnPage,
    SaveLabel,
    decode_label,
    decode_page,
    decode_stood,
)
from communique.session.assent import Assent, decode_assent
from communique.session.lines import CHECKED, UNCHECKED, Chain, ChecksumError, entry_lines
from communique.session.log import FORMAT, MAX_NUMBER, Event, Header, decode_event
from communique.session.marks import UNMARKED, Marks, Undo, decode_marks
from communique.session.notes import OpeningNote, decode_note
from communique.session.recorder import Recorder, SaveError, reason, redate
from communique.session.session import Session
from communique.words import N_, tr

MAX_BYTES: Final = 32_000_000
MAX_LINE: Final = 100_000


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
    chain: Chain
    """Where the checksums stand after the good bytes."""
    notes: tuple[OpeningNote, ...] = ()
    """Opening notes, the latest of each seat."""
    assents: tuple[Assent, ...] = ()
    """What was said in the second round, the latest of each seat."""
    marks: Marks = UNMARKED
    """What was taken back and seen."""
    content: int = 0
    """CRC-32 of all bytes of the file when it was read."""
    label: SaveLabel = UNLABELLED
    """What people call it."""
    pages: tuple[OwnPage, ...] = ()
    """Each seat's own page, the latest."""


class DamagedError(SaveError):
    """A save that is damaged in the middle; `good` is the game up to there."""

    def __init__(self, sentence: str, good: Save) -> None:
        super().__init__(sentence)
        self.good = good


def read_save(path: Path) -> Save:
    """What the save holds.

    Raises SaveError with one sentence when it is none, or from a newer program, and DamagedError when the beginning
    of it is a game.
    """
    return _parsed(path, _bytes(path))


def _parsed(path: Path, data: bytes) -> Save:
    # What stands after the last line's end was being written when the program stopped.
    *lines, torn = data.split(b"\n")
    first = lines[0] if lines else torn
    header, chain = read_header(path, first)
    told, note, length = _Told(header, chain), "", len(first) + bool(lines)
    for number, line in enumerate(lines[1:], start=2):
        try:
            told.take(path, number, line)
        except SaveError as error:
            raise DamagedError(str(error), told.save(path, "", length, data)) from None
        length += len(line) + 1
    # It may be whole all the same, but for its end.
    if torn and lines:
        try:
            told.take(path, len(lines) + 1, torn)
            length += len(torn)
        except SaveError:
            note = f"{path.name}: {tr(TORN)}" if torn.strip() else ""
    return told.save(path, note, length, data)


TORN: Final = N_("the last line was cut short (a power cut?); that one move is lost, all before it is here.")


def _bytes(path: Path) -> bytes:
    try:
        if os.stat(path).st_size > MAX_BYTES:
            raise SaveError(
                tr(
                    "{path}: this file is larger than any game ({megabytes} MB).",
                    path=path,
                    megabytes=MAX_BYTES // 1000000,
                )
            )
        return read_regular(path, MAX_BYTES)
    except OSError as error:
        raise SaveError(tr("{path}: the save cannot be read ({reason}).", path=path, reason=reason(error))) from None
    except ValueError:  # a NUL in the name
        raise SaveError(tr("{value!r:.200}: no file can have this name.", value=str(path))) from None


def _json(path: Path, number: int, line: bytes) -> Any:
    if len(line) > MAX_LINE:
        raise SaveError(
            tr(
                "{path}:{number}: this line is longer than any event ({most} bytes).",
                path=path,
                number=number,
                most=MAX_LINE,
            )
        )
    try:
        return json.loads(line.decode())
    except (ValueError, RecursionError):
        raise _damage(path, number) from None


def _damage(path: Path, number: int) -> SaveError:
    if number > 1:
        return SaveError(
            tr("{path}:{number}: this line is damaged; everything before it can be read.", path=path, number=number)
        )
    return SaveError(
        tr("{path}:{number}: this line is damaged; without its header nothing can be read.", path=path, number=number)
    )


def read_header(path: Path, line: bytes) -> tuple[Header, Chain]:
    """What the first line of the save at `path` says, and the checksums after it. Raises SaveError."""
    if not line.strip():
        raise SaveError(tr("{path}:1: this file is empty; a save begins with a header.", path=path))
    data = _json(path, 1, line)
    if not isinstance(data, dict) or not str(data.get("format", "")).startswith("communique-game"):
        raise SaveError(tr("{path}:1: this is no save of Communiqué.", path=path))
    rules = data.get("rules")
    # Not `isinstance`, which takes true for 1.
    if type(rules) is not int or rules < 1:
        raise SaveError(
            tr('{path}:1: the header\'s "rules" is {rules!r:.40}, not a version number.', path=path, rules=rules)
        )
    if data["format"] not in (UNCHECKED, CHECKED):
        raise SaveError(
            tr(
                '{path}:1: saved in the format "{format:.40}"; this program knows "{checked}". '
                "Update the program to open it.",
                path=path,
                format=data["format"],
                checked=CHECKED,
            )
        )
    if rules > RULES_VERSION:
        raise SaveError(
            tr(
                "{path}:1: saved with rules {rules}; this program knows rules 1 to {newest}. "
                "Update the program to open it.",
                path=path,
                rules=rules,
                newest=RULES_VERSION,
            )
        )
    chain = Chain(checked=data["format"] == CHECKED)
    with _undamaged(path, 1):
        chain.opened(line.rstrip())
    return _checked_header(path, data | {"format": FORMAT}), chain


@contextmanager
def _undamaged(path: Path, number: int) -> Iterator[None]:
    try:
        yield
    except ChecksumError:
        raise _damage(path, number) from None


_ID: Final = re.compile(r"[a-z][a-z0-9_-]{0,59}")
"""A scenario's id: never a path, so that no save can have a file opened."""
_WORDS: Final = {str: N_("text"), int: N_("a whole number"), list: N_("a list"), bool: N_("true or false")}


def _checked_header(path: Path, data: dict[str, Any]) -> Header:
    want: dict[str, type] = {
        "scenario": str, "digest": str, "protocol": str, "level": str, "seed": int, "rounds": int,
        "lineup": list, "shared": int, "rules": int, "format": str, "scored": bool, "papers": int,
        "told": list,
    }  # fmt: skip
    data = {"shared": 0, "scored": False} | data
    for name in ("papers", "told"):
        if data.get(name) is None:
            data[name], want[name] = None, type(None)
    for field in fields(Header):
        if type(data.get(field.name)) is not want[field.name]:
            raise SaveError(
                tr(
                    '{path}:1: the header\'s "{name}" is missing or not {sort}.',
                    path=path,
                    name=field.name,
                    sort=tr(_WORDS[want[field.name]]),
                )
            )
    if not _ID.fullmatch(data["scenario"]):
        raise SaveError(
            tr(
                '{path}:1: the header\'s "scenario" is {scenario!r:.40}, not the id of a scenario.',
                path=path,
                scenario=data["scenario"],
            )
        )
    if data["shared"] < 0:
        raise SaveError(
            tr(
                '{path}:1: the header\'s "shared" is {shared}, not a number of events.',
                path=path,
                shared=data["shared"],
            )
        )
    if data["papers"] is not None and not 0 <= data["papers"] <= MAX_NUMBER:
        raise SaveError(
            tr('{path}:1: the header\'s "papers" is {papers}, no number of papers.', path=path, papers=data["papers"])
        )
    if any(not isinstance(name, str) for name in data["lineup"]):
        raise SaveError(tr('{path}:1: the header\'s "lineup" must hold names.', path=path))
    if data["protocol"] not in protocols():
        raise SaveError(tr('{path}:1: there is no protocol "{protocol:.40}".', path=path, protocol=data["protocol"]))
    if not 1 <= data["rounds"] <= 1_000_000:
        raise SaveError(tr("{path}:1: {rounds} rounds cannot be played.", path=path, rounds=data["rounds"]))
    told = data["told"]
    if told is not None and not (
        [type(one) for one in told] == [int, int] and 1 <= told[0] <= data["rounds"] <= told[1] <= 1_000_000
    ):
        raise SaveError(tr('{path}:1: the header\'s "told" is {told!r:.40}, no range of rounds.', path=path, told=told))
    values: dict[str, Any] = {field.name: data[field.name] for field in fields(Header)}
    values["lineup"] = tuple(data["lineup"])
    values["told"] = None if told is None else tuple(told)
    return Header(**values)


class _Told:
    """What the lines of a save have told so far. Holds state."""

    def __init__(self, header: Header, chain: Chain) -> None:
        self.header = header
        self.chain = chain
        self.events: list[Event] = []
        self.notes: dict[Seat, OpeningNote] = {}
        self.assents: dict[Seat, Assent] = {}
        self.marks = Marks()
        self.label = UNLABELLED
        self.pages: dict[Seat, OwnPage] = {}

    def save(self, path: Path, note: str, length: int, data: bytes) -> Save:
        """What has been told, as a save whose first `length` bytes of `data` are good."""
        told = (tuple(self.notes.values()), tuple(self.assents.values()), self.marks)
        chain, read = copy(self.chain), crc32(data)
        about = (self.label, tuple(self.pages.values()))
        return Save(path, self.header, tuple(self.events), note, length, len(data), chain, *told, read, *about)

    def take(self, path: Path, number: int, line: bytes) -> None:
        """One more line. Raises SaveError, and has told nothing new then."""
        # A line is counted by the checksum as it is opened, and one that is refused after that must not have been.
        before = copy(self.chain)
        try:
            with _undamaged(path, number):
                line = self.chain.opened(line.rstrip())
            self._take(_json(path, number, line))
        except ValueError as error:
            self.chain = before
            raise SaveError(tr("{path}:{number}: {error}", path=path, number=number, error=error)) from None
        except RecursionError:
            self.chain = before
            raise SaveError(
                tr("{path}:{number}: this line is nested too deeply for an event.", path=path, number=number)
            ) from None
        except SaveError:
            self.chain = before
            raise

    def _take(self, data: Any) -> None:
        keys = set(data) if isinstance(data, dict) else set()
        if keys == {"undo"} or keys == {"undo", "ended"}:
            self._undo(data["undo"], data.get("ended", False))
        elif keys == {"note"}:
            note = decode_note(data["note"])
            self.notes[note.seat] = note
        elif keys == {"assent"}:
            assent = decode_assent(data["assent"])
            self.assents[assent.seat] = assent
        elif keys == {"marks"}:
            self.marks = decode_marks(data["marks"])
        elif keys == {"label"}:
            self.label = decode_label(data["label"])
        elif keys == {"page"}:
            page = decode_page(data["page"])
            self.pages[page.seat] = page
        elif keys == {"stood"}:
            decode_stood(data["stood"])  # for lists of saves; who plays the game through knows it
        else:
            self.events.append(event := decode_event(data))
            self.marks = self.marks.moved(event.seat != NATURE)

    def _undo(self, to: Any, ended: Any) -> None:
        if type(to) is not int or not 0 <= to <= len(self.events):
            raise ValueError(
                tr("cannot go back to event {to!r:.40}; there are {count}.", to=to, count=len(self.events))
            )
        if type(ended) is not bool:
            raise ValueError(tr('"ended" is {ended!r:.40}, not true or false.', ended=ended))
        del self.events[to:]
        self.marks = self.marks.taken_back(Undo(to, ended))
        self.assents.clear()


def restore(save: Save, scenario: Scenario) -> Session:
    """The session that `save` leads to.

    Raises SaveError when the scenario is another, and DamagedError when the log is legal up to some event only.
    """
    header = save.header
    if header.scenario == scenario.public.id and header.papers is not None and header.digest != scenario.digest:
        raise SaveError(
            tr(
                '{path}: saved with papers {papers} of another version of scenario "{scenario:.80}" (digest {digest}, '
                "here {here}); find the file it was played with.",
                path=save.path,
                papers=header.papers,
                scenario=header.scenario,
                digest=header.digest[:12],
                here=scenario.digest[:12],
            )
        )
    if header.scenario != scenario.public.id or header.digest != scenario.digest:
        raise SaveError(
            tr(
                '{path}: saved with another version of scenario "{scenario:.80}" (digest {digest}, here {here}); '
                "find the file it was played with.",
                path=save.path,
                scenario=header.scenario,
                digest=header.digest[:12],
                here=scenario.digest[:12],
            )
        )
    if len(header.lineup) != len(scenario.sheets):
        raise SaveError(
            tr(
                "{path}:1: the line-up names {count} of {seats} seats.",
                path=save.path,
                count=len(header.lineup),
                seats=len(scenario.sheets),
            )
        )
    try:
        session = Session.resume(scenario, header, save.events)
        session.marks, session.label = save.marks, save.label
        for page in save.pages:
            session.write_page(page)
        for note in save.notes:
            session.write_note(note)
        for assent in save.assents:
            session.assent(assent)
        return session
    except KeyError as error:
        raise SaveError(tr("{path}:1: {reason}", path=save.path, reason=error.args[0])) from None
    except IllegalMove as error:
        number = int(error.__notes__[0])
        good = replace(save, events=save.events[:number], assents=())
        raise DamagedError(
            tr("{path}: event {number} is not legal: {error}", path=save.path, number=number, error=error), good
        ) from None
    except ValueError as error:  # a note, an assent or a page that cannot stand
        raise DamagedError(
            tr("{path}: {error}", path=save.path, error=error), replace(save, notes=(), assents=(), pages=())
        ) from None


def continue_save(save: Save, scenario: Scenario) -> tuple[Session, Recorder]:
    """The session of `save`, and a recorder that goes on writing to the same file.

    Raises SaveError when `restore` does, when the file is no
    longer what was read, and when another program is writing it.
    """
    session = restore(save, scenario)
    dated = _dated(save.path)
    held, chain = _taken_up(save)
    try:
        return session, Recorder.going_on(held, session, chain=chain, written=len(save.events), dated=dated)
    except BaseException:
        held.close()
        raise


def _taken_up(save: Save) -> tuple[Held, Chain]:
    """The file of `save` for writing: cut to its good bytes, its last line ended."""
    path = save.path
    try:
        held = Held(path, new=False)
        try:
            # Asked once the file is locked, so that nobody writes between the question and the next move.
            if held.length != save.size or crc32(held.read(save.size)) != save.content:
                raise SaveError(tr("{path}: another program has written to this save; open it again.", path=path))
            if held.length != save.length:  # to cut a file, even to its own length, gives it another date
                held.cut(save.length)
            if not held.read(save.length).endswith(b"\n"):
                held.append(b"\n")
            with suppress(OSError):  # a save of version 0.1.0, which everybody could read
                os.chmod(path, PRIVATE)
        except BaseException:
            held.close()
            raise
    except TakenError:
        raise SaveError(
            tr("{path}: this game is open in another window; go on there, or close it first.", path=path)
        ) from None
    except OSError as error:
        raise SaveError(
            tr("{path}: the game cannot be saved here ({reason}).", path=path, reason=reason(error))
        ) from None
    return held, copy(save.chain)


def relabel(path: Path, label: SaveLabel) -> None:
    """Call the save at `path` something else; its date stays. Raises SaveError as `continue_save` does."""
    save, dated = read_save(path), _dated(path)
    held, chain = _taken_up(save)
    try:
        held.append("".join(map(chain.sealed, entry_lines(label))).encode())
    except (OSError, LostError) as error:
        raise SaveError(
            tr("{path}: the game could not be saved ({reason}).", path=path, reason=reason(error))
        ) from None
    finally:
        held.close()
    if dated is not None:
        redate(path, dated)


def _dated(path: Path) -> int | None:
    """When the file was last written, in nanoseconds; None when there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def recover(good: Save, scenario: Scenario, path: Path) -> Session:
    """The game of `good`, as far as it is legal, written to a new save at `path`.

    `good` comes from a DamagedError. Raises SaveError when not even its beginning can be played, or it cannot be
    written.
    """
    while True:
        try:
            session = restore(good, scenario)
        except DamagedError as error:  # less each time: events that are not legal, then notes that cannot stand
            good = error.good
        else:
            Recorder(path, session).close()
            return session
