"""What stands before a program's command: how long it has, how often it may err, and who plays when it does not.

`exec:seconds=5 fallback=micro python3 bot.py`: words that are a name, an equals sign and a value, as before a command
of `env`. The first word that is none of ours begins the command.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from communique.model.scenario import Role
from communique.negotiators.guests import no_file
from communique.negotiators.registry import NEGOTIATORS, cut
from communique.views import PartyView
from communique.words import tr

PREFIX: Final = "exec:"
"""What the name of a program in a line-up begins with."""
_MOST_SECONDS: Final = 3600.0
_MOST_TRIES: Final = 100
_LONGEST: Final = 60
_SCRIPTS: Final = (".py", ".js", ".mjs", ".cjs", ".ts", ".sh", ".rb", ".pl", ".lua", ".jl", ".r", ".R", ".jar")
"""How files end that a program is given to run."""
_PROGRAM: Final = re.compile("-[a-zA-Z]*[ce]|--eval|--command")
"""The word after which a program stands itself."""


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
        raise KeyError(_no_program(words[0], known))
    script = next((word for word in words[1:] if not word.startswith("-")), "")
    # What a shell or an interpreter is handed as its program (-c, -lc, -e) may end like the name of a file, too.
    handed = any(_PROGRAM.fullmatch(word) for word in words[1 : words.index(script, 1)]) if script else False
    if script.endswith(_SCRIPTS) and not handed and not Path(script).exists():
        raise KeyError(no_file(script))
    return Order(tuple(words), PlayTerms(**said))


def _no_program(word: str, known: Mapping[str, object]) -> str:
    """That there is no such program, with what may have been meant: a word before the command, or a program."""
    key, equals, value = word.partition("=")
    near = get_close_matches(key, known, n=1) if equals else []
    if near:
        return tr(
            '"{word}" is no word before a command; did you mean "{near}"?', word=cut(word), near=f"{near[0]}={value}"
        )
    near = get_close_matches(word, _programs(), n=1) if len(word) <= _LONGEST else []
    if near:
        return tr('There is no program "{name}" to be found; did you mean "{near}"?', name=cut(word), near=near[0])
    return tr('There is no program "{name}" to be found.', name=cut(word))


def _programs() -> set[str]:
    """The names of what lies where programs are looked for."""
    found: set[str] = set()
    for folder in filter(None, os.environ.get("PATH", os.defpath).split(os.pathsep)):
        with suppress(OSError):
            found.update(os.listdir(folder))
    return found


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
