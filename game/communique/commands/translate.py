"""`communique translate`: the file in which a scenario is put into another language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import check_free, force_option, printable, refuse
from communique.words import tr

_LANGUAGE: Final = re.compile(r"[a-z]+([_-][A-Za-z0-9]+)*")

TRIED: Final = "sample.yaml --language pseudo --out new.yaml"
"""What it is tried with, in a folder that holds the files named."""


def run(
    scenario: Annotated[str, typer.Argument(help=tr("A scenario's id, or a scenario file."))],
    language: Annotated[str, typer.Option("--language", help=tr("The language, by its code: ru, hy, az, pt_BR."))],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=tr("Write the file here; otherwise it is printed."))
    ] = None,
    force: Annotated[bool, force_option()] = False,
) -> None:
    """Write the file for a translation of a scenario: every id, and each text below its original in a comment."""
    from communique.commands._common import scenario_named
    from communique.files import write_whole
    from communique.loading.scenario_file import find_scenario, read_document
    from communique.loading.translation import skeleton

    if not _LANGUAGE.fullmatch(language):
        refuse(tr('A language is given by its code, for example ru; "{language}" is not.', language=language))
    scenario_named(scenario)
    text = skeleton(read_document(find_scenario(scenario), scenario).data, language)
    if out is None:
        print(printable(text), end="")
        return
    check_free(out, force=force)
    write_whole(out, text, replace=force)
    print(printable(str(out)))
