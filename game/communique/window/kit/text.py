"""Text on a screen: a label in one face, rich paragraphs, and a number that rolls to its new value.

Text is never cut off silently: a label shortens itself only if told to by `max_lines`, and otherwise reports
what does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple, Unpack

from pygame import Surface

from communique.window.kit.style import LONGEST, Colour, Size, TextStyle
from communique.window.kit.widget import Common, Widget


class Label(Widget):
    """Text in one face and colour, broken between words to fit. `align` is "left", "center" or "right"."""

    role = "text"

    def __init__(
        self,
        text: str,
        face: str | TextStyle = "body",
        *,
        colour: Colour = "ink",
        align: str = "left",
        wrap: bool = True,
        max_lines: int = 0,
        **common: Unpack[Common],
    ) -> None:
        super().__init__(**common)
        self._text, self._face, self.ink_colour = text, face, colour
        self.align, self.wrap, self.max_lines = align, wrap, max_lines

    @property
    def face(self) -> TextStyle:
        """The face it is set in."""
        return self.style.face(self._face)

    def text(self) -> str:
        return self._text

    def set(self, text: str, colour: Colour | None = None) -> None:
        """Say something else."""
        if text != self._text or (colour is not None and colour != self.ink_colour):
            before = self.extent()
            self._text, self.ink_colour = text, self.ink_colour if colour is None else colour
            self.retold(before)

    def lines(self, width: int) -> list[str]:
        """The lines it has at that width, shortened to `max_lines` if told to."""
        if not self.wrap and not self.max_lines:
            return [self._text]
        lines = list(self.style.lines(self._text, self.face, width))
        if self.max_lines and len(lines) > self.max_lines:
            lines = lines[: self.max_lines]
            lines[-1] = self._shortened(lines[-1], width)
        return lines

    def measure(self, width: int) -> Size:
        lines = self.lines(width)
        wide = max(self.style.text_width(line, self.face) for line in lines)
        return (wide, len(lines) * self.style.line_height(self.face))

    def bleed(self) -> int:
        return max(super().bleed(), self.style.overhang(self.face))

    def narrowest(self) -> int:
        if self.wrap or self.max_lines:
            return self.style.longest_word(self._text, self.face)
        return self.style.text_width(self._text, self.face)

    def paint(self, surface: Surface) -> None:
        step, y = self.style.line_height(self.face), self.rect.y
        for line in self.lines(self.rect.w):
            if line.strip():
                image = self.ink(line, self.face, self.ink_colour)
                spare = self.rect.w - image.get_width()
                x = self.rect.x + {"center": spare // 2, "right": spare}.get(self.align, 0)
                surface.blit(image, (x, y + (step - image.get_height()) // 2))
            y += step

    def overflow(self) -> str:
        lines = self.lines(self.rect.w)
        wide = max(self.style.text_width(line, self.face) for line in lines)
        tall = len(lines) * self.style.line_height(self.face)
        if wide <= self.rect.w and tall <= self.rect.h:
            return ""
        return f"text needs {wide} x {tall} pixels and has {self.rect.w} x {self.rect.h}"

    @property
    def interactive(self) -> bool:
        return super().interactive or self._is_shortened()

    def tooltip(self) -> str:
        return super().tooltip() or (self._text if self._is_shortened() else "")

    def _is_shortened(self) -> bool:
        return bool(self.max_lines) and len(self.style.lines(self._text, self.face, self.rect.w)) > self.max_lines

    def _shortened(self, line: str, width: int) -> str:
        line = line.rstrip()
        while line and self.style.text_width(f"{line}…", self.face) > width:
            line = line[:-1].rstrip()
        return f"{line}…"


class Number(Label):
    """A number that rolls to its new value. `form` turns the value on the way into words."""

    role = "number"

    def __init__(
        self,
        value: float,
        face: str | TextStyle = "number",
        *,
        form: Callable[[float], str] = lambda value: str(round(value)),
        colour: Colour = "accent_text",
        align: str = "left",
        **common: Unpack[Common],
    ) -> None:
        super().__init__(form(value), face, colour=colour, align=align, wrap=False, **common)
        self.value, self._form, self._shown = value, form, value

    def set_value(self, value: float) -> None:
        """Roll to `value`."""
        if value == self.value:
            return
        start, self.value = self._shown, value
        self.roll(self._show, start, value)

    def text(self) -> str:
        return self._form(self.value)

    def _show(self, value: float) -> None:
        self._shown = value
        self.set(self._form(value))


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A run of words in one weight and colour inside a paragraph."""

    text: str
    weight: str = ""
    colour: Colour = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    face: TextStyle
    colour: Colour
    x: int


class _Group(NamedTuple):
    """What stands on one line, and how wide it is without the blank after its last word, which may hang over."""

    width: int
    words: list[tuple[str, TextStyle, Colour, int]]
    """Each with how much room it takes."""


_WORD: Final = re.compile(rf"[^ ]{{1,{LONGEST}}} *| +")
BULLET: Final = "•\N{NO-BREAK SPACE}"

RichText = str | list[list[TextSpan]]
"""A marked-up string (see `spans`), or paragraphs of spans."""


def spans(markup: str) -> list[list[TextSpan]]:
    """Paragraphs of spans from a string: `**bold**`, `*italic*`, "- " at the start of a line for a bullet.

    >>> spans("Peace is **work**.")
    [[TextSpan(text='Peace is ', weight='', colour=''), TextSpan(text='work', weight='semibold', colour=''), \
TextSpan(text='.', weight='', colour='')]]
    """
    return [_paragraph(line) for line in markup.split("\n")]


