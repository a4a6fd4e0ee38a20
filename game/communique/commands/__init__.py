"""One command of `communique` a file; each exports `run`, a function that typer reads, documented for `--help`.

Only the module of the command that is asked for is imported, so that starting is quick and a missing extra
hurts nobody who does not use it.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def names() -> tuple[str, ...]:
    """The commands there are, in alphabetical order."""
    return tuple(sorted(m.name.replace("_", "-") for m in iter_modules(__path__) if not m.name.startswith("_")))


def function(name: str) -> Any:
    """The function behind the command `name`."""
    return import_module(f"{__name__}.{name.replace('-', '_')}").run


def tried(name: str) -> str:
    """The arguments that the command `name` is tried with: its module's `TRIED`. Raises AttributeError without one."""
    arguments: str = import_module(f"{__name__}.{name.replace('-', '_')}").TRIED
    return arguments
