"""What every widget asks before it measures or paints: scale, colours, type, icons.

A `Style` is handed its palette, fonts and icons by the program, so the kit has no look of its own. The one
thing to understand: lengths in the kit are design units (a 1280 by 800 window is scale 1), and only `Style`
turns them into pixels.
"""

from __future__ import annotations

import math
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import pygame

Rgb = tuple[int, int, int]
Colour = str | Rgb
"""A token of the palette, such as "ink", or the colour itself."""
Size = tuple[int, int]
CacheKey = TypeVar("CacheKey", bound=Hashable)
Value = TypeVar("Value")


class TextStyle(NamedTuple):
    """A way to set text. `size` is in design units; `leading` is the line height as a multiple of it."""

    size: float
    weight: str = "regular"
    family: str = "sans"
    leading: float = 1.36


class Lru(Generic[CacheKey, Value]):
    """A cache that forgets what was used longest ago. State: the values kept, at most `room` of them.

    With `weigh`, they also weigh no more than `most` together, but for the last one: pictures of a large window are
    few, and weigh as much as thousands of a small one.
    """

    def __init__(self, room: int, weigh: Callable[[Value], int] | None = None, most: int = 0) -> None:
        self.room = room
        self._weigh, self._most, self._weight = weigh, most, 0
        self._kept: OrderedDict[CacheKey, Value] = OrderedDict()

    def get(self, key: CacheKey, make: Callable[[], Value]) -> Value:
        """The value under `key`, made now if it is not there."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
            if self._weigh is not None:
                self._weight += self._weigh(found)
            while len(self._kept) > self.room or (self._weight > self._most and len(self._kept) > 1):
                self._forget()
        else:
            self._kept.move_to_end(key)
        return found

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._weight = 0

    def _forget(self) -> None:
        _, gone = self._kept.popitem(last=False)
        if self._weigh is not None:
            self._weight -= self._weigh(gone)

    def __len__(self) -> int:
        return len(self._kept)


HEAVY = 20_000_000
"""How many bytes of drawn lines are kept, and how many of shapes."""


def heft(picture: pygame.Surface) -> int:
    """The bytes that a picture takes."""
    return picture.get_pitch() * picture.get_height()


@dataclass(frozen=True)
class Look:
    """The outfit a program gives the kit.

    `tones` maps a tone ("paper") to its tokens; a token missing from a tone is looked up in the tone "any".
    `icon(name, pixels, colour)` draws an icon. `explain(words)` gives the words of a tip that need a word themselves,
    each with what it means. `widths` keeps what lines of text measure, by the text, its family and
    weight and the pixels of its font, and `texts` the lines that were drawn, by these and their colour: every style of
    a look measures and draws alike, so a scale that comes back costs nothing.
    """

    tones: Mapping[str, Mapping[str, Rgb]]
    faces: Mapping[str, TextStyle]
    font_path: Callable[[str, str], Path]
    icon: Callable[[str, int, Rgb], pygame.Surface]
    slanted: frozenset[tuple[str, str]] = frozenset()
    """Families and weights without a cut of their own, which are another's, slanted when they are drawn."""
    explain: Callable[[str], Sequence[tuple[str, str]]] = lambda words: ()
    design: Size = (1280, 800)
    scales: tuple[float, float] = (0.8, 3.0)
    widths: Lru[tuple[str, str, str, int], int] = field(default_factory=lambda: Lru(60_000), repr=False, compare=False)
    texts: Lru[tuple[str, str, str, int, Rgb], pygame.Surface] = field(
        default_factory=lambda: Lru(3000, heft, HEAVY), repr=False, compare=False
    )


GROWTH = 0.6
"""A window twice as large is shown at 1.5 times the scale; the rest is room for more."""
LONGEST = 40
"""Characters of a word above which it may be broken: an address, a path, or a text without spaces."""
_MARKED = re.compile(r"[^-/&?=,]*[-/&?=,]+|[^-/&?=,]+")
LEAST_BLANK, LEAST_SEEN = 0.2, 4
"""The least room between the ink of two words, as a share of the size of the letters, and in pixels."""
MET = 20_000
"""Words of one font whose widths are kept."""
WIDEST = 2000
"""Characters of one line that are drawn: no window shows more."""
_Cut = tuple[str, str, int]
"""A family, a weight and pixels: what a font is opened by."""
_UNDRAWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def _line(string: str) -> str:
    """What of `string` can be drawn on one line; pygame refuses half characters and zeros."""
    return string if string.isprintable() and len(string) <= WIDEST else _drawable(string[:WIDEST]).replace("\n", " ")


def _drawable(string: str) -> str:
    """`string` with a mark where there is a character that cannot be drawn."""
    return string if string.isprintable() else _UNDRAWABLE.sub("\N{REPLACEMENT CHARACTER}", string).replace("\t", " ")


