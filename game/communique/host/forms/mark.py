"""The form of `mark`: initial, hold or block each clause of the draft."""

from __future__ import annotations

from typing import Final

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, bare, button
from communique.host.forms._parts import Way, radios
from communique.host.html import Markup, el
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE
from communique.present import DraftClause, draft_text, measure_of
from communique.rules.kind import Move
from communique.rules.moves.mark import Mark
from communique.rules.news import watched_issue
from communique.rules.state import BLOCK, HOLD, INITIAL, NO_MARK, Phase
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The clauses with the marks that the seat has made."""
    view, draft, table = asked.view, draft_text(asked.view, asked.terms), asked.view.table.conference
    if draft is None or table is None:
        return el("p", tr("There is no draft on the table."))
    before, must = table.marks[view.seat], table.phase is Phase.BALLOT
    names = {INITIAL: tr("Initial all"), HOLD: tr("Hold all"), BLOCK: tr("Block all")}
    everything = el("p", [_to_all(words, mark) for mark, words in names.items()], class_="buttons")
    return bare(
        asked,
        "mark",
        el("p", _rule(view), class_="quiet"),
        _watched(view),
        [_clause(view, one, before[one.clause.issue], must=must) for one in draft.clauses],
        button(asked, tr("Hand in the marks")),
        everything,
    )


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The marks: one for each clause, as it was where nothing is said; or one for all."""
    draft, table = view.table.draft, view.table.conference
    if draft is None or table is None or view.seat == NATURE:
        return tr("There is no draft on the table.")
    every = _mark(fields.number("all"))
    if every != NO_MARK:
        return Mark(_all(draft.terms, every))
    said = [_mark(fields.number(f"m{i}")) for i in range(len(draft.terms))]
    before = table.marks[view.seat]
    return Mark(tuple(NO_MARK if new == old else new for new, old in zip(said, before, strict=True)))


def write(view: PartyView, move: Move) -> Written:
    """Its fields: one mark for all clauses by its button, else one a clause."""
    assert isinstance(move, Mark)
    drafted = view.table.draft.terms if view.table.draft is not None else ()
    for mark in _MARKS:
        if move.marks == _all(drafted, mark):
            return {"all": [str(int(mark))]}
    return {f"m{i}": [str(int(mark))] for i, mark in enumerate(move.marks) if mark != NO_MARK}


def _to_all(words: str, mark: int) -> Markup:
    return el("button", words, type="submit", name="all", value=int(mark), formnovalidate=True, class_="plain")


_MARKS: Final = (INITIAL, HOLD, BLOCK)


def _mark(number: int | None) -> int:
    """The number as a mark; none for anything else."""
    return number if number in _MARKS and number is not None else int(NO_MARK)


def _all(terms: Terms, mark: int) -> tuple[int, ...]:
    return tuple(mark if choice != OPEN else NO_MARK for choice in terms)


def _clause(view: PartyView, one: DraftClause, mine: int, *, must: bool) -> Markup:
    i = one.clause.issue
    points = measure_of(view.public).words(view.sheet.points[i][one.option])
    ways = [
        Way(str(int(INITIAL)), tr("Initial"), tr("agreed, if all is")),
        Way(str(int(HOLD)), tr("Hold"), tr("not yet")),
        Way(str(int(BLOCK)), tr("Block"), tr("not this")),
    ]
    label = tr("{issue}: {option} ({points} to you)", issue=one.clause.short, option=one.clause.says, points=points)
    return el("div", radios(f"m{i}", label, ways, str(int(mine)) if mine else "", must=must), class_="marking")


def _rule(view: PartyView) -> str:
    if view.public.rules < 2:
        return tr("Nothing is agreed until everything is. Withdrawing initials costs 1 capital and 2 trust.")
    return tr("Nothing is agreed until everything is. Withdrawing initials costs 1 capital, 1 credibility and 2 trust.")


def _watched(view: PartyView) -> Markup | None:
    table = view.table.conference
    watched = watched_issue(view.public, table) if table is not None else None
    if watched is None:
        return None
    words = tr(
        "The public watches {issue} this session: withdrawing there costs 1 capital more, and initials by all "
        "who sign bring 1 to each.",
        issue=view.public.issues[watched].short,
    )
    return el("p", words)


FORM = PhoneForm("mark", draw, read, write)
