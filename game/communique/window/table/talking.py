"""Forms for talk: ask, answer, tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.model.scenario import Seat
from communique.present import why_not
from communique.rules.kind import Move
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.tell import Tell
from communique.window.kit import ChoiceOption, Column, Label, Segmented, Toggle, Widget
from communique.window.table.form import Form, heading, issue_picker, option_picker, whom_picker

if TYPE_CHECKING:
    from communique.window.screens.table import TableScreen


class AskForm(Form):
    """Ask what matters more, or what would be needed."""

    title = "Ask"
    confirm = "Ask"

    def __init__(self, screen: TableScreen) -> None:
        super().__init__(screen)
        self.question = "compare"
        self.issue, self.other = 0, min(1, len(self.view.public.issues) - 1)
        self.option = len(self.view.public.issues[0].options) - 1
        self.others = [Seat(p) for p in range(len(self.view.public.parties)) if p != self.view.seat]
        self.of: Seat | None = self.others[0]
        self.private = False

    def parts(self) -> Sequence[Widget]:
        kinds = ("compare", "need")
        kind = Segmented(
            [
                ChoiceOption("Which matters more?", "compares two issues"),
                ChoiceOption("What would you need?", "for one option"),
            ],
            kinds.index(self.question),
            lambda k: self._kind(kinds[k]),
            id="form-kind",
            label="Question",
        )
        out: list[Widget] = [Column(heading("Question"), kind, gap=3), self._whom()]
        if self.of is not None and self.of in self.view.desk.caucus:
            out.append(Toggle("In private", self.private, self._set_private, id="form-private"))
        first = "This" if self.question == "compare" else "About"
        out.append(issue_picker(self, "form-issue", self.issue, self._set_issue, label=first))
        if self.question == "compare":
            out.append(issue_picker(self, "form-other", self.other, self._set_other, label="or this"))
        else:
            out.append(
                option_picker(self, "form-option", self.issue, self.option, self._set_option, label="For this option")
            )
        return out

    def move(self) -> Move | None:
        to = self.of if self.private and self.of in self.view.desk.caucus else None
        if self.question == "compare":
            return Ask("compare", self.issue, other_issue=self.other, of=self.of, to=to)
        return Ask("need", self.issue, option=self.option, of=self.of, to=to)

    def note(self) -> str:
        return "Free when all who are asked trust you highly"

    def first(self) -> str:
        return "form-kind"

    def _whom(self) -> Widget:
        names = [*(self.view.public.parties[p].short for p in self.others), "Everyone"]
        at = len(self.others) if self.of is None else self.others.index(self.of)
        return Column(heading("Whom"), Segmented(names, at, self._set_of, id="form-of", label="Whom"), gap=3)

    def _kind(self, kind: str) -> None:
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
        self.rebuild() if self.question == "need" else self.changed()

    def _set_other(self, issue: int) -> None:
        self.other = issue
        self.changed()

    def _set_option(self, option: int) -> None:
        self.option = option
        self.changed()


class AnswerForm(Form):
    """Say what one would need, by naming a clause."""

    title = "Answer"
    confirm = "Answer"

    def __init__(self, screen: TableScreen, words: str, to: Seat | None) -> None:
        super().__init__(screen)
        self.words, self.to = words, to
        self.issue = 0
        self.option = _best(self.view.sheet.points[0])

    def parts(self) -> Sequence[Widget]:
        return [
            Label(self.words, "lead"),
            issue_picker(self, "form-issue", self.issue, self._set_issue, label="We would need something on"),
            option_picker(self, "form-option", self.issue, self.option, self._set_option, label="namely"),
        ]

    def move(self) -> Move | None:
        return Answer("need", self.issue, self.option, self.to)

    def note(self) -> str:
        return "The rules do not know whether an answer is true; the debrief will show it"

    def first(self) -> str:
        return "form-issue"

    def _set_issue(self, issue: int) -> None:
        self.issue, self.option = issue, _best(self.view.sheet.points[issue])
        self.rebuild()

    def _set_option(self, option: int) -> None:
        self.option = option
        self.changed()


class TellForm(Form):
    """State a priority, or lay an evidence card on the table."""

    title = "Tell"
    confirm = "Say it"

    def __init__(self, screen: TableScreen) -> None:
        super().__init__(screen)
        self.what = 0
        self.issue, self.weight = 0, 0
        self.card = 0
        self.to: Seat | None = None

    def parts(self) -> Sequence[Widget]:
        cards = self.view.sheet.cards
        out: list[Widget] = [whom_picker(self, "form-whom", self.to, self._set_to)]
        if cards:
            kinds = [
                ChoiceOption("A priority", "a statement, free"),
                ChoiceOption("Evidence", "verifiable, 1 action point"),
            ]
            out.append(Segmented(kinds, self.what, self._set_what, id="form-what", label="What"))
        if self.what == 0 or not cards:
            weights = Segmented(
                ["matters much to us", "matters less than other things"],
                self.weight,
                self._set_weight,
                id="form-weight",
                label="How much",
            )
            out += [issue_picker(self, "form-issue", self.issue, self._set_issue, label="This issue"), weights]
            return out
        titles = [
            ChoiceOption(c.title, tip=c.text, reason=why_not(self.view, Tell(card=c.id, text=c.text, to=self.to)))
            for c in cards
        ]
        chooser = Segmented(titles, self.card, self._set_card, id="form-card", label="Card")
        return [*out, Column(heading("Your evidence"), chooser, gap=3), Label(cards[self.card].text, "body")]

    def move(self) -> Move | None:
        if self.what == 0:
            return Tell(self.issue, ("high", "low")[self.weight], to=self.to)
        card = self.view.sheet.cards[self.card]
        return Tell(card=card.id, text=card.text, to=self.to)

    def first(self) -> str:
        return "form-what" if self.view.sheet.cards else "form-issue"

    def _set_to(self, to: Seat | None) -> None:
        self.to = to
        self.rebuild()

    def _set_what(self, what: int) -> None:
        self.what = what
        self.rebuild()

    def _set_issue(self, issue: int) -> None:
        self.issue = issue
        self.changed()

    def _set_weight(self, weight: int) -> None:
        self.weight = weight
        self.changed()

    def _set_card(self, card: int) -> None:
        self.card = card
        self.rebuild()


def _best(points: Sequence[int]) -> int:
    return max(range(len(points)), key=points.__getitem__)
