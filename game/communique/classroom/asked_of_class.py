"""What a class was asked, and how often each answer was given: numbers, without a word that anybody wrote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskedOfClass:
    """A question that the class was asked before the talks, after them, or both, and how many gave each answer."""

    ask: str
    answers: tuple[str, ...]
    """The answers to choose from; the steps of a scale by their numbers."""
    before: tuple[int, ...] = ()
    """By answer, how many gave it before the talks; empty where it was not asked then."""
    after: tuple[int, ...] = ()
    low: str = ""
    """What the first step of a scale means; empty for a choice."""
    high: str = ""
