"""A finished game told to one person in three sentences: what you got, what it cost, and the move that decided most.

What it cost is counted against the first text that the seat put forward, by the seat's own sheet; where nothing is in
force, against the best text for it that all could have signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.debrief.deal import DealScale
from communique.debrief.decisive import DecisiveMove, could_be_signed
from communique.debrief.own_texts import text_name
from communique.debrief.path import Position
from communique.model.scenario import Seat
from communique.session.log import HUMAN
from communique.session.scoring import Outcome
from communique.words import gain_of_hundred, joined, of_hundred, tr

if TYPE_CHECKING:
    from communique.debrief.finished_game import Debrief


@dataclass(frozen=True, slots=True)
class Cost:
    """What the end cost one seat."""

    against: Position | None
    """Its first text; where nothing is in force, the best for it that all could have signed. None where none was."""
    points: int
    """How much less the end gives it than that; below 0 when it gives more."""
    issues: tuple[int, ...] = ()
    """Up to two issues on which it gave way most since, the dearest first; none where nothing is in force."""


def costs(measure: DealScale, end: Outcome, path: Sequence[Position]) -> tuple[Cost, ...]:
    """By seat, what the end cost."""
    seats = range(len(measure.public.parties))
    if end.agreement and end.package is not None:
        return tuple(_since_first(measure, end.package, path, seat) for seat in seats)
    ready = [(one, points) for one in path if (points := could_be_signed(measure, one)) is not None]
    return tuple(_missed(end, ready, seat) for seat in seats)


def _since_first(measure: DealScale, package: Sequence[int], path: Sequence[Position], seat: int) -> Cost:
    points = int(measure.problem.points(tuple(package))[seat])
    first = next((one for one in path if one.seat == seat), None)
    if first is None:
        return Cost(None, measure.public.scale - points)
    rows = measure.scenario.sheets[seat].points
    lost = [(row[a] - row[b], -i) for i, (row, a, b) in enumerate(zip(rows, first.package, package, strict=True))]
    dear = [-i for points, i in sorted(lost, reverse=True)[:2] if points > 0]
    return Cost(first, first.points[seat] - points, tuple(dear))


def _missed(end: Outcome, ready: Sequence[tuple[Position, tuple[int, ...]]], seat: int) -> Cost:
    one = max(ready, key=lambda one: (one[1][seat], one[0].event), default=None)
    return Cost(None, 0) if one is None else Cost(one[0], one[1][seat] - end.points[seat])


def told_to(found: Debrief) -> tuple[Seat, ...]:
    """Whose story can be told: the seats of people, or every seat where nobody but computers played."""
    people = tuple(Seat(p) for p, name in enumerate(found.header.lineup) if name == HUMAN)
    return people or tuple(Seat(p) for p in range(len(found.header.lineup)))


def told(found: Debrief, seat: Seat) -> tuple[str, str, str]:
    """The three sentences, to whoever had the seat."""
    return _got(found, seat), _cost(found, seat), _decided(found, found.decisive[seat], seat)


def _got(found: Debrief, seat: Seat) -> str:
    end, public = found.outcome, found.public
    points = of_hundred(public, end.points[seat])
    if end.agreement:
        return tr(
            "You got {points} of 100 points, {gain} against no deal.",
            points=points, gain=gain_of_hundred(public, end.surplus[seat]),
        )  # fmt: skip
    if end.package is not None:
        return tr("The text was rejected at home, so you have what no deal is worth to you: {points}.", points=points)
    return tr("Nothing was signed, so you have what no deal is worth to you: {points}.", points=points)


def _cost(found: Debrief, seat: Seat) -> str:
    cost, public = found.costs[seat], found.public
    points = of_hundred(public, abs(cost.points))
    if not found.outcome.agreement:
        return _missed_words(cost, points)
    if cost.against is None:
        return tr(
            "What it cost you: you put no text forward; your best package would have been worth {points} more.",
            points=points,
        )
    if cost.points == 0:
        return tr("What it cost you: nothing against your first text; the end gives you as much.")
    if cost.points < 0:
        return tr("What it cost you: nothing against your first text; the end gives you {points} more.", points=points)
    if not cost.issues:
        return tr("What it cost you: {points} against your first text.", points=points)
    return tr(
        "What it cost you: {points} against your first text, most of it on {issues}.",
        points=points, issues=joined([public.issues[i].short for i in cost.issues]),
    )  # fmt: skip


def _missed_words(cost: Cost, points: str) -> str:
    if cost.against is None:
        return tr("What it cost you: nothing that can be told, for no text lay there that all could have signed.")
    if cost.points <= 0:
        return tr("What it cost you: nothing, for no text that all could have signed was worth more to you.")
    return tr(
        "What it cost you: the text of event {event}, which all could have signed, was worth {points} more to you.",
        event=cost.against.event, points=points,
    )  # fmt: skip


def _decided(found: Debrief, move: DecisiveMove | None, seat: Seat) -> str:
    public = found.public
    if move is None:
        return tr("No single move decided: none changed what the end gives.")
    said = {
        "event": str(move.event),
        "own": gain_of_hundred(public, move.changes[seat]),
        "joint": gain_of_hundred(public, move.joint),
    }
    if move.lost is not None:
        return tr(
            "The move that decided most: with event {event} the text of event {before}, which all could have signed, "
            "was no longer on the table. Against it, the end moved your points by {own} and those of all together by "
            "{joint}.",
            before=move.lost.event, **said,
        )  # fmt: skip
    issues = joined([public.issues[i].short for i in move.issues])
    if move.text is None:
        return tr(
            "The move that decided most: the end itself, event {event}, settled {issues} otherwise than the last text. "
            "Against what lay on the table before, that moved your points by {own} and those of all together by "
            "{joint}.",
            issues=issues, **said,
        )  # fmt: skip
    return tr(
        "The move that decided most: event {event}, {text} of {party}, settled {issues} for good. Against what "
        "lay on the table before, that moved your points by {own} and those of all together by {joint}.",
        text=text_name(public, move.text), party=public.parties[move.text.seat].short, issues=issues, **said,
    )  # fmt: skip
