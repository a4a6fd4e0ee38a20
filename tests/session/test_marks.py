"""Marks: what was taken back and seen is counted and said, and a game for score keeps to what has happened."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import drift, three, two

from communique.debrief import debrief
from communique.model.scenario import Seat
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session import Recorder, Session, read_save
from communique.session.marks import UNMARKED, Marks, Undo, decode_marks, encode_marks
from communique.session.store import restore

LATER = "This game is for score: nothing is taken back once somebody else has moved or chance has spoken."
ENDED = "This game is for score: it stands as it ended."


def scored(**how: object) -> Session:
    return Session.open(two(), seed=5, scored=True, **how)  # type: ignore[arg-type]


def test_in_a_game_for_score_own_moves_can_be_taken_back_until_another_seat_has_moved() -> None:
    session = scored()
    session.chair(Seat(0)).submit(Consult())
    session.chair(Seat(0)).submit(Pass())
    session.undo(0)
    assert (session.events, session.marks.takebacks) == ([], 1)
    session.chair(Seat(0)).submit(Pass())
    session.chair(Seat(1)).submit(Pass())
    with pytest.raises(ValueError) as caught:
        session.undo(0)
    assert str(caught.value) == LATER
    assert len(session.events) == 2
    session.undo(1)
    assert len(session.events) == 1


def test_in_a_game_for_score_chance_that_has_spoken_stays() -> None:
    session = drift(scored(), lambda s: s.state.table.session == 1)
    last = max(number for number, event in enumerate(session.events) if event.seat >= 0)
    session_before = list(session.events)
    if any(event.seat < 0 for event in session.events[last:]):
        with pytest.raises(ValueError, match="chance has spoken"):
            session.undo(last)
        assert session.events == session_before


def test_in_a_game_for_score_the_end_stands() -> None:
    session = drift(scored(protocol="alternating"))
    with pytest.raises(ValueError) as caught:
        session.undo(len(session.events) - 1)
    assert str(caught.value) == ENDED
    assert session.over


def test_a_practice_game_takes_everything_back_and_counts_it() -> None:
    session = Session.open(two(), seed=5, protocol="alternating")
    session.chair(Seat(0)).submit(Offer((1, 1, 1, 1)))
    for _ in range(3):
        session.chair(Seat(1)).submit(Pass())
        session.undo(1)
    drift(session)
    session.undo(1)
    assert session.marks == Marks(takebacks=4, after_end=1)
    assert session.marks.said() == (
        "Something was taken back 4 times.",
        "The talks were taken up again once after they had ended.",
    )


def test_what_is_done_with_open_sheets_is_counted_and_chance_is_not() -> None:
    session = Session.open(three(), seed=5)
    session.open_sheets()
    drift(session, lambda s: s.state.table.session == 1)
    moved = sum(event.seat >= 0 for event in session.events)
    assert session.marks == Marks(sheets_opened=True, moves_after=moved)


def test_one_move_is_one() -> None:
    assert Marks(sheets_opened=True, moves_after=1).said() == (
        "The sheets were open to somebody when 1 move was made.",
    )
    assert Marks(takebacks=2).said() == ("Something was taken back twice.",)
    assert Marks(sheets_opened=True).said() == ()
    assert UNMARKED.said() == ()


def test_the_save_counts_as_the_game_does(tmp_path: Path) -> None:
    session = Session.open(two(), seed=5)
    with Recorder(tmp_path / "a.communique", session):
        for _ in range(3):
            session.chair(Seat(0)).submit(Consult())
            session.undo(0)
        session.redo()
        session.open_sheets()
        session.chair(Seat(0)).submit(Pass())
        session.undo(1)
        drift(session)
        session.undo(2)
    assert read_save(tmp_path / "a.communique").marks == session.marks
    assert session.marks.takebacks == 5
    assert session.marks.after_end == 1
    assert restore(read_save(tmp_path / "a.communique"), two()).marks == session.marks


def test_a_branch_for_practice_may_take_back_what_the_game_for_score_may_not_and_says_so() -> None:
    session = scored()
    session.chair(Seat(0)).submit(Pass())
    session.chair(Seat(1)).submit(Pass())
    branch = session.branch(1)
    assert not branch.header.scored
    assert (branch.marks.takebacks, session.marks.takebacks) == (1, 0)


def test_nobodys_view_holds_marks() -> None:
    session = Session.open(two(), seed=5)
    before = session.chair(Seat(0)).view()
    session.chair(Seat(0)).submit(Consult())
    session.undo(0)
    session.open_sheets()
    after = session.chair(Seat(0)).view()
    assert (before.heard, before.table, before.desk) == (after.heard, after.table, after.desk)
    assert "takebacks" not in repr(after)


def test_the_debrief_has_the_marks() -> None:
    session = Session.open(two(), seed=5, protocol="alternating")
    session.chair(Seat(0)).submit(Offer((1, 1, 1, 1)))
    session.undo(0)
    found = debrief(drift(session))
    assert found.marks == Marks(takebacks=1)
    assert found.as_dict()["marks"]["takebacks"] == 1


@pytest.mark.parametrize(
    "bad",
    [
        None, [], {}, {"takebacks": 1},
        encode_marks(UNMARKED) | {"takebacks": -1}, encode_marks(UNMARKED) | {"takebacks": True},
        encode_marks(UNMARKED) | {"takebacks": 2**60}, encode_marks(UNMARKED) | {"sheets_opened": 1},
        encode_marks(UNMARKED) | {"more": 1},
    ],
)  # fmt: skip
def test_marks_that_are_none_are_refused_with_a_sentence(bad: object) -> None:
    with pytest.raises(ValueError, match=r"^Marks .*\.$"):
        decode_marks(bad)


def test_decoding_is_the_inverse_of_encoding() -> None:
    marks = Marks(3, 1, True, 7)
    assert decode_marks(encode_marks(marks)) == marks
    assert marks.taken_back(Undo(4, True)) == Marks(4, 2, True, 7)
