"""How long it takes from a move's being sent until each phone of the table has been shown it, and what that costs."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class _Sent:
    at: float
    by: int
    shown: set[int] = field(default_factory=set)


@dataclass
class Meter:
    """What was sent and what was shown. Holds state.

    A table moves one at a time, so what a phone hears next after a move was sent is that move; a move that a phone
    never hears of (a word to another) is passed over with the next.
    """

    to_others: list[float] = field(default_factory=list)
    to_self: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    moves: int = 0
    refused: int = 0
    views: int = 0
    _sent: dict[int, list[_Sent]] = field(default_factory=lambda: defaultdict(list))

    def sends(self, table: int, phone: int) -> _Sent:
        """A move is about to be written."""
        sent = _Sent(time.perf_counter(), phone)
        self._sent[table] = [*self._sent[table][-1:], sent]
        return sent

    def answered(self, table: int, sent: _Sent, *, made: bool) -> None:
        """The host has said whether it was made."""
        if made:
            self.moves += 1
            self.answers.append(time.perf_counter() - sent.at)
        else:
            self.refused += 1
            self._sent[table] = [one for one in self._sent[table] if one is not sent]

    def shows(self, table: int, phone: int) -> None:
        """A phone has been sent a view with something in it that it had not heard."""
        if not (sent := self._sent[table]) or phone in sent[-1].shown:
            return
        sent[-1].shown.add(phone)
        took = time.perf_counter() - sent[-1].at
        (self.to_self if phone == sent[-1].by else self.to_others).append(took)

    def forget(self) -> None:
        """What is under way is not counted: the host was killed."""
        self._sent.clear()


def share(found: Sequence[float], part: float) -> float:
    """The value that this part of them does not exceed; 0 for none.

    >>> share([3, 1, 2, 4], 0.5), share([3, 1, 2, 4], 1.0)
    (2, 4)
    """
    if not found:
        return 0.0
    return sorted(found)[max(0, -(-int(len(found) * part * 1000) // 1000) - 1)]


def row(what: str, found: Sequence[float]) -> str:
    """A line of the table, in milliseconds."""
    figures = "".join(f"{1000 * share(found, part):10.0f}" for part in (0.5, 0.9, 0.99, 1.0))
    return f"{what:46}{len(found):8}{figures}"
