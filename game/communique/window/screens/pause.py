"""The pause: what can be done besides playing. The game is saved already."""

from __future__ import annotations

from communique.window.app import Screen
from communique.window.kit import Button, Column, Label, Panel, Scroll, Spacer, Widget
from communique.window.screens._visit import Guide, Visit
from communique.window.screens.seat import again
from communique.words import N_, tr

ANOTHER = N_("The same case begins anew, as you set it up but for what you change; this game stays among the saves.")
BRANCH = N_("A copy goes on from here in a save of its own; the game before it stays as it was.")


class Pause(Screen):
    """A short list of ways on from a running game."""

    name = "pause"
    first = "resume"

    def build(self) -> Widget:
        app, game = self.app, self.app.game
        saved = game is not None and game.recorder is not None and not game.unsaved
        note = tr("Every move is saved as it happens.") if saved else tr("This game is not being saved.")
        ways = [
            Label(tr("Pause"), "title"),
            Label(note, "small", colour="muted"),
            Button(tr("Back to the table"), app.back, kind="primary", icon="table", id="resume", align="left"),
            Button(
                tr("Try another way from here"), self._branch, icon="link", id="branch", align="left", tip=tr(BRANCH)
            ),
            Button(
                tr("Another level or seat"), self._another, icon="people", id="another", align="left", tip=tr(ANOTHER)
            ),
            Button(tr("Read the briefing"), self._briefing, icon="book", id="briefing", align="left"),
            Button(tr("How to play"), lambda: self._go("help"), icon="help", id="help", align="left"),
            Button(tr("Glossary"), lambda: self._go("glossary"), icon="search", id="glossary", align="left"),
            Button(tr("Settings"), lambda: self._go("settings"), icon="gear", id="settings", align="left"),
            Button(tr("To the title"), app.home, icon="home", id="title", align="left"),
            Button(tr("Quit"), app.quit, kind="quiet", icon="leave", id="quit", align="left"),
        ]
        # Large letters in a small window: what does not fit is scrolled.
        sheet = Panel(Scroll(Column(*ways, gap=10), flex=0, id="ways"), pad=(28, 24, 16, 24), width=380, shadow=14)
        return Column(Spacer(), sheet, Spacer(), align="center", pad=24)

    def _go(self, name: str) -> None:
        self.app.go(name)

    def _branch(self) -> None:
        game = self.app.game
        if game is not None:
            self.app.play(game.branch())
            self.app.enter_game()
            self.app.toast(tr(BRANCH))

    def _another(self) -> None:
        """Choose again for the same case, with everything as it was set up; what was played stays among the saves."""
        game, app = self.app.game, self.app
        if game is not None:

            def choose() -> None:
                app.close_game()
                again(app, game.setup())

            app.unless_unsaved(choose)

    def _briefing(self) -> None:
        if self.app.game is not None:
            self.app.go("briefing", game=self.app.game)


def _playing(guide: Guide) -> None:
    guide.play()
    guide.app.go("pause")


SCREEN = Pause
VISITS: dict[str, Visit] = {"in-a-game": _playing}
