"""The house measured: what its sources say about names, types, circles, comments and memory. Read, never imported.

`python tests/bench/bench_house.py [CHECKOUT]` prints the figures of any checkout, also of one before a change.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

MARKS = ("tr", "tr_n", "N_", "N_n")
"""The functions that take a text to be translated."""
TABLES = ("ConferenceTable", "AlternatingTable")
NAMED_BY_THING = (
    "faces", "window.forms", "window.screens", "commands", "words.messages",
    "host.forms", "host.pages", "host.pages.phone", "host.pages.teacher", "simulation.plots",
)  # fmt: skip


@dataclass(frozen=True)
class House:
    """The sources below one package folder."""

    root: Path
    """The folder of the package: `game/communique`, or `game` in old checkouts."""

    @cached_property
    def sources(self) -> dict[str, str]:
        """Text by module, dotted, below the package; a package's own `__init__` by the package's name."""
        found = {}
        for path in sorted(self.root.rglob("*.py")):
            parts = list(path.relative_to(self.root).with_suffix("").parts)
            if parts[-1] == "__init__":
                parts.pop()
            found[".".join(parts)] = path.read_text(encoding="utf-8")
        return found

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """Syntax trees by module."""
        return {name: ast.parse(text) for name, text in self.sources.items()}

    @property
    def packages(self) -> set[str]:
        """The modules that are packages; the outermost is the empty name."""
        paths = (path.parent.relative_to(self.root) for path in self.root.rglob("__init__.py"))
        return {".".join(path.parts) for path in paths}

    # -- names -----------------------------------------------------------------

    def class_names(self) -> dict[str, list[str]]:
        """By public class or alias, the modules that define it."""
        found: dict[str, list[str]] = defaultdict(list)
        for module, tree in self.trees.items():
            for name in _defined(tree):
                if name[:1].isupper() and not name.isupper():
                    found[name].append(module)
        return found

    def names_used_twice(self) -> dict[str, list[str]]:
        """Public classes and aliases that stand in two or more modules."""
        return {name: places for name, places in self.class_names().items() if len(places) > 1}

    def file_names_used_twice(self) -> dict[str, list[str]]:
        """Names of modules that stand in two or more folders.

        Packages are left out, and folders whose files are named by the one thing that each shows or does: the face of
        a move is named as the move, and so is its form; screens, pages, pictures and commands as what they are about.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for module in self.sources:
            if module not in self.packages and module.rpartition(".")[0] not in NAMED_BY_THING:
                found[module.rpartition(".")[2]].append(module)
        return {name: places for name, places in found.items() if len(places) > 1}

    def names_that_are_modules(self) -> list[str]:
        """What a package offers under a name that one of its own modules has as well."""
        found = []
        for package in sorted(self.packages):
            inside = {
                module.rpartition(".")[2] for module in self.sources if module and module.rpartition(".")[0] == package
            }
            inside |= {module.split(".")[0] for module in self.sources if module} if not package else set()
            found += [f"{package}.{name}".strip(".") for name in sorted(_offered(self.trees[package]) & inside)]
        return found

    # -- imports ---------------------------------------------------------------

    @cached_property
    def imports(self) -> dict[str, set[str]]:
        """By module, the modules of the house that it imports when it is imported, or for types."""
        return {module: set(self._imported(tree)) - {module} for module, tree in self.trees.items()}

    def _imported(self, tree: ast.Module) -> Iterator[str]:
        for node in _outside_functions(tree):
            if not isinstance(node, ast.ImportFrom) or not node.module or node.module.split(".")[0] != self.root.name:
                continue
            base = ".".join(node.module.split(".")[1:])
            for alias in node.names:
                inside = f"{base}.{alias.name}".strip(".")
                yield inside if inside in self.sources else base

    def circles(self) -> list[list[str]]:
        """Groups of modules each of which leads to all others of its group, largest first (Tarjan 1972)."""
        order: dict[str, int] = {}
        low: dict[str, int] = {}
        stack: list[str] = []
        found: list[list[str]] = []

        def visit(module: str) -> None:
            order[module] = low[module] = len(order)
            stack.append(module)
            for other in sorted(self.imports.get(module, ())):
                if other not in order:
                    visit(other)
                    low[module] = min(low[module], low[other])
                elif other in stack:
                    low[module] = min(low[module], order[other])
            if low[module] == order[module]:
                group = [stack.pop()]
                while group[-1] != module:
                    group.append(stack.pop())
                if len(group) > 1:
                    found.append(sorted(group))

        for module in self.sources:
            if module not in order:
                visit(module)
        return sorted(found, key=len, reverse=True)

    # -- types -----------------------------------------------------------------

    def table_checks(self) -> dict[str, int]:
        """By module, how often it asks by `isinstance` which protocol's table it holds."""
        found = {module: sum(_asks_for_table(node) for node in ast.walk(tree)) for module, tree in self.trees.items()}
        return {module: count for module, count in found.items() if count}

    def any_count(self) -> int:
        """How often `Any` is written outside of imports."""
        return sum(
            isinstance(node, ast.Name) and node.id == "Any" for tree in self.trees.values() for node in ast.walk(tree)
        )

    # -- texts -----------------------------------------------------------------

    def texts(self) -> tuple[int, dict[str, int]]:
        """How many texts are given to translators, and by module how many sentences are not.

        Left out are docstrings, errors that are raised for programmers, and what a field of a format is described by.
        What then stays is content: what scenarios that the program writes say, and samples. Whether anything shown is
        among it, the pseudo-locale says (`pytest -m "" -k "pseudo or translated or language"`).
        """
        marked = 0
        loose: dict[str, int] = {}
        for module, tree in self.trees.items():
            calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
            marked += sum(getattr(call.func, "id", "") in MARKS for call in calls)
            told = {id(one) for node in ast.walk(tree) if _says_otherwise(node) for one in ast.walk(node)}
            count = sum(id(node) not in told and _is_sentence(node) for node in ast.walk(tree))
            if count:
                loose[module] = count
        return marked, loose

    # -- lines -----------------------------------------------------------------

    @cached_property
    def lines(self) -> tuple[int, int, int, int]:
        """Lines in all, of code, of docstrings, and with a comment; comments for tools (`noqa`, `type:`) left out."""
        total = code = documented = commented = 0
        for module, text in self.sources.items():
            doc = {line for node in ast.walk(self.trees[module]) for line in _docstring_lines(node)}
            told = {
                token.start[0]
                for token in tokenize.generate_tokens(io.StringIO(text).readline)
                if token.type == tokenize.COMMENT and not _for_tools(token.string)
            }
            rows = text.splitlines()
            total += len(rows)
            documented += len(doc)
            commented += len(told)
            code += sum(
                1
                for at, row in enumerate(rows, 1)
                if row.strip() and at not in doc and not row.lstrip().startswith("#")
            )
        return total, code, documented, commented

    # -- memory ----------------------------------------------------------------

    def memories(self) -> list[str]:
        """Module-level lists, dicts and sets that start empty, and caches of functions: `module.name`."""
        found = []
        for module, tree in self.trees.items():
            for node in tree.body:
                value = getattr(node, "value", None)
                target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
                if isinstance(target, ast.Name) and (_is_empty(value) or _keeps(value)):
                    found.append(f"{module}.{target.id}")
                if isinstance(node, ast.FunctionDef) and any(_is_cache(one) for one in node.decorator_list):
                    found.append(f"{module}.{node.name}")
        return sorted(found)


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if not name.startswith("_") and not _is_type_variable(node.value):
                yield name


