"""The form of `reject`: name one to three clauses of a text, a wish for each, and a reason for each."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import OPEN
from communique.present import DRAFT, offer_title, proposals, reason_words, terms_of
from communique.rules.kind import Move
from communique.rules.moves.reject import Reject
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import issue_picker, option_picker
from communique.window.kit import Button, ChoiceOption, Column, Flow, Segmented, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr

MOST_POINTS = 3
"""How many clauses one rejection may name."""


class RejectForm(Form):
    """Name one to three clauses of a text, a wish for each, and a reason for each."""

    title = N_("Reject with reasons")
    confirm = N_("Say no, with reasons")
    width = 820.0

    def __init__(self, seated: Seated, target: str) -> None:
        super().__init__(seated)
        others = [p.id for p in proposals(seated.view, seated.notepad.package) if not p.mine]
        self.targets = ([DRAFT] if terms_of(seated.view, DRAFT) is not None else []) + others
        self.target = target if target in self.targets else self.targets[0]
        self.points: list[list[int]] = []
        self.points = [self._next_point()]

    def parts(self) -> Sequence[Widget]:
        names = [offer_title(self.view.public, t, self.view.seat) for t in self.targets]
        at, label = self.targets.index(self.target), tr("Which text")
        out: list[Widget] = [heading(label), Segmented(names, at, self._retarget, id="form-target", label=label)]
        for number in range(len(self.points)):
            out += self._point(number)
        enough = len(self.points) >= MOST_POINTS
        more = Button(
            tr("Name another clause"),
            self._more,
            icon="plus",
            face="small_strong",
            id="form-more",
            reason=tr("Three clauses are enough for one answer.") if enough else "",
        )
        return [*out, Flow(more, gap=8)]

    def move(self) -> Move | None:
        return Reject(self.target, tuple((i, wish, reason) for i, wish, reason in self.points))

    def first(self) -> str:
        return "form-clause0"

    def note(self) -> str:
        return tr("Whether a reason was true is shown in the debrief, to nobody before")

    def _point(self, number: int) -> list[Widget]:
        issue, wish, reason = self.points[number]
        clause, rather, none = tr("Clause {n}", n=number + 1), tr("Rather"), tr("No wish")
        return [
            issue_picker(self, f"form-clause{number}", issue, lambda k: self._put(number, 0, k), label=clause),
            option_picker(
                self, f"form-wish{number}", issue, wish, lambda k: self._put(number, 1, k), label=rather, none=none
            ),
            self._because(number, reason),
        ]

    def _because(self, number: int, reason: int) -> Widget:
        reasons = [ChoiceOption(name, tip=line) for name, line in reason_words()]
        chooser = Segmented(
            reasons, reason, lambda k: self._put(number, 2, k), id=f"form-reason{number}", label=tr("Reason")
        )
        return Column(heading(tr("Because")), chooser, gap=3)

    def _put(self, number: int, what: int, value: int) -> None:
        self.points[number][what] = value
        if what == 2:
            self.seated.notepad.reason = value
        if what == 0:
            self.points[number][1] = self._wish(value)
            self.rebuild()
        else:
            self.changed()

    def _more(self) -> None:
        self.points.append(self._next_point())
        self.rebuild()

    def _retarget(self, at: int) -> None:
        """Turn to another text: what was put in for the first is put in anew for this one."""
        self.target = self.targets[at]
        self.points = []
        self.points = [self._next_point()]
        self.rebuild()

    def _next_point(self) -> list[int]:
        """The clause that costs the seat most against its package, with what the package says instead.

        Where the package says nothing, against the best that the issue could give. The reason is the one given last.
        """
        terms, package = terms_of(self.view, self.target) or (), self.seated.notepad.package
        named = {point[0] for point in self.points}
        losses = []
        for i, (row, choice) in enumerate(zip(self.view.sheet.points, terms, strict=True)):
            if choice != OPEN and i not in named:
                mine = package[i] if package[i] != OPEN else row.index(max(row))
                losses.append((package[i] not in (OPEN, choice), row[mine] - row[choice], -i))
        spare = next((i for i in range(len(self.view.public.issues)) if i not in named), 0)
        issue = -max(losses)[2] if losses else spare
        return [issue, self._wish(issue), self.seated.notepad.reason]

    def _wish(self, issue: int) -> int:
        """What the package says instead of the text on the issue; OPEN where it says the same or nothing."""
        terms, package = terms_of(self.view, self.target) or (), self.seated.notepad.package
        return package[issue] if terms and package[issue] != terms[issue] else OPEN


FORM = MoveForm("reject", lambda seated, text: RejectForm(seated, text or seated.notepad.compare).open())