def _paragraph(line: str) -> list[TextSpan]:
    line = re.sub(r"^- ", BULLET, line)
    parts = re.split(r"(\*\*.+?\*\*|\*.+?\*)", line)
    return [_span(part) for part in parts if part]


def _span(part: str) -> TextSpan:
    if part.startswith("**"):
        return TextSpan(part[2:-2], "semibold")
    return TextSpan(part[1:-1], "italic") if part.startswith("*") and len(part) > 2 else TextSpan(part)


class Rich(Widget):
    """Paragraphs with spans of other weights and colours. An empty paragraph is half a line of air."""

    role = "text"

    def __init__(
        self, markup: RichText, face: str | TextStyle = "body", *, colour: Colour = "ink", **common: Unpack[Common]
    ) -> None:
        super().__init__(**common)
        self._face, self.ink_colour = face, colour
        self.paragraphs = spans(markup) if isinstance(markup, str) else markup
        self._laid: dict[int, list[list[_Piece]]] = {}
        self._sized: list[tuple[int, list[_Group]]] | None = None

    def set(self, markup: RichText) -> None:
        """Say something else."""
        self.paragraphs = spans(markup) if isinstance(markup, str) else markup
        self.changed()

    def text(self) -> str:
        return "\n".join("".join(span.text for span in paragraph) for paragraph in self.paragraphs)

    def measure(self, width: int) -> Size:
        lines = self._lines(width)
        wide = max((self._end(line) for line in lines), default=0)
        return (wide, sum(map(self._height, lines)))

    def bleed(self) -> int:
        return max(super().bleed(), self.style.overhang(self.style.face(self._face)))

    def narrowest(self) -> int:
        return max((indent + group.width for indent, groups in self._paragraphs() for group in groups), default=0)

    def paint(self, surface: Surface) -> None:
        y, step = self.rect.y, self.style.line_height(self.style.face(self._face))
        for line in self._lines(self.rect.w):
            for piece in line:
                image = self.ink(piece.text, piece.face, piece.colour)
                surface.blit(image, (self.rect.x + piece.x, y + (step - image.get_height()) // 2))
            y += self._height(line)

    def overflow(self) -> str:
        wide, tall = self.measure(self.rect.w)
        if wide <= self.rect.w and tall <= self.rect.h:
            return ""
        return f"text needs {wide} x {tall} pixels and has {self.rect.w} x {self.rect.h}"

    def _remeasure(self) -> None:
        super()._remeasure()
        self._laid, self._sized = {}, None

    def _face_of(self, span: TextSpan) -> TextStyle:
        face = self.style.face(self._face)
        return face._replace(weight=span.weight) if span.weight else face

    def _height(self, line: list[_Piece]) -> int:
        full = self.style.line_height(self.style.face(self._face))
        return full if line else full // 2

    def _end(self, line: list[_Piece]) -> int:
        return line[-1].x + self.style.text_width(line[-1].text.rstrip(), line[-1].face) if line else 0

    def _lines(self, width: int) -> list[list[_Piece]]:
        if width not in self._laid:
            self._laid[width] = [line for measured in self._paragraphs() for line in self._broken(*measured, width)]
        return self._laid[width]

    def _paragraphs(self) -> list[tuple[int, list[_Group]]]:
        """Each paragraph's indent and groups. Measured once, whatever the widths that are tried."""
        if self._sized is None:
            self._sized = [(self._indent(one), list(map(self._group, _groups(one)))) for one in self.paragraphs]
        return self._sized

    def _broken(self, indent: int, groups: list[_Group], width: int) -> list[list[_Piece]]:
        lines: list[list[_Piece]] = [[]]
        x = 0
        for group in groups:
            if lines[-1] and x + group.width > width:
                lines.append([])
                x = indent
            for text, face, colour, wide in group.words:
                lines[-1].append(_Piece(text, face, colour, x))
                x += wide
        return lines

    def _indent(self, paragraph: list[TextSpan]) -> int:
        """Where the second line of a paragraph begins: under the first word after a bullet."""
        if not paragraph or not paragraph[0].text.startswith(BULLET):
            return 0
        return self.style.text_width(BULLET, self._face_of(paragraph[0]))

    def _group(self, group: list[tuple[str, TextSpan]]) -> _Group:
        words: list[tuple[str, TextStyle, Colour, int]] = []
        whole = hanging = 0
        for text, span in group:
            face, word = self._face_of(span), text.rstrip()
            alone, room = self.style.word_width(word, face)
            if text != f"{word} ":
                room = self.style.text_width(text, face)
            words.append((text, face, span.colour or self.ink_colour, room))
            whole, hanging = whole + room, room - alone
        return _Group(whole - hanging, words)


def _groups(paragraph: list[TextSpan]) -> list[list[tuple[str, TextSpan]]]:
    """What must stay on one line: words with no space between, such as a bold one and its full stop."""
    groups: list[list[tuple[str, TextSpan]]] = []
    ended = True
    for span in paragraph:
        for word in _WORD.findall(span.text):
            if ended:
                groups.append([])
            groups[-1].append((word, span))
            # As many letters as that are a piece of a longer word, and between its pieces a line may be broken.
            ended = word.endswith(" ") or len(word) == LONGEST
    return groups
