"""The family `exec:` of negotiators: a person may name any program; a file may name none."""

from __future__ import annotations

from functools import lru_cache
from typing import Never

from communique.interop.programs.seat_program import SeatProgram
from communique.interop.programs.terms_of_play import order
from communique.negotiators.registry import NotFromFile, cut
from communique.words import tr


@lru_cache(maxsize=64)
def negotiator(name: str) -> SeatProgram:
    """The program that a person has named: `exec:`, what it is held to, and its command.

    The same name is the same object, so that its processes go on from one game to the next. They end with the object:
    after so many others, as soon as nobody plays with it. Raises KeyError with a sentence.
    """
    return SeatProgram(name, order(name))


def known(name: str) -> None:
    """Raise KeyError with a sentence where the command cannot be found; nothing is started."""
    order(name)


def registered(name: str) -> Never:
    """Raises NotFromFile: a save, a plan or a scenario starts no program."""
    raise NotFromFile(
        tr('"{name}" would start a program, and nothing is started because a file says so.', name=cut(name))
    )
