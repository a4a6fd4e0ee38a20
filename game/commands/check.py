"""`communique check`: findings in scenario files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.commands._common import refuse


def run(
    files: Annotated[list[Path] | None, typer.Argument(help="Scenario files.", metavar="FILE...")] = None,
    shipped: Annotated[bool, typer.Option("--shipped", help="Check the scenarios that come with the program.")] = False,
) -> int:
    """Print every finding in scenario files, as file:line:column: sentence. Exit code 1 if there is an error."""
    from game.loading.check import check_files

    paths = list(files or [])
    if shipped:
        from game.shipped import scenarios

        paths += sorted(scenarios().glob("*.yaml"))
    if not paths:
        refuse("Name at least one scenario file, or use --shipped.")
    findings = check_files(paths)
    for finding in findings:
        print(finding)
    errors = sum(finding.severity == "error" for finding in findings)
    if not findings:
        print(f"{len(paths)} file{'' if len(paths) == 1 else 's'}, no findings.")
    return 1 if errors else 0
