"""Reading fields of plain data (JSON, YAML) with refusals that name the place by its keys."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from communique.interop.decimals import number
from communique.interop.domain import Refused
from communique.words import tr


def mapping(file: str, value: Any, where: str) -> dict[str, Any]:
    """`value` as a mapping."""
    if not isinstance(value, dict):
        raise Refused(file, tr("{where} is {value}; it should be a mapping", where=where, value=shown(value)))
    return value


def listing(file: str, value: Any, where: str) -> list[Any]:
    """`value` as a list."""
    if not isinstance(value, list):
        raise Refused(file, tr("{where} is {value}; it should be a list", where=where, value=shown(value)))
    return value


def text(file: str, value: Any, where: str) -> str:
    """`value` as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        raise Refused(file, tr("{where} is {value}; it should be text or a number", where=where, value=shown(value)))
    return value


def amount(file: str, value: Any, where: str) -> Fraction:
    """`value` as a number."""
    found = number(value) if isinstance(value, str) else None
    if found is None:
        raise Refused(file, tr("{where} is {value}; it should be a number", where=where, value=shown(value)))
    return found


def names(file: str, values: Sequence[Any], where: str) -> tuple[str, ...]:
    """Values of an issue as texts, each once."""
    found = tuple(dict.fromkeys(text(file, value, tr("a value of {where}", where=where)) for value in values))
    if not found:
        raise Refused(file, tr("{where} has no values", where=where))
    return found


def shown(value: Any) -> str:
    """A value as a refusal shows it."""
    if value is None:
        return tr("missing")
    if isinstance(value, dict):
        return tr("a mapping")
    if isinstance(value, list):
        return tr("a list")
    words = " ".join(str(value).split())
    return f'"{words[:40]}"'
