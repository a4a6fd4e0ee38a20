"""Folders of saves as nobody should have them: each is drawn by a number, and equal numbers give equal folders."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from builders import play_on

from communique.loading.scenario_file import load_scenario
from communique.session import Recorder, Session
from communique.session.folder import LAST, SUFFIX

Make = Callable[[bytes, Random], None]
HOSTILE: Final = (
    None,
    True,
    0,
    -1,
    2**70,
    1.5,
    "",
    "x",
    "../../etc/passwd",
    "a\0b",
    "\ud800",
    "\u202e",
    "\n",
    [],
    {},
    [[]],
)


@cache
def game() -> bytes:
    """A legal save of a shipped scenario, a few moves long."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"good{SUFFIX}"
        scenario = load_scenario("lantern-strait")
        names = ("human", *("random",) * (len(scenario.sheets) - 1))
        session = Session.open(scenario, 3, level="guided", lineup=names)
        with Recorder(path, session):
            play_on(session, 3, 12)
        return path.read_bytes()


def write(path: bytes, data: bytes) -> None:
    """A new file. What has that name already stays."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def _sparse(path: bytes, luck: Random) -> None:
    write(path, b"")
    os.truncate(path, 1_500_000_000)


def _socket(path: bytes, luck: Random) -> None:
    """By way of a short name: an address has some hundred bytes."""
    with TemporaryDirectory(dir=os.path.dirname(path)) as near, socket.socket(socket.AF_UNIX) as made:
        short = os.path.join(near, b"s")
        made.bind(short)
        os.link(short, path)


def _full(path: bytes, luck: Random) -> None:
    os.mkdir(path)
    write(os.path.join(path, b"mine"), b"mine")


def _loop(path: bytes, luck: Random) -> None:
    os.symlink(os.path.basename(path), path)


def _device(path: bytes, luck: Random) -> None:
    os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5))


def _flipped(path: bytes, luck: Random) -> None:
    data = bytearray(game())
    for _ in range(luck.randint(1, 9)):
        data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    write(path, bytes(data))


def _header(path: bytes, luck: Random) -> None:
    """A legal header but for some values; json writes a lone half of a character as an escape."""
    import json

    head = json.loads(game().split(b"\n", 1)[0])
    head |= {"format": "communique-game 1"}
    for key in luck.sample([*head, "scored", "shared"], luck.randint(1, 3)):
        head[key] = luck.choice(HOSTILE)
    write(path, json.dumps(head).encode() + b"\n")


def _named(name: str) -> Make:
    return lambda path, luck: write(path, game().replace(b'"lantern-strait"', name.encode(), 1))


KINDS: Final[dict[str, Make]] = {
    "game": lambda path, luck: write(path, game()),
    "torn": lambda path, luck: write(path, game()[: luck.randrange(len(game()))]),
    "flipped": _flipped,
    "header": _header,
    "noise": lambda path, luck: write(path, luck.randbytes(luck.randrange(5000))),
    "empty": lambda path, luck: write(path, b""),
    "lines": lambda path, luck: write(path, b"\n" * luck.randrange(20_000)),
    "brackets": lambda path, luck: write(path, b"[" * 200_000),
    "a nul": lambda path, luck: write(path, b'{"scenario":"a\\u0000b"}'),
    "a long name": _named('"' + "x" * 90_000 + '"'),
    "a turned name": _named('"\\u202e\\u200b\\u00ad"'),
    "another's module": lambda path, luck: write(path, game().replace(b'"random"', b'"negmas:this.X"')),
    "sparse": _sparse,
    "pipe": lambda path, luck: os.mkfifo(path, 0o600),
    "socket": _socket,
    "device": _device,
    "to a file": lambda path, luck: os.symlink(b"/etc/hostname", path),
    "dangling": lambda path, luck: os.symlink(b"nowhere", path),
    "loop": _loop,
    "to a folder": lambda path, luck: os.symlink(b"/", path),
    "to zeros": lambda path, luck: os.symlink(b"/dev/zero", path),
    "to the kernel": lambda path, luck: os.symlink(b"/proc/kmsg", path),
    "empty folder": lambda path, luck: os.mkdir(path),
    "full folder": _full,
}
"""What can have the name of a save."""

NAMES: Final[tuple[Callable[[Random], bytes], ...]] = (
    lambda luck: b"game-%d" % luck.randrange(10**6),
    lambda luck: bytes(luck.choice(b"\x80\xc3\xff\xfe\x01\x1b\x7f") for _ in range(luck.randint(1, 20))),
    lambda luck: b"a\nb\r\t%d" % luck.randrange(1000),
    lambda luck: b"%0*d" % (255 - len(SUFFIX), luck.randrange(10**6)),
    lambda luck: "\u202egnp.\u200b\u00ad".encode() + b"%d" % luck.randrange(1000),
    lambda luck: b"-rf %d " % luck.randrange(1000),
    lambda luck: b" " * luck.randint(1, 9),
    lambda luck: b"",
    lambda luck: b"." * luck.randint(1, 9),
    lambda luck: "\u3164\U000e0001\ud7ff".encode() + b"%d" % luck.randrange(1000),
    lambda luck: b"<b>&amp;%s{}" + b"%d" % luck.randrange(1000),
)
TIMES: Final = (0, -(2**31), 2**31, 2**33, 2**34 - 1, 253402300800, -62135596801, 10**17)


def _pick_last(path: bytes, luck: Random) -> None:
    """The mark of the last game, as hostile as the games."""
    kind = luck.randrange(10)
    if kind < 4:
        return
    if kind < 7:
        said = luck.choice(
            (b"../../etc/passwd" + SUFFIX.encode(), b"a\0b" + SUFFIX.encode(), b"\xff" * 5000, b"/", b"")
        )
        write(path, said)
    else:
        KINDS[luck.choice(("pipe", "full folder", "to zeros", "dangling", "loop", "sparse", "socket"))](path, luck)


def fill(folder: Path, number: int, *, most: int = 40) -> dict[str, int]:
    """Make the hostile folder of this number at `folder`; how many there are of each kind.

    One in ten has up to `most` times ten entries, and about one in twenty is no folder at all.
    """
    luck, made = Random(number), dict.fromkeys(KINDS, 0)
    where = os.fsencode(folder)
    if luck.randrange(20) == 0:
        kind = luck.choice(("noise", "pipe", "dangling", "loop", "to zeros", "socket", "empty"))
        KINDS[kind](where, luck)
        return made | {kind: 1}
    folder.mkdir()
    for _ in range(luck.randint(0, most * 10 if luck.randrange(10) == 0 else most)):
        kind, name = luck.choice([*KINDS]), luck.choice(NAMES)(luck) + SUFFIX.encode()
        path = os.path.join(where, name)
        with suppress(OSError):  # a name that is taken, a device that may not be made
            KINDS[kind](path, luck)
            made[kind] += 1
            _dress(path, luck)
    with suppress(OSError):
        _pick_last(os.path.join(where, LAST.encode()), luck)
    if luck.randrange(25) == 0:
        folder.chmod(luck.choice((0, 0o100, 0o400, 0o300)))
    return made


def _dress(path: bytes, luck: Random) -> None:
    """Give it a date and rights."""
    if luck.randrange(3) == 0:
        with suppress(OverflowError):
            os.utime(path, (0, luck.choice(TIMES)), follow_symlinks=False)
    if luck.randrange(8) == 0 and not os.path.islink(path):
        os.chmod(path, luck.choice((0, 0o200, 0o400)))
