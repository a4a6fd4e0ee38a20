"""The head of the package: its points, how far it is from no deal, the other texts on that scale, who says no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Unpack

from pygame import Rect, Surface

from communique.present import Appraisal
from communique.window.kit import Chip, Column, Flow, Label, Number, Row, Size, Widget
from communique.window.kit.widget import Common
from communique.window.table.pins import Pin, band, paint_pins
from communique.window.table.sum_figure import SumFigure
from communique.words import tr


class PointsScale(Widget):
    """My points of a hundred: a bar for my package, a line for no deal, a pin for each text on the table.

    State: the values, and the value as drawn on its way.
    """

    role = "scale"

    def __init__(self, shown: Appraisal, pins: Sequence[Pin] = (), **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self.mine, self.pins = shown, tuple(pins)
        self._drawn = self._long(shown)

    def show(self, shown: Appraisal, pins: Sequence[Pin]) -> None:
        """Move to other values."""
        if (shown.no_deal, shown.shown, tuple(pins)) != (self.mine.no_deal, self.mine.shown, self.pins):
            self.pins = tuple(pins)
            self.repaint()
        start, end = self._drawn, self._long(shown)
        moved, self.mine = end != self._long(self.mine), shown
        if moved:
            self.host.animate(self, self._roll, start, end, 320)

    @property
    def no_deal(self) -> str:
        """What no deal is worth, as people read it."""
        return self.mine.measure.figure(self.mine.no_deal)

    def text(self) -> str:
        pins = "".join(f"; {pin.words} {pin.worth}" for pin in self.pins)
        if not self.mine.shown:
            mine = tr("nothing chosen yet, no deal is worth {no_deal}", no_deal=self.no_deal)
        else:
            mine = tr("{points} of 100, no deal is worth {no_deal}", points=self.mine.told, no_deal=self.no_deal)
        return f"{mine}{pins}"

    def tooltip(self) -> str:
        mine = self.mine.told if self.mine.shown else tr("nothing chosen yet")
        said = [tr("Your package: {points}", points=mine), tr("No deal: {figure} points", figure=self.no_deal)]
        pins = (tr("{text}: {figure} points", text=pin.words, figure=pin.worth) for pin in self.pins)
        return "\n".join([*said, *pins])

    @property
    def interactive(self) -> bool:
        return True

    def measure(self, width: int) -> Size:
        style = self.style
        return (width, style.line_height(style.face("caption")) + style.px(1) + style.tall(10) + band(style))

    def narrowest(self) -> int:
        return self.style.px(120)

    def paint(self, surface: Surface) -> None:
        style = self.style
        face = style.face("caption")
        bar = Rect(self.rect.x, self.rect.y + style.line_height(face) + style.px(1), self.rect.w, style.tall(10))
        self.box(surface, bar, "sunken", radius=5)
        hue = "good" if self.mine.margin >= 0 else "warn"
        long = round(bar.w * min(100.0, max(0.0, self._drawn)) / 100)
        if long > 0:
            self.box(surface, Rect(bar.x, bar.y, max(bar.h, long), bar.h), hue, radius=5)
        self._paint_line(surface, bar)
        paint_pins(self, surface, bar, self.pins, [self._x(bar, pin.points) for pin in self.pins])

    def _paint_line(self, surface: Surface, bar: Rect) -> None:
        style, thick = self.style, max(2, self.style.px(2))
        x = self._x(bar, self.mine.no_deal)
        surface.fill(self.colour("ground"), (x - thick, bar.y, 3 * thick, bar.h))
        surface.fill(self.colour("ink"), (x, bar.y - style.px(3), thick, bar.h + style.px(6)))
        image = self.ink(tr("no deal {figure}", figure=self.no_deal), style.face("caption"), "ink")
        left = max(bar.x, min(x - image.get_width() // 2, bar.right - image.get_width()))
        surface.blit(image, (left, self.rect.y))

    def _x(self, bar: Rect, points: int) -> int:
        return bar.x + round(bar.w * min(1.0, max(0.0, points / self.mine.measure.scale)))

    @staticmethod
    def _long(shown: Appraisal) -> float:
        """The length of the bar, of a hundred."""
        return 100 * shown.points / shown.measure.scale if shown.shown else 0.0

    def _roll(self, value: float) -> None:
        self._drawn = value
        self.repaint()


CHIPS, NOTE = 24, 18
"""Heights kept for the line of the audiences, and for what is open or cannot stand, in design units."""


class Summary(Column):
    """Points, distance, scale, and what stands in the way. State: the appraisal shown."""

    def __init__(
        self,
        appraisal: Appraisal,
        pins: Sequence[Pin],
        *,
        id: str,
        title: str,
        extras: Sequence[Widget],
        opens_sum: Callable[[], None],
    ) -> None:
        self._shown = appraisal
        self._points = Number(appraisal.points, "figure", form=self._figure, id=f"{id}-points", colour="ink")
        self._margin = Label(_margin(appraisal), "small_strong", colour=_hue(appraisal), id=f"{id}-margin")
        self._scale = PointsScale(appraisal, pins, flex=1, id=f"{id}-scale", min_width=130)
        # Room is kept for both lines, so that the rows below stay where they are while options are chosen.
        self._facts = Flow(*_facts(appraisal), gap=6, id=f"{id}-facts", min_height=CHIPS)
        self._open = Label(appraisal.open_words, "small", colour="muted", id=f"{id}-open")
        self._problem = Label(appraisal.problem, "small", colour="bad_text", id=f"{id}-problem")
        heading = Column(Label(title, "heading"), self._margin, gap=2)
        self._sum = SumFigure(self._points, opens_sum, id=f"{id}-sum", label=title)
        head = Row(heading, self._sum, self._scale, *extras, gap=14)
        notes = Column(self._open, self._problem, gap=0, min_height=NOTE)
        super().__init__(head, self._facts, notes, gap=4, id=id)
        self._settle()

    def show(self, appraisal: Appraisal, pins: Sequence[Pin]) -> None:
        """Show another appraisal."""
        self._scale.show(appraisal, pins)
        before, self._shown = self._shown, appraisal
        if appraisal == before:
            return
        self._points.set_value(appraisal.points)
        self._margin.set(_margin(appraisal), _hue(appraisal))
        if (appraisal.verdicts, appraisal.links, appraisal.open) != (before.verdicts, before.links, before.open):
            self._facts.replace(*_facts(appraisal))
        self._open.set(appraisal.open_words)
        self._problem.set(appraisal.problem)
        self._settle()

    def _settle(self) -> None:
        self._facts.visible = bool(self._facts.children or self._shown.verdicts)
        self._open.visible = bool(self._shown.open_words) and not self._shown.problem
        self._problem.visible = bool(self._shown.problem)
        self._sum.visible = self._shown.shown

    def _figure(self, points: float) -> str:
        return self._shown.measure.figure(points)


def _margin(a: Appraisal) -> str:
    if a.empty:
        return tr("all as it is today") if a.today else tr("nothing chosen yet")
    sign = "▲" if a.margin > 0 else "▼" if a.margin < 0 else "="
    return f"{sign} {a.margin_words}"


def _hue(a: Appraisal) -> str:
    if a.empty:
        return "muted"
    return "good_text" if a.margin >= 0 else "bad_text"


def _facts(a: Appraisal) -> list[Widget]:
    """Chips: audiences that pass or reject, linked clauses that fire; none while nothing is chosen."""
    if a.empty:
        return []
    chips: list[Widget] = [
        Chip(
            v.name,
            icon="check" if v.content else "cross",
            hue="good" if v.content else "bad",
            ink="good_text" if v.content else "bad_text",
            face="caption",
            fill=None,
            tip=f"{v.words}\n{v.text}".strip(),
        )
        for v in a.verdicts
    ]
    chips += [
        Chip(
            tr("{gain} linked", gain=f.gain), icon="link", face="caption", fill=None, tip=f"{f.words}\n{f.why}".strip()
        )
        for f in a.links
    ]
    return chips
