"""What is printed for a class, one paper a file: each exports `PAPER`, found at import.

A role sheet is made from a `Briefing`, so it cannot hold another party's number: it is never given one. Only
the teacher's pack is made from the whole scenario. A module whose name begins with an underscore holds shared parts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

from communique.classroom.paper import Paper, fitted
from communique.classroom.paper_stock import Stock, stock_of
from communique.classroom.papers._kind import AS_USUAL, PaperFile, PaperKind, Printing
from communique.model.sheet import Scenario

__all__ = ["PAPERS", "PaperFile", "PaperKind", "Printing", "documents", "write_all"]


def _scan() -> dict[str, PaperKind]:
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found = [import_module(f"{__name__}.{name}").PAPER for name in names]
    return {one.name: one for one in sorted(found, key=lambda one: (one.place, one.name))}


PAPERS: Final[dict[str, PaperKind]] = _scan()
"""Every paper by its name, in the order in which a class needs them."""


def documents(scenario: Scenario, printing: Printing = AS_USUAL) -> tuple[PaperFile, ...]:
    """Everything to print for a class; `scenario` is cut to the level that will be played.

    Nothing is made before a document's `make` is called.
    """
    return tuple(
        PaperFile(one.name, partial(_fitted, paper, one.name, scenario, printing))
        for paper in PAPERS.values()
        for one in paper.files(scenario, printing)
    )


def _fitted(paper: PaperKind, name: str, scenario: Scenario, printing: Printing) -> Paper:
    """The paper, a little smaller where that spares a page with next to nothing on it."""

    def made(stock: Stock) -> Paper:
        files = paper.files(scenario, replace(printing, size=stock))
        return next(one.make() for one in files if one.name == name)

    return fitted(made, stock_of(printing.size))


def write_all(
    scenario: Scenario,
    folder: Path,
    printing: Printing = AS_USUAL,
    *,
    watch: Callable[[int, int], None] | None = None,
) -> tuple[Path, ...]:
    """The paths of the papers written into `folder`, which must exist. Each is written whole or not at all.

    `watch` hears how many papers are done, of how many.
    """
    paths: list[Path] = []
    every = documents(scenario, printing)
    for document in every:
        if watch is not None:
            watch(len(paths), len(every))
        path = folder / document.name
        document.make().write_to(path)
        paths.append(path)
    return tuple(paths)
