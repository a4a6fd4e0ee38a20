"""The title: where everything starts and ends. It reads no scenario, so that it is there at once."""

from __future__ import annotations

import communique
from communique.window import backdrop
from communique.window.app import KeyBinding, Screen
from communique.window.kit import Button, Canvas, Column, Label, Panel, Row, Rule, Scroll, Spacer, Widget
from communique.window.playin import first_case
from communique.window.playin.lesson import NAMES
from communique.window.screens._saves import FoundSave, last_game
from communique.window.screens._visit import Guide, Visit
from communique.words import N_, tr

ASSUMED = N_("What an option is worth to a delegation is a teaching assumption of ours, on every sheet.")


class Title(Screen):
    """Name of the game, and the ways on from here."""

    name = "title"

    def build(self) -> Widget:
        last = last_game()
        words = Column(
            Label("Communiqué", "display"),
            Rule(hue="brass", thickness=2),
            Label(tr("A negotiation game about a real summit, and some that never were."), "lead", colour="muted"),
            Spacer(height=14),
            *self._buttons(last),
            Spacer(),
            Label(tr(ASSUMED), "small", colour="muted"),
            Label(tr("Version {version}", version=communique.__version__), "caption", colour="muted"),
            gap=9,
        )
        beside = Panel(
            Scroll(words, flex=1, id="ways"),
            pad=(44, 48, 44, 26),
            tone="room",
            radius=0,
            edge=None,
            shadow=16,
            width=400,
        )
        picture = Canvas(backdrop.TableSeen(), flex=1, id="picture", label=tr("A round table with eight empty chairs"))
        return Row(picture, beside, gap=0, align="stretch")

    def keys(self) -> dict[str, KeyBinding]:
        return {"ctrl+n": KeyBinding(tr("New game"), self._new), "ctrl+o": KeyBinding(tr("Load a game"), self._load)}

    def escape(self) -> None:
        pass

    def _buttons(self, last: FoundSave | None) -> list[Widget]:
        app = self.app
        go_on: list[Widget] = []
        if last is not None:
            go_on = [
                Button(
                    tr("Continue"),
                    lambda: self._continue(last),
                    icon="play",
                    note=last.words,
                    id="continue",
                    align="left",
                )
            ]
        played = first_case.was_played(app)
        new = Button(
            tr("New game"), self._new, kind="primary" if played else "plain", icon="table", id="new", align="left"
        )
        first = [new, *go_on, self._playin(played=True)] if played else [self._playin(played=False), *go_on, new]
        return [
            *first,
            Button(tr("Load a game"), self._load, icon="load", id="load", align="left"),
            Button(tr("Settings"), lambda: self._go("settings"), icon="gear", id="settings", align="left"),
            Button(tr("How to play"), lambda: self._go("help"), icon="help", id="help", align="left"),
            Button(tr("Quit"), app.quit, kind="quiet", icon="leave", id="quit", align="left"),
        ]

    def _playin(self, *, played: bool) -> Button:
        """First while it has not been played, later among the others."""
        behind = first_case.progress(self.app)
        if played:
            note = ""
        elif behind:
            note = tr("goes on at step {n} of {count}", n=behind + 1, count=len(NAMES))
        else:
            note = tr("a first game, step by step")
        return Button(
            tr("Learn by playing"),
            lambda: first_case.begin(self.app),
            kind="plain" if played else "primary",
            icon="compass",
            note=note,
            id="playin",
            align="left",
        )

    def _new(self) -> None:
        self._go("browser")

    def _load(self) -> None:
        self._go("load")

    def _go(self, name: str) -> None:
        self.app.go(name)

    def _continue(self, last: FoundSave) -> None:
        from communique.window.screens._saves import open_it

        open_it(self.app, last.path)


def _with_a_game(guide: Guide) -> None:
    guide.play().close()
    guide.app.home()


SCREEN = Title
VISITS: dict[str, Visit] = {"alone": lambda guide: guide.app.home(), "with-a-game-to-go-on": _with_a_game}
