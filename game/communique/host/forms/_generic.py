"""The form of a move that has none of its own: made from the move's own fields, and from what its kind suggests.

A move without fields is one button. For another, every way to make it that the rules suggest is one choice, named by
what all would be told; the choice carries the move's fields, by name, as text.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from functools import cache, partial
from typing import Any, Final, get_type_hints
from urllib.parse import parse_qsl, urlencode

from communique.faces import FACES
from communique.host.forms._form import LONGEST, MANY, Asked, FormFields, PhoneForm, Written, frame, title_of, whole
from communique.host.forms._parts import Way, radios
from communique.host.html import Markup, el
from communique.model.scenario import Seat
from communique.present import possible, sentence_of
from communique.rules.kind import Move
from communique.rules.moves import KINDS
from communique.views import PartyView
from communique.words import tr


def generic(move: str) -> PhoneForm:
    """The form of that move."""
    return PhoneForm(move, partial(_draw, move), partial(_read, move), _write)


def _draw(move: str, asked: Asked) -> Markup:
    face, view = FACES[move], asked.view
    about = el("p", tr(face.about)) if face.about else None
    ways = [Way(_text(one), sentence_of(asked.public, view.seat, one)) for one in possible(view, move)]
    choice = radios("way", tr("Which"), ways, ways[0].value) if ways and ways[0].value else None
    return frame(asked, move, about, choice, submit=title_of(asked, move))


def _read(move: str, view: PartyView, posted: FormFields) -> Move | str:
    kind = KINDS[move].type
    way = posted.text("way")
    said = dict(parse_qsl(way, keep_blank_values=True)) if way else {}
    values: dict[str, Any] = {}
    for one in fields(kind):  # type: ignore[arg-type]  # every move is a dataclass
        text = said.get(one.name, posted.text(one.name))
        value = _value(view, _hints_of(move)[one.name], text)
        if value is not None:
            values[one.name] = value
        elif not _optional(one):
            return tr("Choose first.")
    return kind(**values)


def _write(view: PartyView, move: Move) -> Written:
    text = _text(move)
    return {"way": [text]} if text else {}


def _text(move: Move) -> str:
    """The move's fields that say something, as text. Read back by `_value`."""
    found = ((one.name, getattr(move, one.name)) for one in fields(move))  # type: ignore[arg-type]  # every move is a dataclass
    return urlencode([(name, _said(value)) for name, value in found if value is not None])[:LONGEST]


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(":".join(map(str, part)) if isinstance(part, tuple) else str(part) for part in value)
    return str(int(value)) if isinstance(value, int) else str(value)


def _value(view: PartyView, hint: Any, text: str) -> Any:
    """What the text says for a field of that type; None for nothing, and for what does not fit."""
    if not text:
        return None
    if hint in (str,):
        return text
    if hint in _SEATS:
        number = whole(text)
        return Seat(number) if number is not None and -1 <= number < len(view.public.parties) else None
    if hint in _NUMBERS:
        return whole(text)
    rows = [tuple(whole(one) for one in part.split(":")) for part in text.split(",")[:MANY]]
    if any(one is None for row in rows for one in row):
        return None
    return tuple(rows) if hint != tuple[int, ...] else tuple(row[0] for row in rows)


_SEATS: Final = (Seat, Seat | None)
_NUMBERS: Final = (int, int | None, bool)


def _optional(one: Field[Any]) -> bool:
    return one.default is not MISSING or one.default_factory is not MISSING


@cache
def _hints_of(move: str) -> dict[str, Any]:
    return get_type_hints(KINDS[move].type)
