"""Opening notes: kept with the game, on lines of their own, and in nobody's view."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import play_on, three
from debrief.cases import ALAND, BOREA, talked, tiny

from communique.classroom.report import report
from communique.debrief import debrief
from communique.model.scenario import Seat
from communique.session.log import header_line
from communique.session.notes import OpeningNote, decode_note, encode_note
from communique.session.recorder import Recorder, SaveError
from communique.session.session import Session
from communique.session.store import read_save, restore

NOTE = OpeningNote(Seat(0), ((Seat(1), (0, 2)), (Seat(2), (1,))), 65)


def test_notes_survive_the_save_and_the_latest_counts(tmp_path: Path) -> None:
    session, path = Session.open(three(), 1), tmp_path / "a.communique"
    session.write_note(OpeningNote(Seat(0), (), 10))
    with Recorder(path, session):
        session.write_note(NOTE)
        play_on(session, 3, limit=20)
        session.undo(max(0, len(session.events) - 2))
    save = read_save(path)
    assert save.notes == (NOTE,)
    again = restore(save, three())
    assert again.notes == {Seat(0): NOTE}
    assert again.events == session.events


def test_a_torn_note_is_dropped_with_a_sentence(tmp_path: Path) -> None:
    session, path = Session.open(three(), 1), tmp_path / "a.communique"
    Recorder(path, session).close()
    path.write_text(path.read_text() + '{"note":{"seat":0,"gue')
    save = read_save(path)
    assert "cut short" in save.note
    assert save.notes == ()


def test_no_view_holds_a_note() -> None:
    noted, plain = Session.open(three(), 1), Session.open(three(), 1)
    noted.write_note(NOTE)
    for seat in range(len(three().sheets)):
        one, other = noted.chair(Seat(seat)).view(), plain.chair(Seat(seat)).view()
        assert (one.table, one.desk, one.heard, one.briefing) == (other.table, other.desk, other.heard, other.briefing)
    assert noted.log_text() == plain.log_text()


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (OpeningNote(Seat(9)), "other seats"),
        (OpeningNote(Seat(0), ((Seat(0), (1,)),)), "other seats"),
        (OpeningNote(Seat(0), ((Seat(1), (1, 1)),)), "none twice"),
        (OpeningNote(Seat(0), ((Seat(1), (0, 1, 2, 3)),)), "up to 3"),
        (OpeningNote(Seat(0), ((Seat(1), (0,)), (Seat(1), (1,)))), "other party once"),
        (OpeningNote(Seat(0), ((Seat(1), (44,)),)), "numbered 0 to 3"),
        (OpeningNote(Seat(0), (), 101), "no number of points"),
    ],
)
def test_a_note_that_cannot_stand_is_refused(note: OpeningNote, sentence: str) -> None:
    session = Session.open(three(), 1)
    with pytest.raises(ValueError, match=sentence):
        session.write_note(note)
    assert session.notes == {}


@pytest.mark.parametrize(
    "line",
    ['{"note":{"seat":0}}', '{"note":{"seat":0,"guesses":[[1]],"target":null}}', '{"note":[]}',
     '{"note":{"seat":0,"guesses":[[1,["a"]]],"target":null}}', '{"note":{"seat":0,"guesses":[],"target":"much"}}'],
)  # fmt: skip
def test_a_damaged_note_is_refused_with_file_and_line(tmp_path: Path, line: str) -> None:
    session, path = Session.open(three(), 1), tmp_path / "a.communique"
    path.write_text(header_line(session.header) + "\n" + line + "\n")
    with pytest.raises(SaveError, match=r"a\.communique:2: An opening note"):
        read_save(path)


def test_decoding_undoes_encoding() -> None:
    assert decode_note(encode_note(NOTE)) == NOTE


def test_the_debrief_sets_guesses_and_aims_beside_what_was_so() -> None:
    """Aland's own weight lies on issue A, Borea's on B (30 against 10 points): a guess of A for Borea is wrong."""
    session = Session.resume(tiny(), talked().header, talked().events)
    session.write_note(OpeningNote(ALAND, ((BOREA, (0,)),), 35))
    session.write_note(OpeningNote(BOREA, ((ALAND, (0,)),)))
    found = debrief(session)
    wrong, right = found.guesses
    assert (wrong.seat, wrong.other, wrong.issues, wrong.actual, wrong.right) == (ALAND, BOREA, (0,), (1,), 0)
    assert (right.seat, right.other, right.actual, right.right) == (BOREA, ALAND, (0,), 1)
    (aim,) = found.aims
    assert (aim.seat, aim.target, aim.points) == (ALAND, 35, 20)
    # Borea's false answer and Aland's own reading of its offers put the weight on A (64 to 36 percent).
    assert found.noted == [
        "Before the talks Aland guessed A for Borea; by the sheet it is B (0 of 1), by the moves it looked like A.",
        "Before the talks Borea guessed A for Aland; by the sheet it is A (1 of 1), by the moves it looked like A.",
        "Aland aimed at 35 points and ended with 20.",
    ]
    assert found.as_dict()["opening_notes"] == {
        "guesses": [
            {"party": "aland", "about": "borea", "right": 0, "issues": ["a"], "truth": ["b"], "told": ["a"]},
            {"party": "borea", "about": "aland", "right": 1, "issues": ["a"], "truth": ["a"], "told": ["a"]},
        ],
        "aims": {"aland": {"target": 35, "points": 20}},
    }
    assert found.noted[0] in report(found)
