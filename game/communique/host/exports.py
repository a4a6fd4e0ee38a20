"""A class as tidy tables for research: what happened and what was answered, by people whom nobody can tell.

Everybody's consent is honoured. What somebody said by themselves (answers, pulses) is here when they consented; the log
of a table is of all who played at it, and is here when they all did. Who was left out leaves no trace but that somebody
was: numbers are drawn among those who are here alone. What each column is, `codebook.py` says.
"""

from __future__ import annotations

import csv
import hmac
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final

from communique.classroom.report_class import FORMULA
from communique.classroom.small_groups import left_out
from communique.debrief import Debrief
from communique.host import entries as said
from communique.host.class_file import KeptEntry
from communique.host.codebook import COLUMNS, NAMED, codebook_page, codebook_rows
from communique.host.gathering import Case, Gathering, Person
from communique.host.surveys import PARTS, SCALE, TEXT, ClassSurvey, SurveyItem, sound_answers
from communique.host.table_log import TableLog, TimedEvent
from communique.model.package import OPEN
from communique.model.scenario import NATURE, Public, Seat
from communique.rules.protocol import protocol
from communique.rules.state import CONFERENCE
from communique.session.log import encode_event

FORMAT: Final = "communique-class-export 1"
ExportCell = str | int | float | None
ExportRow = dict[str, ExportCell]
ExportRows = dict[str, list[ExportRow]]
"""The tables of an export, by name."""


@dataclass(frozen=True, eq=False)
class ExportedTable:
    """A table as an export needs it."""

    log: TableLog
    public: Public
    """At the level that is played."""
    found: Debrief | None
    """None while the talks go on."""


@dataclass(frozen=True, eq=False)
class ExportedClass:
    """A class as an export needs it."""

    gathering: Gathering
    kept: Sequence[KeptEntry]
    tables: Sequence[ExportedTable]
    survey: ClassSurvey
    salt: bytes
    """Drawn anew for each export, so that its numbers for people and tables are not those of another."""


def export_rows(whole: ExportedClass, *, named: bool = False) -> ExportRows:
    """The tables of an export, by name; with `named` the aliases and answers in words of who consented as well."""
    chosen = _Chosen(whole)
    made = COLUMNS | NAMED if named else COLUMNS
    return {name: list(_MAKERS[name](chosen)) for name in made}


def export_files(whole: ExportedClass, *, named: bool = False) -> dict[str, str]:
    """The files of an export, by name: a CSV a table, the codebook as CSV and to read, and all of it as JSON."""
    rows, columns = export_rows(whole, named=named), COLUMNS | NAMED
    files = {f"{name}.csv": csv_text([one.name for one in columns[name]], rows[name]) for name in rows}
    book = codebook_rows(named=named)
    files["codebook.csv"] = csv_text(list(book[0]), book)
    files["codebook.md"] = codebook_page(named=named)
    whole_file = {"format": FORMAT, "named": named, "tables": rows, "codebook": book}
    files["class.json"] = json.dumps(whole_file, ensure_ascii=False, indent=1) + "\n"
    return files


def csv_text(columns: Sequence[str], rows: Sequence[Mapping[str, ExportCell]]) -> str:
    """Rows as CSV with a head, in UTF-8 text. No text in it is one that a spreadsheet takes for a formula."""
    out = StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(row[name]) for name in columns} for row in rows)
    return out.getvalue()


def _cell(value: ExportCell) -> ExportCell:
    if isinstance(value, str):
        # Blanks before the sign are passed over by some.
        return f"'{value}" if value.lstrip().startswith(FORMULA) or value.startswith(FORMULA) else value
    return "" if value is None else value


class _Chosen:
    """Who and which tables are in the export, under which names."""

    def __init__(self, whole: ExportedClass) -> None:
        self.whole = whole
        self.opened = whole.gathering.opened
        everybody = whole.gathering.people.values()
        self.people: dict[int, Person] = {one.id: one for one in everybody if one.consent}
        self.tables = [one for one in whole.tables if one.log.people <= self.people.keys()]
        self.person = self._names("p", self.people)
        self.table = self._names("t", [one.log.number for one in self.tables])
        self.tables.sort(key=lambda one: self.table[one.log.number])
        self.names: ExportRow = {"class": self._draw("class")[:8]}

    def _draw(self, of: str, salt: bytes = b"") -> str:
        return hmac.digest(self.opened.secret.encode(), salt + of.encode(), "sha256").hex()

    def _names(self, letter: str, numbers: Mapping[int, Any] | Sequence[int]) -> dict[int, str]:
        """Names in an order that depends on nobody who is left out."""
        drawn = sorted(numbers, key=lambda number: self._draw(f"{letter}{number}", self.whole.salt))
        return {number: f"{letter}{place:02}" for place, number in enumerate(drawn, start=1)}

    def in_order(self) -> Iterator[tuple[str, Person]]:
        """Everybody who is in, by name."""
        for number, name in self.person.items():
            yield name, self.people[number]

    def at(self, table: ExportedTable) -> ExportRow:
        """What names a table's row."""
        return self.names | {"table": self.table[table.log.number]}


