"""What a program at a chair is told, as JSON objects: hello, heard, decide, refused, warned, bye.

Each is made of one seat's view and nothing else, so that no byte of it can depend on another party's sheet. Moves
stand here as they stand in a save (`communique.session.log`): a number is a place in the lists of the hello.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final

from communique.interop.programs.legal_moves import legal_moves, shapes
from communique.model.message import Message
from communique.model.scenario import News, Public
from communique.model.sheet import Sheet
from communique.rules.moves import kind_of
from communique.rules.state import NO_NEWS
from communique.session.log import Event, encode_event
from communique.session.scoring import own_points
from communique.views import Heard, PartyView
from communique.words import say

PROTOCOL: Final = "communique-seat 1"
"""What a program answers a hello with."""

TABLE, MOVES, SAID = "table", "moves", "said"
WANTS: Final = frozenset({TABLE, MOVES, SAID})
"""What a program may ask to be told beside what it has to know: the public table, the legal moves, and a sentence of
what happened with each event. All of it unless its answer to the hello says otherwise."""

Json = dict[str, Any]
"""A message, ready for `line_of`."""


def line_of(message: Mapping[str, Any]) -> bytes:
    """The message as one line of ASCII, its end included."""
    return json.dumps(message, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


def hello(view: PartyView, *, seconds: float, tries: int) -> Json:
    """What the seat knows before the first word: the public part, its own sheet, and how long it has to answer."""
    public = view.public
    return {
        "type": "hello",
        "protocol": PROTOCOL,
        "rules": public.rules,
        "talks": view.rules.name,
        "seat": view.seat,
        "party": public.parties[view.seat].id,
        "scenario": _scenario(public),
        "sheet": _sheet(public, view.sheet),
        "seconds": seconds,
        "tries": tries,
    }


def heard(view: PartyView, start: int, wants: frozenset[str] = WANTS) -> Json:
    """The events that the seat has heard from its number `start` on."""
    events = [_event(view.public, start + k, one, wants) for k, one in enumerate(view.since(start))]
    return {"type": "heard", "events": events}


def decide(view: PartyView, number: int, *, seconds: float, chance: int, wants: frozenset[str] = WANTS) -> Json:
    """The question for a move, by its number, with what the seat may choose from.

    `chance` is a number from 0 to 2**32 - 1 of the seat's own dice: a program that draws from it plays the same game
    again.
    """
    asked: Json = {"type": "decide", "id": number, "seconds": seconds, "chance": chance, "no_deal": view.no_deal}
    asked |= {"when": view.table.when, "phase": view.table.phase.value}
    if TABLE in wants:
        asked |= {"table": _table(view), "desk": _plain(view.desk)}
    if MOVES in wants:
        asked |= {"moves": [move_json(move) for move in legal_moves(view)], "shapes": shapes(view)}
    return asked


def refused(number: int, *, reason: str, left: int, seconds: float) -> Json:
    """That an answer does not stand, and why; `number` is what the next answer has to name, `left` how many may come.

    The first of them that stands is the move.
    """
    return {"type": "refused", "id": number, "reason": reason, "left": left, "seconds": seconds}


def warned(leaks: Sequence[str]) -> Json:
    """That words of its own, which stand, hold figures of its own confidential sheet."""
    return {"type": "warned", "leaks": list(leaks)}


def bye(view: PartyView) -> Json:
    """How the talks ended, as the seat knows it: what was signed, and what that is worth to itself.

    Whether a text is ratified in others' homes is judged by whoever holds all sheets, and not said.
    """
    ending = view.table.ending
    if ending is None:
        return {"type": "bye", "outcome": None}
    outcome = {
        "kind": ending.kind.value,
        "terms": ending.terms,
        "signed": ending.signed,
        "cause": say(ending.cause),
        "points": own_points(view.public, view.sheet, view.table),
    }
    return {"type": "bye", "outcome": outcome}


def move_json(move: Any) -> Json:
    """A move as a program writes it and as a save holds it, without its seat."""
    encoded = encode_event(Event(_ANY, move))
    del encoded["seat"]
    return encoded


_ANY: Final[Any] = 0


def _event(public: Public, number: int, one: Heard, wants: frozenset[str]) -> Json:
    told: Json = {"n": number, **encode_event(Event(one.seat, one.move)), "when": one.session}
    if one.private:
        told["private"] = True
    if SAID in wants:
        told["said"] = say(kind_of(one.move).told(public, one.seat, one.move))
    return told


def _scenario(public: Public) -> Json:
    return {
        "id": public.id,
        "title": public.title,
        "place": public.place,
        "date": public.date,
        "story": public.story,
        "scale": public.scale,
        "parties": [
            {
                "id": party.id,
                "name": party.name,
                "short": party.short,
                "role": party.role.value,
                "goals": [{"text": goal.text, "issue": goal.issue, "options": goal.options} for goal in party.goals],
            }
            for party in public.parties
        ],
        "issues": [
            {
                "id": issue.id,
                "title": issue.title,
                "short": issue.short,
                "about": issue.about,
                "options": [
                    {"id": option.id, "label": option.label, "clause": option.clause, "guarantee": option.guarantee}
                    for option in issue.options
                ],
            }
            for issue in public.issues
        ],
        "signing": {"rule": public.signing.rule, "k": public.signing.k, "vetoes": public.signing.vetoes},
        "between_options": [_fields(rule) for rule in public.feasibility],
        "gestures": [_fields(gesture, "cites") for gesture in public.gestures],
        "guarantees": [_fields(guarantee) for guarantee in public.guarantees],
        "sessions": public.sessions,
        "rounds": public.rounds,
        # Rare, as is some of the sheet.
        **({"ends_from": public.ends_from} if public.ends_from is not None else {}),
        **({"talks": [_fields(talk) for talk in public.talks]} if public.talks else {}),
    }


def _sheet(public: Public, sheet: Sheet) -> Json:
    shift = public.tension_shift[sheet.seat] if public.tension_shift else ()
    return {
        "brief": sheet.brief,
        "points": sheet.points,
        "links": [_fields(link) for link in sheet.links],
        "no_deal": sheet.reservation,
        "no_deal_by_tension": [sheet.reservation + more for more in shift],
        "audiences": [_fields(audience) for audience in sheet.audiences],
        "cards": [_fields(card, "cites") for card in sheet.cards],
        "discount": sheet.discount,
        # Rare, so that most programs need not know of them.
        **({"discount_by": sheet.discount_by} if sheet.discount_by != "deadline" else {}),
        **({"bundles": [_fields(bundle) for bundle in sheet.bundles]} if sheet.bundles else {}),
        **({"boxes": [_fields(box) for box in sheet.boxes]} if sheet.boxes else {}),
        **({"ordinal": True} if sheet.ordinal else {}),
    }


def _table(view: PartyView) -> Json:
    table: Json = _plain(view.table)
    table.pop("changes", None)
    if view.table.conference is not None and view.table.news != NO_NEWS:
        table["card"] = _card(view.public.news[view.table.news])
    return table


def _card(card: News) -> Json:
    return {"id": card.id, "title": card.title, "text": card.text, "lines": [_fields(line) for line in card.lines]}


def _fields(thing: Any, *left_out: str) -> Json:
    """The fields of a small frozen dataclass, but for those left out."""
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__ if name not in left_out}


def _plain(value: Any) -> Any:
    """Named tuples as objects, messages as sentences, all else as it is."""
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            return [_plain(part) for part in value]
        return {name: _plain(part) for name, part in zip(names, value, strict=True)}
    return value
