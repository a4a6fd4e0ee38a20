"""Promises, warnings, initials taken back: what conduct counts besides words."""

from __future__ import annotations

from builders import drift, rich, terms, three
from debrief.cases import make

from communique.debrief import debrief
from communique.model.scenario import Seat
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.fulfil import Fulfil
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.session.session import Session


def test_a_promise_is_kept_by_itself_and_another_is_never_called_on() -> None:
    session = Session.open(three(), seed=1)
    public = session.scenario.public
    make(session, IfThen(0, 1, Seat(1), 1, 1), IfThen(2, 1, Seat(1), 3, 3), Pass(), Pass())
    make(session, TableDraft(terms(public, A=1, B=1)), Pass(), Mark((2, 2, 0, 0)), Mark((2, 1, 0, 0)))
    kept, idle = debrief(drift(session)).conduct[0].promises
    assert kept.event == 1
    assert kept.words == 'Aland · Will initial "A1" (A) if Borea initials "B1" (B).'
    assert session.events[kept.kept_at - 1] == (0, Fulfil(0))  # type: ignore[operator]
    assert idle.kept_at is None


def test_initials_taken_back_are_counted_in_clauses() -> None:
    session = Session.open(three(), seed=1)
    public = session.scenario.public
    make(session, Pass(), Pass(), TableDraft(terms(public, A=1, B=1, C=1)), Pass())
    make(session, Mark((1, 1, 2, 0)), Mark((2, 2, 2, 0)))
    drift(session, lambda s: s.state.table.session == 1 and s.turn == 0)  # type: ignore[union-attr]
    make(session, Mark((3, 2, 0, 0)))
    assert [one.withdrawn for one in debrief(drift(session)).conduct] == [2, 0, 0]


def test_a_warning_is_kept_by_leaving_and_unkept_when_the_session_closes_over_it() -> None:
    session = Session.open(three(), seed=1)
    make(session, Warn(), Pass(), Warn(), Walk())
    aland, borea, _ = debrief(drift(session)).conduct
    assert (aland.warnings, aland.warnings_kept, aland.warnings_unkept) == (1, 0, 1)
    assert (borea.warnings, borea.warnings_kept, borea.warnings_unkept) == (1, 1, 0)


def test_gestures_guarantees_and_evidence_are_named() -> None:
    session = Session.open(rich(), seed=1)
    drift(session, lambda s: s.turn == 0 and s.state.table.phase.value == "floor")  # type: ignore[union-attr]
    make(session, MakeGesture(0), Tell(card="c0", text="The map of seat 0."))
    drift(session, lambda s: s.turn == 2 and s.state.table.phase.value == "floor")  # type: ignore[union-attr]
    make(session, GiveGuarantee(0))
    found = debrief(drift(session))
    assert (found.conduct[0].gestures, found.conduct[0].evidence) == (("Maps",), ("A map",))
    assert found.conduct[2].guarantees == ("Monitors",)
    assert found.floors == (1, 0, 0, 0)
