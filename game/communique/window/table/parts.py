"""All the widgets of the table, built once for an arrangement, then told what changed.

State: the widgets. What they show is worked out from the view and the notepad alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Unpack

from communique.adviser.counsel import Advice
from communique.adviser.deed import Deed
from communique.model.package import OPEN
from communique.model.scenario import NATURE
from communique.present import (
    actions,
    appraise,
    entries,
    room_of,
    rows,
    status,
    tension_words,
)
from communique.present.advice import whisper
from communique.present.recap import Recap
from communique.rules.state import TENSION_MAX
from communique.views import PartyView
from communique.window import theme
from communique.window.kit import Button, Column, Label, Panel, Row, Scroll, Size, Stack, Style, Widget
from communique.window.kit.widget import Common
from communique.window.map_card import MapCard
from communique.window.moments.moment_stage import MomentStage
from communique.window.moments.recap_strip import RecapActions, RecapStrip
from communique.window.room import ConferenceRoom, RoomActions
from communique.window.table.adviser import AdviserLine
from communique.window.table.arrange import Arrangement, BelowRows, Pages, Root, columns
from communique.window.table.bar import BarActions, FootBar
from communique.window.table.clause_reader import ClauseReader
from communique.window.table.drop import PackagePanel
from communique.window.table.issue_rows import IssueRows, RowStyle
from communique.window.table.notepad import Notepad
from communique.window.table.on_table import OnTable, TextActions
from communique.window.table.showing import GameStatus, compared, due, lying, pins
from communique.window.table.summary import Summary
from communique.window.table.transcript_list import Transcript
from communique.window.table.transcript_page import TranscriptPage
from communique.words import tr

LOG = 250
"""Height the transcript keeps, in design units, however much lies on the table."""
ROOM = 288
"""Height of the room above the pages, in design units."""
MAP = 400
"""Width of the map below the rows."""
RECAP = 180
"""Height at least of what others have done, where it stands by itself, in design units."""
CLEAR = 142
"""Width at least of what starts the package: it has two wordings, and the scale beside it keeps its length."""
Nothing = Callable[[], None]


@dataclass(frozen=True, slots=True)
class TableCallbacks:
    """What the widgets call when somebody uses them."""

    choose: Callable[[int, int], None]
    clear: Nothing
    filter: Callable[[int], None]
    search: Callable[[str], None]
    searching: Nothing
    own_page: Nothing
    page: Callable[[int], None]
    meters: Nothing
    map: Nothing
    sheet: Nothing
    undo: Nothing
    redo: Nothing
    unsaved: Nothing
    menu: Nothing
    plan: Callable[[Size, Style], Arrangement]
    """The arrangement for a window of that size."""
    again: Nothing
    adviser: Nothing
    follow: Callable[[Deed], None]
    hush: Nothing
    sum: Nothing
    texts: TextActions
    room: RoomActions
    signs: Nothing
    bar: BarActions
    recap: RecapActions
    go_on: Nothing


class Led(NamedTuple):
    """What leads somebody, each in a place of its own."""

    strip: Widget
    """The play-in's, above the bar."""
    tip: Widget
    """Where the adviser speaks, while that is silent."""


class Quiet(Column):
    """The adviser and a tip, one of which speaks at most; it takes no room while neither does."""

    @property
    def visible(self) -> bool:
        """Whether one of them speaks."""
        return any(child.visible for child in self.children)

    @visible.setter
    def visible(self, shown: bool) -> None:
        raise AttributeError("It is shown while one of its two is.")


