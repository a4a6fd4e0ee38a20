"""Moves as outsiders hand them over: looked at, and made anew from plain values.

Rules and logs trust the types of a move. Whoever brings a negotiator may build one with a list where a tuple belongs,
or with the whole numbers of numpy: both mean what they look like, and are taken so. Anything else that does not fit is
a sentence. Whether the move is legal is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache
from operator import index
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from communique.rules.kind import Move
from communique.rules.moves import BY_TYPE, KINDS
from communique.rules.offer_id import OfferId
from communique.words import tr


class Misfit(ValueError):
    """What was handed over is no move: its text is the rest of a sentence that begins with who handed it over."""


def well_formed(given: object) -> Move:
    """`given` as a move that holds plain values alone. Raises Misfit."""
    kind = BY_TYPE.get(type(given)) if isinstance(given, Move) else None
    if kind is None or not isinstance(given, Move):
        raise Misfit(tr("{what} is no move", what=_shown(given)))
    if kind.by_itself:
        raise Misfit(tr('a move "{move}" is nobody\'s to make', move=kind.name))
    hints, changed = _hints(kind.name), False
    plain: dict[str, Any] = {}
    for name, hint in hints.items():
        value = getattr(given, name)
        plain[name] = made = _plain(value, hint)
        if made is _NO:
            told = _shown(value)
            raise Misfit(tr('a move "{move}" cannot have {value} as {field}', move=kind.name, value=told, field=name))
        changed = changed or made is not value
    return type(given)(**plain) if changed else given


_NO: Any = object()
"""Stands for a value that does not fit."""


def _plain(value: Any, hint: Any) -> Any:
    """`value` in the type of `hint`, itself where it is plain already; `_NO` where it does not fit."""
    if hint is int:
        return value if type(value) is int else _whole(value)
    if hint is str:
        return value if type(value) in (str, OfferId) else str.__str__(value) if isinstance(value, str) else _NO
    if hint is NoneType:
        return value if value is None else _NO
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return next((made for one in get_args(hint) if (made := _plain(value, one)) is not _NO), _NO)
    if origin is tuple:
        return _row(value, get_args(hint))
    supertype = getattr(hint, "__supertype__", None)  # of a NewType
    if supertype is None:
        raise TypeError(tr("No move with a field of the type {hint} can be read yet.", hint=hint))
    return _plain(value, supertype)


def _whole(value: Any) -> Any:
    try:
        return _NO if isinstance(value, bool) else index(value)
    except TypeError:
        return _NO


def _row(value: Any, hints: tuple[Any, ...]) -> Any:
    if isinstance(value, str | bytes | dict | set | frozenset) or not isinstance(value, Iterable):
        return _NO
    given = tuple(value)
    wanted = hints[:1] * len(given) if hints[-1:] == (Ellipsis,) else hints
    if len(given) != len(wanted):
        return _NO
    made = tuple([_plain(one, hint) for one, hint in zip(given, wanted, strict=True)])
    if any(one is _NO for one in made):
        return _NO
    same = type(value) is tuple and all(one is other for one, other in zip(made, value, strict=True))
    return value if same else made


@lru_cache(maxsize=64)
def _hints(name: str) -> dict[str, Any]:
    """By field of the move of that name, in order, what it holds."""
    kind: type[Any] = KINDS[name].type
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _shown(value: object) -> str:
    """`value` in a sentence: its repr where that is short and there is one, else its type."""
    try:
        text = repr(value)
    except Exception:  # whatever a type of somebody else does when it is printed
        text = ""
    return text if text and len(text) <= 80 and text.isprintable() else type(value).__name__
