"""The negotiating table: a person's package among the offers, the draft, the others, and what has been said.

Built once, then told what changed: every part compares what it shows with what it should, and touches only the
difference. All that is shown comes from the view of one seat; an observer sees the public table.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from communique.adviser.deed import Deed
from communique.faces import FACES, Group
from communique.model.package import Terms
from communique.model.scenario import NATURE
from communique.present import FILTERS, Action, DecisionChoice, actions, asked_for
from communique.present.advice import hush, may_ask
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.state import Phase
from communique.views import PartyView
from communique.window.app import KeyBinding, Screen
from communique.window.forms import form_of
from communique.window.kit import Dialog, Scroll, Size, Style, Widget
from communique.window.kit.widget import Callback
from communique.window.map_card import map_dialog
from communique.window.moments.following import Following
from communique.window.moments.recap_strip import RecapActions
from communique.window.playin.coach import Coach
from communique.window.preferences import SIMPLE
from communique.window.screens._table_visits import table_visits
from communique.window.screens._visit import Visit
from communique.window.table.adviser import AdviserPanel
from communique.window.table.arrange import Arrangement, plan
from communique.window.table.at_the_room import room_actions
from communique.window.table.bar import GROUPS, BarActions
from communique.window.table.letters import letters
from communique.window.table.notepad import Notepad, notepad_of
from communique.window.table.on_table import TextActions
from communique.window.table.own_page import OwnPageDialog
from communique.window.table.package_hand import PackageHand
from communique.window.table.parts import Parts, TableCallbacks
from communique.window.table.reading import group_dialog, meters_dialog, sheet_dialog
from communique.window.table.showing import GameStatus, with_buttons
from communique.window.table.signs_page import signs_dialog
from communique.window.table.sum_dialog import SumOpener
from communique.window.table.turn_clock import Timekeeper
from communique.window.unsaved import explain
from communique.words import say, tr

if TYPE_CHECKING:
    from communique.window.app import App
    from communique.window.game import Game


class TableScreen(Screen):
    """The table. State: the view shown, the widgets that show it."""

    name = "table"
    first = "issue0"
    follows = True

    def __init__(self, app: App, game: Game | None = None) -> None:
        super().__init__(app)
        running = game or app.game
        if running is None:
            raise ValueError("The table needs a game.")
        self.game = running
        self.view: PartyView = running.view()
        self.notepad: Notepad = notepad_of(running.notepads, self.view)
        self.actions: tuple[Action, ...] = actions(self.view)
        self.parts: Parts | None = None
        self.time = Timekeeper(self, lambda: self.following.reading)
        self.looking = self.view.table.agreed is not None
        """Whether somebody has come to look while a text is being signed; they go back to it."""
        self.following = Following(self)
        self.coach = Coach(self)
        self.hand = PackageHand(self)
        self.sums = SumOpener(self)

    def fits(self, game: Game, place: str) -> bool:
        """Whether to stay: also while a text is being signed, for whoever has come from there to look."""
        return place == self.name or (place == "signing" and self.looking)

    # what forms and parts may ask: see `communique.window.table.seated`

    @property
    def post(self) -> Callable[[Callback], None]:
        """Runs an action on the window's thread."""
        return self.app.post

    def dialog(self, dialog: Dialog) -> None:
        """Open a dialog."""
        self.app.dialog(dialog)

    def close(self) -> None:
        """Close the dialog on top."""
        self.app.ui.close()

    def close_all(self) -> None:
        """Close every dialog."""
        while self.app.ui.dialogs:
            self.app.ui.close()

    def confirm(self, title: str, body: str, yes: str, action: Callback) -> None:
        """Ask before something that cannot be taken back lightly."""
        self.app.confirm(title, body, yes, action, no=tr("Cancel"))

    def tell(self, title: str, body: str) -> None:
        """Say something that must be read."""
        self.app.tell(title, body)

    def toast(self, text: str) -> None:
        """Say something in passing."""
        self.app.toast(text)

    def keep_focus(self, change: Callable[[], object]) -> None:
        """Make a change that builds widgets anew; the focus stays by id."""
        ui = self.app.ui
        focused = ui.focused.id if ui.focused else ""
        change()
        ui.settle()
        again = ui._find(focused) if focused else None
        if again is not None and again.focuses():
            ui.focus(again)

    def focus(self, id: str) -> None:
        """Put the focus on the control with that id."""
        self.app.focus(id)

    def show_time(self, words: str) -> None:
        """Show the time left for the turn."""
        if self.parts is not None:
            self.parts.bar.time(words)

    # the screen

    def build(self) -> Widget:
        shape = self._plan(self.app.ui.size, self.app.ui.style)
        led = self.coach.anew()
        self.parts = Parts(self.view, self.notepad, shape, self._callbacks(), self._status(), led)
        self.following.fill()
        self._led()
        return self.parts.root

    @property
    def on_screen(self) -> bool:
        """Whether it is the screen that is shown."""
        return bool(self.app.stack) and self.app.screen is self

    @property
    def told_by(self) -> Parts | None:
        """The widgets that tell what happened."""
        return self.parts

    def keys(self) -> dict[str, KeyBinding]:
        keys = {
            letter: KeyBinding(tr(FACES[names[-1]].title), partial(self._key, names))
            for letter, names in letters().items()
        }
        for name, group in GROUPS.items():
            keys[group.key.lower()] = KeyBinding(tr(group.words), partial(self._group, name))
        keys["b"] = KeyBinding(tr("Your sheet"), self.show_sheet)
        keys["j"] = KeyBinding(tr("Meters"), self.show_meters)
        keys["v"] = KeyBinding(tr("Ask the adviser"), self.ask_adviser)
        keys |= {
            f"alt+{n}": KeyBinding(tr("To issue {n}", n=n), partial(self.focus, f"issue{n - 1}"))
            for n in range(1, min(9, len(self.view.public.issues)) + 1)
        }
        keys["alt+t"] = KeyBinding(tr("To what is on the table"), self.hand.to_texts)
        keys["ctrl+m"] = KeyBinding(tr("Work on a text"), self.work_on)
        keys["ctrl+f"] = KeyBinding(tr("Search the transcript"), self._searching)
        keys["h"] = KeyBinding(tr("Faster or slower"), self._hurry)
        keys["ctrl+h"] = KeyBinding(tr("Hold the talks, or go on"), self._hold)
        keys["f4"] = KeyBinding(tr("What has happened since your last move"), self.following.whole)
        keys[","] = KeyBinding(tr("The card before"), partial(self.following.step, -1))
        keys["."] = KeyBinding(tr("The next card, or the next move"), partial(self.following.step, 1))
        keys["space"] = keys["return"] = KeyBinding(tr("Go on"), self._go_on)
        return keys

    def refresh(self) -> None:
        ui = self.app.ui
        self.view = self.game.view()
        self.notepad = notepad_of(self.game.notepads, self.view)
        self.actions = actions(self.view)
        self.looking = self.looking and self.view.table.agreed is not None
        shape = self._plan(ui.size, ui.style)
        if self.parts is None or shape != self.parts.shape:
            self.app.rebuild()
            return
        focused = ui.focused.id if ui.focused is not None and not ui.dialogs else ""
        self.parts.show(self.view, self.notepad, self._status())
        self._refocus(focused)
        self._sound(self.following.follow())
        self._led()  # a tip waits until what happened has been read
        self.time.follow()

    def shown(self) -> None:
        self.notepad.seen = self.view.n
        self.following.follow()
        self.following.attend()
        self._led()
        self.time.follow()

    def hidden(self) -> None:
        self.time.pause()
        self.coach.stop()

    def opened(self, dialog: Dialog) -> None:
        self.coach.heard(dialog.id, dialog.label)

    def escape(self) -> None:
        focused = self.app.ui.focused
        if self.notepad.searching and focused is not None and focused.id == "search":
            self._searching()
            self.app.focus(self.first)
        elif self.looking:
            self.app.enter_game()
        elif not self.following.reading or not self.following.go_on():
            self.app.go("pause")

    # making moves

    def submit(self, move: Move) -> bool:
        """Make a move for the person at the screen. False, with a word why, when it was refused."""
        refusal = self.game.submit(move)
        if refusal is not None:
            self.app.toast(say(refusal.message))
        return refusal is None

    def act(self, name: str, text: str = "") -> None:
        """Open what makes the move of that name, about a text on the table, or say why it cannot be made."""
        action = next((a for a in self.actions if a.name == name), None)
        if action is not None and action.reason and not text:
            self.app.toast(action.reason)
        elif action is not None or name in asked_for(self.view):
            form_of(name).open(self, text)

    # reading

    def show_sheet(self) -> None:
        """Open the confidential sheet."""
        if self.view.seat != NATURE:
            self.app.dialog(sheet_dialog(self.view, self.app.ui.close))

    def show_meters(self) -> None:
        """Open the meters with their causes."""
        self.app.dialog(meters_dialog(self.view, self.app.ui.close, self.sums.show))

    def show_map(self) -> None:
        """Open the map large."""
        public = self.view.public
        self.app.dialog(map_dialog(public.map, public.title, self.app.ui.close))

    def show_own_page(self) -> None:
        """Open the page of one's own."""
        if self.view.seat != NATURE:
            game, when = self.game, self.view.table.when + 1
            self.app.dialog(OwnPageDialog(game.own_notes(), when, game.write_own_notes, self.app.ui.close))

    def ask_adviser(self) -> None:
        """Open what the adviser has to say, where the level has one."""
        if may_ask(self.view):
            AdviserPanel(self).open()

    def take_package(self, package: Terms) -> None:
        """Put a package into the rows."""
        self.hand.put(package)

    def put_forward(self, terms: Terms) -> None:
        """Offer these terms: at once where there is nothing to ask, else having asked."""
        self.hand.offer(terms)

    def follow(self, deed: Deed) -> None:
        """Do what a piece of advice says: open what makes the move, or change the package."""
        self.hand.follow(deed)

    def work_on(self, text: str = "") -> None:
        """Open the desk on which a text is worked on, where the level has an adviser: that of an id, or the package."""
        self.hand.work_on(text)

    # inside

    def _hush(self) -> None:
        hush(self.notepad.discretion)
        if self.parts is not None:
            self.parts.show_adviser(self.view)
            self._led()
        self.app.focus(self.first)

    def _led(self) -> None:
        """Let the coach say what is due; while it leads, the adviser keeps still."""
        parts = self.parts
        if parts is not None:
            self.coach.follow(quiet=parts.adviser.visible or self.following.reading or self._deciding)
            if self.coach.leading:
                parts.adviser.show(None)

    @property
    def _deciding(self) -> bool:
        """Whether something is asked of the person that is not the floor: short tips rest then."""
        return self.view.table.conference is not None and self.view.table.phase is not Phase.FLOOR

    def _status(self) -> GameStatus:
        game = self.game
        thinking = game.turn is not None and not game.my_turn
        pacing = game.pacing
        return GameStatus(
            game.fast,
            thinking and not pacing.waits,
            game.no_undo,
            game.unsaved,
            game.can_redo,
            pacing.held,
            thinking and pacing.waits and not pacing.reading,
            self.looking,
        )

    def _callbacks(self) -> TableCallbacks:
        ui, hand, sums = self.app.ui, self.hand, self.sums
        take = self.coach.noting("clause-taken", hand.take_clause)
        texts = TextActions(hand.compare, hand.take_over, self.act, hand.work_on, take, hand.look, sums.text)
        text = self.app.enter_game
        bar = BarActions(self.act, self._group, self._way, self._hurry, self.ask_adviser, self._hold, self._go_on, text)
        told = RecapActions(self.following.step, self.following.look, self.following.whole)
        return TableCallbacks(
            choose=hand.choose,
            clear=hand.clear,
            filter=self._filter,
            search=self._search,
            searching=self._searching,
            own_page=self.show_own_page,
            page=self._page,
            meters=self.show_meters,
            map=self.show_map,
            sheet=self.show_sheet,
            undo=self._undo,
            redo=self._redo,
            unsaved=lambda: explain(self.app, self.game.unsaved),
            menu=self.escape,
            plan=self._plan,
            again=lambda: ui.post(self._again),
            adviser=self.ask_adviser,
            follow=hand.follow,
            hush=self._hush,
            sum=sums.package,
            texts=texts,
            room=room_actions(self, self.show_meters),
            signs=lambda: self.app.dialog(signs_dialog(ui.close)),
            bar=bar,
            recap=told,
            go_on=self._go_on,
        )

    def _plan(self, size: Size, style: Style) -> Arrangement:
        plain = self.app.settings.density == SIMPLE
        size = self.coach.leaves(size)
        return plan(size, style, issues=len(self.view.public.issues), plain=plain)

    def _again(self) -> None:
        if self.app.stack and self.app.screen is self:
            self.app.rebuild()

    def _refocus(self, id: str) -> None:
        ui = self.app.ui
        if not id or ui.focused is not None or ui.dialogs:
            return
        ui.settle()
        again = ui._find(id)
        if again is not None and again.focuses():
            ui.focus(again)

    def _sound(self, moment: str) -> None:
        """Play the sound of a moment that is new, else that of the last new line."""
        new = list(self.view.since(max(0, min(self.notepad.seen, self.view.n))))
        self.notepad.seen = self.view.n
        if moment or new:
            self.app.play_sound(moment or FACES[kind_of(new[-1].move).name].sound)

    def _key(self, names: tuple[str, ...]) -> None:
        """A letter was pressed: do what it stands for now."""
        meant = {*asked_for(self.view), *(a.name for a in self.actions)}
        name = next((name for name in names if name in meant), None)
        if name is not None:
            self.act(name, self.hand.text_for(name, self.app.ui.focused))

    def _way(self, way: DecisionChoice) -> None:
        if way.harm:
            self.confirm(way.label, way.harm, way.label, lambda: self._made(way))
        else:
            self._made(way)

    def _made(self, way: DecisionChoice) -> None:
        self.submit(way.move)

    def _group(self, name: Group) -> None:
        inside = [a for a in with_buttons(self.view, self.actions) if a.group == name]
        if inside:
            self.app.dialog(group_dialog(tr(GROUPS[name].words), inside, self.act, self.app.ui.close))

    def _hurry(self) -> None:
        self.game.set_fast(not self.game.fast)
        self.refresh()

    def _hold(self) -> None:
        self.following.hold()
        self.refresh()

    def _go_on(self) -> None:
        if self.following.go_on():
            self.refresh()

    def show_line(self, number: int) -> None:
        """Turn to a line of the transcript, by its number in what was heard."""
        notepad, parts = self.notepad, self.parts
        if parts is None:
            return
        notepad.filter, notepad.search, notepad.searching = FILTERS[0], "", False
        parts.transcript.field.visible = False
        parts.show_transcript()
        self._show_transcript()
        self.app.ui.settle()
        place = parts.log.point(number)
        for node in parts.log.above():
            if place is not None and isinstance(node, Scroll):
                node.ensure_visible(place)
        self.app.focus("transcript")

    def _undo(self) -> None:
        if not self.game.undo():
            self.app.toast(self.game.no_undo)

    def _redo(self) -> None:
        self.game.redo()

    # the notepad

    def show_notepad(self) -> None:
        """Show what lies in the rows, and the texts against it."""
        if self.parts is not None:
            focused = self.app.ui.focused.id if self.app.ui.focused else ""
            self.parts.show_package(self.view)
            self.parts.show_table(self.view)
            self._led()
            self._refocus(focused)

    def _filter(self, at: int) -> None:
        self.notepad.filter = FILTERS[at]
        if self.parts is not None:
            self._show_transcript()

    def _search(self, words: str) -> None:
        self.notepad.search = words
        self._show_transcript()

    def _searching(self) -> None:
        """Begin to look for words in the transcript, or show all of it again."""
        notepad, parts = self.notepad, self.parts
        if parts is None:
            return
        notepad.searching = not notepad.searching
        parts.transcript.field.visible = notepad.searching
        if notepad.searching:
            parts.show_transcript()
            self.app.ui.settle()
            self.app.focus("search")
        self._show_transcript()

    def _show_transcript(self) -> None:
        if self.parts is not None:
            self.parts.log.show(self.parts.entries, self.notepad.filter, self.notepad.looked_for)

    def _page(self, at: int) -> None:
        self.notepad.page = at


SCREEN = TableScreen
VISITS: dict[str, Visit] = table_visits()
