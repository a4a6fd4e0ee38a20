"""`communique outcome`: what tables that played on paper reached, from the codes on their outcome forms."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from communique.commands._common import check_level, papers_option, printable, refuse, scenario_named
from communique.words import gain_of_hundred, of_hundred, tr

if TYPE_CHECKING:
    from communique.classroom.class_results import TableResult
    from communique.classroom.outcome_code import PaperOutcome
    from communique.model.scenario import Public
    from communique.model.sheet import Scenario

TRIED: Final = "sample.yaml 1111J19"
"""What it is tried with, in a folder that holds the files named."""


def run(
    scenario: Annotated[str, typer.Argument(help=tr("A scenario's id, or a scenario file."))],
    codes: Annotated[
        list[str],
        typer.Argument(help=tr("Codes from outcome forms, or CSV files with a line a table."), metavar="CODE..."),
    ],
    level: Annotated[
        str, typer.Option("--level", help=tr("A level of the scenario; the whole scenario if empty."))
    ] = "",
    papers: Annotated[int | None, papers_option()] = None,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print the tables as JSON."))] = False,
) -> int:
    """Read outcome forms back: a line a table, with its points and what it left on the table."""
    from communique.classroom.class_results import result_of
    from communique.model.levels import at_level

    whole = scenario_named(scenario, papers)
    check_level(whole, level)
    cut = at_level(whole, level) if level else whole
    tables, sound = _tables(cut, codes)
    results = [result_of(cut, table, outcome) for table, outcome in tables]
    if as_json:
        print(json.dumps([_as_dict(cut, one) for one in results], ensure_ascii=False, indent=2))
    else:
        for one in results:
            print(printable(line_of(cut.public, one)))
    return 0 if sound else 1


def _tables(scenario: Scenario, codes: list[str]) -> tuple[list[tuple[str, PaperOutcome]], bool]:
    """The tables there are, by name, and whether everything could be read; what could not is said on standard error."""
    from communique.classroom.class_results import read_csv
    from communique.classroom.outcome_code import CodeError, decode

    tables: list[tuple[str, PaperOutcome]] = []
    sound = True
    for place, code in enumerate(codes, start=1):
        if code.lower().endswith(".csv"):
            found, wrong = read_csv(scenario.public, _text(Path(code)))
            tables += found
            for one in wrong:
                print(printable(f"{code}:{one.line}:{one.column}: {one.sentence}"), file=sys.stderr)
            sound = sound and not wrong
            continue
        try:
            tables.append((str(place), decode(scenario.public, code)))
        except CodeError as error:
            print(printable(f"{code}:{error.column}: {error}"), file=sys.stderr)
            sound = False
    return tables, sound


def _text(path: Path) -> str:
    try:
        return path.read_bytes()[:1_000_000].decode("utf-8", "replace")
    except OSError as error:
        refuse(tr('"{path}" cannot be read ({reason}).', path=path, reason=error.strerror))


def line_of(public: Public, result: TableResult) -> str:
    """One line on a table: how it ended, the points with what they are over no deal, and what was left."""
    return " ".join(filter(None, (_ended(result), _points(public, result), _left(public, result))))


def _ended(result: TableResult) -> str:
    from communique.classroom.outcome_code import PaperEnd

    name = result.table
    if result.outcome.package is not None and not result.feasible:
        return tr("Table {name}: two clauses of this text cannot stand together, so it could not be signed.", name=name)
    if result.short:
        who = ", ".join(dict.fromkeys(audience for _, audience in result.short))
        return tr("Table {name}: signed, but not ratified at home ({who}).", name=name, who=who)
    return {
        PaperEnd.JOINT: tr("Table {name}: joint communiqué.", name=name),
        PaperEnd.PARTIAL: tr("Table {name}: partial communiqué.", name=name),
        PaperEnd.ADJOURNED: tr("Table {name}: adjourned.", name=name),
        PaperEnd.BROKEN_OFF: tr("Table {name}: broken off.", name=name),
    }[result.outcome.end]


def _points(public: Public, result: TableResult) -> str:
    if not result.holds:
        every = zip(public.parties, result.no_deal, strict=True)
        said = ", ".join(f"{party.short} {of_hundred(public, points)}" for party, points in every)
        return tr("Everybody has what no deal is worth: {points}.", points=said)
    rows = zip(public.parties, result.points, result.no_deal, strict=True)
    said = ", ".join(
        f"{party.short} {of_hundred(public, points)} ({gain_of_hundred(public, points - no_deal)})"
        for party, points, no_deal in rows
    )
    return tr("Points, with what they are over no deal: {points}.", points=said)


def _left(public: Public, result: TableResult) -> str:
    if not result.holds:
        return ""
    if result.left is None:
        return tr("What was left on the table cannot be said exactly here.")
    if not result.left:
        return tr("Nothing was left that everybody could have gained alike.")
    return tr("Left on the table: {gain} points more for everyone.", gain=of_hundred(public, result.left))


def _as_dict(scenario: Scenario, result: TableResult) -> dict[str, Any]:
    public, outcome = scenario.public, result.outcome
    ids = [party.id for party in public.parties]
    package = outcome.package and {
        issue.id: issue.options[option].id for issue, option in zip(public.issues, outcome.package, strict=True)
    }
    return {
        "table": result.table,
        "end": str(outcome.end),
        "tension": outcome.tension,
        "package": package,
        "feasible": result.feasible,
        "not_ratified_by": [name for _, name in result.short],
        "points": dict(zip(ids, result.points, strict=True)),
        "no_deal": dict(zip(ids, result.no_deal, strict=True)),
        "left_on_table": result.left,
    }
