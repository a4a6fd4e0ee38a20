"""`communique sheets`: papers for a class, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import (
    check_free_in,
    check_level,
    check_names,
    force_option,
    papers_option,
    refuse,
    scenario_named,
)
from communique.commands._progress import ProgressBar
from communique.words import tr

if TYPE_CHECKING:
    from communique.classroom.joining import Joining

TRIED: Final = "sample.yaml --out papers"
"""What it is tried with, in a folder that holds the files named."""


def run(
    scenario: Annotated[str, typer.Argument(help=tr("A scenario's id, or a scenario file."))],
    out: Annotated[Path, typer.Option("--out", help=tr("The folder to write to; it is made if it is not there."))],
    level: Annotated[
        str, typer.Option("--level", help=tr("A level of the scenario; the whole scenario if empty."))
    ] = "",
    paper: Annotated[str, typer.Option("--paper", help=tr("a4 or letter."))] = "a4",
    two_up: Annotated[
        bool,
        typer.Option(
            "--two-up",
            help=tr("Two small pages on each side; a paper of one page stands there twice, to be cut apart."),
        ),
    ] = False,
    papers: Annotated[int | None, papers_option()] = None,
    names: Annotated[
        str, typer.Option("--names", help=tr("aliases or real: which name of a delegation is used first."))
    ] = "aliases",
    join: Annotated[
        str,
        typer.Option(
            "--join",
            help=tr("The address of a class on phones; role sheets then carry its code, a set for each table."),
            metavar="ADDRESS",
        ),
    ] = "",
    tables: Annotated[
        int | None, typer.Option("--tables", min=1, max=60, help=tr("With --join: how many tables there are."))
    ] = None,
    force: Annotated[bool, force_option()] = False,
) -> None:
    """Write all that a class plays from as PDF files: sheets, rules, agenda, cards, forms, facts, a teacher's pack."""
    if paper not in ("a4", "letter"):
        refuse(tr('The paper is "a4" or "letter", not "{paper}".', paper=paper))
    check_names(names)
    whole = scenario_named(scenario, papers)
    check_level(whole, level)
    try:
        from communique.classroom.paper_stock import Stock
        from communique.classroom.papers import Printing, documents, write_all
    except ModuleNotFoundError as error:
        if error.name != "fpdf":
            raise
        refuse(tr('Papers need the library fpdf2; install it with: pip install "communique[classroom]"'), code=1)
    from communique.model.levels import at_level

    cut = at_level(whole, level) if level else whole
    printing = Printing(Stock(paper, two_up=two_up), names, _joining(join, tables))
    check_free_in(out, [document.name for document in documents(cut, printing)], force=force)
    out.mkdir(parents=True, exist_ok=True)
    with ProgressBar(tr("Papers"), len(documents(cut, printing)), counted=True) as progress:
        paths = write_all(cut, out, printing, watch=progress.done)
    for path in paths:
        print(path)


def _joining(join: str, tables: int | None) -> Joining | None:
    """Where phones join, as it was typed; None where there are none."""
    if not join:
        if tables is not None:
            refuse(tr("--tables goes with --join: without phones the papers of all tables are the same."))
        return None
    from communique.classroom.joining import Joining
    from communique.host.machine import missing_libraries

    if "segno" in missing_libraries():
        refuse(tr('Codes need the library segno; install it with: pip install "communique[classroom]"'), code=1)
    try:
        return Joining(join.strip().rstrip("/").upper(), tables or 1)
    except ValueError as error:
        refuse(str(error))
