"""The forms of `answer`, where a full answer names a clause that one would need, or the changes it would take."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.present import answer_decision
from communique.rules.kind import Move
from communique.rules.moves.answer import Answer
from communique.window.forms._changes import ChangesForm
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import issue_picker, option_picker
from communique.window.kit import Label, Toggle, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class AnswerForm(Form):
    """Say what one would need, by naming a clause."""

    title = N_("Answer")
    confirm = N_("Answer")

    def __init__(self, seated: Seated, words: str, to: Seat | None) -> None:
        super().__init__(seated)
        self.words, self.to = words, to
        self.issue = 0
        self.option = _best(self.view.sheet.points[0])

    def parts(self) -> Sequence[Widget]:
        need, namely = tr("We would need something on"), tr("namely")
        return [
            Label(self.words, "lead"),
            issue_picker(self, "form-issue", self.issue, self._set_issue, label=need),
            option_picker(self, "form-option", self.issue, self.option, self._set_option, label=namely),
        ]

    def move(self) -> Move | None:
        return Answer("need", self.issue, self.option, self.to)

    def note(self) -> str:
        return tr("The rules do not know whether an answer is true; the debrief will show it")

    def first(self) -> str:
        return "form-issue"

    def _set_issue(self, issue: int) -> None:
        self.issue, self.option = issue, _best(self.view.sheet.points[issue])
        self.rebuild()

    def _set_option(self, option: int) -> None:
        self.option = option
        self.changed()


def _best(points: Sequence[int]) -> int:
    return max(range(len(points)), key=points.__getitem__)


class TakeForm(ChangesForm):
    """Say what it would take: up to three clauses in which the package differs from the text, or the issues alone."""

    title = N_("What it would take")
    confirm = N_("Answer")

    def __init__(self, seated: Seated, words: str, to: Seat | None, about: str) -> None:
        super().__init__(seated)
        self.words, self.to = words, to
        self.aim(about)
        self.vague = False

    def parts(self) -> Sequence[Widget]:
        only = Toggle(tr("Name the issues only"), self.vague, self._set_vague, id="form-vague")
        return [Label(self.words, "lead"), *self.change_list(), only]

    def move(self) -> Move | None:
        if not self.chosen:
            return None
        if self.vague:
            return Answer("issues", to=self.to, changes=tuple((i, OPEN) for i, _ in self.changes))
        return Answer("terms", to=self.to, changes=self.changes)

    def _set_vague(self, vague: bool) -> None:
        self.vague = vague
        self.changed()


def open_answer(seated: Seated, text: str) -> None:
    """Open it for the question that waits; nothing while none does."""
    decision = answer_decision(seated.view)
    if decision is None:
        return
    if decision.about:
        TakeForm(seated, decision.text, decision.to, decision.about).open()
    else:
        AnswerForm(seated, decision.text, decision.to).open()


FORM = MoveForm("answer", open_answer)
