"""Two bars a row, one above the other: beliefs against truth, and what was signed against another text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Unpack

from pygame import Rect, Surface

from communique.debrief import Belief, Debrief, MediatorsPrice
from communique.model.scenario import Public
from communique.window import theme
from communique.window.kit.style import Size
from communique.window.kit.widget import Common, Widget
from communique.words import clauses, of_hundred, tr


class BarRow(NamedTuple):
    """Two bars with a name. Lengths are figures of a hundred."""

    name: str
    above: int
    below: int
    hue: str
    """The colour of the lower bar."""
    mark: int | None = None
    """Where an upright mark stands on the upper bar."""
    told: str = ""
    """The row in words."""


class TwoBars(Widget):
    """Two bars a row: the upper one pale, the lower one in the colour of its row."""

    role = "chart"

    def __init__(self, rows: Sequence[BarRow], **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self.rows = rows

    def text(self) -> str:
        return tr("{label}: {told}", label=self.label, told=clauses([row.told for row in self.rows]))

    def measure(self, width: int) -> Size:
        return (width, len(self.rows) * self._row())

    def narrowest(self) -> int:
        return self._names() + self.style.px(150)

    def overflow(self) -> str:
        need = self.measure(self.rect.w)[1]
        return f"needs {need} pixels down and has {self.rect.h}" if need > self.rect.h else ""

    def paint(self, surface: Surface) -> None:
        face = self.style.face("small")
        left = self.rect.x + self._names()
        figure = self.style.text_width("100", self.style.face("caption")) + self.style.px(10)
        longest = max(max(row.above, row.below, row.mark or 0) for row in self.rows)
        unit = max(1, self.rect.right - left - figure) / max(10, longest)
        bar, row = self.style.tall(9), self._row()
        for k, one in enumerate(self.rows):
            top = self.rect.y + k * row
            image = self.ink(one.name, face, "ink")
            surface.blit(image, (left - image.get_width() - self.style.px(10), top + (row - image.get_height()) // 2))
            above, below = top + row // 2 - bar - 1, top + row // 2 + 1
            self._bar(surface, Rect(left, above, round(one.above * unit), bar), "thumb", one.above)
            self._bar(surface, Rect(left, below, round(one.below * unit), bar), one.hue, one.below)
            if one.mark is not None:
                out, x = self.style.px(2), left + round(one.mark * unit)
                surface.fill(self.colour("ink"), (x, above - out, max(2, out), bar + out))
        surface.fill(self.colour("muted"), (left, self.rect.y, max(1, self.style.px(1)), row * len(self.rows)))

    def _bar(self, surface: Surface, bar: Rect, hue: str, value: int) -> None:
        if bar.w > 0:
            surface.fill(self.colour(hue), bar)
        image = self.ink(str(value), self.style.face("caption"), "ink")
        surface.blit(image, (bar.right + self.style.px(5), bar.centery - image.get_height() // 2))

    def _row(self) -> int:
        return self.style.tall(32)

    def _names(self) -> int:
        face = self.style.face("small")
        return max(self.style.text_width(row.name, face) for row in self.rows) + self.style.px(12)


class BeliefBars(TwoBars):
    """Two bars an issue: belief above, truth below, a mark where the public goals alone would put it."""

    def __init__(self, found: Debrief, belief: Belief, **common: Unpack[Common]) -> None:
        parties = found.public.parties
        common["label"] = tr(
            "{party} about the weights of {other}", party=parties[belief.seat].short, other=parties[belief.other].short
        )
        hue = theme.sign(belief.other).colour
        figures = zip(found.public.issues, belief.after, belief.actual, belief.before, strict=True)
        super().__init__([_believed(issue.short, hue, a, b, c) for issue, a, b, c in figures], **common)


def _believed(issue: str, hue: str, after: int, actual: int, before: int) -> BarRow:
    told = tr("{issue} believed {after} percent, was {true} percent", issue=issue, after=after, true=actual)
    return BarRow(issue, after, actual, hue, before, told)


class PriceBars(TwoBars):
    """Two bars a delegation: what was signed above, the principals' own Nash point below."""

    def __init__(self, public: Public, price: MediatorsPrice, **common: Unpack[Common]) -> None:
        common["label"] = tr("What was signed, and the principals' own Nash point")
        super().__init__([_priced(public, price, seat) for seat in (*price.principals, *price.mediators)], **common)


def _priced(public: Public, price: MediatorsPrice, seat: int) -> BarRow:
    there, party = price.deal.points[seat], public.parties[seat].short
    signed = there - price.gains[seat]
    told = tr(
        "{party} signed for {signed} points, there {points}",
        party=party, signed=of_hundred(public, signed), points=of_hundred(public, there),
    )  # fmt: skip
    above, below = (max(0, round(100 * points / public.scale)) for points in (signed, there))
    return BarRow(party, above, below, theme.sign(seat).colour, None, told)
