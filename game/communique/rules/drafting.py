"""The single negotiating text: putting a version on the table, and marking its clauses."""

from __future__ import annotations

from collections.abc import Collection

from communique.model.message import message
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Role, Seat
from communique.rules.flow import check_draft
from communique.rules.meters import add_capital, add_credibility, initialled_by_all, pay_met_goals, trust_of_others
from communique.rules.news import watched_issue
from communique.rules.state import INITIAL, NO_MARK, ConferenceTable, Draft
from communique.rules.terms import signatories


def may_draft(public: Public, seat: Seat) -> bool:
    """True for a mediator, and for every party where there is no mediator."""
    return public.parties[seat].role is Role.MEDIATOR or not public.mediators


def put_draft(public: Public, table: ConferenceTable, seat: Seat, terms: Terms) -> ConferenceTable:
    """`table` with `terms` as the draft. Marks on clauses that did not change stay."""
    old = table.draft
    version = 1 if old is None else old.version + 1
    same = [old is not None and old.terms[i] == terms[i] != OPEN for i in range(len(terms))]
    marks = tuple([tuple([mark if same[i] else NO_MARK for i, mark in enumerate(row)]) for row in table.marks])
    table = table._replace(draft=Draft(seat, terms, version), marks=marks)
    return check_draft(public, table)


def put_marks(public: Public, table: ConferenceTable, seat: Seat, marks: tuple[int, ...]) -> ConferenceTable:
    """`table` with the seat's marks; 0 leaves a clause as it was. Withdrawing initials has its price."""
    before = table.marks[seat]
    after = tuple([new or old for old, new in zip(before, marks, strict=True)])
    withdrawn = [i for i, (old, new) in enumerate(zip(before, after, strict=True)) if old == INITIAL != new]
    watched = watched_issue(public, table)
    open_before = watched is not None and not initialled_by_all(public, table, watched)
    table = table._replace(marks=table.marks[:seat] + (after,) + table.marks[seat + 1 :])
    if withdrawn:
        cause = message("cause.withdrawn")
        table = add_capital(table, seat, -price_of_withdrawing(watched, withdrawn), cause)
        table = trust_of_others(table, seat, -2, cause)
        if public.rules > 1:
            table = add_credibility(table, seat, -1, cause)
    if watched is not None and open_before:
        table = _pay_watched(public, table, watched)
    return check_draft(public, pay_met_goals(public, table))


def price_of_withdrawing(watched: int | None, withdrawn: Collection[int]) -> int:
    """Capital that it costs to take initials on these issues back: 1, and 1 more where the public watches."""
    return 0 if not withdrawn else 2 if watched in withdrawn else 1


def _pay_watched(public: Public, table: ConferenceTable, issue: int) -> ConferenceTable:
    """`table` after each signatory has gained 1 capital, if all have now initialled the clause that the public watches.

    Nobody can live on it: whoever takes initials back to give them again pays 2 for the 1.
    """
    if not initialled_by_all(public, table, issue):
        return table
    cause = message("draw.watched_cause", issue=public.issues[issue].short)
    for seat in signatories(public):
        table = add_capital(table, seat, 1, cause)
    return table
