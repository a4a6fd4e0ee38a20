"""Who took part, in the columns that gradebooks of schools import. For the teacher's own work, not for research.

Canvas finds people by the columns ID, SIS User ID, SIS Login ID, or by their name; Moodle by whatever column one maps
to "ID number" or "Email address". A class knows aliases alone, so a roster, a small CSV file of the teacher's, says who
is who. What is counted is taking part; whether somebody consented to research never counts.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from communique.debrief import Debrief
from communique.host.exports import ExportCell, csv_text
from communique.host.gathering import Gathering
from communique.host.names import likeness
from communique.host.surveys import AFTER, BEFORE
from communique.host.table_log import TableLog
from communique.model.errors import ErrorForPeople
from communique.model.scenario import Seat
from communique.words import N_, tr

AGAINST_POINTS: Final = N_(
    "Points of the game are no fair grade: roles are drawn by lot and reach different sums, a good result needs good "
    "partners, and who is graded by points stops telling the truth and trying things out. Grade taking part, and what "
    "somebody writes about the talks afterwards."
)
FULL: Final = 3
"""The highest grade for taking part: 1 for the talks, 1 for each survey."""
MOST_BYTES: Final = 1_000_000


class RosterError(ErrorForPeople):
    """A roster that cannot be read; one sentence."""


@dataclass(frozen=True, slots=True)
class TakingPart:
    """What somebody did."""

    alias: str
    talked: bool
    """Whether they were at a table while something was done there."""
    before: bool
    """Whether they sent the first survey, however much of it they left blank."""
    after: bool
    points: int | None = None
    """What their delegation reached at the last table where they sat, of 100; None where there is nothing."""

    @property
    def grade(self) -> int:
        """Of `FULL`."""
        return self.talked + self.before + self.after


def taking_part(
    gathering: Gathering, logs: Mapping[int, TableLog], found: Mapping[int, Debrief] | None = None
) -> list[TakingPart]:
    """What everybody did whom the teacher has not sent out, by alias. With debriefs by table, with points as well.

    A practice round counts where there was nothing else.
    """
    played = {n: log for n, log in logs.items() if not gathering.cases[log.case].practice} or dict(logs)
    rows = []
    for person in gathering.people.values():
        if person.removed or not person.alias:
            continue
        talked = any(person.id in log.people | log.watched for log in played.values())
        points = None if found is None else _points(person.id, played, found)
        rows.append(TakingPart(person.alias, talked, BEFORE in person.surveys, AFTER in person.surveys, points))
    return sorted(rows, key=lambda one: one.alias.casefold())


def _points(person: int, logs: Mapping[int, TableLog], found: Mapping[int, Debrief]) -> int | None:
    for number in sorted(logs, reverse=True):
        seats = sorted(seat for who, seat in logs[number].sat if who == person)
        if seats and number in found:
            one = found[number]
            return round(one.public.of_hundred(one.outcome.points[Seat(seats[-1])]).value)
    return None


def read_roster(data: bytes) -> dict[str, str]:
    """By alias, as `names.likeness` has it, who it is: an e-mail address, a login or a number of the school.

    The file has a line for each person, alias and who it is, with a comma or a semicolon between; a first line
    `alias,...` is a head. Raises RosterError.
    """
    if len(data) > MOST_BYTES:
        raise RosterError(tr("The roster is larger than any class."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RosterError(tr("The roster is no text in UTF-8.")) from None
    between = ";" if text.partition("\n")[0].count(";") else ","
    known: dict[str, str] = {}
    try:
        for number, row in enumerate(csv.reader(text.splitlines(), delimiter=between), start=1):
            cells = [cell.strip() for cell in row]
            if not any(cells) or (number == 1 and cells[0].casefold() == "alias"):
                continue
            if len(cells) < 2 or not cells[0] or not cells[1]:
                raise RosterError(tr("Line {n} of the roster should be an alias and who it is.", n=number))
            if likeness(cells[0]) in known:
                raise RosterError(tr('Line {n} of the roster names "{alias}" again.', n=number, alias=cells[0][:40]))
            known[likeness(cells[0])] = cells[1]
    except csv.Error:
        raise RosterError(tr("The roster is no CSV file.")) from None
    return known


def canvas_csv(rows: Sequence[TakingPart], roster: Mapping[str, str] | None = None, *, points: bool = False) -> str:
    """A file for *Import* in the gradebook of Canvas. Canvas shows what it did not find before it takes anything over.

    Canvas asks for the columns Student, ID and Section; "Points Possible" stands in a line of its own.
    """
    grade, reached = _titles()
    columns = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", grade, *([reached] if points else [])]
    most: dict[str, ExportCell] = {**dict.fromkeys(columns, ""), "Student": "Points Possible", grade: FULL}
    lines = [most | ({reached: 100} if points else {})]
    for one in rows:
        login = (roster or {}).get(likeness(one.alias), "")
        named: dict[str, ExportCell] = {"Student": one.alias, "ID": "", "SIS User ID": "", "SIS Login ID": login}
        lines.append(named | {"Section": "", grade: one.grade} | ({reached: one.points} if points else {}))
    return csv_text(columns, lines)


def moodle_csv(rows: Sequence[TakingPart], roster: Mapping[str, str] | None = None, *, points: bool = False) -> str:
    """A file for *Import: CSV file* in the gradebook of Moodle, where each column is mapped by hand.

    A line without an address and a number is passed over by Moodle, which knows no aliases.
    """
    grade, reached = _titles()
    talks, first, last = tr("Talks"), tr("Survey before"), tr("Survey after")
    columns = ["Email address", "ID number", tr("Alias"), talks, first, last, grade, *([reached] if points else [])]
    lines = []
    for one in rows:
        who = (roster or {}).get(likeness(one.alias), "")
        mail, number = (who, "") if "@" in who else ("", who)
        line: dict[str, ExportCell] = {"Email address": mail, "ID number": number, tr("Alias"): one.alias}
        line |= {talks: int(one.talked), first: int(one.before), last: int(one.after), grade: one.grade}
        lines.append(line | ({reached: one.points} if points else {}))
    return csv_text(columns, lines)


def _titles() -> tuple[str, str]:
    return tr("Communiqué: taking part"), tr("Communiqué: points")
