"""What a game needs of the window it runs in."""

from __future__ import annotations

from typing import Protocol

from communique.session.recorder import Turn
from communique.window.kit.widget import Callback
from communique.window.preferences import Settings


class GameHost(Protocol):
    """What a game needs of the window it runs in."""

    settings: Settings
    inline: bool
    """True to think on the window's own thread."""

    def post(self, action: Callback) -> None:
        """Run an action on the window's thread."""
        ...

    def tell(self, title: str, body: str) -> None:
        """Say something that must be read."""
        ...

    def tell_of_save(self, turn: Turn, sentence: str) -> None:
        """Say what has become of the save."""
        ...

    def toast(self, text: str) -> None:
        """Say something in passing."""
        ...
