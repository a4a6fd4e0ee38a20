"""The texts to translate, as a template for catalogues: `python tests/texts.py texts.pot`. Babel writes it.

Besides the texts in `tr`, `tr_n`, `N_` and `N_n` these are the docstrings of commands, which their help shows.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

PACKAGE = Path(__file__).resolve().parents[1] / "game" / "communique"
KEYWORDS = {"tr": 1, "N_": 1, "tr_n": 2, "N_n": 2}
"""The functions that take texts, and how many forms of a text each takes."""


def catalogue() -> Catalog:
    """Every text there is, with the places where it stands."""
    found = Catalog(project="Communiqué", copyright_holder="The Communiqué authors", charset="utf-8")
    for path in sorted(PACKAGE.rglob("*.py")):
        file = path.relative_to(PACKAGE).as_posix()
        for line, text in _texts(ast.parse(path.read_text(encoding="utf-8")), help_too=path.parent.name == "commands"):
            found.add(text, locations=[(file, line)])
    return found


def _texts(tree: ast.Module, *, help_too: bool) -> Iterator[tuple[int, str | tuple[str, ...]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            forms = node.args[: KEYWORDS[node.func.id]]
            said = tuple(one.value for one in forms if isinstance(one, ast.Constant) and isinstance(one.value, str))
            if said and len(said) == len(forms):
                yield node.lineno, said if len(said) > 1 else said[0]
        elif help_too and isinstance(node, ast.FunctionDef) and node.name == "run":
            yield node.lineno, ast.get_docstring(node, clean=False) or ""


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the file to write: python tests/texts.py texts.pot")
    texts = catalogue()
    with Path(sys.argv[1]).open("wb") as file:
        write_po(file, texts, width=110)
    print(f"{len(texts)} texts in {sys.argv[1]}")
