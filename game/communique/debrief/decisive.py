"""The move that decided most, seen from one seat: what it did to the end, against what was on the table before it.

Where a text is in force: each of its clauses was brought by the text from which on it stayed as it is in the end. A
move is measured by the end itself: what the end is worth, less what it would be worth with the clauses that the move
brought set back to those of the text on the table just before. What was on the table is the text last put forward to
all whose signature is under the end; what was put forward after the text that was signed is left out. What the ending
itself changed, such as clauses that were not initialled, is counted as a move too. The first text, before which nothing
was on the table, counts only where nothing after it changed anything; then it is held against a text without any
provision.

Where nothing is in force: of the texts that could have been signed, the one whose smallest gain over no deal is the
largest, and of those the latest; the move is the next that put a text before the same delegations, or the one that
ended the talks. It is measured by what the end is worth less what that text would have been.

The decisive move of a seat is the one with the largest change, up or down, of the seat's own points or of the mean of
all delegations', whichever is larger; of equals, the one that changed the seat's own points most, then the latest. It
says what a move changed, and nothing of whose fault or merit that was: others had a part in every text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.debrief.deal import DealScale, gains
from communique.debrief.path import Position
from communique.model.package import Package, changes
from communique.model.scenario import Seat
from communique.session.scoring import Outcome


@dataclass(frozen=True, slots=True)
class DecisiveMove:
    """A move, and what it did to the end."""

    event: int
    text: Position | None
    """The text that it put forward; None where the end of the talks is meant."""
    issues: tuple[int, ...]
    """Those whose clauses it put where they stand in the end; empty where nothing is in force."""
    changes: tuple[int, ...]
    """By party, the points that it moved."""
    lost: Position | None = None
    """The text that the talks moved on from with it; None where a text is in force."""

    @property
    def joint(self) -> int:
        """What it moved for all together."""
        return sum(self.changes)


def decisive_moves(
    measure: DealScale, end: Outcome, signed: Sequence[Seat], path: Sequence[Position], last: int
) -> tuple[DecisiveMove | None, ...]:
    """By seat, the move that decided most; None where no move changed anything. `last` is the last event."""
    if end.agreement and end.package is not None:
        texts = [one for one in path if one.to is None or {one.seat, one.to} >= {*signed}]
        moves = brought(measure, _to_signed(texts, end.package), end.package, last)
    else:
        moves = _lost(measure, end, path, last)
    return tuple(most_decisive(moves, seat) for seat in range(len(measure.public.parties)))


def most_decisive(moves: Sequence[DecisiveMove], seat: int) -> DecisiveMove | None:
    """The one of `moves` that decided most for `seat`; None where none changed anything."""

    def rank(move: DecisiveMove) -> tuple[int, int, int]:
        own = abs(move.changes[seat])
        return max(own * len(move.changes), abs(move.joint)), own, move.event

    best = max(moves, key=rank, default=None)
    return best if best is not None and rank(best)[0] else None


def brought(measure: DealScale, texts: Sequence[Position], end: Package, last: int) -> list[DecisiveMove]:
    """The moves that brought the clauses of `end`, in order, each with what it did."""
    rows = [(one.event, one.package) for one in texts] + [(last, end)]
    found = []
    for k, (issues, back) in enumerate(settled_by(_nothing(measure), [package for _, package in rows], end)):
        if issues:
            moved = gains(measure.problem.points(end).tolist(), measure.problem.points(back).tolist())
            found.append(DecisiveMove(rows[k][0], texts[k] if k < len(texts) else None, issues, moved))
    later = [move for move in found if move.event > rows[0][0] and any(move.changes)]
    return later or found


def _to_signed(texts: Sequence[Position], end: Package) -> Sequence[Position]:
    """The texts up to the last that is the one signed; all where the end is none of them."""
    at = max((k for k, one in enumerate(texts) if one.package == end), default=len(texts))
    return texts[: at + 1]


def settled_by(nothing: Package, texts: Sequence[Package], end: Package) -> list[tuple[tuple[int, ...], Package]]:
    """By text, the issues that it put for good where they stand in `end`, and `end` with those set back.

    >>> settled_by((0, 0), [(0, 1), (1, 1)], (1, 1))
    [((1,), (1, 0)), ((0,), (0, 1))]
    """
    found, before = [], nothing
    for k, text in enumerate(texts):
        later = texts[k:]
        issues = tuple(i for i in changes(before, end) if all(one[i] == end[i] for one in later))
        found.append((issues, tuple(before[i] if i in issues else choice for i, choice in enumerate(end))))
        before = text
    return found


def _nothing(measure: DealScale) -> Package:
    return measure.settled((0,) * len(measure.public.issues))


def _lost(measure: DealScale, end: Outcome, path: Sequence[Position], last: int) -> list[DecisiveMove]:
    ready = [(one, points) for one in path if (points := could_be_signed(measure, one)) is not None]
    if not ready:
        return []
    hands = measure.public.signatories

    def rank(one: tuple[Position, tuple[int, ...]]) -> tuple[int, int]:
        text, points = one
        return min(points[seat] - end.points[seat] for seat in hands), text.event

    text, points = max(ready, key=rank)
    after = next((one for one in path if one.event > text.event and _hearers(one) == _hearers(text)), None)
    return [DecisiveMove(last if after is None else after.event, after, (), gains(end.points, points), text)]


def _hearers(text: Position) -> frozenset[Seat]:
    """The two delegations of a private text; nobody in particular for a text to all."""
    return frozenset() if text.to is None else frozenset((text.seat, text.to))


def could_be_signed(measure: DealScale, text: Position) -> tuple[int, ...] | None:
    """The points of a text put forward, where all signatories heard it and could have signed and kept it; else None.

    Measured at the end: by its floors, its tension and the guarantees that were given.
    """
    if text.to is not None and not {text.seat, text.to} >= {*measure.public.signatories}:
        return None
    deal = measure.deal(measure.settled(text.terms))
    return deal.points if deal.acceptable and not deal.rejected_by and not deal.needs else None
