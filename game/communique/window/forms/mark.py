"""The form of `mark`: initial, hold or block each clause of the draft."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from communique.model.message import N_
from communique.model.package import OPEN, Terms
from communique.present import DRAFT, DraftClause, draft_text, measure_of, terms_of
from communique.rules.drafting import price_of_withdrawing
from communique.rules.kind import Move
from communique.rules.moves.mark import Mark
from communique.rules.news import watched_issue
from communique.rules.state import HOLD, INITIAL, NO_MARK
from communique.window.forms._form import Form, MoveForm
from communique.window.kit import Button, ChoiceOption, Column, Flow, Label, Row, Segmented, Widget
from communique.window.table.seated import Seated
from communique.window.table.signs import MarkStrip
from communique.words import tr


class MarkForm(Form):
    """Initial, hold or block each clause of the draft."""

    title = N_("Mark the draft")
    confirm = N_("Hand in the marks")
    width = 820.0

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        table = self.view.table.conference
        assert table is not None
        self.before = table.marks[self.view.seat]
        self.marks = list(self.before)
        self.watched = watched_issue(self.view.public, table)

    def parts(self) -> Sequence[Widget]:
        draft = draft_text(self.view, self.seated.notepad.package)
        assert draft is not None
        names = {INITIAL: tr("Initial all"), HOLD: tr("Hold all")}
        everything = Flow(
            *(Button(name, partial(self._all, m), face="small_strong", id=f"form-all{m}") for m, name in names.items()),
            gap=8,
        )
        words = tr(
            "Nothing is agreed until everything is. Withdrawing initials costs 1 capital, 1 credibility and 2 trust."
        )
        if self.view.public.rules < 2:
            words = tr("Nothing is agreed until everything is. Withdrawing initials costs 1 capital and 2 trust.")
        watched = [Label(one, "small") for one in self._watched_words()]
        return [Label(words, "small"), *watched, everything, *(self._clause(c) for c in draft.clauses)]

    def _watched_words(self) -> list[str]:
        if self.watched is None:
            return []
        issue = self.view.public.issues[self.watched].short
        return [
            tr(
                "The public watches {issue} this session: withdrawing there costs 1 capital more, and initials by all "
                "who sign bring 1 to each.",
                issue=issue,
            )
        ]

    def move(self) -> Move | None:
        return Mark(tuple(NO_MARK if new == old else new for new, old in zip(self.marks, self.before, strict=True)))

    def terms(self) -> Terms | None:
        return terms_of(self.view, DRAFT)

    def note(self) -> str:
        back = [i for i, (o, n) in enumerate(zip(self.before, self.marks, strict=True)) if o == INITIAL != n]
        price = price_of_withdrawing(self.watched, back)
        if not back:
            return ""
        if self.view.public.rules < 2:
            return tr("Withdraws initials: {price} capital and 2 of the others' trust", price=price)
        return tr("Withdraws initials: {price} capital, 1 credibility and 2 of the others' trust", price=price)

    def first(self) -> str:
        draft = draft_text(self.view, self.seated.notepad.package)
        return f"form-mark{draft.clauses[0].clause.issue}" if draft is not None else ""

    def _clause(self, c: DraftClause) -> Widget:
        i = c.clause.issue
        points = measure_of(self.view.public).words(self.view.sheet.points[i][c.option])
        worth = Label(tr("{points} to you", points=points), "caption", colour="muted")
        head = Row(Label(f"{c.clause.short}: {c.clause.says}", "strong", flex=1), MarkStrip(c.marks), gap=8)
        ways = [
            ChoiceOption(tr("Initial"), tr("agreed, if all is")),
            ChoiceOption(tr("Hold"), tr("not yet")),
            ChoiceOption(tr("Block"), tr("not this")),
        ]
        at = self.marks[i] - 1 if self.marks[i] else None
        chooser = Segmented(ways, at, partial(self._set, i), id=f"form-mark{i}", label=c.clause.short)
        return Column(head, worth, chooser, gap=2)

    def _set(self, issue: int, at: int) -> None:
        self.marks[issue] = at + 1
        self.changed()

    def _all(self, mark: int) -> None:
        terms = terms_of(self.view, DRAFT) or ()
        self.marks = [mark if choice != OPEN else NO_MARK for choice in terms]
        self.rebuild()


FORM = MoveForm("mark", lambda seated, text: MarkForm(seated).open())
