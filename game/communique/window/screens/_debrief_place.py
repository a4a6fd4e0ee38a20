"""The place of a table among simulated ones, on the first page of the debrief: asked for, worked out, kept.

State: what was worked out, and what is being worked out. It takes half a minute of a core, so nobody plays a thousand
tables who has not asked for it; once played, they are in the user's cache and are there at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_dir

from communique.classroom.case_ground import GAMES, CaseGround, ground_at_hand, kept_ground
from communique.classroom.table_place import place_of
from communique.debrief import Debrief, beside_people
from communique.window.beside import Beside
from communique.window.charts import PlaceChart
from communique.window.kit import Button, Label, Meter, Row, Spacer, Widget
from communique.words import N_, number, tr

if TYPE_CHECKING:
    from communique.analysis.effort import Effort
    from communique.model.scenario import Seat
    from communique.window.app import App
    from communique.window.game import Game, Setup

ASK: Final = N_(
    "Computers can play these papers {games} times over, in about half a minute, to show how far chance alone moves "
    "the points of your seat."
)
NONE: Final = N_("The tables could not be played.")
READ: Final = N_("Bars: tables by points. Upright line: your table. Computers are no measure of people.")


def grounds() -> Path:
    """The folder of the user's cache in which simulated tables are kept."""
    return Path(user_cache_dir("communique")) / "grounds"


class AmongTables:
    """The simulated tables of the game at hand. Holds state."""

    def __init__(self, app: App, game: Game | None, show: Callable[[str], None]) -> None:
        """`game` is the finished one; None when it is only looked at.

        `show` is called when there is more to see, with the id of what has the focus then; empty for what had it.
        """
        self._app, self._game, self._show = app, game, show
        self._ground: CaseGround | None = None
        self._work: Beside[CaseGround] | None = None
        self._looked = False
        self._failed = ""

    def rows(self, found: Debrief, seat: Seat) -> list[Widget]:
        """The section, with what people came to where research says so; nothing where neither can be said."""
        shown = [] if self._game is None else self._tables(found, seat)
        shown += [Label(said) for said in beside_people(found)]
        return [Label(tr("Your place among other tables"), "subheading"), *shown] if shown else []

    def stop(self) -> None:
        """Play no further tables."""
        if self._work is not None:
            self._work.stop()
            self._work = None

    def _tables(self, found: Debrief, seat: Seat) -> list[Widget]:
        if self._work is not None:
            sign = Meter(tr("Tables played"), round(100 * self._work.share), maximum=100, id="place-share")
            halt = Button(tr("Stop"), self._halt, kind="ghost", id="place-stop")
            return [sign, Row(halt, Spacer())]
        if (ground := self._at_hand()) is not None:
            place = place_of(found, ground, seat)
            if place is None:
                return [Label(tr(NONE))]
            points, *others = (100 * one / found.public.scale for one in (place.points, *place.others))
            chart = PlaceChart(seat, points, others, id="place-chart")
            return [Label(place.words(found.public)), chart, Label(tr(READ), "small", colour="muted")]
        ask = Button(tr("Play {games} tables", games=number(GAMES)), self._begin, icon="people", id="place")
        said = [Label(self._failed, colour="muted")] if self._failed else []
        return [Label(tr(ASK, games=number(GAMES))), *said, Row(ask, Spacer())]

    def _at_hand(self) -> CaseGround | None:
        if not self._looked and self._game is not None:
            self._looked, setup = True, self._game.setup()
            self._ground = ground_at_hand(grounds(), setup.scenario, setup.level)
        return self._ground

    def _begin(self) -> None:
        assert self._game is not None
        setup = self._game.setup()
        self._failed = ""
        self._work = Beside(
            self._app, lambda effort: simulated(setup, effort), done=self._done, failed=self._gave_up, moved=self._moved
        )
        self._show("place-stop")
        self._work.start()

    def _done(self, ground: CaseGround) -> None:
        self._ground, self._work = ground, None
        self._show("place-chart" if self._watched() else "")

    def _gave_up(self, error: Exception) -> None:
        self._work, self._failed = None, tr(NONE)
        self._show("place" if self._watched() else "")

    def _moved(self) -> None:
        self._show("")

    def _halt(self) -> None:
        self.stop()
        self._show("place")

    def _watched(self) -> bool:
        """Whether the focus lies on a part that goes once the tables are played."""
        return self._app.ui.focused is not None and self._app.ui.focused.id == "place-stop"


def simulated(setup: Setup, effort: Effort) -> CaseGround:
    """The ground of the case that was played, from the cache or worked out now; `effort` hears how far it is."""
    heard = 0

    def progress(done: int, games: int) -> None:
        nonlocal heard
        effort.spend((done - heard) * effort.limit // games)
        heard = done

    return kept_ground(grounds(), setup.scenario, setup.level, workers=2, progress=progress)
