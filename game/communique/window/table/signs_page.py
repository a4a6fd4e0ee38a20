"""What the signs in the rows of the package mean, in a dialog."""

from __future__ import annotations

from collections.abc import Callable

from pygame import Surface

from communique.rules.state import BLOCK, HOLD, INITIAL
from communique.window.kit import Button, Column, Dialog, Label, Panel, Row, Spacer, Widget, paint
from communique.window.table.signs import MARK_HUES, MARK_ICONS, sized
from communique.words import N_, tr

SIGNS = (
    ("big", N_("Offered at this table by the delegation of that shape and colour.")),
    ("small", N_("Called for in public by that delegation, before the talks.")),
    ("draft", N_("In the draft on the table.")),
    ("lock", N_("Closed for now: a gesture fixed more, or a guarantee is missing. The tip says which.")),
    ("initial", N_("Initialled in the draft.")),
    ("hold", N_("Held: not yet.")),
    ("block", N_("Blocked: not in this way.")),
    ("dot", N_("Not marked yet.")),
    ("compared", N_("The option of the text that your package is held against.")),
    ("touched", N_("Something has changed here since your last move.")),
)
"""Each sign and what it means."""


class SignExample(Widget):
    """One sign, as it stands in the rows."""

    def __init__(self, what: str) -> None:
        super().__init__(width=26, height=22)
        self.what = what

    def paint(self, surface: Surface) -> None:
        style, centre = self.style, self.rect.center
        side = style.tall(15)
        marks = {MARK_ICONS[mark]: MARK_HUES[mark] for mark in (INITIAL, HOLD, BLOCK)}
        if self.what in ("big", "small"):
            size = 12 if self.what == "big" else 6
            paint.mark(surface, style, centre, "square", sized(style, size), self.colour("party1"))
        elif self.what == "dot":
            paint.mark(surface, style, centre, "disc", sized(style, 5), self.colour("muted"))
        elif self.what == "compared":
            self.box(surface, self.rect.inflate(-style.px(4), -style.px(4)), None, radius=4, edge="accent", border=2)
        elif self.what == "touched":
            edge = self.rect.copy()
            edge.w = style.px(4)
            edge.centerx = self.rect.centerx
            self.box(surface, edge, "accent", radius=2)
        else:
            paint.stamp(surface, style.icon(self.what, side, self.colour(marks.get(self.what, "ink"))), centre)


def signs_dialog(close: Callable[[], None]) -> Dialog:
    """The dialog."""
    rows = [Row(SignExample(what), Label(tr(words), flex=1), gap=12) for what, words in SIGNS]
    foot = Row(Spacer(), Button(tr("Close"), close, kind="primary", id="signs-close"))
    title = tr("The signs in the rows")
    panel = Panel(Label(title, "title"), Column(*rows, gap=6), foot, gap=12, pad=24, max_width=600, shadow=14)
    return Dialog(panel, id="signs", label=title, first="signs-close")
