"""Reject, or criticise: name up to three clauses that stand in the way, and the reason for each.

Whether a reason was true is nobody's business at the table; the debrief shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Hearers, Move, MoveKind, name_of
from communique.rules.standing import channel, find
from communique.rules.state import REASONS, ConferenceTable, Desk, Phase, State

WORDS = {
    "value": "it gives us too little",
    "reciprocity": "nothing comes back for it",
    "wording": "the wording does not hold",
    "verification": "it cannot be verified",
    "sequence": "it comes in the wrong order",
    "home": "it would not pass at home",
    "principle": "it touches a principle",
}


@dataclass(frozen=True, slots=True)
class Reject(Move):
    """`points` are (issue, wished option or -1, index into REASONS); `target` is an offer id or `draft`."""

    target: str
    points: tuple[tuple[int, int, int], ...]


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Reject) -> str | None:
    if move.target == "draft":
        if table.draft is None:
            return "There is no draft on the table to criticise."
    else:
        standing = find(table, desk, move.target)
        if standing is None:
            return f'There is no standing offer "{move.target:.40}" to reject.'
        if standing.by == seat:
            return "A delegation does not reject its own offer; make a better one."
    if not 1 <= len(move.points) <= 3:
        return f"Name one to three clauses, not {len(move.points)}."
    for issue, wish, reason in move.points:
        if not 0 <= issue < len(public.issues) or not -1 <= wish < len(public.issues[issue].options):
            return f"There is no option {wish} of issue {issue}."
        if not 0 <= reason < len(REASONS):
            return f"Reasons are numbered 0 to {len(REASONS) - 1}, not {reason}."
    return None


def perform(public: Public, state: State, seat: Seat, move: Reject) -> State:
    return state


def audience(public: Public, table: ConferenceTable, seat: Seat, move: Reject) -> Hearers:
    return channel(move.target) if move.target.startswith("W") else None


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Reject]:
    targets = [o.id for o in (*table.offers, *desk.whispers) if o.by != seat]
    if table.draft is not None:
        targets.append("draft")
    for target in targets:
        for i in range(len(public.issues)):
            yield Reject(target, ((i, -1, i % len(REASONS)),))


def sentence(public: Public, seat: Seat, move: Reject) -> str:
    what = "the draft" if move.target == "draft" else f"offer {move.target}"
    return f"{name_of(public, seat)} cannot take {what}: {'; '.join(_point(public, p) for p in move.points)}."


def _point(public: Public, point: tuple[int, int, int]) -> str:
    issue, wish, reason = point
    text = f"{public.issues[issue].short}, {WORDS[REASONS[reason]]}"
    return text if wish < 0 else f'{text} (rather "{public.issues[issue].options[wish].label}")'


KIND = MoveKind(
    name="reject",
    type=Reject,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    audience=audience,
    candidates=candidates,
)
