"""The game that the play-in is played with: a small invented case, its first level, and the same chance each time.

It is a game like any other, with a save of its own, which the settings name; so *Continue* goes on with it, and the
coach comes along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.session.about import SaveLabel
from communique.session.folder import labelled, look_at, saves_folder
from communique.session.log import HUMAN
from communique.session.recorder import SaveError
from communique.session.store import relabel
from communique.window.playin.lesson import DONE, END, NAMES
from communique.words import N_, tr

if TYPE_CHECKING:
    from pathlib import Path

    from communique.window.app import App
    from communique.window.game import Game

SCENARIO: Final = "lantern-strait"
SEED: Final = 1
"""Of chance, and with it of the other delegation's temper: one that answers a first offer soon, and gladly."""
CALLED: Final = N_("Learn by playing")


def begin(app: App) -> None:
    """Go on with the play-in that was left, or begin it anew."""
    from communique.loading.scenario_file import ScenarioError
    from communique.window.screens._saves import open_it

    path = _left(app)
    if path is None:
        try:
            path = _begun(app)
        except (ScenarioError, SaveError, OSError) as error:
            app.tell(tr("The play-in cannot begin"), str(error))
            return
        app.keep(playin=NAMES[0], playin_save=path.name)
        app.play_sound("gavel")
    open_it(app, path)


def is_led(app: App, game: Game) -> bool:
    """Whether `game` is the play-in, and the person has not left it."""
    now = app.settings
    if now.playin in ("", DONE) or not now.playin_save or game.observing or len(game.humans) > 1:
        return False
    return game.recorder is not None and game.recorder.path.name == now.playin_save


def was_played(app: App) -> bool:
    """Whether the play-in was played to an end, or left."""
    return app.settings.playin in (DONE, END)


def progress(app: App) -> int:
    """How many steps of a play-in that was left are behind; 0 where there is none to go on with."""
    now = app.settings.playin
    return NAMES.index(now) if now in NAMES and _left(app) is not None else 0


def _left(app: App) -> Path | None:
    """The save of a play-in that was begun and goes on."""
    now = app.settings
    if now.playin not in NAMES or not now.playin_save:
        return None
    try:
        path = saves_folder() / now.playin_save
    except SaveError:
        return None
    if look_at(path).header is None:
        return None
    _, stood = labelled(path)
    return path if stood is None or stood.ending is None else None


def _begun(app: App) -> Path:
    """The save of a game that has just begun, with a name. Raises SaveError when it cannot be written."""
    from communique.loading.scenario_file import load_scenario
    from communique.window.game import Setup, open_game

    whole = load_scenario(SCENARIO)
    level = whole.public.levels[0]
    lineup = tuple(HUMAN if seat == 0 else level.styles[seat] for seat in range(len(whole.public.parties)))
    game = open_game(app, Setup(whole, level.id, "conference", SEED, lineup))
    recorder, why = game.recorder, game.unsaved
    game.close()
    if recorder is None or why:
        raise SaveError(why)
    relabel(recorder.path, SaveLabel(tr(CALLED)))
    return recorder.path
