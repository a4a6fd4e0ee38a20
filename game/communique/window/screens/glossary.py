"""The glossary: every word of the game in a sentence or two, to be searched, with the words that each leads to."""

from __future__ import annotations

from functools import partial

from communique.present.glossary import GlossaryEntry, search, see_also
from communique.window.app import App, Screen
from communique.window.kit import Button, Column, Flow, Label, Panel, Row, Scroll, TextField, Widget
from communique.window.screens import _parts
from communique.window.screens._visit import Guide, Visit
from communique.words import N_, tr, tr_n

FOUND = "glossary"
"""The name under which the settings keep that somebody has found it."""


class Glossary(Screen):
    """A field, and the words that match. State: what is looked for."""

    name = "glossary"
    first = "look-for"

    def __init__(self, app: App, words: str = "") -> None:
        super().__init__(app)
        self.words = words
        self._field: TextField | None = None
        self._list = Column(gap=8)
        self._count = Label("", "small", colour="muted")
        self._scroll = Scroll(self._list)

    def build(self) -> Widget:
        self._field = TextField(
            self.words, self._look_for, id="look-for", label=tr("Search the glossary"), placeholder=tr("A word")
        )
        self._field.flex = 1
        clear = Button(tr("All words"), partial(self.show_word, ""), kind="ghost", id="all-words")
        self._list, self._count = Column(gap=8, max_width=860, pad=(0, 2, 0, 8)), Label("", "small", colour="muted")
        self._scroll = Scroll(Column(self._list, align="center"), id="words", flex=1)
        self._show()
        head = Column(Row(self._field, clear, gap=10), self._count, gap=4, max_width=860)
        body = Column(Column(head, align="center"), self._scroll, gap=10, flex=1)
        return _parts.page(_parts.bar(self.app, tr("Glossary")), body)

    def shown(self) -> None:
        settings = self.app.settings
        if FOUND not in settings.understood:
            self.app.keep(understood=(*settings.understood, FOUND))

    def escape(self) -> None:
        """Show all words again first, where some are looked for."""
        if self.words:
            self.show_word("")
        else:
            self.app.back()

    def show_word(self, word: str) -> None:
        """Look for a word; for none to see all."""
        self.words = word
        self.app.rebuild()
        self.app.focus("look-for")

    def _look_for(self, words: str) -> None:
        self.words = words
        self._show()
        self._scroll.scroll_to(0)

    def _show(self) -> None:
        found = search(self.words)
        self._count.set(tr_n("{n} word", "{n} words", len(found)) if found else tr("There is no such word here."))
        self._list.replace(*map(self._entry, found))

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
        go = partial(self.show_word, other.term)
        return Button(other.term, go, kind="quiet", face="small_strong", id=f"see-{entry.id}-{other.id}")


def _looking(words: str) -> Visit:
    def visit(guide: Guide) -> None:
        guide.app.go("glossary", words=tr(words) if words else "")

    return visit


SCREEN = Glossary
VISITS: dict[str, Visit] = {"all": _looking(""), "looked-for": _looking(N_("draft")), "nothing-found": _looking("?!")}
