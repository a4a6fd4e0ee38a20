"""Classes small enough to work out by hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from debrief.cases import adjourned, talked, tiny

from communique.classroom.class_tables import CaseTables, ClassRecord, FinishedTable, Pulse, finished_table
from communique.debrief import Debrief, debrief
from communique.model.scenario import Seat
from communique.session.notes import OpeningNote

ALAND, BOREA = Seat(0), Seat(1)


@cache
def signed() -> Debrief:
    """(1, 1) is signed, worth 20 to both; Aland thought that A would matter most to Borea, to whom B does."""
    session = talked()
    session.write_note(OpeningNote(ALAND, ((BOREA, (0,)),), 25))
    return debrief(session)


@cache
def open_ended() -> Debrief:
    """Nobody says anything, and both keep 15."""
    return debrief(adjourned())


def class_of(tables: int, *, without: int = 0, pulses: Iterable[Pulse] = (), title: str = "Tuesday") -> ClassRecord:
    """So many tables with a text, and so many without one; all pulses were tapped at the first."""
    found = [signed()] * tables + [open_ended()] * without
    said = tuple(pulses)
    return ClassRecord(
        title, tuple(FinishedTable(f"Table {k + 1}", one, said if k == 0 else ()) for k, one in enumerate(found))
    )


def case_of(record: ClassRecord) -> CaseTables:
    """The first case of a class."""
    return record.cases()[0]


__all__ = ["ALAND", "BOREA", "adjourned", "case_of", "class_of", "finished_table", "open_ended", "signed", "tiny"]
