"""What an entrant may use: wall-clock time for a move, a game and a session, and memory.

Time is what passes on the clock while the entrant is asked, its own alone: nobody loses time to an opponent that
thinks for long. So what a limit strikes depends on the machine, and results say where one did; all others do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.words import number, tr

MOST: Final = 10**9
"""Larger limits are none: 30 years, a petabyte. No clock of a system's counts much further."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What each entrant may use; None where there is no limit."""

    move_seconds: float | None = 60.0
    """For one move."""
    game_seconds: float | None = None
    """For all its moves in one game together."""
    session_seconds: float | None = None
    """For all its moves in one session of a conference, or one round of alternating offers, together."""
    memory_mb: int | None = 4096
    """Of its process, in megabytes of real memory; looked at where the system tells (Linux)."""
    load_seconds: float = 30.0
    """To be imported."""

    def __post_init__(self) -> None:
        """Raises ValueError for a limit that leaves nothing, or is above MOST."""
        for given in (self.move_seconds, self.game_seconds, self.session_seconds, self.memory_mb, self.load_seconds):
            if given is not None and not 0 < given <= MOST:
                raise ValueError(
                    tr(
                        "A limit is more than 0 and at most {most}, or none, not {given}.",
                        most=number(MOST),
                        given=given,
                    )
                )

    def left(self, game: float, session: float) -> tuple[float | None, str]:
        """The seconds left for a move after so many used in this game and in this session, and what the limit is.

        None when there is none.
        """
        rests: list[tuple[float, str]] = []
        if self.move_seconds is not None:
            rests.append((self.move_seconds, _said(tr("a move"), self.move_seconds)))
        if self.game_seconds is not None:
            rests.append((self.game_seconds - game, _said(tr("a game"), self.game_seconds)))
        if self.session_seconds is not None:
            rests.append((self.session_seconds - session, _said(tr("a session"), self.session_seconds)))
        return min(rests) if rests else (None, "")


USUAL_LIMITS: Final = Limits()
"""Where nobody says what entrants may use."""


def _said(of: str, seconds: float) -> str:
    digits = 0 if seconds == int(seconds) else 2
    return tr("more than {seconds} s for {what}", seconds=number(seconds, digits), what=of)
