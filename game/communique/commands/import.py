"""`communique import`: a domain of another program as a scenario file."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from communique.commands._common import check_free, force_option, printable, refuse, stoppable
from communique.commands._tables import plain_table
from communique.files import write_whole
from communique.words import number, tr, tr_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from communique.interop.domain_trees import Gathered

_TOLD: Final = 40
"""The narrowest column that notes have: where there is less room they stand below the table."""
TRIED: Final = "domain --out mine.yaml"
"""What it is tried with, in a folder that holds the files named."""


def run(
    paths: Annotated[
        list[Path], typer.Argument(help=tr("A folder, or a domain file and its profiles."), metavar="PATH...")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", help=tr("The scenario file to write, ending in .yaml; with --all a folder of them.")),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help=tr("Read every domain in folders or zip archives.")),
    ] = False,
    profiles: Annotated[
        list[str] | None,
        typer.Option("--profiles", help=tr("Pick a party by its file's name; give it once for each."), metavar="NAME"),
    ] = None,
    steps: Annotated[
        int | None, typer.Option("--steps", help=tr("Cut real and long integer issues into this many values."))
    ] = None,
    title: Annotated[str, typer.Option("--title", help=tr("A title instead of the domain's name."))] = "",
    id: Annotated[str, typer.Option("--id", help=tr("The scenario's id; the name of --out unless given."))] = "",
    force: Annotated[bool, force_option()] = False,
    as_json: Annotated[bool, typer.Option("--json", help=tr("With --all: print what became of each as JSON."))] = False,
    as_csv: Annotated[
        Path | None, typer.Option("--csv", help=tr("With --all: write what became of each to this CSV file."))
    ] = None,
) -> int:
    """Read Genius XML, GeniusWeb JSON, NegMAS YAML, NegoLog JSON or LLM-Deliberation text into a scenario file.

    Nothing is written when something cannot be read. With --all each domain stands for itself, and the exit code is 1
    when one of them was refused.
    """
    if every:
        _only(not (profiles or title or id), "--profiles, --title, --id", tr("one domain"))
        return _all(paths, out, steps, as_csv, as_json=as_json, force=force)
    _only(not (as_json or as_csv), "--json, --csv", "--all")
    if out is None:
        refuse(tr("Missing option '--out': say which .yaml file to write, or read whole folders with --all."))
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
    counts = ", ".join(
        [
            tr_n("{n} party", "{n} parties", len(public.parties)),
            tr_n("{n} issue", "{n} issues", len(public.issues)),
            tr_n("{packages} package", "{packages} packages", packages, packages=number(packages)),
        ]
    )
    print(printable(f"{out}: {public.title}, {counts}."))
    print(printable(tr("Play it with: communique play {out}", out=out)))
    return 0


def _only(fine: bool, options: str, what: str) -> None:
    if not fine:
        refuse(tr("{options} go with {what} only.", options=options, what=what))


def _all(
    paths: list[Path], out: Path | None, steps: int | None, as_csv: Path | None, *, as_json: bool, force: bool
) -> int:
    """Every domain below `paths`; 1 when one was refused."""
    from communique.interop.domain import Refused
    from communique.interop.domain_trees import gathered

    _check_all(out, as_csv, force=force)
    rows: list[Gathered] = []
    shown: list[Gathered] = []
    ids: set[str] = set()
    with stoppable(tr("what was written before is whole.")):
        try:
            for path in paths:
                for row in gathered(path, steps=steps, ids=ids):
                    rows.append(replace(row, text=""))
                    shown.append(_by_place(rows[-1], path))
                    _keep(row, out, force=force)
        except Refused as refusal:
            refuse(str(refusal), code=1)
    if as_csv is not None:
        write_whole(as_csv, _csv(rows), replace=force)
    if as_json:
        print(json.dumps([_told(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        _print(shown)
    return 1 if any(row.result == "refused" for row in rows) else 0


def _check_all(out: Path | None, as_csv: Path | None, *, force: bool) -> None:
    if out is not None and out.exists() and not out.is_dir():
        refuse(tr('With --all --out is a folder, and "{out}" is a file.', out=out))
    if out is not None and out.is_dir() and any(out.iterdir()) and not force:
        refuse(tr('The folder "{out}" is not empty; --force writes over what is in it.', out=out))
    check_free(as_csv, force=force)


def _keep(row: Gathered, out: Path | None, *, force: bool) -> None:
    if out is not None and row.text:
        out.mkdir(parents=True, exist_ok=True)
        write_whole(out / f"{row.id}.yaml", row.text, replace=force)


def _told(row: Gathered) -> dict[str, Any]:
    told = asdict(row)
    del told["text"]
    return told | {"notes": list(row.notes)}


def _csv(rows: list[Gathered]) -> str:
    """One line a domain; notes in one cell, a line each. A cell that a spreadsheet would work out begins with '."""
    text = io.StringIO()
    told = [_told(row) | {"notes": "\n".join(row.notes)} for row in rows]
    out = csv.DictWriter(text, list(told[0]) if told else [], lineterminator="\n")
    out.writeheader()
    out.writerows({key: _cell(value) for key, value in one.items()} for one in told)
    return text.getvalue()


