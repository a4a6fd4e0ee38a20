"""`communique class`: what is done with the file of a class when nobody plays: merge, export, debrief, forget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import printable, refuse
from communique.loading.guess import guess
from communique.words import tr, tr_n

TRIED: Final = "export nothing.class --out exported"
"""What it is tried with, in a folder that holds the files named."""


def run(
    action: Annotated[str, typer.Argument(help=tr("merge, export, debrief or forget."), metavar="ACTION")],
    files: Annotated[list[Path], typer.Argument(help=tr("Files of classes."), metavar="FILE...")],
    out: Annotated[
        Path | None,
        typer.Option("--out", help=tr("The folder to write to, or with merge the file; it may not be there yet.")),
    ] = None,
    identified: Annotated[
        bool, typer.Option("--identified", help=tr("With export: aliases and times of day as they were."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("With forget: do not ask."))] = False,
) -> None:
    """Put files of one class together, write its tables, its gradebook and its debrief, or delete all that is kept."""
    act = ACTIONS.get(action)
    if act is None:
        hint = guess(action, sorted(ACTIONS), stop=".")
        refuse(tr('There is no action "{action}"; {hint}', action=action, hint=hint))
    if identified and action != "export":
        refuse(tr("--identified goes with export."))
    for file in files:
        if not file.is_file():
            refuse(tr('There is no file "{file}".', file=file), code=1)
    act(files, out, identified, yes)


def _merge(files: list[Path], out: Path | None, identified: bool, yes: bool) -> None:
    from communique.host.keeping import merge_classes

    target = _target("merge", out)
    if target.exists():
        refuse(tr('"{out}" exists already; name another file.', out=target))
    print(printable(str(merge_classes(files, target))))


def _export(files: list[Path], out: Path | None, identified: bool, yes: bool) -> None:
    from communique.host.keeping import export_class

    _print(export_class(_one("export", files), _folder("export", out), identified=identified))


def _debrief(files: list[Path], out: Path | None, identified: bool, yes: bool) -> None:
    from communique.host.keeping import debrief_class

    _print(debrief_class(_one("debrief", files), _folder("debrief", out)))


def _forget(files: list[Path], out: Path | None, identified: bool, yes: bool) -> None:
    from communique.host.keeping import forget_class

    if out is not None:
        refuse(tr("--out does not go with forget."))
    if not yes and not typer.confirm(
        tr_n("Delete all that {n} file keeps?", "Delete all that {n} files keep?", len(files))
    ):
        refuse(tr("Nothing was deleted."), code=1)
    for file in files:
        for gone in forget_class(file):
            print(printable(tr("Deleted: {path}", path=gone)))


ACTIONS: Final[dict[str, Callable[[list[Path], Path | None, bool, bool], None]]] = {
    "merge": _merge,
    "export": _export,
    "debrief": _debrief,
    "forget": _forget,
}
"""What can be done, by its name."""


def _one(action: str, files: list[Path]) -> Path:
    if len(files) != 1:
        refuse(tr("{action} takes one file; put several of one class together with merge first.", action=action))
    return files[0]


def _target(action: str, out: Path | None) -> Path:
    if out is None:
        refuse(tr("{action} writes something: say where to, with --out.", action=action))
    return out


def _folder(action: str, out: Path | None) -> Path:
    folder = _target(action, out)
    if folder.exists() and not folder.is_dir():
        refuse(tr('"{out}" is a file; name a folder.', out=folder))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _print(paths: list[Path]) -> None:
    for path in paths:
        print(printable(str(path)))
