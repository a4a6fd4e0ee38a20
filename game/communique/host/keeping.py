"""What is done with the file of a class when nobody plays: export, merge, debrief, saves, forgetting."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from communique.classroom.case_ground import GAMES, case_ground
from communique.classroom.class_pages import write_class_debrief
from communique.classroom.class_tables import ClassRecord
from communique.debrief import Debrief, debrief
from communique.files import write_whole
from communique.host import entries as said
from communique.host.cases import scenario_of
from communique.host.class_file import ClassFile, ClassFileError, Kept, delete_class, gathered, read_class
from communique.host.class_record import class_record_of
from communique.host.entries import EntryError
from communique.host.exports import ExportedClass, ExportedTable, export_files
from communique.host.forgetting import without_person
from communique.host.gathering import Gathering, of_tables
from communique.host.gradebook import AGAINST_POINTS, canvas_csv, moodle_csv, read_roster, taking_part
from communique.host.merging import ClassToMerge, MergeReport, merged
from communique.host.names import tidy
from communique.host.played_table import PlayedTable
from communique.host.survey_file import survey_of
from communique.host.surveys import ClassSurvey
from communique.host.table_log import TableLog, table_logs
from communique.model.levels import at_level
from communique.model.scenario import Public
from communique.words import N_, tr

WHAT_STAYS: Final = N_(
    "The file is deleted. What is not: copies and backups of it, what was exported or printed, and what a phone has "
    "kept of its pages. A disk may hold the bytes until it needs the room; only an encrypted disk keeps them from who "
    "has the disk."
)
_FOLDER: Final = 0o700


class KeepingError(ClassFileError):
    """Something that cannot be done with a class now; one sentence."""


@dataclass(frozen=True, eq=False)
class ReadClass:
    """A class read from its file, every table played again."""

    path: Path
    kept: Sequence[Kept]
    gathering: Gathering
    logs: dict[int, TableLog]
    tables: dict[int, PlayedTable]

    @property
    def survey(self) -> ClassSurvey:
        """What the class was asked: the case that it came for may bring a question."""
        return survey_of(self.gathering.survey, self.public)

    @property
    def public(self) -> Public:
        """What everybody may know of the case that the class came for."""
        case = self.gathering.case
        return (at_level(scenario_of(case), case.level) if case.level else scenario_of(case)).public

    def debriefs(self) -> dict[int, Debrief]:
        """By table, the debrief of each that has ended."""
        return {number: debrief(table.ended()) for number, table in self.tables.items() if table.over}

    def talking(self) -> list[int]:
        """Tables at which people sit and the talks go on, but for practice rounds."""
        return [
            number
            for number, table in self.tables.items()
            if not table.over
            and not self.gathering.case_of(number).practice
            and any(person.seat is not None for person in self.gathering.at(number))
        ]


def read_whole(path: Path) -> ReadClass:
    """The class in a file, also while a host has it open.

    Raises ClassFileError, and what `scenario_of` raises.
    """
    kept = read_class(path)
    gathering = gathered(path, kept)
    entries = of_tables(kept)
    try:
        scenarios = {number: scenario_of(case) for number, case in gathering.cases.items()}
        tables = {}
        for number, place in gathering.places.items():
            case = gathering.cases[place.case]
            tables[number] = PlayedTable.replayed(
                scenarios[case.number], case.level, place, entries[number], lambda _: None
            )
        return ReadClass(path, kept, gathering, table_logs(kept), tables)
    except EntryError as error:
        raise ClassFileError(f"{path}: {error}") from None


def export_class(
    path: Path, out: Path, identified: bool = False, *, points: bool = False, roster: Path | None = None
) -> list[Path]:
    """Write a class's tables, codebook and JSON into the folder `out`, which is empty or not there yet.

    `identified` is for the teacher's own work: aliases and answers in words of who consented, and the gradebook, with
    a `roster` of who is who, and with `points` of the game if they are asked for. Returns what was written. Raises
    ClassFileError, RosterError and what `read_whole` raises.
    """
    whole = read_whole(path)
    found = whole.debriefs()
    tables = [
        ExportedTable(whole.logs[number], table.public, found.get(number)) for number, table in whole.tables.items()
    ]
    exported = ExportedClass(whole.gathering, whole.kept, tables, whole.survey, secrets.token_bytes(16))
    files = export_files(exported, named=identified)
    if identified:
        files |= _gradebook(whole, found if points else None, roster)
    return _written(out, files)


def _at_rest(whole: ReadClass) -> ReadClass:
    """The class, if nobody in it talks any more. Raises KeepingError."""
    if talking := whole.talking():
        raise KeepingError(
            tr(
                "{path}: tables still talk: {tables}. End them first; nobody may see all sheets before.",
                path=whole.path,
                tables=", ".join(map(str, talking)),
            )
        )
    return whole


def _gradebook(whole: ReadClass, found: dict[int, Debrief] | None, roster: Path | None) -> dict[str, str]:
    known = {} if roster is None else read_roster(_bytes(roster))
    rows, points = taking_part(whole.gathering, whole.logs, found), found is not None
    files = {
        "gradebook-canvas.csv": canvas_csv(rows, known, points=points),
        "gradebook-moodle.csv": moodle_csv(rows, known, points=points),
    }
    return files | ({"gradebook-points.txt": tr(AGAINST_POINTS) + "\n"} if points else {})


def merge_classes(paths: Sequence[Path], out: Path) -> MergeReport:
    """Make one class of several, in a new file `out`, at its debrief. What became of each.

    Raises ClassFileError and MergeError, also while somebody still talks; nothing is written then.
    """
    wholes = [_at_rest(read_whole(path)) for path in paths]
    entries, report = merged([ClassToMerge(one.path.name, one.gathering, one.kept) for one in wholes])
    if out.exists():
        raise KeepingError(tr("{path}: this file exists already; choose another name.", path=out))
    file, _ = ClassFile.open(out)
    try:
        gathered(out, file.rewrite(entries))
    finally:
        file.close()
    return report


def debrief_class(path: Path, out: Path, *, games: int = GAMES) -> list[Path]:
    """Write the debrief of a class into the folder `out`, which is empty or not there yet: a page for all, one a table.

    Behind the tables lie so many simulated ones of the same papers; a thousand take seconds, of a large case a quarter
    of a minute. Returns what was written. Raises ClassFileError, also while somebody talks and where nothing has ended.
    """
    whole = _at_rest(read_whole(path))
    record = class_record(whole, games=games)
    if not record.tables:
        raise KeepingError(tr("{path}: no table has ended its talks.", path=path))
    _empty(out)
    try:
        return write_class_debrief(record, out)
    except OSError as error:
        raise _trouble(out, error) from None


def class_record(whole: ReadClass, *, games: int = GAMES) -> ClassRecord:
    """What the debrief of a class is made from: its finished tables by number, and pulses by seat."""
    gathering, found = whole.gathering, whole.debriefs()
    played = {gathering.places[number].case for number in found}
    grounds = {
        number: case_ground(scenario_of(case), case.level, games=games)
        for number, case in gathering.cases.items()
        if number in played and not case.practice
    }
    return class_record_of(gathering, whole.public, found, grounds)


def forget_class(path: Path) -> list[Path]:
    """Delete the file of a class; what was deleted. `WHAT_STAYS` says what that cannot reach. Raises ClassFileError.

    Nothing is overwritten first: on today's disks and file systems that reaches other blocks than those of the file.
    """
    return delete_class(path)


def forget_person(path: Path, alias: str) -> int:
    """Forget everybody who was ever called so, in the file of a class that no host has open. How many they were.

    Their aliases, answers and pulses are overwritten in the file; moves stay without a person. Raises ClassFileError.
    """
    file, kept = ClassFile.open(path)
    try:
        people = {
            one.entry.person
            for one in kept
            if isinstance(one.entry, said.Joined | said.Renamed)
            and tidy(alias)
            and tidy(one.entry.alias).casefold() == tidy(alias).casefold()
        }
        for person in sorted(people):
            kept = file.rewrite(without_person(kept, person))
        gathered(path, kept)
    finally:
        file.close()
    return len(people)


def tables_as_saves(path: Path, folder: Path) -> list[Path]:
    """Write each table of a class as a save, and the scenarios that do not come with the program. What was written.

    The folder is empty or not there yet. Raises ClassFileError, SaveError and what `read_whole` raises.
    """
    whole = read_whole(path)
    _empty(folder)
    written = _sources(whole, folder)
    width = len(str(max(whole.tables, default=0)))
    for number, table in whole.tables.items():
        written.append(folder / f"table-{number:0{width}}.communique")
        table.write_save(written[-1])
    return written


def _sources(whole: ReadClass, folder: Path) -> list[Path]:
    """Write the scenarios that a class keeps itself, each under its own name, which it has to have."""
    written: list[Path] = []
    for source, case in {case.source: case for case in whole.gathering.cases.values() if case.source}.items():
        path = folder / f"{case.scenario}.yaml"
        if path in written:
            path = folder / f"case-{case.number}" / path.name
            path.parent.mkdir()
        write_whole(path, source)
        written.append(path)
    return written


def _written(out: Path, files: dict[str, str]) -> list[Path]:
    _empty(out)
    try:
        for name, text in files.items():
            write_whole(out / name, text)
    except OSError as error:
        raise _trouble(out, error) from None
    return [out / name for name in files]


def _empty(folder: Path) -> None:
    """Have an empty folder there, which nobody else may look into."""
    try:
        folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise KeepingError(tr("{path}: there is something in this folder already; name another.", path=folder))
    except OSError as error:
        raise _trouble(folder, error) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _trouble(path, error) from None


def _trouble(path: Path, error: OSError) -> KeepingError:
    return KeepingError(tr("{path}: {reason}.", path=path, reason=error.strerror or type(error).__name__))
