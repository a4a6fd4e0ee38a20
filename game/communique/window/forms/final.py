"""The form of `final`: put a text to a last yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import OPEN, Terms
from communique.present import DRAFT, terms_of
from communique.rules.kind import Move
from communique.rules.moves.final import FinalText
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._package import read_out
from communique.window.kit import Column, Label, Segmented, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr


class FinalForm(Form):
    """Put a text to a final yes or no. State: which of the two texts there may be."""

    title = N_("The final text")
    confirm = N_("Put the final text")

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        drafted, package = terms_of(seated.view, DRAFT), seated.notepad.package
        filled = any(choice != OPEN for choice in package)
        found = [(tr("The draft"), drafted)] if drafted is not None else []
        if filled and package != drafted:
            found.append((tr("Your package"), package))
        self.texts: list[tuple[str, Terms]] = found or [(tr("Your package"), package)]
        self.at = 0

    def parts(self) -> Sequence[Widget]:
        words = tr(
            "Everyone is asked for yes or no, once. After a no, only what lies on the table already can be signed."
        )
        out: list[Widget] = [Label(words, "body")]
        if len(self.texts) > 1:
            names, label = [name for name, _ in self.texts], tr("Which text")
            chooser = Segmented(names, self.at, self._aim, id="form-target", label=label)
            out.append(Column(heading(label), chooser, gap=3))
        return [*out, *read_out(self.view, self.texts[self.at][1])]

    def move(self) -> Move | None:
        return FinalText(self.texts[self.at][1])

    def terms(self) -> Terms | None:
        return self.texts[self.at][1]

    def first(self) -> str:
        return "form-target" if len(self.texts) > 1 else "form-yes"

    def _aim(self, at: int) -> None:
        self.at = at
        self.rebuild()


FORM = MoveForm("final", lambda seated, text: FinalForm(seated).open())
