"""A document set on paper: the line that says what it is, the title, the text, and the lines that are signed on.

The signing and the closing show the same sheet, so that what was read before signing is what is read after it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from pygame import Rect, Surface

from communique.session.communique import Document
from communique.window import theme
from communique.window.kit import Column, Grid, Label, Panel, Row, Rule, Scroll, Size, Stack, Style, Widget, paint
from communique.window.kit.style import TextStyle
from communique.window.signing.signature_mark import SignatureMark

TITLE: Final = TextStyle(29, "semibold", "serif", 1.18)
TEXT: Final = TextStyle(15.5, "regular", "serif", 1.42)
LONG: Final = 5
"""Paragraphs from which on a text is set smaller, so that more of it is seen at once."""
TITLE_OF_LONG: Final = TextStyle(25, "semibold", "serif", 1.18)
TEXT_OF_LONG: Final = TextStyle(14, "regular", "serif", 1.36)
ROOMY: Final = 560
"""Design units of height from which on the lines to sign on stand at the foot, below a text that scrolls."""
CELL: Final = 168
"""The least width of a line to sign on, in design units."""


class Ornament(Widget):
    """A rule with a lozenge in its middle, as printers set it below a title."""

    role = "rule"

    def measure(self, width: int) -> Size:
        return (width, self.style.px(13))

    def paint(self, surface: Surface) -> None:
        style, thin = self.style, max(1, self.style.px(1))
        x, y = self.rect.center
        reach, gap = min(self.rect.w // 2, style.px(150)), style.px(10)
        for start in (x - reach, x + gap):
            surface.fill(self.colour("brass"), (start, y, reach - gap, thin))
        paint.mark(surface, style, (x, y), "diamond", 9, self.colour("accent"))


class SigningLine(Column):
    """A line to be signed on, and below it who signs there and how that stands. State: these words."""

    def __init__(self, mark: SignatureMark, name: str, office: str, standing: str) -> None:
        self.mark = mark
        self._standing = Label(standing, "small", colour="muted", id=f"standing{mark.seat}", visible=bool(standing))
        words = [Label(name, "small_strong"), Label(office, "caption", colour="muted"), self._standing]
        super().__init__(mark, *words, gap=1)

    def say(self, standing: str) -> None:
        """Say how it stands now."""
        self._standing.set(standing)
        self._standing.visible = bool(standing)


class DocumentSheet(Panel):
    """The sheet; `id` names the scroll in which the text stands. `roomy` keeps the lines to sign on in sight."""

    def __init__(self, text: Document, lines: Sequence[SigningLine], *, roomy: bool, id: str) -> None:
        paragraphs = [words for words in text.paragraphs if words]
        long = len(paragraphs) > LONG
        face = TEXT_OF_LONG if long else TEXT
        rows: list[Widget] = [
            Label(text.exercise, "small_strong", colour="muted", align="center", id="exercise"),
            Label(text.title, TITLE_OF_LONG if long else TITLE, align="center", id="document-title"),
            Label(text.dateline, "body", colour="muted", align="center"),
            Ornament(),
            *(_paragraph(words, face) for words in paragraphs),
        ]
        foot: list[Widget] = []
        if lines:
            foot = [Column(Rule(), Grid(*lines, cell=CELL, gap=18, align="start"), gap=4, pad=(4, 0, 12, 0))]
        gap = 7 if long else 9
        if roomy:
            inside: list[Widget] = [Scroll(Column(*rows, gap=gap, pad=(4, 0, 10, 4)), id=id), *foot]
        else:
            inside = [Scroll(Column(*rows, *foot, gap=gap, pad=(4, 0, 10, 4)), id=id)]
        super().__init__(*inside, pad=(34, 26, 24, 30), gap=6, radius=3, shadow=16, flex=1, max_width=780)

    def paint(self, surface: Surface) -> None:
        super().paint(surface)
        inset, thin = self.style.px(9), max(1, self.style.px(1))
        frame = self.rect.inflate(-2 * inset, -2 * inset)
        hue = self.colour("brass")
        for rect in (frame, frame.inflate(-3 * thin * 2, -3 * thin * 2)):
            for side in _sides(rect, thin):
                surface.fill(hue, side)


class Reshaped(Stack):
    """Layers over the whole window. Asks to be built anew when `shape` has become another than it was at birth."""

    def __init__(self, *children: Widget, shape: Callable[[], object], again: Callable[[], None]) -> None:
        super().__init__(*children)
        self._shape, self._again = shape, again
        self._was, self._asked = shape(), False

    def layout(self, rect: Rect) -> None:
        super().layout(rect)
        if not self._asked and self._shape() != self._was:
            self._asked = True
            self._again()


def roomy(size: Size, style: Style) -> bool:
    """Whether a window of `size` pixels has room for a foot that stays in sight."""
    return size[1] / style.scale / style.text_scale >= ROOMY


def pad_of_page() -> tuple[float, float, float, float]:
    """The margin of a page on which a sheet lies."""
    return (theme.MARGIN, 10, theme.MARGIN, theme.MARGIN - 2)


def _paragraph(words: str, face: TextStyle) -> Widget:
    """A clause hangs beside its number."""
    number, dot, text = words.partition(". ")
    if not (dot and number.isdigit()):
        return Label(words, face)
    return Row(
        Label(f"{number}.", face, colour="accent_text", width=26), Label(text, face, flex=1), gap=4, align="start"
    )


def _sides(rect: Rect, thin: int) -> tuple[Rect, ...]:
    return (
        Rect(rect.x, rect.y, rect.w, thin),
        Rect(rect.x, rect.bottom - thin, rect.w, thin),
        Rect(rect.x, rect.y, thin, rect.h),
        Rect(rect.right - thin, rect.y, thin, rect.h),
    )
