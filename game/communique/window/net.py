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
from typing import TYPE_CHECKING, Final

from communique.session.recorder import SaveError, reason
from communique.window import crash
from communique.words import N_, clauses, tr

if TYPE_CHECKING:
    from communique.window.app import App

OFTEN: Final = 3
"""So many catches within `SPAN` turns are too many."""
SPAN: Final = 30
DEBUG: Final = "COMMUNIQUE_DEBUG"
TITLE: Final = N_("Back at the title")


class Torn(Exception):
    """The window cannot go on; the message is a sentence for the person at the keyboard."""


class Net:
    """Catches what is raised under the window of `app`."""

    def __init__(self, app: App) -> None:
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
        sentence = tr(
            "{parts}.", parts=clauses([tr("Something went wrong"), *_kept(self.app), _reported(self.app, error)])
        )
        turn = self.app.loop.turns if self.app.loop else 0
        self._caught = [*(one for one in self._caught if turn - one < SPAN), turn]
        if len(self._caught) >= OFTEN:
            _let_go(self.app)
            raise Torn(
                tr("{sentence} It went wrong again and again, so the program ends.", sentence=sentence)
            ) from None
        try:
            self.app.recover(tr(TITLE), sentence)
        except Exception:
            _let_go(self.app)
            raise Torn(
                tr("{sentence} The title cannot be shown either, so the program ends.", sentence=sentence)
            ) from None


def _kept(app: App) -> list[str]:
    """What became of the game that was played, as a part of a sentence; nothing where none was."""
    if app.game is None:
        return []
    recorder = app.game.recorder
    if recorder is None or app.game.unsaved:
        return [tr("not all of your game was saved")]
    return [tr("your game is saved as {file}", file=recorder.path.name)]


def _reported(app: App, error: Exception) -> str:
    try:
        told = crash.report(error, app.screen.name if app.stack else "", app.ui.size, app.settings)
        return tr("a report was written to {file}", file=crash.keep(told))
    except (OSError, SaveError) as problem:
        return tr("no report could be written ({problem})", problem=reason(problem))


def _again(error: Exception) -> None:
    raise error


def _let_go(app: App) -> None:
    with suppress(Exception):  # the program ends with a sentence of its own, whatever closing says
        app.close_game()
