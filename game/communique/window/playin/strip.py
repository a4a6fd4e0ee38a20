"""The strip above the bar in which somebody is led or given a tip: a heading, a sentence or two, what to press.

It stands in a place of its own and so covers nothing. State: what is said, and the buttons below it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pygame import Rect, Surface

from communique.window.kit import Button, Canvas, Column, Flow, Label, Panel, Row, Style, Widget, paint
from communique.words import tr


class Say(NamedTuple):
    """What the strip says."""

    title: str
    text: str
    place: tuple[int, int] | None = None
    """The number of the step and how many there are; None for a tip."""
    back: str = ""
    """Why there is no way back; empty where there is one."""
    can_skip: bool = True


class StripCallbacks(NamedTuple):
    """What its buttons do."""

    back: Callable[[], None]
    show: Callable[[], None]
    skip: Callable[[], None]
    leave: Callable[[], None]


class Strip(Panel):
    """The strip; out of sight while nothing is to be said."""

    def __init__(self, on: StripCallbacks) -> None:
        self._on = on
        self._said: Say | None = None
        self._title = Label("", "strong", colour="accent_text", id="coach-title")
        self._count = Label("", "caption", colour="muted", wrap=False, id="coach-count")
        self._text = Label("", "body", id="coach-text")
        self._steps = Canvas(self._paint_steps, height=4, flex=1, max_width=220)
        self._buttons = Flow(gap=6, justify="end", id="coach-buttons", width=336)
        head = Row(self._title, self._count, self._steps, gap=10)
        row = Row(Column(head, self._text, gap=3, flex=1), self._buttons, gap=16)
        super().__init__(
            row, tone="room", fill="raised", edge="brass", border=1.5, radius=10, shadow=4, pad=(16, 8, 12, 9),
            id="coach", visible=False,
        )  # fmt: skip

    def show(self, said: Say | None) -> None:
        """Say this, or nothing."""
        if said == self._said:
            return
        before, self._said = self._said, said
        self.visible = said is not None
        if said is None:
            return
        self._title.set(said.title)
        self._text.set(said.text)
        self._count.visible = self._steps.visible = said.place is not None
        if said.place is not None:
            at, count = said.place
            self._count.set(tr("{n} of {count}", n=at + 1, count=count))
            self._steps.repaint()
        if before is None or (before.place is None, before.back, before.can_skip) != (
            said.place is None,
            said.back,
            said.can_skip,
        ):
            self._put_buttons(said)

    def paint(self, surface: Surface) -> None:
        super().paint(surface)
        bar = Rect(self.rect.x + self.style.px(5), self.rect.y + self.style.px(10), self.style.px(3), 0)
        bar.h = self.rect.h - self.style.px(20)
        self.box(surface, bar, "brass", radius=2)

    def _put_buttons(self, said: Say) -> None:
        on, tip = self._on, said.place is None
        show = Button(
            tr("Show me"),
            on.show,
            kind="ghost",
            face="small_strong",
            icon="eye",
            id="coach-show",
            tip=tr("Puts the focus on what this is about; nothing is pressed."),
        )
        if tip:
            buttons: list[Widget] = [
                show,
                Button(tr("Understood"), on.skip, kind="ghost", face="small_strong", id="coach-skip"),
                Button(
                    tr("No more tips"),
                    on.leave,
                    kind="quiet",
                    face="small_strong",
                    id="coach-leave",
                    tip=tr("Tips can be turned on again in the settings."),
                ),
            ]
        else:
            back = Button(
                "", on.back, kind="ghost", face="small_strong", icon="arrow-left", id="coach-back",
                label=tr("The step before"), tip=tr("The step before"), reason=said.back,
            )  # fmt: skip
            skip = Button(tr("Skip"), on.skip, kind="ghost", face="small_strong", id="coach-skip")
            skip.tip = tr("On to the next step; this one need not be done.")
            if not said.can_skip:
                skip.disable(tr("This is the last step."))
            leave = Button(
                tr("Leave"),
                on.leave,
                kind="quiet",
                face="small_strong",
                id="coach-leave",
                tip=tr("Play on without being led. The game stays as it is."),
            )
            buttons = [back, show, skip, leave]
        self._buttons.replace(*buttons)

    def _paint_steps(self, surface: Surface, rect: Rect, style: Style) -> None:
        """A stroke for each step: those behind filled, the one shown taller."""
        if self._said is None or self._said.place is None:
            return
        at, count = self._said.place
        gap = style.px(3)
        wide = (rect.w - gap * (count - 1)) / count
        for number in range(count):
            box = Rect(round(rect.x + number * (wide + gap)), rect.y, max(1, round(wide)), rect.h)
            colour = style.colour("accent_text" if number <= at else "line", "room")
            paint.box(surface, style, box, colour, radius=2)
