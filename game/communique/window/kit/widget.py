"""The widget every other widget is.

A rectangle with children. Sizes flow up (`size`, `floor`, `low`), rectangles down (`layout`), and damage to the host. A
widget knows its window only as a `Host`, so a tree can be built before there is a window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, Self, TypedDict, Unpack

from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit import paint
from communique.window.kit.parcel import Parcel
from communique.window.kit.style import Colour, Rgb, Size, Style, TextStyle

Callback = Callable[[], None]
RING = 4
"""How far the focus ring reaches beyond a widget, in design units."""


class Host(Protocol):
    """What a widget may ask of the window it is in."""

    style: Style

    @property
    def focused(self) -> Widget | None:
        """The widget that has the focus."""

    def damage(self, rect: Rect) -> None:
        """Ask for `rect` to be painted again."""

    def request_layout(self) -> None:
        """Ask for everything to be laid out again before the next paint."""

    def animate(self, owner: object, change: Callable[[float], None], start: float, end: float, ms: float) -> None:
        """Call `change` with values from `start` to `end` over time; a new call replaces the old."""

    def time(self, owner: object, change: Callable[[float], None], ms: float) -> None:
        """Call `change` with values from 0 to 1 over time, with reduced motion too: for what is waited for."""

    def pulse(self, owner: object, beat: Callable[[int], None], ms: float) -> None:
        """Call `beat` every `ms` milliseconds while motion is wanted, without keeping the window busy."""

    def still(self, owner: object) -> None:
        """End what that owner has under way."""

    def focus(self, widget: Widget | None) -> None:
        """Move the keyboard focus."""

    def forget(self, widget: Widget) -> None:
        """Let go of a widget that is leaving the window."""


class Common(TypedDict, total=False):
    """What every widget can be told at birth. Lengths are design units."""

    id: str
    label: str  # the name a screen reader or a test would use
    tip: str  # shown on hover, and after a while on focus
    tone: str  # "paper" or "room"; inherited when left out
    flex: float  # share of the room left over in a row or column
    width: float
    height: float
    min_width: float
    min_height: float
    max_width: float
    max_height: float
    visible: bool


class Widget:
    """A node of the tree. State: its rectangle, its children, whether it is hovered or pressed."""

    role = "group"
    focusable = False
    clips = False
    """Whether children are cut off at the edge, as in a scroll."""
    glossed = True
    """Whether words of its tip may be explained; not where it quotes a text."""

    def __init__(self, *children: Widget, **common: Unpack[Common]) -> None:
        self.id = common.get("id", "")
        self.label = common.get("label", "")
        self.tip = common.get("tip", "")
        self.flex = common.get("flex", 0.0)
        self._wish = common
        self._tone, self._inherited = common.get("tone", ""), ""
        self._visible = common.get("visible", True)
        self.reason = ""
        self.enabled = True
        self.hover = self.pressed = False
        self.opacity = 1.0
        self.rect = Rect(0, 0, 0, 0)
        self.children: list[Widget] = []
        self.parent: Widget | None = None
        self._host: Host | None = None
        self._sizes: dict[int, Size] = {}
        self._lows: dict[int, int] = {}
        self._floor: int | None = None
        self._reach: Rect | None = None
        self.add(*children)

    # the tree

    @property
    def host(self) -> Host:
        """The window this widget is in. Raises if it is in none."""
        if self._host is None:
            raise RuntimeError(f"{self.role} #{self.id} is not in a window yet; show it first.")
        return self._host

    @property
    def mounted(self) -> bool:
        """Whether the widget is in a window."""
        return self._host is not None

    @property
    def style(self) -> Style:
        """The style of the window. Raises where `host` does, which would be another call."""
        return self._host.style if self._host is not None else self.host.style

    @property
    def tone(self) -> str:
        """The tone whose tokens this widget uses: its own, or its parent's."""
        return self._tone or self._inherited or (self.parent.tone if self.parent else "room")

    @property
    def visible(self) -> bool:
        """Whether it is shown and takes room."""
        return self._visible

    @visible.setter
    def visible(self, shown: bool) -> None:
        if shown != self._visible:
            self.repaint()
            self._visible = shown
            self.changed()

    def add(self, *children: Widget) -> Self:
        """Append children, and return this widget."""
        for child in children:
            child.parent = self
            self.children.append(child)
            if self._host:
                child.mount(self._host)
        if children:
            self.changed()
        return self

    def replace(self, *children: Widget) -> Self:
        """Put `children` in the place of the present ones."""
        self.repaint()
        for child in self.children:
            child.unmount()
        self.children = []
        self.changed()
        return self.add(*children)

    def mount(self, host: Host) -> None:
        """Enter a window, with all children."""
        self._host = host
        self._inherited = self.parent.tone if self.parent else ""
        for child in self.children:
            child.mount(host)

    def unmount(self) -> None:
        """Leave the window, with all children."""
        for child in self.children:
            child.unmount()
        if self._host:
            self.repaint()
            self._host.forget(self)
        self._host, self._inherited = None, ""

    def shown(self) -> list[Widget]:
        """The visible children."""
        return [child for child in self.children if child.visible]

    def walk(self) -> Iterator[Widget]:
        """This widget and all visible ones below it, in reading order."""
        waiting: list[Widget] = [self]  # generators within generators would hand each up through all levels
        while waiting:
            widget = waiting.pop()
            if widget.visible:
                yield widget
                waiting += reversed(widget.children)

    def above(self) -> Iterator[Widget]:
        """The parent, its parent and so on."""
        node = self.parent
        while node:
            yield node
            node = node.parent

    # sizes and rectangles

    def measure(self, width: int) -> Size:
        """The size it would like, in pixels, when `width` pixels are to be had.

        To be overridden; call `size`.
        """
        inner = [child.size(width) for child in self.shown()]
        return (max((w for w, _ in inner), default=0), max((h for _, h in inner), default=0))

    def narrowest(self) -> int:
        """The least width at which nothing is cut off. To be overridden; call `floor`."""
        return max((child.floor() for child in self.shown()), default=0)

    def lowest(self, width: int) -> int:
        """The least height at that width. To be overridden; call `low`."""
        return self.size(width)[1]

    def size(self, width: int) -> Size:
        """The size it takes when `width` pixels are to be had, wishes included. Cached until `changed`."""
        found = self._sizes.get(width)
        if found is None:
            found = self._sizes[width] = self._wished(width)
        return found

    def floor(self) -> int:
        """The least width in pixels, wishes included."""
        if self._floor is None:
            wish, style = self._wish, self.style
            least = max(self.narrowest(), style.across(wish.get("min_width", 0)))
            self._floor = max(least, style.across(wish.get("width", 0)))
        return self._floor

    def low(self, width: int) -> int:
        """The least height in pixels at that width, wishes included. Cached until `changed`."""
        found = self._lows.get(width)
        if found is None:
            style, wish = self.style, self._wish
            if "height" in wish:
                found = style.tall(wish["height"])
            else:
                found = max(self.lowest(width), style.tall(wish.get("min_height", 0)))
            self._lows[width] = found
        return found

    def widest(self, width: int) -> int:
        """`width`, or the widest it wants to become if that is less."""
        wish = self._wish
        if "width" in wish:
            return min(width, self.floor())
        return min(width, self.style.across(wish["max_width"])) if "max_width" in wish else width

    def highest(self, height: int) -> int:
        """`height`, or the tallest it wants to become if that is less."""
        wish = self._wish
        limit = wish.get("height", wish.get("max_height"))
        return height if limit is None else min(height, self.style.tall(limit))

    def layout(self, rect: Rect) -> None:
        """Take `rect` as one's own and give the children theirs."""
        self.place(rect)
        for child in self.shown():
            child.layout(rect)

    def place(self, rect: Rect) -> None:
        """Take `rect` as one's own; if it is another than before, both places are painted again."""
        if rect != self.rect:
            self.repaint()
            self.rect = Rect(rect)
            self._forget_reach()
            self.repaint()

    def changed(self) -> None:
        """Say that the size may have changed: everything above is measured again."""
        self._outdated()
        if self._host:
            self.repaint()
            self._host.request_layout()

    def retold(self, before: tuple[Size, int]) -> None:
        """Say that it shows something else, and had this `extent` before: laid out again only if it has another."""
        self._outdated()
        if self._host and self.rect.w and self.extent() == before:
            self.repaint()
        else:
            self.changed()

    def extent(self) -> tuple[Size, int]:
        """What others make room for: the size at the width it has, and the least width. Nothing before it is shown."""
        return (self.size(self.rect.w), self.floor()) if self._host and self.rect.w else ((0, 0), 0)

    def _outdated(self) -> None:
        self._remeasure()
        for node in self.above():
            node._remeasure()

    def stale(self) -> None:
        """Forget all sizes from here down, as after a change of scale."""
        self._remeasure()
        for child in self.children:
            child.stale()

    def _remeasure(self) -> None:
        self._sizes.clear()
        self._lows.clear()
        self._floor = self._reach = None

    def _forget_reach(self) -> None:
        self._reach = None
        for node in self.above():
            node._reach = None

    def _wished(self, width: int) -> Size:
        wish, style = self._wish, self.style
        limit = width
        if "width" in wish:
            limit = self.floor()
        elif "max_width" in wish:
            limit = min(width, style.across(wish["max_width"]))
        w, h = self.measure(limit)
        w = limit if "width" in wish else max(w, self.floor())
        h = style.tall(wish["height"]) if "height" in wish else max(h, style.tall(wish.get("min_height", 0)))
        return (w, min(h, style.tall(wish["max_height"])) if "max_height" in wish else h)

    # painting

    def paint(self, surface: Surface) -> None:
        """Paint oneself, children excepted. Must not depend on what was there before."""

    def draw(self, surface: Surface, clip: Rect) -> None:
        """Paint oneself and the children, as far as `clip` needs it."""
        if not self._visible or self.opacity <= 0 or not self.reach().colliderect(clip):
            return
        # What lies below is laid over what is painted, so that children fade along and need not know.
        before = surface.subsurface(clip).copy() if self.opacity < 1 else None
        self.paint(surface)
        self.draw_children(surface, clip)
        if before:
            before.set_alpha(round(255 * (1 - self.opacity)))
            surface.blit(before, clip)

    def draw_children(self, surface: Surface, clip: Rect) -> None:
        """Paint the children."""
        for child in self.children:
            child.draw(surface, clip)

    def bleed(self) -> int:
        """How far it paints beyond its rectangle, in pixels: at least the focus ring."""
        return self.style.px(RING) + 1 if self.focusable else 0

    def reach(self) -> Rect:
        """All it may paint on, children included. Cached until something moves."""
        if self._reach is None:
            out = self.bleed()
            self._reach = self.rect.inflate(2 * out, 2 * out)
            if not self.clips:
                below = [child.reach() for child in self.children if child.visible and child.rect.w]
                self._reach.unionall_ip(below)
        return self._reach

    def opening(self) -> Rect:
        """Where children can be seen, if it clips."""
        return self.rect

    def seen(self, rect: Rect) -> Rect:
        """The part of `rect` that no scroll above cuts off."""
        cut = Rect(rect)
        for node in self.above():
            if node.clips:
                cut = cut.clip(node.opening())
        return cut

    def repaint(self) -> None:
        """Ask to be painted again."""
        if self._host and self.rect.w:
            self._host.damage(self.seen(self.reach()))

    def roll(self, change: Callable[[float], None], start: float, end: float, ms: float = 420) -> None:
        """Ease a value of this widget's from `start` to `end`; at once if it is in no window."""
        if self._host:
            self._host.animate(self, change, start, end, ms)
        else:
            change(end)

    def colour(self, colour: Colour) -> Rgb:
        """The value of a token in this widget's tone."""
        return self.style.colour(colour, self.tone)

    def ink(self, string: str, face: TextStyle, colour: Colour) -> Surface:
        """One line of text in this widget's tone."""
        return self.style.text(string, face, self.colour(colour))

    def box(
        self,
        surface: Surface,
        rect: Rect,
        fill: Colour | None,
        *,
        radius: float = 8,
        edge: Colour | None = None,
        border: float = 1,
    ) -> None:
        """Paint a rounded box in this widget's tone."""
        inside = None if fill is None else self.colour(fill)
        outline = None if edge is None else self.colour(edge)
        paint.box(surface, self.style, rect, inside, radius=radius, edge=outline, border=border)

    # answers to people

    @property
    def interactive(self) -> bool:
        """Whether the pointer can rest on it."""
        return self.focusable or bool(self.tip)

    def focuses(self) -> bool:
        """Whether the keyboard can reach it now: enabled, or disabled with a reason to read."""
        return self.focusable and (self.enabled or bool(self.reason))

    def focus_rect(self) -> Rect:
        """Where the focus ring goes."""
        return self.rect

    def tooltip(self) -> str:
        """What a tooltip would say now; empty for none."""
        return self.reason if not self.enabled and self.reason else self.tip

    def text(self) -> str:
        """What it says, for tests and screen readers."""
        return self.label

    def overflow(self) -> str:
        """What of its own content does not fit its rectangle; empty if all does."""
        return ""

    def disable(self, reason: str = "") -> Self:
        """Refuse activation, and say why."""
        return self._enable(enabled=False, reason=reason)

    def enable(self) -> Self:
        """Allow activation."""
        return self._enable(enabled=True, reason="")

    def _enable(self, *, enabled: bool, reason: str) -> Self:
        if (enabled, reason) != (self.enabled, self.reason):
            self.enabled, self.reason = enabled, reason
            self.repaint()
        return self

    def set_state(self, *, hover: bool | None = None, pressed: bool | None = None) -> None:
        """Note that the pointer came, left, pressed or let go."""
        new = (self.hover if hover is None else hover, self.pressed if pressed is None else pressed)
        if new != (self.hover, self.pressed):
            self.hover, self.pressed = new
            self.repaint()

    def on_key(self, event: Event) -> bool:
        """A key went down while this or something inside had the focus. True if it was used."""
        return False

    def on_key_up(self, event: Event) -> bool:
        """A key came up. True if it was used."""
        return False

    def on_text(self, string: str) -> bool:
        """Text was typed. True if it was used."""
        return False

    def on_press(self, pos: Size) -> None:
        """The button went down here."""

    def on_drag(self, pos: Size) -> None:
        """The pointer moved while the button was down."""

    def on_hover(self, pos: Size) -> None:
        """The pointer moved over it."""

    def on_release(self, pos: Size, *, inside: bool) -> None:
        """The button came up; `inside` says whether the pointer was still here."""

    def on_cancel(self) -> None:
        """The press was taken away: the window lost focus, or a dialog opened."""

    def on_wheel(self, notches: float) -> bool:
        """The wheel turned, away from the person if positive. True if it was used."""
        return False

    def on_attention(self, *, on: bool) -> None:
        """The pointer, or the keyboard's focus, came to this or something inside, or left."""

    def parcel(self, pos: Size) -> Parcel | None:
        """What a press there could carry away; None for nothing."""
        return None

    def takes(self, parcel: Parcel) -> bool:
        """Whether it has a use for what is carried."""
        return False

    def receive(self, parcel: Parcel, pos: Size) -> None:
        """Something that it takes was let go here."""

    def on_focus(self, *, focused: bool) -> None:
        """The keyboard focus came or left."""
