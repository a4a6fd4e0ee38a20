"""The curtain between two people at one screen: names the next delegation, and shows nothing that is anybody's.

Whatever the table showed is gone when it appears: the table is taken down, not covered.
"""

from __future__ import annotations

from communique.model.scenario import Seat
from communique.present.talks_status import in_call
from communique.window import backdrop, theme
from communique.window.app import App, Screen
from communique.window.game import Game
from communique.window.kit import Canvas, Column, HoldButton, Label, Panel, Spacer, Stack, Widget
from communique.window.screens import _parts
from communique.window.screens._visit import Guide, Visit
from communique.words import tr

HOLD_MS = 600.0
"""How long the button is held, however motion is set: a second click of whoever leaves must not open it."""


class Curtain(Screen):
    """Waits for the right person. State: whether the button is being held."""

    name = "curtain"
    first = "reveal"
    follows = True

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._held = False

    @property
    def seat(self) -> Seat:
        """The delegation that is asked to come."""
        game = self.app.game
        return Seat(0) if game is None or game.curtain is None else game.curtain

    def build(self) -> Widget:
        game = self.app.game
        if game is None:
            return Column()
        party = game.public.parties[self.seat]
        reveal = HoldButton(tr("Hold to open the curtain"), self._start, self._end, id="reveal", min_width=300)
        sheet = Panel(
            _parts.emblem(self.app.ui.style, self.seat, party, 128),
            Label(party.name, "title", align="center"),
            Label(_why(game), "lead", align="center"),
            Label(tr("Everybody else, please look away."), colour="muted", align="center"),
            reveal,
            gap=14,
            pad=36,
            align="center",
            width=500,
            shadow=18,
            edge=theme.sign(self.seat).colour,
            border=2,
        )
        scene = Canvas(backdrop.TableSeen(), label=tr("The table, seen from afar"))
        return Stack(scene, Column(Spacer(), sheet, Spacer(), align="center", pad=24))

    def shown(self) -> None:
        # A toast or a movement left over from the table could still say something private.
        self.app.ui.tick(60_000)

    def escape(self) -> None:
        self.app.go("pause")

    def _start(self) -> None:
        self._held = True
        self.app.ui.time(self, self._pull, HOLD_MS)

    def _end(self) -> None:
        self._held = False

    def _pull(self, part: float) -> None:
        if part >= 1.0 and self._held:
            self._held = False
            self.app.post(self._open)

    def _open(self) -> None:
        game = self.app.game
        if game is not None and self.app.screen is self:
            game.sit(self.seat)
            self.app.enter_game()


def _why(game: Game) -> str:
    """What the next delegation is called for; all at the table know it."""
    table = game.view().table.conference
    if table is not None and in_call(table):
        return tr("The closing call: it is your turn to accept or refuse what lies on the table.")
    return tr("It is your turn at the table.")


def _between_people(guide: Guide) -> None:
    guide.play(people=2)
    guide.app.begin("curtain")


SCREEN = Curtain
VISITS: dict[str, Visit] = {"between-people": _between_people}
