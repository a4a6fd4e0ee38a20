"""The formats there are, one a file; each exports FORMAT."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from communique.interop.domain import Format


@cache
def formats() -> Mapping[str, Format]:
    """Every format in this folder by name, in alphabetical order of the files."""
    found: dict[str, Format] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")):
        one: Format = import_module(f"{__name__}.{module}").FORMAT
        found[one.name] = one
    return MappingProxyType(found)
