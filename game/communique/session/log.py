"""The event log and its wire form: a header, then one event a line.

A line is JSON with sorted meaning: who moved, the move's name, and those of its fields that differ from
their defaults. The same log always has the same text, so a digest over it names a game.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from typing import Any, Final, NamedTuple

from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.rules.moves import BY_TYPE, KINDS
from communique.rules.protocol import RULES_VERSION
from communique.words import tr

FORMAT: Final = "communique-game 1"
MAX_NUMBER: Final = 2**53
"""The largest number that every reader of JSON keeps exactly."""
HUMAN: Final = "human"
"""The name in a line-up for a seat that a person plays."""


class Event(NamedTuple):
    """One entry of the log."""

    seat: Seat
    move: Move


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: what has to be known to replay the events."""

    scenario: str
    digest: str
    protocol: str
    level: str
    seed: int
    rounds: int
    lineup: tuple[str, ...]
    """By seat, the negotiator's name or `human`."""
    shared: int = 0
    """How many of the first events were played under another seed, before this game branched off."""
    rules: int = RULES_VERSION
    format: str = FORMAT
    scored: bool = False
    """Whether the game is for score: nothing is taken back once another seat has moved. Practice otherwise."""
    papers: int | None = None
    """The number that the sheets were drawn from; None when they are as written."""
    told: tuple[int, int] | None = None
    """Of a hidden deadline of alternating offers: the round from which on the talks may end, and the most rounds there
    may be, which is all that the parties are told of it. None where they know it."""


class WireError(ValueError):
    """A line that is no event; the message is a sentence without a place."""


def header_line(header: Header) -> str:
    """The header as one line of JSON, without the line's end.

    "scored" stands there only when it is true, "papers" only with fresh papers, "told" with a hidden deadline.
    """
    line = {field.name: getattr(header, field.name) for field in fields(header)}
    if not header.scored:
        del line["scored"]
    if header.papers is None:
        del line["papers"]
    if header.told is None:
        del line["told"]
    return _dumps(line)


def _fields(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, None if f.default is MISSING else (f.default,)) for f in fields(kind))


_SPECS: Final = {kind.type: _fields(kind.type) for kind in KINDS.values()}
"""By move type: field names, each with its default in a tuple, or None where it has none."""


def encode_event(event: Event) -> dict[str, Any]:
    """The event as a JSON object. Inverse of `decode_event`."""
    move = event.move
    out: dict[str, Any] = {"seat": event.seat, "move": BY_TYPE[type(move)].name}
    for name, default in _SPECS[type(move)]:
        value = getattr(move, name)
        if default is None or value != default[0]:
            out[name] = value
    return out


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def event_line(event: Event) -> str:
    """The event as one line of JSON, without the line's end: `encode_event`, dumped.

    Put together here, since a batch of games writes some hundred lines a game and the JSON module takes five times
    as long to get ready for one.
    """
    seat, move = event
    opening, specs = _LINES[type(move)]
    line = f'{{"seat":{seat}{opening}'
    for key, name, default in specs:
        value = getattr(move, name)
        if default is None or value != default[0]:
            line += key + _text(value)
    return line + "}"


_LINES: Final = {
    kind: (
        f',"move":{_dumps(BY_TYPE[kind].name)}',
        tuple((f",{_dumps(name)}:", name, default) for name, default in specs),
    )
    for kind, specs in _SPECS.items()
}
"""By move type: the line's opening after the seat; and by field its key in JSON, its name and its default."""


def _text(value: object) -> str:
    """`value` in JSON. Whole numbers and tuples of them, most of a log, are written without asking the module."""
    if type(value) is int:
        return repr(value)
    if type(value) is tuple:
        try:
            return _numbers_form(len(value)) % value
        except TypeError:  # not only numbers
            return f"[{','.join([_text(part) for part in value])}]"
    return _dumps(value)


@lru_cache(maxsize=256)
def _numbers_form(count: int) -> str:
    """How so many whole numbers stand in JSON, for `%`."""
    return f"[{','.join(['%d'] * count)}]"


def decode_event(data: object) -> Event:
    """The event in a JSON object. Raises WireError with a sentence when it is none. Inverse of `encode_event`."""
    if not isinstance(data, dict):
        raise WireError(tr("An event is a JSON object."))
    rest = dict(data)
    seat, name = rest.pop("seat", None), rest.pop("move", None)
    if type(seat) is not int:
        raise WireError(tr('An event names its "seat" as a whole number, not {seat}.', seat=f"{seat!r:.40}"))
    if not isinstance(name, str) or name not in KINDS:
        raise WireError(tr("There is no move {name}.", name=f"{name!r:.40}"))
    return Event(Seat(seat), decode_move(name, rest))


def decode_move(name: str, values: dict[str, Any]) -> Move:
    """The move called `name` with these fields. Raises WireError with a sentence when they do not fit."""
    kind: type[Any] = KINDS[name].type
    known = {field.name for field in fields(kind)}
    for key in values:
        if key not in known:
            raise WireError(tr('The move "{name}" has no field {key}.', name=name, key=f"{key!r:.40}"))
    from pydantic import ValidationError

    try:
        move: Move = _adapter(name).validate_json(json.dumps(values), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "fields"
        sentence = tr('The move "{name}" has a bad "{place}": {reason}.', name=name, place=place, reason=first["msg"])
        raise WireError(sentence) from None
    for key, _ in _SPECS[kind]:
        if any(abs(number) > MAX_NUMBER for number in _numbers(getattr(move, key))):
            sentence = tr('The move "{name}" has a bad "{key}": a number that large says nothing.', name=name, key=key)
            raise WireError(sentence)
    return move


def _numbers(value: object) -> Iterator[int]:
    if isinstance(value, int):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _numbers(part)


@lru_cache(maxsize=64)
def _adapter(name: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(KINDS[name].type)


def log_text(header: Header, events: Iterable[Event]) -> str:
    """The whole log as it stands in a save without undos: header and events, one a line."""
    lines = [header_line(header)]
    lines += [event_line(event) for event in events]
    return "\n".join(lines) + "\n"
