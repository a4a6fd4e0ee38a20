"""A card in the middle of the room: one thing at a time, with room around it, and one way on.

The moment of an agreement and every page of the epilogue are such cards: all endings get the same one.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.window.kit import Column, Flow, Label, Panel, Scroll, Spacer, Widget
from communique.window.kit.style import TextStyle
from communique.window.signing.document_sheet import Ornament

HEAD = TextStyle(33, "semibold", "serif", 1.18)


class StageCard(Panel):
    """The card: what it is a text of, signs, a title, what it says, and buttons at its foot."""

    def __init__(
        self,
        title: str,
        body: Sequence[Widget],
        buttons: Sequence[Widget],
        *,
        head: str = "",
        signs: Sequence[Widget] = (),
        tall: float = 0,
        wide: bool = False,
        id: str,
    ) -> None:
        rows: list[Widget] = []
        if head:
            rows.append(Label(head, "small_strong", colour="muted", align="center", id="exercise"))
        if signs:
            rows.append(Flow(*signs, gap=12, justify="center"))
        rows += [Label(title, HEAD, align="center", id=f"{id}-title"), Ornament(), *body]
        super().__init__(
            Scroll(Column(*rows, gap=12, pad=(0, 0, 8, 2)), id=id, flex=1),
            Flow(*buttons, gap=10, justify="between"),
            pad=(40, 30, 30, 22),
            gap=14,
            radius=10,
            shadow=20,
            max_width=900 if wide else 680,
            min_height=tall,
        )

    def low(self, width: int) -> int:
        """What its content needs: the height that it would like is given up in a small window."""
        return self.lowest(width)


def on_stage(card: Widget) -> Widget:
    """The card in the middle of the window."""
    return Column(Spacer(), card, Spacer(), align="center", pad=24)
