"""The form that marks the draft, clause by clause, and the one that rejects a text with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from communique.model.package import OPEN, Terms
from communique.present import DRAFT, draft_text, measure_of, offer_title, proposals, terms_of
from communique.rules.kind import Move
from communique.rules.moves.mark import Mark
from communique.rules.moves.reject import REASON_WORDS, Reject
from communique.rules.state import HOLD, INITIAL, NO_MARK, REASONS, ConferenceTable
from communique.window.kit import Button, ChoiceOption, Column, Flow, Label, Row, Segmented, Widget
from communique.window.table.form import Form, heading, issue_picker, option_picker
from communique.window.table.signs import MarkStrip
from communique.words import say

if TYPE_CHECKING:
    from communique.window.screens.table import TableScreen

MOST_POINTS = 3
"""How many clauses one rejection may name."""


class MarkForm(Form):
    """Initial, hold or block each clause of the draft."""

    title = "Mark the draft"
    confirm = "Hand in the marks"
    width = 820.0

    def __init__(self, screen: TableScreen) -> None:
        super().__init__(screen)
        table = self.view.table
        assert isinstance(table, ConferenceTable)
        self.before = table.marks[self.view.seat]
        self.marks = list(self.before)

    def parts(self) -> Sequence[Widget]:
        draft = draft_text(self.view, self.screen.notepad.package)
        assert draft is not None
        names = ("Initial all", "Hold all")
        everything = Flow(
            *(
                Button(name, partial(self._all, m), face="small_strong", id=f"form-all{m}")
                for m, name in zip((INITIAL, HOLD), names, strict=True)
            ),
            gap=8,
        )
        out: list[Widget] = [
            Label("Nothing is agreed until everything is. Withdrawing initials costs 1 capital and 2 trust.", "small"),
            everything,
        ]
        for c in draft.clauses:
            i = c.clause.issue
            own = self.view.sheet.points[i][c.option]
            worth = f"{measure_of(self.view.public).words(own)} to you"
            head = Row(Label(f"{c.clause.short}: {c.clause.says}", "strong", flex=1), MarkStrip(c.marks), gap=8)
            at = self.marks[i] - 1 if self.marks[i] else None
            chooser = Segmented(
                [
                    ChoiceOption("Initial", "agreed, if all is"),
                    ChoiceOption("Hold", "not yet"),
                    ChoiceOption("Block", "not this"),
                ],
                at,
                partial(self._set, i),
                id=f"form-mark{i}",
                label=c.clause.short,
            )
            out.append(Column(head, Label(worth, "caption", colour="muted"), chooser, gap=2))
        return out

    def move(self) -> Move | None:
        return Mark(tuple(NO_MARK if new == old else new for new, old in zip(self.marks, self.before, strict=True)))

    def terms(self) -> Terms | None:
        return terms_of(self.view, DRAFT)

    def note(self) -> str:
        back = any(o == INITIAL != n for o, n in zip(self.before, self.marks, strict=True))
        return "Withdraws initials: 1 capital and 2 of the others' trust" if back else ""

    def first(self) -> str:
        draft = draft_text(self.view, self.screen.notepad.package)
        return f"form-mark{draft.clauses[0].clause.issue}" if draft is not None else ""

    def _set(self, issue: int, at: int) -> None:
        self.marks[issue] = at + 1
        self.changed()

    def _all(self, mark: int) -> None:
        terms = terms_of(self.view, DRAFT) or ()
        self.marks = [mark if choice != OPEN else NO_MARK for choice in terms]
        self.rebuild()


class RejectForm(Form):
    """Name one to three clauses of a text, a wish for each, and a reason for each."""

    title = "Reject with reasons"
    confirm = "Say no, with reasons"
    width = 820.0

    def __init__(self, screen: TableScreen, target: str) -> None:
        super().__init__(screen)
        view = screen.view
        mine = {p.id for p in proposals(view, screen.notepad.package) if p.mine}
        found = [p.id for p in proposals(view, screen.notepad.package) if p.id not in mine]
        self.targets = ([DRAFT] if terms_of(view, DRAFT) is not None else []) + found
        self.target = target if target in self.targets else self.targets[0]
        self.points = [[self._worst(), OPEN, 0]]

    def parts(self) -> Sequence[Widget]:
        names = [offer_title(self.view.public, t, self.view.seat) for t in self.targets]
        which = Segmented(names, self.targets.index(self.target), self._retarget, id="form-target", label="Which text")
        out: list[Widget] = [heading("Which text"), which]
        for number in range(len(self.points)):
            out += self._point(number)
        more = Button(
            "Name another clause",
            self._more,
            icon="plus",
            face="small_strong",
            id="form-more",
            reason="Three clauses are enough for one answer." if len(self.points) >= MOST_POINTS else "",
        )
        return [*out, Flow(more, gap=8)]

    def move(self) -> Move | None:
        return Reject(self.target, tuple((i, wish, reason) for i, wish, reason in self.points))

    def note(self) -> str:
        return "Whether a reason was true is shown in the debrief, to nobody before"

    def _point(self, number: int) -> list[Widget]:
        issue, wish, reason = self.points[number]
        lines = [f"{name}: {say(REASON_WORDS[name])}" for name in REASONS]
        reasons = Segmented(
            [ChoiceOption(name.capitalize(), tip=line) for name, line in zip(REASONS, lines, strict=True)],
            reason,
            lambda k: self._put(number, 2, k),
            id=f"form-reason{number}",
            label="Reason",
        )
        return [
            issue_picker(
                self, f"form-clause{number}", issue, lambda k: self._put(number, 0, k), label=f"Clause {number + 1}"
            ),
            option_picker(
                self,
                f"form-wish{number}",
                issue,
                wish,
                lambda k: self._put(number, 1, k),
                label="Rather",
                none="No wish",
            ),
            Column(heading("Because"), reasons, gap=3),
        ]

    def _put(self, number: int, what: int, value: int) -> None:
        self.points[number][what] = value
        if what == 0:
            self.points[number][1] = OPEN
            self.rebuild()
        else:
            self.changed()

    def _more(self) -> None:
        named = {p[0] for p in self.points}
        free = next((i for i in range(len(self.view.public.issues)) if i not in named), 0)
        self.points.append([free, OPEN, 0])
        self.rebuild()

    def _retarget(self, at: int) -> None:
        self.target = self.targets[at]
        self.changed()

    def _worst(self) -> int:
        """The clause of the target that gives the seat least of what the issue could give."""
        terms = terms_of(self.view, self.target) or ()
        losses = [
            (max(row) - row[choice], -i)
            for i, (row, choice) in enumerate(zip(self.view.sheet.points, terms, strict=True))
            if choice != OPEN
        ]
        return -max(losses)[1] if losses else 0