def _class(chosen: _Chosen) -> Iterator[ExportRow]:
    everybody, laid = chosen.whole.gathering.people, chosen.whole.tables
    yield chosen.names | {
        "language": chosen.opened.language,
        "people": len(chosen.people),
        "people_left_out": left_out(len(everybody) - len(chosen.people)),
        "tables": len(chosen.tables),
        "tables_left_out": left_out(len(laid) - len(chosen.tables)),
    }


def _cases(chosen: _Chosen) -> Iterator[ExportRow]:
    for case in chosen.whole.gathering.cases.values():
        yield chosen.names | _case(case)


def _case(case: Case) -> ExportRow:
    return {
        "case": case.number, "scenario": case.scenario, "level": case.level, "papers": case.papers,
        "digest": case.digest, "practice": int(case.practice),
    }  # fmt: skip


def _phases(chosen: _Chosen) -> Iterator[ExportRow]:
    start = chosen.whole.kept[0].at
    for one in chosen.whole.kept:
        if isinstance(one.entry, said.PhaseSet):
            yield chosen.names | {"phase": one.entry.phase, "at": round(one.at - start, 1)}


def _tables(chosen: _Chosen) -> Iterator[ExportRow]:
    for one in chosen.tables:
        log, found = one.log, one.found
        last = log.events[-1].at if log.events else log.opened
        yield chosen.at(one) | {
            "case": log.case,
            "ended": int(found is not None),
            "outcome": "" if found is None else found.outcome.kind.value,
            "sessions": None if found is None else found.outcome.rounds,
            "events": len(log.events),
            "seconds": round(last - log.opened, 1),
            "tension": None if found is None else found.tension,
            "taken_back": log.marks.takebacks,
            "left_for_each": None if found is None or found.left is None else found.left.gain,
            "efficient": None if found is None or found.left is None else int(found.left.efficient),
        }


def _seats(chosen: _Chosen) -> Iterator[ExportRow]:
    for one in chosen.tables:
        for p, party in enumerate(one.public.parties):
            seat = Seat(p)
            note = one.log.notes.get(seat)
            yield chosen.at(one) | {
                "seat": p,
                "party": party.id,
                "role": party.role.value,
                "people": sum(sat == p for _, sat in one.log.sat),
                "computer": one.log.computers.get(p, ""),
                "aim": None if note is None else note.target,
                **_reached(one.found, seat),
                "guessed": None if note is None else sum(len(issues) for _, issues in note.guesses),
            }


def _reached(found: Debrief | None, seat: Seat) -> ExportRow:
    """What the debrief says of a seat; empty cells while the talks go on."""
    if found is None:
        names = ("points", "no_deal", "signed", "asked", "answered", "untrue", "warnings", "guessed_right")
        return dict.fromkeys(names)
    conduct = found.conduct[seat]
    guesses = [one for one in found.guesses if one.seat == seat]
    return {
        "points": found.outcome.points[seat],
        "no_deal": found.outcome.no_deal[seat],
        "signed": int(seat in found.signed),
        "asked": conduct.asked,
        "answered": conduct.answered,
        "untrue": sum(one.true is False for one in conduct.said),
        "warnings": conduct.warnings,
        "guessed_right": sum(one.right for one in guesses) if guesses else None,
    }


def _people(chosen: _Chosen) -> Iterator[ExportRow]:
    for name, person in chosen.in_order():
        for one in chosen.tables:
            seats: list[int | None] = [seat for who, seat in sorted(one.log.sat) if who == person.id]
            if not seats and person.id in one.log.watched:
                seats = [None]
            for seat in seats:
                yield chosen.at(one) | {
                    "person": name,
                    "seat": seat,
                    "moves": one.log.made.get((person.id, seat), 0),
                    "proposals": one.log.proposals.get((person.id, seat), 0),
                }


