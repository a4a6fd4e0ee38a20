"""The form of `consult`: call home. All hear that it happened; what is said stays here."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.model.package import Terms
from communique.present import DRAFT, Appraisal, appraise, proposals, terms_of
from communique.rules.kind import Move
from communique.rules.moves.consult import Consult
from communique.window.forms._form import Form, MoveForm
from communique.window.kit import Label, Widget
from communique.window.table.seated import Seated
from communique.words import tr


class ConsultForm(Form):
    """Call home."""

    title = N_("Consult at home")
    confirm = N_("Call home")

    def parts(self) -> Sequence[Widget]:
        words = tr("You regain 1 capital, and hear how the texts in play would fare at home. All see that you call.")
        return [Label(words, "body")]

    def move(self) -> Move | None:
        return Consult()

    def first(self) -> str:
        return "form-yes"

    def make(self) -> None:
        self.close()
        if self.seated.submit(Consult()):
            self.seated.tell(tr("The capital answers"), report(self.seated))


def report(seated: Seated) -> str:
    """What the capital says on the draft, the standing offers and the package, as marked-up text."""
    view, package = seated.view, seated.notepad.package
    texts: list[tuple[str, Terms]] = []
    drafted = terms_of(view, DRAFT)
    if drafted is not None:
        texts.append((tr("The draft"), drafted))
    texts += [(tr("{offer} ({author})", offer=p.title, author=p.author), p.terms) for p in proposals(view, package)]
    texts.append((tr("Your own package"), package))
    appraised = ((name, appraise(view, terms)) for name, terms in texts)
    return "\n".join(f"**{name}**: {_at_home(a)}" for name, a in appraised if a is not None)


def _at_home(a: Appraisal) -> str:
    said = [tr("{points}, {distance}", points=a.told, distance=a.margin_words), *(v.words for v in a.verdicts)]
    return f"{'. '.join(said)}."


FORM = MoveForm("consult", lambda seated, text: ConsultForm(seated).open())
