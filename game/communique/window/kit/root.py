"""The window's content: a tree of widgets with dialogs, toasts and a tooltip on top.

It turns events into calls on widgets and paints only what was damaged. State lives here: hover, shortcuts, what
lies on top; focus, hints, motion and damage keep their own. A screen is shown with `show`; showing it again with new
widgets keeps focus and scroll positions by id.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import ClassVar, NamedTuple

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit.attention import Attention
from communique.window.kit.controls import Button
from communique.window.kit.damage import Damage
from communique.window.kit.drag import Drag
from communique.window.kit.focus import Focus
from communique.window.kit.hints import Hints
from communique.window.kit.keys import ARROWS, KeysDown, canonical, chord
from communique.window.kit.motion import Mover
from communique.window.kit.outline import Outline
from communique.window.kit.overlay import Dialog
from communique.window.kit.scroll import Scroll
from communique.window.kit.searchable import Searchable
from communique.window.kit.style import Colour, Size, Style
from communique.window.kit.widget import Callback, Widget

LAYOUTS = 12
"""Layouts in a row after which nothing is waited for any more."""
Backdrop = Callable[[Size], Surface]


class Shortcut(NamedTuple):
    """What a chord does, in words too, and whether it does so while a dialog is open."""

    says: str
    action: Callback
    over: bool = False


class UI(Mover, Searchable):
    """Holds one screen and what lies on top of it. `backdrop(size)` paints what is behind everything."""

    def __init__(self, style: Style, size: Size, backdrop: Backdrop | None = None) -> None:
        super().__init__()
        self.style = style
        self.size = size
        self.hovered: Widget | None = None
        self.dialogs: list[Dialog] = []
        self.shortcuts: dict[str, Shortcut] = {}
        self.content: Widget = Widget()
        self._pressed: Widget | None = None
        self._pointer: Size = (-1, -1)
        self._returns: list[Widget | None] = []
        self._focus = Focus(self)
        self._keys = KeysDown()
        self._posts: SimpleQueue[Callback] = SimpleQueue()
        self._damage = Damage()
        self._dirty_layout = True
        self._backdrop, self._painted_backdrop = backdrop, None if backdrop is None else backdrop(size)
        style.fit(size)
        self.content.mount(self)
        self._hints = Hints(self)
        self._drag = Drag(self)
        self._attention = Attention()
        self.outline = Outline()
        self.outline.mount(self)

    # what is shown

    @property
    def bounds(self) -> Rect:
        """The whole window."""
        return Rect((0, 0), self.size)

    @property
    def top(self) -> Widget:
        """What takes keys and presses: the last dialog opened, or the screen."""
        return self.dialogs[-1] if self.dialogs else self.content

    @property
    def focused(self) -> Widget | None:
        """The widget that has the focus."""
        return self._focus.widget

    def show(self, content: Widget, *, keep: bool = True) -> None:
        """Show a screen in the place of the present one.

        Its shortcuts start anew. With `keep`, widgets with the same id keep the focus and their scroll
        position; otherwise dialogs close too.
        """
        focused = self.focused.id if self.focused and not self.dialogs else ""
        offsets = {w.id: (w.offset, w._follow) for w in self.content.walk() if isinstance(w, Scroll) and w.id}
        if not keep:
            self._keys.turn()
            while self.dialogs:
                self.close()
        self.shortcuts.clear()
        self.content.unmount()
        self.content = content
        content.mount(self)
        content.stale()
        self._dirty_layout = True
        self.damage(self.bounds)
        if keep:
            self._restore(offsets, focused)

    def _restore(self, offsets: dict[str, tuple[int, bool]], focused: str) -> None:
        for widget in self.content.walk():
            if isinstance(widget, Scroll) and widget.id in offsets:
                widget.offset, widget._follow = offsets[widget.id]
        self.settle()
        again = self._find(focused) if focused else None
        if again and again.focuses() and not self.dialogs:
            self._focus.put(again)

    def open(self, dialog: Dialog) -> None:
        """Put a dialog on top; it keeps the focus until it closes."""
        self._cancel_press()
        self._returns.append(self.focused)
        self.dialogs.append(dialog)
        dialog.mount(self)
        dialog.stale()
        self._dirty_layout = True
        self._hints.hide()
        self.settle()
        first = self._find(dialog.first) if dialog.first else None
        if first:
            self._focus.put(first)
        else:
            self._focus.start(dialog)
        self.fade_in(dialog)
        self._hover(self._pointer)

    def close(self, dialog: Dialog | None = None) -> None:
        """Take away a dialog, the topmost unless told otherwise, and put the focus back where it was."""
        gone = dialog or (self.dialogs[-1] if self.dialogs else None)
        if gone not in self.dialogs:
            return
        self._cancel_press()
        back = self._returns.pop(self.dialogs.index(gone))
        # Only the topmost has the keyboard: one that closes below it takes no focus away.
        was_top = gone is self.top
        self.dialogs.remove(gone)
        gone.unmount()
        self.damage(self.bounds)
        if was_top:
            self._focus.put(back if back and back.mounted else None)
        self._hover(self._pointer)
        if gone.on_close:
            gone.on_close()

    def toast(self, text: str, *, hue: Colour = "accent", ms: float = 4000) -> None:
        """Say something in passing."""
        self._hints.toast(text, hue, ms)

    def fade_in(self, widget: Widget, ms: float = 160) -> None:
        """Let a widget appear softly."""

        def change(opacity: float) -> None:
            widget.opacity = opacity
            widget.repaint()

        self.animate(widget, change, 0.0, 1.0, ms)

    def resize(self, size: Size) -> None:
        """Fit everything to a window of another size."""
        self.size = size
        self.style.fit(size)
        self.restyle()

    def restyle(self) -> None:
        """Measure, lay out and paint everything anew, as after a change of text scale."""
        if self._backdrop:
            self._painted_backdrop = self._backdrop(self.size)
        self._hints.hide()
        for layer in self._layers():
            layer.stale()
        self._dirty_layout = True
        self.damage(self.bounds)

    # being the host

    def damage(self, rect: Rect) -> None:
        """Ask for `rect` to be painted again."""
        self._damage.add(rect)

    def request_layout(self) -> None:
        """Ask for a layout before the next paint."""
        self._dirty_layout = True

    def forget(self, widget: Widget) -> None:
        """Let go of a widget that is leaving."""
        self._motion.stop(widget)
        if widget is self._pressed:
            self._pressed = None
        if widget is self.hovered:
            self.hovered = None
        self._hints.forget(widget)
        self._drag.forget(widget)
        self._focus.forget(widget)

    def focus(self, widget: Widget | None) -> None:
        """Move the keyboard focus."""
        self._focus.put(widget)

    # time

    @property
    def awake(self) -> bool:
        """Whether something moves or waits, so that `tick` is needed."""
        return self.moves or not self._posts.empty()

    @property
    def moves(self) -> bool:
        """Whether something is on its way, or waits for its time."""
        return bool(self._motion) or self._hints.awake

    def post(self, action: Callback) -> None:
        """Have `action` called on the window's thread. May be called from any thread."""
        self._posts.put(action)

    def pump(self) -> int:
        """Do what was posted; how many actions that were."""
        done = 0
        while True:
            try:
                action = self._posts.get_nowait()
            except Empty:
                return done
            action()
            done += 1

    def tick(self, ms: float) -> None:
        """Let `ms` milliseconds pass."""
        self._motion.tick(ms)
        self._watch()
        self._hints.tick(ms)

    def bind(self, keys: str, action: Callback, says: str = "", *, over: bool = False) -> None:
        """Let a chord such as "ctrl+s" do something while this screen is shown; under a dialog only if `over`."""
        self.shortcuts[canonical(keys)] = Shortcut(says, action, over)

    # events

    def handle(self, event: Event) -> bool:
        """Take one event. True if something used it."""
        act = self._HANDLERS.get(event.type)
        used = act(self, event) if act else False
        self._watch()
        return used

    def _on_motion(self, event: Event) -> bool:
        self._pointer = event.pos
        if self._drag.move(event.pos):
            self._let_go()
            return True
        if self._pressed:
            self._pressed.on_drag(event.pos)
            return True
        return self._hover(event.pos)

    def _on_down(self, event: Event) -> bool:
        if event.button != 1:
            return False
        self._focus.used(keyboard=False)
        self._pointer = event.pos
        self._hover(event.pos)
        target = self.at(event.pos)
        if isinstance(target, Dialog):
            return self._press_outside(target, event.pos)
        self._pressed = target
        if target is None:
            return False
        if target.focuses() and not isinstance(target, Scroll):
            self._focus.put(target)
        if target.enabled:
            target.set_state(pressed=True)
            target.on_press(event.pos)
        self._drag.press(target, event.pos)
        return True

    def _press_outside(self, dialog: Dialog, pos: Size) -> bool:
        if dialog.dismissable and not dialog.panel.rect.collidepoint(pos):
            self.close(dialog)
        return True

    def _on_up(self, event: Event) -> bool:
        target, self._pressed = self._pressed, None
        if event.button == 1 and self._drag.drop(event.pos):
            self._hover(event.pos)
            return True
        if event.button != 1 or target is None:
            return False
        target.set_state(pressed=False)
        if target.enabled:
            target.on_release(event.pos, inside=target.seen(target.rect).collidepoint(event.pos))
        self._hover(event.pos)
        return True

    def _on_wheel(self, event: Event) -> bool:
        # Touchpads tell parts of a notch.
        notches = getattr(event, "precise_y", 0.0) or event.y
        under = [w for w in self.top.walk() if w.seen(w.rect).collidepoint(self._pointer)]
        used = any(widget.on_wheel(notches) for widget in reversed(under))
        if used:
            self._hover(self._pointer)
        return used

    def _on_key(self, event: Event) -> bool:
        if not self._keys.press(event.key):
            return True
        if event.key == pygame.K_ESCAPE and self._drag.cancel():
            return True
        self._focus.used(keyboard=True)
        if event.key == pygame.K_TAB:
            self._focus.tab(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return True
        node = self.focused
        if any(widget.on_key(event) for widget in ([node, *node.above()] if node else [])):
            return True
        if event.key == pygame.K_ESCAPE and self.dialogs and self.dialogs[-1].dismissable:
            self.close()
            return True
        if self._shortcut(chord(event)):
            return True
        return event.key in ARROWS and self._focus.arrow(ARROWS[event.key])

    def _on_key_up(self, event: Event) -> bool:
        self._keys.release(event.key)
        return bool(self.focused and self.focused.on_key_up(event))

    def _on_text(self, event: Event) -> bool:
        return bool(self.focused and self.focused.on_text(event.text))

    def _on_leave(self, event: Event) -> bool:
        self._pointer = (-1, -1)
        if event.type == pygame.WINDOWFOCUSLOST:
            self._cancel_press()
            self._keys.clear()
        return self._hover(self._pointer)

    def _on_expose(self, event: Event) -> bool:
        self.damage(self.bounds)
        return True

    def _on_resize(self, event: Event) -> bool:
        self.resize((event.w, event.h))
        return True

    _HANDLERS: ClassVar[dict[int, Callable[[UI, Event], bool]]] = {
        pygame.MOUSEMOTION: _on_motion,
        pygame.MOUSEBUTTONDOWN: _on_down,
        pygame.MOUSEBUTTONUP: _on_up,
        pygame.MOUSEWHEEL: _on_wheel,
        pygame.KEYDOWN: _on_key,
        pygame.KEYUP: _on_key_up,
        pygame.TEXTINPUT: _on_text,
        pygame.WINDOWLEAVE: _on_leave,
        pygame.WINDOWFOCUSLOST: _on_leave,
        pygame.WINDOWEXPOSED: _on_expose,
        pygame.VIDEORESIZE: _on_resize,
    }

    def at(self, pos: Size) -> Widget | None:
        """The widget under a point that can answer the pointer."""
        self.settle()
        return self._at(self.top, pos)

    def _at(self, widget: Widget, pos: Size) -> Widget | None:
        if not widget.visible or not widget.reach().collidepoint(pos):
            return None
        if not widget.clips or widget.opening().collidepoint(pos):
            for child in reversed(widget.children):
                found = self._at(child, pos)
                if found:
                    return found
        return widget if widget.interactive and widget.rect.collidepoint(pos) else None

    def _hover(self, pos: Size) -> bool:
        under = self.at(pos)
        if under is not self.hovered:
            if self.hovered:
                self.hovered.set_state(hover=False)
            self.hovered = under
            if under:
                under.set_state(hover=True)
        if under:
            under.on_hover(pos)
        return under is not None

    def _let_go(self) -> None:
        if self._pressed:
            self._pressed.set_state(pressed=False)
            self._pressed.on_cancel()
            self._pressed = None

    def _cancel_press(self) -> None:
        self._drag.cancel()
        self._let_go()
        if self.focused:
            self.focused.on_cancel()

    def _shortcut(self, keys: str) -> bool:
        for widget in self.top.walk():
            if isinstance(widget, Button) and widget.shortcut and canonical(widget.shortcut) == keys:
                if widget.enabled:
                    widget.activate()
                return True
        found = self.shortcuts.get(keys)
        if found is None or (self.dialogs and not found.over):
            return False
        found.action()
        return True

    def _watch(self) -> None:
        """Tell the tooltip what the person looks at: the focus of the keyboard, or what is under the pointer."""
        keyboard = self._focus.by_keyboard and self.focused is not None
        about = self.focused if keyboard else self.hovered
        self._attention.turn(about)
        self._hints.watch(
            None if self._pressed or self._drag.carries else about,
            at_once=keyboard and bool(about and not about.enabled),
        )

    # painting

    def settle(self) -> None:
        """Lay everything out, if anything asked for it.

        Raises RuntimeError when each layout asks for another, which would keep the window from ever painting.
        """
        for _ in range(LAYOUTS):
            if not self._dirty_layout:
                return
            self._dirty_layout = False
            self.content.layout(self.bounds)
            for dialog in self.dialogs:
                dialog.layout(self.bounds)
            self._hints.layout()
            self.outline.follow(self.top, self.bounds)
        self._focus.leave_what_is_gone()
        if self._dirty_layout:
            raise RuntimeError("The layout never settles: something in it asks for another each time.")

    def render(self, surface: Surface) -> list[Rect]:
        """Paint what was damaged, and return where, for `pygame.display.update`."""
        self.settle()
        if not self._damage:
            return []
        self.outline.follow(self.top, self.bounds)
        rects = self._damage.take(self.bounds)
        for rect in rects:
            self._paint(surface, rect)
        return rects

    def paint_all(self, surface: Surface) -> None:
        """Paint everything."""
        self.damage(self.bounds)
        self.render(surface)

    def _paint(self, surface: Surface, clip: Rect) -> None:
        surface.set_clip(clip)
        if self._painted_backdrop:
            surface.blit(self._painted_backdrop, clip, clip)
        else:
            surface.fill(self.style.colour("ground", "room"), clip)
        for layer in self._layers():
            layer.draw(surface, clip)
            if layer is self.top:
                self._focus.paint(surface)
        surface.set_clip(None)

    def _layers(self) -> list[Widget]:
        return [self.content, *self.dialogs, self.outline, *self._drag.layers(), *self._hints.layers()]
