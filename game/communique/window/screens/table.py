"""The negotiating table: a person's package among the offers, the draft, the others, and what has been said.

Built once, then told what changed: every part compares what it shows with what it should, and touches only the
difference. All that is shown comes from the view of one seat; an observer sees the public table.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from communique.model.package import OPEN, Package
from communique.model.scenario import NATURE
from communique.present import FILTERS, Action, DecisionChoice, actions, onlooker, question_words, terms_of
from communique.present.advice import hush, may_ask
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.moves.answer import pending
from communique.rules.state import ConferenceTable
from communique.views import PartyView
from communique.window.app import KeyBinding, Screen
from communique.window.kit import Widget
from communique.window.table.adviser import AdviserPanel
from communique.window.table.arrange import plan
from communique.window.table.bar import GROUPS, BarActions
from communique.window.table.marking import MarkForm, RejectForm
from communique.window.table.moving import OPENERS
from communique.window.table.notepad import Notepad, notepad_of, opening_package
from communique.window.table.offering import AcceptForm, AmendForm
from communique.window.table.on_table import TextActions
from communique.window.table.parts import Parts, TableCallbacks
from communique.window.table.reading import group_dialog, meters_dialog, sheet_dialog
from communique.window.table.showing import GameStatus
from communique.window.table.single_steps import SignForm
from communique.window.table.talking import AnswerForm
from communique.window.table.turn_clock import Timekeeper
from communique.window.unsaved import explain
from communique.words import say

if TYPE_CHECKING:
    from communique.window.app import App
    from communique.window.game import Game

LETTERS = {
    "o": ("offer",),
    "a": ("accept",),
    "m": ("mark",),
    "k": ("answer", "ask"),
    "p": ("pass",),
    "t": ("tell",),
    "r": ("reject",),
    "n": ("amend",),
    "i": ("if-then",),
    "c": ("caucus",),
    "g": ("gesture",),
    "u": ("consult",),
    "w": ("withhold", "warn"),
    "l": ("walk", "return", "leave"),
    "d": ("table",),
    "y": ("guarantee",),
    "f": ("final",),
    "s": ("sign",),
}
"""Key to the moves it stands for; the first that belongs to the moment is meant."""
SOUNDS = {"offer": "offer", "amend": "offer", "table": "offer", "accept": "accept", "reject": "reject"}


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
        self.view: PartyView = self._look()
        self.notepad: Notepad = notepad_of(running, self.view)
        self.actions: tuple[Action, ...] = actions(self.view)
        self.parts: Parts | None = None
        self.time = Timekeeper(self)

    # the screen

    def build(self) -> Widget:
        shape = plan(self.app.ui.size, self.app.ui.style)
        self.parts = Parts(self.view, self.notepad, shape, self._callbacks(), self._status())
        return self.parts.root

    def keys(self) -> dict[str, KeyBinding]:
        keys = {
            letter: KeyBinding(f"{names[-1].capitalize()}", partial(self._key, names))
            for letter, names in LETTERS.items()
        }
        keys |= {key.lower(): KeyBinding(words, partial(self._group, name)) for name, (words, key, _) in GROUPS.items()}
        keys["b"] = KeyBinding("Your sheet", self.show_sheet)
        keys["j"] = KeyBinding("Meters", self.show_meters)
        keys["v"] = KeyBinding("Ask the adviser", self.ask_adviser)
        keys["h"] = KeyBinding("Faster or slower", self._hurry)
        return keys

    def refresh(self) -> None:
        ui = self.app.ui
        self.view = self._look()
        self.notepad = notepad_of(self.game, self.view)
        self.actions = actions(self.view)
        shape = plan(ui.size, ui.style)
        if self.parts is None or shape != self.parts.shape:
            self.app.rebuild()
            return
        focused = ui.focused.id if ui.focused is not None and not ui.dialogs else ""
        self.parts.show(self.view, self.notepad, self._status())
        self._refocus(focused)
        self._sound()
        self.time.follow()

    def shown(self) -> None:
        self.notepad.seen = self.view.n
        self.time.follow()

    def hidden(self) -> None:
        self.time.pause()

    def escape(self) -> None:
        self.app.go("pause")

    # making moves

    def submit(self, move: Move) -> bool:
        """Make a move for the person at the screen. False, with a word why, when it was refused."""
        refusal = self.game.submit(move)
        if refusal is not None:
            self.app.toast(say(refusal.message))
        return refusal is None

    def act(self, name: str) -> None:
        """Open what makes the move of that name, or say why it cannot be made."""
        action = next((a for a in self.actions if a.name == name), None)
        if action is None:
            return
        if action.reason:
            self.app.toast(action.reason)
        else:
            OPENERS[name](self)

    # reading

    def show_sheet(self) -> None:
        """Open the confidential sheet."""
        if self.view.seat != NATURE:
            self.app.dialog(sheet_dialog(self.view, self.app.ui.close))

    def show_meters(self) -> None:
        """Open the meters with their causes."""
        self.app.dialog(meters_dialog(self.view, self.app.ui.close))

    def ask_adviser(self) -> None:
        """Open what the adviser has to say, where the level has one."""
        if may_ask(self.view):
            AdviserPanel(self).open()

    def take_package(self, package: Package) -> None:
        """Put a package into the rows."""
        self.notepad.package = package
        self._show_notepad()

    # inside

    def _hush(self) -> None:
        hush(self.notepad.discretion)
        if self.parts is not None:
            self.parts.show_adviser(self.view)
        self.app.focus(self.first)

    def _look(self) -> PartyView:
        view = self.game.view()
        return onlooker(view) if self.game.seat is None else view

    def _status(self) -> GameStatus:
        game = self.game
        return GameStatus(game.fast, game.turn is not None and not game.my_turn, game.no_undo, game.unsaved)

    def _callbacks(self) -> TableCallbacks:
        ui = self.app.ui
        texts = TextActions(self._compare, self._take, self._accept, self._amend, self._reject, self._mark)
        bar = BarActions(self.act, self._group, self._way, self._clause, self._sign, self._hurry, self.ask_adviser)
        return TableCallbacks(
            choose=self._choose,
            clear=self._clear,
            filter=self._filter,
            page=self._page,
            meters=self.show_meters,
            sheet=self.show_sheet,
            undo=self._undo,
            unsaved=lambda: explain(self.app, self.game.unsaved),
            menu=self.escape,
            again=lambda: ui.post(self._again),
            adviser=self.ask_adviser,
            hush=self._hush,
            texts=texts,
            bar=bar,
        )

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

    def _sound(self) -> None:
        new = list(self.view.since(max(0, min(self.notepad.seen, self.view.n))))
        self.notepad.seen = self.view.n
        if new:
            self.app.play_sound(SOUNDS.get(kind_of(new[-1].move).name, "page"))

    def _key(self, names: tuple[str, ...]) -> None:
        """A letter was pressed: do what it stands for now."""
        table, view = self.view.table, self.view
        signing = view.my_turn and isinstance(table, ConferenceTable) and table.agreed is not None
        for name in names:
            if name == "answer" and self._asked():
                self._clause()
                return
            if name in ("sign", "withhold") and signing:
                self._sign(name == "sign")
                return
            if any(a.name == name for a in self.actions):
                self.act(name)
                return

    def _asked(self) -> bool:
        table, view = self.view.table, self.view
        if not isinstance(table, ConferenceTable) or view.seat == NATURE:
            return False
        question = pending(table, view.desk, view.seat)
        return question is not None and question.kind == "need"

    def _clause(self) -> None:
        table, view = self.view.table, self.view
        assert isinstance(table, ConferenceTable)
        question = pending(table, view.desk, view.seat)
        if question is not None:
            to = question.by if view.desk.question is not None else None
            AnswerForm(self, question_words(view.public, question), to).open()

    def _way(self, way: DecisionChoice) -> None:
        self.submit(way.move)

    def _sign(self, sign: bool) -> None:
        SignForm(self, sign=sign).open()

    def _group(self, name: str) -> None:
        inside = [a for a in self.actions if a.entry.group == name]
        if inside:
            self.app.dialog(group_dialog(GROUPS[name][0], inside, self.act, self.app.ui.close))

    def _hurry(self) -> None:
        self.game.set_fast(not self.game.fast)
        self.refresh()

    def _undo(self) -> None:
        if not self.game.undo():
            self.app.toast(self.game.no_undo)

    # the notepad

    def _show_notepad(self) -> None:
        if self.parts is not None:
            focused = self.app.ui.focused.id if self.app.ui.focused else ""
            self.parts.show_package(self.view)
            self.parts.show_table(self.view)
            self._refocus(focused)

    def _choose(self, issue: int, option: int) -> None:
        self.notepad.choose(issue, option)
        self._show_notepad()

    def _clear(self) -> None:
        self.notepad.package = opening_package(self.view)
        self._show_notepad()

    def _filter(self, at: int) -> None:
        self.notepad.filter = FILTERS[at]
        if self.parts is not None:
            self.parts.log.show(self.parts.entries, self.notepad.filter)

    def _page(self, at: int) -> None:
        self.notepad.page = at

    def _compare(self, id: str) -> None:
        self.notepad.compare = "" if self.notepad.compare == id else id
        self._show_notepad()

    def _take(self, id: str) -> None:
        terms = terms_of(self.view, id)
        if terms is not None:
            mine = self.notepad.package
            self.notepad.package = tuple(m if t == OPEN else t for m, t in zip(mine, terms, strict=True))
            self._show_notepad()

    def _accept(self, id: str) -> None:
        AcceptForm(self, id).open()

    def _amend(self, id: str) -> None:
        AmendForm(self, id).open()

    def _reject(self, id: str) -> None:
        RejectForm(self, id).open()

    def _mark(self, id: str) -> None:
        MarkForm(self).open()


SCREEN = TableScreen
