"""Files that people keep: who may write one, how its loss is noticed, and that nothing is left half-written."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.files import Held, Loss, LostError, TakenError, identity, read_regular, unused, write_whole

ROOT = Path(__file__).parents[1]
posix = pytest.mark.skipif(os.name != "posix", reason="needs names that lead elsewhere")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def another_process(code: str, path: Path) -> str:
    """What a program says of the file."""
    program = f"import sys\nfrom pathlib import Path\nfrom communique.files import *\npath = Path(sys.argv[1])\n{code}"
    call = [sys.executable, "-c", program, str(path)]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


# -- held --------------------------------------------------------------------------

TRY = """
try:
    Held(path, new=False)
except TakenError as error:
    print(error)
else:
    print("mine")
"""


def test_another_process_cannot_hold_a_file_that_is_held(path: Path) -> None:
    held = Held(path, new=True)
    assert another_process(TRY, path) == f"{path}: this file is being written by another program."
    held.close()
    assert another_process(TRY, path) == "mine"


@posix
def test_another_name_for_a_held_file_does_not_let_anybody_in(path: Path, tmp_path: Path) -> None:
    held = Held(path, new=True)
    (tmp_path / "link").symlink_to(path)
    os.link(path, tmp_path / "hard")
    for name in ("link", "hard"):
        with pytest.raises(TakenError):
            Held(tmp_path / name, new=False)
    held.close()


def test_the_lock_goes_with_the_process(path: Path) -> None:
    another_process("Held(path, new=True)\nimport os\nos._exit(0)", path)
    Held(path, new=False).close()


def test_a_new_file_takes_nobodys_place(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        Held(path, new=True)
    assert path.read_text() == "mine"


LOSSES: dict[str, tuple[Callable[[Path], object], Loss]] = {
    "deleted": (lambda path: path.unlink(), Loss.GONE),
    "renamed": (lambda path: path.rename(path.with_name("other")), Loss.GONE),
    "its folder renamed": (lambda path: path.parent.rename(path.parent.with_name("elsewhere")), Loss.GONE),
    "its folder a file": (
        lambda path: (path.parent.rename(path.parent.with_name("x")), path.parent.write_text("")),
        Loss.GONE,
    ),
    "replaced": (
        lambda path: (path.with_name("new").write_text("x"), path.with_name("new").replace(path)),
        Loss.REPLACED,
    ),
    "replaced by its copy": (
        lambda path: (path.with_name("new").write_bytes(path.read_bytes()), path.with_name("new").replace(path)),
        Loss.REPLACED,
    ),
    "a folder instead": (lambda path: (path.unlink(), path.mkdir()), Loss.REPLACED),
    "longer": (lambda path: path.open("ab").write(b"x"), Loss.CHANGED),
    "shorter": (lambda path: os.truncate(path, 2), Loss.CHANGED),
}


@posix
@pytest.mark.parametrize("case", LOSSES)
def test_whatever_becomes_of_the_file_is_noticed_before_the_next_write(tmp_path: Path, case: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    held = Held(folder / "kept", new=True)
    held.append(b"begun")
    lose, loss = LOSSES[case]
    lose(folder / "kept")
    with pytest.raises(LostError) as caught:
        held.append(b" and more")
    assert caught.value.loss is loss
    assert held.length == 5
    held.close()


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_write_that_fails_writes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    held = Held(path, new=True)
    held.append(b"good")
    with monkeypatch.context() as patch:
        patch.setattr(os, call, no_room)
        with pytest.raises(OSError, match="No space left"):
            held.append(b"bad")
    assert path.read_bytes() == b"good"
    held.append(b" again")
    assert path.read_bytes() == b"good again"
    held.close()


def test_ctrl_c_in_the_middle_of_a_write_leaves_no_half(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, real = Held(path, new=True), os.write

    def interrupted(descriptor: int, data: bytes) -> int:
        real(descriptor, data[:2])
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        held.append(b"half")
    held.close()
    assert path.read_bytes() == b""


def test_what_could_not_be_cut_off_at_once_is_cut_off_before_the_next_write_and_is_nobody_elses(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(path, new=True)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_room)
        patch.setattr(os, "ftruncate", no_room)
        with pytest.raises(OSError, match="No space left"):
            held.append(b"bad")
        with pytest.raises(OSError, match="No space left"):
            held.append(b"worse")
    held.append(b"good")
    assert path.read_bytes() == b"good"
    held.close()


def test_looking_alone_asks_nothing_of_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(path, new=True)
    monkeypatch.setattr(os, "fsync", no_room)
    held.append(b"")
    held.close()


def test_a_new_file_that_cannot_be_looked_at_is_not_left_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", no_room)
        with pytest.raises(OSError, match="No space left"):
            Held(path, new=True)
    assert not path.exists()


def test_discarding_takes_the_own_file_away_and_no_other(path: Path) -> None:
    held = Held(path, new=True)
    held.discard()
    assert not path.exists()
    held = Held(path, new=True)
    path.rename(path.with_name("old"))
    path.write_text("another")
    held.discard()
    assert path.read_text() == "another"


# -- reading -----------------------------------------------------------------------


def test_no_more_is_read_than_was_asked_for(path: Path) -> None:
    path.write_bytes(b"0123456789")
    assert read_regular(path, 4) == b"0123"
    assert read_regular(path, 40) == b"0123456789"


@posix
@pytest.mark.parametrize("kind", ["pipe", "folder", "to zeros"])
def test_what_is_no_file_is_never_opened(path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    {"pipe": os.mkfifo, "folder": os.mkdir, "to zeros": lambda path: os.symlink("/dev/zero", path)}[kind](path)
    monkeypatch.setattr(os, "open", no_room)
    with pytest.raises(OSError, match="no regular file"):
        read_regular(path, 10)
    with pytest.raises(OSError, match="no regular file"):
        Held(path, new=False)


@posix
def test_a_file_that_becomes_a_pipe_while_it_is_opened_is_not_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text("")
    real = os.open

    def swapped(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return real(name, flags)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(OSError, match="no regular file"):
        read_regular(path, 10)


@posix
def test_two_names_of_one_file_are_one(path: Path) -> None:
    path.write_text("")
    other = path.with_name("other")
    os.link(path, other)
    assert identity(path) == identity(other)


# -- written whole -------------------------------------------------------------------


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("old")
    for call in ("fsync", "replace", "chmod"):
        with monkeypatch.context() as patch:
            patch.setattr(os, call, no_room)
            with pytest.raises(OSError, match="No space left") as refused:
                write_whole(path, "new")
        assert (refused.value.filename, refused.value.filename2) == (str(path), None)
        assert [one.name for one in path.parent.iterdir()] == ["kept"]
        assert path.read_text() == "old"


@posix
def test_a_name_as_long_as_a_name_can_be_is_written_too(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 249 + ".jsonl")
    write_whole(path, "all of it")
    assert path.read_text() == "all of it"


@posix
def test_whoever_could_not_read_a_file_cannot_once_it_is_replaced(path: Path) -> None:
    path.write_text("mine")
    path.chmod(0o600)
    write_whole(path, "mine, too")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
def test_what_a_link_leads_to_is_not_written(path: Path) -> None:
    target = path.with_name("target")
    target.write_text("theirs")
    path.symlink_to(target)
    with pytest.raises(OSError, match="no regular file; choose another name"):
        write_whole(path, "mine")
    assert target.read_text() == "theirs"


def test_a_file_that_is_there_stays_when_it_is_not_to_be_replaced(path: Path) -> None:
    path.write_text("old")
    with pytest.raises(FileExistsError):
        write_whole(path, "new", replace=False)
    assert path.read_text() == "old"


def test_an_unused_name_counts_up_and_sees_links_that_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "a.b"
    assert unused(path) == path
    path.write_text("")
    (tmp_path / "a-1.b").symlink_to("nowhere")
    assert unused(path) == tmp_path / "a-2.b"
