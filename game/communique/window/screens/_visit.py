"""How a screen is reached without anybody playing: for pictures of it, and for the tests that look at every screen.

A screen that opens as it is needs nothing. Others export `VISITS` beside `SCREEN`: for each way to see it, a function
that takes a guide and brings its app there. The one thing to understand: whoever gives the guide decides which
scenario is shown, so that a screen is looked at in any language, and with any number of parties.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.line import TakeLine
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.sign import Sign
from communique.session.log import HUMAN
from communique.views import PartyView

if TYPE_CHECKING:
    from communique.model.sheet import Scenario
    from communique.window.app import App
    from communique.window.game import Game, Setup


@dataclass(frozen=True)
class Guide:
    """Takes an app to a screen. `level` may be empty where the scenario has none."""

    app: App
    scenario: Scenario
    level: str = ""

    def setup(self, people: int = 1) -> Setup:
        """What is chosen before a game: so many people in the first seats, computers in the others."""
        from communique.window.game import Setup

        count = len(self.scenario.public.parties)
        lineup = (HUMAN,) * people + ("random",) * (count - people)
        return Setup(self.scenario, self.level, "conference", 7, lineup)

    def play(self, people: int = 1) -> Game:
        """A game at its beginning, which the app plays."""
        from communique.window.game import open_game

        game = open_game(self.app, self.setup(people))
        self.app.play(game)
        return game

    def finish(self) -> Game:
        """A game that computers have played to its end, which the app plays. The app thinks inline."""
        game = self.play(people=0)
        game.start()
        while self.app.ui.pump():
            pass
        return game

    def agree(self, signed: int = 0) -> Game:
        """A game of people whose text lies to be signed; so many have signed, and the next one is at the screen."""
        game = self.play(people=len(self.scenario.public.parties))
        while game.view().table.agreed is None:
            self.sit_down()
            game.submit(_agreeable(game.view()))
        for _ in range(signed):
            self.sit_down()
            game.submit(Sign())
        self.sit_down()
        return game

    def sit_down(self) -> None:
        """Whoever has to move in a game of people comes to the screen."""
        game = self.app.game
        if game is not None and game.turn is not None:
            game.sit(game.turn)


def _agreeable(view: PartyView) -> Move:
    """The move of somebody who wants an agreement: accept what lies there, else offer something, else go on."""
    best = (Accept, Offer, TakeLine, Press, Pass)
    moves = [move for move in view.candidates() if type(move) in best]
    first = min(moves, key=lambda move: best.index(type(move)))
    offers = [move for move in moves if isinstance(move, Offer)]
    return max(offers, key=lambda offer: sum(choice > 0 for choice in offer.terms)) if first in offers else first


Visit = Callable[[Guide], object]


def visits(name: str) -> Mapping[str, Visit]:
    """Every way to see the screen of that name, named; one without a name of its own where it says nothing."""
    found: Mapping[str, Visit] | None = getattr(import_module(f"communique.window.screens.{name}"), "VISITS", None)
    return found if found is not None else {"as-it-is": lambda guide: _go(guide, name)}


def _go(guide: Guide, name: str) -> None:
    guide.app.go(name)
