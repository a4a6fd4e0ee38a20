"""The debrief: a story first, every sheet open, what was possible, how the talks went, what was still open.

State: the page, what is chosen on it, the spot last looked at. The figures are worked out once, beside the window,
from a copy of the game; until then the screen says how far that is, and it can be stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from communique.debrief import ASSUMPTION, Debrief, debrief
from communique.files import write_whole
from communique.present.sums import no_deal_on, sum_on
from communique.session.folder import new_save_path
from communique.session.recorder import SaveError
from communique.window.app import App, KeyBinding, Screen
from communique.window.beside import Beside
from communique.window.charts import CurvesChart, Spot
from communique.window.kit import Button, Column, Label, Meter, Panel, Row, Spacer, Tabs, Widget
from communique.window.screens import _debrief_charts as charts
from communique.window.screens import _debrief_words as words
from communique.window.screens import _parts
from communique.window.screens._debrief_keep import NO_PAPER
from communique.window.screens._debrief_place import AmongTables
from communique.window.screens._debrief_record import record
from communique.window.screens._debrief_result import result
from communique.window.screens._debrief_second import Ballot
from communique.window.screens._debrief_story import WIDE, TextJumps, story_page, texts_page
from communique.window.screens._debrief_swaps import swaps
from communique.window.screens._visit import Guide, Visit
from communique.window.table.sum_dialog import sum_dialog
from communique.words import N_, tr

if TYPE_CHECKING:
    from communique.analysis.effort import Effort
    from communique.window.game import Game

PAGES = (
    N_("Story"),
    N_("Result"),
    N_("Frontier"),
    N_("Path"),
    N_("Your texts"),
    N_("Swaps"),
    N_("Second round"),
    N_("Beliefs"),
    N_("What happened"),
)
STORY, RESULT, FRONTIER, PATH, TEXTS, SWAPS, SECOND, BELIEFS, RECORD = range(len(PAGES))
WORKING = N_("The figures are being worked out.")
STOPPED = N_("The figures were not worked out.")


class DebriefScreen(Screen):
    """Shows the game that is open, which has ended; or what was `found` of another, to look at only."""

    name = "debrief"
    first = "pages"

    def __init__(self, app: App, found: Debrief | None = None, page: int = 0) -> None:
        super().__init__(app)
        self._game: Game | None = app.game if found is None else None
        self.found = found
        self._ballot = Ballot(app, self._game, self._settled)
        self._among = AmongTables(app, self._game, self._played)
        self.page = page
        self.chosen: dict[str, int] = {}
        self.spot: Label | None = None
        self.work: Beside[Debrief] | None = None
        """What is being worked out now."""
        if found is None:
            self._begin()

    # working it out

    def _begin(self) -> None:
        """Begin with a copy: the game may be taken back while the figures are worked out.

        From here on all sheets are open, and the game says so of moves that are made after this.
        """
        assert self._game is not None
        self._game.open_sheets()
        copy = self._game.ended()

        def job(effort: Effort) -> Debrief:
            return debrief(copy, effort)

        self.work = Beside(self.app, job, done=self._done, failed=self._failed, moved=self._moved)
        self.work.start()

    def _done(self, found: Debrief) -> None:
        self.found, self.work = found, None
        if self._shown():
            self.app.rebuild()
            self.app.focus(self.first)

    def _failed(self, error: Exception) -> None:
        self.work = None
        if self._shown():
            self.app.rebuild()
            self.app.tell(
                tr("No debrief"),
                tr("The debrief could not be worked out ({error}).", error=f"{type(error).__name__}: {error}"),
            )

    def _moved(self) -> None:
        if self._shown():
            self.app.rebuild()

    def _played(self, focus: str) -> None:
        """Show how far the simulated tables are."""
        if self._shown() and self.page == STORY:
            self.app.rebuild()
            if focus:
                self.app.focus(focus)

    def _stop(self) -> None:
        if self.work is not None:
            self.work.stop()
            self.work = None
        self._moved()

    def _again(self) -> None:
        self._begin()
        self._moved()

    def _shown(self) -> bool:
        return bool(self.app.stack) and self.app.screen is self

    def hidden(self) -> None:
        self._among.stop()
        if self.work is not None:
            self.work.stop()
            self.work = None

    def shown(self) -> None:
        if self.found is None and self.work is None:
            self._begin()
        if self.found is not None:
            self.app.rebuild()

    # what is shown

    def build(self) -> Widget:
        if self.found is None:
            head = _parts.bar(self.app, tr("Debrief"), under=tr("After the end every sheet is open."))
            waiting = Panel(*self._waiting(), pad=32, gap=14, id="working")
            return _parts.page(head, Column(Spacer(), waiting, Spacer(), align="center", flex=1))
        found = self.found
        again: list[Widget] = []
        if self._game is not None:
            again = [Button(tr("Replay"), self._replay, icon="history", kind="ghost", id="replay")]
        head = _parts.bar(self.app, tr("Debrief"), *again, under=_parts.headed(found.public, found.ended))
        tabs = Tabs([tr(page) for page in PAGES], self.page, self._turn, id="pages", label=tr("Pages"))
        sheet = Panel(tabs, self._body(found), pad=(20, 12, 14, 14), gap=10, flex=1)
        return _parts.page(head, sheet, *self._foot())

    def _waiting(self) -> list[Widget]:
        if self.work is None:
            again = Button(tr("Work them out"), self._again, id="work")
            return [Label(tr(STOPPED), "lead", align="center"), Row(Spacer(), again, Spacer())]
        sign = Meter(tr("Worked out"), round(100 * self.work.share), maximum=100, width=420)
        stop = Button(tr("Stop"), self._stop, kind="ghost", id="stop")
        return [
            Label(tr(WORKING), "lead", align="center"),
            Row(Spacer(), sign, Spacer()),
            Row(Spacer(), stop, Spacer()),
        ]

    def keys(self) -> dict[str, KeyBinding]:
        return {"ctrl+s": KeyBinding(tr("Save the report"), self._export)}

    def _body(self, found: Debrief) -> Widget:
        if self.page in _CHARTS:
            return _CHARTS[self.page](self, found)
        page: dict[int, Callable[[Debrief], list[Widget]]] = {
            STORY: partial(story_page, self, among=self._among, save=self._keep),
            RESULT: partial(result, opens_sum=self._sum if self._game is not None else None),
            TEXTS: partial(texts_page, self, jumps=TextJumps(self._jump, self._replay)),
            SWAPS: swaps, SECOND: self._ballot.page, RECORD: record,
        }  # fmt: skip
        wide = WIDE if self.page == STORY else 1040
        return _parts.scrolled(f"page{self.page}", *page[self.page](found), width=wide)

    def _sum(self, seat: int) -> None:
        """Open what a delegation has: the text in force on its sheet, clause by clause, or what no deal is made of."""
        found, game = self.found, self._game
        if found is None or game is None:
            return
        sheet, end, party = game.ended().scenario.sheets[seat], found.outcome, found.public.parties[seat].short
        if end.agreement and end.package is not None:
            made = sum_on(sheet, found.public, end.package, end.no_deal[seat], floors=found.floors, title=party)
        else:
            made = no_deal_on(sheet, found.public, found.tension)
        self.app.dialog(sum_dialog(made, self.app.ui.close))

    def _foot(self) -> list[Widget]:
        note = Label(tr(ASSUMPTION), "small", colour="muted", flex=1)
        return [note, Button(tr("Save the report"), self._export, kind="primary", icon="save", id="export")]

    def _turn(self, page: int) -> None:
        self.page = page
        self.app.play_sound("page")
        self.app.rebuild()

    def _jump(self, event: int) -> None:
        """Show a text on the path."""
        self.chosen["whose"] = 0
        self._turn(PATH)
        self.app.ui.find("curves", CurvesChart).go_to(event)
        self.app.focus("curves")

    def choose(self, what: str, number: int) -> None:
        """Note a choice on a page, and show what it changes."""
        self.chosen[what] = number
        self.app.rebuild()

    def look(self, spot: Spot) -> None:
        """Show more of what is pointed at on a chart."""
        if self.spot is not None and self.found is not None:
            self.spot.set(words.spot(self.found, spot))

    def _settled(self, found: Debrief) -> None:
        """Show what the answers of a second round have changed."""
        self.found = found
        if self._shown():
            self.app.play_sound("accept" if found.second.settled else "page")
            self.app.rebuild()
            self.app.focus("second-put")

    def _replay(self, event: int = 1) -> None:
        self.app.go("replay", at=event)

    # the report

    def _export(self) -> None:
        if self.found is None:
            self.app.toast(tr(WORKING))
            return
        from communique.classroom.report import write_report

        try:
            path = self._path(".html")
            path.parent.mkdir(parents=True, exist_ok=True)
            write_report(self.found, path)
        except (OSError, SaveError) as error:
            self.app.tell(tr("The report could not be saved"), str(error))
            return
        self.app.toast(tr("Saved as {path}", path=path))

    def _keep(self, tail: str, make: Callable[[], bytes]) -> None:
        """Save what `make` gives in a file beside the save, and say where; or why not."""
        try:
            made = make()
        except ModuleNotFoundError as error:
            if error.name != "fpdf":
                raise
            self.app.tell(tr("The file could not be saved"), tr(NO_PAPER))
            return
        try:
            path = self._path(tail)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, made)
        except (OSError, SaveError) as error:
            self.app.tell(tr("The file could not be saved"), str(error))
            return
        self.app.toast(tr("Saved as {path}", path=path))

    def _path(self, tail: str) -> Path:
        """A file beside the save that is not there yet, whose name ends in `tail`."""
        recorder = self.app.game.recorder if self.app.game else None
        assert self.found is not None
        first = (recorder.path if recorder else new_save_path(self.found.header)).with_suffix("")
        name, end = f"{first.name}{tail.partition('.')[0]}", f".{tail.partition('.')[2]}"
        names = (f"{name}{end}", *(f"{name}-{k}{end}" for k in range(2, 1000)))
        paths = [first.with_name(one) for one in names]
        return next((path for path in paths if not path.exists()), paths[0])


_CHARTS: Final = {FRONTIER: charts.frontier, PATH: charts.path, BELIEFS: charts.beliefs}


def _looking(page: int) -> Visit:
    def visit(guide: Guide) -> None:
        guide.finish()
        guide.app.go("debrief", page=page)

    return visit


SCREEN = DebriefScreen
VISITS = {name: _looking(page) for page, name in enumerate(PAGES)}
