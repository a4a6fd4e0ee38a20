"""The issues of the package, one line each: title, marks on the draft, what a gesture fixed, the options.

Where there is room each issue is one line, its name at the left of its options, so that nine of them stand in a window
of 1280 by 800 without scrolling; in a narrow window the name stands above its options.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from pygame import Rect, Surface

from communique.model.package import OPEN
from communique.present import IssueRow
from communique.window.kit import Chip, Column, Flow, Label, Parcel, Row, Size, Widget, paint
from communique.window.kit.layout import Box
from communique.window.table.choices import Choices
from communique.window.table.clause_list import CLAUSE
from communique.window.table.signs import Latch, MarkStrip
from communique.words import joined, tr

OnOption = Callable[[int, int], None]
FEW = 5
"""With no more issues than this, and a roomy window, each row says what its issue is about."""
GLOW = 2600.0
"""Milliseconds for which a row that changed stands out."""
NAME = 148
"""Width of the names at the left of the options, in design units."""
BAR = 4
"""Width of the painted edge of a row in which something has changed."""


class RowStyle(NamedTuple):
    """How the rows are set."""

    inline: bool
    """The name of an issue beside its options, so that it is one line."""
    tall: bool
    """There is height for larger words."""
    roomy: bool
    """Few issues say what they are about."""
    plain: bool
    """Who called for an option in public is left to its tip."""


class IssueStrip(Row):
    """One issue. State: the row shown, how bright it glows, and the options in which something has changed."""

    def __init__(self, row: IssueRow, on: OnOption | None, style: RowStyle, *, may_open: bool, about: bool) -> None:
        i, inline = row.issue, style.inline
        self._shown = row
        self._glow = 0.0
        self._touched: tuple[int, ...] = ()
        self.choices = Choices(
            row,
            (lambda k: on(i, k)) if on else None,
            may_open=may_open,
            slim=inline and not style.tall,
            lined=inline,
            plain=style.plain,
            id=f"issue{i}",
            flex=1 if inline else 0,
        )
        self._still, self._on = on is None, on
        self._open = Label(_state(row), "caption", colour="muted", wrap=False)
        self._swing = Label("", "small_strong", wrap=False)
        self._fixed = _gesture(row.floor, inline=inline)
        self._marks = MarkStrip(row.marks, id=f"marks{i}")
        words = [Label(row.about, "small", colour="muted")] if about else []
        if inline:
            tip = f"{row.title}\n{row.about}".strip()
            title = Label(tr("{n}  {issue}", n=i + 1, issue=row.short), "small_strong", tip=tip)
            self._beneath: Box = Flow(self._marks, self._fixed, self._swing, self._open, gap=5)
            name = Column(title, self._beneath, *words, gap=1, width=NAME)
            super().__init__(name, self.choices, gap=8, pad=(8, 1, 2, 1), align="center")
        else:
            title = Label(tr("{n}  {issue}", n=i + 1, issue=row.title), "strong", flex=1, tip=row.about)
            self._beneath = Row(title, self._swing, self._fixed, self._marks, self._open, gap=10)
            whole = Column(self._beneath, *words, self.choices, gap=3 if about else 2, flex=1)
            super().__init__(whole, pad=(8, 1, 4, 8 if about else 4))
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
            self.glow()

    def glow(self) -> None:
        """Stand out for a moment."""
        self.host.animate(self, self._fade, 1.0, 0.0, GLOW)

    def touch(self, options: tuple[int, ...]) -> None:
        """Say in which options something has changed since the person's last move."""
        if options != self._touched:
            self._touched = options
            self.choices.touch(options)
            self.repaint()

    def takes(self, parcel: Parcel) -> bool:
        return not self._still and parcel.kind == CLAUSE and parcel.content[0] == self._shown.issue

    def receive(self, parcel: Parcel, pos: Size) -> None:
        if self._on is not None:
            self._on(*parcel.content)
            self.glow()

    def text(self) -> str:
        if not self._touched:
            return ""
        names = joined([self._shown.choices[k].label for k in self._touched])
        return tr("Changed since your last move: {options}.", options=names)

    def paint(self, surface: Surface) -> None:
        if self._glow > 0.01:
            ground, bright = self.colour("ground"), self.colour("selection")
            paint.box(surface, self.style, self.rect, paint.mix(ground, bright, self._glow * 0.8), radius=8)
        if self._touched:
            edge = Rect(self.rect.x, self.rect.y + self.style.px(4), self.style.px(BAR), self.rect.h - self.style.px(8))
            self.box(surface, edge, "accent", radius=2)

    def _settle(self) -> None:
        row = self._shown
        self._fixed.visible = bool(row.floor)
        self._marks.visible = bool(row.marks)
        self._open.visible = bool(_state(row)) and not self._still
        words, hue = _swing(row)
        self._swing.set(words, hue)
        self._swing.visible = bool(words)
        self._beneath.visible = bool(self._beneath.shown())

    def _fade(self, glow: float) -> None:
        self._glow = glow
        self.repaint()


class IssueRows(Column):
    """All rows of the package."""

    def __init__(self, rows: Sequence[IssueRow], on: OnOption | None, style: RowStyle, *, may_open: bool) -> None:
        about = style.roomy and not style.inline and len(rows) <= FEW
        self._rows = [IssueStrip(row, on, style, may_open=may_open, about=about) for row in rows]
        super().__init__(*self._rows, gap=7 if style.tall else 2 if style.inline else 4)

    def tell(self, looked: Callable[[int, int], None]) -> None:
        """Have `looked` told which option of which issue the pointer or the keys are on."""
        for strip in self._rows:
            strip.choices.looked = partial(looked, strip.choices.row.issue)

    def show(self, rows: Sequence[IssueRow]) -> None:
        """Show the rows as they now stand."""
        for widget, row in zip(self._rows, rows, strict=True):
            widget.show(row)

    def paint_changes(self, changed: Mapping[int, tuple[int, ...]]) -> None:
        """Paint what has changed since the person's last move: the options by issue; nothing for none."""
        for i, strip in enumerate(self._rows):
            strip.touch(changed.get(i, ()))

    def point(self, issue: int) -> None:
        """Let an issue stand out for a moment."""
        self._rows[issue].glow()


def _gesture(floor: str, *, inline: bool) -> Widget:
    """The sign that a gesture fixed something here."""
    return Latch(tip=floor) if inline else Chip(tr("gesture"), icon="lock", face="caption", fill=None, tip=floor)


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
    return tr("≠ {gain}", gain=row.measure.signed(gain)), "good_text" if gain >= 0 else "bad_text"


def _by_others(row: IssueRow) -> tuple[object, ...]:
    return (row.marks, row.floor, tuple((c.proposed, c.drafted, c.reason) for c in row.choices))
