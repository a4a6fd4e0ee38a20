"""Issue kinds, one a file: each says what an author writes, which options that makes, and its own samples.

A module of this folder exports one object, `KIND`; one whose name begins with an underscore holds shared
parts. What an author writes is a frozen dataclass, the kind's `spec`. The border turns it into a checked
form, so a field's metadata may carry bounds (`ge`, `min_length`, ...), an `alias`, a `description`, and
`names`, the sort of thing that a text refers to. Everything else in the program sees an `Issue` with its
options and need not know the kind.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, Generic, NamedTuple, TypeVar

from communique.model.message import Message, Template
from communique.model.scenario import Option

Spec = TypeVar("Spec")


class Flaw(NamedTuple):
    """Something wrong inside a spec: keys and positions that lead to it, and what is wrong."""

    path: tuple[str | int, ...]
    message: Message


class Spelling(NamedTuple):
    """How numbers and days stand in a text, as the language of that text writes them."""

    number: Callable[[int], str]
    day: Callable[[date], str]


def _number(number: int) -> str:
    return f"{number:,}" if number >= 10_000 else str(number)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PLAIN: Final = Spelling(_number, _day)
"""As scenario files are written: in English; digits are grouped from five on, so that a year stays a year."""


@dataclass(frozen=True, slots=True)
class IssueKind(Generic[Spec]):
    """One kind of issue."""

    name: str
    spec: type[Spec]
    """What an author writes besides id, title, short, about and assumption."""
    flaws: Callable[[Spec], Iterator[Flaw]]
    """What is wrong with a spec whose fields are well formed; nothing for a good one."""
    options: Callable[[Spec, Mapping[str, int], Spelling], tuple[Option, ...]]
    """The options of a spec without flaws, in a stable order; the mapping gives each guarantee's index."""
    unit: Callable[[Spec], str]
    """What the option values count; empty when they count nothing."""
    samples: tuple[Spec, ...]
    """Specs without flaws, between them with every key that an author may write: the contract of kinds reads them."""
    flawed: tuple[Spec, ...]
    """Specs with flaws, one for each flaw there is."""
    words: Mapping[str, Template] = field(default_factory=dict)
    """Texts of flaws that no other kind has, by key: `twice` of the kind `amount` says the message `amount.twice`."""


@cache
def issue_kinds() -> Mapping[str, IssueKind[Any]]:
    """Every kind in this folder by name, in alphabetical order."""
    found: dict[str, IssueKind[Any]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")):
        kind = import_module(f"{__name__}.{module}").KIND
        found[kind.name] = kind
    return MappingProxyType(found)
