"""The form in which an entrant's move comes across: one line of JSON, read by nobody but the log's own reader.

What an entrant returns is somebody else's object. It is never unpickled, and nothing of it but names, numbers and texts
reaches the game.
"""

from __future__ import annotations

import json
import operator
from typing import Any

from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.rules.moves import BY_TYPE
from communique.session.log import Event, WireError, decode_move, encode_event
from communique.simulation.apart.failure import NO_MOVE, Failing
from communique.words import tr


def answer_of(move: object) -> dict[str, Any]:
    """The move as an object for JSON. Raises Failing when it is no move, or holds what no move can hold."""
    if type(move) not in BY_TYPE:
        raise Failing(NO_MOVE, tr("{thing} instead of a move", thing=_kind(move)))
    try:
        fields = encode_event(Event(Seat(0), move))  # type: ignore[arg-type]  # it was just asked
        del fields["seat"]
        # By way of JSON, and not only at the border: numpy's whole numbers become ours, lists what they stand for.
        return dict(json.loads(json.dumps(fields, default=operator.index, allow_nan=False)))
    except (TypeError, ValueError, RecursionError, AttributeError) as error:
        raise Failing(NO_MOVE, tr("a move that cannot be written down ({error})", error=error)) from None


def move_of(answer: dict[str, Any]) -> Move:
    """The move that an answer holds. Raises Failing when it holds none."""
    fields = dict(answer)
    name = fields.pop("move", None)
    try:
        if not isinstance(name, str):
            raise WireError(tr("an answer without a move"))
        return decode_move(name, fields)
    except (WireError, KeyError, RecursionError) as error:
        raise Failing(NO_MOVE, str(error)) from None


def _kind(thing: object) -> str:
    return "None" if thing is None else type(thing).__name__