class _Spacing:
    """How far apart the words of a line stand in one font.

    State: the ink of the letters and the widths of the words that were met. A font rounds its blanks and its kerning
    to whole pixels, which can leave nothing between two words. Here as much is left as can be seen, counted from the
    last letter's ink to that of the next.
    """

    def __init__(self, font: pygame.font.Font, size: int, *, upright: bool) -> None:
        self._font, self._upright = font, upright
        self._edge = font.size("n")[0]
        self._blank = font.size("n n")[0] - font.size("nn")[0]
        self._least = max(LEAST_SEEN, math.ceil(size * LEAST_BLANK))
        self._bare: dict[str, tuple[int, int]] = {"": (0, 0)}
        self._wide: dict[str, int] = {}

    def step(self, before: str, after: str) -> int:
        """The pixels from where a word begins to where the next one does."""
        # The head of an f or a T reaches out above where nothing else is; slanted letters do so all along.
        bare = max(-1, self._beside(before[-1:])[1] + self._beside(after[:1])[0]) if self._upright else self._least
        return self.wide(f"{before}n") - self._edge + max(self._blank, self._least - bare)

    def wide(self, word: str) -> int:
        """The width of a word in pixels. Words come again and again, and a font measures them letter by letter."""
        known = self._wide.get(word)
        if known is None:
            if len(self._wide) >= MET:
                self._wide.clear()
            known = self._wide[word] = self._font.size(word)[0]
        return known

    def _beside(self, letter: str) -> tuple[int, int]:
        """The pixels without ink before a letter and after it."""
        known = self._bare.get(letter)
        if known is None:
            ink = self._font.metrics(letter)[0]
            known = self._bare[letter] = (ink[0], ink[4] - ink[1]) if ink else (0, 0)
        return known


def _words(paragraph: str) -> Iterator[tuple[str, str]]:
    """The words of a paragraph, and what stands before each when it follows another on a line.

    Of a long one, such as an address, the pieces between its marks: it may be broken there, and nothing is put in.
    """
    for word in paragraph.split(" "):
        pieces = _MARKED.findall(word) if len(word) > LONGEST else [word]
        for k, piece in enumerate(pieces):
            yield piece[:LONGEST], "" if k else " "
            yield from ((piece[at : at + LONGEST], "") for at in range(LONGEST, len(piece), LONGEST))


def _pieces(string: str) -> set[str]:
    """What cannot be broken any further."""
    return {piece for word in string.split() for piece, _ in _words(word)}


