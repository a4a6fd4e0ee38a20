"""Marking the draft: the short cuts, each a set of marks with its name, and the ballot as a decision between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.model.package import OPEN, Terms
from communique.present.decisions import Decision, DecisionChoice
from communique.present.harm import harm_of
from communique.present.offers import DraftText, draft_text
from communique.present.possible_moves import sentence_of, why_not
from communique.rules.moves.mark import Mark
from communique.rules.state import HOLD, INITIAL, NO_MARK
from communique.views import PartyView
from communique.words import tr, tr_n


@dataclass(frozen=True, slots=True)
class QuickMarks:
    """Marks for all clauses at once."""

    name: str
    """`stand`, `rest`, `all`, `mine` or `hold`."""
    label: str
    note: str
    marks: tuple[int, ...]
    """What stands on each clause afterwards; 0 where the draft is silent."""


def own_marks(view: PartyView) -> tuple[int, ...]:
    """What the seat has marked so far; empty where no draft can be marked."""
    table = view.table.conference
    return table.marks[view.seat] if table is not None else ()


def marking(before: Sequence[int], after: Sequence[int]) -> Mark:
    """The move that turns the marks `before` into `after`."""
    return Mark(tuple(NO_MARK if new == old else new for new, old in zip(after, before, strict=True)))


def quick_marks(view: PartyView, package: Terms) -> tuple[QuickMarks, ...]:
    """The short cuts that lead to different marks, the gentlest first."""
    draft = draft_text(view, package)
    if draft is None:
        return ()
    before, terms = own_marks(view), draft.terms
    spoken = [i for i, choice in enumerate(terms) if choice != OPEN]
    bare = [i for i in spoken if before[i] == NO_MARK]
    alike = [i for i in spoken if package[i] == terms[i]]
    found: list[QuickMarks] = []
    if not bare:
        found.append(QuickMarks("stand", tr("Let your marks stand"), tr("nothing changes"), before))
    elif len(bare) < len(spoken):
        marks = _put(before, bare, INITIAL)
        words = tr_n("Initial the unmarked clause", "Initial the {n} unmarked clauses", len(bare))
        found.append(QuickMarks("rest", words, tr("your other marks stand"), marks))
    found.append(QuickMarks("all", tr("Initial all"), _worth(draft), _put(before, spoken, INITIAL)))
    if alike:
        others = [i for i in bare if i not in alike]
        marks = _put(_put(before, alike, INITIAL), others, HOLD)
        note = tr_n("{n} clause; hold other unmarked ones", "{n} clauses; hold other unmarked ones", len(alike))
        found.append(QuickMarks("mine", tr("Initial what is as yours"), note, marks))
    found.append(QuickMarks("hold", tr("Hold all"), tr("not yet"), _put(before, spoken, HOLD)))
    first = {one.marks: one for one in reversed(found)}
    return tuple(one for one in found if first[one.marks] is one)


def ballot_decision(view: PartyView, package: Terms) -> Decision | None:
    """The ballot: short cuts that mark every clause, beside going through them; None when no draft is up."""
    draft = draft_text(view, package)
    if draft is None:
        return None
    before = own_marks(view)
    ways = tuple(_way(view, before, one) for one in quick_marks(view, package))
    bare = [c.clause.short for c in draft.clauses if before[c.clause.issue] == NO_MARK]
    worth = "" if draft.appraisal is None else draft.appraisal.verdict
    unmarked = tr("Unmarked: {issues}.", issues=", ".join(bare)) if 0 < len(bare) < len(draft.clauses) else ""
    title = tr("The ballot: initial, hold or block each clause of the draft.")
    return Decision(title, f"{worth} {unmarked}".strip(), ways, by_hand="mark")


def _way(view: PartyView, before: Sequence[int], one: QuickMarks) -> DecisionChoice:
    move = marking(before, one.marks)
    said = sentence_of(view.public, view.seat, move)
    return DecisionChoice(one.label, one.note, said, move, why_not(view, move), harm_of(view, move))


def _put(marks: Sequence[int], issues: Sequence[int], mark: int) -> tuple[int, ...]:
    return tuple(mark if i in issues else old for i, old in enumerate(marks))


def _worth(draft: DraftText) -> str:
    return "" if draft.appraisal is None else tr("{points} to you", points=draft.appraisal.told)
