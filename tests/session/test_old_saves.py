"""Saves that version 0.1.0 wrote load, stand where they stood, and go on.

The files were written by that version, with undos, notes and private talk in them; the digests of their logs are its
own. The scenarios have changed since; what they were then is shipped with the program, and so are the rules.
"""

from hashlib import sha256
from pathlib import Path
from shutil import copy

import pytest

from communique.cli import main
from communique.loading.earlier import load_edition
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.session import read_save
from communique.session.folder import listing
from communique.session.marks import Marks
from communique.session.store import continue_save, restore
from communique.window.screens.load import _entry

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
    save = read_save(path)
    session, recorder = continue_save(save, edition(save))
    recorder.close()
    events, log, takebacks = LOGS[name]
    assert len(session.events) == events
    assert sha256(session.log_text().encode()).hexdigest() == log
    assert session.marks == Marks(takebacks=takebacks)
    assert session.notes
    assert not session.header.scored


STANDS = {
    "harbour-at-sel": "The talks go on",
    "lantern-strait": "Ending: breakdown, Pellin broke off the talks. Points and surplus: Osmark 69 (+0)",
    "sochi-2021": "The talks go on",
    "two-valleys": "Ending: breakdown, Velmar left the talks and did not return.",
}
"""What `replay` of version 0.1.0 said of each, at the end."""


def edition(save):
    return load_edition(save.header.scenario, save.header.digest)


def test_every_old_save_is_tried():
    assert {path.stem for path in OLD.iterdir()} == set(LOGS)


def test_an_old_save_goes_on_in_the_form_it_was_begun_in(tmp_path):
    path = Path(copy(OLD / "sochi-2021.communique", tmp_path))
    save = read_save(path)
    session, recorder = continue_save(save, edition(save))
    with recorder:
        view = session.chair(session.turn).view()
        assert session.chair(view.seat).submit(next(iter(view.candidates()))) is None
    assert b'"crc"' not in path.read_bytes()
    assert read_save(path).events == tuple(session.events)


@pytest.mark.parametrize("name", LOGS)
def test_an_old_save_is_played_by_the_rules_and_the_scenario_it_was_begun_with(name):
    save = read_save(OLD / f"{name}.communique")
    scenario = edition(save)
    assert scenario.digest == save.header.digest
    session = restore(save, scenario)
    assert session.header.rules == session.scenario.public.rules == 1


def test_an_earlier_edition_is_shown_on_the_map_of_today():
    save = read_save(OLD / "sochi-2021.communique")
    assert edition(save).public.map == load_scenario("sochi-2021").public.map != ""


def test_an_earlier_edition_is_not_among_the_scenarios_to_choose():
    today = Path(__file__).resolve().parents[2] / "scenarios"
    assert list_scenarios() == tuple(sorted(path.stem for path in today.glob("*.yaml")))


def test_a_digest_that_no_edition_has_is_todays_scenario():
    assert load_edition("lantern-strait", "0" * 64).digest == load_scenario("lantern-strait").digest


@pytest.mark.parametrize("name", LOGS)
def test_replay_reads_an_old_save(name, capsys):
    assert main(["replay", str(OLD / f"{name}.communique")]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith(STANDS[name])


def test_the_screen_of_saves_knows_old_ones():
    one = next(one for one in listing(OLD) if one.path.stem == "sochi-2021")
    row = _entry(one, one.header, whole=True)
    assert row.problem == ""