class Style:
    """Turns design units, tokens and faces into pixels.

    State: the scales and how fast they grow, and caches of fonts, text and shapes.
    """

    def __init__(self, look: Look, *, text_scale: float = 1.0, reduced_motion: bool = False) -> None:
        self.look = look
        self.scale = 1.0
        self.text_scale = text_scale
        self.reduced_motion = reduced_motion
        self.growth = GROWTH
        self.shapes: Lru[Hashable, pygame.Surface] = Lru(1500, heft, HEAVY)
        self._cuts: dict[TextStyle, _Cut] = {}
        self._fonts: dict[_Cut, pygame.font.Font] = {}
        self._spacings: dict[_Cut, _Spacing] = {}
        self._colours: dict[tuple[str, str], Rgb] = {}
        self._lines: Lru[tuple[str, TextStyle, int], tuple[str, ...]] = Lru(3000)
        self._longest: Lru[tuple[str, TextStyle], int] = Lru(3000)

    def fit(self, size: Size) -> None:
        """Choose the scale for a window of `size` pixels, in steps of a twentieth.

        A smaller window than the design shrinks everything until it fits. A larger one shows more rather than the same
        larger: of what it could be enlarged by, only the power `growth` is used.
        """
        width, height = self.look.design
        low, high = self.look.scales
        wanted = min(size[0] / width, size[1] / height)
        wanted = wanted**self.growth if wanted > 1 else wanted
        self.rescale(math.floor(max(low, min(high, wanted)) * 20 + 1e-6) / 20)

    def rescale(self, scale: float, text_scale: float | None = None) -> None:
        """Set both scales, and forget whatever was drawn for the old ones."""
        text = self.text_scale if text_scale is None else text_scale
        if (scale, text) == (self.scale, self.text_scale):
            return
        self.scale, self.text_scale = scale, text
        for known in (self._cuts, self._fonts, self._spacings):
            known.clear()
        for cache in (self._lines, self._longest, self.shapes):
            cache.clear()

    def px(self, length: float) -> int:
        """A gap, radius or stroke in pixels. Does not grow with the text."""
        return round(length * self.scale)

    def across(self, length: float) -> int:
        """A width in pixels.

        Grows with the root of the text scale: columns widen, but not as fast as the words.
        """
        return round(length * self.scale * math.sqrt(self.text_scale))

    def tall(self, length: float) -> int:
        """A height in pixels, or the side of an icon. Grows as the text does."""
        return round(length * self.scale * self.text_scale)

    def colour(self, colour: Colour, tone: str) -> Rgb:
        """The value of a token in a tone."""
        if not isinstance(colour, str):
            return colour
        found = self._colours.get((colour, tone))
        if found is None:
            tones = self.look.tones
            found = tones[tone].get(colour) or tones["any"].get(colour)
            if found is None:
                raise KeyError(f'Neither tone "{tone}" nor tone "any" has a colour "{colour}".')
            self._colours[colour, tone] = found
        return found

    def face(self, face: str | TextStyle) -> TextStyle:
        """The face of that name."""
        return self.look.faces[face] if isinstance(face, str) else face

    def font(self, face: TextStyle) -> pygame.font.Font:
        """The font for a face at the present scale, opened once."""
        key = self._cut(face)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = pygame.font.Font(self.look.font_path(face.family, face.weight), key[2])
            font.italic = key[:2] in self.look.slanted
        return font

    def text(self, string: str, face: TextStyle, colour: Rgb) -> pygame.Surface:
        """One line of text, drawn. Shared: do not paint on it."""
        return self.look.texts.get((string, *self._cut(face), colour), lambda: self._drawn(string, face, colour))

    def text_width(self, string: str, face: TextStyle) -> int:
        """The width of one line of text in pixels."""
        return self.look.widths.get((string, *self._cut(face)), lambda: self._set(_line(string), face)[2])

    def word_width(self, word: str, face: TextStyle) -> tuple[int, int]:
        """The width of one word in pixels, alone and with the blank that follows it, as in a line of its own."""
        if not word.isprintable():
            return self.text_width(word, face), self.text_width(f"{word} ", face)
        spacing = self._spacing(face)
        return spacing.wide(word), spacing.step(word, "")

    def _cut(self, face: TextStyle) -> _Cut:
        """Which font file a face is set from, and at how many pixels."""
        found = self._cuts.get(face)
        if found is None:
            found = self._cuts[face] = (face.family, face.weight, max(6, self.tall(face.size)))
        return found

    def line_height(self, face: TextStyle) -> int:
        """The distance between the tops of two lines in pixels."""
        return self.tall(face.size * face.leading)

    def overhang(self, face: TextStyle) -> int:
        """How far the letters of a line may reach beyond its height, above as below, in pixels."""
        return max(0, self.font(face).get_height() - self.line_height(face) + 1) // 2

    def lines(self, string: str, face: TextStyle, width: int) -> tuple[str, ...]:
        """`string` broken between words to fit `width` pixels.

        A word wider than that stays whole, unless it is longer than `LONGEST`.
        """
        return self._lines.get((string, face, width), lambda: tuple(self._wrap(string, face, width)))

    def longest_word(self, string: str, face: TextStyle) -> int:
        """The width of the widest word in pixels: no column can be narrower."""
        return self._longest.get(
            (string, face), lambda: max((self.text_width(word, face) for word in _pieces(string)), default=0)
        )

    def icon(self, name: str, pixels: int, colour: Rgb) -> pygame.Surface:
        """The icon of that name, drawn once for each size and colour."""
        return self.shapes.get(("icon", name, pixels, colour), lambda: self.look.icon(name, pixels, colour))

    def _drawn(self, string: str, face: TextStyle, colour: Rgb) -> pygame.Surface:
        """A surface one pixel wide for what has no width: pygame draws none."""
        font, line = self.font(face), _line(string)
        words, places, long = self._set(line, face)
        if long < 1:
            return pygame.Surface((1, font.get_height()), pygame.SRCALPHA)
        if len(words) == 1:
            return font.render(line, True, colour)
        drawn = pygame.Surface((long, font.get_height()), pygame.SRCALPHA)
        drawn.fill((*colour, 0))
        for word, place in zip(words, places, strict=True):
            if word and font.size(word)[0] > 0:
                drawn.blit(font.render(word, True, colour), (place, 0))
        return drawn

    def _set(self, line: str, face: TextStyle) -> tuple[list[str], list[int], int]:
        """The words of a line, where each begins, and how long the line is, in pixels."""
        spacing = self._spacing(face)
        if " " not in line:
            return [line], [0], spacing.wide(line)
        words, places, at = line.split(" "), [0], 0
        for before, after in pairwise(words):
            at += spacing.step(before, after)
            places.append(at)
        return words, places, at + spacing.wide(words[-1])

    def _spacing(self, face: TextStyle) -> _Spacing:
        key = self._cut(face)
        found = self._spacings.get(key)
        if found is None:
            found = self._spacings[key] = _Spacing(self.font(face), key[2], upright=face.weight != "italic")
        return found

    def _wrap(self, string: str, face: TextStyle, width: int) -> list[str]:
        """Each word is measured once: `at` is where the last one of the line begins, as `_set` would place it."""
        spacing = self._spacing(face)
        broken: list[str] = []
        for paragraph in string.split("\n"):
            line, last, at = "", "", 0
            for word, gap in _words(_drawable(paragraph)):
                further = at + spacing.step(last, word) if gap else at
                tail = word if gap else f"{last}{word}"
                if line and further + spacing.wide(tail) > width:
                    broken.append(line)
                    line, last, at = word, word, 0
                elif line:
                    line, last, at = f"{line}{gap}{word}", tail, further
                else:
                    line = last = word
            broken.append(line)
        return broken
