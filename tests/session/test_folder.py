"""The folder of saves: whatever is in it, listing says what can be opened, why not what cannot, and stays small."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import hostile_folders
import pytest
from builders import trio

from communique.session import Recorder, SaveError, Session
from communique.session.folder import (
    LAST,
    MOST_LISTED,
    MOST_NAMES,
    Listed,
    delete,
    last_played,
    listing,
    look_at,
    played,
    unfinished,
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="makes pipes, links and names of any bytes")
PLACES = range(40)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "saves"
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(found))
    return found


def latest(folder: Path | None = None) -> Listed | None:
    """What *Continue* goes on with, where no game has ended."""
    return unfinished(lambda one: False, folder)


def save(folder: Path, name: str, when: float = 0) -> Path:
    path = folder / f"{name}.communique"
    Recorder(path, Session.open(trio(), seed=5)).close()
    if when:
        os.utime(path, (when, when))
    return path


class Counter:
    """Counts what is opened and read. Holds state."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.opened = self.read = 0
        self._open, self._read = os.open, os.read
        patch.setattr(os, "open", self._opening)
        patch.setattr(os, "read", self._reading)

    def _opening(self, path: Path, flags: int, mode: int = 0o777) -> int:
        assert os.path.isfile(path), f"{path!r} is no regular file, and was opened"
        self.opened += 1
        return self._open(path, flags, mode)

    def _reading(self, descriptor: int, most: int) -> bytes:
        data = self._read(descriptor, most)
        self.read += len(data)
        return data


@pytest.mark.parametrize("number", PLACES)
def test_a_hostile_folder_is_listed_within_bounds(tmp_path: Path, number: int) -> None:
    hostile_folders.game()
    folder = tmp_path / "hostile"
    hostile_folders.fill(folder, number)
    with pytest.MonkeyPatch.context() as patch:
        count = Counter(patch)
        found = listing(folder)
        assert count.opened <= MOST_LISTED + 1
        assert count.read <= (MOST_LISTED + 1) * 8192
    assert len(found) <= MOST_LISTED
    for one in found:
        assert (one.header is None) == (one.problem != "")
        assert len(one.problem) < 300
        assert one.path.parent == folder
    first = next((one for one in found if one.header), None)
    assert latest(folder) == first
    for one in found:
        if one.path.is_dir() and not one.path.is_symlink() and any(one.path.iterdir()):
            with pytest.raises(SaveError, match=r"could not be deleted \(Directory not empty\)"):
                delete(one.path)
        else:
            delete(one.path)
            assert not os.path.lexists(one.path)
    if folder.is_dir():
        folder.chmod(0o700)


REASONS = {
    "noise": "damaged",
    "empty": "This file is empty; a save begins with a header.",
    "brackets": "Its first line is longer than that of any save.",
    "a nul": "This is no save of Communiqué.",
    "a long name": "Its first line is longer than that of any save.",
    "sparse": "This file is larger than any game (32 MB).",
    "pipe": "This is no regular file.",
    "socket": "This is no regular file.",
    "dangling": "It cannot be read (No such file or directory).",
    "loop": "It cannot be read (Too many levels of symbolic links).",
    "to a folder": "This is no regular file.",
    "to zeros": "This is no regular file.",
    "empty folder": "This is no regular file.",
    "full folder": "This is no regular file.",
}


@pytest.mark.parametrize("kind", REASONS)
def test_one_that_is_none_is_listed_with_its_reason_beside_the_others(folder: Path, kind: str) -> None:
    good = save(folder, "good")
    hostile_folders.KINDS[kind](os.fsencode(folder / "bad.communique"), Random(1))
    found = {one.path.name: one for one in listing()}
    assert found["good.communique"].header is not None
    assert found["bad.communique"].header is None
    assert REASONS[kind] in found["bad.communique"].problem
    newest = latest()
    assert newest is not None
    assert newest.path == good


