"""Texts that a level cuts: what speaks of an issue stands in braces and goes where the issue is not in play.

    The road was closed. {heritage: Churches and mosques stand on both sides.} {not heritage: Of monuments another day.}

A `LevelText` is a plain string, the text of the whole scenario, so whoever shows it need not know; it remembers how
it was written, and `at_level` reads that again. Conditions are ids of issues and the parts that a level may switch off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")

PARTS: Final = ("audiences", "links", "news", "gestures", "tension")
"""What a level may switch off, by the names that it has in a level; an issue of the same id goes before."""

_CONDITION: Final = r"(?:not )?[a-z][a-z0-9_-]*"
_PASSAGE: Final = re.compile(rf"\{{({_CONDITION}(?:, {_CONDITION})*):\s+([^{{}}]*)\}}")
_RUN: Final = re.compile(rf"([ \t]?)((?:{_PASSAGE.pattern})+)")
"""Passages with nothing between them, and the blank before the first, which is that of whichever stands.

Where none stands it goes too, unless they brought the next blank themselves.
"""


class LevelText(str):
    """A text with passages that need something: as a string, the text where everything is in play."""

    __slots__ = ("written",)
    written: str
    """The text with its passages, as the scenario file has it."""

    def __new__(cls, written: str) -> LevelText:
        """The text for the whole scenario."""
        whole = super().__new__(cls, _read(written, None))
        whole.written = written
        return whole

    def __getnewargs__(self) -> tuple[str]:
        """What a copy in another process is made from."""
        return (self.written,)

    def where(self, in_play: Collection[str]) -> str:
        """The text where only these issues and parts are in play; empty where nothing is left of it."""
        return _read(self.written, in_play)


def has_passages(text: str) -> bool:
    """True when some of the text depends on what is in play."""
    return _PASSAGE.search(text) is not None


def conditions(text: str) -> Iterator[str]:
    """Every id that the passages of a text name, without "not"."""
    for found in _PASSAGE.finditer(text):
        for one in found[1].split(", "):
            yield one.removeprefix("not ")


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """`value`, a tree of dataclasses and tuples, with every text in it changed; what stays the same is not copied."""
    return cast(T, _changed(value, change))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    # No named tuple, which would come out of this as a plain one.
    if isinstance(value, tuple) and type(value) is tuple:
        inner = tuple(_changed(one, change) for one in value)
        return value if all(new is old for new, old in zip(inner, value, strict=True)) else inner
    if is_dataclass(value) and not isinstance(value, type):
        new = {one.name: _changed(getattr(value, one.name), change) for one in fields(value) if one.init}
        new = {name: inner for name, inner in new.items() if inner is not getattr(value, name)}
        return replace(value, **new) if new else value
    return value


def _read(written: str, in_play: Collection[str] | None) -> str:
    """The text with the passages that stand, without braces; `None` is everything."""

    def run(found: re.Match[str]) -> str:
        stands = "".join(
            words
            for needs, words in _PASSAGE.findall(found[2])
            if all(_holds(one, in_play) for one in needs.split(", "))
        )
        brings_its_blank = found[2].endswith(" }")
        return found[1] + stands if stands or brings_its_blank else ""

    text = _RUN.sub(run, written)
    # A passage that has gone may have left a blank at either end of a line.
    text = re.sub(r"(?m)^[ \t]+|[ \t]+$", "", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _holds(condition: str, in_play: Collection[str] | None) -> bool:
    name = condition.removeprefix("not ")
    return (in_play is None or name in in_play) is (name == condition)
