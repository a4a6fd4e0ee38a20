"""The page of one's own: what one person notes while the talks go on, for nobody else. State: the notes shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from communique.session.about import LONGEST_NOTE, MOST_NOTES, OwnNote
from communique.window.kit import Button, Column, Dialog, Label, Panel, Row, Scroll, Spacer, TextField, Widget
from communique.words import N_, tr

PRIVATE = N_("Only you see this page. It is kept with the save, whose file says it to whoever opens it.")


class OwnPageDialog(Dialog):
    """A line to write in, and what was written, the latest first. `keep` hears of every change."""

    def __init__(
        self,
        notes: tuple[OwnNote, ...],
        session: int,
        keep: Callable[[tuple[OwnNote, ...]], None],
        close: Callable[[], None],
    ) -> None:
        self.notes, self._when, self._keep = notes, session, keep
        self._field = TextField(
            max_length=LONGEST_NOTE, on_enter=self._write, id="own-note", label=tr("A note"), placeholder=tr("A note")
        )
        self._add = Button(tr("Write"), lambda: self._write(self._field.value), icon="plus", id="own-write")
        self._list = Column(gap=6, pad=(0, 0, 6, 4))
        foot = Row(Spacer(), Button(tr("Close"), close, kind="primary", id="own-close"))
        self._field.flex = 1
        panel = Panel(
            Label(tr("A page of your own"), "title"),
            Label(tr(PRIVATE), "small", colour="muted"),
            Row(self._field, self._add, gap=8),
            Scroll(self._list, id="own-scroll", flex=1),
            foot,
            gap=10,
            pad=24,
            max_width=640,
            shadow=14,
        )
        super().__init__(
            panel, id="own-page", label=tr("A page of your own"), first="own-note", on_close=self._keep_what_is_typed
        )
        self._show()

    def _write(self, text: str) -> None:
        if text.strip() and len(self.notes) < MOST_NOTES:
            self._field.set("")
            self._put((*self.notes, OwnNote(self._when, text.strip())))

    def _keep_what_is_typed(self) -> None:
        """However the page is closed, what stands in the field is written down and not lost."""
        typed = self._field.value.strip()
        if typed and len(self.notes) < MOST_NOTES:
            self._keep((*self.notes, OwnNote(self._when, typed)))

    def _strike(self, at: int) -> None:
        self._put(self.notes[:at] + self.notes[at + 1 :])
        if self.mounted:
            self.host.focus(self._field)

    def _put(self, notes: tuple[OwnNote, ...]) -> None:
        self.notes = notes
        self._keep(notes)
        self._show()

    def _show(self) -> None:
        rows = [self._row(at, note) for at, note in reversed([*enumerate(self.notes)])]
        self._list.replace(*(rows or [Label(tr("There is nothing on it yet."), "italic", colour="muted")]))
        if len(self.notes) >= MOST_NOTES:
            self._add.disable(tr("The page is full; strike something out first."))
        else:
            self._add.enable()

    def _row(self, at: int, note: OwnNote) -> Widget:
        strike = Button(
            "",
            partial(self._strike, at),
            kind="quiet",
            icon="cross",
            id=f"own-strike{at}",
            label=tr("Strike out: {note}", note=note.text),
            tip=tr("Strike this out"),
        )
        when = Label(tr("Session {n}", n=note.session), "caption", colour="muted")
        return Row(Column(when, Label(note.text), gap=0, flex=1), strike, gap=8)
