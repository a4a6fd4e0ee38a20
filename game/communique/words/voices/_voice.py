"""What a voice is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
"""They name the ways of saying one thing."""


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """A way of saying things in reported speech, without the subject, which the transcript shows."""

    name: str
    words: Mapping[str, tuple[str, ...]]
    """By the id of a message, the ways to say it; each has the places of the message's own text."""

    @property
    def area(self) -> str:
        """What stands before the dot in ids of its texts."""
        return f"voice_{self.name}"

    def table(self) -> dict[str, str]:
        """Its texts by key: the id of what is said, and a letter for the way."""
        return {f"{id}.{LETTERS[way]}": text for id, ways in self.words.items() for way, text in enumerate(ways)}
