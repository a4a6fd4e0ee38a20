"""Whether what a name says is there, told from files as they lie, with nothing imported or run.

A batch keeps entrants apart, and so asks whether there is one before it is started anywhere. What only a run could tell
counts as there: it then fails in its games, and is counted.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Final, NamedTuple

from communique.words import tr

_HIDDEN: Final = frozenset({"exec", "eval", "globals", "vars", "locals", "setattr", "modules"})
"""A file that uses one of these may have names that do not stand in it."""
_LONGEST: Final = 60


class FileNames(NamedTuple):
    """The names that a file has at its top level."""

    all: frozenset[str]
    """With those that it imports."""
    own: tuple[str, ...]
    """Those that it defines itself and does not hide, in the order of the file."""


def names_in(path: str) -> FileNames | None:
    """The names of the file at `path`; None where it cannot be read as Python, or a run alone could tell them."""
    try:
        content = Path(path).read_bytes()
    except OSError:
        return None
    return _names(content)


@lru_cache(maxsize=64)
def _names(content: bytes) -> FileNames | None:
    try:
        tree = ast.parse(content)
        imported: list[str] = []
        own: list[str] = []
        for node in ast.walk(tree):
            used = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
            if used in _HIDDEN:
                return None
            if isinstance(node, ast.Global):
                imported += node.names
        for node in _top(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                imported += [one.asname or one.name.partition(".")[0] for one in node.names]
            elif isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                own.append(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                own.append(node.id)
            elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
                imported.append(node.name)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if "*" in imported:
        return None
    shown = tuple(dict.fromkeys(name for name in own if not name.startswith("_")))
    return FileNames(frozenset(imported + own), shown)


def _top(node: ast.AST) -> Iterator[ast.AST]:
    """All below `node` that is not within a function, a class or a comprehension."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _top(child)


def missing_in_module(dotted: str) -> str:
    """Why there is no `package.module.Name`, as a sentence; empty where there is one, or a run alone could tell."""
    *modules, wanted = dotted.split(".")
    if hasattr(sys.modules.get(".".join(modules)), wanted):
        return ""
    spec: ModuleSpec | None = None
    for number, part in enumerate(modules):
        name = ".".join(modules[: number + 1])
        if name in sys.modules and number + 1 < len(modules):
            spec = getattr(sys.modules[name], "__spec__", None)
            continue
        found = _found(name, spec)
        if found is None:
            return "" if spec is not None and _moves_about(spec) else _no_module(name, part, spec)
        if found.origin is None:
            return ""
        spec = found
    names = names_in(spec.origin) if spec is not None and spec.origin is not None else None
    if names is None or not names.all.isdisjoint((wanted, "__getattr__")):
        return ""  # a module with `__getattr__` may make any name when it is asked for
    near = get_close_matches(wanted[:_LONGEST], names.own, n=1)
    module = ".".join(modules)
    if near:
        return tr(
            '{file} has no "{wanted}"; did you mean "{near}"?', file=module, wanted=wanted[:_LONGEST], near=near[0]
        )
    return tr('{file} has no "{wanted}".', file=module, wanted=wanted[:_LONGEST])


def _found(name: str, parent: ModuleSpec | None) -> ModuleSpec | None:
    try:
        if parent is None:
            return find_spec(name)
        return PathFinder.find_spec(name, list(parent.submodule_search_locations or ()))
    except KeyError:  # a folder without an `__init__.py`: to look into it Python wants what is above it imported
        return ModuleSpec(name, None)
    except (ImportError, ValueError, OSError):
        return None


def _moves_about(package: ModuleSpec) -> bool:
    """Whether a package says itself where its modules are."""
    try:
        text = Path(package.origin or "").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return "__path__" in text or "sys.modules" in text or package.submodule_search_locations is None


def _no_module(name: str, part: str, parent: ModuleSpec | None) -> str:
    folders = None if parent is None else list(parent.submodule_search_locations or ())
    near = get_close_matches(part[:_LONGEST], {one.name for one in iter_modules(folders)}, n=1)
    if near:
        meant = f"{name[: len(name) - len(part)]}{near[0]}"
        return tr('There is no module "{name}"; did you mean "{near}"?', name=name[:_LONGEST], near=meant)
    return tr('There is no module "{name}" here.', name=name[:_LONGEST])
