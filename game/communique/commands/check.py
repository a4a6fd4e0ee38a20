"""`communique check`: findings in scenario files."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import papers_option, printable, refuse
from communique.words import tr, tr_n

if TYPE_CHECKING:
    from communique.loading.finding import Finding
    from communique.loading.lint import LintResult

TRIED: Final = "sample.yaml --lint"
"""What it is tried with, in a folder that holds the files named."""


def run(
    files: Annotated[list[Path] | None, typer.Argument(help=tr("Scenario files."), metavar="FILE...")] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help=tr("Check the scenarios that come with the program."))
    ] = False,
    lint: Annotated[bool, typer.Option("--lint", help=tr("Also measure whether each is a good exercise."))] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help=tr("With --lint: print the figures as a table in Markdown."))
    ] = False,
    papers: Annotated[int | None, papers_option()] = None,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print findings and measures as JSON."))] = False,
) -> int:
    """Print every finding in scenario files, as file:line:column: sentence. Exit code 1 if there is an error."""
    from communique.loading.findings import check_files

    paths = list(files or [])
    if shipped:
        from communique.loading.scenario_file import find_scenario, list_scenarios

        paths += [find_scenario(name) for name in list_scenarios()]
    if not paths:
        refuse(tr("Name at least one scenario file, or use --shipped."))
    if markdown and (as_json or not lint):
        refuse(tr("--markdown is for the figures of --lint, and not for --json."))
    if papers is not None and not lint:
        refuse(tr("--papers is for the measures of --lint; the file itself is checked as written."))
    findings = check_files(paths)
    broken = {finding.file for finding in findings if finding.severity == "error"}
    measured = _measure([path for path in paths if str(path) not in broken], papers) if lint else []
    if as_json:
        _print_json(findings, measured)
    elif markdown:
        for finding in findings:
            print(printable(str(finding)), file=sys.stderr)
        _print_table(measured)
    else:
        _print(findings, measured, len(paths))
    failed = any(result.status == "fail" for _, results in measured for result in results)
    return 1 if broken or failed else 0


def _measure(paths: list[Path], papers: int | None) -> list[tuple[Path, list[LintResult]]]:
    from communique.loading.lint import lint
    from communique.loading.scenario_file import load_scenario
    from communique.loading.translation import translation_name

    return [(path, lint(load_scenario(str(path), papers=papers))) for path in paths if not translation_name(path)]


def _print(findings: list[Finding], measured: list[tuple[Path, list[LintResult]]], files: int) -> None:
    for finding in findings:
        print(printable(str(finding)))
    for path, results in measured:
        for result in results:
            tail = f" {result.sentence}" if result.sentence else ""
            print(printable(f"{path}: {result.status} {result.name}: {result.figure}.{tail}"))
    if not findings:
        print(tr_n("{n} file, no findings.", "{n} files, no findings.", files))


def _print_table(measured: list[tuple[Path, list[LintResult]]]) -> None:
    """One row a lint, one column a file, and what is measured."""
    from communique.loading.lint import LINTS

    names = [printable(path.stem).replace("|", "\\|") for path, _ in measured]
    figures = [{result.name: result.figure for result in results} for _, results in measured]
    for row in ([tr("lint"), *names, tr("what is measured, and the range")], ["---"] * (len(names) + 2)):
        print(f"| {' | '.join(row)} |".replace(" --- ", "---"))
    for lint in LINTS.values():
        cells = [f"`{lint.name}`", *(one.get(lint.name, "") for one in figures), tr(lint.measures).rstrip(".")]
        print(f"| {' | '.join(cells)} |")


def _print_json(findings: list[Finding], measured: list[tuple[Path, list[LintResult]]]) -> None:
    told = {
        "findings": [asdict(finding) for finding in findings],
        "lint": {str(path): [asdict(result) for result in results] for path, results in measured},
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
