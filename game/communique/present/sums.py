"""What a figure is made of: the terms of a sum, each with its words, and the total that they come to.

Every figure that a seat is shown and that is a sum has one here. The one thing to understand: the terms are worked out
apart from the figure, and a test holds that they add up to it, for every scenario and any package.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from communique.model.package import OPEN, Terms, settle
from communique.model.scenario import NATURE, Public, Seat
from communique.model.sheet import Sheet
from communique.present.appraisal import signed
from communique.present.measure import as_today, measure_of
from communique.rules.kind import name_of
from communique.rules.state import ConferenceTable, MeterName
from communique.views import PartyView
from communique.words import in_a_row, say, tr


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that goes into a sum."""

    words: str
    amount: int
    """In the sheet's points, or in steps of a meter."""
    figure: str
    """The same as people read it."""
    note: str = ""
    """What else there is to say of it."""
    quiet: bool = False
    """True for what is counted though nobody chose it, such as an open issue."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure, taken apart."""

    title: str
    terms: tuple[Term, ...]
    total: Term
    after: tuple[Term, ...] = ()
    """What is taken from the total, and last what is left then."""

    @property
    def value(self) -> int:
        """What the terms come to."""
        return sum(term.amount for term in self.terms)


def sum_of_package(view: PartyView, terms: Terms, title: str = "") -> Sum | None:
    """What `terms` are worth to the seat, clause by clause, and how far that is from no deal; None for an onlooker."""
    if view.seat == NATURE:
        return None
    no_deal = sum_of_no_deal(view)
    made_of = "" if no_deal is None or len(no_deal.terms) < 2 else _in_line(no_deal)
    return sum_on(view.sheet, view.public, terms, view.no_deal, floors=view.table.floors, title=title, made_of=made_of)


def sum_on(
    sheet: Sheet,
    public: Public,
    terms: Terms,
    no_deal: int,
    *,
    floors: tuple[int, ...] = (),
    title: str = "",
    made_of: str = "",
) -> Sum:
    """What `terms` are worth on one sheet, issue by issue, with its linked clauses, beside what no deal is worth.

    `made_of` says in a line what no deal is made of.
    """
    measure, package, name = measure_of(public), settle(terms, floors), title or tr("Your package")
    rows = _clauses(public, sheet, terms, package)
    for link in sheet.links:
        if package[link.issue] == link.option and package[link.other_issue] == link.other_option:
            one, other = public.issues[link.issue].short, public.issues[link.other_issue].short
            pair = tr("{issue} and {other_issue} together", issue=one, other_issue=other)
            rows.append(Term(pair, link.points, measure.signed(link.points), link.why.strip()))
    for tie in sheet.together:
        several = [public.issues[i].short for i in tie.issues]
        worth = tie.value(package)
        # Of many boxes a package meets few.
        if worth or tie in sheet.bundles:
            rows.append(Term(tr("{issues} together", issues=in_a_row(several)), worth, measure.signed(worth)))
    value = sum(row.amount for row in rows)
    after = (
        Term(tr("No deal"), -no_deal, measure.figure(no_deal), made_of),
        Term(tr("Against no deal"), value - no_deal, measure.signed(value - no_deal)),
    )
    return Sum(name, tuple(rows), Term(name, value, measure.figure(value)), after)


def sum_of_no_deal(view: PartyView) -> Sum | None:
    """What going home without an agreement is worth to the seat now: its sheet, and what tension does to it."""
    if view.seat == NATURE:
        return None
    return no_deal_on(view.sheet, view.public, view.tension)


def no_deal_on(sheet: Sheet, public: Public, tension: int) -> Sum:
    """What no deal is worth on one sheet at that tension."""
    measure, written, now = measure_of(public), sheet.reservation, sheet.no_deal(public, tension)
    terms = [Term(tr("As the sheet has it"), written, measure.figure(written))]
    if now != written or tension:
        note = tr("By the table of the scenario, which everybody can read.")
        shift = now - written
        terms.append(Term(tr("Tension {level}", level=tension), shift, measure.signed(shift), note))
    name = tr("No deal")
    return Sum(name, tuple(terms), Term(name, now, measure.figure(now)))


def sum_of_meter(view: PartyView, meter: MeterName, seat: Seat = NATURE, other: Seat = NATURE) -> Sum | None:
    """How a meter came to stand where it stands: where it began, and every change, the oldest first.

    Of trust a seat knows its own alone; None where there is nothing to take apart.
    """
    table = view.table.conference
    if table is None or (meter is MeterName.TRUST and seat != view.seat):
        return None
    changes = [
        (heard.session, change)
        for heard in view.since(0)
        for change in heard.changes
        if change.meter == meter and change.seat == seat and (meter is not MeterName.TRUST or change.other == other)
    ]
    now = _NOW[meter](table, seat, other)
    start = changes[0][1].before if changes else now
    terms = [Term(tr("At the opening"), start, str(start))]
    for session, change in changes:
        step, when = change.after - change.before, tr("Session {n}", n=session + 1)
        terms.append(Term(say(change.cause), step, signed(step), when))
    return Sum(_meter_name(view, meter, seat, other), tuple(terms), Term(tr("Now"), now, str(now)))


_NOW: Final[dict[MeterName, Callable[[ConferenceTable, Seat, Seat], int]]] = {
    MeterName.TENSION: lambda table, seat, other: table.tension,
    MeterName.CAPITAL: lambda table, seat, other: table.capital[seat],
    MeterName.CREDIBILITY: lambda table, seat, other: table.credibility[seat],
    MeterName.TRUST: lambda table, seat, other: table.trust[seat][other],
}


def _meter_name(view: PartyView, meter: MeterName, seat: Seat, other: Seat) -> str:
    if meter is MeterName.TENSION:
        return tr("Tension")
    if meter is MeterName.TRUST:
        return tr("Your trust in {party}", party=name_of(view.public, other))
    mine, party = seat == view.seat, name_of(view.public, seat)
    if meter is MeterName.CAPITAL:
        return tr("Your capital") if mine else tr("{party}: capital", party=party)
    return tr("Your credibility") if mine else tr("{party}: credibility", party=party)


def _in_line(found: Sum) -> str:
    """`As your sheet has it: 60 · Tension 1: −1`."""
    return in_a_row([tr("{what}: {figure}", what=term.words, figure=term.figure) for term in found.terms])


def _clauses(public: Public, sheet: Sheet, terms: Terms, package: Terms) -> list[Term]:
    """A line for each issue, those that are answered first; the open ones that add nothing share one."""
    rows = [_clause(public, sheet, terms, package, i) for i in range(len(public.issues))]
    nothing = [i for i, row in enumerate(rows) if row.quiet and not row.amount]
    if len(nothing) < 2:
        return sorted(rows, key=lambda row: row.quiet)
    names = in_a_row([public.issues[i].short for i in nothing])
    shared = Term(names, 0, measure_of(public).figure(0), rows[nothing[0]].note, quiet=True)
    return [*sorted((row for i, row in enumerate(rows) if i not in nothing), key=lambda row: row.quiet), shared]


def _clause(public: Public, sheet: Sheet, terms: Terms, package: Terms, i: int) -> Term:
    issue, k = public.issues[i], package[i]
    points, silent = sheet.points[i][k], terms[i] == OPEN
    words = tr("{issue}: {option}", issue=issue.short, option=issue.options[k].label)
    note = ""
    if silent:
        note = tr("open, counted as it is today") if as_today(public) else tr("open, counted at the first answer")
        if k:
            note = tr("open, counted at what a gesture has fixed")
    return Term(words, points, measure_of(public).figure(points), note, quiet=silent)
