"""Negotiators that misbehave, each in its own way from the second round on, and a package of them to be installed."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from communique.negotiators.negotiator import Strategy
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign


class Mind:
    """Makes the first offer of all, then does what it is bad at."""

    def __init__(self, bad: Callable[[Any], object]) -> None:
        self.bad = bad

    def decide(self, view: Any, dice: Any) -> Any:
        return self.bad(view) if view.table.round >= 1 else opening(view)


def opening(view: Any) -> Offer:
    """What is best for itself, so that nobody takes it at once."""
    return Offer(tuple(row.index(max(row)) for row in view.sheet.points))


def crash(view: Any) -> object:
    raise ZeroDivisionError("student bug")


def recursion(view: Any) -> object:
    return recursion(view)


def interrupt(view: Any) -> object:
    raise KeyboardInterrupt


def leave_python(view: Any) -> object:
    sys.exit("good bye")


def print_and_fail(view: Any) -> object:
    for _ in range(20_000):
        print("thinking " * 10)
        print("worrying " * 10, file=sys.stderr)
    return input("your move? ")


class Unsayable(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


def unsayable(view: Any) -> object:
    raise Unsayable


def nothing(view: Any) -> object:
    return None


def garbage(view: Any) -> object:
    return {"offer": [1, 2, 3]}


def empty_terms(view: Any) -> object:
    return Offer(None)  # type: ignore[arg-type]


class Lookalike:
    terms = (0,)


def lookalike(view: Any) -> object:
    return Lookalike()


def out_of_range(view: Any) -> object:
    return Offer((99,) * len(view.public.sizes))


def other_protocol(view: Any) -> object:
    return Sign()


def hang(view: Any) -> object:
    while True:
        time.sleep(1)


def spin(view: Any) -> object:
    while True:
        pass


def deaf(view: Any) -> object:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    return hang(view)


def in_a_library(view: Any) -> object:
    """A regular expression that backtracks for years, in C, which no signal handler of Python interrupts."""
    return re.match(r"(a+)+$", "a" * 60 + "!")


def eat(view: Any) -> object:
    kept = []
    while True:
        kept.append(bytearray(b"x" * (16 << 20)))


def exit_now(view: Any) -> object:
    os._exit(3)


def segfault(view: Any) -> object:
    return ctypes.string_at(0)


def kill_itself(view: Any) -> object:
    os.kill(os.getpid(), signal.SIGKILL)
    return hang(view)


def hang_up(view: Any) -> object:
    """Closes everything that is open, the line to the table among it."""
    os.closerange(3, 256)
    return hang(view)


def babble(view: Any) -> object:
    """Answers out of turn, on every line it can find."""
    for descriptor in range(3, 4096):
        try:
            os.write(descriptor, b'{"move": "accept"}\n' * 3 + b"\xff\xfe garbage\n")
        except OSError:
            continue
    return opening(view)


# -- bad in a way that hurts nobody else ------------------------------------------------


def fork(view: Any) -> object:
    os.fork()  # both of them come back from here
    return opening(view)


def meddle(view: Any) -> object:
    """Writes into all that it was given."""
    object.__setattr__(view.public, "rounds", 10_000)
    object.__setattr__(view.sheet, "points", ())
    view.hearing.heard.clear()
    view.briefing.worked_out["poison"] = 1
    view.n = 0
    return Pass()


def haunt(view: Any) -> object:
    """Leaves threads behind that fail later."""
    for _ in range(3):
        threading.Thread(target=crash, args=(view,), daemon=True).start()
    return opening(view)


BAD = {
    "crash": crash, "recursion": recursion, "interrupt": interrupt, "leave-python": leave_python,
    "print-and-fail": print_and_fail, "unsayable": unsayable, "nothing": nothing, "garbage": garbage,
    "empty-terms": empty_terms, "lookalike": lookalike, "out-of-range": out_of_range,
    "other-protocol": other_protocol, "hang": hang, "spin": spin, "deaf": deaf, "in-a-library": in_a_library,
    "eat": eat, "exit-now": exit_now, "segfault": segfault, "kill-itself": kill_itself, "hang-up": hang_up,
    "babble": babble, "fork": fork, "meddle": meddle, "haunt": haunt,
}  # fmt: skip


def __getattr__(name: str) -> Strategy:
    """The strategy of this kind, which an entry point asks for by a name that Python can say."""
    kind = name.removeprefix("entrant_").replace("_", "-")
    if not name.startswith("entrant_") or kind not in BAD:
        raise AttributeError(name)
    return Strategy(kind, kind.capitalize(), "Misbehaves.", Mind(BAD[kind]))


WHEN_IMPORTED = {
    "not-importable": "import a_library_that_nobody_has\n",
    "exits-when-imported": "import sys\nsys.exit(7)\n",
    "hangs-when-imported": "while True:\n    pass\n",
    "dies-when-imported": "import os\nos._exit(5)\n",
    "empty": "",
}
"""Modules that bring no negotiator."""

WAYS = {
    **dict.fromkeys(["crash", "recursion", "interrupt", "leave-python", "print-and-fail", "unsayable"], "crashed"),
    **dict.fromkeys(["nothing", "garbage", "empty-terms", "lookalike", "babble"], "no-move"),
    **dict.fromkeys(["out-of-range", "other-protocol"], "illegal"),
    **dict.fromkeys(["hang", "spin", "deaf", "in-a-library"], "late"),
    "eat": "memory",
    **dict.fromkeys(["exit-now", "segfault", "kill-itself", "hang-up"], "died"),
    **dict.fromkeys(WHEN_IMPORTED, "not-loaded"),
}
"""How each fails. The others hurt nobody but themselves, and do not."""


def install(folder: Path) -> list[str]:
    """Make a package of them all in `folder`, as pip leaves one, and return their names."""
    kinds = list(BAD)
    shutil.copy(__file__, folder / "bad_entrants.py")
    for name, text in WHEN_IMPORTED.items():
        (folder / f"{name.replace('-', '_')}.py").write_text(text)
    facts = folder / "bad_entrants-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: bad-entrants\nVersion: 1.0\n")
    lines = [f"{name} = bad_entrants:entrant_{name.replace('-', '_')}" for name in kinds]
    lines += [f"{name} = {name.replace('-', '_')}:one" for name in WHEN_IMPORTED]
    (facts / "entry_points.txt").write_text("\n".join(["[communique.negotiators]", *lines, ""]))
    return [*kinds, *WHEN_IMPORTED]
