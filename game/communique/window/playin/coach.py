"""The coach at the table: says what is next in the play-in, and short tips to whoever plays on alone.

It looks at the table after every change and never stands in the way of one. State: the lesson, what was opened in this
sitting, the tip that is shown, and what is outlined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from communique.model.scenario import NATURE
from communique.views import PartyView
from communique.window.kit import Scroll, Size, Widget
from communique.window.playin import first_case
from communique.window.playin.lesson import DONE, FirstLesson, said
from communique.window.playin.lesson_steps import STEPS
from communique.window.playin.so_far import SoFar
from communique.window.playin.strip import Kind, Saying, Strip, StripCallbacks
from communique.window.playin.tips import Tip, due
from communique.window.table.arrange import Pages
from communique.window.table.notepad import Notepad
from communique.window.table.parts import Led
from communique.words import tr

if TYPE_CHECKING:
    from communique.window.app import App
    from communique.window.game import Game


STRIP: Final = 84
"""What the strip of the play-in takes of the height, in units of the text as it is set."""
ROOM_FOR_TIPS: Final = 660
"""Height from which on tips are given, in design units of the text as it is set."""


class LedTable(Protocol):
    """What the coach asks of the table."""

    app: App
    game: Game
    view: PartyView
    notepad: Notepad


class Coach:
    """Leads one person, at one table."""

    def __init__(self, table: LedTable) -> None:
        self._table = table
        self._deeds: frozenset[str] = frozenset()
        self._lesson = FirstLesson(table.app.settings.playin)
        self._tip: Tip | None = None
        self._ids: tuple[str, ...] = ()
        self._strip, self._tip_strip = self._made()

    @property
    def leading(self) -> bool:
        """Whether this is the play-in."""
        return first_case.is_led(self._table.app, self._table.game)

    def anew(self) -> Led:
        """Fresh widgets, for a table that is built anew."""
        self._strip, self._tip_strip = self._made()
        return Led(self._strip, self._tip_strip)

    def _made(self) -> tuple[Strip, Strip]:
        on = StripCallbacks(self._back, self._show_me, self._skip, self._leave)
        return Strip(on), Strip(on, id="tip", narrow=True)

    def leaves(self, size: Size) -> Size:
        """What of a window of that size is left beside the strip of the play-in."""
        if not self.leading:
            return size
        return (size[0], size[1] - self._table.app.ui.style.tall(STRIP))

    def heard(self, *deeds: str) -> None:
        """The person has opened something: its id, and what it is called."""
        self._deeds |= {deed for deed in deeds if deed}
        self.follow(quiet=self._tip is None)

    def noting(self, deed: str, action: Callable[[int, int], None]) -> Callable[[int, int], None]:
        """`action`, after which the deed counts as done."""

        def noted(one: int, other: int) -> None:
            action(one, other)
            self.heard(deed)

        return noted

    def follow(self, *, quiet: bool = False) -> None:
        """Saying what is due now. `quiet` while somebody else speaks: no tip is given then."""
        table = self._table
        if table.view.seat == NATURE:
            self._say(None)
        elif self.leading:
            self._lead()
        else:
            self._advise(quiet=quiet)

    def stop(self) -> None:
        """The table is left: take the outline away."""
        self._ids = ()
        self._table.app.ui.outline.aim(())

    # the play-in

    def _lead(self) -> None:
        so_far, app = self._now(), self._table.app
        step = self._lesson.step(so_far)
        place = self._lesson.place(so_far)
        due_step = STEPS[self._lesson.due(so_far)].name
        if app.settings.playin != due_step:
            app.keep(playin=due_step)
        back = "" if place else tr("This is the first step.")
        self._say(
            Saying(
                tr(step.title), said(step, so_far), Kind.STEP, (place, len(STEPS)), back, self._lesson.may_go_on(so_far)
            ),
            step.points_at(so_far) if so_far.view.my_turn else (*step.points_at(so_far), "next-move"),
        )

    def _back(self) -> None:
        self._lesson.back(self._now())
        self.follow()

    def _skip(self) -> None:
        if self._tip is not None:
            self._understand(self._tip)
        else:
            self._lesson.on(self._now())
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
        so_far, app = self._now(), self._table.app
        for tip in due(so_far, app.settings.understood, done=True):
            self._understand(tip)
        waiting = (
            ()
            if quiet or not app.settings.tips or not self._has_room()
            else due(so_far, app.settings.understood, done=False)
        )
        shown = next(iter(waiting), None)
        self._tip = shown
        if shown is None:
            self._say(None)
        else:
            self._say(Saying(tr("Tip"), tr(shown.text), Kind.TIP), shown.points_at(so_far))

    def _understand(self, tip: Tip) -> None:
        app = self._table.app
        if tip.name not in app.settings.understood:
            app.keep(understood=(*app.settings.understood, tip.name))

    # inside

    def _has_room(self) -> bool:
        """Whether the window is high enough for a tip beside all that must be seen."""
        ui = self._table.app.ui
        return ui.size[1] / ui.style.scale / ui.style.text_scale >= ROOM_FOR_TIPS

    def _now(self) -> SoFar:
        return SoFar(self._table.view, self._table.notepad, self._deeds)

    def _say(self, what: Saying | None, ids: tuple[str, ...] = ()) -> None:
        app, tip = self._table.app, what is not None and what.kind is Kind.TIP
        self._strip.show(None if tip else what)
        self._tip_strip.show(what if tip else None)
        if what is None:
            ids = ()
        if ids != self._ids:
            self._ids = ids
            app.ui.outline.aim(ids)
            app.post(self._reveal)

    def _reveal(self) -> None:
        """Scroll what is outlined into sight; where it lies on a page that is turned away, outline the tabs."""
        ui = self._table.app.ui
        if self._ids and ui.outline.ids == self._ids:
            ui.settle()
            there = {widget.id: widget for widget in ui.content.walk() if widget.id in self._ids}
            found = next((there[id] for id in self._ids if id in there), None)
            if found is not None:
                for node in found.above():
                    if isinstance(node, Scroll):
                        node.ensure_visible(found.rect)
            elif any(widget.id in self._ids for widget in _everything(ui.content)):
                ui.outline.aim((*self._ids, "pages"))


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
