"""The form of `if-then`: we initial this once they have initialled that."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import OPEN
from communique.present import DRAFT, terms_of
from communique.rules.kind import Move
from communique.rules.moves.if_then import IfThen
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import issue_picker, option_picker
from communique.window.kit import Column, Label, Segmented, Toggle, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr


class IfThenForm(Form):
    """We initial this once they have initialled that."""

    title = N_("If-then")
    confirm = N_("Promise it")
    width = 820.0

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        view = self.view
        self.others = [s for s in view.public.signatories if s != view.seat]
        self.of = self.others[0]
        self.drafted = terms_of(view, DRAFT) or ()
        self.issue, self.other = 0, min(1, len(view.public.issues) - 1)
        self.option, self.other_option = self._default(self.issue), self._default(self.other)
        self.private = False

    def parts(self) -> Sequence[Widget]:
        words = tr("Kept as logic: it fires by itself when the draft says both and they have initialled.")
        return [Label(words, "small"), *self._whom(), *self._ours(), *self._theirs()]

    def move(self) -> Move | None:
        to = self.of if self.private and self.of in self.view.desk.caucus else None
        return IfThen(self.issue, self.option, self.of, self.other, self.other_option, to)

    def note(self) -> str:
        return "" if self.drafted else tr("There is no draft yet; the promise waits for one")

    def first(self) -> str:
        return "form-issue"

    def _whom(self) -> list[Widget]:
        names, label = [self.view.public.parties[p].short for p in self.others], tr("With whom")
        whom = Segmented(names, self.others.index(self.of), self._set_of, id="form-of", label=label)
        out: list[Widget] = [Column(heading(label), whom, gap=3)]
        if self.of in self.view.desk.caucus:
            out.append(Toggle(tr("In private"), self.private, self._set_private, id="form-private"))
        return out

    def _ours(self) -> list[Widget]:
        we, namely = tr("We initial"), tr("namely")
        return [
            issue_picker(self, "form-issue", self.issue, self._set_issue, label=we),
            option_picker(self, "form-option", self.issue, self.option, self._set_option, label=namely),
        ]

    def _theirs(self) -> list[Widget]:
        once, namely, put = tr("once they have initialled"), tr("namely"), self._set_other_option
        return [
            issue_picker(self, "form-other", self.other, self._set_other, label=once),
            option_picker(self, "form-other-option", self.other, self.other_option, put, label=namely),
        ]

    def _default(self, issue: int) -> int:
        said = self.drafted[issue] if self.drafted else OPEN
        return said if said != OPEN else 1

    def _set_of(self, at: int) -> None:
        self.of = self.others[at]
        self.rebuild()

    def _set_private(self, private: bool) -> None:
        self.private = private
        self.changed()

    def _set_issue(self, issue: int) -> None:
        self.issue, self.option = issue, self._default(issue)
        self.rebuild()

    def _set_option(self, option: int) -> None:
        self.option = option
        self.changed()

    def _set_other(self, issue: int) -> None:
        self.other, self.other_option = issue, self._default(issue)
        self.rebuild()

    def _set_other_option(self, option: int) -> None:
        self.other_option = option
        self.changed()


FORM = MoveForm("if-then", lambda seated, text: IfThenForm(seated).open())
