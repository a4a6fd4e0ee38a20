"""The strip at the head of the room: how far the talks are, how tense, what is in the papers; and the rest."""

from __future__ import annotations

from collections.abc import Callable

from pygame import Surface

from communique.present import Course, TensionNow
from communique.window.kit import Colour, paint
from communique.window.kit.controls import Control
from communique.window.table.signs import sized
from communique.words import tr

FEW = 10
"""More sessions than this are not drawn one by one."""


class CourseSign(Control):
    """Sessions and tension, as dots with their words. State: what it shows."""

    def __init__(self, course: Course, tension: TensionNow | None, on: Callable[[], None]) -> None:
        super().__init__(id="room-course", label=tr("How far the talks are"), tone="room")
        self.course, self.tension, self._on = course, tension, on

    def show(self, course: Course, tension: TensionNow | None) -> None:
        """Show how far the talks are now."""
        if (course, tension) != (self.course, self.tension):
            self.course, self.tension = course, tension
            self.repaint()

    @property
    def interactive(self) -> bool:
        return True

    def activate(self) -> None:
        self._on()

    def tooltip(self) -> str:
        return "\n".join([self.course.tip, *([self.tension.tip] if self.tension is not None else [])])

    def text(self) -> str:
        said = [self.course.words, *([self.tension.words] if self.tension is not None else [])]
        return ". ".join(said)

    def wanted(self, most: int) -> int:
        """The pixels it takes across, `most` at most."""
        return next((w for w in map(self._across, (2, 1)) if w <= most), min(most, self._across(0)))

    def overflow(self) -> str:
        return "" if self._across(0) <= self.rect.w else f"needs {self._across(0)} and has {self.rect.w}"

    def _across(self, detail: int) -> int:
        return sum(self._part(*part, detail) for part in self._parts()) + self.style.px(8)

    def _parts(self) -> list[tuple[str, str, int, int, Colour]]:
        """Words, figures, and how many dots of how many are full."""
        c, t = self.course, self.tension
        parts: list[tuple[str, str, int, int, Colour]] = [(c.words, f"{c.now}/{c.last}", c.now, c.last, "brass")]
        if t is not None:
            parts.append((t.words, f"{t.level}/{t.most}", t.level, t.most, "warn"))
        return parts

    def _part(self, words: str, figures: str, full: int, total: int, hue: Colour, detail: int) -> int:
        style, face = self.style, self.style.face("caption")
        if not detail:
            return style.tall(15) + style.text_width(figures, face) + style.px(8)
        dots = total * style.tall(10) + style.px(5) if detail == 2 and total <= FEW else 0
        return style.text_width(words, face) + dots + style.px(12)

    def paint(self, surface: Surface) -> None:
        style, rect, face = self.style, self.rect, self.style.face("caption")
        if self.hover:
            self.box(surface, rect, "raised_hover", radius=6)
        detail = next((d for d in (2, 1) if self._across(d) <= rect.w), 0)
        x = rect.x + style.px(4)
        icons = ("clock", "warning")
        for number, (words, figures, full, total, hue) in enumerate(self._parts()):
            start = x
            if not detail:
                paint.stamp(
                    surface,
                    style.icon(icons[number], style.tall(12), self.colour(hue)),
                    (x + style.tall(6), rect.centery),
                )
                x += style.tall(15)
            image = self.ink(words if detail else figures, face, "ink")
            surface.blit(image, (x, rect.centery - image.get_height() // 2))
            x += image.get_width() + style.px(5)
            if detail == 2 and total <= FEW:
                for dot in range(total):
                    centre = (x + style.tall(10) * (dot + 0.5), rect.centery)
                    side = sized(style, 8)
                    paint.mark(surface, style, centre, "disc", side, self.colour(hue if dot < full else "muted"))
                    if dot >= full:
                        paint.mark(surface, style, centre, "disc", side * 0.6, self.colour("sunken"))
            x = start + self._part(words, figures, full, total, hue, detail)


class HeadChip(Control):
    """A small sign with an icon, and words where there is room. State: what it shows."""

    def __init__(self, icon: str, on: Callable[[], None], *, id: str, label: str) -> None:
        super().__init__(id=id, label=label, tone="room", visible=False)
        self.icon, self._on = icon, on
        self.words = ""
        self.lit = False

    def say(self, words: str, tip: str, *, lit: bool = False) -> None:
        """Show these words, and say `tip`."""
        if (words, tip, lit) != (self.words, self.tip, self.lit):
            self.words, self.tip, self.lit = words, tip, lit
            self.repaint()

    @property
    def interactive(self) -> bool:
        return True

    def activate(self) -> None:
        self._on()

    def text(self) -> str:
        return self.tip.replace("\n", ". ")

    def bare(self) -> int:
        """The pixels across of the icon alone."""
        return self.style.tall(15) + self.style.px(8)

    def wanted(self, most: int) -> int:
        """The pixels it takes across, `most` at most: with its words where they fit."""
        full = self.bare() + self.style.text_width(self.words, self.style.face("caption")) + self.style.px(4)
        return full if self.words and full <= most else self.bare()

    def paint(self, surface: Surface) -> None:
        style, rect = self.style, self.rect
        self.box(
            surface, rect, "raised_hover" if self.hover else "raised", radius=6, edge="brass" if self.lit else "edge"
        )
        icon = style.icon(self.icon, style.tall(14), self.colour("accent_text"))
        paint.stamp(surface, icon, (rect.x + self.bare() // 2, rect.centery))
        if rect.w > self.bare() + style.px(8):
            image = self.ink(self.words, style.face("caption"), "ink")
            surface.blit(image, (rect.x + self.bare(), rect.centery - image.get_height() // 2))