@pytest.mark.parametrize("name", [b"\xff\xfe", b"a\nb", b"-rf", b" ", b"", "\u202egnp".encode(), b"x" * 244])
def test_a_save_may_have_any_name(folder: Path, name: bytes) -> None:
    path = folder / (os.fsdecode(name) + ".communique")
    folder.mkdir()
    path.write_bytes(save(folder, "good").read_bytes())
    played(path)
    assert last_played(folder) == path.name
    found = latest()
    assert found is not None
    assert found.path == path


def test_many_names_are_not_all_looked_at_and_the_last_played_is_among_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(folder, "the-last")
    played(path)
    os.utime(path, (0, 0))
    looked: list[Path] = []
    real = os.scandir

    class Many:
        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            (entry,) = [one for one in real(folder) if one.name.endswith("communique")]
            looked.append(folder)
            fake = type("Entry", (), {"name": "none.communique"})
            return iter([fake() for _ in range(MOST_NAMES)] + [entry])  # type: ignore[list-item]

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", lambda folder: Many())
    found = latest()
    assert looked != []
    assert found is not None
    assert found.path == path


def test_continue_trusts_what_was_played_and_not_a_date(folder: Path) -> None:
    mine, copied = save(folder, "mine", time.time() - 1000), save(folder, "copied")
    played(mine)
    assert [one.path for one in listing()] == [mine, copied]


def test_a_date_that_is_still_to_come_counts_as_none(folder: Path) -> None:
    save(folder, "future", time.time() + 10**6)
    today = save(folder, "today", time.time() - 10)
    found = latest()
    assert found is not None
    assert found.path == today


@pytest.mark.parametrize("date", [0, -(2**31), 2**33, 253402300800, 10**14])
def test_a_date_beyond_the_calendar_does_no_harm(folder: Path, date: int) -> None:
    path = save(folder, "odd")
    try:
        os.utime(path, (0, date))
    except OverflowError:
        return
    assert look_at(path).header is not None


@pytest.mark.parametrize(
    "mark", [b"../good.communique", b"/good.communique", b"good.communique\0", b"..", b"", b"good", b"\xff" * 5000]
)
def test_a_mark_that_names_no_save_of_the_folder_counts_as_none(folder: Path, mark: bytes) -> None:
    save(folder, "good")
    (folder / LAST).write_bytes(mark)
    assert last_played(folder) == ""
    assert latest() is not None


@pytest.mark.parametrize("kind", ["pipe", "full folder", "to zeros", "dangling", "loop", "socket", "to a file"])
def test_a_mark_that_is_no_file_is_neither_opened_nor_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = save(folder, "good")
    hostile_folders.KINDS[kind](os.fsencode(folder / LAST), Random(1))
    before = os.lstat(folder / LAST)
    Counter(monkeypatch)
    played(path)
    assert os.path.samestat(os.lstat(folder / LAST), before)
    found = latest()
    assert found is not None
    assert found.path == path


def test_a_link_is_deleted_and_not_what_it_leads_to(folder: Path, tmp_path: Path) -> None:
    kept = save(tmp_path, "kept")
    folder.mkdir()
    link = folder / "link.communique"
    link.symlink_to(kept)
    delete(link)
    assert (os.path.lexists(link), kept.exists()) == (False, True)


def test_a_full_folder_with_the_name_of_a_save_is_not_emptied(folder: Path) -> None:
    (folder / "x.communique" / "mine").mkdir(parents=True)
    with pytest.raises(SaveError) as caught:
        delete(folder / "x.communique")
    assert str(caught.value) == "x.communique: it could not be deleted (Directory not empty)."


def test_what_is_gone_already_is_deleted(folder: Path) -> None:
    delete(folder / "gone.communique")


@pytest.mark.parametrize("kind", ["noise", "pipe", "dangling", "loop", "to zeros", "socket", "empty"])
def test_a_folder_that_is_none_holds_no_saves(folder: Path, kind: str) -> None:
    hostile_folders.KINDS[kind](os.fsencode(folder), Random(1))
    assert listing() == ()
    assert latest() is None
