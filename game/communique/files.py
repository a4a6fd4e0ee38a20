"""Files that people keep: how each is opened, locked, checked and written. One way for saves, sweeps and tournaments.

Nothing here knows what a file means. The one thing to understand: a file is a name in a folder, not only an open
descriptor. Whoever writes for hours asks before each write whether the name still leads to what is being written;
otherwise a file that somebody deletes or replaces swallows all that comes after, in silence.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

PRIVATE: Final = 0o600
"""The mode of a file that its owner alone may read."""
SHARED: Final = 0o666
"""The mode of a file that the user's mask decides about."""
_BINARY: Final = getattr(os, "O_BINARY", 0)
_NO_WAITING: Final = getattr(os, "O_NONBLOCK", 0)
_ATTEMPTS: Final = 16
_LOCKED_BYTE: Final = 2**40
"""Where the locked byte lies on Windows: past the end of any file, so that readers are not kept out."""


class Loss(Enum):
    """What has become of a file that is being written; the value ends a sentence about it."""

    GONE = "was deleted, moved or renamed"
    REPLACED = "was replaced by another file"
    CHANGED = "was changed by another program"


class LostError(Exception):
    """The name no longer leads to the file that is being written, or somebody else has written to it."""

    def __init__(self, path: Path, loss: Loss) -> None:
        super().__init__(f"{path}: this file {loss.value} while it was being written.")
        self.path = path
        self.loss = loss


class TakenError(Exception):
    """Another process, or another part of this one, is writing the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: this file is being written by another program.")
        self.path = path


class Identity(NamedTuple):
    """Which file a name leads to. Two names with equal identities lead to one file."""

    device: int
    inode: int


def identity(path: Path) -> Identity:
    """The file that `path` leads to now. Raises OSError when it leads nowhere."""
    return _identity(os.stat(path))


def check_identity(path: Path, known: Identity) -> None:
    """Raise LostError when `path` no longer leads to the file it did when `known` was taken."""
    try:
        found = identity(path)
    except (FileNotFoundError, NotADirectoryError):
        raise LostError(path, Loss.GONE) from None
    if found != known:
        raise LostError(path, Loss.REPLACED)


def _identity(status: os.stat_result) -> Identity:
    return Identity(status.st_dev, status.st_ino)


class Held:
    """An open file that this process alone writes, at its end. Holds the descriptor, the lock and the length.

    The lock goes with the process, however it ends, and is no file that could be left behind.
    """

    def __init__(self, path: Path, *, new: bool, mode: int = SHARED) -> None:
        """Make the file at `path` (`new`), or open the one that is there. Nobody else may then hold it.

        Raises TakenError when somebody does, FileExistsError when a new file is there already, and OSError when
        it cannot be opened for writing or is no regular file.
        """
        self.path = path
        self._descriptor = _make(path, mode) if new else _open_locked(path)
        try:
            status = os.fstat(self._descriptor)
        except BaseException:
            if new:
                path.unlink()
            self.close()
            raise
        self._identity = _identity(status)
        self._ragged = False
        self.length = status.st_size
        """Bytes that the file has."""

    @classmethod
    def at(cls, path: Path) -> Held:
        """The file at `path`, which is made when it is not there. Raises TakenError and OSError as `Held` does."""
        with suppress(FileExistsError):
            return cls(path, new=True)
        return cls(path, new=False)

    @property
    def open(self) -> bool:
        """Whether it is still held."""
        return self._descriptor >= 0

    def check(self) -> None:
        """Raise LostError when the name leads elsewhere, or the length is not what was written.

        What an own write that failed has left behind is cut off first; OSError when that is still not possible.
        """
        check_identity(self.path, self._identity)
        if self._ragged:
            self.cut(self.length)
        if os.fstat(self._descriptor).st_size != self.length:
            raise LostError(self.path, Loss.CHANGED)

    def append(self, data: bytes, *, sync: bool = True) -> None:
        """Check, then write `data` at the end, and bring it to the disk if `sync`. All of it, or none.

        Raises LostError as `check` does, and OSError when it cannot be written.
        """
        self.check()
        if not data:
            return
        self._ragged = True
        try:
            os.lseek(self._descriptor, self.length, os.SEEK_SET)
            rest = memoryview(data)
            while rest:
                # A write may take less than it is given.
                rest = rest[os.write(self._descriptor, rest) :]
            if sync:
                self.sync()
        except BaseException:  # a disk that is full, and Ctrl-C
            with suppress(OSError):
                self.cut(self.length)
            raise
        self.length += len(data)
        self._ragged = False

    def cut(self, length: int) -> None:
        """Leave the first `length` bytes."""
        os.ftruncate(self._descriptor, length)
        self.length = length
        self._ragged = False

    def read(self, most: int) -> bytes:
        """The first `most` bytes of the file, or all when there are fewer."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return _read(self._descriptor, most)

    def sync(self) -> None:
        """Bring to the disk what was written."""
        os.fsync(self._descriptor)

    def close(self) -> None:
        """Let go of the file. Harmless when it is closed already."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def discard(self) -> None:
        """Close the file and take its name away, if the name still leads to it."""
        with suppress(OSError, LostError):
            check_identity(self.path, self._identity)
            self.path.unlink()
        self.close()


def _make(path: Path, mode: int) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    if not _lock(descriptor):  # somebody else was quicker by a hair
        os.close(descriptor)
        raise TakenError(path)
    return descriptor


def _open_locked(path: Path) -> int:
    """A locked descriptor of the file that `path` leads to once it is locked.

    Between opening and locking, whoever held the file may have put another in its place; then it is opened anew.
    """
    for _ in range(_ATTEMPTS):
        descriptor = _open_regular(path, os.O_RDWR)
        try:
            if not _lock(descriptor):
                raise TakenError(path)
            check_identity(path, _identity(os.fstat(descriptor)))
            return descriptor
        except LostError:
            os.close(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
    raise TakenError(path)


def _open_regular(path: Path, flags: int) -> int:
    """A descriptor of a regular file; OSError for whatever else has that name, without waiting for it.

    A pipe that nobody writes would otherwise be waited for, and some devices act when they are opened.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise _IrregularError(path)
    descriptor = os.open(path, flags | _BINARY | _NO_WAITING)
    # Asked again of what was opened: the name may have come to lead elsewhere.
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _IrregularError(path)
    return descriptor


