"""Every negotiator by name: the modules of this folder that export `NEGOTIATOR`, and outside packages.

An outside package adds its own under the entry point group `communique.negotiators`; these are looked for only
when a name is asked for that is not one of ours, so that an import stays light. A name with a colon, such as
`negmas:BoulwareTBNegotiator`, belongs to a family, which makes its negotiators when asked.

There are two ways to ask, and the one thing to understand is which: `negotiator` for what a person has typed, which
may import a module of theirs, and `registered` for what a file says, which never does.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import communique.negotiators
from communique.negotiators.negotiator import Negotiator

GROUP: Final = "communique.negotiators"
FAMILIES: Final = {"negmas": "communique.interop.negmas_adapter"}
"""By what stands before the colon, the module whose `negotiator` and `registered` know the rest. Such a module lives
in a room above this one, with the library that it needs; it is named here and imported only when it is asked for."""

_LONGEST: Final = 60
"""Longer names are not spelt out in a refusal."""


class NotFromFile(KeyError):
    """A name for which a module would be imported stands in a file, where it may not."""


def _scan() -> dict[str, Negotiator]:
    found: dict[str, Negotiator] = {}
    for module in sorted(iter_modules(communique.negotiators.__path__), key=lambda m: m.name):
        if module.name == "registry":
            continue
        one = getattr(import_module(f"communique.negotiators.{module.name}"), "NEGOTIATOR", None)
        if one is not None:
            found[one.name] = one
    return found


NEGOTIATORS: dict[str, Negotiator] = _scan()
"""Our own negotiators by name."""


def negotiator(name: str) -> Negotiator:
    """The negotiator that a person has named, on the command line or in Python.

    A family may import a module that the name says, so names from files go to `registered`. Raises KeyError with a
    sentence.
    """
    return NEGOTIATORS.get(name) or _of_family(name, "negotiator") or _from_outside(name)


def registered(name: str) -> Negotiator:
    """The negotiator that a save, a plan or a scenario names: ours, an outside package's, or a family's own.

    Nothing is ever imported because of what `name` says. Raises KeyError with a sentence; it is a `NotFromFile` where
    a person could name what the file may not.
    """
    return NEGOTIATORS.get(name) or _of_family(name, "registered") or _from_outside(name)


def names() -> tuple[str, ...]:
    """All names, outside packages included, in alphabetical order."""
    return tuple(sorted({*NEGOTIATORS, *_outside()[0]}))


def cut(text: str) -> str:
    """`text` as a refusal quotes it."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def _of_family(name: str, way: str) -> Negotiator | None:
    """The negotiator `name`, asked of its family's function `way`; None when it belongs to none."""
    family, colon, _ = name.partition(":")
    if not colon or family not in FAMILIES:
        return None
    made: Negotiator = getattr(import_module(FAMILIES[family]), way)(name)
    return made


def _from_outside(name: str) -> Negotiator:
    outside, unfit = _outside()
    if name in outside:
        return outside[name]
    if name in unfit:
        raise KeyError(unfit[name])
    known = sorted({*NEGOTIATORS, *outside})
    near = get_close_matches(name, known, n=1) if len(name) <= _LONGEST else []
    hint = f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(known)}."
    raise KeyError(f'There is no negotiator "{cut(name)}"; {hint}')


@lru_cache(maxsize=1)
def _outside() -> tuple[dict[str, Negotiator], dict[str, str]]:
    """Negotiators of outside packages, and by name a sentence for what is none. Ours win where a name is taken."""
    from importlib.metadata import entry_points

    found: dict[str, Negotiator] = {}
    unfit: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        try:
            one = point.load()
        except Exception as error:  # whatever a package of somebody else does when it is imported
            what = cut(f"{type(error).__name__}: {error}")
            unfit[point.name] = f'The entry point "{point.name}" = {point.value} cannot be loaded ({what}).'
            continue
        if isinstance(one, Negotiator):
            found.setdefault(one.name, one)
        else:
            unfit[point.name] = f'The entry point "{point.name}" = {point.value} is no negotiator.'
    return found, unfit
