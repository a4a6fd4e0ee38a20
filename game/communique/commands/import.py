"""`communique import`: a domain of another program as a scenario file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import printable, refuse
from communique.words import number, tr

TRIED: Final = "domain --out mine.yaml"
"""What it is tried with, in a folder that holds the files named."""


def run(
    paths: Annotated[
        list[Path], typer.Argument(help=tr("A folder, or a domain file and its profiles."), metavar="PATH...")
    ],
    out: Annotated[Path, typer.Option("--out", help=tr("The scenario file to write, ending in .yaml."))],
    profiles: Annotated[
        list[str] | None,
        typer.Option("--profiles", help=tr("Pick a party by its file's name; give it once for each."), metavar="NAME"),
    ] = None,
    steps: Annotated[
        int | None, typer.Option("--steps", help=tr("Cut real and long integer issues into this many values."))
    ] = None,
    title: Annotated[str, typer.Option("--title", help=tr("A title instead of the domain's name."))] = "",
    id: Annotated[str, typer.Option("--id", help=tr("The scenario's id; the name of --out unless given."))] = "",
    force: Annotated[bool, typer.Option("--force", help=tr("Write over a file that is there already."))] = False,
) -> None:
    """Read Genius XML, GeniusWeb JSON, NegMAS YAML, NegoLog JSON or LLM-Deliberation text into a scenario file.

    Nothing is written when something cannot be read.
    """
    from communique.files import write_whole
    from communique.interop.domain import Refused
    from communique.interop.importing import imported

    name = id or out.stem
    _check(out, name, force=force)
    try:
        found = imported(paths, profiles=_split(profiles), steps=steps, id=name, title=title)
    except Refused as refusal:
        refuse(str(refusal), code=1)
    for note in found.notes:
        print(tr("note: {note}", note=note), file=sys.stderr)
    write_whole(out, found.text, replace=force)
    public = found.scenario.public
    packages = 1
    for size in public.sizes:
        packages *= size
    counts = tr(
        "{parties} parties, {issues} issues, {packages} packages",
        parties=len(public.parties),
        issues=len(public.issues),
        packages=number(packages),
    )
    print(printable(f"{out}: {public.title}, {counts}."))
    print(printable(tr("Play it with: communique play {out}", out=out)))


def _split(profiles: list[str] | None) -> list[str]:
    """Names given one by one or with commas between them."""
    return [name for given in profiles or [] for name in given.split(",") if name]


def _check(out: Path, name: str, *, force: bool) -> None:
    from communique.interop.scenario_text import slug

    if out.suffix.lower() not in (".yaml", ".yml"):
        refuse(tr('--out writes .yaml files, not "{name}".', name=out.name))
    if not out.parent.is_dir():
        refuse(tr('There is no folder "{parent}" to write to.', parent=out.parent))
    if out.exists() and not force:
        refuse(tr('There is a file "{out}" already; --force writes over it.', out=out))
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,59}", name):
        refuse(
            tr(
                '"{name}" cannot be an id, and a scenario is called as its file is; try --out {file}.yaml.',
                name=name,
                file=slug(name, "domain"),
            )
        )
    if name != out.stem:
        refuse(
            tr(
                'A scenario is called as its file is: --id "{name}" goes with --out {name}{suffix}.',
                name=name,
                suffix=out.suffix,
            )
        )
