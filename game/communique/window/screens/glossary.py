"""The glossary: every word of the game in a sentence or two, to be searched, with the words that each leads to."""

from __future__ import annotations

from communique.window.app import App, Screen
from communique.window.kit import Widget
from communique.window.screens import _parts
from communique.window.screens._visit import Guide, Visit
from communique.window.word_list import WordList, word_dialog
from communique.words import N_, tr

FOUND = "glossary"
"""The name under which the settings keep that somebody has found it."""


class Glossary(Screen):
    """A field, and the words that match. State: what is looked for."""

    name = "glossary"
    first = "look-for"

    def __init__(self, app: App, words: str = "") -> None:
        super().__init__(app)
        self._listed = WordList(words)

    def build(self) -> Widget:
        self._listed = WordList(self._listed.words, flex=1)
        return _parts.page(_parts.bar(self.app, tr("Glossary")), self._listed)

    def shown(self) -> None:
        settings = self.app.settings
        if FOUND not in settings.understood:
            self.app.keep(understood=(*settings.understood, FOUND))

    def escape(self) -> None:
        """Show all words again first, where some are looked for."""
        if self._listed.words:
            self._listed.look_for("")
        else:
            self.app.back()


def _looking(words: str) -> Visit:
    def visit(guide: Guide) -> None:
        guide.app.go("glossary", words=tr(words) if words else "")

    return visit


def _over(guide: Guide) -> None:
    guide.app.go("settings")
    guide.app.dialog(word_dialog(guide.app.ui.close))


SCREEN = Glossary
VISITS: dict[str, Visit] = {
    "all": _looking(""),
    "looked-for": _looking(N_("draft")),
    "nothing-found": _looking("?!"),
    "over-a-dialog": _over,
}
