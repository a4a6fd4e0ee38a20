"""Looking into a window: its widgets by id, all it shows as text, and what of it does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, overload

from pygame import Rect

from communique.window.kit.layout_report import Overflow, described, overflows
from communique.window.kit.widget import Widget

W = TypeVar("W", bound=Widget)


class Searchable:
    """A window that can be looked into. It says what lies in it, layer by layer."""

    @property
    def bounds(self) -> Rect:
        """The whole window."""
        raise NotImplementedError

    @property
    def focused(self) -> Widget | None:
        """The widget that has the focus."""
        raise NotImplementedError

    def walk(self) -> Iterator[Widget]:
        """All visible widgets, the topmost layer last."""
        for layer in self._layers():
            yield from layer.walk()

    @overload
    def find(self, id: str) -> Widget: ...

    @overload
    def find(self, id: str, kind: type[W]) -> W: ...

    def find(self, id: str, kind: type[Widget] = Widget) -> Widget:
        """The widget with that id, the topmost if there are several.

        Raises KeyError, or TypeError for another kind.
        """
        found = self._find(id)
        if found is None:
            known = ", ".join(sorted({w.id for w in self.walk() if w.id}))
            raise KeyError(f'No visible widget has the id "{id}"; there are: {known}.')
        if not isinstance(found, kind):
            raise TypeError(f"#{id} is a {type(found).__name__}, not a {kind.__name__}.")
        return found

    def dump(self) -> str:
        """Everything visible as text, one widget a line: role, id, words, rectangle, state."""
        self.settle()
        return "\n".join(described(w, self.focused) for w in self.walk() if w.id or w.text() or w.focusable)

    def overflowing(self) -> list[Overflow]:
        """Every widget whose text or children do not fit its rectangle, or that stands outside the window."""
        self.settle()
        return overflows(self.walk(), self.bounds)

    def settle(self) -> None:
        """Lay everything out, if anything asked for it."""
        raise NotImplementedError

    def _find(self, id: str) -> Widget | None:
        return next((w for w in reversed(list(self.walk())) if w.id == id), None)

    def _layers(self) -> list[Widget]:
        raise NotImplementedError
