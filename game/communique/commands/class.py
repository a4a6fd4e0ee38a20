"""`communique class`: what is done with the file of a class when nobody plays: merged, exported, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from communique.commands._common import printable, refuse
from communique.loading.guess import guess
from communique.words import tr, tr_n

TRIED: Final = "export nothing.class --out exported"
"""What it is tried with, in a folder that holds the files named."""


class ClassWishes(NamedTuple):
    """What was asked for beside the action and the files."""

    out: Path | None
    identified: bool
    points: bool
    roster: Path | None
    person: str
    yes: bool


def run(
    action: Annotated[str, typer.Argument(help=tr("merge, export, debrief, saves or forget."), metavar="ACTION")],
    files: Annotated[list[Path], typer.Argument(help=tr("Files of classes."), metavar="FILE...")],
    out: Annotated[
        Path | None,
        typer.Option("--out", help=tr("The folder to write to, or with merge the file; it may not be there yet.")),
    ] = None,
    identified: Annotated[
        bool,
        typer.Option(
            "--identified", help=tr("With export: aliases, answers in words and gradebooks, for your own work alone.")
        ),
    ] = False,
    points: Annotated[
        bool, typer.Option("--points", help=tr("With export --identified: points of the game in the gradebooks."))
    ] = False,
    roster: Annotated[
        Path | None,
        typer.Option("--roster", help=tr("With export --identified: a CSV file with a line alias,address a person.")),
    ] = None,
    person: Annotated[
        str, typer.Option("--person", help=tr("With forget: who was called so is forgotten, and the class is kept."))
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help=tr("With forget: do not ask."))] = False,
) -> None:
    """Put files of one class together, write its tables, its debrief or saves of its games, or delete what is kept."""
    act = ACTIONS.get(action)
    if act is None:
        hint = guess(action, sorted(ACTIONS), stop=".")
        refuse(tr('There is no action "{action}"; {hint}', action=action, hint=hint))
    if identified and action != "export":
        refuse(tr("--identified goes with export."))
    if (points or roster is not None) and not identified:
        refuse(tr("--points and --roster are for gradebooks, which an export has with --identified."))
    if person and action != "forget":
        refuse(tr("--person goes with forget."))
    for file in files:
        if not file.is_file():
            refuse(tr('There is no file "{file}".', file=file), code=1)
    act(files, ClassWishes(out, identified, points, roster, person, yes))


def _merge(files: list[Path], wishes: ClassWishes) -> None:
    from communique.host.class_keeping import merge_classes

    target = _target("merge", wishes.out)
    if target.exists():
        refuse(tr('"{out}" exists already; name another file.', out=target))
    print(printable(str(merge_classes(files, target))))


def _export(files: list[Path], wishes: ClassWishes) -> None:
    from communique.host.class_keeping import export_class
    from communique.host.gradebook import AGAINST_POINTS

    file, folder = _one("export", files), _folder("export", wishes.out)
    _print(export_class(file, folder, identified=wishes.identified, points=wishes.points, roster=wishes.roster))
    if wishes.points:
        typer.echo(tr(AGAINST_POINTS), err=True)


def _debrief(files: list[Path], wishes: ClassWishes) -> None:
    from communique.host.class_keeping import debrief_class

    _print(debrief_class(_one("debrief", files), _folder("debrief", wishes.out)))


def _saves(files: list[Path], wishes: ClassWishes) -> None:
    from communique.host.class_keeping import tables_as_saves

    _print(tables_as_saves(_one("saves", files), _folder("saves", wishes.out)))


def _forget(files: list[Path], wishes: ClassWishes) -> None:
    if wishes.out is not None:
        refuse(tr("--out does not go with forget."))
    if wishes.person:
        _forget_person(files, wishes)
        return
    from communique.host.class_keeping import WHAT_STAYS, forget_class

    _ask(tr_n("Delete all that {n} file keeps?", "Delete all that {n} files keep?", len(files)), wishes)
    for file in files:
        for gone in forget_class(file):
            print(printable(tr("Deleted: {path}", path=gone)))
    typer.echo(tr(WHAT_STAYS), err=True)


def _forget_person(files: list[Path], wishes: ClassWishes) -> None:
    from communique.host.class_keeping import forget_person

    _ask(tr('Delete the name and the answers of "{alias}"?', alias=wishes.person), wishes)
    count = sum(forget_person(file, wishes.person) for file in files)
    if not count:
        refuse(tr('Nobody there was ever called "{alias}".', alias=wishes.person), code=1)
    print(tr_n("{n} person is forgotten.", "{n} people are forgotten.", count))


def _ask(question: str, wishes: ClassWishes) -> None:
    if not wishes.yes and not typer.confirm(printable(question)):
        refuse(tr("Nothing was deleted."), code=1)


ACTIONS: Final[dict[str, Callable[[list[Path], ClassWishes], None]]] = {
    "merge": _merge,
    "export": _export,
    "debrief": _debrief,
    "saves": _saves,
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
    return folder


def _print(paths: list[Path]) -> None:
    for path in paths:
        print(printable(str(path)))
