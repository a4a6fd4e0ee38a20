"""The side of whoever plays the game: an entrant's process is started, asked for moves, watched and ended.

To the game an entrant that is kept apart is a negotiator like any other. Its process is asked one thing at a time and
has until a limit to answer; one that does not is killed, with all that it has started, and the next game begins with
a new one. What it sends is read as data, see `wire`.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from communique.model.package import Package
from communique.model.scenario import Seat
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import is_object, is_ours
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.simulation.apart.failure import DIED, LATE, MEMORY, NO_MOVE, NOT_LOADED, WAYS, Failing
from communique.simulation.apart.guard import GUARD
from communique.simulation.apart.limits import Limits
from communique.simulation.apart.seat_process import FRAME
from communique.simulation.apart.wire import move_of
from communique.views import Briefing, Hearing, PartyView
from communique.words import language, tr

POSSIBLE: Final = os.name == "posix"
"""Whether there can be such processes here: they are handed an open line, which Windows has no word for."""

_FEW: Final = 16
"""Processes that one worker keeps at hand whatever they hold, at least as many as sit at a table."""
_MOST: Final = 64
"""Those that it keeps while they hold little: a league of 32 on two chairs begins each but once."""
_SHARE: Final = 0.5
"""Of the machine's memory, what all of all workers may hold together, where a worker has more than a few."""
_LONGEST: Final = 1 << 20
"""Bytes of an answer. A move takes some hundred."""
_LOOK: Final = 0.05
"""Seconds between two looks at the memory of a process that is thinking."""
_START: Final = 120.0
"""Seconds for a process of ours to begin, before anything of the entrant's is imported."""
_PROGRAM: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[3]); "
    "from communique.simulation.apart.seat_process import main; "
    "main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[4] == 'bound')"
)
"""A seat process looks for modules where this one does, and not first of all in the folder that it begins in."""


def is_apart(name: str) -> bool:
    """True for a negotiator that is kept apart in a batch: any that is not ours, where the system can do that.

    An object is not: it is nowhere to be found but in the process that it was handed to. A program (`exec:`) has a
    process of its own already.
    """
    return POSSIBLE and not is_ours(name) and not name.startswith("exec:") and not is_object(name)


_Chair = tuple[str, int, Limits]
"""A negotiator, the seat that it has, and what it may use."""


class SeatHouse:
    """The processes of one worker, by negotiator and seat. Holds them; use `close`.

    A process has one seat for good, in game after game and case after case: so nothing that a negotiator remembers is
    of another chair of the same case.
    """

    def __init__(self) -> None:
        self._entrants: OrderedDict[_Chair, KeptApart] = OrderedDict()
        self._not_loaded: dict[tuple[str, Limits], str] = {}
        """Why a negotiator cannot be loaded: that is found out once, and not for each chair."""

    def seated(self, lineup: Sequence[str], limits: Limits) -> list[Negotiator | None]:
        """By seat, the entrants of a line-up; None where one of ours sits."""
        return [
            self._entrant((name, seat, limits), len(lineup)) if is_apart(name) else None
            for seat, name in enumerate(lineup)
        ]

    def _entrant(self, chair: _Chair, seats: int) -> KeptApart:
        if chair not in self._entrants:
            self._make_room(seats)
            self._entrants[chair] = KeptApart(chair[0], chair[2], self._not_loaded)
        self._entrants.move_to_end(chair)
        return self._entrants[chair]

    def _make_room(self, seats: int) -> None:
        """End those that were seated longest ago, so that another can begin, and no one at this table is ended."""
        few, most = max(_FEW, seats), max(_MOST, seats)
        while len(self._entrants) >= most or (len(self._entrants) >= few and self._held() > _room()):
            # It comes back with a new process when it is asked again: nothing is kept in one from game to game.
            self._entrants.popitem(last=False)[1].close()

    def _held(self) -> float:
        """The bytes of memory that all of them hold; without end where the system does not tell."""
        return sum(one.held for one in self._entrants.values())

    def close(self) -> None:
        """End all processes."""
        while self._entrants:
            self._entrants.popitem()[1].close()


