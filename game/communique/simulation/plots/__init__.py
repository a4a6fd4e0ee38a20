"""Pictures for papers: one kind a module, with `PLOT`; matplotlib (extra `plot`) is imported only when one is drawn.

A picture says what it is of, names every party alike, and can be read without colour: each series has a mark of its own
beside a colour that eyes of every kind tell apart. SVG has the same bytes for equal data wherever the same matplotlib
is, since glyphs are drawn as outlines and no clock is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Final

from communique.model.errors import ErrorForPeople

ENDINGS: Final = (".svg", ".png")


class PlotError(ErrorForPeople, ValueError):
    """What cannot be drawn, and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class PlotKind:
    """One kind of picture."""

    name: str
    title: str
    """What it shows, in English; marked with `N_`."""
    source: str
    """What it is made from, likewise."""
    draw: Callable[[str, PlotWishes], Any]
    """The picture of a source, as a matplotlib figure."""


@dataclass(frozen=True, slots=True)
class PlotWishes:
    """What a person may ask of a picture."""

    measure: str = "utility"
    """Of a league and its heat map."""
    parties: tuple[str, ...] = ()
    """The two parties of a plane, by id; none for all pairs."""
    scenario: str | None = None
    """The scenario file of a saved game, if it is not one that is shipped."""
    papers: int | None = None


def plots() -> Mapping[str, PlotKind]:
    """All kinds by name: the modules of this folder that export `PLOT`."""
    found: dict[str, PlotKind] = {}
    for module in sorted(iter_modules(__path__), key=lambda one: one.name):
        kind = getattr(import_module(f"{__name__}.{module.name}"), "PLOT", None)
        if isinstance(kind, PlotKind):
            found[kind.name] = kind
    return found


def write_picture(kind: PlotKind, source: str, wishes: PlotWishes, path: Path) -> None:
    """Draw and write a picture, whole or not at all. Raises PlotError with a sentence."""
    from communique.simulation.plots._page import saved

    saved(kind.draw(source, wishes), path)
