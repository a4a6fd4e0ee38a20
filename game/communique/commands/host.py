"""`communique host`: a class on phones."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import check_level, check_names, papers_option, printable, refuse, scenario_named
from communique.words import N_, tr

if TYPE_CHECKING:
    from communique.host.options import Options

TRIED: Final = "sample.yaml --check"
"""What it is tried with, in a folder that holds the files named."""
NIGHT: Final = timedelta(hours=4)
"""A class that is started again so long after midnight is still that of the day before."""
AUTO: Final = "auto"
SQLITE: Final = b"SQLite format 3\0"
"""What every file of a class begins with."""
NEEDS: Final = N_(
    'A class on phones needs the libraries {names}; install them with: pip install "communique[classroom]"'
)


def run(
    scenario: Annotated[str, typer.Argument(help=tr("A scenario's id, or a scenario file."))],
    level: Annotated[
        str, typer.Option("--level", help=tr("A level of the scenario; the whole scenario if empty."))
    ] = "",
    papers: Annotated[int | None, papers_option()] = None,
    tables: Annotated[
        str, typer.Option("--tables", help=tr("How many tables; auto makes as many as the people need."))
    ] = AUTO,
    file: Annotated[
        Path | None,
        typer.Option("--class", help=tr("The file that keeps the class; one that is there is gone on with.")),
    ] = None,
    names: Annotated[
        str,
        typer.Option(
            "--names", help=tr("aliases or real: which name of a delegation phones and role sheets say first.")
        ),
    ] = "aliases",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help=tr("Where phones come in."))] = 8000,
    local: Annotated[bool, typer.Option("--local", help=tr("Let nobody in but this machine."))] = False,
    survey: Annotated[
        Path | None,
        typer.Option("--survey", help=tr("A file with questions of your own before and after the talks.")),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help=tr("Say what could keep phones out of this laptop, and stop."))
    ] = False,
    depth: Annotated[
        float | None,
        typer.Option("--depth", min=0.5, max=100, help=tr("With --check: metres from the screen to the last row.")),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=tr("Print the teacher's address and open nothing."))
    ] = False,
) -> int:
    """Host a class: people join with their phones by a code, no internet needed. Started again, the class goes on."""
    from communique.host.options import Options, class_file_of
    from communique.host.survey_file import load_survey

    check_names(names)
    kept = file or class_file_of(scenario, (datetime.now() - NIGHT).date())
    _check_file(kept)
    # A class that goes on brings the text of its scenario: the file that it was begun with may be gone.
    if not (kept.exists() and scenario.endswith((".yaml", ".yml")) and not Path(scenario).is_file()):
        check_level(scenario_named(scenario, papers), level)
    asked = "" if survey is None else load_survey(survey)
    laid = _tables(tables)
    options = Options(
        scenario, level, papers, laid, kept, port, local, open_browser=not no_browser, survey=asked, names=names
    )
    if check:
        return _examine(options, depth)
    if depth is not None:
        refuse(tr("--depth goes with --check."))
    return _host(options)


def _tables(said: str) -> int | None:
    from communique.classroom.joining import TABLES_MOST

    if said == AUTO:
        return None
    if not said.isdecimal() or not 1 <= int(said) <= TABLES_MOST:
        refuse(tr('The tables are "auto" or 1 to {most}, not "{said}".', most=TABLES_MOST, said=said))
    return int(said)


def _check_file(file: Path) -> None:
    """Stop with a sentence where the file is something else than a class."""
    if file.is_dir():
        refuse(tr('"{path}" is a folder; name a file.', path=file))
    if not file.exists():
        return
    with file.open("rb") as opened:
        begins = opened.read(len(SQLITE))
    if begins and begins != SQLITE:
        refuse(tr('"{path}" is no file of a class; name another.', path=file))


def _examine(options: Options, depth: float | None) -> int:
    """What the room doctor finds, a line each, and what to do otherwise. Exit code 1 if phones cannot come in."""
    from communique.host.doctor import HEALTH_WORDS, Health, diagnoses, plan_b, room_facts, worst

    found = diagnoses(room_facts(options.file, options.port, local=options.local, depth=depth))
    for one in found:
        print(printable(f"{tr(HEALTH_WORDS[one.state])}: {one.sentence}"))
        if one.what_to_do:
            print(printable(f"    {one.what_to_do}"))
    if options.local:
        return 1 if worst(found) is Health.FAIL else 0
    print(tr("Plan B, where the room's network keeps phones out:"))
    for way in plan_b(options.scenario):
        print(printable(f"    {tr('{title}: {sentence}', title=way.title, sentence=way.sentence)}"))
    return 1 if worst(found) is Health.FAIL else 0


def _host(options: Options) -> int:
    from communique.host.machine import missing_libraries
    from communique.words import in_a_row

    missing = missing_libraries()
    if missing:
        refuse(tr(NEEDS, names=in_a_row(missing)), code=1)
    from communique.host.server import serve

    serve(options)
    return 0
