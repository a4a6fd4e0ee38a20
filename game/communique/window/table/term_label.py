"""A heading that is a word of the game: dots below it, and what it means when the pointer rests on it.

With the keyboard the glossary says the same; a heading is no control, and takes no stop on the way through a page.
"""

from __future__ import annotations

from pygame import Surface

from communique.present.glossary import search
from communique.window.kit import Label


class TermLabel(Label):
    """Words, and the sentence of the glossary on one of its terms."""

    def __init__(self, text: str, term: str, face: str = "subheading", *, flex: float = 0) -> None:
        """`term` is the word in the language spoken."""
        found = next((one for one in search(term) if one.term == term), None)
        super().__init__(text, face, tip="" if found is None else found.means, flex=flex)

    def paint(self, surface: Surface) -> None:
        super().paint(surface)
        if not self.tip:
            return
        style, long = self.style, max(1, self.style.px(2))
        wide = style.text_width(self.lines(self.rect.w)[-1], self.face)
        y = self.rect.bottom - max(1, style.px(1))
        for x in range(self.rect.x, self.rect.x + wide - long + 1, style.px(4)):
            surface.fill(self.colour("muted"), (x, y, long, max(1, style.px(1))))
