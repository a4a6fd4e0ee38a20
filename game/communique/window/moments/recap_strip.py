"""The recap at the table: a card for each thing that others did, with ways to step through them.

State: what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.present.recap import Recap
from communique.window.kit import Button, Column, Label, Panel, Row, Scroll, Widget
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
    """What others have done since one's last move, a card each; `brief`, where it has no page: only a line."""

    def __init__(self, shown: Recap, at: int, actions: RecapActions, *, brief: bool) -> None:
        self._shown, self._at, self._actions, self._brief = shown, at, actions, brief
        self.counted: Callable[[int], None] | None = None
        """Told how many fresh cards there are, whenever that has changed."""
        if brief:
            super().__init__(gap=5, pad=(12, 7, 8, 9), radius=9, shadow=4, id="recap")
        else:
            super().__init__(gap=3, pad=0, radius=0, shadow=0, edge=None, id="recap", flex=1)
        self._fill()

    def show(self, shown: Recap, at: int) -> None:
        """Show the recap as it now is, open at the card of that number among them."""
        if (shown, at) != (self._shown, self._at):
            before, self._shown, self._at = self.fresh, shown, at
            self._fill()
            if self.counted is not None and self.fresh != before:
                self.counted(self.fresh)

    @property
    def fresh(self) -> int:
        """How many cards there are that one has not answered with a move."""
        return len(self._shown.cards) if self._shown.fresh else 0

    def text(self) -> str:
        n = len(self._shown.cards)
        return tr("{title}: {n} of {all}", title=self._shown.title, n=self._at + 1, all=n) if n else ""

    def _fill(self) -> None:
        cards = self._shown.cards
        self.visible = bool(cards) or not self._brief
        self.replace(*(self._parts() if cards else [Label(tr("Nobody has moved since."), "small", colour="muted")]))

    def _parts(self) -> list[Widget]:
        cards, at = self._shown.cards, min(self._at, len(self._shown.cards) - 1)
        title = Label(self._shown.title, "small_strong", flex=1, max_lines=1)
        if self._brief:
            return [Row(title, self._all(), gap=4)]
        count = Label(tr("{n} of {all}", n=at + 1, all=len(cards)), "caption", colour="muted", wrap=False)
        look = self._actions.look
        entries = [recap_entry(card, look, whole=True, chosen=k == at) for k, card in enumerate(cards)]
        body = _Cards(Column(*entries, gap=5, pad=(2, 2, 4, 4)), id="recap-scroll", flex=1)
        return [Row(title, count, *self._steps(at), gap=4), body]

    def _all(self) -> Widget:
        return Button(
            str(len(self._shown.cards)),
            self._actions.whole,
            kind="quiet",
            icon="history",
            face="small_strong",
            id="recap-all",
            label=tr("All that has happened since your last move"),
            tip=tr("All that has happened since your last move (key F4)"),
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


class _Cards(Scroll):
    """The cards, of which a line is enough where others need the room."""

    def lowest(self, width: int) -> int:
        return min(self.size(width)[1], self.style.tall(28))
