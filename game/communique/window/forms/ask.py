"""The form of `ask`: what matters more, what would be needed, what it would take, which text is better."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.model.message import N_
from communique.model.scenario import Seat
from communique.present import about, comparable, offer_title, takeable, texts_for, whom_to_ask
from communique.rules.kind import Move
from communique.rules.moves.ask import ABOUT_TEXTS, Ask
from communique.rules.offer_id import OfferId
from communique.rules.state import QuestionKind
from communique.window.forms._form import Form, MoveForm
from communique.window.forms._pickers import issue_picker, option_picker
from communique.window.kit import ChoiceOption, Column, Segmented, Toggle, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr

_KINDS = tuple(QuestionKind)
_SetText = Callable[[str], None]


class AskForm(Form):
    """Ask about two issues, a clause, or texts on the table. State: the kind of question and what it is about."""

    title = N_("Ask")
    confirm = N_("Ask")
    width = 820.0

    def __init__(self, seated: Seated, text: str = "") -> None:
        super().__init__(seated)
        self.question = QuestionKind.TAKE if text else QuestionKind.COMPARE
        self.issue, self.other = 0, min(1, len(self.view.public.issues) - 1)
        self.option = len(self.view.public.issues[0].options) - 1
        self.others = [Seat(p) for p in range(len(self.view.public.parties)) if p != self.view.seat]
        self.of: Seat | None = next(iter(whom_to_ask(self.view, text)), self.others[0])
        self.private = False
        self.text, self.beside = text, ""
        self._aim()

    def parts(self) -> Sequence[Widget]:
        out: list[Widget] = [self._which(), self._whom()]
        if self._in_caucus() and not self._secret():
            out.append(Toggle(tr("In private"), self.private, self._set_private, id="form-private"))
        if self.question in ABOUT_TEXTS:
            return [*out, *self._texts()]
        comparing = self.question is QuestionKind.COMPARE
        first = tr("This") if comparing else tr("About")
        out.append(issue_picker(self, "form-issue", self.issue, self._set_issue, label=first))
        if comparing:
            return [*out, issue_picker(self, "form-other", self.other, self._set_other, label=tr("or this"))]
        words = tr("For this option")
        return [*out, option_picker(self, "form-option", self.issue, self.option, self._set_option, label=words)]

    def move(self) -> Move | None:
        if self.question in ABOUT_TEXTS:
            if self.of is None or not self.text or (self.question is QuestionKind.PREFER and not self.beside):
                return None
            return about(self.view, self.question, self.of, self.text, self.beside, private=self.private)
        to = self.of if self.private and self._in_caucus() else None
        if self.question is QuestionKind.COMPARE:
            return Ask(QuestionKind.COMPARE, self.issue, other_issue=self.other, of=self.of, to=to)
        return Ask(QuestionKind.NEED, self.issue, option=self.option, of=self.of, to=to)

    def missing(self) -> str:
        if self.question is QuestionKind.PREFER:
            return tr("There are no two different texts on the table that it has seen.")
        return tr("There is no text on the table that it could sign and has not agreed to.")

    def note(self) -> str:
        if self._secret():
            return tr("About a private offer, so in private")
        return tr("Free when all who are asked trust you highly")

    def first(self) -> str:
        return "form-kind"

    def _which(self) -> Widget:
        label = tr("Question")
        ways = [
            ChoiceOption(tr("Which matters more?"), tr("compares two issues")),
            ChoiceOption(tr("What would you need?"), tr("for one option")),
            ChoiceOption(tr("What would it take?"), tr("to accept a text")),
            ChoiceOption(tr("Which text is better?"), tr("compares two texts")),
        ]
        at = _KINDS.index(self.question)
        chooser = Segmented(ways, at, lambda k: self._kind(_KINDS[k]), id="form-kind", label=label)
        return Column(heading(label), chooser, gap=3)

    def _whom(self) -> Widget:
        names, label = [self.view.public.parties[p].short for p in self.others], tr("Whom")
        if self.question not in ABOUT_TEXTS:
            names.append(tr("Everyone"))
        at = len(self.others) if self.of is None else self.others.index(self.of)
        return Column(heading(label), Segmented(names, at, self._set_of, id="form-of", label=label), gap=3)

    def _texts(self) -> list[Widget]:
        """The pickers of the one text or the two; none where there is nothing to pick, which the foot then says."""
        if self.move() is None:
            return []
        if self.question is QuestionKind.TAKE:
            return [self._picker("form-text", self._first_texts(), self.text, self._set_text, tr("To accept this"))]
        return [
            self._picker("form-text", self._first_texts(), self.text, self._set_text, tr("This text")),
            self._picker("form-beside", self._other_texts(), self.beside, self._set_beside, tr("or this one")),
        ]

    def _picker(self, id: str, texts: Sequence[str], chosen: str, on: _SetText, label: str) -> Widget:
        names = [offer_title(self.view.public, text, self.view.seat) for text in texts]
        chooser = Segmented(names, texts.index(chosen), lambda k: on(texts[k]), id=id, label=label)
        return Column(heading(label), chooser, gap=3)

    def _first_texts(self) -> tuple[str, ...]:
        if self.of is None:
            return ()
        return takeable(self.view, self.of) if self.question is QuestionKind.TAKE else texts_for(self.view, self.of)

    def _other_texts(self) -> tuple[str, ...]:
        return comparable(self.view, self.of, self.text) if self.of is not None and self.text else ()

    def _aim(self) -> None:
        """Keep the texts among those there are for this question and this party."""
        if self.question not in ABOUT_TEXTS:
            return
        self.of = self.others[0] if self.of is None else self.of
        texts = self._first_texts()
        self.text = self.text if self.text in texts else next(iter(texts), "")
        beside = self._other_texts()
        self.beside = self.beside if self.beside in beside else next(iter(beside), "")

    def _in_caucus(self) -> bool:
        return self.of is not None and self.of in self.view.desk.caucus

    def _secret(self) -> bool:
        """True when a private offer is asked about, which leaves no choice of who hears it."""
        named = (self.text,) if self.question is QuestionKind.TAKE else (self.text, self.beside)
        return self.question in ABOUT_TEXTS and any(OfferId(text).private for text in named)

    def _kind(self, kind: QuestionKind) -> None:
        self.question = kind
        self._aim()
        self.rebuild()

    def _set_of(self, at: int) -> None:
        self.of = self.others[at] if at < len(self.others) else None
        self._aim()
        self.rebuild()

    def _set_private(self, private: bool) -> None:
        self.private = private
        self.changed()

    def _set_issue(self, issue: int) -> None:
        self.issue = issue
        self.option = len(self.view.public.issues[issue].options) - 1
        self.rebuild() if self.question is QuestionKind.NEED else self.changed()

    def _set_other(self, issue: int) -> None:
        self.other = issue
        self.changed()

    def _set_option(self, option: int) -> None:
        self.option = option
        self.changed()

    def _set_text(self, text: str) -> None:
        self.text = text
        self._aim()
        self.rebuild()

    def _set_beside(self, text: str) -> None:
        self.beside = text
        self.rebuild()


def ask_to_compare(seated: Seated, whom: Seat, issue: int, other: int) -> None:
    """Open it with the question which of two issues matters more to a delegation."""
    form = AskForm(seated)
    form.of, form.issue, form.other = whom, issue, other
    form.open()


FORM = MoveForm("ask", lambda seated, text: AskForm(seated, text).open())
