"""Saves as the title and the list of saves show them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from communique.loading.translation_files import translation_path
from communique.session.folder import Listed, labelled, unfinished
from communique.session.recorder import SaveError
from communique.session.store import DamagedError
from communique.shipped import scenarios
from communique.window.kit import Button, ask
from communique.window.legible import legible, shown
from communique.window.screens._progress import has_ended
from communique.words import in_a_row, language, tr
from communique.words.numbers import MONTHS

if TYPE_CHECKING:
    from datetime import datetime

    from communique.window.app import App
    from communique.window.game import Game


class FoundSave(NamedTuple):
    """A save file by its first line alone."""

    path: Path
    words: str
    """The scenario and when the game was last played."""


def last_game() -> FoundSave | None:
    """The game last played of those that go on, if its first line can be read."""
    found = unfinished(has_ended)
    if found is None or found.header is None:
        return None
    label, _ = labelled(found.path)
    words = (label.name, title_of(found.header.scenario), when(found.when))
    return FoundSave(found.path, in_a_row([*filter(None, words)]))


def title_of(name: str) -> str:
    """The title of a shipped scenario; the name itself for others, whose files are not known here.

    Reads the file's first lines alone: the title screen does not wait for a whole scenario.
    """
    if not name.replace("-", "").isalnum() or not name.isascii():
        return shown(name)
    path = scenarios() / f"{name}.yaml"
    return _title_in(translation_path(path, language())) or _title_in(path) or shown(name)


def _title_in(path: Path) -> str:
    """The title that a scenario's file or its translation gives in its first lines; empty where there is none."""
    import yaml

    try:
        with path.open(encoding="utf-8") as file:
            said = [event.value for event in islice(yaml.parse(file), 24) if isinstance(event, yaml.ScalarEvent)]
        return str(said[said.index("title") + 1])
    except (OSError, ValueError, IndexError, yaml.YAMLError):
        return ""


def when(moment: datetime | None) -> str:
    """When the file was last written, such as "24 November, 18:40"; empty when that is not known."""
    if moment is None:
        return ""
    return tr("{day} {month}, {time}", day=moment.day, month=tr(MONTHS[moment.month - 1]), time=f"{moment:%H:%M}")


def described(one: Listed) -> str:
    """A save in a few words, for a question about it."""
    what = title_of(one.header.scenario) if one.header else shown(Path(one.path.name))
    return in_a_row([*filter(None, (labelled(one.path)[0].name, what, when(one.when)))])


def open_it(app: App, path: Path) -> None:
    """Go on with a saved game, or say in a dialog why that is not possible, and what is."""
    if (game := opened(app, path)) is not None:
        enter(app, game)


def opened(app: App, path: Path) -> Game | None:
    """A saved game; None when it cannot be opened, which a dialog has said then, and what is possible."""
    from communique.loading.scenario_file import ScenarioError
    from communique.window.game import open_save

    try:
        return open_save(app, path)
    except DamagedError as error:
        offer_copy(app, error)
    except (SaveError, ScenarioError) as error:
        app.tell(tr("This game cannot be opened"), legible(str(error)))
    return None


def enter(app: App, game: Game) -> None:
    """Play `game`."""
    app.play(game)
    app.enter_game()


def offer_copy(app: App, error: DamagedError) -> None:
    """Say that a save is damaged, and offer the game up to there as a copy."""
    from communique.loading.scenario_file import ScenarioError
    from communique.window.game import open_recovered

    def copy() -> None:
        app.ui.close()
        try:
            enter(app, open_recovered(app, error.good))
        except (SaveError, ScenarioError) as problem:
            app.tell(tr("This game cannot be opened"), legible(str(problem)))

    advice = tr("The game up to there can go on in a new save; the damaged one stays as it is.")
    body = f"{legible(str(error))}\n\n{advice}"
    buttons = [
        Button(tr("Leave it"), app.ui.close, id="leave"),
        Button(tr("Open a copy"), copy, kind="primary", icon="save", id="open-copy"),
    ]
    app.dialog(ask(tr("This save is damaged"), body, buttons, id="damaged"))