class Parts:
    """The widgets of the table."""

    def __init__(
        self,
        view: PartyView,
        notepad: Notepad,
        shape: Arrangement,
        callbacks: TableCallbacks,
        game: GameStatus,
        led: Led,
    ) -> None:
        self.shape, self.callbacks, self.notepad = shape, callbacks, notepad
        self._game = game
        self.watching = view.seat == NATURE
        self.room = ConferenceRoom(room_of(view, notepad.package), callbacks.room, flex=1)
        self.rows = IssueRows(
            rows(view, notepad.package, compared(view, notepad)),
            None if self.watching else callbacks.choose,
            RowStyle(shape.inline, shape.tall, shape.columns == 3, shape.plain),
            may_open=view.table.conference is not None,
        )
        self.reader: ClauseReader | None = None
        moves = actions(view)
        self.table = OnTable(lying(view, notepad, moves), callbacks.texts)
        self.entries = entries(view)
        self.log = Transcript(self.entries, notepad.filter, notepad.looked_for)
        search = (callbacks.filter, callbacks.search, callbacks.searching)
        self.transcript = TranscriptPage(self.log, notepad, *search, headed=shape.columns == 3, plain=shape.plain)
        self.bar = FootBar(due(view, notepad, moves, game), callbacks.bar)
        self._think(game)
        self.adviser = AdviserLine(self._nudge(view), callbacks.follow, callbacks.adviser, callbacks.hush)
        self.stage = MomentStage(view.public.parties, callbacks.go_on)
        self.strip = RecapStrip(Recap((), fresh=True), 0, callbacks.recap, brief=not shape.placed)
        self.changing = self.rows
        self.quiet = Quiet(self.adviser, led.tip)
        self.status = Label(status(view).line, "strong", colour="accent_text", id="status")
        self.summary: Summary | None = None
        self.pages: Pages | None = None
        self._top_buttons(view, game)
        middle = self._middle(view)
        self.root = Root(
            self._top(view), middle, led.strip, self.bar, shape=shape, planned=callbacks.plan, again=callbacks.again
        )

    def show(self, view: PartyView, notepad: Notepad, game: GameStatus) -> None:
        """Show the game as it now stands."""
        self.notepad, self._game = notepad, game
        moves = actions(view)
        self.show_package(view)
        self.table.show(lying(view, notepad, moves))
        self._show_log(view)
        self.bar.show(due(view, notepad, moves, game))
        self._think(game)
        self.show_adviser(view)
        self.status.set(status(view).line)
        self._show_top(view, game)
        if self.pages is not None:
            self.pages.rename(self._names())

    def show_package(self, view: PartyView) -> None:
        """Show the package, its worth, and what it is held against."""
        notepad = self.notepad
        self.room.show(room_of(view, notepad.package))
        shown = rows(view, notepad.package, compared(view, notepad))
        self.rows.show(shown)
        if self.reader is not None:
            self.reader.show(shown)
        appraisal = appraise(view, notepad.package)
        if self.summary is not None and appraisal is not None:
            self.summary.show(appraisal, pins(view, notepad))
            self._show_clear()

    def _think(self, game: GameStatus) -> None:
        """Show who is deciding."""
        self.bar.think(on=game.thinking)
        self.room.think(game.thinking)

    def _show_clear(self) -> None:
        """What starts the package: from one's best while it is empty, else anew."""
        empty = all(choice == OPEN for choice in self.notepad.package)
        words = tr("Start from your best") if empty else tr("Clear")
        if self.clear._text != words:
            self.clear.set(words)
            best = tr("On each issue the option worth most to you of those that are open now; go on from there.")
            self.clear.tip = best if empty else tr("Start the package anew.")

    def show_adviser(self, view: PartyView) -> None:
        """Show the nudge of the moment, or none."""
        self.adviser.show(self._nudge(view))

    def _nudge(self, view: PartyView) -> Advice | None:
        return whisper(view, self.notepad.discretion)

    def show_table(self, view: PartyView) -> None:
        """Show the texts on the table against the package."""
        moves = actions(view)
        self.table.show(lying(view, self.notepad, moves))
        # What the bar puts forward depends on what would go out.
        self.bar.show(due(view, self.notepad, moves, self._game))

    def _show_log(self, view: PartyView) -> None:
        heard = entries(view)
        self.log.show(heard, self.notepad.filter, self.notepad.looked_for)
        self.entries = heard

    # the top

    def _top_buttons(self, view: PartyView, game: GameStatus) -> None:
        callbacks, words = self.callbacks, self.shape.words
        self.meters = Button("", callbacks.meters, kind="ghost", icon="chart", id="meters", label=tr("Meters"))
        self.unsaved = Button(tr("Not saved"), callbacks.unsaved, kind="danger", icon="warning", id="not-saved")
        self.undo = Button(
            tr("Take back") if words else "",
            callbacks.undo,
            kind="ghost",
            icon="undo",
            id="undo",
            label=tr("Take back"),
            shortcut="ctrl+z",
        )
        self.redo = Button(
            "",
            callbacks.redo,
            kind="ghost",
            icon="redo",
            id="redo",
            label=tr("Make it again"),
            tip=tr("Make the decision that was taken back again"),
            shortcut="ctrl+y",
        )
        self.sheet = Button(
            tr("Your sheet") if words else "",
            callbacks.sheet,
            kind="ghost",
            icon="book",
            id="sheet-button",
            label=tr("Your sheet"),
            tip=tr("Your confidential sheet: brief, audiences, links, evidence (key B)"),
        )
        self.own_page = Button(
            "",
            callbacks.own_page,
            kind="ghost",
            icon="note",
            id="own-page-button",
            label=tr("A page of your own"),
            tip=tr("A page of your own, for notes (Ctrl + P)"),
            shortcut="ctrl+p",
        )
        self.menu = Button(
            tr("Menu") if words else "",
            callbacks.menu,
            kind="ghost",
            icon="menu",
            id="menu",
            label=tr("Menu"),
            tip=tr("Menu (Esc)"),
        )
        self._show_top(view, game)

    def _show_top(self, view: PartyView, game: GameStatus) -> None:
        meters = view.table.conference is not None
        tense, level = meters and view.public.tension_on, view.tension
        words = tr("Tension {level} of {most}", level=level, most=TENSION_MAX) if tense else tr("Meters")
        if self.meters._text != words:
            self.meters.set(words)
        self.meters.visible = meters
        self.meters.tip = f"{tension_words(view)}\n{tr('All meters with their causes (key J)')}"
        self.unsaved.visible = bool(game.unsaved)
        self.unsaved.tip = game.unsaved
        self.redo.visible = game.can_redo
        if game.no_undo:
            self.undo.disable(game.no_undo)
        else:
            self.undo.enable()
            self.undo.tip = tr("Take your last decision back")

    def _top(self, view: PartyView) -> Widget:
        title = Label(view.public.title, "heading", max_lines=1, flex=1)
        mine = [] if self.watching else [self.sheet, self.own_page, self.undo, self.redo]
        if self.shape.columns == 1:
            return Column(Row(title, self.unsaved, self.meters, *mine, self.menu, gap=8), self.status, gap=2)
        return Row(title, self.status, self.unsaved, self.meters, *mine, self.menu, gap=8, pad=(4, 0, 0, 0))

    # the middle

    def _middle(self, view: PartyView) -> Widget:
        shape, package = self.shape, self._package_panel(view)
        texts = Scroll(self.table, id="on-table", flex=1)
        if shape.columns == 3:
            told = _sheet("", self._told(), min_height=RECAP)
            room = Column(self._staged(flex=2), self.quiet, told, gap=theme.GAP, width=shape.left)
            both = Column(
                _sheet(tr("On the table"), texts, flex=0),
                _sheet(tr("Transcript"), self.transcript, self.transcript.find, min_height=LOG),
                gap=theme.GAP,
                width=shape.right,
            )
            return columns(room, package, both)
        if shape.columns == 2 and shape.placed:
            side = self._side([texts, self.transcript, self._told()])
            beside = Column(self._staged(height=ROOM), self.quiet, side, gap=theme.GAP, width=shape.left)
            return columns(beside, package)
        if shape.columns == 2:
            side = self._side([texts, self.transcript, self.room])
            beside = Column(self.strip, self.quiet, side, gap=theme.GAP)
            return columns(Stack(beside, self.stage, width=shape.left), package)
        pages = [package, _sheet("", texts), _sheet("", self.transcript), self.room]
        self.pages = Pages(self._names(), pages, min(self.notepad.page, 3), self.callbacks.page, id="pages")
        # There is no room for tips here.
        return Stack(Column(self.strip, self.pages, self.adviser, gap=theme.GAP), self.stage, flex=1)

    def _staged(self, **given: Unpack[Common]) -> Widget:
        """The room, on which the cards of moments are put."""
        return Stack(self.room, self.stage, **given)

    def _told(self) -> Widget:
        """What others have done since one's last move, on a page of its own: it is turned to whenever there is more."""
        self.strip.counted = self._count_told
        return Column(self.strip, flex=1)

    def _count_told(self, fresh: int) -> None:
        if self.pages is None:
            return
        self.pages.rename(self._names())
        told = len(self.pages.pages) - 1
        at = self.pages.tabs.value or 0
        if fresh and at != told and not self.watching and not self.notepad.searching:
            self.notepad.page_before = at
            self.pages.tabs.choose(told)
        elif not fresh and at == told and self.notepad.page_before >= 0:
            self.pages.tabs.choose(self.notepad.page_before)
            self.notepad.page_before = -1

    def _names(self) -> list[str]:
        texts = len(self.table.texts)
        on_table = tr("On the table ({n})", n=texts) if texts else tr("On the table")
        if self.shape.columns == 1:
            return [tr("Package"), on_table, tr("Transcript"), tr("The room")]
        fresh = self.strip.fresh
        told = tr("New ({n})", n=fresh) if fresh else tr("New")
        return [on_table, tr("Transcript"), told if self.shape.placed else tr("The room")]

    def _side(self, pages: list[Widget]) -> Widget:
        at = min(self.notepad.page, len(pages) - 1)
        self.pages = Pages(self._names(), pages, at, self.callbacks.page, id="pages")
        return Panel(self.pages, gap=0, pad=(12, 6, 8, 10), flex=1)

    def _package_panel(self, view: PartyView) -> Panel:
        head: Widget = Label(tr("The issues, and what is proposed"), "heading")
        appraisal = appraise(view, self.notepad.package)
        if appraisal is not None:
            self.clear = Button(
                "", self.callbacks.clear, kind="quiet", face="small_strong", id="clear", min_width=CLEAR
            )
            self._show_clear()
            self.summary = Summary(
                appraisal,
                pins(view, self.notepad),
                id="summary",
                title=tr("Your package"),
                extras=[self.clear, self._signs()],
                opens_sum=self.callbacks.sum,
            )
            head = self.summary
        scroll = Scroll(self.rows, id="rows", flex=1 if self.shape.reader is BelowRows.NONE else 0)
        body: list[Widget] = [scroll]
        if self.shape.reader is not BelowRows.NONE:
            whole = self.shape.reader is BelowRows.TEXT
            self.reader = ClauseReader(rows(view, self.notepad.package), whole=whole)
            self.rows.tell(self.reader.read)
            body.append(self._beside_the_map(view, self.reader))
        dropped = None if self.watching else self.callbacks.texts.take_clause
        return PackagePanel(head, *body, dropped=dropped, gap=6, pad=(12, 10, 8, 10), flex=1, id="package")

    def _beside_the_map(self, view: PartyView, reader: Widget) -> Widget:
        """What stands below the rows, with the map where the case brings one and three columns leave room."""
        if not (self.shape.charted and self.shape.columns == 3 and view.public.map):
            return reader
        chart = MapCard(view.public.map, self.callbacks.map, width=MAP, min_height=170)
        return Row(reader, chart, gap=8, align="stretch", flex=1)

    def _signs(self) -> Button:
        tip = tr("What the signs in the rows mean.")
        return Button("", self.callbacks.signs, kind="quiet", icon="help", id="signs-button", label=tip, tip=tip)

    def show_transcript(self) -> None:
        """Turn to the transcript, where it is a page of its own."""
        self._turn_to(self.transcript)

    def show_texts(self) -> None:
        """Turn to the texts on the table, where they are a page of their own."""
        self._turn_to(self.table)

    def _turn_to(self, part: Widget) -> None:
        if self.pages is not None:
            above = {part, *part.above()}
            at = next((k for k, page in enumerate(self.pages.pages) if page in above), None)
            if at is not None:
                self.pages.tabs.choose(at)


def _sheet(title: str, body: Widget, *beside: Widget, flex: float = 1, min_height: float = 0) -> Panel:
    """A page with its title and what stands beside that."""
    head: list[Widget] = [Row(Label(title, "heading", flex=1), *beside)] if title else []
    return Panel(*head, body, gap=5, pad=(14, 9, 8, 9), flex=flex, min_height=min_height)
