"""The card of one moment: a dispatch that is put on the table, with who did it, what happened and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pygame import Surface

from communique.model.scenario import NATURE, Party
from communique.present.moments import ToldMoment
from communique.window import emblem_art, theme
from communique.window.icons import known_icon
from communique.window.kit import Column, Label, Panel, Picture, Row, Scroll, Size, Spacer, Widget, paint
from communique.window.kit.widget import Callback
from communique.window.moments.dispatch_rule import DispatchRule
from communique.window.moments.medallion import Medallion
from communique.window.table.keybutton import KeyButton
from communique.window.table.signs import sized
from communique.words import tr

BUTTON = "moment-on"
"""The id of the button that goes on."""
EMBLEM = 46
"""The side of whoever did it, party or chance, in design units: equal for all."""


class MomentCard(Panel):
    """One moment. It says how many more wait, and its button goes on."""

    role = "card"

    def __init__(
        self, shown: ToldMoment, parties: Sequence[Party], *, at: int, of: int, on: Callback, words: str
    ) -> None:
        self.told = shown
        self.rule = DispatchRule()
        body = Scroll(Column(*_body(shown), gap=5, pad=(0, 0, 4, 0)), flex=1, id="moment-body")
        self._on = KeyButton(words, on, key=tr("Space"), kind="primary", face="small_strong", id=BUTTON)
        self._count = Label(_counted(at, of), "caption", colour="muted")
        foot = Row(self._count, Spacer(), self._on, gap=8)
        super().__init__(
            _head(shown, parties),
            self.rule,
            body,
            foot,
            gap=7,
            pad=(16, 12, 14, 11),
            radius=5,
            shadow=12,
            edge="accent_edge",
            id="moment",
            label=shown.words,
            max_width=560,
        )

    def recount(self, *, at: int, of: int, words: str) -> None:
        """Show that it is the card of this number among so many, and other words on its button."""
        self._count.set(_counted(at, of))
        if self._on.label != words:
            self._on.set(words)

    def text(self) -> str:
        return self.told.words

    @property
    def interactive(self) -> bool:
        """What lies below cannot be pressed through it."""
        return True


def _counted(at: int, of: int) -> str:
    return tr("{n} of {all}", n=at, all=of) if of > 1 else ""


def _head(shown: ToldMoment, parties: Sequence[Party]) -> Widget:
    who = Label(_who(shown), "small_strong", colour="accent_text", max_lines=1)
    title = Label(shown.title, "heading", max_lines=3, tip=shown.title, id="moment-title")
    return Row(picture_of(shown, parties, EMBLEM), Column(who, title, gap=0, flex=1), gap=12)


def picture_of(shown: ToldMoment, parties: Sequence[Party], side: float) -> Widget:
    """The emblem of who did it; for chance and the talks a medallion of the same size."""
    if shown.seat == NATURE:
        return Medallion(known_icon(shown.icon), side)
    party = parties[shown.seat]
    colour = theme.TONES["paper"][theme.sign(shown.seat).colour]
    return Picture(partial(_emblem, party.emblem, colour), side, label=party.short)


def _emblem(name: str, colour: tuple[int, int, int], pixels: int) -> Surface:
    return emblem_art.emblem(pixels, name, colour)


def _who(shown: ToldMoment) -> str:
    return tr("{party}, in private", party=shown.who) if shown.private else shown.who


def _body(shown: ToldMoment) -> list[Widget]:
    parts: list[Widget] = [Label(shown.caption, "body", id="moment-caption")]
    parts += [ChangeLine(line) for line in shown.changes]
    parts += [Label(line, "caption", colour="muted") for line in shown.effects]
    return parts


class ChangeLine(Row):
    """What changed in a row, after a small brass mark, as the rows themselves are marked."""

    def __init__(self, words: str, face: str = "small_strong", *, max_lines: int = 0) -> None:
        super().__init__(_Mark(), Label(words, face, max_lines=max_lines, flex=1), gap=7, align="start")


class _Mark(Widget):
    """A brass diamond."""

    def measure(self, width: int) -> Size:
        return (self.style.tall(10), self.style.tall(17))

    def narrowest(self) -> int:
        return self.style.tall(10)

    def paint(self, surface: Surface) -> None:
        paint.mark(surface, self.style, self.rect.center, "diamond", sized(self.style, 8), self.colour("accent_edge"))
