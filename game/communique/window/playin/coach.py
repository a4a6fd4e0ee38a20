"""The coach at the table: says what is next in the play-in, and short tips to whoever plays on alone.

It looks at the table after every change and never stands in the way of one. State: the lesson, what was opened in this
sitting, and the tip that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from communique.model.scenario import NATURE
from communique.views import PartyView
from communique.window.kit import Widget
from communique.window.playin import case
from communique.window.playin.lesson import DONE, Lesson, said
from communique.window.playin.scene import Scene
from communique.window.playin.steps import STEPS
from communique.window.playin.strip import Kind, Say, Strip, StripCallbacks
from communique.window.playin.tips import Tip, due
from communique.window.table.arrange import Pages
from communique.window.table.notepad import Notepad
from communique.window.table.parts import Led
from communique.words import tr

if TYPE_CHECKING:
    from communique.window.app import App
    from communique.window.game import Game


class Table(Protocol):
    """What the coach asks of the table."""

    app: App
    game: Game
    view: PartyView
    notepad: Notepad


class Coach:
    """Leads one person, at one table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._deeds: frozenset[str] = frozenset()
        self._lesson = Lesson(table.app.settings.playin)
        self._tip: Tip | None = None
        self._strip, self._tip_strip = self._made()

    @property
    def leading(self) -> bool:
        """Whether this is the play-in."""
        return case.is_led(self._table.app, self._table.game)

    def anew(self) -> Led:
        """Fresh widgets, for a table that is built anew."""
        self._strip, self._tip_strip = self._made()
        return Led(self._strip, self._tip_strip)

    def _made(self) -> tuple[Strip, Strip]:
        on = StripCallbacks(self._back, self._show_me, self._skip, self._leave)
        return Strip(on), Strip(on, id="tip", narrow=True)

    def heard(self, deed: str) -> None:
        """The person has opened something."""
        if deed:
            self._deeds |= {deed}
            self.follow()

    def follow(self, *, quiet: bool = False) -> None:
        """Say what is due now. `quiet` while somebody else speaks: no tip is given then."""
        table = self._table
        if table.view.seat == NATURE:
            self._say(None)
        elif self.leading:
            self._lead()
        else:
            self._advise(quiet=quiet)

    def stop(self) -> None:
        """The table is left: take the outline away."""
        self._table.app.ui.outline.aim(())

    # the play-in

    def _lead(self) -> None:
        scene, app = self._scene(), self._table.app
        step = self._lesson.step(scene)
        place = self._lesson.place(scene)
        due_step = STEPS[self._lesson.due(scene)].name
        if app.settings.playin != due_step:
            app.keep(playin=due_step)
        back = "" if place else tr("This is the first step.")
        self._say(
            Say(tr(step.title), said(step, scene), Kind.STEP, (place, len(STEPS)), back, self._lesson.may_go_on(scene)),
            step.points_at(scene),
        )

    def _back(self) -> None:
        self._lesson.back(self._scene())
        self.follow()

    def _skip(self) -> None:
        if self._tip is not None:
            self._understand(self._tip)
        else:
            self._lesson.on(self._scene())
        self.follow()

    def _leave(self) -> None:
        app = self._table.app
        if self.leading:
            app.keep(playin=DONE)
        else:
            app.keep(tips=False)
        self._tip = None
        self.follow(quiet=True)

    def _show_me(self) -> None:
        show_me(self._table.app)

    # tips

    def _advise(self, *, quiet: bool) -> None:
        scene, app = self._scene(), self._table.app
        for tip in due(scene, app.settings.understood, done=True):
            self._understand(tip)
        waiting = () if quiet or not app.settings.tips else due(scene, app.settings.understood, done=False)
        shown = next(iter(waiting), None)
        self._tip = shown
        if shown is None:
            self._say(None)
        else:
            self._say(Say(tr("Tip"), tr(shown.text), Kind.TIP), shown.points_at(scene))

    def _understand(self, tip: Tip) -> None:
        app = self._table.app
        if tip.name not in app.settings.understood:
            app.keep(understood=(*app.settings.understood, tip.name))

    # inside

    def _scene(self) -> Scene:
        return Scene(self._table.view, self._table.notepad, self._deeds)

    def _say(self, what: Say | None, ids: tuple[str, ...] = ()) -> None:
        tip = what is not None and what.kind is Kind.TIP
        self._strip.show(None if tip else what)
        self._tip_strip.show(what if tip else None)
        self._table.app.ui.outline.aim(ids if what is not None else ())


def show_me(app: App) -> None:
    """Put the focus on what is outlined, and turn to its page where it lies on another; press nothing."""
    ui = app.ui
    for id in ui.outline.ids:
        found = next((widget for widget in _everything(ui.content) if widget.id == id), None)
        if found is None:
            continue
        _turn_to(found)
        ui.settle()
        able = next((widget for widget in found.walk() if widget.focuses()), None)
        if able is not None:
            ui.focus(able)
            return


def _everything(widget: Widget) -> list[Widget]:
    """The widget and all below it, on pages that are turned away, too."""
    return [widget, *(below for child in widget.children for below in _everything(child))]


def _turn_to(widget: Widget) -> None:
    """Turn every page that hides the widget."""
    below = widget
    for node in widget.above():
        if isinstance(node, Pages) and below in node.pages and not below.visible:
            node.tabs.choose(node.pages.index(below))
        below = node
