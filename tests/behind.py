"""Behind the door: what tests look up in a game of the window, and no screen can. Here alone, so that it is found."""

from __future__ import annotations

from communique.session.session import Session
from communique.window.app import App
from communique.window.game import Game


def session_of(game: Game | None) -> Session:
    """The session that the game runs."""
    assert game is not None
    return game._facilitator._session


def played_in(app: App, session: Session) -> Game:
    """A game of `session`, without a save, which the app plays from now on."""
    game = Game(session.scenario, session, post=app.post, inline=True)
    app.play(game)
    return game
