"""The strip above the bar in which somebody is led or given a tip: a heading, a sentence or two, what to press.

It stands in a place of its own and so covers nothing. State: what is said, and the buttons below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

from pygame import Rect, Surface

from communique.window.kit import Button, Canvas, Column, Flow, Label, Panel, Row, Scroll, Style, Widget, paint
from communique.window.kit.layout import Box
from communique.words import tr

SHOW_ME: Final = "f3"
"""The key that puts the focus on what is outlined."""


class Kind(Enum):
    """What is said, and with it which buttons stand beside it."""

    STEP = auto()
    TIP = auto()
    REMARK = auto()
    """On a screen where nothing can be skipped."""
    FAREWELL = auto()


class Saying(NamedTuple):
    """What the strip says."""

    title: str
    text: str
    kind: Kind = Kind.STEP
    place: tuple[int, int] | None = None
    """The number of the step and how many there are; None for anything else."""
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

    def __init__(self, on: StripCallbacks, *, id: str = "coach", narrow: bool = False) -> None:
        """`narrow` leaves out the title, and has small buttons at the end of the words."""
        self._on = on
        self._said: Saying | None = None
        self._title = Label("", "strong", colour="accent_text", id=f"{id}-title")
        self._count = Label("", "caption", colour="muted", wrap=False, id=f"{id}-count")
        # Two lines are kept, so that nothing on the table moves from step to step.
        face, least = ("small", 0) if narrow else ("body", 40)
        self._text = Label("", face, id=f"{id}-text", min_height=least, flex=1 if narrow else 0)
        self._steps = Canvas(self._paint_steps, height=4, flex=1, max_width=220)
        head = Row(self._title, self._count, self._steps, gap=10)
        if narrow:
            self._buttons: Box = Row(gap=4, id=f"{id}-buttons")
            body: Widget = Row(self._text, self._buttons, gap=10)
        else:
            self._buttons = Flow(gap=6, justify="end", id=f"{id}-buttons", width=336)
            body = Row(Column(head, self._text, gap=3, flex=1), self._buttons, gap=16)
        super().__init__(
            Scroll(body, flex=0),  # large letters in a small window
            tone="room",
            fill="raised",
            edge="line" if narrow else "brass",
            border=1 if narrow else 1.5,
            radius=10,
            shadow=4,
            pad=(16, 8, 12, 9),
            id=id,
            visible=False,
        )

    def show(self, said: Saying | None) -> None:
        """Saying this, or nothing."""
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
        if before is None or (before.kind, before.back, before.can_skip) != (said.kind, said.back, said.can_skip):
            self._buttons.replace(*_MADE[said.kind](self._on, said))

    def paint(self, surface: Surface) -> None:
        super().paint(surface)
        bar = Rect(self.rect.x + self.style.px(5), self.rect.y + self.style.px(10), self.style.px(3), 0)
        bar.h = self.rect.h - self.style.px(20)
        self.box(surface, bar, "brass", radius=2)

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


def _small(text: str, on: Callable[[], None], *, id: str, kind: str = "ghost", icon: str = "", tip: str = "") -> Button:
    return Button(text, on, kind=kind, face="small_strong", icon=icon, id=id, tip=tip)


def _show(on: StripCallbacks, id: str = "coach-show") -> Button:
    tip = tr("Puts the focus on what this is about; nothing is pressed.")
    button = _small(tr("Show me"), on.show, id=id, icon="eye", tip=tip)
    button.shortcut = SHOW_ME
    return button


def _leave(on: StripCallbacks) -> Button:
    tip = tr("Play on without being led. The game stays as it is.")
    return _small(tr("Leave"), on.leave, id="coach-leave", kind="quiet", tip=tip)


def _step(on: StripCallbacks, said: Saying) -> Sequence[Widget]:
    back = _small("", on.back, id="coach-back", icon="arrow-left", tip=tr("The step before"))
    back.label = tr("The step before")
    if said.back:
        back.disable(said.back)
    skip = _small(tr("Skip"), on.skip, id="coach-skip", tip=tr("On to the next step; this one need not be done."))
    if not said.can_skip:
        skip.disable(tr("This is the last step."))
    return back, _show(on), skip, _leave(on)


def _tip(on: StripCallbacks, said: Saying) -> Sequence[Widget]:
    understood = _small(
        "", on.skip, id="tip-understood", icon="check", tip=tr("Understood: this tip need not come again.")
    )
    understood.label = tr("Understood")
    never = tr("No more tips. They can be turned on again in the settings.")
    none = _small("", on.leave, id="tip-never", kind="quiet", icon="cross", tip=never)
    none.label = tr("No more tips")
    return _show(on, "tip-show"), understood, none


def _remark(on: StripCallbacks, said: Saying) -> Sequence[Widget]:
    return _show(on), _leave(on)


def _farewell(on: StripCallbacks, said: Saying) -> Sequence[Widget]:
    return _show(on), _small(tr("Done"), on.leave, id="coach-leave", icon="check")


_MADE: Final = {Kind.STEP: _step, Kind.TIP: _tip, Kind.REMARK: _remark, Kind.FAREWELL: _farewell}
"""The buttons of each kind."""
