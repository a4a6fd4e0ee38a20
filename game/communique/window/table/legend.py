"""The foot of the left column: how far the talks are, how tense, and what the small signs mean."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Surface

from communique.window.kit import Column, Label, Row, Widget, paint
from communique.window.table.signs import Pips, sized
from communique.words import tr


@dataclass(frozen=True, slots=True)
class CourseGauge:
    """How far the talks are."""

    rounds: bool
    """Counted in rounds; in sessions where False."""
    now: int
    last: int
    tension: int | None = None
    """None where the protocol or the level has no tension."""
    most: int = 0
    tip: str = ""
    news: tuple[str, ...] = ()
    """What the news do this session, and what is expected next."""


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
            word = tr("Round") if course.rounds else tr("Session")
            parts.append(Pips(word, course.now, course.last, hue="brass", id="sessions"))
        else:
            parts.append(Label(_counted(course), "small", colour="muted"))
        if course.tension is not None:
            parts.append(Pips(tr("Tension"), course.tension, course.most, hue="warn", tip=course.tip, id="tension"))
        parts += [Label(one, "caption", id=f"news{k}") for k, one in enumerate(course.news)]
        parts += [_line("big", tr("offered at this table")), _line("small", tr("called for in public"))]
        if not course.rounds:
            parts += [_line("draft", tr("in the draft")), _line("lock", tr("closed for now"))]
        return parts


def _counted(course: CourseGauge) -> str:
    if course.rounds:
        return tr("Round {n} of {last}", n=course.now, last=course.last)
    return tr("Session {n} of {last}", n=course.now, last=course.last)


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