def _is_type_variable(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") in ("TypeVar", "ParamSpec")


def _offered(tree: ast.Module) -> set[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return {one.value for one in getattr(node.value, "elts", []) if isinstance(one, ast.Constant)}
    return set()


def _says_otherwise(node: ast.AST) -> bool:
    """A call that has its text translated, a docstring, an error raised, or a description in a format's schema."""
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", "") in MARKS
    if isinstance(node, ast.keyword):
        return node.arg == "description" and not isinstance(node.value, ast.Call)
    if isinstance(node, ast.Dict):
        return any(isinstance(key, ast.Constant) and key.value == "description" for key in node.keys)
    return isinstance(node, (ast.Raise, ast.Expr)) and not isinstance(getattr(node, "value", None), ast.Call)


def _is_sentence(node: ast.AST) -> bool:
    """Words that begin large and end with a full stop, a question mark or a colon; of a text in parts its whole."""
    if isinstance(node, ast.JoinedStr):
        parts = (str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
        return bool(_SENTENCE.fullmatch("".join(parts)))
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_SENTENCE.fullmatch(node.value))


_SENTENCE = re.compile(r"[A-Z{“](?=.*[a-z]{3}).* .*[.?!:]", re.DOTALL)


def _outside_functions(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield from _outside_functions(node)


def _asks_for_table(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "isinstance" and len(node.args) == 2):
        return False
    return any(isinstance(one, ast.Name) and one.id in TABLES for one in ast.walk(node.args[1]))


def _docstring_lines(node: ast.AST) -> range:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return range(0)


def _for_tools(comment: str) -> bool:
    return comment.lstrip("# ").startswith(("noqa", "type:", "fmt:", "pragma", "pyright:", "!"))


def _is_empty(value: ast.expr | None) -> bool:
    if isinstance(value, (ast.List, ast.Set)):
        return not value.elts
    if isinstance(value, ast.Dict):
        return not value.keys
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") in ("dict", "list", "set") and not value.args


def _keeps(value: ast.expr | None) -> bool:
    """A function that is wrapped in a cache when it gets its name: `name = lru_cache(...)(function)`."""
    return isinstance(value, ast.Call) and (
        _is_cache(value.func) or (isinstance(value.func, ast.Call) and _is_cache(value.func.func))
    )


def _is_cache(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return getattr(called, "id", getattr(called, "attr", "")) in ("cache", "lru_cache")
