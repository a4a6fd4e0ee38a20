"""What became of an answer: true, vague, refused or false; and whether what was said to be acceptable was accepted.

An answer to "what would it take?" names a text. It was kept when the speaker agreed to exactly that later: by
accepting, by signing, by initialling every clause of a draft that says so, or by putting it forward itself.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from communique.debrief.steps import Step
from communique.model.package import OPEN, Package, Terms, settle
from communique.model.scenario import Seat
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend, amended
from communique.rules.moves.answer import Answer, changed, pending
from communique.rules.moves.final import FinalText
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.standing import text_of
from communique.rules.state import INITIAL, ConferenceTable
from communique.words import tr


class AnswerVerdict(StrEnum):
    """What an answer was by the speaker's own sheet, at the moment it was given."""

    TRUE = "true"
    VAGUE = "vague"
    """It named issues alone, and each of them could have been better."""
    REFUSED = "refused"
    FALSE = "false"


class Acceptance(NamedTuple):
    """Whether the text that an answer called acceptable was offered, and accepted by who had said so. Event numbers."""

    offered_at: int | None
    """When somebody else put exactly that text forward; None when nobody did."""
    accepted_at: int | None

    @property
    def words(self) -> str:
        """The same as a sentence."""
        if self.accepted_at is not None:
            return tr("It agreed to exactly that at event {event}.", event=self.accepted_at)
        if self.offered_at is not None:
            return tr("Exactly that was on the table from event {event}; it did not agree.", event=self.offered_at)
        return tr("Nobody offered exactly that.")


def verdict(said: Answer, true: bool | None) -> AnswerVerdict:
    """What the answer was, given whether it was so."""
    if said.says == "decline":
        return AnswerVerdict.REFUSED
    if not true:
        return AnswerVerdict.FALSE
    return AnswerVerdict.VAGUE if said.says == "issues" else AnswerVerdict.TRUE


def kept(answer: Step, steps: tuple[Step, ...]) -> Acceptance | None:
    """What became of the text that the answer at `answer` called acceptable; None when it named none."""
    promised = _promised(answer)
    if promised is None:
        return None
    assert isinstance(answer.move, Answer)
    offered = answer.number if answer.move.says == "as-is" else None
    for step in steps[answer.number :]:
        wanted = settle(promised, step.floors)
        if offered is None and step.seat != answer.seat and step.heard_by(answer.seat):
            offered = step.number if _put_forward(step) == wanted else None
        if step.seat == answer.seat and _agreed_to(step) == wanted:
            return Acceptance(step.number if offered is None else offered, step.number)
    return Acceptance(offered, None)


def _promised(step: Step) -> Terms | None:
    table, desk = step.before.table.conference, step.before.desks[step.seat]
    if not isinstance(step.move, Answer) or table is None or step.move.says not in ("terms", "as-is"):
        return None
    question = pending(table, desk, step.seat)
    terms = text_of(table, desk, question.target) if question is not None else None
    return changed(terms, step.move.changes) if terms is not None else None


def _put_forward(step: Step) -> Package | None:
    """The package that signing what was put forward in `step` would bring about."""
    move, table = step.move, step.before.table.conference
    terms: Terms | None = None
    if isinstance(move, (Offer, TableDraft, FinalText)):
        terms = move.terms
    elif isinstance(move, Amend) and table is not None:
        terms = amended(table, step.before.desks[step.seat], move)
    return settle(terms, step.floors) if terms is not None else None


def _agreed_to(step: Step) -> Package | None:
    """The package that the mover consented to in `step`: by accepting, signing, its initials or as its own text."""
    if (own := _put_forward(step)) is not None:
        return own
    move, table = step.move, step.before.table.conference
    if table is None:
        return None
    terms: Terms | None = None
    if isinstance(move, Accept):
        terms = text_of(table, step.before.desks[step.seat], move.offer)
    elif isinstance(move, Sign) and table.agreed is not None:
        terms = table.agreed.terms
    elif isinstance(move, Mark):
        terms = _initialled(table, step.seat, move)
    return settle(terms, step.floors) if terms is not None else None


def _initialled(table: ConferenceTable, seat: Seat, move: Mark) -> Terms | None:
    """The draft's terms, if every clause of it bears the seat's initials after the marks."""
    if table.draft is None:
        return None
    marks = [new or old for new, old in zip(move.marks, table.marks[seat], strict=True)]
    full = all(mark == INITIAL for mark, choice in zip(marks, table.draft.terms, strict=True) if choice != OPEN)
    return table.draft.terms if full else None
