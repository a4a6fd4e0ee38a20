"""Tell: state a priority, or lay an evidence card on the table. A card is verifiable, a statement is not.

The rules do not know who holds which card; the facilitator checks that its holder plays it as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Cost, Move, MoveKind, addressed, filled, known, name_of, shown
from communique.rules.meters import trust_of_others
from communique.rules.standing import whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, State, Talks

MAX_TEXT = 600


@dataclass(frozen=True, slots=True)
class Tell(Move):
    """A statement that `issue` matters much (`weight` "high") or little ("low"), or card `card` with its `text`.

    A card may say which issue it speaks of.
    """

    issue: int | None = None
    weight: str = ""
    card: str = ""
    text: str = ""
    to: Seat | None = None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Tell) -> Message | None:
    if len(move.card) > 64 or len(move.text) > MAX_TEXT:
        return message("tell.long", most=MAX_TEXT)
    if move.card:
        if move.weight:
            return message("tell.evidence")
        if move.issue is not None and not known(move.issue, public.issues):
            return message("tell.issues", last=len(public.issues) - 1, issue=shown(move.issue))
        if move.to is None and (seat, move.card) in table.evidence:
            return message("tell.again")
    else:
        if move.text:
            return message("tell.statement")
        if not known(move.issue, public.issues):
            return message("tell.issues", last=len(public.issues) - 1, issue=shown(move.issue))
        if move.weight not in ("high", "low"):
            return message("tell.weight", weight=move.weight[:40])
    return whisper_refusal(public, desk, seat, move.to)


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Tell) -> Cost:
    return Cost(points=1 if move.card else 0)


def perform(public: Public, state: Talks, seat: Seat, move: Tell) -> Talks:
    table, desks = state
    if move.card and move.to is None:
        table = table._replace(evidence=(*table.evidence, (seat, move.card)))
        cause = message("tell.cause", party=name_of(public, seat))
        table = trust_of_others(table, seat, 1, cause)
    return State(table, desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Tell]:
    for i in range(len(public.issues)):
        yield Tell(i, "high")
        yield Tell(i, "low")
        for partner in desk.caucus:
            yield Tell(i, "high", to=partner)


def told(public: Public, seat: Seat, move: Tell) -> Message:
    who = name_of(public, seat)
    if move.to is not None:
        return _told_to(public, who, name_of(public, move.to), move)
    if move.card:
        return message("tell.said_evidence", who=who, text=move.text)
    issue = public.issues[filled(move.issue)].short
    if move.weight == "high":
        return message("tell.said_high", who=who, issue=issue)
    return message("tell.said_low", who=who, issue=issue)


def _told_to(public: Public, who: str, whom: str, move: Tell) -> Message:
    if move.card:
        return message("tell.said_evidence_private", who=who, whom=whom, text=move.text)
    issue = public.issues[filled(move.issue)].short
    if move.weight == "high":
        return message("tell.said_high_private", who=who, whom=whom, issue=issue)
    return message("tell.said_low_private", who=who, whom=whom, issue=issue)


KIND = MoveKind(
    name="tell",
    type=Tell,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=cost,
    audience=addressed,
    candidates=candidates,
    in_call=True,
)
