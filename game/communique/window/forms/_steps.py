"""The form that offers a few ready steps to choose from, each with its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.present import why_not
from communique.rules.kind import Move
from communique.window.forms._form import Form
from communique.window.kit import ChoiceOption, Label, Segmented, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class ReadyStep(NamedTuple):
    """One step."""

    title: str
    text: str
    """What it does."""
    move: Move


class StepForm(Form):
    """One of a few steps."""

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        self.steps = self.found()
        free = [k for k, step in enumerate(self.steps) if not why_not(self.view, step.move)]
        self.at = free[0] if free else 0

    def found(self) -> list[ReadyStep]:
        """The steps there are."""
        return []

    def parts(self) -> Sequence[Widget]:
        titles = [ChoiceOption(s.title, tip=s.text, reason=why_not(self.view, s.move)) for s in self.steps]
        return [
            Segmented(titles, self.at, self._set, id="form-step", label=tr("Which")),
            Label(self.steps[self.at].text, "body"),
        ]

    def move(self) -> Move | None:
        return self.steps[self.at].move

    def first(self) -> str:
        return "form-step"

    def _set(self, at: int) -> None:
        self.at = at
        self.rebuild()
