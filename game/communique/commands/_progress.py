"""A progress bar on standard error where that is a terminal, nothing where it is piped."""

from __future__ import annotations

import sys
from typing import Any, Final

PARTS: Final = 1000
"""The steps that a share of the whole is shown in."""


class ProgressBar:
    """Shows how far work is. Holds the bar while it runs."""

    def __init__(self, what: str, total: int = PARTS, *, counted: bool = False) -> None:
        """`counted` shows how many of `total` are done beside the bar."""
        self._what, self._total, self._counted = what, total, counted
        self._bar: Any = None
        self._task: Any = None
        self._begun = False

    def __enter__(self) -> ProgressBar:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            counts = (MofNCompleteColumn(), TimeRemainingColumn()) if self._counted else ()
            columns = (TextColumn("{task.description}"), BarColumn(), *counts)
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=120)
            self._bar.start()
            self._task = self._bar.add_task(self._what, total=self._total)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    @property
    def is_shown(self) -> bool:
        """Whether anybody sees it."""
        return self._bar is not None

    def done(self, count: int, total: int) -> None:
        """So many of `total` are done. What was done before the first call does not count for the time left."""
        if self._bar is not None and not self._begun:
            self._begun = True
            self._bar.reset(self._task, completed=count, total=total)
        elif self._bar is not None:
            self._bar.update(self._task, completed=count, total=total)

    def share(self, share: float) -> None:
        """This part of the whole is done, from 0 to 1."""
        self.done(int(share * PARTS), PARTS)