def _events(chosen: _Chosen) -> Iterator[ExportRow]:
    for one in chosen.tables:
        parties = one.public.parties
        for number, (timed, session, heard) in enumerate(_walked(one), start=1):
            seat = timed.event.seat
            fields = encode_event(timed.event)
            del fields["seat"]
            yield chosen.at(one) | {
                "event": number,
                "at": round(timed.at - one.log.opened, 1),
                "session": session,
                "by": timed.by,
                "person": "" if timed.person is None else chosen.person.get(timed.person, ""),
                "seat": None if seat == NATURE else seat,
                "party": "" if seat == NATURE else parties[seat].id,
                "move": fields.pop("move"),
                "heard_by": "all" if heard is None else " ".join(map(str, heard)),
                "fields": json.dumps(fields, ensure_ascii=False, separators=(",", ":")),
            }


def _walked(one: ExportedTable) -> Iterator[tuple[TimedEvent, int, tuple[Seat, ...] | None]]:
    """Every event with the session in which it was made and who heard it, played again by the rules alone."""
    rules = protocol(CONFERENCE)
    state = rules.opening(one.public)
    for timed in one.log.events:
        seat, move = timed.event
        yield timed, 1 + state.table.when, rules.audience(one.public, state.table, seat, move)
        state = rules.apply(one.public, state, seat, move)


def _offers(chosen: _Chosen) -> Iterator[ExportRow]:
    for one in chosen.tables:
        if one.found is None:
            continue
        no_deal = one.found.outcome.no_deal
        for offer in one.found.path:
            yield chosen.at(one) | {
                "event": offer.event,
                "at": round(one.log.events[offer.event - 1].at - one.log.opened, 1),
                "session": offer.session,
                "seat": offer.seat,
                "party": one.public.parties[offer.seat].id,
                "kind": offer.kind,
                "name": offer.name,
                "to": offer.to,
                "own_points": offer.points[offer.seat],
                "least_gain": min(points - none for points, none in zip(offer.points, no_deal, strict=True)),
            }


def _clauses(chosen: _Chosen) -> Iterator[ExportRow]:
    for one in chosen.tables:
        for offer in () if one.found is None else one.found.path:
            for issue, option in zip(one.public.issues, offer.terms, strict=True):
                if option != OPEN:
                    named: ExportRow = {"issue": issue.id, "option": issue.options[option].id}
                    yield chosen.at(one) | {"event": offer.event} | named


def _questions(chosen: _Chosen) -> Iterator[ExportRow]:
    for part in PARTS:
        for item in chosen.whole.survey.part(part):
            yield chosen.names | {
                "survey": part, "question": item.id, "kind": item.kind, "ask": item.ask, "values": _values(item),
            }  # fmt: skip


def _values(item: SurveyItem) -> str:
    if item.kind == SCALE:
        return f"1: {item.low}; {item.steps}: {item.high}"
    return "; ".join(f"{id}: {words}" for id, words in item.options)


def _surveys(chosen: _Chosen) -> Iterator[ExportRow]:
    return _answers(chosen, in_words=False)


def _words(chosen: _Chosen) -> Iterator[ExportRow]:
    return _answers(chosen, in_words=True)


def _answers(chosen: _Chosen, *, in_words: bool) -> Iterator[ExportRow]:
    survey = chosen.whole.survey
    for name, person in chosen.in_order():
        for part in PARTS:
            # What is no answer to a question of this survey is words of somebody, whatever it says.
            answers = sound_answers(survey, part, person.surveys.get(part, {}))
            for item in survey.part(part):
                if item.id in answers and (item.kind == TEXT) is in_words:
                    answer: ExportRow = {"survey": part, "question": item.id, "answer": answers[item.id]}
                    yield chosen.names | {"person": name} | answer


def _pulses(chosen: _Chosen) -> Iterator[ExportRow]:
    shown = {one.log.number: one.log for one in chosen.tables}
    for name, person in chosen.in_order():
        for table, (satisfaction, trust, fairness) in person.pulses.items():
            log = shown.get(table)
            yield chosen.names | {
                "person": name,
                "table": "" if log is None else chosen.table[table],
                "seat": None if log is None else person.felt_in.get(table),
                "satisfaction": satisfaction,
                "trust": trust,
                "fairness": fairness,
            }


def _aliases(chosen: _Chosen) -> Iterator[ExportRow]:
    for name, person in chosen.in_order():
        yield chosen.names | {"person": name, "alias": person.alias}


_MAKERS: Final[dict[str, Callable[[_Chosen], Iterator[ExportRow]]]] = {
    "class": _class,
    "cases": _cases,
    "phases": _phases,
    "tables": _tables,
    "seats": _seats,
    "people": _people,
    "events": _events,
    "offers": _offers,
    "clauses": _clauses,
    "questions": _questions,
    "surveys": _surveys,
    "pulses": _pulses,
    "aliases": _aliases,
    "words": _words,
}
"""By table, what makes its rows."""
