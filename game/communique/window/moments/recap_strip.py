"""The recap at the table: one card at a time, on a pile, with ways to step through it and to see all of it.

State: what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect, Surface

from communique.present.recap import Recap
from communique.window.kit import Button, Column, Label, Panel, Row, Widget
from communique.window.moments.recap_entry import OnCard, recap_entry
from communique.words import tr


@dataclass(frozen=True, slots=True)
class RecapActions:
    """What the strip's buttons do."""

    step: Callable[[int], None]
    """Turn to the card so many further on, or back."""
    look: OnCard
    """Go to what a card is about."""
    whole: Callable[[], None]
    """Show all cards."""


class RecapStrip(Panel):
    """What others have done since one's last move. Once one has moved, only a line; with `brief` a button."""

    def __init__(self, shown: Recap, at: int, actions: RecapActions, *, brief: bool) -> None:
        self._shown, self._at, self._actions, self._brief = shown, at, actions, brief
        if brief:
            super().__init__(gap=0, pad=0, fill=None, edge=None, shadow=0, tone="room", id="recap")
        else:
            super().__init__(gap=5, pad=(12, 7, 8, 9), radius=9, shadow=4, id="recap")
        self._fill()

    def show(self, shown: Recap, at: int) -> None:
        """Show the recap as it now is, open at the card of that number among them."""
        if (shown, at) != (self._shown, self._at):
            self._shown, self._at = shown, at
            self._fill()

    def text(self) -> str:
        n = len(self._shown.cards)
        return tr("{title}: {n} of {all}", title=self._shown.title, n=self._at + 1, all=n) if n else ""

    def _fill(self) -> None:
        cards = self._shown.cards
        self.visible = bool(cards)
        self.replace(*(self._parts() if cards else []))

    def _parts(self) -> list[Widget]:
        cards, at = self._shown.cards, min(self._at, len(self._shown.cards) - 1)
        count = tr("{n} of {all}", n=at + 1, all=len(cards))
        if self._brief:
            return [self._all(str(len(cards)), "ghost", "button")]
        line = not self._shown.fresh
        head = Row(
            Label(self._shown.title, "small_strong", flex=1, max_lines=1),
            *([] if line else [Label(count, "caption", colour="muted", wrap=False), *self._steps(at)]),
            self._all(tr("All {n}", n=len(cards)), "quiet", "small_strong"),
            gap=4,
        )
        if line:
            return [head]
        return [head, _Pile(recap_entry(cards[at], self._actions.look, whole=False, chosen=True), len(cards) - 1 - at)]

    def _all(self, words: str, kind: str, face: str) -> Widget:
        return Button(
            words,
            self._actions.whole,
            kind=kind,
            icon="history",
            face=face,
            id="recap-all",
            label=tr("All that has happened since your last move"),
            tip=tr("All that has happened since your last move (key Q)"),
        )

    def _steps(self, at: int) -> list[Widget]:
        step = self._actions.step
        back = Button(
            "",
            lambda: step(-1),
            kind="quiet",
            icon="chevron-left",
            face="small_strong",
            id="recap-back",
            label=tr("The card before"),
            tip=tr("The card before (key ,)"),
            reason=tr("This is the first card.") if at == 0 else "",
        )
        on = Button(
            "",
            lambda: step(1),
            kind="quiet",
            icon="chevron-right",
            face="small_strong",
            id="recap-on",
            label=tr("The next card"),
            tip=tr("The next card (key .)"),
            reason=tr("This is the last card.") if at == len(self._shown.cards) - 1 else "",
        )
        return [back, on]


class _Pile(Column):
    """A card on those that are still to come, whose edges can be seen."""

    MOST = 3

    def __init__(self, card: Widget, below: int) -> None:
        self._below = min(self.MOST, below)
        super().__init__(card, gap=0, pad=(0, 0, 0, 2.5 * self._below))

    def paint(self, surface: Surface) -> None:
        card, step = self.children[0].rect, self.style.px(2.5)
        for k in range(self._below, 0, -1):
            edge = Rect(card.x + k * 2 * step, card.y + k * step, card.w - 4 * k * step, card.h)
            self.box(surface, edge.clip(self.rect), "raised", radius=8, edge="line")
