"""The form of `remark`: what it says, of whom, of which clause and session, and who hears it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from communique.model.message import N_
from communique.model.scenario import NATURE, Seat
from communique.present import why_not
from communique.rules.kind import Move
from communique.rules.moves.remark import MOVED, NOBODYS, SHAPES, THANKS, Remark
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import issue_picker, option_picker, whom_picker
from communique.window.kit import ChoiceOption, Column, Segmented, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr

KINDS: Final = {
    "thanks": N_("Thanks"),
    "reminds": N_("An offer taken back"),
    "unanswered": N_("No answer"),
    "patience": N_("Patience"),
    "firm": N_("It is for them to move"),
    "moved": N_("Can live with it now"),
    "close": N_("Close to an accord"),
    "listens": N_("A reason was heard"),
    "kept": N_("A word kept"),
    "broken": N_("A word broken"),
    "unkept": N_("A warning not kept"),
    "unreturned": N_("Nothing in return"),
    "leapt": N_("Passed over in a draft"),
    "insulted": N_("Too much asked"),
    "confirms": N_("Evidence fits"),
    "denies": N_("Evidence does not fit"),
}
"""What the kinds of remarks are called in the form."""
LEVELS: Final = {
    "thanks": (N_("For a gesture"), N_("For a concession"), N_("For an answer")),
    "moved": (
        N_("Since they moved"),
        N_("By their evidence"),
        N_("For lack of time"),
        N_("By their gesture"),
        N_("As part of a whole"),
    ),
    "patience": (N_("Plenty"), N_("Some"), N_("Little"), N_("Next to none")),
}
"""What the levels of a kind are called."""


class RemarkForm(Form):
    """Say what you make of what has happened."""

    title = N_("Remark")
    confirm = N_("Say it")
    width = 860.0

    def __init__(self, seated: Seated) -> None:
        super().__init__(seated)
        self.about = next(iter(KINDS))
        parties = range(len(self.view.public.parties))
        self.others = [Seat(p) for p in parties if p != self.view.seat]
        self.whom = self.others[0]
        self.issue, self.option, self.session, self.level = 0, 0, max(0, self.view.table.when), 0
        self.to: Seat | None = None

    def parts(self) -> Sequence[Widget]:
        out = [whom_picker(self, "form-whom", self.to, lambda to: self._set("to", to)), self._kinds()]
        if self.about in LEVELS:
            names = [tr(name) for name in LEVELS[self.about]]
            out.append(self._choice(tr("How"), "form-level", names, self.level, lambda k: self._set("level", k)))
        if self._names("whom"):
            names, at = [self.view.public.parties[p].short for p in self.others], self.others.index(self.whom)
            out.append(self._choice(tr("Of"), "form-of", names, at, lambda k: self._set("whom", self.others[k])))
        if self._names("issue"):
            out.append(issue_picker(self, "form-issue", self.issue, self._set_issue, label=tr("This issue")))
        if self._names("option"):
            label = tr("This option")
            out.append(
                option_picker(
                    self, "form-option", self.issue, self.option, lambda k: self._set("option", k), label=label
                )
            )
        if self._names("session"):
            names = [str(n + 1) for n in range(self.view.table.when + 1)]
            out.append(
                self._choice(tr("In session"), "form-session", names, self.session, lambda k: self._set("session", k))
            )
        return out

    def move(self) -> Move | None:
        return self._remark(self.about)

    def first(self) -> str:
        return "form-about"

    def _remark(self, about: str) -> Remark:
        return Remark(
            about,
            self.whom if self._names("whom", about) else NATURE,
            self.issue if self._names("issue", about) else None,
            self.option if self._names("option", about) else None,
            self.session if self._names("session", about) else None,
            self.level if about in LEVELS else None,
            self.to,
        )

    def _names(self, field: str, about: str = "") -> bool:
        """Whether the remark says something of this: what it needs, and what makes it plainer."""
        about = about or self.about
        shape = SHAPES[about]
        if about == "moved" and field == "whom":
            return MOVED[self.level] not in NOBODYS
        if about == "thanks" and field == "issue":
            return self.level == THANKS.index("concession")
        return field in shape.needs or (field in shape.takes and about != "patience")

    def _kinds(self) -> Widget:
        kinds = [ChoiceOption(tr(name), reason=self._refused(about)) for about, name in KINDS.items()]
        at = list(KINDS).index(self.about)
        return self._choice(tr("What"), "form-about", kinds, at, self._set_about)

    def _refused(self, about: str) -> str:
        level = self.level
        self.level = min(level, SHAPES[about].levels - 1) if SHAPES[about].levels else level
        reason = why_not(self.view, self._remark(about)) if about != self.about else ""
        self.level = level
        return reason

    def _choice(
        self, label: str, id: str, names: Sequence[str | ChoiceOption], at: int, on: Callable[[int], None]
    ) -> Widget:
        return Column(heading(label), Segmented(list(names), at, on, id=id, label=label), gap=3)

    def _set_about(self, at: int) -> None:
        self.about, self.level = list(KINDS)[at], 0
        self.rebuild()

    def _set_issue(self, issue: int) -> None:
        self.issue, self.option = issue, 0
        self.rebuild()

    def _set(self, field: str, value: Seat | int | None) -> None:
        setattr(self, field, value)
        self.rebuild()


FORM = MoveForm("remark", lambda seated, text: RemarkForm(seated).open())
