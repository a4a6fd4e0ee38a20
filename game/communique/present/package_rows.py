"""One row an issue: its options, what each is worth to me, who proposes it, and why some cannot be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Issue, Seat
from communique.present.measure import Measure, measure_of
from communique.rules.offer_id import OfferId
from communique.rules.state import MARK_NAMES, NO_MARK, Standing
from communique.views import PartyView
from communique.words import joined, say, tr

CURRENT = "offer"
"""The name under which the one offer of the alternating protocol is shown."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """That a standing offer contains this option."""

    seat: Seat
    offer: str
    private: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of an issue, as the seat sees it."""

    label: str
    clause: str
    points: int | None
    """The seat's own points; None for an onlooker."""
    worth: str
    """The same as a figure of a hundred; empty for an onlooker."""
    reason: str
    """Why it cannot be chosen; empty when it can."""
    proposed: tuple[Proposed, ...]
    drafted: bool
    """True when the draft says this."""
    callers: tuple[Seat, ...]
    """The parties whose stated goal it meets."""
    wanted: tuple[str, ...]
    """Their short names."""

    @property
    def words(self) -> str:
        """All there is to say about it beyond its label: the clause, who called for it, why it is shut."""
        said = [self.clause or tr("The communiqué says nothing about it.")]
        said += [tr("Called for in public by {parties}.", parties=joined(self.wanted))] if self.wanted else []
        said += [tr("In the draft on the table.")] if self.drafted else []
        return "\n".join([*said, *([self.reason] if self.reason else [])])


@dataclass(frozen=True, slots=True)
class ClauseMark:
    """What one signatory has marked on the draft's clause."""

    seat: Seat
    name: str
    mark: int

    @property
    def words(self) -> str:
        """`Armenia: initial`."""
        return tr("{party}: {mark}", party=self.name, mark=say(MARK_NAMES[self.mark]))


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue on the table."""

    issue: int
    title: str
    short: str
    about: str
    choices: tuple[Choice, ...]
    chosen: int
    """My option, or OPEN."""
    compared: int
    """The option of the terms I compare with, or OPEN."""
    floor: str
    """What a gesture has fixed, in words; empty when nothing."""
    marks: tuple[ClauseMark, ...]
    """The signatories' marks on the draft's clause; empty when the draft is silent."""
    measure: Measure

    @property
    def marked(self) -> bool:
        """True when anybody has marked the clause."""
        return any(m.mark != NO_MARK for m in self.marks)


def rows(view: PartyView, package: Terms, compared: Terms = ()) -> tuple[IssueRow, ...]:
    """A row for every issue: `package` is what I have put together, `compared` the terms I hold it against."""
    offers = tuple(standing_offers(view))
    return tuple(
        _row(view, i, package[i], compared[i] if compared else OPEN, offers) for i in range(len(view.public.issues))
    )


def own_best(view: PartyView) -> Terms:
    """On each issue the option worth most to the seat of those that can be put on the table now."""
    return tuple(
        max((k for k, c in enumerate(row.choices) if not c.reason), key=lambda k: (row.choices[k].points or 0, -k))
        for row in rows(view, (OPEN,) * len(view.public.issues))
    )


def standing_offers(view: PartyView) -> Iterator[Standing]:
    """The offers the seat can see, oldest first: public, then private, or the one of alternating offers."""
    rounds = view.table.conference is None
    yield from (offer._replace(id=OfferId(CURRENT)) if rounds else offer for offer in view.table.offers)
    yield from view.desk.whispers


def _row(view: PartyView, i: int, chosen: int, compared: int, offers: tuple[Standing, ...]) -> IssueRow:
    issue, table = view.public.issues[i], view.table
    floor = table.floors[i] if table.floors else 0
    fixed = tr('Given by a gesture: at least "{option}".', option=issue.options[floor].label) if floor else ""
    choices = tuple(_choice(view, i, k, offers) for k in range(len(issue.options)))
    marks, measure = _marks(view, i), measure_of(view.public)
    return IssueRow(i, issue.title, issue.short, issue.about, choices, chosen, compared, fixed, marks, measure)


def _choice(view: PartyView, i: int, k: int, offers: tuple[Standing, ...]) -> Choice:
    issue, table = view.public.issues[i], view.table
    option = issue.options[k]
    draft = table.draft
    parties = view.public.parties
    points = view.sheet.points[i][k] if view.seat != NATURE else None
    callers = tuple(
        Seat(p) for p, party in enumerate(parties) if any(g.issue == i and k in g.options for g in party.goals)
    )
    return Choice(
        label=option.label,
        clause=option.clause,
        points=points,
        worth="" if points is None else measure_of(view.public).figure(points),
        reason=_shut(view, issue, i, k),
        proposed=_proposed(offers, i, k),
        drafted=draft is not None and draft.terms[i] == k,
        callers=callers,
        wanted=tuple(parties[p].short for p in callers),
    )


def _shut(view: PartyView, issue: Issue, i: int, k: int) -> str:
    table = view.table.conference
    if table is None:
        return ""
    if k < table.floors[i]:
        least = issue.options[table.floors[i]].label
        return tr('A gesture has been made: nothing below "{option}" is left.', option=least)
    lock = issue.options[k].guarantee
    if lock is not None and lock not in table.unlocked:
        guarantee = view.public.guarantees[lock]
        giver = view.public.parties[guarantee.seat].short
        return tr('Locked until {party} gives the guarantee "{guarantee}".', party=giver, guarantee=guarantee.title)
    return ""


def _proposed(offers: tuple[Standing, ...], i: int, k: int) -> tuple[Proposed, ...]:
    found: dict[Seat, Proposed] = {}
    for offer in offers:
        if offer.terms[i] == k:
            found[offer.by] = Proposed(offer.by, offer.id, offer.id.private)
    return tuple(found[seat] for seat in sorted(found))


def _marks(view: PartyView, i: int) -> tuple[ClauseMark, ...]:
    table = view.table.conference
    if table is None or table.draft is None or table.draft.terms[i] == OPEN:
        return ()
    parties = view.public.parties
    return tuple(ClauseMark(s, parties[s].short, table.marks[s][i]) for s in view.public.signatories)
