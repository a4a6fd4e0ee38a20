"""`communique check`: findings in scenario files."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from communique.commands._common import papers_option, printable, refuse
from communique.words import N_, tr, tr_n

if TYPE_CHECKING:
    from communique.loading.finding import Finding
    from communique.loading.lint import LintResult
    from communique.loading.quality import Quality

TRIED: Final = "sample.yaml --lint"
"""What it is tried with, in a folder that holds the files named."""
STATUSES: Final = {"pass": N_("pass"), "warn": N_("warn"), "fail": N_("fail")}
"""How a lint came out, in a word."""


def run(
    files: Annotated[list[Path] | None, typer.Argument(help=tr("Scenario files."), metavar="FILE...")] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help=tr("Check the scenarios that come with the program."))
    ] = False,
    lint: Annotated[
        bool, typer.Option("--lint", help=tr("Also measure whether each is a good exercise, and its step of quality."))
    ] = False,
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
    measured = [_measure(path, papers) for path in paths if lint and str(path) not in broken and _is_original(path)]
    if as_json:
        _print_json(findings, measured)
    elif markdown:
        for finding in findings:
            print(printable(str(finding)), file=sys.stderr)
        _print_table(measured)
    else:
        _print(findings, measured, len(paths))
    failed = any(result.status == "fail" for one in measured for result in one.results)
    return 1 if broken or failed else 0


class _Measured(NamedTuple):
    """What was measured of a file."""

    path: Path
    results: list[LintResult]
    quality: Quality | None
    """None of fresh papers, of which neither odds nor usual results are kept."""


def _is_original(path: Path) -> bool:
    from communique.loading.translation_files import translation_name

    return not translation_name(path)


def _measure(path: Path, papers: int | None) -> _Measured:
    from communique.loading.lint import lint
    from communique.loading.quality import quality
    from communique.loading.scenario_file import load_scenario

    scenario = load_scenario(str(path), papers=papers)
    results = lint(scenario)
    return _Measured(path, results, quality(scenario, results) if papers is None else None)


def _print(findings: list[Finding], measured: list[_Measured], files: int) -> None:
    for finding in findings:
        print(printable(str(finding)))
    for path, results, quality in measured:
        for result in results:
            tail = f" {result.sentence}" if result.sentence else ""
            print(printable(f"{path}: {tr(STATUSES[result.status])} {result.name}: {result.figure}.{tail}"))
        if quality is not None:
            _print_quality(path, quality)
    if not findings:
        print(tr_n("{n} file, no findings.", "{n} files, no findings.", files))


def _print_quality(path: Path, quality: Quality) -> None:
    """The step that a file stands on, and a sentence for each thing that the next one asks for."""
    from communique.loading.quality import GRADE_NAMES

    print(printable(f"{path}: {tr('quality: {step}.', step=tr(GRADE_NAMES[quality.step]))}"))
    if quality.following is not None:
        following = tr(GRADE_NAMES[quality.following])
        for one in quality.missing:
            told = tr("{step} asks for {demand}: {sentence}", step=following, demand=one.demand, sentence=one.sentence)
            print(printable(f"{path}: {told}"))


def _print_table(measured: list[_Measured]) -> None:
    """One row a lint, one column a file, and what is measured."""
    from communique.loading.lint import LINTS

    names = [printable(one.path.stem).replace("|", "\\|") for one in measured]
    figures = [{result.name: result.figure for result in one.results} for one in measured]
    for row in ([tr("lint"), *names, tr("what is measured, and the range")], ["---"] * (len(names) + 2)):
        print(f"| {' | '.join(row)} |".replace(" --- ", "---"))
    for lint in LINTS.values():
        cells = [f"`{lint.name}`", *(one.get(lint.name, "") for one in figures), tr(lint.measures).rstrip(".")]
        print(f"| {' | '.join(cells)} |")


def _print_json(findings: list[Finding], measured: list[_Measured]) -> None:
    told = {
        "findings": [asdict(finding) for finding in findings],
        "lint": {str(one.path): [asdict(result) for result in one.results] for one in measured},
        "quality": {str(one.path): asdict(one.quality) for one in measured if one.quality is not None},
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
