"""The moving picture of one signing in the README: `python tests/moving_picture.py` records it anew.

A game of Lantern Strait, which is invented, so that what is signed there nobody has signed: the person's own moves up
to the text are made by a computer, and the hand that signs is held down on the button, as a person's is. It is due
whenever the signing looks otherwise.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    sys.path[:0] = [str(root / "game"), str(root / "tests")]

import pygame
from apng import encode
from behind import session_of
from pygame import Surface
from window.people import Person

from communique.loading.scenario_file import load_scenario
from communique.negotiators.registry import registered
from communique.session.log import HUMAN
from communique.window.game import Game, Setup, open_game
from communique.window.kit import prepare
from communique.window.preferences import Settings

PATH: Final = Path(__file__).resolve().parents[1] / "assets" / "pictures" / "signing.png"
CASE, LEVEL, SEED = "lantern-strait", "envoy", 9106
SIZE: Final = (1280, 800)
SHOWN: Final = (800, 500)
EVERY: Final = 80
"""Milliseconds from one picture to the next."""


def main() -> None:
    """Record it."""
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    prepare()
    with TemporaryDirectory() as folder:
        os.environ.update(COMMUNIQUE_SAVES=folder, COMMUNIQUE_SETTINGS=str(Path(folder) / "settings.json"))
        pictures = record()
    PATH.write_bytes(encode(pictures, EVERY))
    print(f"{PATH.name}: {len(pictures)} pictures, {PATH.stat().st_size} bytes")


def record() -> list[Surface]:
    """The pictures, one every so often: the card, the text, one's own hand, the other's, and what is said then."""
    person = Person(SIZE, settings=Settings(sound=False))
    game = _begun(person)
    while person.at != "signing":
        assert not game.over, "Take another seed: this game ends without a text to sign."
        _move(person, game)
    film: list[Surface] = []
    _watch(person, film, 1800)
    person.key("return")
    _watch(person, film, 1600)
    assert game.my_turn, "Take another seed: somebody else signs first."
    place = person.middle("sign")
    person.press("sign")
    _watch(person, film, 900)
    person.send(pygame.MOUSEBUTTONUP, pos=place, button=1)
    _watch(person, film, 1600)
    assert game.over
    _watch(person, film, 2200)
    return film


def _begun(person: Person) -> Game:
    scenario = load_scenario(CASE)
    level = next(one for one in scenario.public.levels if one.id == LEVEL)
    game = open_game(person.app, Setup(scenario, LEVEL, "conference", SEED, (HUMAN, *level.styles[1:])))
    person.app.play(game)
    person.app.enter_game()
    game.set_fast(True)
    game.start()
    person.look()
    return game


def _move(person: Person, game: Game) -> None:
    """The person does what a computer would do in the same seat."""
    if game.my_turn:
        view = game.view()
        refused = game.submit(registered("reciprocator").decide(view, session_of(game).chair(view.seat).dice()))
        assert refused is None, refused
    person.look()


def _watch(person: Person, film: list[Surface], ms: int) -> None:
    for _ in range(ms // EVERY):
        person.wait(EVERY)
        film.append(pygame.transform.smoothscale(person.screen, SHOWN))


if __name__ == "__main__":
    main()
