"""The form of `say`: words of one's own, and who hears them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.scenario import Seat
from communique.present.leaking import leaks
from communique.rules.kind import Move
from communique.rules.moves.say import MOST_CHARACTERS, OwnWords
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import whom_picker
from communique.window.kit import TextField, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class SayForm(Form):
    """Words of one's own."""

    title = N_("Say")
    confirm = N_("Say it")

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        self.text = ""
        self.to: Seat | None = None

    def parts(self) -> Sequence[Widget]:
        field = TextField(
            self.text, self._set_text, on_enter=self._entered, max_length=MOST_CHARACTERS, id="form-text",
            label=tr("Your words"), placeholder=tr("In one line"),
        )  # fmt: skip
        return [self._whom(), field]

    def move(self) -> Move | None:
        return OwnWords(self.text, self.to) if self.text.strip() else None

    def missing(self) -> str:
        return tr("Write what you want to say.")

    def note(self) -> str:
        """What the words would give away."""
        return " ".join(leaks(self.view, self.text))

    def first(self) -> str:
        return "form-text"

    def _whom(self) -> Widget:
        # Where offers alternate there is no caucus, and a word in private needs none.
        others = None if self.view.table.conference is not None else self._others()
        return whom_picker(self, "form-whom", self.to, self._set_to, seats=others)

    def _others(self) -> list[Seat]:
        return [Seat(p) for p in range(len(self.view.public.parties)) if p != self.view.seat]

    def _set_to(self, to: Seat | None) -> None:
        self.to = to
        self.rebuild()

    def _set_text(self, text: str) -> None:
        self.text = text
        self.changed()

    def _entered(self, text: str) -> None:
        self.text = text
        self.changed()


FORM = MoveForm("say", lambda seated, text: SayForm(seated).open())
