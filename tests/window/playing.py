"""A person at a window in a process of its own, to be killed: prints the digest of the game as often as it was painted.

    COMMUNIQUE_SAVES=folder SDL_VIDEODRIVER=dummy python tests/window/playing.py scenario protocol people score seed

It goes on with the save last played, as *Continue* does, or begins a game; one after the other, until it is killed.
`people` sit down in the first seats, computers think on a thread of their own, and in practice decisions are taken
back now and then. A line is the name of the save, the digest, and "over" when the talks have ended.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2] / "game")]

import pygame
from behind import session_of
from shown import digest
from window.people import Person
from window.test_whole_game import step

from communique.loading.scenario_file import load_scenario
from communique.rules.dice import Dice
from communique.session.folder import unfinished
from communique.session.log import HUMAN
from communique.window.game import Game, Setup, open_game, open_save
from communique.window.kit import prepare
from communique.window.screens._progress import has_ended

LONGEST = 2_000
"""Steps in a game before another one is begun."""


class Shown(Person):
    """Says what it has painted."""

    said = ""

    def look(self) -> None:
        super().look()
        pygame.display.update()
        game = self.app.game
        if game is not None and game.recorder is not None:
            line = f"{game.recorder.path.name} {digest(session_of(game))} {'over' if game.over else 'on'}"
            if line != self.said:
                self.said = line
                print(line, flush=True)

    def rest(self) -> None:
        """Look on while a computer delegation thinks."""
        while self.app.game is not None and self.app.game.thinking is not None:
            self.look()
            time.sleep(0.001)


def chosen(scenario: str, protocol: str, people: int, *, scored: bool, seed: int) -> Setup:
    """The game that the arguments ask for; every other seed plays the last level."""
    whole = load_scenario(scenario)
    levels = [level.id for level in whole.public.levels]
    seats = len(whole.sheets)
    lineup = tuple(HUMAN if seat < people else "problem-solver" for seat in range(seats))
    return Setup(whole, levels[-(seed % 2)] if levels else "", protocol, seed, lineup, scored)


def play(person: Shown, game: Game, luck: Dice) -> None:
    """One game to its end."""
    person.app.play(game)
    person.app.enter_game()
    for _ in range(LONGEST):
        person.rest()
        person.look()
        if game.over:
            return
        if not game.no_undo and luck.chance(8):
            game.undo()
        else:
            step(person, person.click)


def main(scenario: str, protocol: str, people: str, score: str, seed: str) -> None:
    prepare()
    person = Shown(inline=False)
    number, last = int(seed), unfinished(has_ended)
    luck = Dice(time.time_ns() % 10**9, 0, "person")
    if last is not None:
        game = open_save(person.app, last.path)
        number = session_of(game).header.seed
        if not game.over:
            play(person, game, luck)
    while True:
        number += 1
        setup = chosen(scenario, protocol, int(people), scored=score == "scored", seed=number)
        play(person, open_game(person.app, setup), luck)


if __name__ == "__main__":
    main(*sys.argv[1:])
