"""The pictures of the window in the README: `python tests/readme_pictures.py` takes all of them anew.

Three are what a person sees in a game of Sochi by the default delegations, whose own moves are made by a computer as
well; the others are visits of a screen that `communique screenshots` takes too. They are due whenever a screen, or what
the case says on one, has changed. `tests/moving_picture.py` takes the one that moves.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from behind import session_of

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    sys.path[:0] = [str(root / "game"), str(root / "tests")]

import pygame
from window.people import Person

from communique.loading.scenario_file import load_scenario
from communique.negotiators.registry import registered
from communique.rules.state import Phase
from communique.session.log import HUMAN
from communique.window.game import Game, Setup, open_game
from communique.window.kit import prepare
from communique.window.pictures import Camera, take
from communique.window.preferences import Settings

FOLDER: Final = Path(__file__).resolve().parents[1] / "assets" / "pictures"
LEVEL: Final = "envoy"
SEED: Final = 9106
VISITED: Final = (
    ("large", "sochi-2021", (2560, 1440), "table", "with-texts"),
    ("moment", "two-valleys", (1280, 800), "table", "at-gesture"),
    ("desk", "two-valleys", (1280, 800), "table", "with-the-draft-worked-on"),
    ("playin", "lantern-strait", (1280, 800), "table", "in-the-play-in"),
)
"""The name of a picture, the case, the size, the screen and how it is visited."""
SESSION: Final = 3
"""The session in which the table is shown, once somebody has laid a draft before it."""


def main() -> None:
    """Take the pictures."""
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    prepare()
    with TemporaryDirectory() as folder:
        os.environ.update(COMMUNIQUE_SAVES=folder, COMMUNIQUE_SETTINGS=str(Path(folder) / "settings.json"))
        _seat()
        game = _table()
        _closing(*game)
        for visited in VISITED:
            _visit(*visited)


def _seat() -> None:
    person = Person()
    person.app.go("seat", scenario=load_scenario("sochi-2021"))
    _take(person, "seat")


def _table() -> tuple[Person, Game]:
    """The floor of the person in the first seat, with a draft on the table."""
    person = Person(settings=Settings(reduced_motion=True, sound=False, tips=False))
    scenario = load_scenario("sochi-2021")
    level = next(one for one in scenario.public.levels if one.id == LEVEL)
    setup = Setup(scenario, LEVEL, "conference", SEED, (HUMAN, *level.styles[1:]))
    game = open_game(person.app, setup)
    person.app.play(game)
    person.app.enter_game()
    game.set_fast(True)
    game.start()
    person.look()
    while not _worth_a_picture(game):
        assert not game.over, "Take another seed: this game ends before there is something to see."
        _move(person, game)
    game.notepads[game.humans[0]].package = _wish(game)
    person.app.enter_game()
    _take(person, "table")
    return person, game


def _worth_a_picture(game: Game) -> bool:
    table = game.view().table
    return game.my_turn and table.phase is Phase.FLOOR and table.session >= SESSION and table.draft is not None


def _wish(game: Game) -> tuple[int, ...]:
    """What lies before the person: the draft, but for a pull-back first on the border and a joint inventory."""
    draft, public = game.view().table.draft, game.public
    assert draft is not None
    wanted = {"border": "mirror", "heritage": "inventory"}
    return tuple(
        next((k for k, option in enumerate(issue.options) if option.id == wanted.get(issue.id)), term)
        for issue, term in zip(public.issues, draft.terms, strict=True)
    )


def _move(person: Person, game: Game) -> None:
    """The person does what a computer would do in the same seat."""
    if game.my_turn:
        view = game.view()
        chair = session_of(game).chair(view.seat)
        refused = game.submit(registered("reciprocator").decide(view, chair.dice()))
        assert refused is None, refused
    person.look()


def _closing(person: Person, game: Game) -> None:
    while not game.over:
        _move(person, game)
    person.app.begin("closing")
    _take(person, "closing")


def _visit(picture: str, case: str, size: tuple[int, int], screen: str, visit: str) -> None:
    scenario = load_scenario(case)
    camera = Camera(
        scenario,
        LEVEL if any(one.id == LEVEL for one in scenario.public.levels) else scenario.public.levels[0].id,
        size,
        100,
    )
    (FOLDER / f"{picture}.png").write_bytes(take(camera, screen, visit))
    print(f"{picture}.png")


def _take(person: Person, name: str) -> None:
    person.ui.settle()
    person.look()
    person.ui.paint_all(person.screen)
    pygame.image.save(person.screen, str(FOLDER / f"{name}.png"))
    print(f"{name}.png")


if __name__ == "__main__":
    main()
