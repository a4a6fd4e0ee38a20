"""The transcript as one widget that paints only the lines in sight, so that a long game costs no more than a short one.

New lines stand out for a moment. State: the lines, the filter, and the heights at the width last asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from pygame import Rect, Surface

from communique.model.scenario import NATURE
from communique.present import TranscriptLine
from communique.present.searching import matches
from communique.window import theme
from communique.window.kit import Size, TextStyle, Widget, paint
from communique.window.table.signs import sized
from communique.words import tr

GLOW = 3200.0
TEXT = TextStyle(13, leading=1.34)
QUIET = TextStyle(11.5, leading=1.32)


class Transcript(Widget):
    """Lines of what was said and done. Lives in a `Scroll` that sticks to the bottom."""

    role = "log"

    def __init__(
        self,
        entries: Sequence[TranscriptLine],
        chosen: str = "all",
        words: str = "",
        *,
        fresh: int = 0,
        id: str = "log",
    ) -> None:
        super().__init__(id=id, label=tr("Transcript"))
        self._all = tuple(entries)
        self._filter, self._words = chosen, words
        self._lines = [e for e in self._all if self._passes(e)]
        self._fresh = fresh
        self._glow = 0.0
        self._pointed = -1
        self._heights: dict[int, list[int]] = {}

    def show(self, entries: Sequence[TranscriptLine], chosen: str, words: str = "") -> None:
        """Show these lines, of those with all of `words`; those that were not there before glow."""
        cut = (chosen, words)
        if (tuple(entries), *cut) == (self._all, self._filter, self._words):
            return
        before, grown = self._all, len(entries) > len(self._all)
        same = cut == (self._filter, self._words)
        self._filter, self._words = cut
        if same and grown and tuple(entries[: len(before)]) == before:
            self._fresh = before[-1].number + 1 if before else 0
            self._lines += [e for e in entries[len(before) :] if self._passes(e)]
        else:
            self._lines = [e for e in entries if self._passes(e)]
            self._heights.clear()
            self._fresh = 1 << 30
        self._all = tuple(entries)
        self.changed()
        if grown and self.mounted:
            self.host.animate(self, self._fade, 1.0, 0.0, GLOW)

    @property
    def lines(self) -> list[TranscriptLine]:
        """The lines the filter lets through, oldest first."""
        return self._lines

    def point(self, number: int) -> Rect | None:
        """Point at the line of that number; where it stands, None where the filter leaves it out."""
        self._pointed = number
        self.repaint()
        y = self.rect.y
        for entry, height in zip(self._lines, self._measured(self.rect.w), strict=True):
            if entry.number == number and entry.category != "session":
                return Rect(self.rect.x, y, self.rect.w, height)
            y += height
        return None

    def _passes(self, entry: TranscriptLine) -> bool:
        """Whether a line is shown: of what is looked for nothing is, but lines; a session has no words of its own."""
        if self._words.strip():
            return entry.category != "session" and matches(self._words, f"{entry.who} {entry.text}")
        return entry.passes(self._filter)

    def text(self) -> str:
        return "\n".join(f"{e.who}: {e.text}" if e.who else e.text for e in self._lines)

    def measure(self, width: int) -> Size:
        if not self._lines:
            return (width, self._line(TEXT) * 2)
        return (width, sum(self._measured(width)))

    def narrowest(self) -> int:
        return self.style.px(150)

    def stale(self) -> None:
        self._heights.clear()
        super().stale()

    def paint(self, surface: Surface) -> None:
        if not self._lines:
            said = tr("Nothing was said in these words.") if self._all else tr("Nothing has been said yet.")
            image = self.ink(said, self.style.face("italic"), "muted")
            surface.blit(image, (self.rect.x + self.style.px(4), self.rect.y + self.style.px(4)))
            return
        clip, y = surface.get_clip(), self.rect.y
        for entry, height in zip(self._lines, self._measured(self.rect.w), strict=True):
            if y + height > clip.top and y < clip.bottom:
                self._paint_entry(surface, entry, Rect(self.rect.x, y, self.rect.w, height))
            y += height

    def _paint_entry(self, surface: Surface, entry: TranscriptLine, rect: Rect) -> None:
        if entry.category == "session":
            self._paint_session(surface, entry, rect)
            return
        style = self.style
        gap, pad = style.px(5), style.px(9)
        card = Rect(rect.x, rect.y, rect.w, rect.h - gap)
        fill = self.colour("field" if entry.private else "ground")
        if entry.number >= self._fresh and self._glow > 0.01:
            fill = paint.mix(fill, self.colour("selection"), self._glow)
        mine = entry.seat != NATURE
        edge = self.colour(theme.sign(entry.seat).colour if entry.private else "line")
        if entry.number == self._pointed:
            edge = self.colour("accent_edge")
        paint.box(surface, style, card, fill, radius=8, edge=edge, border=2 if entry.number == self._pointed else 1)
        x, y = card.x + pad, card.y + style.px(5)
        step = self._line(QUIET)
        head: str = theme.sign(entry.seat).colour if mine else "accent_text"
        if mine:
            sign = theme.sign(entry.seat)
            paint.mark(
                surface, style, (x + style.px(4), y + step // 2), sign.shape, sized(style, 9), self.colour(sign.colour)
            )
        name = self.ink(entry.who, style.face("small_strong"), head)
        surface.blit(name, (x + (style.tall(13) if mine else 0), y + (step - name.get_height()) // 2))
        if entry.private:
            tag = self.ink(tr("in private"), QUIET, "muted")
            surface.blit(tag, (card.right - pad - tag.get_width(), y + (step - tag.get_height()) // 2))
        y += step
        y = self._paint_text(surface, entry.text, TEXT, "ink", x, y, card.w - 2 * pad)
        for effect in entry.effects:
            y = self._paint_text(surface, effect, QUIET, "muted", x, y, card.w - 2 * pad)

    def _paint_text(self, surface: Surface, words: str, face: TextStyle, ink: str, x: int, y: int, width: int) -> int:
        step = self._line(face)
        for line in self.style.lines(words, face, width):
            if line.strip():
                image = self.ink(line, face, ink)
                surface.blit(image, (x, y + (step - image.get_height()) // 2))
            y += step
        return y

    def _paint_session(self, surface: Surface, entry: TranscriptLine, rect: Rect) -> None:
        style = self.style
        image = self.ink(entry.text, style.face("small_strong"), "muted")
        x = rect.centerx - image.get_width() // 2
        surface.blit(image, (x, rect.centery - image.get_height() // 2))
        thin, gap = max(1, style.px(1)), style.px(10)
        surface.fill(self.colour("line"), (rect.x, rect.centery, max(0, x - gap - rect.x), thin))
        right = x + image.get_width() + gap
        surface.fill(self.colour("line"), (right, rect.centery, max(0, rect.right - right), thin))

    def _measured(self, width: int) -> list[int]:
        """The heights of the lines at that width; only what is new is measured."""
        known = self._heights.setdefault(width, [])
        if len(known) > len(self._lines):
            known.clear()
        for entry in self._lines[len(known) :]:
            known.append(self._height(entry, width))
        return known

    def _height(self, entry: TranscriptLine, width: int) -> int:
        style = self.style
        if entry.category == "session":
            return style.line_height(style.face("small_strong")) + style.px(8)
        room = width - 2 * style.px(9)
        lines = len(style.lines(entry.text, TEXT, room)) * self._line(TEXT)
        quiet = sum(len(style.lines(effect, QUIET, room)) for effect in entry.effects) * self._line(QUIET)
        return self._line(QUIET) + lines + quiet + style.px(10) + style.px(5)

    def _line(self, face: TextStyle) -> int:
        return self.style.line_height(face)

    def _fade(self, glow: float) -> None:
        self._glow = glow
        self.repaint()
