"""Hostile folders of saves against the real title and list of saves: time, memory, what was deleted; printed.

Run by hand: `python tests/bench/bench_saves.py [FIRST] [COUNT] [UID]`, by default folders 0 to 999. Each is what
`tests/hostile_folders.py` makes of its number; one in a hundred has 30,000 files more. CPU seconds are of this process,
peak memory is what the kernel says that was gained since the folder was made (Linux alone says it). With UID, rights
count: a user of this number looks at the folders. Folders that took more than 2 seconds or 200 MB, and whatever was
raised, are named; nothing here is asserted.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "game"), str(ROOT / "tests"), str(ROOT / "tests" / "window")]

import hostile_folders  # noqa: E402
from people import Person  # noqa: E402

from communique.session.folder import SUFFIX, delete, listing, unfinished  # noqa: E402
from communique.session.recorder import SaveError  # noqa: E402
from communique.window.kit import prepare  # noqa: E402

CROWD = 30_000
STUCK = 60
"""Seconds after which somebody waits for ever."""


class Looked(NamedTuple):
    """What one folder cost."""

    number: int
    title: float
    """CPU seconds until the title can be used."""
    load: float
    """CPU seconds from there until the list is shown."""
    memory: float
    """MB."""
    broken: int
    deleted: int
    refused: int
    """Folders that are not empty, and what there are no rights to delete."""


def peak() -> float:
    """The largest memory of this process since it was last forgotten, in MB; 0 where nobody counts it."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def forget_peak() -> None:
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def look(number: int) -> Looked:
    """Title, list and deletions of a folder that is there."""
    forget_peak()
    before, start = peak(), time.process_time()
    person = Person()
    titled = time.process_time()
    unfinished(lambda one: False)
    person.app.go("load")
    person.look()
    listed = time.process_time()
    memory = peak() - before
    broken = deleted = refused = 0
    while number % 7 == 0 and broken < 3 and (k := next(_broken(person), None)) is not None:  # as a person does
        broken += 1
        person.click(f"delete{k}")
        person.click("yes")
        if person.there("told"):
            refused += 1
            break
        deleted += 1
    for one in listing():
        if one.problem:
            broken += 1
            try:
                delete(one.path)
            except SaveError:
                refused += 1
            else:
                deleted += not os.path.lexists(one.path)
    return Looked(number, titled - start, listed - titled, memory, broken, deleted, refused)


def _broken(person: Person):
    entries = person.app.screen.entries  # type: ignore[attr-defined]
    return (k for k, entry in enumerate(entries) if entry.found.header is None)


def _stuck(*_: object) -> None:
    raise TimeoutError(f"nothing came for {STUCK} seconds")


def run(first: int, count: int, uid: int | None) -> None:
    """Look at the folders and print the table."""
    prepare()
    hostile_folders.game()
    base = Path(tempfile.mkdtemp())
    os.environ["COMMUNIQUE_SETTINGS"] = str(base / "settings.json")
    signal.signal(signal.SIGALRM, _stuck)
    found: list[Looked] = []
    kinds: Counter[str] = Counter()
    raised: list[str] = []
    for number in range(first - 1, first + count):  # the first time is to get warm
        folder = base / str(number)
        made = hostile_folders.fill(folder, max(number, 0))
        if number % 100 == 50 and folder.is_dir():
            for k in range(CROWD):
                (folder / f"c{k}{SUFFIX}").touch()
        os.environ["COMMUNIQUE_SAVES"] = str(folder)
        signal.alarm(STUCK)
        warm = number >= first
        try:
            if uid is not None and warm:
                for path in (base, *base.rglob("*")):
                    os.chown(path, uid, uid, follow_symlinks=False)
                os.seteuid(uid)
            looked = look(number)
            found += [looked] if warm else []
        except Exception as error:
            raised.append(f"folder {number}: {error!r:.200}")
        signal.alarm(0)
        os.seteuid(os.getuid())
        kinds.update(made)
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o700)
            shutil.rmtree(folder, ignore_errors=True)
        else:
            folder.unlink(missing_ok=True)
    shutil.rmtree(base, ignore_errors=True)
    _print(found, kinds, raised)


def _print(found: list[Looked], kinds: Counter[str], raised: list[str]) -> None:
    print(f"{len(found)} folders, {sum(kinds.values())} entries of {len(kinds)} kinds")
    print(f"{'':28}{'median':>9}{'worst':>9}   in folder")
    columns = (("title, CPU seconds", 1), ("list, CPU seconds", 2), ("peak memory gained, MB", 3))
    for title, column in columns:
        row = sorted(found, key=lambda one: one[column])
        print(f"{title:28}{row[len(row) // 2][column]:9.2f}{row[-1][column]:9.2f}   {row[-1].number}")
    print(
        f"broken ones listed {sum(one.broken for one in found)}, deleted {sum(one.deleted for one in found)}, ", end=""
    )
    print(f"refused (full folders, no rights) {sum(one.refused for one in found)}")
    over = [str(one.number) for one in found if one.title + one.load > 2 or one.memory > 200]
    print(f"over 2 seconds or 200 MB: {', '.join(over) or 'none'}")
    print(f"raised: {'; '.join(raised) or 'nothing'}")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    run(*([*given, None] if len(given) == 2 else given or [0, 1000, None]))  # type: ignore[arg-type]
