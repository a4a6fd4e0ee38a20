"""What another delegation's issues may weigh with it: a mark at the estimate, and a band for how sure it is.

Shape and words say all that the colours say.
"""

from __future__ import annotations

from typing import Unpack

from pygame import Rect, Surface

from communique.adviser.picture import PartyPicture, Weight
from communique.model.scenario import Public
from communique.window import theme
from communique.window.kit import Size, Widget, paint
from communique.window.kit.widget import Common
from communique.window.table.signs import sized
from communique.words import tr


class WeightBars(Widget):
    """One line an issue, the heaviest first: name, band, and the figures in words."""

    role = "chart"

    def __init__(self, public: Public, picture: PartyPicture, **common: Unpack[Common]) -> None:
        common["label"] = tr("What may matter to {party}", party=public.parties[picture.seat].short)
        super().__init__(**common)
        self.seat = picture.seat
        self._names = [issue.short for issue in public.issues]
        self.weights = tuple(sorted(picture.weights, key=lambda w: (-w.share, w.issue)))

    def text(self) -> str:
        return f"{self.label}: " + "; ".join(f"{self._names[w.issue]} {self.words(w)}" for w in self.weights)

    def words(self, weight: Weight) -> str:
        """`about 27 %, 15 to 39`."""
        return tr("about {share} %, {low} to {high}", share=weight.share, low=weight.low, high=weight.high)

    def measure(self, width: int) -> Size:
        return (width, (len(self.weights) + 1) * self._row())

    def narrowest(self) -> int:
        return self._left() + self._right() + self.style.px(90)

    def overflow(self) -> str:
        need = self.measure(self.rect.w)[1]
        return f"needs {need} pixels down and has {self.rect.h}" if need > self.rect.h else ""

    def paint(self, surface: Surface) -> None:
        left, right = self.rect.x + self._left(), self.rect.right - self._right()
        most = max(10, *(w.high for w in self.weights))
        for number, weight in enumerate(self.weights):
            top = self.rect.y + number * self._row()
            self._paint_row(surface, weight, Rect(left, top, right - left, self._row()), most)
        self._paint_foot(surface, Rect(left, self.rect.bottom - self._row(), right - left, self._row()), most)

    def _paint_row(self, surface: Surface, weight: Weight, row: Rect, most: int) -> None:
        style, face = self.style, self.style.face("small")
        name = self.ink(self._names[weight.issue], face, "ink")
        surface.blit(name, (row.x - name.get_width() - style.px(10), row.centery - name.get_height() // 2))
        rail = Rect(row.x, row.centery - style.px(1), row.w, max(1, style.px(1)))
        surface.fill(self.colour("line"), rail)
        start, end = (row.x + round(row.w * edge / most) for edge in (weight.low, weight.high))
        tall = style.tall(10)
        band = Rect(start, row.centery - tall // 2, max(2, end - start), tall)
        self.box(surface, band, "selection", radius=3, edge="muted")
        sign = theme.sign(self.seat)
        place = (row.x + round(row.w * weight.share / most), row.centery)
        surface.fill(self.colour("ink"), (place[0] - 1, band.y - style.px(2), max(2, style.px(2)), tall + style.px(4)))
        paint.mark(surface, style, place, sign.shape, sized(style, 11), self.colour(sign.colour))
        said = self.ink(self.words(weight), face, "muted")
        surface.blit(said, (row.right + style.px(12), row.centery - said.get_height() // 2))

    def _paint_foot(self, surface: Surface, row: Rect, most: int) -> None:
        """The ends of the scale."""
        face = self.style.face("caption")
        for share, anchor in ((0, 0.0), (most, 1.0)):
            image = self.ink(tr("{share} %", share=share), face, "muted")
            x = row.x + round(row.w * share / most) - round(image.get_width() * anchor)
            surface.blit(image, (x, row.centery - image.get_height() // 2))

    def _row(self) -> int:
        return self.style.tall(24)

    def _left(self) -> int:
        face = self.style.face("small")
        return max(self.style.text_width(name, face) for name in self._names) + self.style.px(12)

    def _right(self) -> int:
        face = self.style.face("small")
        return max(self.style.text_width(self.words(w), face) for w in self.weights) + self.style.px(12)
