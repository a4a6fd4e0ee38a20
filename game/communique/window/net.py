"""The last net under the window: what nobody expected ends at the title with one sentence, not in a traceback.

State: the turns in which something was caught. Whoever mends the program sets `COMMUNIQUE_DEBUG=1` and gets the
traceback instead.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from communique.session.recorder import SaveError, reason
from communique.window import crash
from communique.words import N_, tr

if TYPE_CHECKING:
    from communique.window.game import Game
    from communique.window.kit import UI, Loop
    from communique.window.preferences import Settings

OFTEN: Final = 3
"""So many catches within `SPAN` turns are too many."""
SPAN: Final = 30
DEBUG: Final = "COMMUNIQUE_DEBUG"
TITLE: Final = N_("Back at the title")
REPORTED: Final = {
    "none": N_("Something went wrong; a report was written to {report}."),
    "lost": N_("Something went wrong; not all of your game was saved; a report was written to {report}."),
    "saved": N_("Something went wrong; your game is saved as {save}; a report was written to {report}."),
}
"""What is said by what became of the game: there was none, it was not saved whole, or it was."""
UNREPORTED: Final = {
    "none": N_("Something went wrong; no report could be written ({reason})."),
    "lost": N_("Something went wrong; not all of your game was saved; no report could be written ({reason})."),
    "saved": N_("Something went wrong; your game is saved as {save}; no report could be written ({reason})."),
}


class Torn(Exception):
    """The window cannot go on; the message is a sentence for the person at the keyboard."""


class Guarded(Protocol):
    """What the net needs of the app that it is under."""

    @property
    def at(self) -> str:
        """The name of the screen shown; empty before there is one."""
        ...

    @property
    def game(self) -> Game | None:
        """The game that is played."""
        ...

    @property
    def loop(self) -> Loop | None:
        """What turns the window over, once it runs."""
        ...

    @property
    def settings(self) -> Settings:
        """What the person has set."""
        ...

    @property
    def ui(self) -> UI:
        """The widgets."""
        ...

    def post(self, action: Callable[[], None]) -> None:
        """Do `action` on the window's own thread."""

    def recover(self, title: str, sentence: str) -> None:
        """Close the game, and show the title with a sentence on it."""

    def close_game(self) -> None:
        """Leave the game."""


class Net:
    """Catches what is raised under the window of `app`."""

    def __init__(self, app: Guarded) -> None:
        self.app = app
        self._caught: list[int] = []

    def over(self, action: Callable[[], None]) -> None:
        """Do `action`; what it raises is caught."""
        try:
            action()
        except Exception as error:
            self.catch(error)

    def under_threads(self) -> None:
        """Catch what ends any other thread, too: it is raised again on the window's own."""
        threading.excepthook = self._fallen

    def away(self) -> None:
        """Leave other threads as they were before."""
        threading.excepthook = threading.__excepthook__

    def _fallen(self, fallen: threading.ExceptHookArgs) -> None:
        error = fallen.exc_value
        if isinstance(error, Exception):
            self.app.post(partial(_again, error))

    def catch(self, error: Exception) -> None:
        """Report `error`, close the game, and go back to the title. Raises Torn when that does not work or help."""
        if os.environ.get(DEBUG) or isinstance(error, Torn):
            raise error
        sentence = _sentence(self.app, error)
        turn = self.app.loop.turns if self.app.loop else 0
        self._caught = [*(one for one in self._caught if turn - one < SPAN), turn]
        if len(self._caught) >= OFTEN:
            _let_go(self.app)
            ends = tr("It went wrong again and again, so the program ends.")
            raise Torn(f"{sentence} {ends}") from None
        try:
            self.app.recover(tr(TITLE), sentence)
        except Exception:
            _let_go(self.app)
            ends = tr("The title cannot be shown either, so the program ends.")
            raise Torn(f"{sentence} {ends}") from None


def _sentence(app: Guarded, error: Exception) -> str:
    """What became of the game that was played, and where the report is."""
    saved = app.game.recorder if app.game is not None and not app.game.unsaved else None
    save = "" if saved is None else saved.path.name
    kept = "none" if app.game is None else "saved" if saved else "lost"
    try:
        told = crash.report(error, app.at, app.ui.size, app.settings)
        return tr(REPORTED[kept], save=save, report=crash.keep(told))
    except (OSError, SaveError) as problem:
        return tr(UNREPORTED[kept], save=save, reason=reason(problem))


def _again(error: Exception) -> None:
    raise error


def _let_go(app: Guarded) -> None:
    with suppress(Exception):  # the program ends with a sentence of its own, whatever closing says
        app.close_game()
