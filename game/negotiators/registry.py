"""Every negotiator by name: the modules of this folder that export `NEGOTIATOR`, and outside packages.

An outside package adds its own under the entry point group `communique.negotiators`; these are looked for only
when a name is asked for that is not one of ours, so that an import stays light. A name with a colon, such as
`negmas:BoulwareTBNegotiator`, belongs to a family, which makes its negotiators when asked.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import game.negotiators
from game.negotiators.negotiator import Negotiator

GROUP: Final = "communique.negotiators"
FAMILIES: Final = {"negmas": "game.interop.negmas_adapter"}
"""By what stands before the colon, the module whose `negotiator` knows the rest. Such a module lives in a room
above this one, with the library that it needs; it is named here and imported only when it is asked for."""


def _scan() -> dict[str, Negotiator]:
    found: dict[str, Negotiator] = {}
    for module in sorted(iter_modules(game.negotiators.__path__), key=lambda m: m.name):
        if module.name == "registry":
            continue
        one = getattr(import_module(f"game.negotiators.{module.name}"), "NEGOTIATOR", None)
        if one is not None:
            found[one.name] = one
    return found


NEGOTIATORS: dict[str, Negotiator] = _scan()
"""Our own negotiators by name."""


def negotiator(name: str) -> Negotiator:
    """The negotiator called `name`, ours or an outside package's. Raises KeyError with a sentence otherwise."""
    if name in NEGOTIATORS:
        return NEGOTIATORS[name]
    family, colon, _ = name.partition(":")
    if colon and family in FAMILIES:
        made: Negotiator = import_module(FAMILIES[family]).negotiator(name)
        return made
    outside = _outside()
    if name in outside:
        return outside[name]
    known = sorted({*NEGOTIATORS, *outside})
    near = get_close_matches(name, known, n=1)
    hint = f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(known)}."
    raise KeyError(f'There is no negotiator "{name}"; {hint}')


def names() -> tuple[str, ...]:
    """All names, outside packages included, in alphabetical order."""
    return tuple(sorted({*NEGOTIATORS, *_outside()}))


@lru_cache(maxsize=1)
def _outside() -> dict[str, Negotiator]:
    """Negotiators of outside packages; ours win where a name is taken. Raises TypeError for one that is none."""
    from importlib.metadata import entry_points

    found: dict[str, Negotiator] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        one = point.load()
        if not isinstance(one, Negotiator):
            raise TypeError(f'The entry point "{point.name}" = {point.value} is no negotiator.')
        found.setdefault(one.name, one)
    return found
