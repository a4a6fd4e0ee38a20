"""The file of a class: what was kept is there after a kill, and nobody else's file is taken for one."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.host import entries as said
from communique.host.class_file import ClassFile, ClassFileError, gathered, read_class
from communique.host.entries import KINDS, Entry, EntryError, decode, encode

OPENED = said.Opened("KTQWXZ", "key", "secret")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my.class"


def test_what_was_kept_is_read_again_with_its_time(path: Path) -> None:
    file, kept = ClassFile.open(path)
    assert kept == []
    first = file.keep([OPENED, said.Joined(1, "Ada", "t")], at=1000.5)
    file.close()
    again, kept = ClassFile.open(path)
    assert kept == first == read_class(path)
    assert [(one.n, one.at) for one in kept] == [(1, 1000.5), (2, 1000.5)]
    again.keep([said.Locked(True)])
    assert [one.n for one in read_class(path)] == [1, 2, 3]
    again.close()


def test_nobody_but_the_owner_can_read_it(path: Path) -> None:
    file, _ = ClassFile.open(path)
    file.keep([OPENED])
    assert {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in path.parent.glob("my.class*")} == {0}
    file.close()


def test_one_host_at_a_time(path: Path) -> None:
    file, _ = ClassFile.open(path)
    with pytest.raises(ClassFileError, match="another host has this class open"):
        ClassFile.open(path)
    file.close()
    ClassFile.open(path)[0].close()
    assert [one.name for one in path.parent.iterdir()] == ["my.class"]


def test_a_file_that_goes_away_is_said_and_nothing_is_shown_as_kept(path: Path) -> None:
    file, _ = ClassFile.open(path)
    file.keep([OPENED])
    path.unlink()
    with pytest.raises(ClassFileError):
        file.keep([said.Locked(True)])
    file.close()


@pytest.mark.parametrize("content", [b"hello", b"\0" * 5000, b"SQLite format 3\0" + b"x" * 200])
def test_another_file_is_refused_and_stays_as_it_was(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(ClassFileError) as error:
        ClassFile.open(path)
    assert "my.class" in str(error.value)
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == ["my.class"]


def test_another_database_is_refused(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE entries (n INTEGER)")
    other.commit()
    other.close()
    with pytest.raises(ClassFileError, match="no class file"):
        ClassFile.open(path)


def test_a_folder_that_is_not_there_is_said(path: Path) -> None:
    with pytest.raises(ClassFileError):
        ClassFile.open(path / "deeper" / "my.class")


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM entries WHERE n = 2",
        "UPDATE entries SET kind = 'Nothing' WHERE n = 2",
        "UPDATE entries SET data = '{' WHERE n = 2",
        'UPDATE entries SET data = \'{"person": "x"}\' WHERE n = 2',
        "UPDATE entries SET at = 'soon' WHERE n = 2",
    ],
)
def test_damage_is_said_with_the_number_of_the_entry(path: Path, change: str) -> None:
    file, _ = ClassFile.open(path)
    file.keep([OPENED, said.Joined(1, "Ada", "t"), said.Locked(True)])
    file.close()
    with sqlite3.connect(path) as other:
        other.execute(change)
    other.close()
    with pytest.raises(ClassFileError, match="entry 2"):
        ClassFile.open(path)


def test_an_entry_about_nobody_is_refused(path: Path) -> None:
    file, _ = ClassFile.open(path)
    file.keep([OPENED, said.Renamed(7, "Ada")])
    file.close()
    with pytest.raises(ClassFileError, match="entry 2"):
        gathered(path, read_class(path))


KILLED = """
import sys
from pathlib import Path
from communique.host import entries as said
from communique.host.class_file import ClassFile
file, kept = ClassFile.open(Path(sys.argv[1]))
if not kept:
    file.keep([said.Opened("KTQWXZ", "key", "secret")])
n = len(kept)
while True:
    n += 1
    file.keep([said.Joined(n, f"a{n}", "t"), said.Renamed(n, f"b{n}")])
    print(n, flush=True)
"""


@pytest.mark.slow
def test_what_was_said_to_be_kept_outlives_a_kill(path: Path) -> None:
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, env=dict(os.environ)
        ) as process:
            assert process.stdout is not None
            told = [int(process.stdout.readline()) for _ in range(7)]
            process.send_signal(signal.SIGKILL)
            told += [int(line) for line in process.stdout.read().split()]
        kept = [one.entry for one in read_class(path)]
        joined = {entry.person for entry in kept if isinstance(entry, said.Joined)}
        renamed = {entry.person for entry in kept if isinstance(entry, said.Renamed)}
        assert set(told) <= joined
        assert joined == renamed  # both or neither


TEXTS = st.text(max_size=20)
NUMBERS = st.integers(-(2**40), 2**40)
SAMPLES: dict[str, st.SearchStrategy[Entry]] = {
    name: st.from_type(kind) for name, kind in KINDS.items() if name not in ("Surveyed", "Timed")
}


@given(st.one_of(*SAMPLES.values()))
def test_every_entry_reads_back_as_it_was(entry: Entry) -> None:
    assert decode(*encode(entry)) == entry


@given(TEXTS, st.dictionaries(TEXTS, TEXTS), NUMBERS)
def test_surveys_read_back_too(survey: str, answers: dict[str, str], person: int) -> None:
    entry = said.Surveyed(person, survey, answers)
    assert decode(*encode(entry)) == entry


@given(st.sampled_from([*KINDS, "Nothing", ""]), st.text(max_size=60))
def test_whatever_stands_there_is_an_entry_or_is_refused(kind: str, text: str) -> None:
    with suppress(EntryError):
        assert isinstance(decode(kind, text), Entry)


def test_reading_a_class_that_nobody_has_open_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file, _ = ClassFile.open(tmp_path / "my.class")
    file.keep([OPENED])
    assert len(read_class(file.path)) == 1
    file.close()
    assert len(read_class(file.path)) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["my.class"]
