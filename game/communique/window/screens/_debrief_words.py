"""Words and small parts that the pages of the debrief share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.debrief import Debrief
from communique.debrief.deal import by_party, differences
from communique.window.charts import Spot
from communique.window.kit import Grid, Label, Row, Spacer, Widget
from communique.words import clauses, tr


def given(found: Debrief, points: tuple[int, ...], *, signed: bool = False) -> str:
    """Points by party in a line; with a sign when they are gains."""
    return by_party(found.public, points, signed=signed)


def table(head: Sequence[str], rows: Sequence[Sequence[str | Widget]], *, numbers: int) -> Widget:
    """Rows under a head; the last `numbers` columns stand to the right. A cell is words, or a widget as it is."""
    cells: list[Widget] = []
    for k, row in enumerate([head, *rows]):
        for i, said in enumerate(row):
            if isinstance(said, Widget):
                cells.append(Row(Spacer(), said))
                continue
            face = "small_strong" if k == 0 or i == 0 else "small"
            align = "right" if i >= len(row) - numbers else "left"
            cells.append(Label(said, face, colour="muted" if k == 0 else "ink", align=align))
    weights = [2.0] * (len(head) - numbers) + [1.0] * numbers
    return Grid(*cells, columns=weights, gap=6, align="start")


def spot(found: Debrief, looked: Spot) -> str:
    """All about what is pointed at on a chart."""
    position = looked.position
    if position is None:
        return looked.words
    earlier = [p for p in found.path if p.seat == position.seat and p.event < position.event]
    if not earlier:
        return f"{looked.words}\n{position.sentence}"
    changes = differences(found.public, earlier[-1].package, position.package)
    since = tr("Since its last text: {changes}.", changes=clauses(changes) or tr("the same"))
    return f"{looked.words}\n{since}"


def addresses(sources: Iterable[str]) -> Widget:
    """Where something can be read, small; an address is broken at its own marks, and nothing is put in."""
    return Label("; ".join(sources), "caption", colour="muted")


def legend_row(mark: Widget, said: str) -> Widget:
    """A mark and what it stands for."""
    return Row(mark, Label(said, "small", flex=1), gap=8, align="start")


def plain(text: str) -> str:
    """Text that a marked-up paragraph shows as it is."""
    return text.replace("*", "\N{ASTERISK OPERATOR}")
