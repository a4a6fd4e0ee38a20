"""A negotiator of somebody else's is tried before it is used: loaded in a process of its own, with a deadline.

A file is run when it is imported. What hangs then, ends its process or prints is not to do so to a command or a window.
"""

from __future__ import annotations

from contextlib import closing
from functools import lru_cache

from communique.negotiators.guests import has_file
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import cut, negotiator
from communique.simulation.apart.failure import Failing
from communique.simulation.apart.kept_apart import KeptApart, is_apart
from communique.simulation.apart.limits import Limits
from communique.words import tr


def check_loads(name: str, limits: Limits | None = None) -> None:
    """Nothing where the negotiator that a person has named can be had; raises KeyError with a sentence where it cannot.

    Where there are no such processes, or none is needed, it is loaded here.
    """
    if not is_apart(name):
        negotiator(name)
        return
    with closing(KeptApart(name, limits or Limits())) as tried:
        try:
            tried.load()
        except Failing as failing:
            raise KeyError(_sentence(name, failing.what)) from None


def tried(name: str) -> Negotiator:
    """The negotiator that a person has named, for this process; of a file it is once tried first. Raises KeyError."""
    if has_file(name):
        _once(name)
    return negotiator(name)


@lru_cache(maxsize=64)
def _once(name: str) -> None:
    """A file that was run here before would not be kept out by another trial."""
    check_loads(name)


def _sentence(name: str, what: str) -> str:
    """What is said of it there is a sentence; what it did is not one yet."""
    return (
        what if what.endswith((".", "?", "!")) else tr('"{name}" cannot be loaded: {what}.', name=cut(name), what=what)
    )
