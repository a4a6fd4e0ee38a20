"""Issue kinds, one a file: each says what an author writes, which options that makes, and how a person reads one.

A module of this folder exports one object, `KIND`; one whose name begins with an underscore holds shared
parts. What an author writes is a frozen dataclass, the kind's `spec`. The border turns it into a checked
form, so a field's metadata may carry bounds (`ge`, `min_length`, ...), an `alias`, a `description`, and
`names`, the sort of thing that a text refers to. Everything else in the program sees an `Issue` with its
options and need not know the kind.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from communique.model.scenario import Issue, Option

Spec = TypeVar("Spec")


class Flaw(NamedTuple):
    """Something wrong inside a spec: keys and positions that lead to it, and what is wrong, in one sentence."""

    path: tuple[str | int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class IssueKind(Generic[Spec]):
    """One kind of issue."""

    name: str
    spec: type[Spec]
    """What an author writes besides id, title, short, about and assumption."""
    flaws: Callable[[Spec], Iterator[Flaw]]
    """What is wrong with a spec whose fields are well formed; nothing for a good one."""
    options: Callable[[Spec, Mapping[str, int]], tuple[Option, ...]]
    """The options of a spec without flaws, in a stable order; the mapping gives each guarantee's index."""
    unit: Callable[[Spec], str]
    """What the option values count; empty when they count nothing."""
    reads: Callable[[Issue, Option], str]
    """How a person reads an option's value in a table: `20 persons`, `60 days`, or its label."""


@cache
def issue_kinds() -> Mapping[str, IssueKind[Any]]:
    """Every kind in this folder by name, in alphabetical order."""
    found: dict[str, IssueKind[Any]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")):
        kind = import_module(f"{__name__}.{module}").KIND
        found[kind.name] = kind
    return MappingProxyType(found)


def reads(issue: Issue, option: Option) -> str:
    """How a person reads what `option` of `issue` stands for."""
    return issue_kinds()[issue.kind].reads(issue, option)
