"""The recorder: writes a session's log to its save as it grows. Holds state: the file, and what waits to be written.

A recorder is strict or patient. A strict one raises when it cannot write, so that the session does not change: what
cannot be kept is not shown as done. A patient one, which the window uses, lets the game go on: it keeps what could
not be written, tries again with every entry, begins a new save when the old one is no longer under its name, and
says each time what has become of the save.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

from communique.files import PRIVATE, Held, Loss, LostError, TakenError, settle_folder, unused
from communique.loading.guess import shortened
from communique.model.errors import ErrorForPeople
from communique.model.scenario import Seat
from communique.session.about import UNLABELLED, Noting, OwnPage, SaveLabel, Stood
from communique.session.assent import Assent
from communique.session.lines import Chain, Played, Recording, SaveEntry, entry_lines, first_line
from communique.session.log import Event, Header
from communique.session.marks import UNMARKED, Marks
from communique.session.notes import OpeningNote
from communique.words import N_, tr


class SaveError(ErrorForPeople):
    """A save that cannot be read or written, as one sentence with file and line."""

    def __init__(self, sentence: str) -> None:
        super().__init__(shortened(sentence))


class Turn(Enum):
    """A turn in the life of a save; the value is a heading for the sentence that tells of it."""

    UNSAVED = N_("The game is not being saved")
    MOVED = N_("The game goes on in a new save")
    SAVED = N_("The game is saved again")


class Recorded(Protocol):
    """What a recorder asks of the session that it writes down, or of its facilitator."""

    @property
    def header(self) -> Header: ...

    @property
    def events(self) -> Sequence[Event]: ...

    @property
    def notes(self) -> Mapping[Seat, OpeningNote]: ...

    @property
    def assents(self) -> Mapping[Seat, Assent]: ...

    @property
    def marks(self) -> Marks: ...

    @property
    def label(self) -> SaveLabel: ...

    @property
    def pages(self) -> Mapping[Seat, OwnPage]: ...

    def record(self, recorder: Recording | None, noting: Noting | None = None) -> None: ...


Hear = Callable[[Turn, str], None]
"""Hears of each turn, with a sentence that names the file."""


class Recorder:
    """Writes a session's log as it grows. Holds an open file; use `close`, or `with`."""

    def __init__(self, path: Path, session: Recorded, *, hear: Hear | None = None) -> None:
        """Start a new save at `path`. With `hear` the recorder is patient, otherwise strict.

        A strict one raises SaveError when the file cannot be written, or exists already.
        """
        self.path = path
        """Where the save is, or where it is to be."""
        self.trouble = ""
        """Why what has happened is not all in the save, as a sentence; empty while it is."""
        self.hear = hear
        """Hears what becomes of the save, and makes the recorder patient; None for a strict one."""
        self._session = session
        self._name = path.name  # of the first save: further ones are numbered by it
        self._held: Held | None = None
        self._chain = Chain()
        self._waiting: list[SaveEntry] = []
        self._closed = False
        self._dated: int | None = None
        try:
            self._begin(path, [])
        except SaveError as error:
            if hear is None:
                raise
            self._wait([], str(error), hear)
        session.record(self._on_entry, self._on_entry)

    @classmethod
    def going_on(
        cls, held: Held, session: Recorded, *, chain: Chain, written: int, dated: int | None = None
    ) -> Recorder:
        """A strict recorder for a save that holds the session's first `written` events, up to where `chain` stands.

        `dated` is when the file was last written, in nanoseconds: a game that is looked at and not played keeps it.
        Raises SaveError when the others cannot be added.
        """
        recorder = cls.__new__(cls)
        recorder.path, recorder.trouble, recorder.hear = held.path, "", None
        recorder._name = held.path.name
        recorder._session, recorder._held, recorder._chain = session, held, chain
        recorder._waiting, recorder._closed = [], False
        recorder._dated = dated
        if more := tuple(session.events[written:]):
            recorder._on_entry(Played(more))
        session.record(recorder._on_entry, recorder._on_entry)
        return recorder

    def look(self) -> bool:
        """Write what waits, and see whether the save is still under its name. True when all is in the save.

        Costs two looks at a folder while all is well, so that a window may ask each second. A strict recorder
        does nothing here.
        """
        if self.hear is not None and not self._closed:
            self._patiently([], self.hear)
        return not self.trouble

    def move(self, folder: Path) -> None:
        """Go on in a new save in `folder`. Raises SaveError when that cannot be written; then nothing has changed."""
        self._begin(unused(folder / self._name), [])
        self._waiting, self.trouble = [], ""
        if self.hear is not None:
            self.hear(Turn.MOVED, tr("Everything up to now is in {path}, and the game goes on there.", path=self.path))

    def close(self) -> None:
        """Look after the save once more, and close the file. Later entries are not recorded."""
        self.look()
        self._closed = True
        self._let_go()
        if self._dated is not None:
            redate(self.path, self._dated)
            self._dated = None

    def __enter__(self) -> Recorder:
        """The recorder itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    # inside

    def _on_entry(self, entry: SaveEntry) -> None:
        if self._closed:
            return
        if not isinstance(entry, _BESIDE):
            self._dated = None
        if self.hear is not None:
            self._patiently([entry], self.hear)
            return
        try:
            self._append([entry])
        except LostError as error:
            raise SaveError(tr(_LOST_HERE[error.loss], path=self.path)) from None
        except OSError as error:
            raise SaveError(
                tr("{path}: the game could not be saved ({reason}).", path=self.path, reason=reason(error))
            ) from None

    def _patiently(self, new: list[SaveEntry], hear: Hear) -> None:
        """Write what waits and what is `new`, here or in a new save; or let it wait, and say so."""
        before = self.trouble
        try:
            if self._held is None:
                self._begin(unused(self.path.with_name(self._name)), new)
            else:
                self._append([*self._waiting, *new])
        except LostError as error:
            self._elsewhere(new, error, hear)
        except (OSError, SaveError) as error:
            self._wait(new, _sentence(self.path, error), hear)
        else:
            self._waiting, self.trouble = [], ""
            if before:
                hear(Turn.SAVED, tr("All of it is in {path} now.", path=self.path))

    def _elsewhere(self, new: list[SaveEntry], lost: LostError, hear: Hear) -> None:
        """Begin a new save beside the lost one, under another name: who took that file away may bring it back."""
        try:
            self._begin(unused(self.path.with_name(self._name), but=lost.path), new)
        except SaveError as error:
            self._let_go()
            self._wait(new, f"{tr(_LOST[lost.loss], path=lost.path)} {error}", hear)
            return
        self._waiting, self.trouble = [], ""
        hear(Turn.MOVED, tr(_LOST_AND_MOVED[lost.loss], lost=lost.path, path=self.path))

    def _wait(self, new: list[SaveEntry], sentence: str, hear: Hear) -> None:
        """Let `new` wait, and say why once for each cause."""
        self._waiting += new
        if sentence != self.trouble:
            self.trouble = sentence
            hear(Turn.UNSAVED, sentence)

    def _append(self, entries: list[SaveEntry]) -> None:
        """Write `entries` at the end: all of them, or none."""
        assert self._held is not None
        # What could not be written must not count in the checksum of what comes next.
        chain = copy(self._chain)
        self._held.append("".join(chain.sealed(line) for one in entries for line in entry_lines(one)).encode())
        self._chain = chain

    def _begin(self, path: Path, new: list[SaveEntry]) -> None:
        """Start a new save at `path`: all that the session has, then what is `new`. Raises SaveError; no half is left.

        What waits is in the session already, and what is new is not: it is recorded before the session changes.
        """
        chain, held = Chain(), None
        entries = [*_so_far(self._session), *new]
        lines = [first_line(self._session.header), *(line for entry in entries for line in entry_lines(entry))]
        try:
            path.parent.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
            held = Held(path, new=True, mode=PRIVATE)
            held.append("".join(map(chain.sealed, lines)).encode())
            # The name has to be kept as well as the bytes: a file that lost it in a power cut is lost.
            settle_folder(path.parent)
        except (OSError, LostError, TakenError) as error:
            if held is not None:
                held.discard()
            raise SaveError(_no_beginning(path, error)) from None
        self._let_go()
        self.path, self._held, self._chain, self._dated = path, held, chain, None

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None


_LOST: Final = {
    Loss.GONE: N_("The save {path} was deleted, moved or renamed."),
    Loss.REPLACED: N_("The save {path} was replaced by another file."),
    Loss.CHANGED: N_("The save {path} was changed by another program."),
}
_LOST_AND_MOVED: Final = {
    Loss.GONE: N_(
        "The save {lost} was deleted, moved or renamed. Everything up to now is in {path}, and the game goes on there."
    ),
    Loss.REPLACED: N_(
        "The save {lost} was replaced by another file. Everything up to now is in {path}, and the game goes on there."
    ),
    Loss.CHANGED: N_(
        "The save {lost} was changed by another program. Everything up to now is in {path}, and the game goes on there."
    ),
}
_LOST_HERE: Final = {
    Loss.GONE: N_("{path}: this save was deleted, moved or renamed; go on from a copy."),
    Loss.REPLACED: N_("{path}: this save was replaced by another file; go on from a copy."),
    Loss.CHANGED: N_("{path}: this save was changed by another program; go on from a copy."),
}
_BESIDE: Final = (Marks, SaveLabel, Stood, OwnPage)
"""What is written without anybody having played."""
_FOLDER: Final = 0o700
"""The mode of a folder made for saves: they hold what the delegations said in private."""


def _so_far(session: Recorded) -> list[SaveEntry]:
    """All that has happened, as far as the game stands on it, and the marks of the rest."""
    entries: list[SaveEntry] = [*session.notes.values(), Played(tuple(session.events)), *session.assents.values()]
    entries += session.pages.values()
    if session.label != UNLABELLED:
        entries.append(session.label)
    return entries if session.marks == UNMARKED else [*entries, session.marks]


def redate(path: Path, written: int) -> None:
    """Give a file the date, in nanoseconds, that it had before something was written beside the game."""
    with suppress(OSError):
        os.utime(path, ns=(written, written))


def _no_beginning(path: Path, error: Exception) -> str:
    if isinstance(error, FileExistsError) and path.exists():
        return tr("{path}: this file exists already; choose another name.", path=path)
    return tr("{path}: the game cannot be saved here ({reason}).", path=path, reason=reason(error))


def _sentence(path: Path, error: Exception) -> str:
    return (
        str(error)
        if isinstance(error, SaveError)
        else tr("{path}: the game could not be saved ({reason}).", path=path, reason=reason(error))
    )


def reason(error: Exception) -> str:
    """What the system said, without its place."""
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
