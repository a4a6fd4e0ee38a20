"""`communique screenshots`: every screen of the window, as pictures in a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import check_free_in, check_level, force_option, refuse, scenario_named
from communique.commands._progress import ProgressBar
from communique.loading.guess import guess
from communique.words import PSEUDO, in_a_row, languages, speaking, tr

if TYPE_CHECKING:
    from communique.model.sheet import Scenario
    from communique.window.kit.style import Size

TRIED: Final = "sample.yaml --out pictures --screen title --size 800x500"
"""What it is tried with, in a folder that holds the files named."""
LEAST: Final = (800, 500)
"""The smallest window, in pixels."""
MOST: Final = (7680, 4320)
"""The largest window, in pixels."""


def run(
    scenario: Annotated[str, typer.Argument(help=tr("A scenario's id, or a scenario file."))],
    out: Annotated[Path, typer.Option("--out", help=tr("The folder to write to; it is made if it is not there."))],
    size: Annotated[str, typer.Option("--size", help=tr("Pixels across and down."), metavar="PIXELS")] = "1280x800",
    text: Annotated[int, typer.Option("--text", help=tr("Text size in percent: 100, 125 or 150."))] = 100,
    language: Annotated[
        str, typer.Option("--language", help=tr("The language to speak, or pseudo; the present one if empty."))
    ] = "",
    level: Annotated[
        str, typer.Option("--level", help=tr("A level of the scenario; the last one of the list if empty."))
    ] = "",
    screen: Annotated[
        list[str] | None, typer.Option("--screen", help=tr("Only this screen; may be given several times."))
    ] = None,
    force: Annotated[bool, force_option()] = False,
) -> None:
    """Write a picture of every screen of the window, in every state that it can be visited in."""
    from communique.window.preferences import TEXT_SIZES

    pixels = _pixels(size)
    if text not in TEXT_SIZES:
        allowed = in_a_row([str(one) for one in TEXT_SIZES])
        refuse(tr("--text is one of {allowed}, not {text}.", allowed=allowed, text=text))
    spoken = _spoken(language) if language else nullcontext()
    check_free_in(out, (), force=force)
    with spoken:
        whole = scenario_named(scenario)
        check_level(whole, level)
        _write(whole, level, out, pixels, text, screen or (), force=force)


def _write(whole: Scenario, level: str, out: Path, size: Size, text: int, only: Sequence[str], *, force: bool) -> None:
    """Take the pictures, once it is clear that nothing is in the way of them."""
    from communique.window import pictures, screens

    known = screens.names()
    for name in only:
        if name not in known:
            refuse(tr('There is no screen "{name}"; {hint}', name=name, hint=guess(name, known, stop=".")))
    check_free_in(out, [file for _, _, file in pictures.shots(only)], force=force)
    out.mkdir(parents=True, exist_ok=True)
    levels = whole.public.levels
    camera = pictures.Camera(whole, level or (levels[-1].id if levels else ""), size, text)
    with ProgressBar(tr("Pictures"), sum(1 for _ in pictures.shots(only)), counted=True) as progress:
        paths = pictures.take_all(camera, out, only, progress.done)
    for path in paths:
        print(path)


def _spoken(language: str) -> AbstractContextManager[None]:
    known = (*languages(), PSEUDO)
    if language not in known:
        refuse(
            tr('There is no language "{language}"; {hint}', language=language, hint=guess(language, known, stop="."))
        )
    return speaking(language)


def _pixels(size: str) -> Size:
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", size)
    wide, high = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (LEAST[0] <= wide <= MOST[0] and LEAST[1] <= high <= MOST[1]):
        refuse(
            tr(
                '--size is pixels across and down from {least} to {most}, not "{size}".',
                least="x".join(map(str, LEAST)),
                most="x".join(map(str, MOST)),
                size=size,
            )
        )
    return wide, high
