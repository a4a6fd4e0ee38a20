"""What the window says of a save: that it could not be written, where else it could be, what leaving would lose."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from communique.session.folder import saves_folder
from communique.session.recorder import SaveError, Turn
from communique.window.kit import Button, Dialog, Flow, Label, Panel, Row, Spacer, TextField, ask
from communique.window.legible import legible
from communique.words import N_, tr

if TYPE_CHECKING:
    from communique.window.game import Game
    from communique.window.kit import UI
    from communique.window.kit.widget import Callback

WAITING = N_(
    "You can play on: what is not saved is kept in memory, and saving is tried again with every move. "
    "Or choose another folder."
)


ELSEWHERE = N_("All of it is written there, and goes on there. Open it later with: {command}")
COMMAND = "communique play --save FILE"


class SavingApp(Protocol):
    """What these dialogs need of the app."""

    asked_to_leave: bool
    """Whether the question before an unsaved game is left is open."""

    @property
    def game(self) -> Game | None:
        """The game that is played."""
        ...

    @property
    def ui(self) -> UI:
        """The widgets."""
        ...

    def dialog(self, dialog: Dialog) -> None:
        """Open a dialog."""

    def tell(self, title: str, body: str) -> None:
        """Say something that must be read."""

    def toast(self, text: str) -> None:
        """Say something in passing."""


def tell(app: SavingApp, turn: Turn, sentence: str) -> None:
    """Say what has become of the save of the running game."""
    sentence = legible(sentence)
    if turn is Turn.SAVED:
        _close(app)
        app.toast(f"{tr(turn.value)}. {sentence}")
    elif turn is Turn.MOVED or app.game is None:
        _close(app)
        app.tell(tr(turn.value), sentence)
    else:
        explain(app, sentence)


def explain(app: SavingApp, sentence: str) -> None:
    """Say why the game is not being saved, and offer to try again, or another folder."""
    _close(app)
    buttons = [
        Button(tr("Play on"), app.ui.close, id="play-on"),
        Button(tr("Another folder"), lambda: _elsewhere(app), icon="save", id="elsewhere"),
        Button(tr("Try again"), lambda: _again(app), kind="primary", icon="redo", id="try-again"),
    ]
    app.dialog(ask(tr(Turn.UNSAVED.value), f"{legible(sentence)}\n\n{tr(WAITING)}", buttons, id="unsaved"))


def ask_before(app: SavingApp, action: Callback) -> None:
    """Ask before a game is left of which not all is saved."""
    game = app.game
    body = "\n\n".join([legible(game.unsaved) if game else "", tr("Who leaves now loses what has happened since.")])

    def leave() -> None:
        app.ui.close()
        action()

    buttons = [
        Button(tr("Leave it unsaved"), leave, kind="danger", id="yes"),
        Button(tr("Another folder"), lambda: _elsewhere(app), icon="save", id="elsewhere"),
        Button(tr("Stay"), app.ui.close, kind="primary", id="no"),
    ]

    def closed() -> None:
        app.asked_to_leave = False

    app.dialog(ask(tr("This game is not saved"), body, buttons, id="unsaved", on_close=closed))
    app.asked_to_leave = True


def _elsewhere(app: SavingApp) -> None:
    """Ask for another folder."""
    _close(app)
    _FolderForm(app)


def places() -> list[Path]:
    """Folders that a save could go to instead, those that are there."""
    found: list[Path] = []
    with suppress(RuntimeError, KeyError):  # nobody has a home here
        found += [Path.home() / "Documents", Path.home()]
    with suppress(OSError):  # none that can be written, as on a full disk
        found.append(Path(tempfile.gettempdir()))
    with suppress(SaveError):
        found = [place for place in found if place != saves_folder()]
    return [place for place in found if os.path.isdir(place)]


def _again(app: SavingApp) -> None:
    game = app.game
    app.ui.close()
    if game is not None and not game.look_after_save():
        explain(app, game.unsaved)


class _FolderForm:
    """Asks for a folder. Holds state: what is typed."""

    def __init__(self, app: SavingApp) -> None:
        self.app = app
        offered = places()
        first = str(offered[0]) if offered else ""
        self.field = TextField(first, on_enter=self._save, max_length=400, id="folder", label=tr("Folder"))
        self.problem = Label("", "small", colour="bad_text", id="folder-problem")
        picks = [self._pick(number, place) for number, place in enumerate(offered)]
        save = Button(tr("Save here"), self._save, kind="primary", icon="save", id="save-here")
        panel = Panel(
            Label(tr("Another folder for this game"), "heading"),
            Label(tr(ELSEWHERE, command=COMMAND)),
            self.field,
            Flow(*picks),
            self.problem,
            Row(Spacer(), Button(tr("Cancel"), app.ui.close, id="cancel"), save, gap=10),
            pad=22,
            gap=12,
            width=560,
            shadow=14,
        )
        app.dialog(Dialog(panel, first="save-here", label=tr("Another folder"), id="folder-dialog"))

    def _pick(self, number: int, place: Path) -> Button:
        return Button(legible(str(place)), lambda: self.field.set(str(place)), kind="quiet", id=f"place{number}")

    def _save(self, _: str = "") -> None:
        typed = self.field.value.strip()
        try:
            folder = Path(typed).expanduser()
            if not typed or not folder.is_absolute():
                raise SaveError(tr("Name a folder by its whole path."))
            if self.app.game is not None:
                self.app.game.save_elsewhere(folder)
        except (SaveError, RuntimeError, ValueError) as error:
            self.problem.set(legible(str(error)))


def _close(app: SavingApp) -> None:
    """Close a dialog of ours that is open."""
    while app.ui.dialogs and app.ui.dialogs[-1].id in ("unsaved", "folder-dialog"):
        app.ui.close()
