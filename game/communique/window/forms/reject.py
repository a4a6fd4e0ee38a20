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
        self.points = [[self._worst(), OPEN, 0]]

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


FORM = MoveForm("reject", lambda seated, text: RejectForm(seated, text or seated.notepad.compare).open())
