"""`communique new`: a scenario from nothing, or the files of a negotiator."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import typer

from communique.commands._common import check_free, force_option, printable, refuse
from communique.rules.dice import USUAL_SEED
from communique.words import number, tr

TRIED: Final = "--random --parties 2 --issues 6 --opposition 0.35 --out drawn.yaml"
"""What it is tried with, in a folder that holds the files named."""

_ID: Final = re.compile(r"[a-z][a-z0-9_-]{0,59}")


def run(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHAT]", help=tr("The word negotiator, to make one of your own; a scenario if left out.")
        ),
    ] = None,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help=tr("The name of the negotiator."))] = None,
    random: Annotated[bool, typer.Option("--random", help=tr("Draw everything by chance."))] = False,
    parties: Annotated[int, typer.Option("--parties", min=2, max=8, help=tr("How many delegations."))] = 2,
    issues: Annotated[int, typer.Option("--issues", min=1, max=16, help=tr("How many matters to settle."))] = 6,
    opposition: Annotated[
        float,
        typer.Option(
            "--opposition", min=0, max=3, help=tr("Distance of the frontier from everybody's best, from 0 upwards.")
        ),
    ] = 0.4,
    seed: Annotated[int, typer.Option("--seed", "-s", help=tr("Same seed, same scenario."))] = USUAL_SEED,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help=tr("The scenario's .yaml file, named by what it holds unless given; the negotiator's folder.")
        ),
    ] = None,
    force: Annotated[bool, force_option()] = False,
) -> None:
    """Write a scenario from nothing, with a given opposition of interests; or a negotiator's file and its test."""
    if what is None:
        _scenario(random, parties, issues, opposition, seed, out, force)
    elif what != "negotiator":
        refuse(tr('What can be made is a "negotiator", or with --random a scenario; not "{what}".', what=what))
    elif name is None:
        refuse(tr("Say how the negotiator is called: communique new negotiator mine"))
    else:
        from communique.commands._own_negotiator import write_negotiator

        write_negotiator(name, out or Path(), force=force)


def _scenario(
    random: bool, parties: int, issues: int, opposition: float, seed: int, out: Path | None, force: bool
) -> None:
    from communique.files import write_whole
    from communique.loading.invented import invent

    if not random:
        refuse(tr("So far a scenario can be drawn by chance alone: add --random."))
    path = out or Path(f"river-{parties}-{issues}-{seed}.yaml")
    if path.suffix != ".yaml" or not _ID.fullmatch(path.stem):
        refuse(
            tr(
                '--out names a .yaml file by the scenario\'s id, in small letters, digits, - and _; "{name}" is none.',
                name=path.name,
            )
        )
    check_free(path, force=force)
    found = invent(path.stem, parties=parties, issues=issues, opposition=opposition, seed=seed)
    try:
        write_whole(path, found.text)
    except OSError as error:
        refuse(tr("{out}: it cannot be written here ({reason}).", out=path, reason=error.strerror or error), code=1)
    print(printable(tr("Written to {out}.", out=path)))
    print(tr("Opposition {found}, asked for {asked}.", found=number(found.opposition, 3), asked=number(opposition, 3)))
    if found.failing:
        print(tr("Out of range: {lints}. See communique check --lint.", lints=", ".join(found.failing)))
    else:
        print(tr("It passes every lint."))
