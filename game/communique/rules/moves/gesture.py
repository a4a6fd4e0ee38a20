"""Gesture: a one-sided step, once. It fixes a floor on one issue, raises trust and lowers tension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.package import OPEN
from communique.model.scenario import Public, Seat
from communique.rules.drafting import put_draft
from communique.rules.flow import drop_draft
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.meters import add_tension, replaced, trust_of_others
from communique.rules.standing import withdraw_voided
from communique.rules.state import ConferenceTable, Desk, Phase, State, Table, Talks
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class MakeGesture(Move):
    """Gesture number `gesture` of the scenario."""

    gesture: int


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: MakeGesture) -> Message | None:
    if not 0 <= move.gesture < len(public.gestures):
        return message("gesture.number", gesture=move.gesture)
    gesture = public.gestures[move.gesture]
    if gesture.seat != seat:
        return message("gesture.other", gesture=gesture.title, party=name_of(public, gesture.seat))
    if move.gesture in table.gestures:
        return message("gesture.made", gesture=gesture.title)
    if table.floors[gesture.issue] >= gesture.floor:
        return message("gesture.given")
    floors = replaced(table.floors, (gesture.issue,), gesture.floor)
    if terms_refusal(public, floors, floors) is not None:
        return message("gesture.blocked")
    return None


def perform(public: Public, state: Talks, seat: Seat, move: MakeGesture) -> Talks:
    table = state.table
    gesture = public.gestures[move.gesture]
    floors = replaced(table.floors, (gesture.issue,), gesture.floor)
    table = table._replace(floors=floors, gestures=(*table.gestures, move.gesture))
    cause = message("gesture.cause", party=name_of(public, seat), gesture=gesture.title)
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


def told(public: Public, seat: Seat, move: MakeGesture) -> Message:
    gesture = public.gestures[move.gesture]
    return message("gesture.said", who=name_of(public, seat), text=gesture.text)


def belongs(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    return any(gesture.seat == seat for gesture in public.gestures)


KIND = MoveKind(
    name="gesture",
    type=MakeGesture,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=costs(capital=1),
    candidates=candidates,
    belongs=belongs,
)
