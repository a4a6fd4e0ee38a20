"""Forms: dialogs in which a move is put together.

A form names its parts and the move they make so far. The foot of every form shows the same: what will be said, in
the very words of the transcript, what it costs, and why it is not possible yet if it is not. State: the choices made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.present import Appraisal, appraise, costs_words, measure_of, price_words, why_not
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.views import PartyView
from communique.window.kit import (
    Button,
    ChoiceOption,
    Column,
    Dialog,
    Label,
    Panel,
    Row,
    Scroll,
    Segmented,
    Spacer,
    Widget,
)
from communique.words import say

if TYPE_CHECKING:
    from communique.window.screens.table import TableScreen


class Form:
    """A dialog that makes one move. A subclass says what is in it."""

    title = ""
    confirm = "Do it"
    width = 700.0
    kind = "primary"
    """The coat of the button that makes the move; `danger` for what cannot be taken back lightly."""

    def __init__(self, screen: TableScreen) -> None:
        self.screen = screen
        self._body = Column(gap=10, pad=(0, 0, 4, 4))
        self._said = Label("", "body", id="form-said")
        self._note = Label("", "small", colour="muted", id="form-note")
        self._worth = Label("", "small_strong", id="form-worth")
        self._yes = Button(self.confirm, self.make, kind=self.kind, id="form-yes")

    @property
    def view(self) -> PartyView:
        """What the person may know now."""
        return self.screen.view

    # what a subclass says

    def parts(self) -> Sequence[Widget]:
        """The widgets of the form, new each time."""
        return ()

    def move(self) -> Move | None:
        """The move as put together so far; None while something is missing."""
        return None

    def missing(self) -> str:
        """What is missing, as a sentence, while `move` is None."""
        return "Choose first."

    def terms(self) -> Terms | None:
        """The terms whose worth the foot shows; None for none."""
        return None

    def note(self) -> str:
        """A remark below what will be said."""
        return ""

    # what all forms do

    def open(self) -> None:
        """Show it."""
        self._body.replace(*self.parts())
        no = Button("Cancel", self.close, id="form-no")
        foot = Column(self._said, self._worth, self._note, gap=3)
        panel = Panel(
            Label(self.title, "heading"),
            Scroll(self._body, flex=1, id="form-scroll"),
            foot,
            Row(Spacer(), no, self._yes, gap=10),
            gap=10,
            pad=22,
            max_width=self.width,
            shadow=14,
        )
        self._check()
        self.screen.app.dialog(Dialog(panel, id="form", label=self.title, first=self.first()))

    def first(self) -> str:
        """Id of the widget to focus."""
        return ""

    def close(self) -> None:
        """Take it away."""
        self.screen.app.ui.close()

    def changed(self) -> None:
        """A choice was made: show what it makes, without building anything again."""
        self._check()

    def rebuild(self) -> None:
        """A choice was made that changes what there is to choose: build the parts again, and keep the focus."""
        ui = self.screen.app.ui
        focused = ui.focused.id if ui.focused else ""
        self._body.replace(*self.parts())
        ui.settle()
        again = ui._find(focused) if focused else None
        if again is not None and again.focuses():
            ui.focus(again)
        self._check()

    def make(self) -> None:
        """Make the move."""
        move = self.move()
        if move is not None:
            self.close()
            self.screen.submit(move)

    def _check(self) -> None:
        move = self.move()
        reason = self.missing() if move is None else why_not(self.view, move)
        if move is None:
            self._said.set("")
        else:
            self._said.set(say(kind_of(move).told(self.view.public, self.view.seat, move)))
        price = price_words(self.view, move) if move is not None else ""
        self._note.set(" · ".join(part for part in (costs_words(price), self.note()) if part))
        if reason:
            self._yes.disable(reason)
            self._note.set(reason, "bad_text" if move is not None else "muted")
        else:
            self._yes.enable()
            self._note.set(self._note.text(), "muted")
        self._show_worth()
        for label in (self._said, self._note, self._worth):
            label.visible = bool(label.text())

    def _show_worth(self) -> None:
        terms = self.terms()
        appraisal = None if terms is None else appraise(self.view, terms)
        self._worth.set("" if appraisal is None else worth_words(appraisal), worth_hue(appraisal))


def worth_words(a: Appraisal) -> str:
    """`61 points to you, 9 over no deal (52). Would be ratified at home.`"""
    if not a.shown:
        return a.open_words
    no_deal = a.measure.figure(a.no_deal)
    return f"{a.told} to you, {a.margin_words} ({no_deal}). {a.home_words} {a.open_words}".strip()


def worth_hue(a: Appraisal | None) -> str:
    """The colour that goes with it."""
    return "muted" if a is None else "good_text" if a.margin >= 0 and not a.against else "bad_text"


# parts that forms share


def heading(words: str) -> Label:
    """A small heading between parts."""
    return Label(words, "small_strong", colour="muted")


def issue_picker(form: Form, id: str, value: int | None, on: Callable[[int], None], *, label: str) -> Widget:
    """Which issue; digits choose the first nine."""
    names = [issue.short for issue in form.view.public.issues]
    return Column(heading(label), Segmented(names, value, on, id=id, label=label), gap=3)


def option_picker(
    form: Form, id: str, issue: int, value: int | None, on: Callable[[int], None], *, label: str, none: str = ""
) -> Widget:
    """Which option of an issue, with my points below each. With `none`, a first choice that means no option: OPEN."""
    options, row = form.view.public.issues[issue].options, form.view.sheet.points[issue]
    words = measure_of(form.view.public).words
    choices = [ChoiceOption(o.label, f"{words(row[k])} to you", tip=o.clause) for k, o in enumerate(options)]
    if not none:
        return Column(heading(label), Segmented(choices, value, on, id=id, label=label), gap=3)
    at = 0 if value is None or value == OPEN else value + 1
    return Column(
        heading(label), Segmented([ChoiceOption(none), *choices], at, lambda k: on(k - 1), id=id, label=label), gap=3
    )


def whom_picker(form: Form, id: str, value: Seat | None, on: Callable[[Seat | None], None]) -> Widget:
    """To all, or in private to one with whom a caucus is open; nothing to choose while none is."""
    seats = form.view.desk.caucus
    if not seats:
        return Label("Heard by all. Open a caucus to speak in private.", "small", colour="muted")
    names = ["To all", *(f"{form.view.public.parties[s].short}, in private" for s in seats)]
    at = 0 if value is None else 1 + seats.index(value)
    chooser = Segmented(names, at, lambda k: on(None if k == 0 else seats[k - 1]), id=id, label="Heard by")
    return Column(heading("Heard by"), chooser, gap=3)
