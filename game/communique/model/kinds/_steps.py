"""What kinds with numbers share: a range with a step, or a list, and a label and a clause with the number in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from communique.model.kinds import Flaw
from communique.model.message import message

MOST: Final = 9
"""Numbers an issue may have: with "no provision" they are ten options."""

LARGEST: Final = 1_000_000_000

NUMBERS: Final[dict[str, Any]] = {"items": MappingProxyType({"ge": 0, "le": LARGEST})}
"""Field metadata: bounds of each number in a list."""


@dataclass(frozen=True)
class Steps:
    """From one number to another, both included."""

    start: int = field(metadata={"alias": "from", "ge": 0, "le": LARGEST, "description": "The smallest number."})
    to: int = field(metadata={"ge": 0, "le": LARGEST, "description": "The largest number."})
    step: int = field(metadata={"ge": 1, "le": LARGEST, "description": "The distance between two numbers."})


def numbers(given: Steps | tuple[int, ...]) -> tuple[int, ...]:
    """The numbers of a range or a list, in the order given."""
    if isinstance(given, Steps):
        return tuple(range(given.start, given.to + 1, given.step))
    return tuple(given)


def number_flaws(key: str, given: Steps | tuple[int, ...]) -> Iterator[Flaw]:
    """What is wrong with the numbers under `key`: too many, a range that misses its end, a list out of order."""
    if isinstance(given, Steps):
        yield from _range_flaws(key, given)
    else:
        yield from order_flaws(key, given)


def _range_flaws(key: str, given: Steps) -> Iterator[Flaw]:
    span = given.to - given.start
    if span < 0:
        yield Flaw((key, "to"), message("flaw.backwards", key=key, start=given.start, end=given.to))
    elif span % given.step:
        last = given.to - span % given.step
        steps = {"start": given.start, "step": given.step, "end": given.to}
        yield Flaw((key, "step"), message("flaw.missed", key=key, **steps, below=last, above=last + given.step))
    elif span // given.step + 1 > MOST:
        many = span // given.step + 1
        yield Flaw((key,), message("flaw.steps", key=key, count=many, most=MOST))


def order_flaws(key: str, given: tuple[Any, ...]) -> Iterator[Flaw]:
    """What is wrong with a list under `key`: empty, too long, or not strictly ascending."""
    if not 1 <= len(given) <= MOST:
        yield Flaw((key,), message("flaw.count", key=key, count=len(given), most=MOST))
    for place, (one, two) in enumerate(pairwise(given), 1):
        if two <= one:
            yield Flaw((key, place), message("flaw.order", key=key, value=str(two), before=str(one)))


def template_flaws(name: str, **texts: str) -> Iterator[Flaw]:
    """What is wrong with texts that should hold the number as {name} and no other braces."""
    place = "{" + name + "}"
    for key, text in texts.items():
        if place not in text:
            yield Flaw((key,), message("flaw.placeless", key=key, place=place))
        for other in re.findall(r"\{[^{}]*\}?|\}", text.replace(place, "")):
            yield Flaw((key,), message("flaw.braces", key=key, found=other, place=place))


def filled(text: str, name: str, words: str) -> str:
    """`text` with `words` in place of {name}."""
    return text.replace("{" + name + "}", words)
