"""A talk: two parties settle some of the issues between themselves, where talks are held one after another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """Who talks with whom about what."""

    seats: tuple[int, int]
    """The two parties; the first one opens."""
    issues: tuple[int, ...]
    """The issues that are theirs alone, ascending. Option 0 of all of them is no agreement."""
