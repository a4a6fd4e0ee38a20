"""Saves on disk, as the title and the list of saves show them."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.session.store import SUFFIX, saves_folder
from game.shipped import scenarios

if TYPE_CHECKING:
    from game.window.app import App


class Found(NamedTuple):
    """A save file by its first line alone."""

    path: Path
    words: str
    """The scenario and when the game was last played."""


def files() -> list[Path]:
    """The save files there are, the last played first."""
    try:
        found = [(path.stat().st_mtime, path) for path in saves_folder().glob(f"*{SUFFIX}")]
    except OSError:
        return []
    return [path for _, path in sorted(found, key=lambda pair: (-pair[0], pair[1].name))]


def latest() -> Found | None:
    """The game last played, if its first line can be read."""
    for path in files():
        try:
            with path.open(encoding="utf-8") as lines:
                name = str(json.loads(lines.readline())["scenario"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
        return Found(path, f"{_title(name)}, {when(path)}")
    return None


def _title(name: str) -> str:
    """The title of a shipped scenario; the name itself for others, whose files are not known here.

    Reads the file's first lines alone: the title screen does not wait for a whole scenario.
    """
    import yaml

    try:
        with (scenarios() / f"{name}.yaml").open(encoding="utf-8") as file:
            said = [event.value for event in islice(yaml.parse(file), 24) if isinstance(event, yaml.ScalarEvent)]
        return str(said[said.index("title") + 1])
    except (OSError, ValueError, IndexError, yaml.YAMLError):
        return name


def when(path: Path) -> str:
    """When the file was last written, such as "24 November, 18:40"."""
    moment = datetime.fromtimestamp(path.stat().st_mtime)
    return f"{moment.day} {moment:%B}, {moment:%H:%M}"


def open_it(app: App, path: Path) -> None:
    """Go on with a saved game, or say in a dialog why that is not possible."""
    from game.loading.scenario import ScenarioError
    from game.session.store import SaveError
    from game.window.game import open_save

    try:
        app.play(open_save(app, path))
    except (SaveError, ScenarioError) as error:
        app.tell("This game cannot be opened", str(error))
        return
    app.enter_game()
