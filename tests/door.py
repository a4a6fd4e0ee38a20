"""The door into a game, read from the sources: what players' code may not name. Read, never imported.

A chair is the only way in for who plays, advises or shows. In the window one module runs a game, and one does in a
class on phones. Import contracts hold what a module imports by name (`pyproject.toml`); here is what they cannot see: a
name brought in by way of a package, an import by a string, a private attribute of somebody else, a scenario with its
sheets. Python keeps nobody out who means to get in; what is held is that no module of ours does, and that nobody comes
in by mistake.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

RUNS = {"window.game", "host.played_table"}
"""The modules that run games: one of the window, one of a class on phones."""
ROOMS = ("present", "adviser", "negotiators", "window", "host")
"""Where players, advisers and what they are shown live; not the modules that run a game."""
SHOWS = ("host.pages", "host.forms")
"""What a phone shows and asks: made from a view, a briefing and public words, and from nothing else of its room."""
SHOWN_WITH = {"html", "places", "symbols", "surveys", "doctor", "pages", "forms"}
"""What such a page may have of its room; and of the gathering the words of its phases."""
RUNNERS = {"Session", "Facilitator", "Running", "Seating", "Onlooker", "restore", "continue_save", "recover"}
"""What is, or hands out, a way to all seats."""
INSIDE = {"_session", "_facilitator", "_chairs", "_whole", "_onlooker"}
"""Where a chair, an onlooker and a game keep theirs."""
OPENERS = {"load_scenario", "load_edition"}
PACKAGE = {"Session", "Scenario", "Sheet", "load_scenario", "play", "replay", "simulate"}
"""What the public interface offers that a player's module may not have by way of it."""

WHOLE = {
    "window.screens.seat": "chooses a case before anybody sits down",
    "window.screens.browser": "shows the public part of what can be chosen",
    "window.screens._progress": "plays saves through for a list, and keeps what is public",
    "window.screens._visit": "brings pictures and tests to a screen",
    "window.pictures": "takes pictures of every screen, with nobody there to play",
    "window.playin.first_case": "opens the case of the play-in, before anybody sits down",
    "window.launch": "opens the file that was named on the command line",
    "host.cases": "finds what a class plays, by the name that was typed and when its file is opened again",
    "host.class_papers": "prints role sheets, each from a briefing of its own",
    "host.table_debriefs": "works out beside a class what lies behind its case; no page has it before the debrief",
    "host.server.desk": "opens the case of a practice round, which nobody has seen yet",
    "host.room": "opens the cases of a class and lays its tables, and shows nothing",
}
"""Modules of window and host that may name a scenario, whose sheets come with it; each with the reason."""
AFTER = {
    "ended": {"window.screens.closing", "window.screens.second_round", "window.screens.debrief",
              "window.screens._debrief_second", "window.screens.replay", "host.table_debriefs", "host.class_keeping"},
    "open_sheets": {"window.screens.debrief", "window.screens.replay"},
    "sit": {"window.screens.curtain", "window.screens._visit"},
}  # fmt: skip
"""By method of a game or a table, who calls it: copies after the end, and who is at the screen."""
BY_STRING = {
    "negotiators.registry": "finds our negotiators by scan, and guests by a name that was typed",
    "window.screens._visit": "finds how each screen is reached",
}
"""Modules that import by a string which does not begin with their own name."""

BY_FILE = {"negotiators.guests": "runs the file of a negotiator that a person has named on the command line or in code"}
"""Modules that run what stands in a file."""


def watched(module: str) -> bool:
    """Whether nothing in the module may lead to another seat."""
    return module.split(".")[0] in ROOMS and module not in RUNS


def doors(module: str, tree: ast.Module) -> list[str]:
    """What in the module opens a door that is not a chair, each with its line."""
    if not watched(module):
        return [*_of_others(tree)] if module in RUNS else []
    found = [*_imports(tree), *_names(module, tree), *_calls(module, tree)]
    if module.startswith(SHOWS):
        found += _behind_pages(tree)
    return sorted(set(found))


def _of_others(tree: ast.Module) -> Iterator[str]:
    """Private attributes of anything but the game itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in INSIDE and not _called(node.value, "self"):
            yield f"{node.lineno}: {node.attr} of somebody else"


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            if node.module == "communique.session" or (node.module == "communique" and names & {*PACKAGE, "session"}):
                yield f"{node.lineno}: {sorted(names)} from {node.module}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                inside = alias.name.startswith(("communique.session", "communique.loading", "communique.simulation"))
                if inside or (alias.name == "communique" and alias.asname):
                    yield f"{node.lineno}: import {alias.name}"


def _behind_pages(tree: ast.Module) -> Iterator[str]:
    """What a page or a form of a phone imports of its room beyond what shows something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("communique.host"):
            inside = (node.module or "").split(".")[2:3] or [alias.name for alias in node.names]
            names = {alias.name for alias in node.names}
            if not set(inside) <= SHOWN_WITH and not (inside == ["gathering"] and names == {"PHASES"}):
                yield f"{node.lineno}: {sorted(names)} from {node.module}"
        elif isinstance(node, ast.Import):
            yield from (f"{node.lineno}: import {a.name}" for a in node.names if a.name.startswith("communique.host"))


def _names(module: str, tree: ast.Module) -> Iterator[str]:
    refused = RUNNERS | INSIDE | (set() if module in WHOLE else {"Scenario"} | OPENERS)
    # A function of the module's own may be called as a chair's attribute is.
    own = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} & INSIDE
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            found = {alias.name for alias in node.names} & refused
        elif isinstance(node, ast.Name):
            found = {node.id} & refused - own
        elif isinstance(node, ast.Constant):
            found = {str(node.value)} & INSIDE
        elif isinstance(node, ast.Attribute):
            found = {node.attr} & (_refused_of(node.value) | _sheets(module))
        else:
            continue
        yield from (f"{node.lineno}: {name}" for name in found)


def _sheets(module: str) -> set[str]:
    """What a class's room may not ask of anything: a scenario is given out in it for its public part."""
    return {"sheets"} if module.startswith("host.") else set()


def _refused_of(owner: ast.expr) -> set[str]:
    """The attributes that nobody may ask of what is so named."""
    of_package = PACKAGE if _called(owner, "communique") else set()
    of_game = {"session", "chair"} if _called(owner, "game") else set()
    return INSIDE | {"facilitator"} | of_package | of_game


def _calls(module: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if isinstance(node.func, ast.Attribute) and name in AFTER and module not in AFTER[name]:
            yield f"{node.lineno}: {name}()"
        if name in ("eval", "exec", "__import__") and module not in BY_FILE:
            yield f"{node.lineno}: {name}()"
        if name == "import_module" and module not in BY_STRING and not _own(node):
            yield f"{node.lineno}: import by a string"


def _own(call: ast.Call) -> bool:
    """Whether what is imported lies in the package that imports it: `import_module(f"{__name__}.{name}")`."""
    text = call.args[0] if call.args else None
    first = text.values[0] if isinstance(text, ast.JoinedStr) and text.values else None
    return isinstance(first, ast.FormattedValue) and _called(first.value, "__name__")


def _called(node: ast.expr, name: str) -> bool:
    """Whether the expression ends in that name: `game`, `self.game`, `app.game`."""
    return name in (getattr(node, "id", ""), getattr(node, "attr", ""))