@lru_cache(maxsize=1)
def _room() -> float:
    """The bytes that the processes of one worker may hold: its part, as one of as many workers as there are cores."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * _SHARE / (os.cpu_count() or 1)


@dataclass(slots=True, eq=False)
class _Game:
    """What is known of the game that the process is in. Holds the clock."""

    hearing: Hearing | None = None
    told: int = 0
    """Of the hearing."""
    seconds: float = 0.0
    session: int = -1
    in_session: float = 0.0


class KeptApart:
    """A negotiator whose mind is in another process. Holds the process and the line to it."""

    title: str = "Entrant"
    description: str = "A negotiator of somebody else's, in a process of its own."

    def __init__(self, name: str, limits: Limits, not_loaded: dict[tuple[str, Limits], str] | None = None) -> None:
        """Nothing is started before the first move is asked for. Those of one negotiator share `not_loaded`."""
        self._name, self._limits = name, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._got = bytearray()
        self._asked = 0
        """Numbers what the process is asked, so that nothing it says counts for another question."""
        self._game = _Game()
        self._not_loaded = {} if not_loaded is None else not_loaded

    @property
    def name(self) -> str:
        """The word in line-ups and on the command line."""
        return self._name

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """The move that the entrant makes, as the wire's reader takes it. Raises Failing when there is none in time."""
        game = self._game
        if view.hearing is not game.hearing or self._process is None:
            self._begin(view)
            game = self._game
        if game.session != view.table.when:
            game.session, game.in_session = view.table.when, 0.0
        seconds, limit = self._limits.left(game.seconds, game.in_session)
        heard, game.told = view.hearing.heard[game.told : view.n], view.n
        start = time.monotonic()
        answer = self._ask(("decide", heard, view.table, view.desk, dice.sealed()), seconds, Failing(LATE, limit))
        used = time.monotonic() - start
        game.seconds += used
        game.in_session += used
        return move_of(answer)

    def believed(self, view: PartyView, of: Seat, packages: Sequence[Package]) -> list[float] | None:
        """What the entrant believes of another; None where it has no idea of it, or does not tell it in time."""
        game = self._game
        if view.hearing is not game.hearing or self._process is None:
            return None
        heard, game.told = view.hearing.heard[game.told : view.n], view.n
        asked = ("believed", heard, view.table, view.desk, of, packages)
        try:
            worth = self._ask(asked, self._limits.move_seconds, Failing(LATE, "")).get("worth")
        except Failing:
            return None
        if not isinstance(worth, list) or not all(isinstance(one, int | float) for one in worth):
            return None
        return worth

    @property
    def held(self) -> float:
        """The bytes of memory that its process holds: 0 where there is none, without end where nobody tells."""
        if self._process is None:
            return 0.0
        pages = _pages(self._process.pid)
        return float("inf") if pages is None else pages * os.sysconf("SC_PAGE_SIZE")

    def close(self) -> None:
        """End the process and all that it has started."""
        process, line = self._process, self._line
        self._process = self._line = None
        self._game = _Game()
        self._got.clear()
        if line is not None:
            line.close()
        if process is not None:
            # Before it is waited for: until then its number, and that of its group, is nobody else's.
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            GUARD.forget(process.pid)
            process.wait()

    # -- the process ------------------------------------------------------------------

    def _begin(self, view: PartyView) -> None:
        """A game begins: a process is there, the entrant is in it and has its briefing."""
        self.load()
        self._game = _Game(view.hearing)
        seconds = self._limits.load_seconds
        late = Failing(LATE, tr("more than {seconds} s to take in its briefing", seconds=seconds))
        self._send(("open", _packed(view.briefing), view.rules.name), time.monotonic() + seconds, late)

    def load(self) -> None:
        """Have the negotiator in its process. Raises Failing, in the words of whoever said it, where it cannot be."""
        key = self._name, self._limits
        if key in self._not_loaded:
            raise Failing(NOT_LOADED, self._not_loaded[key])
        if self._process is not None:
            return
        self._start()
        too_long = tr("more than {seconds} s to be imported", seconds=self._limits.load_seconds)
        try:
            self._ask(("load", self._name, language()), self._limits.load_seconds, Failing(NOT_LOADED, too_long))
        except Failing as failing:
            self._not_loaded[key] = failing.what
            self.close()
            raise Failing(NOT_LOADED, failing.what) from None

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        # Sets of texts have the same order in every run.
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        # The system would end it with the thread that began it, and not with the process: only this one lasts as long.
        bound = "bound" if threading.current_thread() is threading.main_thread() else "free"
        try:
            # A group of its own, so that Ctrl-C does not reach it and all that it starts can be ended with it.
            self._process = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, str(theirs.fileno()), str(os.getpid()), json.dumps(sys.path), bound],
                env=environment, pass_fds=(theirs.fileno(),), process_group=0,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        GUARD.watch(self._process.pid)
        self._line, self._asked = ours, 0
        self._hear(time.monotonic() + _START, Failing(DIED, tr("its process did not begin")))

    def _ask(self, message: tuple[Any, ...], seconds: float | None, late: Failing) -> dict[str, Any]:
        """What the process answers. Raises Failing: `late` after so many seconds, and what it says or comes to."""
        due = None if seconds is None else time.monotonic() + seconds
        self._send(message, due, late)
        said = self._hear(due, late)
        # What is told stands by itself: a move has fields of its own, one of them for whom it is meant.
        answer = said.get("told")
        if said.get("answers") != self._asked or not isinstance(answer, dict):
            self.close()
            raise Failing(NO_MOVE, tr("an answer out of turn"))
        if "failed" in answer:
            way, what = answer["failed"], answer.get("what")
            if isinstance(way, str) and way in WAYS and isinstance(what, str):
                raise Failing(way, what)
            raise Failing(NO_MOVE, tr("an answer without a move"))
        return answer

    def _send(self, message: tuple[Any, ...], due: float | None, late: Failing) -> None:
        assert self._line is not None
        self._asked += 1
        data = pickle.dumps((self._asked, *message), pickle.HIGHEST_PROTOCOL)
        try:
            self._line.settimeout(None if due is None else max(0.001, due - time.monotonic()))
            self._line.sendall(FRAME.pack(len(data)) + data)
        except TimeoutError:
            self.close()
            raise late from None
        except OSError:
            raise self._dead() from None

    def _hear(self, due: float | None, late: Failing) -> dict[str, Any]:
        """The next line that the process says. Raises Failing, the process being ended, when there is none."""
        line, got, start = self._line, self._got, time.monotonic()
        assert line is not None
        while (end := got.find(b"\n")) < 0:
            left = _LOOK if due is None else due - time.monotonic()
            if left <= 0:
                self.close()
                raise late
            if time.monotonic() - start > _LOOK / 2:
                self._look()
            line.settimeout(min(left, _LOOK))
            try:
                some = line.recv(1 << 16)
            except TimeoutError:
                continue
            except OSError:
                some = b""
            if not some:
                raise self._dead()
            got += some
            if len(got) > _LONGEST:
                self.close()
                raise Failing(NO_MOVE, tr("an answer of more than {bytes} bytes", bytes=_LONGEST))
        said = bytes(got[:end])
        del got[: end + 1]
        return self._read(said)

    def _read(self, said: bytes) -> dict[str, Any]:
        try:
            answer = json.loads(said)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            self.close()
            raise Failing(NO_MOVE, tr("an answer that cannot be read"))
        return answer

    def _dead(self) -> Failing:
        """What a process comes to that has gone by itself."""
        process = self._process
        assert process is not None
        ended = _ends(process.pid, 2.0)
        self.close()
        code = process.returncode  # to be killed changes nothing for one that has ended
        if not ended:
            return Failing(DIED, tr("its process hung up"))
        if code < 0:
            return Failing(DIED, tr("its process was ended by signal {signal}", signal=-code))
        return Failing(DIED, tr("its process ended with code {code}", code=code))

    def _look(self) -> None:
        """Raise Failing, the process being ended, when it has taken more memory than it may."""
        most, process = self._limits.memory_mb, self._process
        if most is None or process is None:
            return
        pages = _pages(process.pid)
        if pages is not None and pages * os.sysconf("SC_PAGE_SIZE") > most * 1_000_000:
            self.close()
            raise Failing(MEMORY, tr("more than {most} MB", most=most))


def _pages(number: int) -> int | None:
    """The pages of real memory that a process holds; None where the system does not tell."""
    try:
        return int(Path(f"/proc/{number}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return None


def _ends(number: int, seconds: float) -> bool:
    """True when a child of ours has ended, or does within so many seconds; it is not waited for by that."""
    if not hasattr(os, "waitid"):  # macOS before Python 3.13; whoever closes its line is seldom alive
        time.sleep(_LOOK)
        return True
    until = time.monotonic() + seconds
    while os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if time.monotonic() > until:
            return False
        time.sleep(0.005)
    return True


def _packed(briefing: Briefing) -> bytes:
    """The briefing, without what was worked out here."""
    return pickle.dumps(Briefing(briefing.public, Seat(briefing.seat), briefing.sheet), pickle.HIGHEST_PROTOCOL)


__all__ = ["POSSIBLE", "KeptApart", "SeatHouse", "is_apart"]
