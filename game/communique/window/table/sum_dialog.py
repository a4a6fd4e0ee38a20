"""The dialog that a figure opens: its terms in a column, a rule, the total, and what is left over no deal."""

from __future__ import annotations

from collections.abc import Callable

from communique.present import offer_title, terms_of
from communique.present.sums import Sum, Term, sum_of_package
from communique.window.kit import Button, Column, Dialog, Grid, Label, Panel, Row, Rule, Scroll, Spacer, Widget
from communique.window.table.seated import Seated
from communique.words import tr

SUM = "sum"
"""The id of the dialog."""


def sum_dialog(found: Sum, close: Callable[[], None]) -> Dialog:
    """A figure, taken apart."""
    rows = Grid(*(cell for term in found.terms for cell in _cells(term)), columns=(1, 0), gap=6, align="start")
    ends: list[Widget] = [Rule(), _line(found.total, "strong", "number")]
    ends += [_line(term, "body" if term is not found.after[-1] else "strong", "strong") for term in found.after]
    body = Scroll(Column(rows, *ends, gap=9, pad=(0, 0, 8, 4)), flex=1, id="sum-scroll")
    panel = Panel(
        Label(tr("{figure}: what it is made of", figure=found.title), "heading"),
        body,
        Row(Spacer(), Button(tr("Close"), close, kind="primary", id="sum-close")),
        gap=10,
        pad=22,
        max_width=520,
        shadow=14,
    )
    return Dialog(panel, id=SUM, label=found.title, first="sum-close")


def _cells(term: Term) -> tuple[Widget, Widget]:
    colour = "muted" if term.quiet else "ink"
    words: Widget = Label(term.words, "body", colour=colour)
    if term.note:
        words = Column(words, Label(term.note, "small", colour="muted"), gap=0)
    return words, Label(term.figure, "strong", colour=colour, align="right", wrap=False)


def _line(term: Term, face: str, figure_face: str) -> Widget:
    words: list[Widget] = [Label(term.words, face)]
    if term.note:
        words.append(Label(term.note, "small", colour="muted"))
    return Row(Column(*words, gap=0, flex=1), Label(term.figure, figure_face, colour="ink", wrap=False), gap=12)


class SumOpener:
    """Opens the sums of whoever sits at the table. State: none of its own."""

    def __init__(self, seated: Seated) -> None:
        self._seated = seated

    def show(self, found: Sum | None) -> None:
        """Open what a figure is made of; nothing for who has no sheet."""
        if found is not None:
            self._seated.dialog(sum_dialog(found, self._seated.close))

    def package(self) -> None:
        """Open what the package is worth, clause by clause."""
        self.show(sum_of_package(self._seated.view, self._seated.notepad.package))

    def text(self, id: str) -> None:
        """Open what a text on the table is worth."""
        view, terms = self._seated.view, terms_of(self._seated.view, id)
        if terms is not None:
            self.show(sum_of_package(view, terms, offer_title(view.public, id, view.seat)))
