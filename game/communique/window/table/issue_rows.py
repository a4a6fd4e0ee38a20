"""The issues of the package, one row each: title, marks on the draft, what a gesture fixed, the options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pygame import Surface

from communique.model.package import OPEN
from communique.present import IssueRow
from communique.window.kit import Chip, Column, Label, Row, paint
from communique.window.table.choices import Choices
from communique.window.table.signs import MarkStrip
from communique.words import tr

OnOption = Callable[[int, int], None]
FEW = 5
"""With no more issues than this, and a roomy window, each row says what its issue is about."""
GLOW = 2600.0
"""Milliseconds for which a row that changed stands out."""


class IssueStrip(Column):
    """One issue. State: the row shown, and how bright it glows."""

    def __init__(self, row: IssueRow, on: OnOption | None, *, may_open: bool, about: bool) -> None:
        i = row.issue
        self._shown = row
        self._glow = 0.0
        self._pointed: tuple[int, ...] | None = None
        self.choices = Choices(row, (lambda k: on(i, k)) if on else None, may_open=may_open, id=f"issue{i}")
        self._still = on is None
        self._open = Label(_state(row), "caption", colour="muted", wrap=False)
        self._swing = Label("", "small_strong", wrap=False)
        self._fixed = Chip(tr("gesture"), icon="lock", face="caption", fill=None, tip=row.floor)
        self._marks = MarkStrip(row.marks, id=f"marks{i}")
        title = Label(f"{i + 1}  {row.title}", "strong", flex=1, tip=row.about)
        head = Row(title, self._swing, self._fixed, self._marks, self._open, gap=10)
        words = [Label(row.about, "small", colour="muted")] if about else []
        super().__init__(head, *words, self.choices, gap=3 if about else 2, pad=(4, 1, 4, 8 if about else 4))
        self._settle()

    def show(self, row: IssueRow) -> None:
        """Show the row as it now stands; it glows when others have changed it."""
        before, self._shown = self._shown, row
        if row == before:
            return
        self.choices.show(row)
        self._open.set(_state(row))
        self._marks.show(row.marks)
        self._fixed.tip = row.floor
        self._settle()
        if _by_others(row) != _by_others(before):
            self.host.animate(self, self._fade, 1.0, 0.0, GLOW)

    def point(self, options: tuple[int, ...] | None) -> None:
        """Point at these options, as at what has changed; None for none, and not at the row either."""
        if options != self._pointed:
            self._pointed = options
            self.choices.point(options or ())
            self.repaint()

    def paint(self, surface: Surface) -> None:
        if self._glow > 0.01:
            ground, bright = self.colour("ground"), self.colour("selection")
            paint.box(surface, self.style, self.rect, paint.mix(ground, bright, self._glow * 0.8), radius=8)
        if self._pointed is not None:
            edge = self.rect.inflate(0, -self.style.px(4))
            edge.w = self.style.px(3)
            self.box(surface, edge, "accent_edge", radius=2)

    def _settle(self) -> None:
        row = self._shown
        self._fixed.visible = bool(row.floor)
        self._marks.visible = bool(row.marks)
        self._open.visible = bool(_state(row)) and not self._still
        words, hue = _swing(row)
        self._swing.set(words, hue)
        self._swing.visible = bool(words)

    def _fade(self, glow: float) -> None:
        self._glow = glow
        self.repaint()


class IssueRows(Column):
    """All rows of the package."""

    def __init__(self, rows: Sequence[IssueRow], on: OnOption | None, *, may_open: bool, roomy: bool) -> None:
        about = roomy and len(rows) <= FEW
        self._rows = [IssueStrip(row, on, may_open=may_open, about=about) for row in rows]
        super().__init__(*self._rows, gap=4)

    def show(self, rows: Sequence[IssueRow]) -> None:
        """Show the rows as they now stand."""
        for widget, row in zip(self._rows, rows, strict=True):
            widget.show(row)

    def paint_changes(self, changed: Mapping[int, tuple[int, ...]]) -> None:
        """Point at these options, by issue, and at no others."""
        for number, widget in enumerate(self._rows):
            widget.point(changed.get(number))


def _state(row: IssueRow) -> str:
    return tr("open") if row.chosen == OPEN else ""


def _swing(row: IssueRow) -> tuple[str, str]:
    """How much the compared terms differ from mine on this issue, in my points."""
    if row.compared == OPEN or row.compared == row.chosen:
        return "", "ink"
    theirs, mine = row.choices[row.compared].points, row.choices[max(0, row.chosen)].points
    if theirs is None or mine is None:
        return tr("differs"), "muted"
    gain = theirs - mine
    return tr("differs, {gain}", gain=row.measure.signed(gain)), "good_text" if gain >= 0 else "bad_text"


def _by_others(row: IssueRow) -> tuple[object, ...]:
    return (row.marks, row.floor, tuple((c.proposed, c.drafted, c.reason) for c in row.choices))
