"""States of a class to show on the teacher's pages, made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from communique.host.html import Markup, our_own
from communique.host.pages.board_state import (
    BackShown,
    BoardState,
    Choosable,
    ClassShown,
    ClockShown,
    DraftLine,
    LookState,
    PeopleState,
    PersonShown,
    PersonState,
    Presence,
    ProjectorState,
    QuestionState,
    SeatShown,
    StartState,
    TableBar,
    TableShown,
)

NOW = 1_000_000.0
QR = our_own('<svg viewBox="0 0 33 33"></svg>')


def top(phase: str = "talks", **changes: Any) -> ClassShown:
    return replace(ClassShown("Lantern Strait", "K7QWXZ", "http://10.0.0.5:8000", phase, NOW), **changes)


def person(id: int = 1, alias: str = "Ada", **changes: Any) -> PersonShown:
    return replace(PersonShown(id, alias), **changes)


def asleep(id: int = 2, alias: str = "Ben", seconds: int = 120) -> PersonShown:
    return person(id, alias, presence=Presence.ASLEEP, since=NOW - seconds)


def table(number: int = 1, *people: PersonShown, **changes: Any) -> TableShown:
    """A table of two seats at the talks, the first to act; `people` sit in order, by default one in each."""
    first, second = people or (person(2 * number - 1, "Ada"), person(2 * number, "Ben"))
    seats = (SeatShown(0, "Osmark", (first,), turn=True), SeatShown(1, "Pellin", (second,)))
    shown = TableShown(
        number,
        seats,
        session=2,
        sessions=4,
        phase="the floor",
        moved=NOW - 30,
        turn_since=NOW - 30,
        initials=3,
        needed=8,
        tension="calm",
        backs=(BackShown(12, "Osmark offers P1"), BackShown(11, "Pellin asks")),
    )
    return replace(shown, **changes)


def board(*tables: TableShown, **changes: Any) -> BoardState:
    return replace(BoardState(top(), tables), **changes)


def people_state(*people: PersonShown) -> PeopleState:
    return PeopleState(top(), people or (person(place="1.0", sits="Table 1, Osmark"), asleep()))


def person_state(**changes: Any) -> PersonState:
    places = (
        Choosable("", "Nowhere yet"),
        Choosable("1.0", "Table 1, Osmark"),
        Choosable("1.1", "Table 1, Pellin"),
        Choosable("1.", "Table 1"),
    )
    return replace(PersonState(top(), person(place="1.0", sits="Table 1, Osmark"), places), **changes)


def look_state(**changes: Any) -> LookState:
    return replace(LookState(top(), table()), **changes)


def question_state(**changes: Any) -> QuestionState:
    draft = (
        DraftLine("Catch", "300 tonnes", ("Osmark", "Pellin"), ()),
        DraftLine("Harbour fee", "5 crowns", ("Osmark",), ("Pellin: hold",)),
    )
    return replace(QuestionState(top(), table(), draft), **changes)


def start_state(**changes: Any) -> StartState:
    state = StartState(
        top("gathering"),
        joined=7,
        laid=4,
        level="envoy",
        levels=(Choosable("guided", "Guided"), Choosable("envoy", "Envoy")),
        file="lantern.class",
    )
    return replace(state, **changes)


def projector_state(**changes: Any) -> ProjectorState:
    return replace(ProjectorState(top("gathering"), QR, 2, ("Ada", "Ben")), **changes)


def everything(alias: str, qr: Markup = QR) -> BoardState:
    """A board with all there is on it, everybody called `alias`."""
    first = table(
        1,
        person(1, alias),
        person(2, alias, presence=Presence.ASLEEP, since=NOW - 60),
        observers=(person(3, alias),),
    )
    second = table(2, person(4, alias, presence=Presence.NEVER), person(5, alias, pen=True), paused=True)
    third = table(3, ended="Signed in session 4", practice=True)
    fourth = table(4)
    chair = SeatShown(1, "Pellin", (person(6, alias),), computer="Statesman")
    fourth = replace(fourth, seats=(fourth.seats[0], chair))
    return board(
        first,
        second,
        third,
        fourth,
        unseated=(person(7, alias),),
        clocks=(ClockShown("whole", NOW + 600), ClockShown("session", NOW - 5)),
        announcement=alias,
        locked=True,
    )


def bars(n: int) -> tuple[TableBar, ...]:
    return tuple(TableBar(k + 1, k % 5, 4, k % 7 == 6) for k in range(n))
