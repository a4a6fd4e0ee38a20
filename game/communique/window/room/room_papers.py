"""The papers in the room: the text in the middle of the table, and the standing offers before their seats.

A new paper travels from its author to where it lies. With reduced motion it lies there at once, with an outline; so do
marks that are new.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import pygame
from pygame import Rect, Surface

from communique.present import ClauseMark, MiddleSheet, OfferSheet, SheetLine
from communique.rules.state import INITIAL, NO_MARK
from communique.window import theme
from communique.window.kit import Style, paint
from communique.window.kit.controls import Control
from communique.window.kit.style import Rgb
from communique.window.table.signs import MARK_HUES, MARK_ICONS, sized
from communique.words import tr

TRAVEL = 900.0
"""Milliseconds a paper takes from seat to seat."""
INK = 160.0
"""Milliseconds between two marks that appear."""
LEAST_ACROSS: Final = 180
"""Design units that a sheet in the middle takes across where it can, however short its text."""
FOLD: Final[Rgb] = (228, 218, 196)
FLAP: Final[Rgb] = (240, 232, 214)
SHADOW = 3
"""How soft a shadow papers cast, in design units."""


class Travelling(Control):
    """A paper that has a place to lie and may be on its way there. State: that place, the way, how far it is."""

    def __init__(self, *, id: str, label: str) -> None:
        super().__init__(id=id, label=label, tone="paper")
        self.home = Rect(0, 0, 0, 0)
        self._fresh = False
        self._way: tuple[Rect, ...] = ()
        self._part = 1.0

    @property
    def interactive(self) -> bool:
        return True

    @property
    def travelling(self) -> bool:
        """Whether it is on its way."""
        return self._part < 1.0

    def bleed(self) -> int:
        return max(super().bleed(), paint.shadow_reach(self.style, SHADOW))

    def mark_fresh(self, *, fresh: bool) -> None:
        """Have an outline, as what is new since the last change, or none."""
        if fresh != self._fresh:
            self._fresh = fresh
            self.repaint()

    def layout(self, rect: Rect) -> None:
        self.home = Rect(rect)
        self._stand()

    def travel(self, *way: Rect) -> None:
        """Come along `way`, from rectangle to rectangle, to where it lies."""
        self._way = way
        self.host.animate(self, self._move, 0.0, 1.0, TRAVEL)

    def _move(self, part: float) -> None:
        self._part = part
        self._stand()
        if not self.travelling:
            self.repaint()

    def _stand(self) -> None:
        stations = [*self._way, self.home]
        if not self.travelling or len(stations) < 2:
            self.place(self.home)
            return
        at = self._part * (len(stations) - 1)
        leg = min(int(at), len(stations) - 2)
        self.place(_between(stations[leg], stations[leg + 1], at - leg))

    def _outline(self, surface: Surface) -> None:
        if self._fresh:
            self.box(surface, self.rect, None, radius=4, edge="accent", border=2)


class OfferSpot(Travelling):
    """A standing offer before a seat: a small sheet with its number, folded where it is private."""

    def __init__(self, shown: OfferSheet, on: Callable[[str], None]) -> None:
        super().__init__(id=f"room-offer-{shown.id}", label=shown.title)
        self.offer, self._on = shown, on

    def show(self, shown: OfferSheet) -> None:
        """Show the offer as it now stands."""
        if shown != self.offer:
            self.offer = shown
            self.repaint()

    def activate(self) -> None:
        self._on(self.offer.id)

    def tooltip(self) -> str:
        return tr("{head}\nPress it to read it.", head=self.offer.words.partition("\n")[0])

    def text(self) -> str:
        return self.offer.words.replace("\n", ". ")

    def paint(self, surface: Surface) -> None:
        style, rect, shown = self.style, self.rect, self.offer
        sheet = rect.inflate(-2, -2)
        hue = "raised" if self.hover or self.pressed else "field"
        paint.shadow(surface, style, sheet, radius=2, size=SHADOW)
        self.box(surface, sheet, FOLD if shown.private else hue, radius=2, edge="edge")
        y: float = sheet.centery
        if shown.private:
            y = sheet.y + sheet.h * 0.64
            flap = [sheet.topleft, (sheet.centerx, sheet.y + sheet.h * 0.36), (sheet.right - 1, sheet.y)]
            pygame.draw.polygon(surface, FLAP, flap)
            pygame.draw.aalines(surface, self.colour("edge"), False, flap)
        sign = theme.sign(shown.by)
        mark = (sheet.x + sheet.w * 0.23, y)
        paint.mark(surface, style, mark, sign.shape, sized(style, 7.5), self.colour(sign.colour))
        number = self.ink(shown.number, style.face("small_strong"), "ink")
        paint.stamp(surface, number, (sheet.x + sheet.w * 0.66, y))
        self._outline(surface)

    def overflow(self) -> str:
        need = self.style.text_width(self.offer.number, self.style.face("small_strong"))
        return "the number does not fit" if need > self.rect.w * 0.66 else ""


class MoreSpot(Control):
    """Stands for the offers before a seat that have no place of their own."""

    def __init__(self, seat: int, on: Callable[[str], None]) -> None:
        super().__init__(id=f"room-more{seat}", label=tr("More offers"), tone="paper", visible=False)
        self.rest: tuple[OfferSheet, ...] = ()
        self._on = on

    def show(self, rest: Sequence[OfferSheet]) -> None:
        """Stand for these."""
        if tuple(rest) != self.rest:
            self.rest = tuple(rest)
            self.repaint()

    @property
    def interactive(self) -> bool:
        return True

    def activate(self) -> None:
        self._on(self.rest[-1].id)

    def tooltip(self) -> str:
        return "\n".join(offer.words.partition("\n")[0] for offer in self.rest)

    def text(self) -> str:
        return self.tooltip().replace("\n", ". ")

    def paint(self, surface: Surface) -> None:
        sheet = self.rect.inflate(-2, -2)
        self.box(surface, sheet, "raised" if self.hover else "sunken", radius=2, edge="edge")
        words = self.ink(f"+{len(self.rest)}", self.style.face("small_strong"), "ink")
        paint.stamp(surface, words, sheet.center)


class MiddleSpot(Travelling):
    """The text in the middle, a line a clause, each with the signs of those who have marked it.

    State: what it shows, and how many of the new marks have appeared.
    """

    def __init__(self, on: Callable[[str], None]) -> None:
        super().__init__(id="room-draft", label="")
        self.paper: MiddleSheet | None = None
        self._on = on
        self._new: tuple[tuple[int, int], ...] = ()
        self._inked = 0.0
        self.visible = False

    def show(self, shown: MiddleSheet | None) -> bool:
        """Show the text as it now stands. Whether it is another paper than before."""
        before = self.paper
        if shown == before:
            return False
        self.paper = shown
        self.visible = shown is not None
        self.label = "" if shown is None else shown.title
        another = shown is not None and (before is None or (shown.id, shown.version) != (before.id, before.version))
        self._new = () if shown is None or another else _new_marks(before, shown)
        self._inked = float(len(self._new))
        if self._new and self.mounted and not another:
            self.host.animate(self, self._ink, 0.0, float(len(self._new)), INK * (len(self._new) + 1))
        self.repaint()
        return another

    def activate(self) -> None:
        if self.paper is not None:
            self._on(self.paper.id)

    def tooltip(self) -> str:
        if self.paper is None:
            return ""
        return tr("{head}\nPress it to read it.", head=self.paper.words.partition("\n")[0])

    def text(self) -> str:
        return "" if self.paper is None else self.paper.words.replace("\n", ". ")

    def fitted(self, room: Rect) -> Rect:
        """The paper laid into `room`: as large as its words need, and no larger than that."""
        if self.paper is None:
            return Rect(room.center, (0, 0))
        plan = self._plan(room.w, room.h)
        rect = Rect(0, 0, min(room.w, plan.width), min(room.h, plan.height))
        rect.center = room.center
        return rect

    def carries(self, width: int, height: int, names: Sequence[str], signatories: int) -> bool:
        """Whether so much room is enough for a text of all these clauses, in words, with everybody's marks."""
        return _worded(self.style, width, height, names, self._marks_width(signatories)) is not None

    def _plan(self, width: int, height: int) -> _Lines:
        assert self.paper is not None
        style, lines = self.style, self.paper.lines
        count = len(lines[0].marks) if lines else 0
        foot = style.tall(16) if self.paper.together else 0
        marks = 0 if foot else self._marks_width(count)
        names = [line.short for line in lines]
        title = style.text_width(self.paper.title, style.face("small_strong")) + 2 * style.px(9)
        worded = _worded(style, width, height - foot, names, marks)
        if worded is not None and title <= width:
            across = max(worded.width, title, self._marks_width(count) + 2 * style.px(9), style.px(LEAST_ACROSS))
            return worded._replace(width=min(width, across), height=worded.height + foot, foot=foot)
        return self._greeked(width, height, title)

    def _greeked(self, width: int, height: int, title: int) -> _Lines:
        """Strokes for words, where those have no room: the marks are what is looked for."""
        assert self.paper is not None
        style, lines = self.style, self.paper.lines
        marks = self._marks_width(len(lines[0].marks) if lines else 0)
        bare, pad, edge = marks + style.px(26), style.px(9), style.px(4)
        columns = max(1, min(3, (width - 2 * pad) // max(1, bare), len(lines)))
        rows = max(1, -(-len(lines) // columns))
        head = _head(style)
        if head + rows * style.px(8) + 2 * edge > height or title > width:
            head = 0
        row = max(2, min(style.px(13), (height - head - 2 * edge) // rows))
        wide = max(columns * bare + (columns - 1) * style.px(12) + 2 * pad, title if head else 0)
        return _Lines(min(width, wide), min(height, head + rows * row + 2 * edge), columns, row, "", head, 0)

    def _marks_width(self, count: int) -> int:
        return count * self._step

    @property
    def _step(self) -> int:
        return self.style.tall(12)

    def paint(self, surface: Surface) -> None:
        shown, style, rect = self.paper, self.style, self.rect
        if shown is None:
            return
        sheet = rect.inflate(-2, -2)
        paint.shadow(surface, style, sheet, radius=3, size=SHADOW)
        self.box(surface, sheet, "raised" if self.hover and not self.travelling else "field", radius=3, edge="edge")
        if self.travelling:
            self._strokes(surface, sheet)
            return
        plan = self._plan(rect.w, rect.h)
        y = rect.y + style.px(3)
        if plan.head:
            face = style.face("small_strong")
            title = self.ink(shown.title, face, "ink")
            surface.blit(title, (rect.centerx - title.get_width() // 2, y))
            y += plan.head
            surface.fill(self.colour("line"), (rect.x + style.px(9), y - style.px(1), rect.w - style.px(18), 1))
            y += style.px(1)
        self._clauses(surface, plan, y)
        self._outline(surface)

    def _strokes(self, surface: Surface, sheet: Rect) -> None:
        """On its way it is too small and too quick to be read."""
        step = max(4, sheet.h // 8)
        for y in range(sheet.y + step, sheet.bottom - step // 2, step):
            surface.fill(self.colour("sunken"), (sheet.x + sheet.w // 8, y, sheet.w * 3 // 4, max(1, step // 5)))

    def _clauses(self, surface: Surface, plan: _Lines, top: int) -> None:
        shown, style, rect = self.paper, self.style, self.rect
        assert shown is not None
        pad, gap = style.px(9), style.px(12)
        rows = -(-len(shown.lines) // plan.columns)
        across = (rect.w - 2 * pad - (plan.columns - 1) * gap) // plan.columns
        for number, line in enumerate(shown.lines):
            x = rect.x + pad + number // rows * (across + gap)
            y = top + number % rows * plan.row
            marks = () if shown.together and plan.face else line.marks
            if plan.face:
                words = self.ink(line.short, style.face(plan.face), "ink")
                surface.blit(words, (x, y + (plan.row - words.get_height()) // 2))
            else:
                bar = Rect(
                    x,
                    y + plan.row // 2,
                    max(4, across - self._marks_width(len(marks)) - style.px(4)),
                    max(1, style.px(1.5)),
                )
                surface.fill(self.colour("sunken"), bar)
            self._marks(surface, line, marks, x + across - self._marks_width(len(marks)), y + plan.row // 2, plan.row)
        if plan.foot and shown.lines:
            marks = shown.lines[0].marks
            x = rect.centerx - self._marks_width(len(marks)) // 2
            self._marks(surface, shown.lines[0], marks, x, rect.bottom - style.px(4) - plan.foot // 2, plan.foot)

    def _marks(self, surface: Surface, line: SheetLine, marks: Sequence[ClauseMark], x: int, y: int, row: int) -> None:
        style = self.style
        for mark in marks:
            centre = (x + self._step // 2, y)
            new = (line.issue, mark.seat)
            order = self._new.index(new) if new in self._new else -1
            appeared = order < self._inked
            side = min(sized(style, 10), row / max(style.scale, 0.1))
            if mark.mark == NO_MARK or not appeared:
                paint.mark(surface, style, centre, "disc", side * 0.35, self.colour("line"))
            elif mark.mark == INITIAL:
                sign = theme.sign(mark.seat)
                paint.mark(surface, style, centre, sign.shape, side, self.colour(sign.colour))
            else:
                pixels = max(6, min(style.tall(12), row))
                paint.stamp(
                    surface, style.icon(MARK_ICONS[mark.mark], pixels, self.colour(MARK_HUES[mark.mark])), centre
                )
            if order >= 0 and appeared:
                ring = Rect(0, 0, self._step, min(self._step, row))
                ring.center = centre
                self.box(surface, ring, None, radius=5, edge="accent", border=1)
            x += self._step

    def _ink(self, value: float) -> None:
        before, self._inked = int(self._inked), value
        if int(value) != before:
            self.repaint()


class _Lines(NamedTuple):
    """How a sheet sets its clauses."""

    width: int
    height: int
    columns: int
    row: int
    face: str
    """The face of the words; empty where there are strokes in their place."""
    head: int
    foot: int


def _head(style: Style) -> int:
    return style.line_height(style.face("small_strong")) + style.px(2)


def _worded(style: Style, width: int, height: int, names: Sequence[str], marks: int) -> _Lines | None:
    """The clauses in words, in the largest face and the fewest columns that fit; None where none does."""
    head = _head(style)
    for face, leading, columns in _FITS:
        size = style.face(face).size
        row = style.tall(size * leading)
        name = max((style.text_width(short, style.face(face)) for short in names), default=0) + style.px(8)
        rows = -(-len(names) // columns)
        wide = columns * (name + marks) + (columns - 1) * style.px(12) + 2 * style.px(9)
        high = head + rows * row + 2 * style.px(4)
        if wide <= width and high <= height:
            return _Lines(wide, high, columns, row, face, head, 0)
    return None


_FITS: Final = (
    ("body", 1.4, 1),
    ("small", 1.4, 1),
    ("small", 1.4, 2),
    ("caption", 1.4, 1),
    ("caption", 1.4, 2),
    # The lines close up before their words go.
    ("caption", 1.18, 1),
    ("caption", 1.18, 2),
)
"""Face, leading and columns of the clauses, the most comfortable first."""


def _new_marks(before: MiddleSheet | None, after: MiddleSheet) -> tuple[tuple[int, int], ...]:
    old = {(line.issue, m.seat): m.mark for line in before.lines for m in line.marks} if before is not None else {}
    return tuple(
        (line.issue, m.seat)
        for line in after.lines
        for m in line.marks
        if m.mark != NO_MARK and old.get((line.issue, m.seat)) != m.mark
    )


def _between(one: Rect, other: Rect, part: float) -> Rect:
    x, y, w, h = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return Rect(x, y, w, h)
