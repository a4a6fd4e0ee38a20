"""Tables on a terminal of any width: names fold, and figures and ids are never cut."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_WIDE: Final = 120
_GAP: Final = 2
"""Columns of the terminal between two of a table."""
_NAME: Final = 24
"""What a name is given before figures go on below: longer ones fold."""
_LEAST: Final = 8
"""What a text is given at the least."""
_HEAD: Final = 12
"""The same for the head of a column of figures, if none of its words is longer."""


def plain_table() -> Table:
    """A table without lines, to be given columns."""
    from rich.table import Table

    return Table(box=None, pad_edge=False, header_style="bold")


def figures_console() -> Console:
    """The console for tables of many figures, which is wide where it is piped."""
    from rich.console import Console

    console = Console(markup=False, highlight=False)
    return (
        console
        if console.is_terminal or "COLUMNS" in os.environ
        else Console(width=_WIDE, markup=False, highlight=False)
    )


def print_figures(
    console: Console,
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    justify: Literal["left", "right"] = "right",
    faint: int = 0,
) -> None:
    """Print `rows`, each a name and then figures or ids, below their `heads`; the first `faint` rows are dim.

    Where the columns do not fit beside each other, the table goes on below with the names again.
    """
    from rich.cells import cell_len

    figures = [max((cell_len(row[k]) for row in rows), default=0) for k in range(1, len(heads))]
    figures = [max(figure, min(_NAME, _longest(head))) for figure, head in zip(figures, heads[1:], strict=True)]
    wide = [max(figure, min(_HEAD, cell_len(head))) for figure, head in zip(figures, heads[1:], strict=True)]
    name = min(_NAME, max(cell_len(row[0]) for row in [heads, *rows]))
    if title:
        console.print(title, style="italic", markup=False)
    for columns in _blocks(wide, console.width - name):
        table = plain_table()
        table.add_column(heads[0], overflow="fold")
        for k in columns:
            table.add_column(heads[k + 1], justify=justify, overflow="fold", min_width=figures[k])
        for number, row in enumerate(rows):
            cells = (row[0], *(row[k + 1] for k in columns))
            table.add_row(*cells, style="dim" if number < faint else None)
        console.print(table)


def print_ids(
    console: Console, heads: Sequence[str], rows: Sequence[Sequence[str]], *, text: int, figures: Collection[int]
) -> None:
    """Print `rows` below their `heads`: only the column `text` folds, to what the others, ids and `figures`, leave it.

    A cell may have lines; where there is room for all of them in one, they are put there. Where a word of the text has
    no room, the columns move together.
    """
    from rich.cells import cell_len

    def widths() -> list[int]:
        cells = zip(heads, *rows, strict=True)
        return [max(cell_len(line) for cell in column for line in cell.split("\n")) for column in cells]

    room, apart = console.width - _GAP * (len(heads) - 1), rows
    rows = [[" ".join(cell.split("\n")) for cell in row] for row in apart]
    if sum(widths()) > room:
        rows = apart
    table, wide = plain_table(), widths()
    left, least = room - sum(wide) + wide[text], max(_LEAST, *(_longest(row[text]) for row in [heads, *rows]))
    if left < least:
        table.padding = (0, 1, 0, 0)
        left = min(least, left + (_GAP - 1) * (len(heads) - 1))
    for k, head in enumerate(heads):
        if k == text:
            table.add_column(head, overflow="fold", width=max(_LEAST, min(left, wide[k])))
        else:
            table.add_column(head, justify="right" if k in figures else "left", min_width=wide[k], no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _longest(text: str) -> int:
    """How wide the longest word is."""
    from rich.cells import cell_len

    return max(map(cell_len, text.split()), default=0)


def _blocks(wide: Sequence[int], room: int) -> list[list[int]]:
    """The columns by their numbers, as many in a table as have room beside the names, and one at least."""
    blocks: list[list[int]] = [[]]
    left = room
    for k, width in enumerate(wide):
        if blocks[-1] and left < width + _GAP:
            blocks.append([])
            left = room
        blocks[-1].append(k)
        left -= width + _GAP
    return blocks
