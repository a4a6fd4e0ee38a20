"""Every negotiator by name: the modules of this folder that export `NEGOTIATOR`, and outside packages.

An outside package adds its own under the entry point group `communique.negotiators`; these are looked for only
when a name is asked for that is not one of ours, so that an import stays light. A name with a colon, such as
`negmas:BoulwareTBNegotiator`, belongs to a family, which makes its negotiators when asked.

There are two ways to ask for one by name, and the thing to understand is which: `negotiator` for what a person has
typed, which may import a module of theirs, and `registered` for what a file says, which never does. Whoever shows what
there is to choose from asks `every`: an outside package's negotiators stand there among ours. A negotiator's title and
description are marked texts: whoever shows one says `tr(one.title)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final, NamedTuple

import communique.negotiators
from communique.negotiators.negotiator import Negotiator
from communique.words import tr

GROUP: Final = "communique.negotiators"
FAMILIES: Final = {
    "exec": "communique.interop.programs.family",
    "negmas": "communique.interop.negmas_adapter",
    "replay": "communique.interop.programs.scripted",
}
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
"""Our own negotiators by name; for all there are, see `every`."""


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


def every() -> Mapping[str, Negotiator]:
    """All negotiators by name, those of outside packages among them, in alphabetical order.

    Families are left out: what they could make is not to be listed. What an outside package brings that is no
    negotiator is in `unfit`.
    """
    found = {**_outside()[0], **NEGOTIATORS}
    return {name: found[name] for name in sorted(found)}


def names() -> tuple[str, ...]:
    """The names of `every`."""
    return tuple(every())


def unfit() -> Mapping[str, str]:
    """By entry point of an outside package that is of no use, a sentence that says why."""
    return {name: _unfit(*what) for name, what in _outside()[1].items()}


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
    outside, broken = _outside()
    if name in outside:
        return outside[name]
    if name in broken:
        raise KeyError(_unfit(*broken[name]))
    known = names()
    near = get_close_matches(name, known, n=1) if len(name) <= _LONGEST else []
    if near:
        raise KeyError(tr('There is no negotiator "{name}"; did you mean "{near}"?', name=cut(name), near=near[0]))
    listed = ", ".join(known)
    raise KeyError(tr('There is no negotiator "{name}"; there are: {names}.', name=cut(name), names=listed))


class _Broken(NamedTuple):
    """An entry point that is of no use."""

    point: str
    value: str
    error: str
    """What its package said when it was imported; empty where it loads and is no negotiator."""


def _unfit(point: str, value: str, error: str) -> str:
    if error:
        return tr(
            'The entry point "{point}" = {value} cannot be loaded ({error}).', point=point, value=value, error=error
        )
    return tr('The entry point "{point}" = {value} is no negotiator.', point=point, value=value)


@lru_cache(maxsize=1)
def _outside() -> tuple[dict[str, Negotiator], dict[str, _Broken]]:
    """Negotiators of outside packages, and by name what is none. Ours win where a name is taken.

    Asked once in a process: what is installed does not change while it runs.
    """
    from importlib.metadata import entry_points

    found: dict[str, Negotiator] = {}
    broken: dict[str, _Broken] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        try:
            one = point.load()
        except Exception as error:  # whatever a package of somebody else does when it is imported
            broken[point.name] = _Broken(point.name, point.value, cut(f"{type(error).__name__}: {error}"))
            continue
        if isinstance(one, Negotiator) and all(isinstance(t, str) for t in (one.name, one.title, one.description)):
            found.setdefault(one.name, one)
        else:
            broken[point.name] = _Broken(point.name, point.value, "")
    return found, broken
