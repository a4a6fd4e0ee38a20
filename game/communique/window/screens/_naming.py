"""The dialog in which a save is given its name and a note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.session.about import LONGEST_NAME, LONGEST_NOTE, SaveLabel
from communique.window.kit import Button, Dialog, Label, Panel, Row, Spacer, TextField
from communique.words import tr

if TYPE_CHECKING:
    from communique.window.app import App


def ask_name(app: App, title: str, label: SaveLabel, then: Callable[[SaveLabel], None], *, yes: str) -> None:
    """Ask for name and note, beginning with those of `label`; `then` hears what was agreed to."""
    name = TextField(label.name, max_length=LONGEST_NAME, id="save-name", label=tr("Name"))
    note = TextField(label.note, max_length=LONGEST_NOTE, id="save-note", label=tr("Note"))

    def agreed(_: str = "") -> None:
        app.ui.close()
        then(replace(label, name=name.value.strip(), note=note.value.strip()))

    name.on_enter = note.on_enter = agreed
    buttons = Row(
        Spacer(),
        Button(tr("Cancel"), app.ui.close, id="naming-no"),
        Button(yes, agreed, kind="primary", id="naming-yes"),
        gap=10,
    )
    panel = Panel(
        Label(title, "heading"),
        Label(tr("Name"), "small_strong"), name,
        Label(tr("Note"), "small_strong"), note,
        buttons,
        gap=8, pad=22, max_width=520, shadow=14,
    )  # fmt: skip
    app.dialog(Dialog(panel, id="naming", label=title, first="save-name"))
