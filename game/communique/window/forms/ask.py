"""The form of `ask`: what matters more, or what would be needed."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.rules.moves.ask import Ask
from communique.rules.state import QuestionKind
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import issue_picker, option_picker
from communique.window.kit import ChoiceOption, Column, Segmented, Toggle, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr


class AskForm(Form):
    """Ask what matters more, or what would be needed."""

    title = N_("Ask")
    confirm = N_("Ask")

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        self.question: QuestionKind = QuestionKind.COMPARE
        self.issue, self.other = 0, min(1, len(self.view.public.issues) - 1)
        self.option = len(self.view.public.issues[0].options) - 1
        self.others = [Seat(p) for p in range(len(self.view.public.parties)) if p != self.view.seat]
        self.of: Seat | None = self.others[0]
        self.private = False

    def parts(self) -> Sequence[Widget]:
        out: list[Widget] = [self._which(), self._whom()]
        if self.of is not None and self.of in self.view.desk.caucus:
            out.append(Toggle(tr("In private"), self.private, self._set_private, id="form-private"))
        first = tr("This") if self.question == QuestionKind.COMPARE else tr("About")
        out.append(issue_picker(self, "form-issue", self.issue, self._set_issue, label=first))
        if self.question == QuestionKind.COMPARE:
            return [*out, issue_picker(self, "form-other", self.other, self._set_other, label=tr("or this"))]
        words = tr("For this option")
        return [*out, option_picker(self, "form-option", self.issue, self.option, self._set_option, label=words)]

    def move(self) -> Move | None:
        to = self.of if self.private and self.of in self.view.desk.caucus else None
        if self.question == QuestionKind.COMPARE:
            return Ask(QuestionKind.COMPARE, self.issue, other_issue=self.other, of=self.of, to=to)
        return Ask(QuestionKind.NEED, self.issue, option=self.option, of=self.of, to=to)

    def note(self) -> str:
        return tr("Free when all who are asked trust you highly")

    def first(self) -> str:
        return "form-kind"

    def _which(self) -> Widget:
        kinds, label = (QuestionKind.COMPARE, QuestionKind.NEED), tr("Question")
        ways = [
            ChoiceOption(tr("Which matters more?"), tr("compares two issues")),
            ChoiceOption(tr("What would you need?"), tr("for one option")),
        ]
        at = kinds.index(self.question)
        chooser = Segmented(ways, at, lambda k: self._kind(kinds[k]), id="form-kind", label=label)
        return Column(heading(label), chooser, gap=3)

    def _whom(self) -> Widget:
        names, label = [*(self.view.public.parties[p].short for p in self.others), tr("Everyone")], tr("Whom")
        at = len(self.others) if self.of is None else self.others.index(self.of)
        return Column(heading(label), Segmented(names, at, self._set_of, id="form-of", label=label), gap=3)

    def _kind(self, kind: QuestionKind) -> None:
        self.question = kind
        self.rebuild()

    def _set_of(self, at: int) -> None:
        self.of = self.others[at] if at < len(self.others) else None
        self.rebuild()

    def _set_private(self, private: bool) -> None:
        self.private = private
        self.changed()

    def _set_issue(self, issue: int) -> None:
        self.issue = issue
        self.option = len(self.view.public.issues[issue].options) - 1
        self.rebuild() if self.question == QuestionKind.NEED else self.changed()

    def _set_other(self, issue: int) -> None:
        self.other = issue
        self.changed()

    def _set_option(self, option: int) -> None:
        self.option = option
        self.changed()


FORM = MoveForm("ask", lambda seated, text: AskForm(seated).open())
