"""Reading fields of plain data (JSON, YAML) with refusals that name the place by its keys."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from communique.interop.decimals import number
from communique.interop.domain import Refused


def mapping(file: str, value: Any, where: str) -> dict[str, Any]:
    """`value` as a mapping."""
    if not isinstance(value, dict):
        raise Refused(file, f"{where} is {shown(value)}; it should be a mapping")
    return value


def listing(file: str, value: Any, where: str) -> list[Any]:
    """`value` as a list."""
    if not isinstance(value, list):
        raise Refused(file, f"{where} is {shown(value)}; it should be a list")
    return value


def text(file: str, value: Any, where: str) -> str:
    """`value` as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        raise Refused(file, f"{where} is {shown(value)}; it should be text or a number")
    return value


def amount(file: str, value: Any, where: str) -> Fraction:
    """`value` as a number."""
    found = number(value) if isinstance(value, str) else None
    if found is None:
        raise Refused(file, f"{where} is {shown(value)}; it should be a number")
    return found


def names(file: str, values: Sequence[Any], where: str) -> tuple[str, ...]:
    """Values of an issue as texts, each once."""
    found = tuple(dict.fromkeys(text(file, value, f"a value of {where}") for value in values))
    if not found:
        raise Refused(file, f"{where} has no values")
    return found


def shown(value: Any) -> str:
    """A value as a refusal shows it."""
    if value is None:
        return "missing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    words = " ".join(str(value).split())
    return f'"{words[:40]}"'
