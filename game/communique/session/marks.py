"""Marks: what a reader of a result should know about how the game was played. Nobody's view ever holds them.

What is taken back leaves no trace in the events, so that a replay is the game as it stands. It leaves one here: who
offers, looks and takes back a hundred times has learnt what no delegation could, and who goes on after the sheets
were opened plays another game.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Final, NamedTuple

from communique.words import tr, tr_n

_MOST: Final = 2**53


class Undo(NamedTuple):
    """An entry of a save: the talks were taken back to their first `to` events."""

    to: int
    ended: bool = False
    """Whether they had ended, so that the closing had been seen."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was taken back and what was seen, so far."""

    takebacks: int = 0
    """How often something was taken back."""
    after_end: int = 0
    """How often of those the talks had ended already."""
    sheets_opened: bool = False
    """Whether all sheets were opened to somebody, as the debrief does."""
    moves_after: int = 0
    """Moves that were made after that."""

    def taken_back(self, undo: Undo) -> Marks:
        """One more takeback."""
        return replace(self, takebacks=self.takebacks + 1, after_end=self.after_end + undo.ended)

    def moved(self, count: int) -> Marks:
        """So many more moves of seats."""
        return replace(self, moves_after=self.moves_after + count) if self.sheets_opened else self

    def opened(self) -> Marks:
        """All sheets are open now."""
        return replace(self, sheets_opened=True)

    def said(self) -> tuple[str, ...]:
        """One sentence for each thing a reader should know; none for a game played straight through."""
        sentences = []
        if self.takebacks:
            sentences.append(_taken_back(self.takebacks))
        if self.after_end:
            sentences.append(_taken_up(self.after_end))
        if self.moves_after:
            sentences.append(
                tr_n(
                    "The sheets were open to somebody when {n} move was made.",
                    "The sheets were open to somebody when {n} moves were made.",
                    self.moves_after,
                )
            )
        return tuple(sentences)


UNMARKED: Final = Marks()
"""Of a game played straight through."""


def _taken_back(count: int) -> str:
    if count == 2:
        return tr("Something was taken back twice.")
    return tr_n("Something was taken back once.", "Something was taken back {n} times.", count)


def _taken_up(count: int) -> str:
    if count == 2:
        return tr("The talks were taken up again twice after they had ended.")
    return tr_n(
        "The talks were taken up again once after they had ended.",
        "The talks were taken up again {n} times after they had ended.",
        count,
    )


def encode_marks(marks: Marks) -> dict[str, Any]:
    """The marks as a JSON object. Inverse of `decode_marks`."""
    return {field.name: getattr(marks, field.name) for field in fields(Marks)}


def decode_marks(data: object) -> Marks:
    """The marks in a JSON object. Raises ValueError with a sentence when it holds none. Inverse of `encode_marks`."""
    if not isinstance(data, dict) or set(data) != {field.name for field in fields(Marks)}:
        raise ValueError(tr("Marks have {names}.", names=", ".join(field.name for field in fields(Marks))))
    counts = (data["takebacks"], data["after_end"], data["moves_after"])
    if type(data["sheets_opened"]) is not bool or any(type(n) is not int or not 0 <= n < _MOST for n in counts):
        raise ValueError(tr("Marks count in whole numbers, and say true or false of the sheets."))
    return Marks(**data)
