"""One screen a file; each exports `SCREEN`, a subclass of `communique.window.app.Screen`, under the file's own name.

A screen that needs a game, or has pages, exports `VISITS` as well: how it is reached (see `_visit.py`).
Modules whose names begin with an underscore, and those without a `SCREEN`, are parts of screens. A screen is
imported when it is first shown, so that the title does not wait for the others.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

T = TypeVar("T")


def find(name: str, kind: type[T]) -> type[T]:
    """The screen of that name, a subclass of `kind`. Raises KeyError with the names there are."""
    if name in _modules():
        found = getattr(import_module(f"{__name__}.{name}"), "SCREEN", None)
        if isinstance(found, type) and issubclass(found, kind):
            return found
    raise KeyError(f'There is no screen "{name}"; there are: {", ".join(_modules())}.')


def names() -> tuple[str, ...]:
    """The names of all screens. Imports every one of them."""
    return tuple(name for name in _modules() if hasattr(import_module(f"{__name__}.{name}"), "SCREEN"))


@cache
def _modules() -> tuple[str, ...]:
    return tuple(sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")))
