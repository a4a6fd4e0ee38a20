"""Tell: state a priority, or lay an evidence card on the table. A card is verifiable, a statement is not.

The rules do not know who holds which card; the facilitator checks that its holder plays it as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Cost, Move, MoveKind, addressed, addressee, name_of
from communique.rules.meters import trust_of_others
from communique.rules.standing import whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, State

MAX_TEXT = 600


@dataclass(frozen=True, slots=True)
class Tell(Move):
    """A statement that `issue` matters much (`weight` "high") or little ("low"), or card `card` with its `text`."""

    issue: int = -1
    weight: str = ""
    card: str = ""
    text: str = ""
    to: Seat | None = None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Tell) -> str | None:
    if len(move.card) > 64 or len(move.text) > MAX_TEXT:
        return f"A card's text has at most {MAX_TEXT} characters."
    if move.card:
        if move.issue != -1 or move.weight:
            return "Evidence speaks for itself: name the card and its text, nothing else."
        if move.to is None and (seat, move.card) in table.evidence:
            return "This evidence is on the table already."
    else:
        if move.text:
            return "A statement has no text of its own; name the issue and how much it matters."
        if not 0 <= move.issue < len(public.issues):
            return f"Issues are numbered 0 to {len(public.issues) - 1}, not {move.issue}."
        if move.weight not in ("high", "low"):
            return f'Say that the issue matters "high" or "low", not "{move.weight:.40}".'
    return whisper_refusal(public, desk, seat, move.to)


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Tell) -> Cost:
    return Cost(points=1 if move.card else 0)


def perform(public: Public, state: State, seat: Seat, move: Tell) -> State:
    table, desks = state
    assert isinstance(table, ConferenceTable)
    if move.card and move.to is None:
        table = table._replace(evidence=(*table.evidence, (seat, move.card)))
        cause = f"{name_of(public, seat)} laid evidence on the table"
        table = trust_of_others(table, seat, 1, cause)
    return State(table, desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Tell]:
    for i in range(len(public.issues)):
        yield Tell(i, "high")
        yield Tell(i, "low")
        for partner in desk.caucus:
            yield Tell(i, "high", to=partner)


def sentence(public: Public, seat: Seat, move: Tell) -> str:
    who, to = name_of(public, seat), addressee(public, move.to)
    if move.card:
        where = "lays evidence on the table" if move.to is None else f"shows evidence{to}"
        return f"{who} {where}: {move.text}"
    much = "much" if move.weight == "high" else "less than other things"
    return f"{who} says{to + ',' if to else ''} that {public.issues[move.issue].short} matters {much} to it."


KIND = MoveKind(
    name="tell",
    type=Tell,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=cost,
    audience=addressed,
    candidates=candidates,
)
