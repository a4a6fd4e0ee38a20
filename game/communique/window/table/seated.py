"""What forms and parts may ask of the table they stand on: a narrow protocol, so that none of them needs the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from communique.adviser.deed import Deed
from communique.model.package import Terms
from communique.rules.kind import Move
from communique.views import PartyView
from communique.window.kit import Dialog
from communique.window.kit.widget import Callback
from communique.window.table.notepad import Notepad


class Seated(Protocol):
    """A person at the table: what they see, what lies before them, and how they move."""

    @property
    def view(self) -> PartyView:
        """What the person may know now."""
        ...

    @property
    def notepad(self) -> Notepad:
        """The package being put together, and where the person was looking."""
        ...

    @property
    def post(self) -> Callable[[Callback], None]:
        """Runs an action on the window's thread; may be called from any."""
        ...

    def act(self, name: str, text: str = "") -> None:
        """Open what makes the move of that name, about a text on the table."""
        ...

    def submit(self, move: Move) -> bool:
        """Make a move. False, with a word why, when it was refused."""
        ...

    def take_package(self, package: Terms) -> None:
        """Put a package into the rows."""
        ...

    def put_forward(self, terms: Terms) -> None:
        """Offer these terms: at once where there is nothing to ask, else having asked."""
        ...

    def follow(self, deed: Deed) -> None:
        """Do what a piece of advice says: open what makes the move, or change the package."""
        ...

    def work_on(self, text: str) -> None:
        """Open the desk on which a text is worked on: that of an id, or, for an empty one, the package."""
        ...

    def dialog(self, dialog: Dialog) -> None:
        """Open a dialog."""
        ...

    def close(self) -> None:
        """Close the dialog on top."""
        ...

    def close_all(self) -> None:
        """Close every dialog."""
        ...

    def confirm(self, title: str, body: str, yes: str, action: Callback) -> None:
        """Ask before something that cannot be taken back lightly."""
        ...

    def tell(self, title: str, body: str) -> None:
        """Say something that must be read."""
        ...

    def toast(self, text: str) -> None:
        """Say something in passing."""
        ...

    def keep_focus(self, change: Callable[[], object]) -> None:
        """Make a change that builds widgets anew; the focus stays by id."""
        ...

    def focus(self, id: str) -> None:
        """Put the focus on the control with that id."""
        ...

    def show_time(self, words: str) -> None:
        """Show the time left for the turn; nothing for none."""
        ...
