"""Forms for dealing with one other party: promise an if-then, meet in a caucus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.present import why_not
from communique.rules.kind import Move
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.if_then import IfThen
from communique.rules.state import ConferenceTable
from communique.window.kit import ChoiceOption, Column, Label, Segmented, Toggle, Widget
from communique.window.table.form import Form, heading, issue_picker, option_picker

if TYPE_CHECKING:
    from communique.window.screens.table import TableScreen


class IfThenForm(Form):
    """We initial this once they have initialled that."""

    title = "If-then"
    confirm = "Promise it"
    width = 820.0

    def __init__(self, screen: TableScreen) -> None:
        super().__init__(screen)
        view = self.view
        self.others = [s for s in view.public.signatories if s != view.seat]
        self.of = self.others[0]
        table = view.table
        drafted = table.draft.terms if isinstance(table, ConferenceTable) and table.draft else ()
        self.drafted = drafted
        self.issue, self.other = 0, min(1, len(view.public.issues) - 1)
        self.option, self.other_option = self._default(self.issue), self._default(self.other)
        self.private = False

    def parts(self) -> Sequence[Widget]:
        names = [self.view.public.parties[p].short for p in self.others]
        whom = Segmented(names, self.others.index(self.of), self._set_of, id="form-of", label="With whom")
        out: list[Widget] = [
            Label("Kept as logic: it fires by itself when the draft says both and they have initialled.", "small"),
            Column(heading("With whom"), whom, gap=3),
        ]
        if self.of in self.view.desk.caucus:
            out.append(Toggle("In private", self.private, self._set_private, id="form-private"))
        return [
            *out,
            issue_picker(self, "form-issue", self.issue, self._set_issue, label="We initial"),
            option_picker(self, "form-option", self.issue, self.option, self._set_option, label="namely"),
            issue_picker(self, "form-other", self.other, self._set_other, label="once they have initialled"),
            option_picker(
                self, "form-other-option", self.other, self.other_option, self._set_other_option, label="namely"
            ),
        ]

    def move(self) -> Move | None:
        to = self.of if self.private and self.of in self.view.desk.caucus else None
        return IfThen(self.issue, self.option, self.of, self.other, self.other_option, to)

    def note(self) -> str:
        return "" if self.drafted else "There is no draft yet; the promise waits for one"

    def first(self) -> str:
        return "form-issue"

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


class CaucusForm(Form):
    """Meet one delegation in private."""

    confirm = "Meet"

    def __init__(self, screen: TableScreen, title: str) -> None:
        self.title = title
        super().__init__(screen)
        self.others = [Seat(p) for p in range(len(self.view.public.parties)) if p != self.view.seat]
        free = [k for k, p in enumerate(self.others) if not why_not(self.view, Caucus(p))]
        self.at = free[0] if free else 0

    def parts(self) -> Sequence[Widget]:
        choices = [
            ChoiceOption(self.view.public.parties[p].short, reason=why_not(self.view, Caucus(p))) for p in self.others
        ]
        return [
            Label("The others do not hear that you meet, nor what is said. It stays open for this session.", "body"),
            Segmented(choices, self.at, self._set, id="form-of", label="Whom"),
        ]

    def move(self) -> Move | None:
        return Caucus(self.others[self.at])

    def first(self) -> str:
        return "form-of"

    def _set(self, at: int) -> None:
        self.at = at
        self.changed()
