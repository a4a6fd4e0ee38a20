"""The foot of the left column: how far the talks are, how tense, and what the small signs mean."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Surface

from communique.window.kit import Column, Label, Row, Widget, paint
from communique.window.table.signs import Pips, sized


@dataclass(frozen=True, slots=True)
class CourseGauge:
    """How far the talks are."""

    word: str
    """`Session` or `Round`."""
    now: int
    last: int
    tension: int | None
    """None where the protocol or the level has no tension."""
    most: int
    tip: str


class Legend(Column):
    """Sessions, tension, signs. State: the course shown."""

    def __init__(self, course: CourseGauge) -> None:
        self._course = course
        super().__init__(gap=5, pad=(12, 10, 10, 9), tone="room", id="legend")
        self.add(*self._parts())

    def show(self, course: CourseGauge) -> None:
        """Show how far the talks are now."""
        if course != self._course:
            self._course = course
            self.replace(*self._parts())

    def paint(self, surface: Surface) -> None:
        self.box(surface, self.rect, None, radius=10, edge="line")

    def _parts(self) -> list[Widget]:
        course = self._course
        parts: list[Widget] = []
        if course.last <= 10:
            parts.append(Pips(course.word, course.now, course.last, hue="brass", id="sessions"))
        else:
            parts.append(Label(f"{course.word} {course.now} of {course.last}", "small", colour="muted"))
        if course.tension is not None:
            parts.append(Pips("Tension", course.tension, course.most, hue="warn", tip=course.tip, id="tension"))
        parts += [_line("big", "offered at this table"), _line("small", "called for in public")]
        if course.word == "Session":
            parts += [_line("draft", "in the draft"), _line("lock", "closed for now")]
        return parts


class _Example(Widget):
    """One sign, as it stands in the rows."""

    def __init__(self, what: str) -> None:
        super().__init__(width=18, height=15)
        self.what = what

    def paint(self, surface: Surface) -> None:
        style = self.style
        if self.what in ("big", "small"):
            size = 11 if self.what == "big" else 6
            paint.mark(surface, style, self.rect.center, "square", sized(style, size), self.colour("muted"))
        else:
            icon = style.icon(self.what, style.tall(13), self.colour("muted"))
            paint.stamp(surface, icon, self.rect.center)


def _line(what: str, words: str) -> Row:
    return Row(_Example(what), Label(words, "caption", colour="muted", flex=1), gap=5)
