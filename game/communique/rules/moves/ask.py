"""Ask: which of two clauses matters more to you, or what would you need for this one? The answer comes at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Cost, Move, MoveKind, addressed, addressee, name_of
from communique.rules.standing import whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, Question, State

HIGH_TRUST = 7
"""Above this trust in the asker, an answer costs the asker nothing."""


@dataclass(frozen=True, slots=True)
class Ask(Move):
    """`question` is `compare` (issue against other_issue) or `need` (for option of issue).

    `of` is the party asked, None for all; `to` is set to the same party to ask it in private.
    """

    question: str
    issue: int
    option: int = -1
    other_issue: int = -1
    of: Seat | None = None
    to: Seat | None = None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Ask) -> str | None:
    if move.question not in ("compare", "need"):
        return f'Questions are "compare" or "need", not "{move.question:.40}".'
    if not 0 <= move.issue < len(public.issues):
        return f"Issues are numbered 0 to {len(public.issues) - 1}, not {move.issue}."
    if move.question == "compare":
        if not 0 <= move.other_issue < len(public.issues) or move.other_issue == move.issue:
            return "Compare two different issues."
        if move.option != -1:
            return "A comparison is between issues, not options."
    elif move.other_issue != -1:
        return "Ask what would be needed for one clause at a time."
    elif not 0 <= move.option < len(public.issues[move.issue].options):
        return f"There is no option {move.option} of that issue."
    if move.of is not None and (not 0 <= move.of < len(public.parties) or move.of == seat):
        return "Ask another party."
    if move.of is not None and table.away[move.of] >= 0:
        return f"{name_of(public, move.of)} has left the table."
    if move.of is None and not _asked(public, table, seat, move):
        return "There is nobody at the table to ask."
    if move.to is not None and move.to != move.of:
        return "A private question goes to the party asked."
    return whisper_refusal(public, desk, seat, move.to)


def _asked(public: Public, table: ConferenceTable, seat: Seat, move: Ask) -> tuple[Seat, ...]:
    if move.of is not None:
        return (move.of,)
    others = (Seat(p) for p in range(len(public.parties)))
    return tuple(p for p in others if p != seat and table.away[p] < 0)


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Ask) -> Cost:
    asked = _asked(public, table, seat, move)
    trusted = bool(asked) and all(table.trust[p][seat] > HIGH_TRUST for p in asked)
    return Cost(points=0 if trusted else 1)


def perform(public: Public, state: State, seat: Seat, move: Ask) -> State:
    table, desks = state
    assert isinstance(table, ConferenceTable)
    pending = _asked(public, table, seat, move)
    question = Question(seat, move.question, move.issue, move.option, move.other_issue, pending)
    if move.to is None:
        return State(table._replace(question=question), desks)
    out = list(desks)
    out[move.to] = out[move.to]._replace(question=question)
    out[seat] = out[seat]._replace(waiting=move.to)
    return State(table, tuple(out))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Ask]:
    n = len(public.issues)
    for i in range(n):
        if n > 1:
            yield Ask("compare", i, other_issue=(i + 1) % n)
        yield Ask("need", i, option=len(public.issues[i].options) - 1)
        for partner in desk.caucus:
            if n > 1:
                yield Ask("compare", i, other_issue=(i + 1) % n, of=partner, to=partner)


def sentence(public: Public, seat: Seat, move: Ask) -> str:
    whom = "everyone" if move.of is None else name_of(public, move.of)
    issue = public.issues[move.issue]
    if move.question == "compare":
        other = public.issues[move.other_issue]
        asked = f"which matters more, {issue.short} or {other.short}?"
    else:
        asked = f'what would be needed for "{issue.options[move.option].label}" ({issue.short})?'
    private = addressee(public, move.to)
    return f"{name_of(public, seat)} asks {whom}{', in private' if private else ''}: {asked}"


KIND = MoveKind(
    name="ask",
    type=Ask,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=cost,
    audience=addressed,
    candidates=candidates,
)
