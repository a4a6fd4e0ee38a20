"""Who decides for a computer delegation, and where it thinks: on a thread of its own, or at once.

Holds state: the thread, and the thoughts that wait for it. What is decided comes back by a post. A decider is given a
view, a thinker a job; neither knows of a game.
"""

from __future__ import annotations

import os
import threading
from queue import SimpleQueue
from typing import Protocol

from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.views import PartyView
from communique.window.kit.widget import Callback
from communique.words import tr


class Decider(Protocol):
    """Whoever decides for a computer delegation."""

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """The move it makes."""
        ...


def decision(player: Decider, view: PartyView, dice: Dice) -> Move | str:
    """What `player` decides; a sentence for people when it could not."""
    try:
        return player.decide(view, dice)
    except Exception as error:
        if os.environ.get("COMMUNIQUE_DEBUG"):
            raise
        # Not the error's own words: they may hold a number of the sheet it was deciding by. Of somebody's own
        # negotiator the place says where to look.
        party, kind = view.briefing.party.name, getattr(error, "place", "") or type(error).__name__
        return tr("{party} could not decide ({error}).", party=party, error=kind)


class ThinkingThread:
    """Thinks on a thread of its own, one thought after the other."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callback | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, job: Callback) -> None:
        """Have `job` done once those before it are."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="delegations", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def close(self) -> None:
        """End the thread once what was asked is done."""
        self._jobs.put(None)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


class ThinkingInline:
    """Thinks at once, where it is asked; what it decides is still posted."""

    def ask(self, job: Callback) -> None:
        """Do `job` now."""
        job()

    def close(self) -> None:
        """Nothing runs here."""


def registered_decider(name: str) -> Decider:
    """The negotiator of that name. Raises KeyError when there is none."""
    from communique.negotiators.registry import registered

    found: Decider = registered(name)
    return found
