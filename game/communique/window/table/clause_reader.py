"""The clause under the hand, in full, and the whole package as a text: below the rows, where a window has room for it.

State: which option of which issue is read, and the rows that it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.package import OPEN
from communique.present import IssueRow
from communique.window.kit import Column, Label, Panel, Rich, Rule, Scroll, Widget
from communique.words import tr

HEIGHT, LOWEST = 118, 76
"""The most that the reader takes without the whole text, and the least, in design units; what is longer is scrolled."""


class ClauseReader(Panel):
    """What the option says that the pointer or the keys are on, and who called for it; with `whole` the package too."""

    def __init__(self, rows: Sequence[IssueRow], *, whole: bool) -> None:
        self._rows, self._as_text = tuple(rows), whole
        self._at: tuple[int, int] | None = None
        self._title = Label("", "small_strong", colour="accent_text")
        self._words = Label("", "body", id="clause-words")
        self._text = Column(gap=4, id="package-text")
        read: list[Widget] = [self._title, Scroll(Column(self._words, pad=(0, 0, 6, 0)), id="clause-scroll", flex=1)]
        if whole:
            text = Column(self._text, pad=(0, 0, 6, 0))
            heading = Label(tr("Your package as a text"), "small_strong", colour="accent_text")
            read = [heading, Scroll(text, id="text-scroll", flex=2), Rule(), *read]
        super().__init__(
            *read,
            gap=4,
            pad=(14, 8, 8, 8),
            radius=8,
            shadow=0,
            fill="field",
            edge="line",
            min_height=LOWEST,
            max_height=9999 if whole else HEIGHT,
            flex=1,
            id="clause-reader",
            label=tr("The clause under the hand"),
        )
        self._settle()
        self._settle_text()

    def show(self, rows: Sequence[IssueRow]) -> None:
        """Show the rows as they now stand; what is read stays the same option."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._settle()
            self._settle_text()

    def read(self, issue: int, option: int) -> None:
        """Show an option."""
        if self._at != (issue, option):
            self._at = issue, option
            self._settle()

    def _settle(self) -> None:
        if self._at is None:
            self._title.set(tr("The clause under the hand"))
            self._words.set(tr("Point at an option, or go to it with the arrow keys, to read what it says in full."))
            return
        issue, option = self._at
        row = self._rows[issue]
        choice = row.choices[max(0, option)]
        self._title.set(tr("{issue}: {option}", issue=row.title, option=choice.label))
        self._words.set(choice.words)

    def _settle_text(self) -> None:
        if not self._as_text:
            return
        said = [
            f"**{row.issue + 1}** {row.choices[row.chosen].clause}"
            for row in self._rows
            if row.chosen != OPEN and row.choices[row.chosen].clause
        ]
        lines: list[Widget] = [Rich(line) for line in said]
        self._text.replace(*(lines or [Label(tr("Nothing is settled in it yet."), colour="muted")]))
