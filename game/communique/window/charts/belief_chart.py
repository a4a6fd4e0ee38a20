"""Beliefs against truth as bars: what a party could have believed of another's weights, and what they were."""

from __future__ import annotations

from typing import Unpack

from pygame import Rect, Surface

from communique.debrief import Belief, Debrief
from communique.window import theme
from communique.window.kit.style import Size
from communique.window.kit.widget import Common, Widget
from communique.words import clauses, tr


class BeliefBars(Widget):
    """Two bars an issue: belief above, truth below, a mark where the public goals alone would put it."""

    role = "chart"

    def __init__(self, found: Debrief, belief: Belief, **common: Unpack[Common]) -> None:
        parties = found.public.parties
        common["label"] = tr(
            "{party} about the weights of {other}", party=parties[belief.seat].short, other=parties[belief.other].short
        )
        super().__init__(**common)
        self.belief = belief
        self.rows = [issue.short for issue in found.public.issues]

    def text(self) -> str:
        rows = zip(self.rows, self.belief.after, self.belief.actual, strict=True)
        told = [
            tr("{issue} believed {after} percent, was {true} percent", issue=name, after=after, true=true)
            for name, after, true in rows
        ]
        return tr("{label}: {told}", label=self.label, told=clauses(told))

    def measure(self, width: int) -> Size:
        return (width, len(self.rows) * self._row())

    def narrowest(self) -> int:
        return self._names() + self.style.px(150)

    def overflow(self) -> str:
        need = self.measure(self.rect.w)[1]
        return f"needs {need} pixels down and has {self.rect.h}" if need > self.rect.h else ""

    def paint(self, surface: Surface) -> None:
        one, face = self.belief, self.style.face("small")
        left = self.rect.x + self._names()
        figure = self.style.text_width("100", self.style.face("caption")) + self.style.px(10)
        unit = max(1, self.rect.right - left - figure) / max(10, *one.before, *one.after, *one.actual)
        bar, row = self.style.tall(9), self._row()
        for k, name in enumerate(self.rows):
            top = self.rect.y + k * row
            image = self.ink(name, face, "ink")
            surface.blit(image, (left - image.get_width() - self.style.px(10), top + (row - image.get_height()) // 2))
            above, below = top + row // 2 - bar - 1, top + row // 2 + 1
            self._bar(surface, Rect(left, above, round(one.after[k] * unit), bar), "thumb", one.after[k])
            hue = theme.sign(one.other).colour
            self._bar(surface, Rect(left, below, round(one.actual[k] * unit), bar), hue, one.actual[k])
            out, x = self.style.px(2), left + round(one.before[k] * unit)
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
        return max(self.style.text_width(name, face) for name in self.rows) + self.style.px(12)
