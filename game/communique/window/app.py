"""The app: one window, a stack of screens, the settings, the game being played.

A screen is a file in `screens/`; it builds widgets and asks the app to go elsewhere. The app never looks into
a screen. The one thing to understand: whenever the game changes, `follow` decides whether the screen is
built again or another takes its place (the curtain between two people, the closing at the end).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pygame

from communique.window import backdrop, screens, theme, word_list
from communique.window.kit import UI, Button, Dialog, Loop, Widget, ask, open_window
from communique.window.kit.style import GROWTH, Size
from communique.window.kit.widget import Callback
from communique.window.kit.window_place import WindowPlace, present_place
from communique.window.net import Net
from communique.window.preferences import PROJECTOR, Settings, write_settings
from communique.window.sound import Speaker
from communique.words import choose, tr

if TYPE_CHECKING:
    from communique.session.recorder import Turn
    from communique.window.game import Game

TITLE = "Communiqué"
"""What stands above the window."""


class KeyBinding(NamedTuple):
    """What a chord does on a screen, in words and in deed."""

    says: str
    action: Callback


class Screen:
    """One screen. A subclass builds it; the app shows it, and asks it to follow the game.

    The constructor takes the app and whatever `App.go` was given.
    """

    name = ""
    """Its name, which is the name of its file."""
    first = ""
    """The id of the widget that has the focus when the screen appears."""
    follows = False
    """True for screens that show the running game: they are refreshed when it changes, and left when it ends."""

    private = False
    """True while the screen shows what is one person's alone, without following the game: the curtain ends that."""

    def __init__(self, app: App) -> None:
        self.app = app

    def fits(self, game: Game, place: str) -> bool:
        """Whether a screen that follows may stay, where the game as it stands belongs to the screen named `place`."""
        return place == self.name

    def build(self) -> Widget:
        """The whole content, new each time. Give controls and scrolls ids: they keep focus and place by them."""
        raise NotImplementedError

    def keys(self) -> dict[str, KeyBinding]:
        """Chords of this screen beside the app's own (Escape, F1, F11)."""
        return {}

    def shown(self) -> None:
        """The screen has just appeared, or is back after another was on top."""

    def hidden(self) -> None:
        """Another screen takes its place. Stop whatever is under way."""

    def opened(self, dialog: Dialog) -> None:
        """A dialog has been opened on it."""

    def refresh(self) -> None:
        """The game has changed, or the settings have. Builds everything again unless overridden."""
        self.app.rebuild()

    def escape(self) -> None:
        """Escape was pressed and no dialog was open. Goes back unless overridden."""
        self.app.back()


