"""What all pictures share: matplotlib itself, colours with their marks, axes in the language spoken, and saving."""

from __future__ import annotations

import io
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from communique.files import write_whole
from communique.simulation.plots import PlotError
from communique.words import number, tr

COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
"""Colours that people with any colour vision tell apart (Okabe & Ito 2008)."""
MARKS: Final = ("o", "s", "^", "D", "v", "P", "X")
"""A mark for each colour, since colour is never the only sign."""
GREY: Final = "#6b6b6b"
PALE: Final = "#c9c9c9"
_DOTS: Final = 200
"""Dots an inch of a PNG."""
_SETTINGS: Final[dict[str, Any]] = {
    "svg.hashsalt": "communique",
    "svg.fonttype": "path",
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.8,
    "axes.axisbelow": True,
    "axes.grid": True,
    "grid.color": "#e6e6e6",
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "legend.fontsize": 8,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
    "figure.constrained_layout.use": True,
}


def figure(width: float, height: float, rows: int = 1, columns: int = 1) -> tuple[Any, list[Any]]:
    """A figure of so many inches and its axes, row by row. Raises PlotError where matplotlib is missing."""
    try:
        base = import_module("matplotlib")
        made = import_module("matplotlib.figure").Figure
        ticker = import_module("matplotlib.ticker")
    except ModuleNotFoundError:
        raise PlotError(tr('Pictures need matplotlib: pip install "communique[plot]".')) from None
    with base.rc_context(_SETTINGS):
        page = made(figsize=(width, height))
        grid = page.subplots(rows, columns, squeeze=False)
        axes = [one for row in grid for one in row]
        for one in axes:
            for axis in (one.xaxis, one.yaxis):
                axis.set_major_formatter(ticker.FuncFormatter(partial(_tick, axis)))
            one.tick_params(length=3, width=0.8)
    return page, axes


def settings() -> Any:
    """The context in which everything is drawn."""
    return import_module("matplotlib").rc_context(_SETTINGS)


def saved(page: Any, path: Path) -> None:
    """Write the picture to `path`, as its ending says. Raises PlotError for another ending."""
    kinds = {".svg": ({"Date": None, "Creator": None}, None), ".png": ({"Software": None}, _DOTS)}
    if path.suffix not in kinds:
        raise PlotError(tr('A picture is an .svg or a .png file, not "{name}".', name=path.name))
    metadata, dots = kinds[path.suffix]
    out = io.BytesIO()
    with settings():
        page.savefig(out, format=path.suffix[1:], metadata=metadata, dpi=dots or "figure")
    try:
        write_whole(path, out.getvalue())
    except OSError as error:
        raise PlotError(
            tr("{path}: the file cannot be written ({reason}).", path=path, reason=error.strerror or error)
        ) from None


def look(k: int) -> dict[str, Any]:
    """Colour and mark of series `k`."""
    return {"color": COLOURS[k % len(COLOURS)], "marker": MARKS[k % len(MARKS)]}


def short(negotiator: str) -> str:
    """A negotiator's name as a picture has it: of a family's dotted path its last part."""
    family, colon, rest = negotiator.partition(":")
    return rest.rpartition(".")[2] if colon and family == "negmas" else negotiator


def _tick(axis: Any, value: float, _: object) -> str:
    """A tick's number, with as many decimals as the ticks beside it need."""
    places = axis.get_majorticklocs()
    step = abs(places[1] - places[0]) if len(places) > 1 else 1
    return number(value, 0 if step >= 1 else 1 if step >= 0.1 else 2)
