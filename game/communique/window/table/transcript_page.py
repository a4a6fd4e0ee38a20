"""The transcript with what chooses from it: kinds of lines, and words to look for. State: whether it is searched."""

from __future__ import annotations

from collections.abc import Callable

from communique.present import FILTERS, filter_names
from communique.window.kit import Button, Column, Row, Scroll, Segmented, TextField
from communique.window.table.notepad import Notepad
from communique.window.table.transcript_list import Transcript
from communique.words import tr


class TranscriptPage(Column):
    """Lives wherever the table has room for it. Where a heading takes its button `find`, that does not stand here."""

    def __init__(
        self,
        log: Transcript,
        notepad: Notepad,
        choose: Callable[[int], None],
        search: Callable[[str], None],
        toggle: Callable[[], None],
        *,
        headed: bool,
        plain: bool = False,
    ) -> None:
        at = FILTERS.index(notepad.filter)
        chooser = Narrow(
            filter_names(), at, choose, face="caption", id="filter", label=tr("Show"), flex=0 if headed else 1
        )
        chooser.visible = not plain
        self.find = Button(
            "",
            toggle,
            kind="quiet",
            icon="search",
            face="caption",
            id="find",
            label=tr("Search the transcript"),
            tip=tr("Search the transcript (Ctrl + F)"),
        )
        self.field = TextField(
            notepad.search,
            search,
            id="search",
            label=tr("Search the transcript"),
            placeholder=tr("Words to look for"),
            visible=notepad.searching,
        )
        top = chooser if headed else Row(chooser, self.find, gap=4)
        super().__init__(top, self.field, Scroll(log, stick=True, id="transcript", flex=1), gap=5, flex=1)


class Narrow(Segmented):
    """Options close together."""

    def _margin(self) -> int:
        return self.style.px(4)
