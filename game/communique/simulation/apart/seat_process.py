"""The entrant's side: a process that holds one negotiator, is asked for moves and knows nothing but its own chair.

It is told a briefing, what its seat has heard since it was asked last, the table and the seat's own desk, and its
dice; of that it makes the view that a chair would show. Whatever the negotiator does to what it is given, it does to
copies of its own. What it prints goes nowhere, and what it reads from is empty.
It lives as long as whoever asks, and no longer.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import IO, Any, Final

from communique.model.package import Package
from communique.model.scenario import Seat
from communique.negotiators.guests import GuestFault
from communique.negotiators.modelling import belief_about
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import negotiator
from communique.rules.dice import Dice
from communique.rules.protocol import protocol
from communique.rules.state import Desk, Table
from communique.simulation.apart import chance
from communique.simulation.apart.failure import CRASHED, NOT_LOADED, Failing, failing_of, said
from communique.simulation.apart.wire import answer_of
from communique.views import Briefing, Heard, Hearing, PartyView
from communique.words import use

FRAME: Final = struct.Struct("!Q")
"""Before each message to this process: its length. What it says is a line."""


class SeatProcess:
    """Whoever is asked here. Holds the negotiator, its briefing and what its seat has heard."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._pid = os.getpid()
        self._negotiator: Negotiator | None = None
        self._kept = b""
        self._briefing: Briefing | None = None
        self._hearing = Hearing()
        self._as_it_was = b""
        self._rules = ""

    def serve(self, incoming: IO[bytes]) -> None:
        """Do what is asked until nobody asks any more."""
        while (head := incoming.read(FRAME.size)) and len(head) == FRAME.size:
            number, asked, *arguments = pickle.loads(incoming.read(FRAME.unpack(head)[0]))
            try:
                told = getattr(self, asked)(*arguments)
            except Failing as failing:
                told = {"failed": failing.way, "what": failing.what}
            if os.getpid() != self._pid:  # a copy of this process that the negotiator has made; it has nothing to say
                os._exit(0)
            if told is not None:
                self._line.sendall(json.dumps({"answers": number, "told": told}).encode() + b"\n")

    def load(self, name: str, spoken: str) -> dict[str, Any]:
        """Import the negotiator."""
        use(spoken)
        try:
            self._negotiator = negotiator(name)
        except BaseException as error:  # whatever somebody else's module does while it is imported
            text = str(error.args[0]) if isinstance(error, KeyError) and error.args else said(error)
            raise Failing(NOT_LOADED, text) from None
        return {"loaded": True}

    def open(self, briefing: bytes, rules: str) -> None:
        """A game begins. What was worked out on the same briefing in an earlier one stays."""
        if self._briefing is None or briefing != self._kept or _packed(self._briefing) != self._as_it_was:
            self._kept, self._briefing = briefing, pickle.loads(briefing)
            self._as_it_was = _packed(self._briefing)
        self._hearing, self._rules = Hearing(), rules

    def decide(self, heard: list[Heard], table: Table, desk: Desk, dice: Dice) -> dict[str, Any]:
        """The move, in the form in which it comes across. Raises Failing."""
        assert self._briefing is not None
        assert self._negotiator is not None
        self._hearing.heard += heard
        hearing = self._hearing
        view = PartyView(self._briefing, protocol(self._rules), table, desk, hearing, len(hearing.heard))
        chance.lay(dice.first)
        try:
            return answer_of(self._negotiator.decide(view, dice))
        except Failing:
            raise
        except GuestFault as fault:
            raise failing_of(fault) from None
        except BaseException as error:  # also KeyboardInterrupt and SystemExit: they end a move here and nothing else
            raise Failing(CRASHED, said(error)) from None

    def believed(
        self, heard: list[Heard], table: Table, desk: Desk, of: Seat, packages: Sequence[Package]
    ) -> dict[str, Any]:
        """What the negotiator believes of another; nothing where it forms no idea, or fails in telling it."""
        assert self._briefing is not None
        self._hearing.heard += heard
        view = PartyView(
            self._briefing, protocol(self._rules), table, desk, self._hearing, len(self._hearing.heard)
        )  # fmt: skip
        try:
            worth = belief_about(self._negotiator, view, of, packages)
            return {"worth": None if worth is None else [float(one) for one in worth]}
        except BaseException:  # as in `decide`; nothing hangs on a model
            return {"worth": None}


def _packed(briefing: Briefing | None) -> bytes:
    """A briefing without what was worked out on it."""
    assert briefing is not None
    return pickle.dumps((briefing.public, briefing.seat, briefing.sheet))


def _quiet() -> None:
    """Point what is printed and read to nowhere, and leave no core file behind."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - for as long as this lives
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with_parent() -> None:
    """Have the system end this process when the one that began it ends, even in the middle of code in C (Linux)."""
    with suppress(Exception):  # elsewhere there is no such call, and `_watch` does what it can
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _born_as_copy(descriptor: int) -> None:
    """A copy that the negotiator has made of this process must not keep its line open, nor outlive it."""
    os.close(descriptor)
    _die_with_parent()


def _watch(parent: int) -> None:
    """End when whoever asks has gone, in the middle of a move too."""
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)


def main(descriptor: int, parent: int, bound: bool) -> None:
    """A seat process's life; `bound` where the system may end it with the thread that has begun it."""
    if bound:
        _die_with_parent()
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    _quiet()
    chance.settle()
    line = socket.socket(fileno=descriptor)
    os.register_at_fork(after_in_child=partial(_born_as_copy, descriptor))
    line.sendall(b'{"answers": 0}\n')
    with suppress(OSError, EOFError):
        SeatProcess(line).serve(line.makefile("rb"))
    os._exit(0)
