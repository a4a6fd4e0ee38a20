"""What kinds with numbers share: a range with a step, or a list, and a label and a clause with the number in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from communique.model.kinds import Flaw

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
        yield Flaw((key, "to"), f'"{key}" goes from {given.start} to {given.to}; "to" should not be below "from"')
    elif span % given.step:
        last = given.to - span % given.step
        yield Flaw(
            (key, "step"),
            f'"{key}" goes from {given.start} in steps of {given.step} and misses {given.to}; '
            f'"to" should be {last} or {last + given.step}',
        )
    elif span // given.step + 1 > MOST:
        many = span // given.step + 1
        yield Flaw((key,), f'"{key}" makes {many} options; there should be at most {MOST}, so take larger steps')


def order_flaws(key: str, given: tuple[Any, ...]) -> Iterator[Flaw]:
    """What is wrong with a list under `key`: empty, too long, or not strictly ascending."""
    if not 1 <= len(given) <= MOST:
        yield Flaw((key,), f'"{key}" lists {len(given)} values; there should be 1 to {MOST}')
    for place, (one, two) in enumerate(pairwise(given), 1):
        if two <= one:
            yield Flaw((key, place), f'"{key}" lists {two} after {one}; the values should ascend')


def template_flaws(name: str, **texts: str) -> Iterator[Flaw]:
    """What is wrong with texts that should hold the number as {name} and no other braces."""
    for key, text in texts.items():
        if "{" + name + "}" not in text:
            yield Flaw((key,), f'"{key}" does not say where the number goes; it should contain {{{name}}}')
        for other in re.findall(r"\{[^{}]*\}?|\}", text.replace("{" + name + "}", "")):
            yield Flaw((key,), f'"{key}" contains {other}; the only word in braces should be {{{name}}}')


def filled(text: str, name: str, words: str) -> str:
    """`text` with `words` in place of {name}."""
    return text.replace("{" + name + "}", words)


def shown(number: int) -> str:
    """A number for people: digits are grouped from five on, so that a year stays a year.

    >>> shown(2021), shown(189000)
    ('2021', '189,000')
    """
    return f"{number:,}" if number >= 10_000 else str(number)
