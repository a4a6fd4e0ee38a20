"""The guide's reference, made from the registries: `python tests/reference.py [--write]`; a test compares.

With `--write`, all other pages and tables learn of what is new as well (`reference_pages`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

from communique import commands
from communique.faces import FACES
from communique.interop.formats import formats
from communique.loading.lint import LINTS
from communique.model.kinds import issue_kinds
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.moves import KINDS
from communique.window.preferences import Settings

ROOT = Path(__file__).resolve().parents[1]
VARIABLES = {
    "COMMUNIQUE_DEBUG": "set to 1, a fault in the window ends the program with its place, not with a note, and where "
    "somebody's own negotiator fails in `simulate`, its traceback is shown",
    "COMMUNIQUE_LANGUAGE": "the language to speak, by its code",
    "COMMUNIQUE_SAVES": "the folder of saved games",
    "COMMUNIQUE_SETTINGS": "the file of the window's settings",
}


def options(name: str) -> list[str]:
    """The options of a command, as they are typed."""
    hints = get_type_hints(commands.function(name), include_extras=True)
    marks = [mark for hint in hints.values() for mark in getattr(hint, "__metadata__", ())]
    typed = [word for mark in marks for word in (mark.default, *(getattr(mark, "param_decls", None) or ()))]
    return [word for word in typed if isinstance(word, str) and word.startswith("--")]


def variables() -> set[str]:
    """The environment variables that the program's sources name."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "game").rglob("*.py"))
    return {name for source in sources for name in re.findall(r"\bCOMMUNIQUE_[A-Z_]+\b", source)}


def reference() -> str:
    """The reference as Markdown, below its heading."""
    return "\n".join(_lines()) + "\n"


def _table(*heads: str) -> str:
    return f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}"


def _lines() -> Iterator[str]:
    yield _table("command", "what it does", "options")
    for name in commands.names():
        what = " ".join((commands.function(name).__doc__ or "").split())
        yield f"| `communique {name}` | {what} | {', '.join(f'`{one}`' for one in options(name))} |"
    yield "\n" + _table("move", "called", "what it is")
    for move, face in sorted(FACES.items()):
        about = face.about or (KINDS[move].type.__doc__ or "").splitlines()[0]
        yield f"| `{move}` | {face.title or 'by the course of the game'} | {about} |"
    yield "\n" + _table("negotiator", "what it does")
    for one in NEGOTIATORS.values():
        yield f"| `{one.name}` | {one.description} |"
    yield "\n" + _table("format of domains", "by name")
    for key, form in formats().items():
        yield f"| {form.title} | `{key}` |"
    yield "\n" + _table("kind of issue", "what an author writes")
    for name, kind in issue_kinds().items():
        yield f"| `{name}` | {(kind.spec.__doc__ or '').splitlines()[0]} |"
    yield "\n" + _table("lint", "what it measures, and the range")
    for lint in LINTS.values():
        yield f"| `{lint.name}` | {lint.measures} |"
    yield "\n" + _table("variable", "what it is")
    for variable in sorted(variables()):
        yield f"| `{variable}` | {VARIABLES[variable]} |"
    settings = ", ".join(f"`{field.name}`" for field in fields(Settings))
    yield f"\nSettings of the window, each with its default where the file has none: {settings}."


def write() -> None:
    """Put the reference into the guide, in place of the one there."""
    guide = ROOT / "game" / "GUIDE.md"
    text = guide.read_text(encoding="utf-8")
    before, rest = text.split("## Reference\n", 1)
    head, after = rest.split("\n\n", 1)[0], rest.split("\n## ", 1)[1]
    guide.write_text(f"{before}## Reference\n{head}\n\n{reference()}\n## {after}", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        from reference_pages import write_pages

        write()
        write_pages()
    else:
        print(reference(), end="")
