"""Follows the talks for the person at the table: shows each moment once, keeps the recap, and paints the rows.

The one thing to understand: nothing here is needed to play. Cards wait for the person only where the pace is one that
waits; a move of one's own takes away whatever was still to be read, and it stays in the recap. State: the cards that
wait, and the one that is shown; what each person has been told lies in their notepad.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from pygame import Rect

from communique.model.scenario import NATURE, Seat
from communique.present.moments import ToldMoment, digest, moments
from communique.present.recap import Recap, RecapCard, recap, rows_touched
from communique.rules.moves import kind_of
from communique.rules.state import Phase
from communique.views import PartyView
from communique.window.kit import Scroll, TextField, Widget
from communique.window.moments.dispatch_rule import STEPS
from communique.window.moments.moment_card import BUTTON
from communique.window.moments.moment_stage import MomentStage
from communique.window.moments.recap_list import recap_dialog
from communique.window.moments.recap_strip import RecapStrip
from communique.window.table.arrange import Pages
from communique.window.table.notepad import Notepad
from communique.words import tr

if TYPE_CHECKING:
    from communique.window.app import App
    from communique.window.game import Game

MOST = 4
"""More cards than this at once are told in one."""
SHORTEST, LONGEST, A_LETTER = 2600.0, 9000.0, 38.0
"""Milliseconds for which a card stays where the talks go on by time: at least, at most, and for each letter."""


TOLD_AT_SIGNING = frozenset({"agreement", "final-text"})
"""Kinds of moments that the signing tells, to which the screen turns with them."""


class PointsAtSeats(Protocol):
    """The picture of the room."""

    def point(self, seat: Seat | None) -> None:
        """Point at a delegation, or at none."""
        ...


class PaintsRows(Protocol):
    """The rows of the package."""

    def paint_changes(self, changed: Mapping[int, tuple[int, ...]]) -> None:
        """Point at these options, by issue, and at no others."""
        ...


class MomentParts(Protocol):
    """What the table has for moments."""

    stage: MomentStage
    strip: RecapStrip

    @property
    def room(self) -> PointsAtSeats:
        """The picture of the room."""
        ...

    @property
    def changing(self) -> PaintsRows:
        """The rows of the package."""
        ...


class Followed(Protocol):
    """The table, as far as it is followed."""

    app: App
    game: Game
    first: str
    """The id of the widget that has the focus where nothing else has."""
    view: PartyView
    notepad: Notepad

    @property
    def on_screen(self) -> bool:
        """Whether it is the screen that is shown."""
        ...

    @property
    def told_by(self) -> MomentParts | None:
        """Its widgets for this; None before it is built."""
        ...

    def show_line(self, number: int) -> None:
        """Show a line of the transcript, by its number in what was heard."""
        ...


class Following:
    """What a table shows of what happened."""

    def __init__(self, table: Followed) -> None:
        self._table = table
        self._series: list[ToldMoment] = []
        """The moments that are still to be read; the first is shown, or all of them in one card."""
        self._read = 0
        """How many of this series have been read."""
        self._gathered = False
        self._put: ToldMoment | None = None
        """What lies on the stage, or would if there were one."""
        self._back = ""
        """The id of the widget that had the focus before the card."""
        self._recap = Recap((), fresh=True)

    # what happened

    def follow(self) -> str:
        """The game has changed, or the table is shown again. The sound of what is new; empty for none."""
        view, notepad = self._table.view, self._table.notepad
        self._recap = recap(view)
        before = self._shown
        fresh = self._fresh(view, notepad)
        self._series += fresh
        if self._table.game.fast or len(self._series) > MOST:
            self._gathered = True
        self._lay()
        self._wait()
        self.fill()
        return self._shown.sound if fresh and self._shown is not None and self._shown != before else ""

    def _fresh(self, view: PartyView, notepad: Notepad) -> list[ToldMoment]:
        """The moments that this person has not been told yet."""
        own = _own_last(view)
        if notepad.told < 0:
            notepad.told = self._recap.cards[0].number if self._recap.cards and self._recap.fresh else own + 1
        if notepad.told > view.n:  # something was taken back
            notepad.told, notepad.card = view.n, -1
            self._keep([moment for moment in self._series if moment.number < view.n])
        if own >= notepad.told:  # the person has moved on, and with it what was to be read
            notepad.told = own
            self._keep([])
        if notepad.told < view.n:
            notepad.card = -1
        found = [] if view.over else moments(view, notepad.told)
        notepad.told = view.n
        return [moment for moment in found if moment.kind not in TOLD_AT_SIGNING]

    # the card

    @property
    def _shown(self) -> ToldMoment | None:
        if not self._series:
            return None
        return digest(self._series) if self._gathered and len(self._series) > 1 else self._series[0]

    @property
    def reading(self) -> bool:
        """True while a card is shown."""
        return bool(self._series)

    def go_on(self) -> bool:
        """Go on to the next card, or let the talks go on. False when there was nothing to go on from."""
        pacing, shown = self._table.game.pacing, self._shown
        if shown is None:
            if pacing.waits:
                pacing.step()
                return True
            return False
        asked = self._asks(shown)
        self._read += 1
        self._keep([] if self._gathered else self._series[1:])
        self._lay()
        if self._series:
            self._table.app.play_sound("page")
            self._wait()
        else:
            pacing.read(on=False)
        self.fill()
        if asked and not self._series:
            self._table.app.focus("way0")
        return True

    def _keep(self, left: list[ToldMoment]) -> None:
        """Leave these to be read."""
        self._series = left
        if not left:
            self._read, self._gathered = 0, False

    def _lay(self, *, anew: bool = False) -> None:
        """Put the first card on the stage, unless it lies there, or take the last one away."""
        parts, shown = self._table.told_by, self._shown
        if parts is None:
            return
        if shown is None:
            parts.stage.clear()
            self._give_back()
        else:
            more = 0 if self._gathered else len(self._series) - 1
            at = self._read + 1
            words = tr("Next") if more else tr("Take a line") if self._asks(shown) else tr("Go on")
            if shown != self._put or anew:
                parts.stage.show(shown, at=at, of=at + more, words=words)
                self._take_focus(parts.stage)
            else:
                parts.stage.recount(at=at, of=at + more, words=words)
        self._put = shown

    def attend(self) -> None:
        """Give the card that lies there the focus again, as when the table is back on the screen."""
        parts = self._table.told_by
        if parts is not None and self._shown is not None:
            self._take_focus(parts.stage)

    def _take_focus(self, stage: MomentStage) -> None:
        """Give the card the focus, so that its key goes on; but interrupt nobody who types or has a dialog open."""
        ui = self._table.app.ui
        if not stage.mounted or ui.dialogs or isinstance(ui.focused, TextField):
            return
        if ui.focused is not None:
            self._back = ui.focused.id
        ui.settle()
        self._table.app.focus(BUTTON)

    def _give_back(self) -> None:
        """The card is gone: put the focus where it was."""
        app, back = self._table.app, self._back
        self._back = ""
        if self._table.on_screen and app.ui.focused is None and not app.ui.dialogs:
            app.ui.settle()
            app.focus(back)
            if app.ui.focused is None:
                app.focus(self._table.first)

    def _asks(self, shown: ToldMoment) -> bool:
        """True for news on which the person takes a line now."""
        view = self._table.view
        return shown.asks and view.my_turn and view.table.phase is Phase.NEWS

    def _wait(self) -> None:
        """Let the talks wait for the card, where the pace has pauses; and end the wait by time, unless by hand."""
        table, shown = self._table, self._shown
        pacing, game = table.game.pacing, table.game
        paced = pacing.by_hand or game.delay > 0
        if shown is None or not paced or game.fast or table.view.my_turn or game.turn is None:
            return
        pacing.read(on=True)
        if not pacing.by_hand and not pacing.held:
            long = min(LONGEST, max(SHORTEST, len(shown.words) * A_LETTER))
            table.app.ui.pulse(self, lambda beat: self._passes(shown, beat), long / STEPS)

    def _passes(self, shown: ToldMoment, beat: int) -> None:
        """A part of the time for a card is over."""
        parts, table = self._table.told_by, self._table
        if self._shown != shown or parts is None or not table.on_screen:
            table.app.ui.still(self)
        elif table.view.my_turn or table.game.pacing.held:
            parts.stage.left(1.0)
            table.app.ui.still(self)
        elif beat >= STEPS:
            table.app.ui.still(self)
            self.go_on()
        else:
            parts.stage.left(1.0 - beat / STEPS)

    # the recap

    def fill(self) -> None:
        """Show the strip and paint the rows; put the card back where the widgets are new."""
        parts, notepad = self._table.told_by, self._table.notepad
        if parts is None:
            return
        cards = self._recap.cards
        at = next((k for k, card in enumerate(cards) if card.number == notepad.card), len(cards) - 1)
        parts.strip.show(self._recap, at)
        if self._shown is not None and parts.stage.card is None:
            self._lay(anew=True)
        card = cards[at] if cards else None
        parts.changing.paint_changes(self._rows(card))
        parts.room.point(self._who(card))
        if card is not None and parts.strip.mounted:
            self._table.app.ui.settle()
            _bring_into_view(parts.strip, f"recap{card.number}")

    def _who(self, card: RecapCard | None) -> Seat | None:
        """The delegation to point at: that of the card that is shown or chosen."""
        if self._shown is not None:
            return None if self._shown.seat == NATURE else self._shown.seat
        if card is None or self._table.notepad.card < 0 or card.seat == NATURE:
            return None
        return card.seat

    def _rows(self, card: RecapCard | None) -> dict[int, tuple[int, ...]]:
        """The rows to point at: those of the card that is shown or chosen, else all that others have touched."""
        if self._shown is not None and self._shown.touched:
            return rows_touched([self._shown.touched])
        if self._table.notepad.card >= 0 and card is not None:
            return rows_touched([card.touched])
        return self._recap.rows if self._recap.fresh else {}

    def step(self, by: int) -> None:
        """Turn to another card of the recap; past the last one, let one more move happen where the talks wait."""
        cards, notepad = self._recap.cards, self._table.notepad
        if not cards:
            self.go_on()
            return
        at = next((k for k, card in enumerate(cards) if card.number == notepad.card), len(cards) - 1)
        if at + by >= len(cards):
            self.go_on()
            return
        notepad.card = cards[max(0, at + by)].number
        ui = self._table.app.ui
        focused = ui.focused.id if ui.focused is not None else ""
        self.fill()
        ui.settle()
        if focused and ui.focused is None:
            self._table.app.focus(focused)

    def whole(self) -> None:
        """Show all of it."""
        app = self._table.app
        app.dialog(recap_dialog(self._recap, self._look_from_list, app.ui.close))

    def _look_from_list(self, card: RecapCard) -> None:
        self._table.app.ui.close()
        self.look(card)

    def look(self, card: RecapCard) -> None:
        """Go to what a card is about: a text on the table, the row it bears on, or its line in the transcript."""
        table = self._table
        table.notepad.card = card.number
        self.fill()
        table.app.ui.settle()
        for id in _places(card):
            if self._reach(id):
                return
        table.show_line(card.number)

    def _reach(self, id: str) -> bool:
        """Turn to the page of the widget with that id, and give it the focus. False when it cannot have it."""
        ui = self._table.app.ui
        found = next((widget for widget in _all(ui.content) if widget.id == id), None)
        if found is None:
            return False
        for node in (found, *found.above()):
            if not node.visible and isinstance(node.parent, Pages):
                node.parent.tabs.choose(node.parent.pages.index(node))
        ui.settle()
        if not found.focuses() or not all(node.visible for node in (found, *found.above())):
            return False
        for node in found.above():
            if isinstance(node, Scroll):
                node.ensure_visible(found.rect)
        ui.focus(found)
        return True

    # the pace

    def hold(self) -> None:
        """Hold the talks, or let them go on."""
        pacing = self._table.game.pacing
        pacing.hold(on=not pacing.held)
        self._wait()


def _places(card: RecapCard) -> Iterator[str]:
    """The ids of the widgets that a card is about, the best first."""
    if card.target:
        yield f"compare-{card.target}"
    for issue, _ in card.touched[:1]:
        yield f"issue{issue}"


def _bring_into_view(within: Widget, id: str) -> None:
    """Scroll so far that the widget with that id, below `within`, is seen."""
    found = next((widget for widget in within.walk() if widget.id == id), None)
    if found is None:
        return
    for node in found.above():
        if isinstance(node, Scroll):
            # Of what is taller than the opening its head is shown.
            room = node.rect.h - 2 * node.style.px(10)
            node.ensure_visible(Rect(found.rect.topleft, (found.rect.w, min(found.rect.h, room))))


def _all(widget: Widget) -> Iterator[Widget]:
    """The widget and all below it, those that are not shown included."""
    yield widget
    for child in widget.children:
        yield from _all(child)


def _own_last(view: PartyView) -> int:
    """The number of the seat's own last move; -1 before there is one, and for onlookers."""
    heard = view.hearing.heard
    if view.seat == NATURE:
        return -1
    own = (k for k in range(view.n - 1, -1, -1) if heard[k].seat == view.seat and not kind_of(heard[k].move).by_itself)
    return next(own, -1)