def _cell(value: object) -> object:
    from communique.classroom.report_class import FORMULA

    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _by_place(row: Gathered, path: Path) -> Gathered:
    """The row with files by their names below the domain's own, which the table says beside them."""

    def short(text: str) -> str:
        for place in (path / row.domain, *(path / row.domain).parents):
            if place.is_relative_to(path):
                text = text.replace(f"{place}{os.sep}", "").replace(f"{place}/", "")
        return text

    return replace(row, reason=short(row.reason), notes=tuple(map(short, row.notes)))


def _print(rows: list[Gathered]) -> None:
    from rich.console import Console

    said = {"read": tr("read"), "noted": tr("read with notes"), "refused": tr("refused")}
    console = Console(markup=False, highlight=False)
    whys = ["\n".join(map(printable, [row.reason] if row.reason else row.notes)) for row in rows]
    table = _results(rows, said)
    beside = console.width - console.measure(table).maximum >= _TOLD
    console.print(_results(rows, said, whys if beside else ()))
    if not beside:
        for row, why in zip(rows, whys, strict=True):
            for line in why.splitlines():
                console.print(tr("{domain}: {said}", domain=printable(row.domain), said=line))
    counts = {result: number(sum(row.result == result for row in rows)) for result in said}
    told = tr_n(
        "{all} domain: {read} read, {noted} read with notes, {refused} refused.",
        "{all} domains: {read} read, {noted} read with notes, {refused} refused.", len(rows),
        all=number(len(rows)), read=counts["read"], noted=counts["noted"], refused=counts["refused"],
    )  # fmt: skip
    print(told)


def _results(rows: list[Gathered], said: dict[str, str], whys: Sequence[str] = ()) -> Table:
    """What became of each domain, a row each; with `whys` beside them, if there are any."""
    table = plain_table()
    for column in (tr("Domain"), tr("What became of it")):
        table.add_column(column, overflow="fold")
    for column in (tr("Parties"), tr("Issues"), tr("Packages")):
        table.add_column(column, justify="right", no_wrap=True)
    if whys:
        table.add_column(tr("Why, or what was left out"), overflow="fold")
    for k, row in enumerate(rows):
        sizes = (number(row.parties), number(row.issues), number(row.packages)) if row.id else ("", "", "")
        table.add_row(*map(printable, (row.domain, said[row.result], *sizes)), *whys[k : k + 1])
    return table


def _split(profiles: list[str] | None) -> list[str]:
    """Names given one by one or with commas between them."""
    return [name for given in profiles or [] for name in given.split(",") if name]


def _check(out: Path, name: str, *, force: bool) -> None:
    from communique.interop.scenario_text import slug

    if out.suffix.lower() not in (".yaml", ".yml"):
        refuse(tr('--out writes .yaml files, not "{name}".', name=out.name))
    check_free(out, force=force)
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
