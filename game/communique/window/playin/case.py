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
    left = _left(app)
    if left is not None:
        from communique.window.screens._saves import open_it

        open_it(app, left)
        return
    from communique.loading.scenario_file import ScenarioError

    try:
        game = _opened(app)
    except (ScenarioError, OSError) as error:
        app.tell(tr("This game cannot be opened"), str(error))
        return
    path = game.recorder.path.name if game.recorder is not None else ""
    app.keep(playin=NAMES[0], playin_save=path)
    app.play(game)
    app.play_sound("gavel")
    app.enter_game()


def is_led(app: App, game: Game) -> bool:
    """Whether `game` is the play-in, and the person has not left it."""
    now = app.settings
    if now.playin in ("", DONE) or not now.playin_save or game.observing or len(game.humans) > 1:
        return False
    return game.recorder is not None and game.recorder.path.name == now.playin_save


def is_learned(app: App) -> bool:
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


def _opened(app: App) -> Game:
    from communique.loading.scenario_file import load_scenario
    from communique.window.game import Setup, open_game

    whole = load_scenario(SCENARIO)
    level = whole.public.levels[0]
    styles = level.styles
    lineup = tuple(HUMAN if seat == 0 else styles[seat] for seat in range(len(whole.public.parties)))
    return open_game(app, Setup(whole, level.id, "conference", SEED, lineup), SaveLabel(tr(CALLED)))
