"""Checksums: a flipped bit, a line that is missing, doubled or out of place is found where it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import play_on, two

from communique.model.scenario import Seat
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.session import Recorder, SaveError, Session, read_save
from communique.session.lines import Chain, ChecksumError
from communique.session.log import log_text
from communique.session.notes import OpeningNote
from communique.session.store import DamagedError, Save, continue_save, restore


def saved(path: Path, limit: int) -> Session:
    """A small game with a note, an undo and marks in its save."""
    session = Session.open(two(), seed=5)
    with Recorder(path, session):
        session.write_note(OpeningNote(Seat(0), target=40))
        play_on(session, 3, limit)
        session.undo(max(len(session.events) - 2, 0))
        session.open_sheets()
        play_on(session, 4, 2)
    return session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.communique"


def flips(data: bytes) -> Iterator[tuple[int, bytes]]:
    """`data` with each of its bits flipped, and the place of the byte."""
    for place in range(len(data)):
        for bit in range(8):
            yield place, data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def read(path: Path) -> Save | str:
    """What the save holds, or the sentence that refuses it."""
    try:
        return read_save(path)
    except SaveError as error:
        return str(error)


@pytest.mark.slow
def test_every_single_flipped_bit_of_a_save_is_noticed(path: Path) -> None:
    saved(path, 1)
    data, whole = path.read_bytes(), read_save(path)
    for place, flipped in flips(data[:-1]):
        path.write_bytes(flipped + data[-1:])
        found = read(path)
        assert isinstance(found, str), f"byte {place} is {flipped[place]}, and nobody noticed"
        assert found.startswith(str(path))
    for _, flipped in flips(
        data[-1:]
    ):  # the last line's end: it looks as if the line were torn, or followed by a blank
        path.write_bytes(data[:-1] + flipped)
        found = read(path)
        assert isinstance(found, Save)
        assert found.events == (whole.events[:-1] if found.note else whole.events)


def test_what_stands_before_a_flipped_bit_is_kept(path: Path) -> None:
    session = saved(path, 9)
    lines = path.read_bytes().splitlines(keepends=True)
    start = sum(map(len, lines[:4]))
    data = path.read_bytes()
    path.write_bytes(data[:start] + bytes([data[start] ^ 1]) + data[start + 1 :])
    with pytest.raises(DamagedError) as caught:
        read_save(path)
    assert str(caught.value) == f"{path}:5: this line is damaged; everything before it can be read."
    assert caught.value.good.events == tuple(session.events[:2])
    assert caught.value.good.length == start


@pytest.mark.parametrize("how", ["removed", "doubled", "swapped", "of another game"])
def test_a_line_that_is_not_in_its_place_is_found_there(path: Path, tmp_path: Path, how: str) -> None:
    saved(path, 9)
    other = tmp_path / "b.communique"
    saved(other, 8)
    lines, others = (one.read_bytes().splitlines(keepends=True) for one in (path, other))
    for at in range(1, len(lines) - 1):
        changed = {
            "removed": lines[:at] + lines[at + 1 :],
            "doubled": lines[: at + 1] + lines[at:],
            "swapped": lines[:at] + [lines[at + 1], lines[at]] + lines[at + 2 :],
            "of another game": lines[:at] + others[-1:] + lines[at + 1 :],
        }[how]
        path.write_bytes(b"".join(changed))
        with pytest.raises(DamagedError) as caught:
            read_save(path)
        assert f":{at + 2 if how == 'doubled' else at + 1}: " in str(caught.value)


def test_the_last_line_doubled_is_noticed_too(path: Path) -> None:
    saved(path, 9)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[-1]]))
    with pytest.raises(DamagedError):
        read_save(path)


def test_a_line_without_its_checksum_is_damage(path: Path) -> None:
    saved(path, 3)
    path.write_bytes(re.sub(rb',"crc":"[0-9a-f]{8}"\}\n$', b"}\n", path.read_bytes()))
    with pytest.raises(DamagedError):
        read_save(path)


def test_a_checksum_stands_on_all_lines_before_it() -> None:
    chain = Chain()
    one, two_ = chain.sealed('{"a":1}'), chain.sealed('{"a":1}')
    assert one == '{"a":1,"crc":"561bacaf"}\n'
    assert two_ == '{"a":1,"crc":"70702850"}\n'


def test_opening_a_sealed_line_gives_it_back_and_not_another_time() -> None:
    line = Chain().sealed('{"a":1}').encode().rstrip()
    chain = Chain()
    assert chain.opened(line) == b'{"a":1}'
    with pytest.raises(ChecksumError):
        chain.opened(line)


OLD = {"format": "communique-game 1", "rules": 1}


def test_a_save_of_the_first_version_is_read_and_goes_on_without_checksums(path: Path) -> None:
    session = Session.open(two(rules=1), seed=5)
    session.chair(Seat(0)).submit(Consult())
    path.write_text(log_text(session.header, session.events))
    assert json.loads(path.read_text().splitlines()[0]).items() >= OLD.items()
    assert "scored" not in path.read_text()
    again, recorder = continue_save(read_save(path), two())
    with recorder:
        again.chair(Seat(0)).submit(Pass())
        again.undo(1)
        again.chair(Seat(0)).submit(Pass())
    assert b"crc" not in path.read_bytes()
    assert restore(read_save(path), two()).state == again.state
    assert read_save(path).marks.takebacks == 1
