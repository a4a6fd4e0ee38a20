"""Reject, or criticise: name up to three clauses that stand in the way, and the reason for each.

Whether a reason was true is nobody's business at the table; the debrief shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Hearers, Move, MoveKind, name_of
from communique.rules.offer_id import OfferId, offer_said
from communique.rules.standing import find
from communique.rules.state import REASONS, ConferenceTable, Desk, Phase, Talks

REASON_WORDS: Final = {
    "value": message("reject.value"),
    "reciprocity": message("reject.reciprocity"),
    "wording": message("reject.wording"),
    "verification": message("reject.verification"),
    "sequence": message("reject.sequence"),
    "home": message("reject.home"),
    "principle": message("reject.principle"),
}
"""What each reason says."""


@dataclass(frozen=True, slots=True)
class Reject(Move):
    """`points` are (issue, wished option or -1, index into REASONS); `target` is an offer id or `draft`."""

    target: str
    points: tuple[tuple[int, int, int], ...]


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Reject) -> Message | None:
    if move.target == "draft":
        if table.draft is None:
            return message("reject.no_draft")
    else:
        standing = find(table, desk, move.target)
        if standing is None:
            return message("reject.none", offer=offer_said(move.target))
        if standing.by == seat:
            return message("reject.own")
    if not 1 <= len(move.points) <= 3:
        return message("reject.count", count=len(move.points))
    for issue, wish, reason in move.points:
        if not 0 <= issue < len(public.issues) or not -1 <= wish < len(public.issues[issue].options):
            return message("reject.option", option=wish, issue=issue)
        if not 0 <= reason < len(REASONS):
            return message("reject.reason", last=len(REASONS) - 1, reason=reason)
    return None


def perform(public: Public, state: Talks, seat: Seat, move: Reject) -> Talks:
    return state


def audience(public: Public, table: ConferenceTable, seat: Seat, move: Reject) -> Hearers:
    return OfferId(move.target).hearers


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Reject]:
    targets: list[str] = [o.id for o in (*table.offers, *desk.whispers) if o.by != seat]
    if table.draft is not None:
        targets.append("draft")
    for target in targets:
        for i in range(len(public.issues)):
            yield Reject(target, ((i, -1, i % len(REASONS)),))


def told(public: Public, seat: Seat, move: Reject) -> Message:
    who, points = name_of(public, seat), tuple(_point(public, p) for p in move.points)
    if move.target == "draft":
        return message("reject.said_draft", who=who, points=points)
    return message("reject.said", who=who, offer=offer_said(move.target), points=points)


def _point(public: Public, point: tuple[int, int, int]) -> Message:
    i, wish, reason = point
    issue, why = public.issues[i], REASON_WORDS[REASONS[reason]]
    if wish < 0:
        return message("reject.point", issue=issue.short, reason=why)
    return message("reject.point_wish", issue=issue.short, reason=why, option=issue.options[wish].label)


KIND = MoveKind(
    name="reject",
    type=Reject,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    audience=audience,
    candidates=candidates,
    in_call=True,
)
