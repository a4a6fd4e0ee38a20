"""The form that signs or withholds, having seen what it means."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.message import N_
from communique.present import SigningDecision, signing
from communique.rules.kind import Move
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.window.forms._form import Form
from communique.window.kit import Label, Widget
from communique.window.table.headings import heading
from communique.words import tr


class SignForm(Form):
    """Sign, having seen what it means."""

    title = N_("Sign the text")
    confirm = N_("Sign")
    width = 780.0

    def parts(self) -> Sequence[Widget]:
        found = signing(self.view, self.seated.notepad.package)
        assert found is not None
        bad = found.appraisal is not None and (bool(found.appraisal.against) or found.appraisal.margin < 0)
        verdict = Label(found.verdict, "strong", colour="bad_text" if bad else "good_text")
        return [*_text(found), heading(tr("For you")), verdict, *self.price(found)]

    def price(self, found: SigningDecision) -> list[Widget]:
        """What else it costs."""
        return []

    def move(self) -> Move | None:
        return Sign()

    def first(self) -> str:
        return "form-yes"


class WithholdForm(SignForm):
    """Withhold, having seen what it means."""

    title = N_("Withhold your signature")
    confirm = N_("Withhold")

    def price(self, found: SigningDecision) -> list[Widget]:
        return [Label(found.withhold_price, "body")]

    def move(self) -> Move | None:
        return Withhold()


def _text(found: SigningDecision) -> list[Widget]:
    """What would be signed, and by whom it is already."""
    out: list[Widget] = [Label(found.source, "body"), heading(tr("The communiqué would say"))]
    out += [Label(f"{n}. {text}", "body") for n, text in enumerate(found.texts, start=1)]
    if not found.texts:
        out.append(Label(tr("Nothing beyond today's state."), "body"))
    if found.left_open:
        out.append(Label(tr("Stays open: {issues}.", issues=", ".join(found.left_open)), "small", colour="muted"))
    if found.signed:
        out.append(Label(tr("Signed by {parties}.", parties=", ".join(found.signed)), "small", colour="muted"))
    return out
