"""A person at the whole window: an app without a screen, driven by the events a mouse and a keyboard make."""

from __future__ import annotations

import pygame

from communique.window.app import App
from communique.window.kit import Scroll, Widget
from communique.window.preferences import Settings

MODIFIERS = {"ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT, "shift": pygame.KMOD_LSHIFT}


class Person:
    """Points, presses and looks. Computer delegations think inline unless told otherwise; time is what `wait` says."""

    def __init__(
        self,
        size: tuple[int, int] = (1280, 800),
        *,
        text: int = 100,
        settings: Settings | None = None,
        inline: bool = True,
    ) -> None:
        self.screen = pygame.display.set_mode(size)
        self.app = App(size, settings=settings or Settings(text=text, reduced_motion=True, sound=False), inline=inline)
        self.ui = self.app.ui
        self.app.go("title")
        self.look()

    def look(self) -> None:
        """Do what was posted, and paint what changed."""
        self.ui.pump()
        self.ui.render(self.screen)

    def send(self, kind: int, **what: object) -> bool:
        used = self.ui.handle(pygame.event.Event(kind, **what))
        self.look()
        return used

    def there(self, id: str) -> bool:
        return any(widget.id == id for widget in self.ui.walk())

    def middle(self, id: str, part: float = 0.5) -> tuple[int, int]:
        """A point on the widget, scrolled into view as a person would with the wheel."""
        self.ui.settle()
        widget = self.ui.find(id)
        for node in widget.above():
            if isinstance(node, Scroll):
                node.ensure_visible(widget.rect)
        rect = widget.seen(widget.rect)
        assert rect.w, f"#{id} is out of sight"
        return (rect.x + round(rect.w * part), rect.centery)

    def press(self, id: str, part: float = 0.5) -> None:
        pos = self.middle(id, part)
        self.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        self.send(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)

    def click(self, id: str, part: float = 0.5) -> None:
        pos = self.middle(id, part)
        self.press(id, part)
        self.send(pygame.MOUSEBUTTONUP, pos=pos, button=1)

    def hold(self, id: str, ms: float = 700) -> None:
        """Keep the mouse down on a control for a while."""
        pos = self.middle(id)
        self.press(id)
        self.wait(ms)
        self.send(pygame.MOUSEBUTTONUP, pos=pos, button=1)

    def key(self, *chords: str) -> None:
        for chord in chords:
            self.key_down(chord)
            self.key_up(chord)

    def key_down(self, chord: str) -> None:
        self._key(pygame.KEYDOWN, chord)

    def key_up(self, chord: str) -> None:
        self._key(pygame.KEYUP, chord)

    def _key(self, kind: int, chord: str) -> None:
        *held, name = chord.split("+")
        mod = sum(MODIFIERS[h] for h in held)
        self.send(kind, key=pygame.key.key_code(name), mod=mod, unicode="", scancode=0)

    def tab_to(self, id: str) -> None:
        """Press Tab until the widget has the focus, as somebody without a mouse does."""
        for _ in range(400):
            if self.focus == id:
                return
            self.key("tab")
        raise AssertionError(f"#{id} cannot be reached with Tab; the focus is on #{self.focus}")

    def type(self, words: str) -> None:
        for letter in words:
            self.send(pygame.TEXTINPUT, text=letter)

    def wait(self, ms: float) -> None:
        for _ in range(round(ms / 20)):
            self.ui.tick(20)
            self.look()

    @property
    def at(self) -> str:
        """The name of the screen shown."""
        return self.app.screen.name

    @property
    def focus(self) -> str:
        return self.ui.focused.id if self.ui.focused else ""

    def pixels(self) -> bytes:
        return pygame.image.tobytes(self.screen, "RGB")

    def unreachable(self) -> list[str]:
        """Controls that Tab does not come to: enabled, visible, and never focused in a full round.

        A control is what can have the focus, or answers to the pointer.
        """
        wanted = {id(w): w for w in self.ui.top.walk() if w.focuses() or (answers_the_pointer(w) and w.enabled)}
        seen: set[int] = set()
        self.ui.focus(None)
        for _ in range(len(wanted) + 2):
            self.key("tab")
            if self.ui.focused is not None:
                seen.add(id(self.ui.focused))
        return [describe(widget) for key, widget in wanted.items() if key not in seen]


def answers_the_pointer(widget: Widget) -> bool:
    """Whether its kind does something of its own when it is pressed; what scrolls is moved by keys from inside."""
    kind = type(widget)
    does = kind.on_press is not Widget.on_press or kind.on_release is not Widget.on_release
    return does and not isinstance(widget, Scroll)


def describe(widget: Widget) -> str:
    return f"{type(widget).__name__} #{widget.id} {widget.text()!r}"
