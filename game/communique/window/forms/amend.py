"""The form of `amend`: change one to three clauses of a text on the table."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import OPEN, Terms, changes
from communique.present import CURRENT, DRAFT, offer_title, proposals, terms_of
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.window.forms._form import MoveForm
from communique.window.forms._package import PackageForm
from communique.window.kit import Segmented, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr, tr_n


class AmendForm(PackageForm):
    """Change one to three clauses of a text on the table."""

    title = N_("Amend")
    confirm = N_("Propose the amendment")

    def __init__(self, seated: Seated, target: str) -> None:
        self.target = target
        super().__init__(seated, ())
        self.targets = _amendable(seated)
        self._aim(target or self.targets[0])

    def parts(self) -> Sequence[Widget]:
        names = [offer_title(self.view.public, t, self.view.seat) for t in self.targets]
        at, label = self.targets.index(self.target), tr("Which text")
        which = Segmented(names, at, lambda k: self._retarget(self.targets[k]), id="form-target", label=label)
        return [heading(label), which, *self.counsel(), heading(tr("Change one to three clauses")), *self.clause_rows()]

    def first(self) -> str:
        return "form-target"

    def move(self) -> Move | None:
        different = changes(self.base, self.package)
        return Amend(self.target, tuple((i, self.package[i]) for i in different)) if different else None

    def missing(self) -> str:
        return tr("Change a clause: choose another option, or press the chosen one to leave it out.")

    def note(self) -> str:
        different = len(changes(self.base, self.package))
        return tr_n("{n} of at most 3 clauses changed", "{n} of at most 3 clauses changed", different)

    def to_amend(self) -> Terms:
        return self.base

    def _aim(self, target: str) -> None:
        self.target = target
        self.base = terms_of(self.view, target) or (OPEN,) * len(self.view.public.issues)
        self.package = self.base

    def _retarget(self, target: str) -> None:
        self._aim(target)
        self.rebuild()


def _amendable(seated: Seated) -> list[str]:
    view = seated.view
    found = [p.id for p in proposals(view, seated.notepad.package) if p.id != CURRENT]
    return [*([DRAFT] if terms_of(view, DRAFT) is not None else []), *found]


FORM = MoveForm("amend", lambda seated, text: AmendForm(seated, text or seated.notepad.compare).open())
