"""The form of `tell`: state a priority, or lay an evidence card on the table."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.scenario import Seat
from communique.model.sheet import Card
from communique.present import why_not
from communique.rules.kind import Move
from communique.rules.moves.tell import Tell
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import issue_picker, whom_picker
from communique.window.kit import ChoiceOption, Column, Label, Segmented, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr


class TellForm(Form):
    """State a priority, or lay an evidence card on the table."""

    title = N_("Tell")
    confirm = N_("Say it")

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        self.what = 0
        self.issue, self.weight = 0, 0
        self.card = 0
        self.to: Seat | None = None

    def parts(self) -> Sequence[Widget]:
        cards = self.view.sheet.cards
        whom = whom_picker(self, "form-whom", self.to, self._set_to)
        what = [self._what()] if cards else []
        return [whom, *what, *(self._evidence() if self.what and cards else self._priority())]

    def move(self) -> Move | None:
        if self.what == 0:
            return Tell(self.issue, ("high", "low")[self.weight], to=self.to)
        return self._shown(self.view.sheet.cards[self.card])

    def first(self) -> str:
        return "form-what" if self.view.sheet.cards else "form-issue"

    def _what(self) -> Widget:
        kinds = [
            ChoiceOption(tr("A priority"), tr("a statement, free")),
            ChoiceOption(tr("Evidence"), tr("verifiable, 1 action point")),
        ]
        return Segmented(kinds, self.what, self._set_what, id="form-what", label=tr("What"))

    def _priority(self) -> list[Widget]:
        ways = [tr("matters much to us"), tr("matters less than other things")]
        weights = Segmented(ways, self.weight, self._set_weight, id="form-weight", label=tr("How much"))
        return [issue_picker(self, "form-issue", self.issue, self._set_issue, label=tr("This issue")), weights]

    def _evidence(self) -> list[Widget]:
        cards = self.view.sheet.cards
        titles = [
            ChoiceOption(card.title, tip=card.text, reason=why_not(self.view, self._shown(card))) for card in cards
        ]
        chooser = Segmented(titles, self.card, self._set_card, id="form-card", label=tr("Card"))
        return [Column(heading(tr("Your evidence")), chooser, gap=3), Label(cards[self.card].text, "body")]

    def _shown(self, card: Card) -> Tell:
        return Tell(card.issue, card=card.id, text=card.text, to=self.to)

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


FORM = MoveForm("tell", lambda seated, text: TellForm(seated).open())
