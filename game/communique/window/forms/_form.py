"""Forms: dialogs in which a move is put together.

A form names its parts and the move they make so far. The foot of every form shows the same: what will be said, in
plain words, what it costs, and why it is not possible yet if it is not. State: the choices made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from communique.model.message import N_
from communique.model.package import Terms
from communique.present import Appraisal, appraise, costs_words, harm_of, price_words, sentence_of, why_not
from communique.rules.kind import Move
from communique.views import PartyView
from communique.window.kit import Button, Column, Dialog, Label, Panel, Row, Scroll, Spacer, Widget
from communique.window.table.seated import Seated
from communique.words import tr

Opener = Callable[[Seated, str], None]
"""Opens what makes a move. The second argument is the id of the text on the table that it is about; empty for none."""


class MoveForm(NamedTuple):
    """How a move is made in the window."""

    move: str
    """The move's word on the wire."""
    open: Opener


class Form:
    """A dialog that makes one move. A subclass says what is in it."""

    title = ""
    """A text marked for translation, as the next one."""
    confirm = N_("Do it")
    width = 700.0

    def __init__(self, seated: Seated) -> None:
        self.seated = seated
        self._body = Column(gap=10, pad=(0, 0, 4, 4))
        self._said = Label("", "body", id="form-said")
        self._note = Label("", "small", colour="muted", id="form-note")
        self._worth = Label("", "small_strong", id="form-worth")
        self._yes = Button(tr(self.confirm), self.make, kind="primary", id="form-yes")
        """Gold, and what Enter means, unless the move harms: see `communique.present.harm`."""

    @property
    def view(self) -> PartyView:
        """What the person may know now."""
        return self.seated.view

    # what a subclass says

    def parts(self) -> Sequence[Widget]:
        """The widgets of the form, new each time."""
        return ()

    def move(self) -> Move | None:
        """The move as put together so far; None while something is missing."""
        return None

    def missing(self) -> str:
        """What is missing, as a sentence, while `move` is None."""
        return tr("Choose first.")

    def terms(self) -> Terms | None:
        """The terms whose worth the foot shows; None for none."""
        return None

    def note(self) -> str:
        """A remark below what will be said."""
        return ""

    @property
    def harm(self) -> str:
        """What speaks against the move as put together so far; empty when nothing does."""
        move = self.move()
        return "" if move is None else harm_of(self.view, move)

    @property
    def ready(self) -> bool:
        """Whether the move can be made as it stands, by the rules."""
        move = self.move()
        return move is not None and not why_not(self.view, move)

    # what all forms do

    def open(self) -> None:
        """Show it."""
        self._body.replace(*self.parts())
        no = Button(tr("Cancel"), self.close, id="form-no")
        foot = Column(self._said, self._worth, self._note, gap=3)
        panel = Panel(
            Label(tr(self.title), "heading"),
            Scroll(self._body, flex=1, id="form-scroll"),
            foot,
            Row(Spacer(), no, self._yes, gap=10),
            gap=10,
            pad=22,
            max_width=self.width,
            shadow=14,
        )
        self._check()
        first = self.first()
        safe = "form-no" if first == "form-yes" and self.harm else first
        self.seated.dialog(Dialog(panel, id="form", label=tr(self.title), first=safe))

    def first(self) -> str:
        """Id of the widget to focus."""
        return ""

    def close(self) -> None:
        """Take it away."""
        self.seated.close()

    def to_the_end(self) -> None:
        """All is chosen: go on to the button that makes the move, or to the one that does not, if the move harms."""
        self.seated.focus("form-no" if self.harm else "form-yes")

    def changed(self) -> None:
        """A choice was made: show what it makes, without building anything again."""
        self._check()

    def rebuild(self) -> None:
        """A choice was made that changes what there is to choose: build the parts again, and keep the focus."""
        self.seated.keep_focus(lambda: self._body.replace(*self.parts()))
        self._check()

    def make(self) -> None:
        """Make the move."""
        move = self.move()
        if move is not None:
            self.close()
            self.seated.submit(move)

    def _check(self) -> None:
        move = self.move()
        reason = self.missing() if move is None else why_not(self.view, move)
        self._said.set("" if move is None else sentence_of(self.view.public, self.view.seat, move))
        price = price_words(self.view, move) if move is not None else ""
        self._note.set(" · ".join(part for part in (costs_words(price), self.note()) if part))
        harm = "" if reason else self.harm
        self._yes.kind, self._yes.shortcut, self._yes.tip = ("danger", "", harm) if harm else ("primary", "return", "")
        self._yes.repaint()
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
        self._worth.set("" if appraisal is None else appraisal.verdict, worth_hue(appraisal))


def worth_hue(a: Appraisal | None) -> str:
    """The colour that goes with it."""
    return "muted" if a is None else "good_text" if a.margin >= 0 and not a.against else "bad_text"
