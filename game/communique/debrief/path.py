"""The path of the talks: every offer, amendment, draft and final text, with what each would have given everybody."""

from __future__ import annotations

from dataclasses import dataclass

from communique.analysis import Problem
from communique.debrief.deal import Deal, DealScale
from communique.debrief.steps import Step
from communique.model.package import Package, Terms, settle
from communique.model.scenario import Role, Seat
from communique.rules.moves.amend import Amend, amended
from communique.rules.moves.final import FinalText
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.offer_id import OfferId
from communique.words import tr


@dataclass(frozen=True, slots=True)
class Position:
    """A text that somebody put forward."""

    event: int
    """Number of the event, from 1."""
    seat: Seat
    kind: str
    """`offer`, `amendment`, `draft` or `final`."""
    name: str
    """`P3`, `W0-2.1`, `draft 2` or `final text`: for programs; people read `title`."""
    session: int
    to: Seat | None
    """The one party that heard it; None when all did."""
    terms: Terms
    package: Package
    """Open clauses settled, as if it had been signed on the spot."""
    points: tuple[int, ...]
    sentence: str

    @property
    def title(self) -> str:
        """The name as people read it: `P3`, `private text 1`."""
        if self.to is None or not OfferId(self.name).private:
            return self.name
        return tr("private text {number}", number=OfferId(self.name).number)


def path(steps: tuple[Step, ...], scale: DealScale) -> tuple[Position, ...]:
    """The positions taken, in order."""
    return tuple(position for step in steps if (position := _position(step, scale)) is not None)


def better_than(
    positions: tuple[Position, ...], scale: DealScale, beside: Problem, points: tuple[int, ...]
) -> tuple[int, ...]:
    """Events whose text could have been signed, would have cost no delegation a point and brought one of them some.

    Measured at the end: nothing falls below a floor fixed since, and audiences at home count. `beside` holds what may
    be proposed beside the end.
    """
    found = []
    for position in positions:
        deal: Deal = scale.deal(scale.settled(position.terms))
        no_worse = all(a >= b for a, b in zip(deal.points, points, strict=True))
        allowed = beside.is_feasible(deal.package)
        if (
            allowed
            and deal.acceptable
            and not deal.rejected_by
            and not deal.needs
            and no_worse
            and deal.points != points
        ):
            found.append(position.event)
    return tuple(found)


def _position(step: Step, scale: DealScale) -> Position | None:
    found = _terms(step, scale)
    if found is None:
        return None
    kind, name, terms = found
    package = settle(terms, step.floors)
    points = tuple(sheet.value(package) for sheet in scale.scenario.sheets)
    return Position(
        step.number, step.seat, kind, name, step.session, step.partner(), terms, package, points, step.sentence
    )


def _terms(step: Step, scale: DealScale) -> tuple[str, str, Terms] | None:
    """Kind, name and terms of what the step puts forward; None for a step that puts nothing forward."""
    move, table = step.move, step.before.table.conference
    if isinstance(move, Offer):
        return "offer", _offer_name(step), move.terms
    if table is None:
        return None
    version = 1 if table.draft is None else table.draft.version + 1
    if isinstance(move, TableDraft):
        return "draft", tr("draft {version}", version=version), move.terms
    if isinstance(move, FinalText):
        return "final", tr("final text"), move.terms
    if not isinstance(move, Amend):
        return None
    terms = amended(table, step.before.desks[step.seat], move)
    assert terms is not None, "the log was legal"
    if move.target == "draft" and scale.public.parties[step.seat].role is Role.MEDIATOR:
        return "draft", tr("draft {version}", version=version), terms
    return "amendment", _offer_name(step), terms


def _offer_name(step: Step) -> str:
    """The id that the rules give the step's offer; in alternating offers, its round."""
    table, move = step.before.table.conference, step.move
    if table is None:
        return tr("round {round}", round=step.session)
    to = move.to if isinstance(move, Offer) else OfferId(getattr(move, "target", "")).partner(step.seat)
    if to is None:
        return OfferId.plenary(table.offered + 1)
    number = 1 + dict(step.before.desks[step.seat].whispered).get(to, 0)
    return OfferId.caucus(step.seat, to, number)
