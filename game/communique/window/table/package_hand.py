"""What a hand does with the package in the rows: choose, clear, take over a text or a clause, compare."""

from __future__ import annotations

from typing import Final, Protocol

from communique.adviser.deed import Deed, Does
from communique.model.package import OPEN, Terms
from communique.present import own_best, terms_of
from communique.present.advice import may_ask
from communique.views import PartyView
from communique.window.forms.ask import ask_to_compare
from communique.window.forms.offer import put_forward
from communique.window.kit import Widget
from communique.window.table.deal_desk import DealDesk
from communique.window.table.notepad import Notepad, opening_package
from communique.window.table.parts import Parts
from communique.window.table.seated import Seated

ABOUT_A_TEXT: Final = frozenset({"accept", "amend", "reject", "ask"})
"""The moves whose key means the text on whose sheet the focus is."""


class HandsTable(Seated, Protocol):
    """What a hand asks of the table."""

    parts: Parts | None

    @property
    def view(self) -> PartyView:
        """What the person may know now."""
        ...

    @property
    def notepad(self) -> Notepad:
        """The package being put together, and where the person was looking."""
        ...

    def show_notepad(self) -> None:
        """Show what lies in the rows, and the texts against it."""
        ...


class PackageHand:
    """Changes the notepad of the person at the table, and has it shown. State: none of its own."""

    def __init__(self, table: HandsTable) -> None:
        self._table = table

    def choose(self, issue: int, option: int) -> None:
        """Put an option, or OPEN, into the package."""
        self._table.notepad.choose(issue, option)
        self._table.show_notepad()

    def take_clause(self, issue: int, option: int) -> None:
        """Put a clause of a text into the package; its row stands out for a moment."""
        self.choose(issue, option)
        if self._table.parts is not None:
            self._table.parts.rows.point(issue)

    def take_over(self, id: str) -> None:
        """Copy the clauses of a text into the package, and hold the package against it from now on."""
        terms = terms_of(self._table.view, id)
        if terms is not None:
            mine = self._table.notepad.package
            self._table.notepad.compare = id
            self.put(tuple(m if t == OPEN else t for m, t in zip(mine, terms, strict=True)))

    def put(self, package: Terms) -> None:
        """Put a whole package into the rows."""
        self._table.notepad.package = package
        self._table.show_notepad()

    def clear(self) -> None:
        """Start the package anew; an empty one starts from what is best for the seat."""
        view, empty = self._table.view, all(choice == OPEN for choice in self._table.notepad.package)
        self.put(own_best(view) if empty else opening_package(view))

    def compare(self, id: str) -> None:
        """Hold the package against a text, or no longer."""
        notepad = self._table.notepad
        notepad.compare = "" if notepad.compare == id else id
        self._table.show_notepad()

    def look(self, id: str, *, on: bool) -> None:
        """The person looks at a text, or no longer: its options are outlined in the rows meanwhile."""
        notepad = self._table.notepad
        before = notepad.look
        notepad.look = id if on else "" if notepad.look == id else notepad.look
        if notepad.look != before and self._table.parts is not None:
            self._table.parts.show_package(self._table.view)

    def offer(self, terms: Terms) -> None:
        """Offer these terms: at once where there is nothing to ask, else having asked."""
        put_forward(self._table, terms)

    def work_on(self, text: str = "") -> None:
        """Open the desk on which a text is worked on, where the level has an adviser: that of an id, or the package."""
        if may_ask(self._table.view):
            DealDesk(self._table, text or self._table.notepad.compare).open()

    def follow(self, deed: Deed) -> None:
        """Do what a piece of advice says."""
        match deed.does:
            case Does.WORK:
                self.work_on(deed.text)
            case Does.ASK:
                ask_to_compare(self._table, deed.whom, *deed.issues[:2])
            case Does.ROW:
                self._table.focus(f"issue{deed.issues[0]}")
                if self._table.parts is not None:
                    self._table.parts.rows.point(deed.issues[0])
            case Does.TRADE:
                for issue, option in deed.clauses:
                    self.take_clause(issue, option)
            case _:
                self._table.act(deed.does.value, deed.text)

    def to_texts(self) -> None:
        """Put the focus on the first text on the table: on its clauses, or on what can be done with it."""
        parts = self._table.parts
        if parts is not None and parts.table.texts:
            parts.show_texts()
            first = parts.table.texts[0]
            self._table.focus(f"compare-{first}")
            self._table.focus(f"clauses-{first}")

    def text_for(self, move: str, focused: Widget | None) -> str:
        """The id of the text on whose sheet the focus is, for a move that is about one; empty for none."""
        if focused is None or move not in ABOUT_A_TEXT:
            return ""
        ids = [node.id for node in (focused, *focused.above())]
        return next((id.removeprefix("text-") for id in ids if id.startswith("text-")), "")
