"""Forms and confirmations for single steps: gesture, guarantee, consulting the capital, warning, walking, signing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.model.package import Terms
from communique.present import Appraisal, appraise, draft_text, proposals, signed, signing, why_not
from communique.rules.kind import Move
from communique.rules.moves.consult import Consult
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.window.kit import ChoiceOption, Label, Segmented, Widget
from communique.window.table.form import Form, heading

if TYPE_CHECKING:
    from communique.window.screens.table import TableScreen


class ChoiceForm(Form):
    """One of a few authored steps, each with its text."""

    def __init__(self, screen: TableScreen) -> None:
        super().__init__(screen)
        self.steps = self.found()
        free = [k for k, (_, _, move) in enumerate(self.steps) if not why_not(self.view, move)]
        self.at = free[0] if free else 0

    def found(self) -> list[tuple[str, str, Move]]:
        """The steps: title, what it does, the move."""
        return []

    def parts(self) -> Sequence[Widget]:
        titles = [ChoiceOption(title, tip=text, reason=why_not(self.view, move)) for title, text, move in self.steps]
        return [
            Segmented(titles, self.at, self._set, id="form-step", label="Which"),
            Label(self.steps[self.at][1], "body"),
        ]

    def move(self) -> Move | None:
        return self.steps[self.at][2]

    def first(self) -> str:
        return "form-step"

    def _set(self, at: int) -> None:
        self.at = at
        self.rebuild()


class GestureDialog(ChoiceForm):
    """A one-sided step, with what it will fix."""

    title = "Make a gesture"
    confirm = "Make the gesture"
    kind = "danger"

    def found(self) -> list[tuple[str, str, Move]]:
        public = self.view.public
        out: list[tuple[str, str, Move]] = []
        for k, gesture in enumerate(public.gestures):
            if gesture.seat != self.view.seat:
                continue
            issue = public.issues[gesture.issue]
            effects = [f"the others' trust in you {signed(gesture.trust)}"] if gesture.trust else []
            effects += [f"tension {signed(gesture.tension)}"] if gesture.tension and public.tension_on else []
            lost = ", ".join(f'"{o.label}"' for o in issue.options[: gesture.floor])
            fixes = (
                f'It fixes at least "{issue.options[gesture.floor].label}" on {issue.short}, for good. No longer '
                f"possible: {lost}. In return nothing is owed; {' and '.join(effects) or 'no meter moves'}."
            )
            out.append((gesture.title, fixes, MakeGesture(k)))
        return out


class GuaranteeDialog(ChoiceForm):
    """What a mediator underwrites, with what it unlocks."""

    title = "Give a guarantee"
    confirm = "Give the guarantee"
    kind = "danger"

    def found(self) -> list[tuple[str, str, Move]]:
        public = self.view.public
        out: list[tuple[str, str, Move]] = []
        for k, guarantee in enumerate(public.guarantees):
            if guarantee.seat != self.view.seat:
                continue
            unlocked = [
                f'"{option.label}" ({issue.short})'
                for issue in public.issues
                for option in issue.options
                if option.guarantee == k
            ]
            text = f"{guarantee.text}\nIt unlocks {', '.join(unlocked) or 'nothing'}, and cannot be taken back."
            out.append((guarantee.title, text, GiveGuarantee(k)))
        return out


class ConsultForm(Form):
    """Call home. All hear that it happened; what is said stays here."""

    title = "Consult the capital"
    confirm = "Call home"

    def parts(self) -> Sequence[Widget]:
        words = "You regain 1 capital, and hear how the texts in play would fare at home. All see that you call."
        return [Label(words, "body")]

    def move(self) -> Move | None:
        return Consult()

    def first(self) -> str:
        return "form-yes"

    def make(self) -> None:
        self.close()
        if self.screen.submit(Consult()):
            self.screen.app.tell("The capital answers", report(self.screen))


class SignForm(Form):
    """Sign or withhold, having seen what it means."""

    width = 780.0

    def __init__(self, screen: TableScreen, *, sign: bool) -> None:
        self.title = "Sign the text" if sign else "Withhold your signature"
        self.confirm = "Sign" if sign else "Withhold"
        self.kind = "primary" if sign else "danger"
        super().__init__(screen)
        self.sign = sign

    def parts(self) -> Sequence[Widget]:
        found = signing(self.view, self.screen.notepad.package)
        assert found is not None
        out: list[Widget] = [Label(found.source, "body"), heading("The communiqué would say")]
        out += [Label(f"{n}. {text}", "body") for n, text in enumerate(found.texts, start=1)]
        if not found.texts:
            out.append(Label("Nothing beyond today's state.", "body"))
        if found.left_open:
            out.append(Label(f"Stays open: {', '.join(found.left_open)}.", "small", colour="muted"))
        if found.signed:
            out.append(Label(f"Signed by {', '.join(found.signed)}.", "small", colour="muted"))
        bad = found.appraisal is not None and (bool(found.appraisal.against) or found.appraisal.margin < 0)
        out += [heading("For you"), Label(found.verdict, "strong", colour="bad_text" if bad else "good_text")]
        if not self.sign:
            out.append(Label(found.withhold_price, "body"))
        return out

    def move(self) -> Move | None:
        return Sign() if self.sign else Withhold()

    def first(self) -> str:
        return "form-no"


def report(screen: TableScreen) -> str:
    """What the capital says on the draft, the standing offers and the package, as marked-up text."""
    view, package = screen.view, screen.notepad.package
    texts: list[tuple[str, Terms]] = []
    draft = draft_text(view, package)
    if draft is not None:
        texts.append(("The draft", draft.terms))
    texts += [(f"{p.title} ({p.author})", p.terms) for p in proposals(view, package)]
    texts.append(("Your own package", package))
    lines = []
    for name, terms in texts:
        appraisal = appraise(view, terms)
        if appraisal is not None:
            lines.append(f"**{name}**: {_home(appraisal)}")
    return "\n".join(lines)


def _home(a: Appraisal) -> str:
    words = f"{a.told}, {a.margin_words}."
    if not a.verdicts:
        return words
    return f"{words} {'. '.join(v.words for v in a.verdicts)}."