class _IrregularError(OSError):
    """What has that name is no file."""

    def __init__(self, path: Path) -> None:
        super().__init__(0, "this is no regular file", str(path))


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        """Whether the lock was free. A file system without locks (some network folders) says yes to everybody."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


def read_regular(path: Path, most: int) -> bytes:
    """What stands in a regular file, its first `most` bytes at the most. OSError for whatever else has that name."""
    descriptor = _open_regular(path, os.O_RDONLY)
    try:
        return _read(descriptor, most)
    finally:
        os.close(descriptor)


def _read(descriptor: int, most: int) -> bytes:
    parts, left = [], most
    while left and (part := os.read(descriptor, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def settle_folder(folder: Path) -> None:
    """Bring the name of a new file to the disk; without this a power cut may take the file with all that is in it.

    Only POSIX systems let a folder be opened; elsewhere, names are the system's own business.
    """
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder that may be written, but not read
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system that cannot
            raise
    finally:
        os.close(descriptor)


def write_whole(path: Path, data: str | bytes, *, replace: bool = True) -> None:
    """Write a file whole or not at all, by way of a temporary one beside it. Whoever could read it before still can.

    Raises FileExistsError when it is there already and `replace` is false, and OSError when `path` is anything but
    a regular file, or cannot be written.
    """
    with errors_of(path):
        mode = SHARED & ~_mask()
        with suppress(FileNotFoundError):
            status = path.lstat()
            if not replace:
                raise FileExistsError(errno.EEXIST, "exists already", str(path))
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "this is no regular file; choose another name", str(path))
            mode = stat.S_IMODE(status.st_mode)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:_OF_NAME]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data.encode() if isinstance(data, str) else data)
                file.flush()
                os.fsync(file.fileno())
            # `mkstemp` makes files that their owner alone may read.
            os.chmod(name, mode)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """Have what the system refuses in here speak of `path`, and neither of a file beside it nor of none."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        del error.filename2
        raise


_OF_NAME: Final = 40
"""Letters of a name that its temporary file shares: the longest name has no room for more."""


def _mask() -> int:
    """The process's mask for new files; reading it means setting it for a moment."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def unused(path: Path, *, but: Path | None = None) -> Path:
    """The first of `path`, and `path` with -1, -2, … before its ending, that does not exist and is not `but`."""
    return next(one for one in _numbered(path) if one != but and not os.path.lexists(one))


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 1
    while True:
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
