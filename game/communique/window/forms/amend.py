"""The form of `amend`: change one to three clauses of a text on the table."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.present import CURRENT, DRAFT, offer_title, proposals, terms_of
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.window.forms._changes import ChangesForm
from communique.window.forms._form import MoveForm
from communique.window.kit import Column, Segmented, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr


class AmendForm(ChangesForm):
    """Change one to three clauses of a text on the table. State: which text."""

    title = N_("Amend")
    confirm = N_("Propose the amendment")

    def __init__(self, seated: Seated, target: str) -> None:
        super().__init__(seated)
        self.targets = _amendable(seated)
        self.target = target if target in self.targets else self.targets[0]
        self.aim(self.target)

    def parts(self) -> Sequence[Widget]:
        if len(self.targets) < 2:
            return self.change_list()
        names = [offer_title(self.view.public, t, self.view.seat) for t in self.targets]
        at, label = self.targets.index(self.target), tr("Which text")
        which = Segmented(names, at, self._retarget, id="form-target", label=label)
        return [Column(heading(label), which, gap=3), *self.change_list()]

    def move(self) -> Move | None:
        return Amend(self.target, self.changes) if self.chosen else None

    def _retarget(self, at: int) -> None:
        self.target = self.targets[at]
        self.aim(self.target)
        self.rebuild()


def _amendable(seated: Seated) -> list[str]:
    view = seated.view
    found = [p.id for p in proposals(view, seated.notepad.package) if p.id != CURRENT]
    return [*([DRAFT] if terms_of(view, DRAFT) is not None else []), *found]


FORM = MoveForm("amend", lambda seated, text: AmendForm(seated, text or seated.notepad.compare).open())