class App:
    """The open window. State: the widgets, the stack of screens, the settings, the game."""

    def __init__(self, size: Size, *, settings: Settings | None = None, inline: bool = False) -> None:
        """`inline` lets computer delegations think on the window's own thread, for tests."""
        self.settings = settings or Settings()
        self.inline = inline
        self.ui = self._ui(size)
        self.net = Net(self)
        self.speaker = Speaker(_loudness(self.settings))
        self.game: Game | None = None
        self.stack: list[Screen] = []
        self.loop: Loop | None = None
        self.asked_to_leave = False
        """Whether the question before leaving an unsaved game is open."""

    def _ui(self, size: Size) -> UI:
        style = theme.style(text_scale=self.settings.text / 100, reduced_motion=self.settings.reduced_motion)
        style.growth = _growth(self.settings)
        return UI(style, size, backdrop.room)

    # screens

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        return self.stack[-1]

    @property
    def at(self) -> str:
        """The name of the screen shown; empty before there is one."""
        return self.screen.name if self.stack else ""

    def go(self, name: str, **given: Any) -> Screen:
        """Show a screen on top of the present one, so that `back` returns here."""
        return self._put(self.stack, name, given)

    def begin(self, name: str, **given: Any) -> Screen:
        """Show a screen with only the title behind it, as when a game starts."""
        return self._put(self.stack[:1], name, given)

    def back(self) -> None:
        """Show the screen below. On the last one nothing happens."""
        if len(self.stack) < 2:
            return
        self.screen.hidden()
        self.stack.pop()
        if self.screen.follows and self._misplaced():
            self.enter_game()
            return
        self._show()
        if self.screen.follows:
            self.screen.refresh()

    def home(self) -> None:
        """Close the game and show the title, once it is saved or given up."""
        self.unless_unsaved(self._home)

    def _home(self) -> None:
        self.close_game()
        if self.stack:
            self.screen.hidden()
        self.stack = []
        self._put([], "title", {})

    def recover(self, title: str, sentence: str) -> None:
        """Close the game, and show the title with a sentence on it, in widgets that know nothing of what was before.

        Paints it at once. Raises whatever keeps the title from being built or painted.
        """
        with suppress(Exception):  # every move is in the file already, and what was wrong has been reported
            self.close_game()
        with suppress(Exception):
            self.screen.hidden()
        self.stack, self.asked_to_leave = [], False
        surface = pygame.display.get_surface()
        self.ui = self._ui(surface.get_size() if surface else self.ui.size)
        if self.loop:
            self.loop.ui = self.ui
        self.go("title")
        self.tell(title, sentence)
        if surface:
            self.ui.paint_all(surface)
            pygame.display.update()

    def rebuild(self) -> None:
        """Build the present screen again; focus and scroll places stay by id."""
        self.ui.show(self._built())
        self._bind()
        if self.ui.focused is None and not self.ui.dialogs:
            self._focus_first()

    def focus(self, id: str) -> None:
        """Give the focus to the widget with that id, if it is there and can take it."""
        found = next((widget for widget in self.ui.walk() if widget.id == id and widget.focuses()), None)
        if found is not None:
            self.ui.focus(found)

    # what lies on top

    def dialog(self, dialog: Dialog) -> None:
        """Open a dialog. Close it with `app.ui.close()`."""
        self.ui.open(dialog)
        if self.stack:
            self.screen.opened(dialog)

    def confirm(self, title: str, body: str, yes: str, action: Callback, *, no: str = "") -> None:
        """Ask before something that cannot be taken back."""

        def agreed() -> None:
            self.ui.close()
            action()

        buttons = [Button(yes, agreed, kind="danger", id="yes"), Button(no or tr("Cancel"), self.ui.close, id="no")]
        self.dialog(ask(title, body, buttons, id="confirm"))

    def tell(self, title: str, body: str) -> None:
        """Say something that must be read, with one button."""
        self.dialog(ask(title, body, [Button(tr("Close"), self.ui.close, kind="primary", id="ok")], id="told"))

    def tell_of_save(self, turn: Turn, sentence: str) -> None:
        """Say what has become of the save of the game: in passing when it is whole again, else to be answered."""
        from communique.window import unsaved

        unsaved.tell(self, turn, sentence)
        if self.stack and self.screen.follows:
            self.screen.refresh()

    def each_second(self) -> None:
        """Look after the save: a file that somebody deletes or replaces is noticed before the next move."""
        if self.game is not None:
            self.game.look_after_save()

    def toast(self, text: str) -> None:
        """Say something in passing."""
        self.ui.toast(text)

    def play_sound(self, name: str) -> None:
        """Play one of `communique.window.sound.SOUNDS`, unless sound is off."""
        self.speaker.play(name)

    def post(self, action: Callback) -> None:
        """Have `action` called on the window's thread, soon. May be called from any thread."""
        self.ui.post(action)

    # the game

    def play(self, game: Game) -> None:
        """Make `game` the one that is played. Show it with `enter_game`."""
        self.close_game()
        self.game = game
        game.pacing.by_hand = self.settings.by_hand
        game.subscribe(self.follow)
        game.on_error, game.on_save = self.tell, self.tell_of_save

    def enter_game(self, *, just_now: bool = False) -> None:
        """Show the running game: its closing, the curtain, the signing, or the table.

        `just_now` says that it has only now come to this, so that an agreement and an end are introduced.
        """
        game = self.game
        if game is None:
            return
        place = _place(game)
        if place == "closing":
            self.begin("epilogue" if just_now else place)
        elif place == "curtain":
            self.begin(place)
        else:
            self.begin(place, **({"fresh": just_now} if place == "signing" else {"game": game}))
            game.start()

    def follow(self) -> None:
        """The game has changed: refresh the screen, or go on to the one that belongs there now."""
        game = self.game
        if game is None or not self.stack:
            return
        if self.screen.private and game.curtain is not None:
            self.enter_game()
            return
        if not self.screen.follows:
            return
        if self._misplaced():
            self.enter_game(just_now=True)
        else:
            self.screen.refresh()

    def _misplaced(self) -> bool:
        """Whether the game has moved to where another screen belongs."""
        game = self.game
        return game is None or not self.screen.fits(game, _place(game))

    def close_game(self) -> None:
        """Stop the game that is played; what was saved stays."""
        game, self.game = self.game, None
        if game is not None:
            game.close()

    # settings

    def set(self, **changes: Any) -> None:
        """Change settings by name, keep them, and let them take effect at once."""
        before, self.settings = self.settings, replace(self.settings, **changes)
        if self.settings.language != before.language:
            choose(self.settings.language)
        problem = write_settings(self.settings)
        if problem:
            self.toast(problem)
        self._apply(before)

    def keep(self, **changes: Any) -> None:
        """Change what is kept with the settings and shows nowhere at once, such as how far somebody has come."""
        self.settings = replace(self.settings, **changes)
        problem = write_settings(self.settings)
        if problem:
            self.toast(problem)

    def full_screen(self) -> None:
        """Turn full screen on or off; off, the window stands where it stood before."""
        self.keep_place()
        self.set(full_screen=not self.settings.full_screen)

    def quit(self) -> None:
        """Close the window. A running game is saved already, or is asked about."""
        self.unless_unsaved(self._quit)

    def unless_unsaved(self, action: Callback) -> None:
        """Do what ends the game, but ask first when not all of it is saved; asked twice, it is done."""
        if self.game is None or self.game.look_after_save() or self.asked_to_leave:
            action()
            return
        from communique.window import unsaved

        unsaved.ask_before(self, action)

    def keep_place(self) -> None:
        """Note where the window stands, unless it fills the screen, so that the next one stands there."""
        place = present_place()
        if self.loop is not None and place is not None and not self.settings.full_screen:
            self.settings = replace(self.settings, place=tuple(place))

    def _quit(self) -> None:
        self.keep_place()
        write_settings(self.settings)
        self.close_game()
        self.speaker.close()
        if self.loop:
            self.loop.stop()

    # inside

    def _put(self, below: list[Screen], name: str, given: dict[str, Any]) -> Screen:
        screen = screens.find(name, Screen)(self, **given)
        if self.stack:
            self.screen.hidden()
        self.stack = [*below, screen]
        self._show()
        return screen

    def _show(self) -> None:
        screen = self.screen
        self.ui.show(self._built(), keep=False)
        self._bind()
        self._focus_first()
        screen.shown()

    def _built(self) -> Widget:
        """The screen, and at its foot a word of the play-in where it goes on there."""
        content = self.screen.build()
        if self.game is None or not self.settings.playin:
            return content
        from communique.window.playin.elsewhere import led

        return led(self, self.screen.name, content)

    def _focus_first(self) -> None:
        """Focus the widget the screen names, else its primary button, else whatever can be focused."""
        able = [widget for widget in self.ui.walk() if widget.focuses()]
        named = [widget for widget in able if widget.id == self.screen.first]
        primary = [widget for widget in able if isinstance(widget, Button) and widget.kind == "primary"]
        self.ui.focus(next(iter([*named, *primary, *able]), None))

    def _bind(self) -> None:
        screen = self.screen
        self.ui.bind("escape", screen.escape, tr("Go back"))
        if screen.name != "help":
            self.ui.bind("f1", lambda: self._help(), tr("Help"))
        if screen.name != "glossary":
            self.ui.bind("f2", self._glossary, tr("Glossary"), over=True)
        self.ui.bind("f11", self.full_screen, tr("Full screen"))
        for chord, key in screen.keys().items():
            self.ui.bind(chord, key.action, key.says)

    def _help(self) -> None:
        self.go("help")

    def _glossary(self) -> None:
        """Turn to the glossary; what is begun in a dialog stays below it."""
        if not self.ui.dialogs:
            self.go("glossary")
        elif self.ui.dialogs[-1].id != word_list.DIALOG:
            self.dialog(word_list.word_dialog(self.ui.close))

    def _apply(self, before: Settings) -> None:
        now, style = self.settings, self.ui.style
        style.reduced_motion = now.reduced_motion
        if now.reduced_motion != before.reduced_motion:
            self.ui.restyle()  # what glows stands still now, or begins to
        if self.game is not None:
            self.game.delay, self.game.pacing.by_hand = now.delay, now.by_hand
        if now.density != before.density:
            style.growth = _growth(now)
            self.ui.resize(self.ui.size)
        if now.text != before.text:
            style.rescale(style.scale, now.text / 100)
            self.ui.restyle()
        self.speaker.volume = _loudness(now)
        if now.full_screen != before.full_screen and self.loop is not None:
            self._reopen()
        self.screen.refresh()

    def _reopen(self) -> None:
        # Out of full screen the system puts a window back where it was; only its size is asked for.
        size = WindowPlace(*self.settings.place)[2:] if self.settings.place else None
        surface = open_window(size, title=TITLE, full_screen=self.settings.full_screen)
        self.ui.resize(surface.get_size())


def _place(game: Game) -> str:
    """The name of the screen on which the game belongs as it stands."""
    if game.over:
        return "closing"
    if game.curtain is not None:
        return "curtain"
    return "table" if game.view().table.agreed is None else "signing"


def _growth(settings: Settings) -> float:
    """For a projector a larger window is the same, larger; else it shows more."""
    return 1.0 if settings.density == PROJECTOR else GROWTH


def _loudness(settings: Settings) -> float:
    return settings.volume / 100 if settings.sound else 0.0
