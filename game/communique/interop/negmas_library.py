"""What is taken of NegMAS by name: its modules, and its negotiators' classes. NegMAS is an extra, so typed loosely."""

from __future__ import annotations

import warnings
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from communique.negotiators.guests import found_in_file, has_file, needs, place_of
from communique.negotiators.registry import cut
from communique.words import N_, tr

_WHERE: Final = ("negmas.sao", "negmas.gb", "negmas", "negmas_genius_agents")
"""Where a class given by its bare name is looked for, in this order."""


def library(module: str) -> Any:
    """A module of NegMAS, or a KeyError that says how to get it."""
    try:
        return _imported(module)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != "negmas":
            raise _broken("NegMAS", error) from None
        sentence = tr('NegMAS is not installed, so its negotiators cannot play: pip install "communique[research]".')
        raise KeyError(sentence) from None
    except Exception as error:
        raise _broken("NegMAS", error) from None


def _imported(module: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module(module)


def _broken(what: str, error: Exception) -> KeyError:
    return KeyError(
        tr("{what} cannot be imported ({value}).", what=what, value=cut(f"{type(error).__name__}: {error}"))
    )


@lru_cache(maxsize=64)
def negotiator_class(path: str) -> Any:
    """The negotiator's class at a dotted path, in a file (`mine.py:Mine`), or of this name among NegMAS's own."""
    base = library("negmas.gb").GBNegotiator
    if has_file(path):
        found = found_in_file(path)
        if isinstance(found, type) and issubclass(found, base):
            return found
        raise KeyError(tr("{what} is no negotiator of NegMAS's for alternating offers.", what=cut(path)))
    module, _, bare = path.rpartition(".")
    if all(part.isidentifier() for part in path.split(".")):
        for place in (module,) if module else _WHERE:
            found = getattr(_place(place), bare, None)
            if isinstance(found, type) and issubclass(found, base):
                return found
    raise KeyError(_missing(module, bare, base))


def _missing(module: str, bare: str, base: type) -> str:
    """That there is no such class, with the nearest that NegMAS has."""
    places = [] if module else [vars(place) for place in map(_place, _WHERE) if place is not None]
    named = [name for one in places for name, kind in one.items() if isinstance(kind, type) and issubclass(kind, base)]
    where = cut(module) or tr("NegMAS or negmas-genius-agents")
    if near := get_close_matches(bare[:60], named, n=1):
        said = N_('There is no negotiator "{bare}" in {where}; did you mean "{near}"?')
        return tr(said, bare=cut(bare), where=where, near=near[0])
    return tr('There is no negotiator "{bare}" for alternating offers in {where}.', bare=cut(bare), where=where)


def _place(place: str) -> Any:
    """The module `place`; None when there is none. What else goes wrong in it is a KeyError."""
    try:
        return _imported(place)
    except ModuleNotFoundError as error:
        missing = error.name or ""
        if f"{place}.".startswith(f"{missing}."):
            return None
        raise KeyError(needs(place_of(error) or cut(place), cut(missing))) from None
    except Exception as error:  # whatever a module of somebody else does when it is imported
        raise _broken(f'"{cut(place)}"', error) from None
