"""What stands before a program's command: how long it has, how often it may err, and who plays when it does not.

`exec:seconds=5 fallback=micro python3 bot.py`: words that are a name, an equals sign and a value, as before a command
of `env`. The first word that is none of ours begins the command.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Final

from communique.model.scenario import Role
from communique.negotiators.registry import NEGOTIATORS, cut
from communique.views import PartyView
from communique.words import tr

PREFIX: Final = "exec:"
"""What the name of a program in a line-up begins with."""
_MOST_SECONDS: Final = 3600.0
_MOST_TRIES: Final = 100


@dataclass(frozen=True, slots=True)
class PlayTerms:
    """What a program is held to. All is stated: to the program in its hello, to people in `describe`."""

    seconds: float = 10.0
    """For each answer."""
    start: float = 20.0
    """To answer a hello."""
    tries: int = 3
    """Answers to one question, the last of which has to stand."""
    misses: int = 3
    """Questions of one game that may go without a move; the fallback then plays to the end of that game."""
    fallback: str = ""
    """The negotiator that moves in its place; empty for the usual one of the protocol and the role."""

    def stand_in(self, view: PartyView) -> str:
        """The name of the negotiator that moves in the program's place in this seat."""
        if self.fallback:
            return self.fallback
        if view.public.parties[view.seat].role is Role.MEDIATOR:
            return "mediator"
        return "problem-solver" if view.table.conference is not None else "linear"


@dataclass(frozen=True, slots=True)
class Order:
    """A command, and what it is held to."""

    command: tuple[str, ...]
    terms: PlayTerms


def order(name: str) -> Order:
    """What `name` says. Raises KeyError with a sentence when it cannot be read or the program is not found."""
    words = _words(name.removeprefix(PREFIX))
    said: dict[str, Any] = {}
    known = {field.name: _READ[field.name] for field in fields(PlayTerms)}
    while words and words[0].partition("=")[0] in known and "=" in words[0]:
        key, _, value = words.pop(0).partition("=")
        said[key] = known[key](key, value)
    if not words:
        raise KeyError(tr('"{name}" names no command: write {example}.', name=cut(name), example="exec:python3 bot.py"))
    if shutil.which(words[0]) is None:
        raise KeyError(tr('There is no program "{name}" to be found.', name=cut(words[0])))
    return Order(tuple(words), PlayTerms(**said))


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text, posix=sys.platform != "win32")
    except ValueError:
        raise KeyError(tr('A quotation mark is missing in "{name}".', name=cut(text))) from None


def _seconds(key: str, value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if 0 < seconds <= _MOST_SECONDS:
        return seconds
    raise KeyError(
        tr('"{key}" is a number of seconds up to {most}, not "{value}".', key=key, most=_MOST_SECONDS, value=cut(value))
    )


def _times(key: str, value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) < 4 and 1 <= int(value) <= _MOST_TRIES:
        return int(value)
    raise KeyError(tr('"{key}" is 1 to {most}, not "{value}".', key=key, most=_MOST_TRIES, value=cut(value)))


def _ours(key: str, value: str) -> str:
    if value in NEGOTIATORS:
        return value
    names = ", ".join(NEGOTIATORS)
    raise KeyError(tr('"{key}" is one of ours ({names}), not "{value}".', key=key, names=names, value=cut(value)))


_READ: Final[dict[str, Callable[[str, str], Any]]] = {
    "seconds": _seconds,
    "start": _seconds,
    "tries": _times,
    "misses": _times,
    "fallback": _ours,
}
