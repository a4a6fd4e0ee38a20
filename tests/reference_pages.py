"""What pages and tables say of each thing there is, added for what they do not know yet.

`python tests/reference.py --write` does it; what a person has written stays as it is. Here are the README's table of
cases, the authors' guide with its rows of kinds and its figures of lints, the JSON Schema, and the digests that hold
games from version to version; and the public names, of which every move that a seat can make is one.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import fields
from io import StringIO
from pathlib import Path
from typing import Final

from communique.cli import main
from communique.loading import schema
from communique.loading.quality import quality
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.kinds import issue_kinds
from communique.model.scenario import Public
from communique.rules.moves import KINDS

ROOT = Path(__file__).resolve().parents[1]
FIRST: Final = "sochi-2021"
"""The case that the README opens with, and that its table leaves out."""
NUMBERS: Final = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen",
    "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty",
)  # fmt: skip


def write_pages() -> None:
    """Bring all of them up to what there is."""
    schema.main()
    _change(ROOT / "README.md", cases)
    _change(ROOT / "scenarios" / "README.md", lambda text: figures(kinds(text)))
    _change(ROOT / "tests" / "simulation" / "digests.json", digests)
    _change(ROOT / "game" / "communique" / "__init__.py", public_moves)


def cases(text: str) -> str:
    """The README with the number of cases, and with a row for each case that has none: what it is, and its quality."""
    names = [name for name in list_scenarios() if name != FIRST]
    text = re.sub(r"^\w+ more cases come", f"{NUMBERS[len(names)]} more cases come", text, flags=re.MULTILINE)
    before, head, rest = text.partition("| At the table |")
    table, end, after = rest.partition("\n\n")
    told = {
        title for titles in re.findall(r"^\| ([^|]+) \| \d \|", table, re.MULTILINE) for title in titles.split(", ")
    }
    added = [_row(load_scenario(name).public, name) for name in names if load_scenario(name).public.title not in told]
    return before + head + "\n".join([table, *added]) + end + after


def public_moves(text: str) -> str:
    """The package's own page with every move that a seat can make among its public names, three times over."""
    for kind in KINDS.values():
        if not (kind.by_itself or kind.by_facilitator):
            name, module = kind.type.__name__, kind.type.__module__
            text = _listed(text, f"    from {module} import {name}\n", r"(?:    from .*\n)+")
            text = _listed(text, f'    "{name}": "{module}",\n', r'(?:    "\w+": ".*",\n)+')
            text = _listed(text, f'    "{name}",\n', r'(?:    "\w+",\n)+')
    return text


def _listed(text: str, line: str, rows: str) -> str:
    """`text` with `line` in its place among the lines that `rows` finds, unless it stands there."""
    found = re.search(rf"^{rows}", text, re.MULTILINE)
    if found is None or line in found[0]:
        return text
    lines = found[0].splitlines(keepends=True)
    place = sum(one < line for one in lines)
    return text[: found.start()] + "".join([*lines[:place], line, *lines[place:]]) + text[found.end() :]


def _row(public: Public, name: str) -> str:
    opening = public.story.strip().split(". ")[0].rstrip(".")
    step = quality(load_scenario(name)).step.value
    return f"| {public.title} | {len(public.parties)} | {' '.join(opening.split())} | {step} |"


def kinds(text: str) -> str:
    """The guide for authors with a row for each kind of issue that has none: its keys, and what it is."""
    known = set(re.findall(r"^\| `(\w+)` \| ", text, re.MULTILINE))
    rows = [
        f"| `{name}` | {', '.join(f'`{field.name}`' for field in fields(kind.spec))} | {_first_line(kind.spec)} |"
        for name, kind in issue_kinds().items()
        if name not in known
    ]
    last = re.findall(r"^\| `schedule` \|.*$", text, re.MULTILINE)[0]
    return text.replace(last, "\n".join([last, *rows]), 1)


def _first_line(spec: type) -> str:
    return (spec.__doc__ or "").splitlines()[0].rstrip(".")


def figures(text: str) -> str:
    """The guide for authors with the table of lints that its command prints today."""
    call = re.search(r"^communique (check --lint --markdown )scenarios/\{(.*)\}\.yaml$", text, re.MULTILINE)
    assert call is not None
    printed = StringIO()
    with redirect_stdout(printed):
        main([*call[1].split(), *(str(ROOT / "scenarios" / f"{name}.yaml") for name in call[2].split(","))])
    return re.sub(r"(?m)^\| lint \|.*\n(?:\|.*\n)+", lambda _: printed.getvalue(), text, count=1)


def digests(text: str) -> str:
    """The table of digests with a line for each scenario that has none; the lines there are stay as they are."""
    sys.path.insert(0, str(ROOT / "tests" / "simulation"))
    import test_digests

    table = json.loads(text)
    return json.dumps(table | {line: test_digests.played(line) for line in _missing(table)}) + "\n"


def _missing(table: dict[str, str]) -> Iterator[str]:
    known = {line.split()[0] for line in table}
    return (f"{name} whole conference usual plain" for name in list_scenarios() if name not in known)


def _change(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    if after != before:
        path.write_text(after, encoding="utf-8")
        print(f"{path.relative_to(ROOT)} is up to what there is")
