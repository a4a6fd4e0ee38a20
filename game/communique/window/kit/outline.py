"""The outline around a control that somebody is being shown: four corners and a thin line, in the accent.

It lies on top of everything, takes no press, and asks for no more than its own rectangle to be painted again. State:
the ids it is for, and how far it still has to close in. It closes in once and then keeps still, so that it costs
nothing while it stands; with reduced motion it stands at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from pygame import Rect, Surface

from communique.window.kit import paint
from communique.window.kit.widget import Widget

OUT = 5
"""How far it stands from what it is around, in design units: beyond the ring of the focus."""
FAR = 16
"""How much farther out it begins."""
ARM = 16
"""How long the strokes of a corner are, in design units, at most."""


class Outline(Widget):
    """Stands around the first of some widgets that can be seen."""

    role = "outline"

    def __init__(self) -> None:
        super().__init__(visible=False)
        self.ids: tuple[str, ...] = ()
        self._about: Widget | None = None
        self._away = 0.0

    def aim(self, ids: Sequence[str]) -> None:
        """Stand around the first of these that is in sight; around none where there are none."""
        if tuple(ids) != self.ids:
            self.ids, self._about = tuple(ids), None
            self.repaint()

    def follow(self, top: Widget, bounds: Rect) -> None:
        """Stand where it belongs now: below `top`, which is what takes presses."""
        about = in_sight(top, self.ids)
        if about is not self._about:
            self._about = about
            if about is not None:
                self.roll(self._close_in, 1.0, 0.0, 500)
        stand = self._stand(about, bounds)
        self._visible = stand.w > 0
        self.place(stand)

    def paint(self, surface: Surface) -> None:
        if self._about is None or not self.rect.w:
            return
        style, tone = self.style, self._about.parent.tone if self._about.parent else "room"
        colour = style.colour("accent_text", tone)
        paint.box(surface, style, self.rect, None, radius=3, edge=colour, border=1)
        self._corners(surface, colour)

    def _corners(self, surface: Surface, colour: tuple[int, int, int]) -> None:
        """A heavier stroke at each corner: what tells it from the ring of the focus by its form."""
        thick = max(2, self.style.px(3.5))
        arm = max(thick, min(self.style.px(ARM), self.rect.w // 3, self.rect.h // 2))
        left, top, right, bottom = self.rect.left, self.rect.top, self.rect.right, self.rect.bottom
        for x, from_x in ((left, left), (right - thick, right - arm)):
            for y, from_y in ((top, top), (bottom - thick, bottom - arm)):
                surface.fill(colour, (from_x, y, arm, thick))
                surface.fill(colour, (x, from_y, thick, arm))

    def _stand(self, about: Widget | None, bounds: Rect) -> Rect:
        seen = about.seen(about.focus_rect()) if about is not None else Rect(0, 0, 0, 0)
        if not seen.w or not seen.h:
            return Rect(0, 0, 0, 0)
        out = self.style.px(OUT + FAR * self._away)
        return seen.inflate(2 * out, 2 * out).clip(bounds)

    def _close_in(self, away: float) -> None:
        self._away = away
        self.repaint()


def in_sight(top: Widget, ids: Sequence[str]) -> Widget | None:
    """The first of these below `top` of which anything can be seen; None where there is none."""
    if not ids:
        return None
    found = {widget.id: widget for widget in top.walk() if widget.id in ids}
    return next((found[id] for id in ids if id in found and _shows(found[id])), None)


def _shows(widget: Widget) -> bool:
    cut = widget.seen(widget.rect)
    return cut.w > 0 and cut.h > 0
