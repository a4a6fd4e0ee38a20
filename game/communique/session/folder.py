"""The folder of saves: where it is, what is in it, which game was played last, and which goes on.

Listing never opens what is no regular file, reads no more than the first line of each save, looks at a bounded number
of files, and never fails for one of them: what cannot be a save is listed with a reason. The one reader of a first
line is the reader of saves. What a save is called and how it stood is read off its lines without playing it.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from communique.files import read_regular, write_whole
from communique.session.about import UNLABELLED, SaveLabel, Stood, decode_label, decode_stood
from communique.session.log import Header
from communique.session.recorder import SaveError, reason
from communique.session.store import MAX_BYTES, read_header
from communique.words import tr

SUFFIX: Final = ".communique"
LAST: Final = "last-played"
"""The file that names the save last played. A file's date is no such sign: copying a save changes it."""
MOST_NAMES: Final = 20_000
"""Names that are looked at in the folder, at most."""
MOST_LISTED: Final = 60
"""Saves that are listed, at most: the newest."""
MOST_READ: Final = 1_000_000
"""Bytes of a save that are read for its name and for how it stood, at most; a game has some ten thousand."""
_FIRST_LINE: Final = 8192
"""Bytes that a header may have; the longest legal one has some 2,000."""


class Listed(NamedTuple):
    """A save as the folder shows it. `header` is None when it cannot be opened, and `problem` says why."""

    path: Path
    header: Header | None
    problem: str
    when: datetime | None
    """When the file was last written; None when that is not known."""
    size: int
    """Bytes."""


def saves_folder() -> Path:
    """Where saves live for this user; `COMMUNIQUE_SAVES` overrides it. The folder may not exist yet.

    Raises SaveError where the user has no home folder.
    """
    chosen = os.environ.get("COMMUNIQUE_SAVES")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    try:
        found = user_data_path("communique", appauthor=False)
    except (RuntimeError, KeyError, OSError):
        found = Path("~")
    if found.parts[:1] == ("~",):  # so the system says of a user that it does not know
        raise SaveError(tr("This user has no home folder to save in; set COMMUNIQUE_SAVES to a folder for saves."))
    return found / "saves"


def new_save_path(header: Header, folder: Path | None = None) -> Path:
    """A path that does not exist yet, named by scenario and time."""
    folder = folder or saves_folder()
    stem = f"{header.scenario}-{datetime.now():%Y%m%d-%H%M%S}"
    for k in range(1000):
        path = folder / f"{stem}{'' if k == 0 else f'-{k}'}{SUFFIX}"
        if not os.path.lexists(path):
            return path
    raise SaveError(tr("{folder}: there are a thousand saves of this second; try again in a moment.", folder=folder))


def listing(folder: Path | None = None, *, skip: int = 0) -> tuple[Listed, ...]:
    """The newest saves in the folder, the one last played first, then by date. Empty when there is no folder.

    So many as `MOST_LISTED` at a time: with `skip`, those that come after the first so many.
    """
    try:
        return tuple(_listed(folder or saves_folder(), skip))
    except SaveError:  # somebody without a home folder
        return ()


def count(folder: Path | None = None) -> int:
    """How many saves there are in the folder, as far as names are looked at."""
    try:
        return len(_dates(folder or saves_folder()))
    except SaveError:
        return 0


def unfinished(ended: Callable[[Listed], bool], folder: Path | None = None) -> Listed | None:
    """The save last played, or the newest by date where that is not known, of those whose game goes on.

    `ended` is asked of a save that does not say how its game stood. Saves that cannot be opened are passed over.
    """
    try:
        found = _listed(folder or saves_folder())
        return next((one for one in found if one.header is not None and not _is_over(one, ended)), None)
    except SaveError:
        return None


def _is_over(one: Listed, ended: Callable[[Listed], bool]) -> bool:
    _, stood = labelled(one.path)
    return ended(one) if stood is None else stood.ending is not None


def labelled(path: Path) -> tuple[SaveLabel, Stood | None]:
    """What a save is called, and how its game stood when it was left; None where something was played since.

    Read off the lines as they stand: whether they are what was written, whoever opens the game finds out. Never raises.
    """
    label = UNLABELLED
    stood: Stood | None = Stood(None)
    try:
        lines = read_regular(path, MOST_READ).split(b"\n")[1:]
    except (OSError, ValueError):
        return label, stood
    for line in lines:
        # By its beginning, since most lines are moves, and reading those takes long.
        if not line.startswith((b'{"label":', b'{"stood":')):
            if line.startswith((b'{"seat":', b'{"undo":')):
                stood = None
            continue
        try:
            told = json.loads(line)
            if "label" in told:
                label = decode_label(told["label"])
            else:
                stood = decode_stood(told["stood"])
        except (ValueError, RecursionError):
            continue
    return label, stood


