"""Work that may take seconds, beside the window's own thread: a sign of how far it is, and a way to stop it.

What comes of it is posted to the window's thread. The one thing to understand: once it is stopped, nothing of it is
heard any more, whatever it was doing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from communique.analysis.effort import Effort, Stopped

if TYPE_CHECKING:
    from communique.window.app import App

Computed = TypeVar("Computed")
STEP: Final = 0.05
"""The share of the work after which its sign moves on."""


class Beside(Generic[Computed]):
    """One piece of work. Holds a thread, and how far it is."""

    def __init__(
        self,
        app: App,
        job: Callable[[Effort], Computed],
        *,
        done: Callable[[Computed], None],
        failed: Callable[[Exception], None],
        moved: Callable[[], None],
    ) -> None:
        """`job` runs on a thread of its own, the others on the window's; in tests all at once, on the window's."""
        self._app, self._job, self._done, self._failed, self._moved = app, job, done, failed, moved
        self._stopped = False
        self.share = 0.0
        """How much of the effort is spent, from 0 to 1."""

    def start(self) -> None:
        """Begin."""
        if self._app.inline:
            self._run()
        else:
            threading.Thread(target=self._run, name="beside", daemon=True).start()

    def stop(self) -> None:
        """End it soon, and hear nothing of it from now on."""
        self._stopped = True

    def _run(self) -> None:
        try:
            found = self._job(Effort(watch=self._watch))
        except Stopped:
            return
        except Exception as error:
            failure = error  # the name `error` is gone once this block ends
            self._tell(lambda: self._failed(failure))
            return
        self._tell(lambda: self._done(found))

    def _watch(self, share: float) -> None:
        if self._stopped:
            raise Stopped
        if share >= self.share + STEP:
            self.share = share
            self._tell(self._moved)

    def _tell(self, action: Callable[[], None]) -> None:
        if self._app.inline:
            action()
        else:
            self._app.post(lambda: None if self._stopped else action())
