"""The words of the glossary with a field to search them: a screen of its own, or a dialog over another."""

from __future__ import annotations

from functools import partial
from typing import Unpack

from communique.present.glossary import GlossaryEntry, search, see_also
from communique.window.kit import Button, Column, Dialog, Flow, Label, Panel, Row, Scroll, TextField, Widget
from communique.window.kit.widget import Callback, Common
from communique.words import tr, tr_n

WIDE = 860
"""How wide the words become, in design units."""


class WordList(Column):
    """A field, how many words match, and these. State: what is looked for."""

    def __init__(self, words: str = "", **common: Unpack[Common]) -> None:
        self._field = TextField(
            words, self._searched, id="look-for", label=tr("Search the glossary"), placeholder=tr("A word")
        )
        self._field.flex = 1
        self._all = Button(tr("All words"), partial(self.look_for, ""), kind="ghost", id="all-words")
        self._found, self._count = Column(gap=8, max_width=WIDE, pad=(0, 2, 0, 8)), Label("", "small", colour="muted")
        self._scroll = Scroll(Column(self._found, align="center"), id="words", flex=1)
        head = Column(Row(self._field, self._all, gap=10), self._count, gap=4, max_width=WIDE)
        super().__init__(Column(head, align="center"), self._scroll, gap=10, **common)
        self._show()

    @property
    def words(self) -> str:
        """What is looked for; nothing where all words are shown."""
        return self._field.value

    def look_for(self, words: str) -> None:
        """Show the words that match; for none all of them."""
        self._field.set(words)
        if self.mounted:
            self.host.focus(self._field)

    def _searched(self, words: str) -> None:
        self._show()
        self._scroll.scroll_to(0)

    def _show(self) -> None:
        found = search(self.words)
        self._count.set(tr_n("{n} word", "{n} words", len(found)) if found else tr("There is no such word here."))
        self._found.replace(*map(self._entry, found))

    def _entry(self, entry: GlossaryEntry) -> Widget:
        head = Row(
            Label(entry.term[:1].upper() + entry.term[1:], "subheading", flex=1),
            Label(entry.where, "caption", colour="muted", wrap=False),
            gap=10,
        )
        parts: list[Widget] = [head, Label(entry.means)]
        others = see_also(entry)
        if others:
            links = [self._link(entry, other) for other in others]
            parts.append(Flow(Label(tr("See also"), "caption", colour="muted"), *links, gap=4))
        return Panel(*parts, gap=3, pad=(18, 10, 14, 10), shadow=3, id=f"word-{entry.id}")

    def _link(self, entry: GlossaryEntry, other: GlossaryEntry) -> Button:
        go = partial(self.look_for, other.term)
        return Button(other.term, go, kind="quiet", face="small_strong", id=f"see-{entry.id}-{other.id}")


def word_dialog(close: Callback) -> Dialog:
    """The words over a dialog that is open, so that what was begun there stays."""
    away = Button(tr("Close"), close, id="close-words")
    head = Row(Label(tr("Glossary"), "heading", flex=1), away, gap=10)
    panel = Panel(head, WordList(flex=1), gap=12, pad=22, max_width=WIDE, shadow=14)
    return Dialog(panel, id=DIALOG, label=tr("Glossary"), first="look-for")


DIALOG = "words-over"
