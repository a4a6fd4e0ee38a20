"""The form of a move that has none of its own: what its face says, and what its kind suggests to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from communique.faces import FACES
from communique.present import possible, sentence_of
from communique.rules.kind import Move
from communique.window.forms._form import Form
from communique.window.kit import Label, Segmented, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class GenericForm(Form):
    """A plain question where there is one way to make the move; a list, each named by what it says, where several."""

    def __init__(self, seated: Seated, name: str) -> None:
        self.face = FACES[name]
        self.title = self.confirm = self.face.title
        super().__init__(seated)
        self.ways: tuple[Move, ...] = possible(self.view, name)
        self.at = 0

    def parts(self) -> Sequence[Widget]:
        about = [Label(tr(self.face.about), "body")] if self.face.about else []
        if len(self.ways) < 2:
            return about
        names = [sentence_of(self.view.public, self.view.seat, move) for move in self.ways]
        return [*about, Segmented(names, self.at, self._set, id="form-step", label=tr("Which"))]

    def move(self) -> Move | None:
        return self.ways[self.at] if self.ways else None

    def first(self) -> str:
        return "form-step" if len(self.ways) > 1 else "form-yes"

    def _set(self, at: int) -> None:
        self.at = at
        self.changed()


def open_generic(name: str, seated: Seated, text: str) -> None:
    """Open the form of the move of that name."""
    GenericForm(seated, name).open()
