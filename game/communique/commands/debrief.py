"""`communique debrief`: what a finished game looks like with every sheet open."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import check_free, force_option, printable, refuse, whose_points
from communique.commands._progress import ProgressBar
from communique.commands._tables import print_figures
from communique.debrief.plain_words import in_plain_words
from communique.debrief.sentences import walking_away
from communique.words import gain_of_hundred, of_hundred, tr

if TYPE_CHECKING:
    from rich.console import Console

    from communique.debrief import ClassTable, Debrief

SHOWN = 3
"""How many changes and untrue words the summary names."""

TRIED: Final = "game.communique --scenario sample.yaml"
"""What it is tried with, in a folder that holds the files named."""


def run(
    save: Annotated[list[Path], typer.Argument(help=tr("A saved game that has ended; several for a class."))],
    out: Annotated[Path | None, typer.Option("--out", help=tr("Write the whole report to this HTML file."))] = None,
    as_csv: Annotated[
        Path | None, typer.Option("--csv", help=tr("Write one line a table to this CSV file, for a spreadsheet."))
    ] = None,
    force: Annotated[bool, force_option()] = False,
    scenario: Annotated[
        str | None, typer.Option("--scenario", help=tr("The scenario file, if it is not one that is shipped."))
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help=tr("Print the debrief as JSON for a program to read."))
    ] = False,
    effort: Annotated[
        int,
        typer.Option("--effort", min=1, max=1000, help=tr("Allow so many times the usual work, which takes seconds.")),
    ] = 1,
) -> None:
    """Show what a finished game left open, how it was reached and what theory says; of several, one line a table."""
    paths = _expanded(save)
    check_free(out, as_csv, force=force)
    if len(paths) > 1 or as_csv is not None:
        _class(paths, out, as_csv, scenario, effort, force=force, as_json=as_json)
        return
    found = _debrief(paths[0], scenario, effort)
    if out is not None:
        _write(found, out, force=force)
    if as_json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    elif out is None:
        _print(found)


def _expanded(saves: list[Path]) -> list[Path]:
    """The files meant: where no shell has done it, a name with a star stands for those that fit it."""
    paths: list[Path] = []
    for path in saves:
        stars = "*" in path.name and not path.exists()
        paths += sorted(path.parent.glob(path.name)) if stars else [path]
    if not paths:
        refuse(tr('There is no file "{path}".', path=saves[0]))
    return list(dict.fromkeys(paths))


def _class(
    paths: list[Path], out: Path | None, as_csv: Path | None, scenario: str | None, times: int, *,
    force: bool, as_json: bool,
) -> None:  # fmt: skip
    """All tables of a class at once; files that cannot be told are named and left out."""
    from communique.classroom.report_class import write_class, write_class_csv
    from communique.debrief import ClassTable
    from communique.model.errors import ErrorForPeople

    tables: list[ClassTable] = []
    skipped: list[str] = []
    with ProgressBar(tr("Working out the debriefs"), len(paths), counted=True) as progress:
        for k, path in enumerate(paths):
            progress.done(k, len(paths))
            try:
                found = _worked_out(path, scenario, times)
            except ErrorForPeople as error:
                skipped.append(str(error))
            else:
                tables.append(ClassTable(path.stem, found))
    for sentence in skipped:
        typer.echo(printable(tr("Left out: {why}", why=sentence)), err=True)
    if not tables:
        refuse(tr("None of these files holds a finished game."), code=1)
    if as_csv is not None:
        _kept(as_csv, lambda: write_class_csv(tables, as_csv, force=force))
    if out is not None:
        _kept(out, lambda: write_class(tables, skipped, out, force=force))
    if as_json:
        print(json.dumps([{"table": one.name} | one.found.as_dict() for one in tables], ensure_ascii=False, indent=2))
    elif out is None:
        _print_class(tables)


def _print_class(tables: Sequence[ClassTable]) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, soft_wrap=True)
    for one in tables:
        console.print(printable(one.name), style="bold")
        for sentence in in_plain_words(one.found):
            console.print(printable(f"  {sentence}"))
    for sentence in dict.fromkeys(whose_points(one.found.public) for one in tables):
        console.print(sentence, style="dim")
    console.print(
        tr("One page for the class: {command}", command="communique debrief SAVES --out class.html"), style="dim"
    )


def _debrief(path: Path, scenario: str | None, times: int) -> Debrief:
    with ProgressBar(tr("Working out the debrief")) as progress:
        return _worked_out(path, scenario, times, progress.share)


def _worked_out(path: Path, scenario: str | None, times: int, watch: Callable[[float], None] | None = None) -> Debrief:
    """The debrief of a save. Raises an `ErrorForPeople` where there is none to be had."""
    from communique.analysis.effort import USUAL, Effort
    from communique.commands._common import scenario_played
    from communique.debrief import debrief
    from communique.session.store import read_save, restore

    if not path.exists():
        refuse(tr('There is no file "{path}".', path=path))
    save = read_save(path)
    session = restore(save, scenario_played(save.header, scenario))
    if not session.over:
        refuse(
            tr("{path}: the talks are not over yet; a debrief shows every sheet and is for after the end.", path=path),
            code=1,
        )
    if save.note:
        typer.echo(save.note, err=True)
    return debrief(session, Effort(times * USUAL, watch) if watch else Effort(times * USUAL))


def _write(found: Debrief, out: Path, *, force: bool) -> None:
    from communique.classroom.report import write_report

    _kept(out, lambda: write_report(found, out, force=force))


def _kept(out: Path, write: Callable[[], None]) -> None:
    """Write a file, and say so; stop with a sentence where it cannot be written."""
    try:
        write()
    except OSError as error:
        refuse(
            tr(
                "{out}: the report cannot be written here ({strerror}).",
                out=out,
                strerror=error.strerror or type(error).__name__,
            ),
            code=1,
        )
    typer.echo(tr("Written to {out}.", out=out), err=True)


def _print(found: Debrief) -> None:
    from rich.console import Console

    from communique.debrief import beside_people

    console = Console(highlight=False, markup=False)
    public = found.public
    level = f", {tr('level {level}', level=public.level)}" if public.level else ""
    console.print(printable(public.title + level), style="bold")
    if public.papers is not None:
        console.print(tr("Fresh papers {papers}, case {case}.", papers=public.papers, case=found.header.digest[:12]))
    for sentence in in_plain_words(found):
        console.print(printable(sentence))
    console.print(f"{found.ended} {found.outcome.why}")
    if found.call:
        console.print(found.call)
    if walking_away(found):
        console.print(walking_away(found))
    for sentence in found.marks.said():
        console.print(sentence)
    _points(console, found)
    if found.instead("frontier"):
        console.print(found.statement)
    lines = (*_open(found), *_people(found), *_said(found), *found.noted, *_record(found), *beside_people(found))
    for line in lines:
        console.print(printable(line))
    console.print(printable(tr("To reflect on: {question}", question=found.question)), style="bold")
    console.print(whose_points(public), style="dim")
    console.print(
        tr("The whole report, with charts: {command}", command="communique debrief SAVE --out report.html"), style="dim"
    )


def _points(console: Console, found: Debrief) -> None:
    points, gains = partial(of_hundred, found.public), partial(gain_of_hundred, found.public)
    rows = [
        [tr("At the end"), *map(points, found.outcome.points)],
        [tr("No deal"), *map(points, found.outcome.no_deal)],
        [tr("Over no deal"), *map(gains, found.outcome.surplus)],
        *([point.title, *map(points, point.deal.points)] for point in found.points),
    ]
    print_figures(console, "", ["", *(party.short for party in found.public.parties)], rows)


def _open(found: Debrief) -> list[str]:
    from communique.debrief import nothing_left

    left, against = found.left, found.against
    if found.instead("left"):
        lines = [found.instead("left")]
    elif left is None:
        lines = [tr("No package that can be listed is at least as good for all as {against}.", against=against)]
    elif left.efficient:
        lines = [nothing_left(found)]
    else:
        given = zip(found.public.parties, left.gains, strict=True)
        told = ", ".join(f"{party.short} {gain_of_hundred(found.public, gain)}" for party, gain in given)
        gain = of_hundred(found.public, left.gain)
        lines = [
            tr(
                "Still open against {against}: {gain} points more for everybody at once ({gains}).",
                against=against,
                gain=gain,
                gains=told,
            )
        ]
    if found.changes:
        lines.append(
            tr("The smallest changes to {base_title} that cost no delegation a point:", base_title=found.base_title)
        )
    lines += [f"  {change.words}." for change in found.changes[:SHOWN]]
    if found.instead("changes"):
        lines.append(found.instead("changes"))
    if found.second.settled is not None:
        given = zip(found.public.parties, found.second.settled.gains, strict=True)
        told = ", ".join(f"{party.short} {gain_of_hundred(found.public, gain)}" for party, gain in given)
        lines.append(
            tr("In a second round all who signed said yes to another text: {gains} over the first.", gains=told)
        )
    elif found.second.answered:
        lines.append(tr("In a second round there was no package to which all said yes; the first text stands."))
    if found.brittle:
        lines.append(tr("Brittle: the gains of those who sign differ by more than 25 points."))
    return lines


def _people(found: Debrief) -> list[str]:
    from communique.debrief import about_people
    from communique.present import humanitarian
    from communique.words import say

    note, uncounted = humanitarian.law(found.public), humanitarian.uncounted(found.public)
    asked = about_people(found)
    law = [tr("What the law says: {text}", text=" ".join(note.text.split()))] if note and asked else []
    return [*asked, *law, *([] if uncounted is None else [say(uncounted)])]


def _said(found: Debrief) -> list[str]:
    untrue = [(found.public.parties[one.seat].short, said) for one in found.conduct for said in one.said]
    lines = [
        tr("  Event {event}, {who}: {words}. Not so: {why}", event=s.event, who=who, words=s.words, why=s.why)
        for who, s in untrue
        if s.true is False
    ]
    asked = ", ".join(f"{found.public.parties[one.seat].short} {one.asked}" for one in found.conduct)
    return [tr("Questions asked: {asked}.", asked=asked), *lines[:SHOWN]]


def _record(found: Debrief) -> list[str]:
    from communique.debrief import UNSCORED

    if found.reference is None:
        return []
    said = [(found.public.issues[one.issue].short, one.words) for one in found.reference.issues]
    rows = [tr("  {issue}: {words}", issue=issue, words=words) for issue, words in said]
    if not rows:
        return [found.reference.text, tr(UNSCORED)]
    return [tr("What really happened, by the statement of the day:"), *rows, tr(UNSCORED)]
