"""Gesture: a one-sided step, once. It fixes a floor on one issue, raises trust and lowers tension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.package import OPEN
from communique.model.scenario import Public, Seat
from communique.rules.drafting import put_draft
from communique.rules.flow import drop_draft
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.meters import add_tension, replaced, trust_of_others
from communique.rules.standing import withdraw_voided
from communique.rules.state import ConferenceTable, Desk, Phase, State
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class MakeGesture(Move):
    """Gesture number `gesture` of the scenario."""

    gesture: int


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: MakeGesture) -> str | None:
    if not 0 <= move.gesture < len(public.gestures):
        return f"There is no gesture number {move.gesture}."
    gesture = public.gestures[move.gesture]
    if gesture.seat != seat:
        return f'"{gesture.title}" is for {name_of(public, gesture.seat)} to make.'
    if move.gesture in table.gestures:
        return f'"{gesture.title}" has been made already.'
    if table.floors[gesture.issue] >= gesture.floor:
        return "That much is given already."
    floors = replaced(table.floors, (gesture.issue,), gesture.floor)
    if terms_refusal(public, floors, floors) is not None:
        return "With what has been given already, this step would leave nothing that can be signed."
    return None


def perform(public: Public, state: State, seat: Seat, move: MakeGesture) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    gesture = public.gestures[move.gesture]
    floors = replaced(table.floors, (gesture.issue,), gesture.floor)
    table = table._replace(floors=floors, gestures=(*table.gestures, move.gesture))
    cause = f"{name_of(public, seat)}: {gesture.title}"
    table = trust_of_others(table, seat, gesture.trust, cause)
    table = add_tension(public, table, gesture.tension, cause)
    table = withdraw_voided(public, table)
    return State(_lift_draft(public, table), state.desks)


def _lift_draft(public: Public, table: ConferenceTable) -> ConferenceTable:
    """A draft below the new floor rises to it: the step has been made, so the text must say at least that.

    A draft that could not be signed then, because two of its clauses no longer stand together, falls.
    """
    draft = table.draft
    if draft is None:
        return table
    lifted = tuple(
        choice if choice == OPEN else max(choice, floor)
        for choice, floor in zip(draft.terms, table.floors, strict=True)
    )
    if terms_refusal(public, lifted, table.floors, table.unlocked) is not None:
        return drop_draft(public, table)
    return table if lifted == draft.terms else put_draft(public, table, draft.by, lifted)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[MakeGesture]:
    for k, gesture in enumerate(public.gestures):
        if gesture.seat == seat:
            yield MakeGesture(k)


def sentence(public: Public, seat: Seat, move: MakeGesture) -> str:
    gesture = public.gestures[move.gesture]
    return f"{name_of(public, seat)} makes a gesture: {gesture.text}"


KIND = MoveKind(
    name="gesture",
    type=MakeGesture,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=costs(capital=1),
    candidates=candidates,
)