def _listed(folder: Path, skip: int = 0) -> Iterator[Listed]:
    """What `listing` lists, each looked at when it is asked for."""
    last = last_played(folder)
    names = sorted(_dates(folder), key=lambda one: (one[1] != last, -one[0], one[1]))
    return (look_at(folder / name) for _, name in names[skip : skip + MOST_LISTED])


def _dates(folder: Path) -> list[tuple[float, str]]:
    """When each save of the folder was written, and its name."""
    found = {*_names(folder), last_played(folder)} - {""}  # among too many names the last played is not forgotten
    return [(written, name) for name in found if (written := _written(folder / name)) is not None]


def look_at(path: Path) -> Listed:
    """What can be said of one save by its first line. Never raises."""
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        return Listed(path, None, _unreadable(error), None, 0)
    when = _moment(status.st_mtime)
    try:
        if not stat.S_ISREG(status.st_mode):
            raise SaveError(tr("This is no regular file."))
        if status.st_size > MAX_BYTES:
            raise SaveError(tr("This file is larger than any game ({megabytes} MB).", megabytes=MAX_BYTES // 1000000))
        line = read_regular(path, _FIRST_LINE).split(b"\n", 1)[0]
        if len(line) == _FIRST_LINE:
            raise SaveError(tr("Its first line is longer than that of any save."))
        return Listed(path, read_header(path, line)[0], "", when, status.st_size)
    except (OSError, SaveError) as error:
        said = _unreadable(error) if isinstance(error, OSError) else placeless(path, error)
        return Listed(path, None, said, when, status.st_size)


def delete(path: Path) -> None:
    """Take a save away, whatever it is: a link alone, not what it leads to. Raises SaveError with the reason.

    A folder that has the name of a save is taken away when it is empty.
    """
    try:
        path.rmdir() if stat.S_ISDIR(path.lstat().st_mode) else path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise SaveError(
            tr("{name}: it could not be deleted ({reason}).", name=path.name, reason=reason(error))
        ) from None


def for_the_time_being() -> Path:
    """A folder for a save that has none of its own."""
    try:
        return Path(tempfile.gettempdir())
    except OSError:  # no such folder can be written; a save here cannot, either, and says so
        return Path.cwd()


def placeless(path: Path, error: SaveError) -> str:
    """The error's sentence for a list that names the file itself: "Line 4: this line is damaged; …"."""
    sentence = str(error).removeprefix(f"{path}:").lstrip()
    number, colon, rest = sentence.partition(": ")
    if colon and number.isdecimal():
        if number != "1":
            return tr("Line {number}: {problem}", number=number, problem=rest)
        sentence = rest
    return sentence[:1].upper() + sentence[1:]


def played(path: Path) -> None:
    """Remember that this save was played last. Where that cannot be kept, dates decide."""
    with suppress(OSError, ValueError, SaveError):
        if path.parent.samefile(saves_folder()):
            write_whole(path.parent / LAST, os.fsencode(path.name) + b"\n")


def last_played(folder: Path) -> str:
    """The name of the save last played in `folder`; empty when that is not known."""
    try:
        name = os.fsdecode(read_regular(folder / LAST, 1024)).removesuffix("\n")
    except (OSError, ValueError):
        return ""
    return name if name.endswith(SUFFIX) and os.path.basename(name) == name and "\0" not in name else ""


def _names(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            yield from (one.name for one in islice(found, MOST_NAMES) if one.name.endswith(SUFFIX))
    except (OSError, ValueError):
        return


def _written(path: Path) -> float | None:
    """When the file was written, of a link the link itself; a date that is still to come counts as none.

    None when there is no such file any more.
    """
    try:
        written = path.lstat().st_mtime
    except OSError:
        return None
    return written if written <= datetime.now().timestamp() + _AHEAD else 0.0


_AHEAD: Final = 120.0
"""Seconds by which clocks of two machines may differ."""


def _moment(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds)
    except (OSError, OverflowError, ValueError):
        return None


def _unreadable(error: Exception) -> str:
    return tr("It cannot be read ({reason}).", reason=reason(error))
