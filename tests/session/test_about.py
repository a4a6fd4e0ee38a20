"""What a save says besides the game: its name, how it stood, each seat's own page; and when it gets another date."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from builders import three

from communique.model.scenario import Seat
from communique.rules.moves.consult import Consult
from communique.rules.state import EndingKind
from communique.session.about import (
    OwnNote,
    OwnPage,
    SaveLabel,
    Stood,
    decode_label,
    decode_page,
    decode_stood,
    encode_label,
    encode_page,
)
from communique.session.folder import labelled, played, unfinished
from communique.session.recorder import Recorder, SaveError
from communique.session.session import Session
from communique.session.store import DamagedError, continue_save, read_save, recover, relabel, restore

LABEL = SaveLabel("A soft opening", "ask first", "before.communique", 12)
PAGE = OwnPage(Seat(1), (OwnNote(1, "They never name the mines."), OwnNote(2, "Ask about the road.")))
LONG_AGO = 1_600_000_000


def saved(path: Path, *labels: SaveLabel) -> Session:
    session = Session.open(three(), 1)
    with Recorder(path, session):
        session.chair(session.turn).submit(Consult())
        for label in labels:
            session.write_label(label)
        session.leave_off()
    os.utime(path, (LONG_AGO, LONG_AGO))
    return session


def test_a_label_and_a_page_survive_the_save_and_the_latest_counts(tmp_path: Path) -> None:
    session, path = Session.open(three(), 1), tmp_path / "a.communique"
    with Recorder(path, session):
        session.write_label(SaveLabel("First"))
        session.write_label(LABEL)
        session.write_page(OwnPage(Seat(1), (OwnNote(1, "first"),)))
        session.write_page(PAGE)
    again = restore(read_save(path), three())
    assert again.label == LABEL
    assert again.pages == {Seat(1): PAGE}


def test_they_go_along_when_the_game_goes_on_in_another_save(tmp_path: Path) -> None:
    session = Session.open(three(), 1)
    with Recorder(tmp_path / "a.communique", session, hear=lambda turn, words: None) as recorder:
        session.write_label(LABEL)
        session.write_page(PAGE)
        recorder.move(tmp_path / "elsewhere")
        moved = read_save(recorder.path)
    assert (moved.label, moved.pages) == (LABEL, (PAGE,))


def test_a_game_is_the_same_whatever_it_is_called() -> None:
    named, plain = Session.open(three(), 1), Session.open(three(), 1)
    named.write_label(LABEL)
    named.write_page(PAGE)
    assert named.log_text() == plain.log_text()
    for seat in range(3):
        one, other = named.chair(Seat(seat)).view(), plain.chair(Seat(seat)).view()
        assert (one.table, one.desk, one.heard, one.briefing) == (other.table, other.desk, other.heard, other.briefing)


def test_a_page_of_a_seat_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="There is no seat 9"):
        Session.open(three(), 1).write_page(OwnPage(Seat(9)))


def test_decoding_undoes_encoding() -> None:
    assert decode_label(json.loads(json.dumps(encode_label(LABEL)))) == LABEL
    assert decode_page(json.loads(json.dumps(encode_page(PAGE)))) == PAGE
    assert decode_stood(None) == Stood(None)
    assert decode_stood("joint") == Stood(EndingKind.JOINT)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"label":{"name":"a"}}', 'A label has "name", "note", "parent" and "at".'),
        ('{"label":{"name":1,"note":"","parent":"","at":0}}', "A label holds texts"),
        ('{"label":{"name":"' + 61 * "a" + '","note":"","parent":"","at":0}}', "A name has up to 60 letters"),
        ('{"stood":"won"}', "There is no ending 'won'."),
        ('{"stood":3}', "There is no ending 3."),
        ('{"page":{"seat":0}}', "A page of one's own has"),
        ('{"page":{"seat":0,"notes":[["1","a"]]}}', "names a seat, and notes with their session"),
        ('{"page":{"seat":0,"notes":[[1,"' + 201 * "a" + '"]]}}', "A page holds up to 40 notes of 200 letters."),
    ],
)
def test_a_line_that_is_damaged_is_refused_with_file_and_line(tmp_path: Path, line: str, sentence: str) -> None:
    path = tmp_path / "a.communique"
    saved(path)
    # As version 0.1.0 wrote it, without checksums, so that a line can be put in by hand.
    header = json.loads(path.read_text().split("\n")[0])
    del header["crc"]
    path.write_text(json.dumps(header | {"format": "communique-game 1"}) + "\n" + line + "\n")
    with pytest.raises(SaveError, match=sentence) as caught:
        read_save(path)
    assert str(caught.value).startswith(f"{path}:2: ")


def test_a_page_of_a_seat_that_is_not_there_costs_the_pages_and_no_move(tmp_path: Path) -> None:
    session, path = Session.open(three(), 1), tmp_path / "a.communique"
    with Recorder(path, session) as recorder:
        session.chair(session.turn).submit(Consult())
        recorder._on_entry(OwnPage(Seat(9), (OwnNote(1, "nobody"),)))
    with pytest.raises(DamagedError, match="There is no seat 9") as caught:
        restore(read_save(path), three())
    again = recover(caught.value.good, three(), tmp_path / "b.communique")
    assert again.events == session.events
    assert again.pages == {}


# -- the list --------------------------------------------------------------------------


def test_a_list_reads_the_latest_name_and_how_the_game_stood_without_playing_it(tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    saved(path, SaveLabel("First"), LABEL)
    assert labelled(path) == (LABEL, Stood(None))


def test_what_was_played_since_is_not_known_from_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    saved(path)
    _, recorder = continue_save(read_save(path), three())
    with recorder:
        recorder._session.chair(Seat(0)).submit(Consult())  # type: ignore[attr-defined]
    assert labelled(path)[1] is None


def test_a_file_that_is_no_save_has_no_name(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(b'\xff\n{"label":3}\n{"stood":\n')
    assert labelled(tmp_path / "noise") == (SaveLabel(), Stood(None))
    assert labelled(tmp_path / "nowhere") == (SaveLabel(), Stood(None))


def ended(path: Path) -> None:
    saved(path)
    with path.open("a") as file:
        file.write('{"stood":"joint"}\n')


def test_what_goes_on_is_looked_for_past_games_that_have_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path))
    ended(tmp_path / "signed.communique")
    saved(tmp_path / "going-on.communique")
    played(tmp_path / "signed.communique")
    found = unfinished(lambda one: False)
    assert found is not None
    assert found.path.name == "going-on.communique"


def test_a_save_that_does_not_say_is_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path))
    path = tmp_path / "old.communique"
    saved(path)
    path.write_text("".join(line for line in path.open() if '"stood"' not in line))
    asked: list[str] = []
    assert unfinished(lambda one: asked.append(one.path.name) or True) is None  # type: ignore[func-returns-value]
    assert asked == ["old.communique"]


# -- dates -----------------------------------------------------------------------------


def test_a_save_that_is_renamed_keeps_its_date_and_its_game(tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    session = saved(path)
    relabel(path, LABEL)
    assert read_save(path).label == LABEL
    assert read_save(path).events == tuple(session.events)
    assert path.stat().st_mtime == LONG_AGO


def test_a_save_that_is_opened_and_looked_at_keeps_its_date(tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    saved(path)
    session, recorder = continue_save(read_save(path), three())
    with recorder:
        session.write_page(PAGE)
    assert path.stat().st_mtime == LONG_AGO


def test_a_save_in_which_something_is_played_gets_another_date(tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    saved(path)
    session, recorder = continue_save(read_save(path), three())
    with recorder:
        assert session.chair(session.turn).submit(Consult()) is None
    assert path.stat().st_mtime > LONG_AGO


def test_a_save_that_another_program_writes_is_not_renamed(tmp_path: Path) -> None:
    path, session = tmp_path / "a.communique", Session.open(three(), 1)
    with Recorder(path, session), pytest.raises(SaveError, match="open in another window"):
        relabel(path, LABEL)


# -- branches --------------------------------------------------------------------------


def test_a_branch_can_take_the_way_again_that_was_taken() -> None:
    session = Session.open(three(), 1)
    for _ in range(2):
        assert session.chair(session.turn).submit(Consult()) is None
    branch = session.branch(1)
    assert branch.label == SaveLabel()
    branch.redo()
    assert branch.events == session.events


def test_with_other_chance_the_way_that_was_taken_is_not_kept() -> None:
    session = Session.open(three(), 1)
    assert session.chair(session.turn).submit(Consult()) is None
    assert session.branch(0, seed=2).undone == []
