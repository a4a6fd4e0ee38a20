"""Outcome forms of a class, typed: from a code, or from a CSV file, to what each table reached.

A CSV file has a line for each table. Its first line names the columns: `table`, and either `code`, or a column for each
issue (its id or its number) with `end` and `tension`; other columns, such as names or a date, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from communique.analysis.joint_analysis import analyse
from communique.classroom.outcome_code import CIPHERS, SIGNED, CodeError, PaperEnd, PaperOutcome, decode
from communique.loading.guess import guess, shown
from communique.model.scenario import TENSION_STEPS, Issue, Public, Seat
from communique.model.sheet import Audience, Scenario
from communique.rules.terms import satisfied
from communique.words import tr

_DIVIDERS: Final = ",;\t"
_END_WORDS: Final = {"joint": "J", "partial": "P", "adjourned": "A", "broken off": "B", "breakdown": "B"}


@dataclass(frozen=True, slots=True)
class TableResult:
    """What a table reached."""

    table: str
    outcome: PaperOutcome
    points: tuple[int, ...]
    """By party; what no deal is worth where nothing was signed or ratified."""
    no_deal: tuple[int, ...]
    """By party, at the tension at the end."""
    short: tuple[tuple[Seat, str], ...]
    """The audiences at home that do not ratify what was signed."""
    feasible: bool
    """False where the text breaks a rule between clauses, so that it could not have been signed."""
    left: int | None
    """Points that each could still have gained; None where nothing was signed, or nothing exact can be said."""

    @property
    def holds(self) -> bool:
        """True when something was signed that could be, and was ratified."""
        return self.outcome.package is not None and self.feasible and not self.short


class CsvFinding(NamedTuple):
    """What is wrong in a file, and where."""

    line: int
    column: int
    sentence: str


class Field(NamedTuple):
    """A field of a line, and the column at which it begins, from 1."""

    column: int
    text: str


def result_of(scenario: Scenario, table: str, outcome: PaperOutcome) -> TableResult:
    """What an outcome is worth to everybody; `scenario` is cut to the level that was played.

    A form does not say who signed. So a text counts as ratified when delegations whose audiences are all content are
    enough to sign it.
    """
    public = scenario.public
    no_deal = tuple(sheet.no_deal(public, outcome.tension) for sheet in scenario.sheets)
    if outcome.package is None:
        return TableResult(table, outcome, no_deal, no_deal, (), feasible=True, left=None)
    at = analyse(scenario, at=outcome.package, tension=outcome.tension).at
    assert at is not None
    unhappy = {Seat(seat): sheet.unhappy(outcome.package) for seat, sheet in enumerate(scenario.sheets)}
    content = [seat for seat in public.signatories if not unhappy[seat]]
    short = () if satisfied(public, content) else _short(public, unhappy)
    holds = at.feasible and not short
    points = tuple(sheet.value(outcome.package) for sheet in scenario.sheets) if holds else no_deal
    left = at.left.gain if holds and at.left is not None else None
    return TableResult(table, outcome, points, no_deal, short, at.feasible, left)


def _short(public: Public, unhappy: Mapping[Seat, Sequence[Audience]]) -> tuple[tuple[Seat, str], ...]:
    """The audiences that keep a text from being ratified: those of all who sign and leave one short."""
    return tuple((seat, one.name) for seat in public.signatories for one in unhappy[seat])


def read_csv(public: Public, text: str) -> tuple[list[tuple[str, PaperOutcome]], list[CsvFinding]]:
    """The tables of a file with what each agreed on, and everything that is wrong in it."""
    lines = [(number, line) for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1) if line.strip()]
    if not lines:
        return [], [CsvFinding(1, 1, tr("there is nothing in this file; it should begin with the names of columns"))]
    divider = max(_DIVIDERS, key=lines[0][1].count)
    head = [one._replace(text=one.text.strip().casefold()) for one in split(lines[0][1], divider)]
    found = list(_head_findings(public, head))
    told: list[tuple[str, PaperOutcome]] = []
    if found:
        return told, found
    for number, line in lines[1:]:
        row = dict(zip((one.text for one in head), split(line, divider), strict=False))
        table = row["table"].text.strip() if "table" in row else ""
        try:
            told.append((table or str(number - 1), _outcome(public, row)))
        except _FieldError as error:
            found.append(CsvFinding(number, error.column, str(error)))
    return told, found


def split(line: str, divider: str) -> list[Field]:
    """The fields of a line, each with its column; quotation marks around a field are taken off.

    >>> [one.text for one in split('1,"a, b",c', ",")]
    ['1', 'a, b', 'c']
    """
    fields, start, quoted = [], 0, False
    for place, sign in enumerate(line + divider):
        if sign == '"':
            quoted = not quoted
        elif sign == divider and (not quoted or place == len(line)):
            fields.append(Field(start + 1, _unquoted(line[start:place].strip())))
            start = place + 1
    return fields


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"') if len(text) > 1 and text[0] == text[-1] == '"' else text


class _FieldError(CodeError):
    """A field that cannot be read; its column is that of the file."""


def _names(public: Public) -> Mapping[str, int]:
    """Under which names of a column an issue stands: its id, or its number."""
    return {one.id: k for k, one in enumerate(public.issues)} | {str(k + 1): k for k in range(len(public.issues))}


def _head_findings(public: Public, head: Sequence[Field]) -> Iterator[CsvFinding]:
    columns = [one.text for one in head]
    if "code" in columns:
        return
    if "end" not in columns:
        yield CsvFinding(1, 1, tr('there is no column "code"; without it there should be "end" and one for each issue'))
        return
    given = {_names(public)[name] for name in columns if name in _names(public)}
    for k, issue in enumerate(public.issues):
        if k not in given:
            hint = guess(issue.id, columns)
            sentence = tr('there is no column "{id}" or "{n}"; {hint}', id=issue.id, n=k + 1, hint=hint)
            yield CsvFinding(1, 1, sentence)


def _outcome(public: Public, row: Mapping[str, Field]) -> PaperOutcome:
    if "code" in row:
        code = row["code"]
        try:
            return decode(public, code.text)
        except CodeError as error:
            raise _FieldError(str(error), code.column + error.column - 1) from None
    end = _end(row.get("end", Field(1, "")))
    tension = _tension(row.get("tension", Field(1, "0")))
    if end not in SIGNED:
        return PaperOutcome(end, None, tension)
    chosen = {k: row[name] for name, k in _names(public).items() if name in row}
    for k, issue in enumerate(public.issues):
        if k not in chosen:
            raise _FieldError(tr("this line has no field for {issue}", issue=issue.short))
    return PaperOutcome(end, tuple(_option(issue, chosen[k]) for k, issue in enumerate(public.issues)), tension)


def _end(field: Field) -> PaperEnd:
    said = field.text.strip()
    known = _END_WORDS.get(said.casefold(), said.upper())
    if known not in list(PaperEnd):
        raise _FieldError(tr("the end is {said}; it should be J, P, A or B", said=shown(said)), field.column)
    return PaperEnd(known)


def _tension(field: Field) -> int:
    said = field.text.strip() or "0"
    if said not in CIPHERS[:TENSION_STEPS]:
        sentence = tr("the tension is {said}; it should be 0 to {most}", said=shown(said), most=TENSION_STEPS - 1)
        raise _FieldError(sentence, field.column)
    return int(said)


def _option(issue: Issue, field: Field) -> int:
    """The option that a field names by its sign on paper, its id or its label; nothing is the first."""
    said = field.text.strip().casefold() or CIPHERS[0]
    for k, option in enumerate(issue.options):
        if said in (CIPHERS[k] if k < len(CIPHERS) else "", option.id, option.label.casefold()):
            return k
    known = [option.id for option in issue.options]
    sentence = tr(
        "{issue} has no option {said}; {hint}", issue=issue.short, said=shown(field.text), hint=guess(said, known)
    )
    raise _FieldError(sentence, field.column)
