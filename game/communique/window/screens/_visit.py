"""How a screen is reached without anybody playing: for pictures of it, and for the tests that look at every screen.

A screen that opens as it is needs nothing. Others export `VISITS` beside `SCREEN`: for each way to see it, a function
that takes a guide and brings its app there. The one thing to understand: whoever gives the guide decides which
scenario is shown, so that a screen is looked at in any language, and with any number of parties.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Final

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
    from communique.views import PartyView
    from communique.window.app import App
    from communique.window.game import Game, Setup


class NothingToSee(LookupError):
    """The scenario has nothing that this visit could show."""


STAND_IN: Final = "reciprocator"
"""Who makes a person's moves until there is something to see."""


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

    @staticmethod
    def give_the_screen(game: Game) -> None:
        """Seat the person whose turn it is, in a game that people play at one screen."""
        if game.turn is not None:
            game.sit(game.turn)

    def midway(self, worth: Callable[[PartyView], bool]) -> Game:
        """A game that has come to a turn of the person in the first seat at which its view is `worth` seeing.

        The others are led as the level has them, and until then the person's moves are made by a computer too. The app
        thinks inline. Raises NothingToSee for a game that ends before there is such a turn.
        """
        from communique.negotiators.registry import registered
        from communique.rules.dice import Dice
        from communique.window.game import open_game

        plain, levels = self.setup(), self.scenario.public.levels
        styles = next((one.styles for one in levels if one.id == self.level), ()) or (plain.lineup[-1],) * 8
        game = open_game(self.app, replace(plain, lineup=(HUMAN, *styles[1 : len(plain.lineup)])))
        self.app.play(game)
        game.set_fast(True)
        game.start()
        stand_in = registered(STAND_IN)
        while not game.over:
            while self.app.ui.pump():
                pass
            if game.my_turn:
                view = game.view()
                if worth(view):
                    return game
                game.submit(stand_in.decide(view, Dice(plain.seed, view.n, "visit")))
        raise NothingToSee(self.scenario.public.id)

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
