"""Small painted signs of the table: who marked what, how many points are left, and that somebody is thinking.

Each has a shape and words beside its colour.
"""

from __future__ import annotations

from typing import Unpack

from pygame import Surface

from communique.present import ClauseMark
from communique.rules.state import BLOCK, HOLD, INITIAL
from communique.window import theme
from communique.window.kit import Colour, Size, Style, Widget, paint
from communique.window.kit.widget import Common
from communique.words import tr

MARK_ICONS: dict[int, str] = {INITIAL: "initial", HOLD: "hold", BLOCK: "block"}
MARK_HUES: dict[int, Colour] = {INITIAL: "good_text", HOLD: "warn_text", BLOCK: "bad_text"}


def sized(style: Style, length: float) -> float:
    """A length that grows with the text, for `paint.mark`, which takes design units."""
    return length * style.text_scale


class MarkStrip(Widget):
    """Each signatory's sign with what it marked: initialled, held, blocked, or a dot for nothing yet."""

    role = "marks"

    def __init__(self, marks: tuple[ClauseMark, ...], **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self.marks = marks

    def show(self, marks: tuple[ClauseMark, ...]) -> None:
        """Show other marks."""
        if marks != self.marks:
            self.marks = marks
            self.changed()

    def text(self) -> str:
        return ", ".join(mark.words for mark in self.marks)

    def tooltip(self) -> str:
        return "\n".join(mark.words for mark in self.marks)

    @property
    def interactive(self) -> bool:
        return bool(self.marks)

    def measure(self, width: int) -> Size:
        return (len(self.marks) * self._step(), self.style.tall(18))

    def narrowest(self) -> int:
        return len(self.marks) * self._step()

    def paint(self, surface: Surface) -> None:
        style, side = self.style, self.style.tall(15)
        x, y = self.rect.x, self.rect.centery
        for mark in self.marks:
            sign = theme.sign(mark.seat)
            paint.mark(surface, style, (x + side // 3, y), sign.shape, sized(style, 9), self.colour(sign.colour))
            centre = (x + side // 3 + side, y)
            icon = MARK_ICONS.get(mark.mark)
            if icon:
                paint.stamp(surface, style.icon(icon, side, self.colour(MARK_HUES[mark.mark])), centre)
            else:
                paint.mark(surface, style, centre, "disc", sized(style, 5), self.colour("muted"))
            x += self._step()

    def _step(self) -> int:
        return self.style.tall(15) * 2 + self.style.px(5)


class Latch(Widget):
    """A small lock: what is below has been given away by a gesture. Its tip says so in words."""

    role = "sign"

    def text(self) -> str:
        return self.tip

    @property
    def interactive(self) -> bool:
        return bool(self.tip)

    def measure(self, width: int) -> Size:
        return (self.style.tall(15), self.style.tall(18))

    def narrowest(self) -> int:
        return self.style.tall(15)

    def paint(self, surface: Surface) -> None:
        paint.stamp(surface, self.style.icon("lock", self.style.tall(14), self.colour("muted")), self.rect.center)


class Pips(Widget):
    """A small count as discs, full and empty, with its words before it."""

    role = "pips"

    def __init__(self, words: str, full: int, total: int, *, hue: Colour = "accent", **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self.words, self.full, self.total, self.hue = words, full, total, hue

    def show(self, full: int, total: int) -> None:
        """Show another count."""
        if (full, total) != (self.full, self.total):
            self.full, self.total = full, total
            self.changed()

    def text(self) -> str:
        return tr("{what} {full} of {total}", what=self.words, full=self.full, total=self.total).strip()

    @property
    def interactive(self) -> bool:
        return bool(self.tip)

    def measure(self, width: int) -> Size:
        style, face = self.style, self.style.face("small")
        words = style.text_width(self.words, face) + style.px(6) if self.words else 0
        return (words + self.total * self._step(), max(style.line_height(face), style.tall(14)))

    def bleed(self) -> int:
        return max(super().bleed(), self.style.overhang(self.style.face("small")))

    def narrowest(self) -> int:
        return self.measure(0)[0]

    def paint(self, surface: Surface) -> None:
        style = self.style
        x = self.rect.x
        if self.words:
            image = self.ink(self.words, style.face("small"), "muted")
            surface.blit(image, (x, self.rect.centery - image.get_height() // 2))
            x += image.get_width() + style.px(6)
        for number in range(self.total):
            centre = (x + self._step() * (number + 0.5), self.rect.centery)
            full = number < self.full
            side = sized(style, 10)
            paint.mark(surface, style, centre, "disc", side, self.colour(self.hue if full else "muted"))
            if not full:
                paint.mark(surface, style, centre, "disc", side * 0.62, self.colour("ground"))

    def _step(self) -> int:
        return self.style.tall(13)


class Thinking(Widget):
    """Three dots that breathe while somebody decides; with reduced motion they stand still. State: the beat."""

    role = "status"

    def __init__(self, **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self._beat = 0.0
        self._on = False

    def show(self, *, on: bool) -> None:
        """Begin or stop."""
        if on == self._on:
            return
        self._on = on
        self.repaint()
        if on and self.mounted:
            self._breathe()

    def mount(self, host: object) -> None:
        super().mount(host)  # type: ignore[arg-type]
        if self._on:
            self._breathe()

    def text(self) -> str:
        return tr("deciding") if self._on else ""

    def measure(self, width: int) -> Size:
        return (self.style.tall(34), self.style.tall(14))

    def narrowest(self) -> int:
        return self.style.tall(34)

    def paint(self, surface: Surface) -> None:
        if not self._on:
            return
        style = self.style
        for number in range(3):
            phase = (self._beat * 3 - number) % 3
            size = 7 if phase < 1 else 4.5
            hue = "accent" if phase < 1 else "muted"
            centre = (self.rect.x + style.tall(6 + 11 * number), self.rect.centery)
            paint.mark(surface, style, centre, "disc", sized(style, size), self.colour(hue))

    def _breathe(self) -> None:
        if not self.style.reduced_motion:
            self.host.animate(self, self._tick, 0.0, 1.0, 1500)

    def _tick(self, beat: float) -> None:
        before, self._beat = int(self._beat * 3), beat % 1.0
        if int(self._beat * 3) != before:
            self.repaint()
        if beat >= 1.0 and self._on and self.mounted:
            self._breathe()
