"""What the play-in says on screens other than the table: while a text is signed, and a farewell at the end.

The strip stands below the screen, which keeps a little less room; nothing of the screen is covered.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from communique.model.message import N_
from communique.present import measure_of
from communique.window.kit import Column, Widget
from communique.window.playin.coach import show_me
from communique.window.playin.first_case import is_led
from communique.window.playin.lesson import DONE, END
from communique.window.playin.strip import Kind, Saying, Strip, StripCallbacks
from communique.words import tr

if TYPE_CHECKING:
    from communique.window.app import App
    from communique.window.game import Game

_SIGNED = N_(
    "You signed a text that is worth {points} to you, {margin}. Everything else is in the debrief: what all could have "
    "had, which move decided most, and what you could not know."
)
_NO_DEAL = N_(
    "The talks ended without an agreement. That happens, and where no text was worth more than going home it is right. "
    "The debrief shows what was possible; from the title you can play it again."
)


def led(app: App, screen: str, content: Widget) -> Widget:
    """The screen's content, with a strip below it where the play-in has something to say there."""
    game = app.game
    if game is None or screen not in _SAYS or not is_led(app, game):
        if screen != "table":  # where the coach says itself what it is about
            app.ui.outline.aim(())
        return content
    said, ids = _SAYS[screen](app, game)
    nothing = partial(_stay, app)
    strip = Strip(StripCallbacks(nothing, partial(show_me, app), nothing, partial(_leave, app)))
    strip.show(said)
    app.ui.outline.aim(ids)
    content.flex = 1
    return Column(content, Column(strip, pad=(14, 0, 14, 10)), gap=0, align="stretch")


def _signing(app: App, game: Game) -> tuple[Saying, tuple[str, ...]]:
    ids = ("to-the-text", "sign", "yes", "go-on")
    if game.over:
        text = tr("It is done, and nobody can change it any more. Go on: what came of it is told next.")
        return Saying(tr("Signed"), text, Kind.REMARK), ids
    text = tr(
        "All have agreed. Read what will be signed and what it is worth to you; then sign: that is the last word."
    )
    return Saying(tr("Sign"), text, Kind.REMARK), ids


def _closing(app: App, game: Game) -> tuple[Saying, tuple[str, ...]]:
    if app.settings.playin != END:
        app.keep(playin=END)
    outcome, seat = game.outcome(), game.humans[0]
    measure = measure_of(game.public)
    if not outcome.agreement:
        return Saying(tr("That was a negotiation"), tr(_NO_DEAL), Kind.FAREWELL), ("debrief",)
    points = measure.words(outcome.points[seat])
    text = tr(_SIGNED, points=points, margin=measure.distance(outcome.surplus[seat]))
    return Saying(tr("That was all of it"), text, Kind.FAREWELL), ("debrief",)


_SAYS = {"signing": _signing, "closing": _closing}
"""By screen, what is said there and what it is about."""


def _stay(app: App) -> None:
    """There is no step to go to."""


def _leave(app: App) -> None:
    app.keep(playin=DONE)
    app.ui.outline.aim(())
    app.rebuild()
