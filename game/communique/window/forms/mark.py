"""The form of `mark`: initial, hold or block each clause of the draft, the unmarked first, one key a clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from communique.model.message import N_
from communique.model.package import OPEN, Terms
from communique.present import DRAFT, DraftClause, draft_text, measure_of, terms_of, why_not
from communique.present.marking import QuickMarks, marking, own_marks, quick_marks
from communique.rules.drafting import price_of_withdrawing
from communique.rules.kind import Move
from communique.rules.news import watched_issue
from communique.rules.state import INITIAL, NO_MARK
from communique.window.forms._form import Form, MoveForm
from communique.window.kit import Column, Flow, Label, Row, Widget
from communique.window.table.keybutton import KeyButton
from communique.window.table.mark_keys import MarkKeys
from communique.window.table.seated import Seated
from communique.window.table.signs import MarkStrip
from communique.words import tr


class MarkForm(Form):
    """Initial, hold or block each clause of the draft. State: the marks so far, and the keys that show them."""

    title = N_("Mark the draft")
    confirm = N_("Hand in the marks")
    width = 860.0

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        table = self.view.table.conference
        draft = draft_text(self.view, seated.notepad.package)
        assert table is not None
        assert draft is not None
        self.before = own_marks(self.view)
        self.marks = list(self.before)
        self.watched = watched_issue(self.view.public, table)
        self.clauses = sorted(draft.clauses, key=lambda c: self.before[c.clause.issue] != NO_MARK)
        self._keys: dict[int, MarkKeys] = {}

    def parts(self) -> Sequence[Widget]:
        quick = quick_marks(self.view, self.seated.notepad.package)
        short = Flow(*(self._quick(n, one) for n, one in enumerate(quick, start=1) if one.name != "stand"), gap=8)
        words = tr(
            "Nothing is agreed until everything is. Withdrawing initials costs 1 capital, 1 credibility and 2 trust."
        )
        if self.view.public.rules < 2:
            words = tr("Nothing is agreed until everything is. Withdrawing initials costs 1 capital and 2 trust.")
        said = [Label(words, "small", colour="muted"), *(Label(one, "small") for one in self._watched_words())]
        return [*said, short, Column(*(self._clause(c) for c in self.clauses), gap=3)]

    def move(self) -> Move | None:
        move = marking(self.before, self.marks)
        untouched = tuple(self.marks) == self.before
        return None if untouched and why_not(self.view, move) else move

    def missing(self) -> str:
        return tr("Mark a clause: initial, hold or block.")

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
        return f"form-mark{self.clauses[0].clause.issue}"

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

    def _quick(self, number: int, one: QuickMarks) -> Widget:
        return KeyButton(
            one.label,
            partial(self._all, one.marks),
            key=tr("Ctrl {n}", n=number),
            shortcut=f"ctrl+{number}",
            face="small_strong",
            tip=one.note,
            id=f"form-all-{one.name}",
        )

    def _clause(self, c: DraftClause) -> Widget:
        i = c.clause.issue
        points = measure_of(self.view.public).words(self.view.sheet.points[i][c.option])
        said = tr("{points} to you", points=points)
        if c.clause.same:
            said = tr("{worth} · as yours", worth=said)
        elif c.clause.mine:
            said = tr("{worth} · yours: {option}", worth=said, option=c.clause.mine)
        words = Column(
            Label(tr("{n}  {issue}: {option}", n=i + 1, issue=c.clause.short, option=c.clause.says), "small_strong"),
            Label(said, "caption", colour="muted"),
            gap=0,
            flex=1,
        )
        keys = MarkKeys(
            self.marks[i],
            partial(self._set, i),
            partial(self._on_to_next, i),
            lambda issue: self.seated.focus(f"form-mark{issue}"),
            id=f"form-mark{i}",
            label=c.clause.short,
        )
        self._keys[i] = keys
        return Row(words, MarkStrip(c.marks), keys, gap=10)

    def _set(self, issue: int, mark: int) -> None:
        self.marks[issue] = mark
        self.changed()

    def _on_to_next(self, issue: int) -> None:
        """To the next clause, or, after the last, to handing in."""
        order = [c.clause.issue for c in self.clauses]
        later = order[order.index(issue) + 1 :]
        if later:
            self.seated.focus(f"form-mark{later[0]}")
        else:
            self.to_the_end()

    def _all(self, marks: Sequence[int]) -> None:
        self.marks = [mark if choice != OPEN else NO_MARK for mark, choice in zip(marks, self._draft(), strict=True)]
        for issue, keys in self._keys.items():
            keys.show(self.marks[issue])
        self.changed()
        self.seated.focus(self.first())

    def _draft(self) -> Terms:
        return terms_of(self.view, DRAFT) or ()


FORM = MoveForm("mark", lambda seated, text: MarkForm(seated).open())
