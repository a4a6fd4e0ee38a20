"""Saves that version 0.1.0 wrote load, stand where they stood, and go on.

The files were written by that version, with undos, notes and private talk in them; the digests of their logs are its
own. A scenario that changes takes its save along: a save is of one version of its scenario.
"""

from hashlib import sha256
from pathlib import Path
from shutil import copy

import pytest

from communique.loading.scenario_file import load_scenario
from communique.session import read_save
from communique.session.marks import Marks
from communique.session.store import continue_save

OLD = Path(__file__).parent / "saves_0_1_0"
LOGS = {
    "harbour-at-sel": (54, "e50fb544ccdacebfefb9ed8edcfbb6af7ea224619ed54546ee1ca0ed157fae83", 2),
    "lantern-strait": (2, "1ee32fe64b3aa8ef9787a697fbda75e1eec3064099aa5b9271f4801c5a1391ff", 0),
    "sochi-2021": (81, "7fa54e143651ec871f9efb9709ce8c7ab87202d09d5e4324263a18a47c0c207b", 3),
    "two-valleys": (70, "e66e5a8ac205d623444d2cd406971da21d40a53a87b5624766f72a15e42ddd2e", 3),
}
"""By scenario: events, SHA-256 of the log, and lines of the file that take something back."""


@pytest.mark.parametrize("name", LOGS)
def test_a_save_of_the_first_version_stands_where_it_stood(name, tmp_path):
    path = Path(copy(OLD / f"{name}.communique", tmp_path))
    session, recorder = continue_save(read_save(path), load_scenario(name))
    recorder.close()
    events, log, takebacks = LOGS[name]
    assert len(session.events) == events
    assert sha256(session.log_text().encode()).hexdigest() == log
    assert session.marks == Marks(takebacks=takebacks)
    assert session.notes
    assert not session.header.scored


def test_every_old_save_is_tried():
    assert {path.stem for path in OLD.iterdir()} == set(LOGS)


def test_an_old_save_goes_on_in_the_form_it_was_begun_in(tmp_path):
    path = Path(copy(OLD / "sochi-2021.communique", tmp_path))
    session, recorder = continue_save(read_save(path), load_scenario("sochi-2021"))
    with recorder:
        view = session.chair(session.turn).view()
        assert session.chair(view.seat).submit(next(iter(view.candidates()))) is None
    assert b'"crc"' not in path.read_bytes()
    assert read_save(path).events == tuple(session.events)
