"""A mutant for each contract: broken in a copy of the checkout, and the test that should see it: `red` or `NOT SEEN`.

`python tests/bench/bench_contracts.py [WORD]` tries those whose name has the word. Takes minutes; changes nothing here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "game/communique"


@dataclass(frozen=True)
class Mutant:
    """One thing broken, and the command that has to fail."""

    name: str
    file: str
    old: str
    """What is replaced, once; empty to put `new` at the end, or to delete the file when that is empty, too."""
    new: str
    test: str


MUTANTS = (
    Mutant("a move without a face", f"{PACKAGE}/faces/gesture.py", "", "", "pytest tests/words/test_messages.py"),
    Mutant(
        "a face without its key",
        f"{PACKAGE}/faces/offer.py",
        'key="O"',
        'key=""',
        "pytest tests/window/test_any_move.py -k face",
    ),
    Mutant(
        "a message without a text",
        f"{PACKAGE}/faces/caucus.py",
        '"said"',
        '"sayd"',
        "pytest tests/words/test_messages.py",
    ),
    Mutant(
        "a place that nobody fills",
        f"{PACKAGE}/faces/consult.py",
        "{who} consults",
        "{whom} consults",
        "pytest tests/words/test_messages.py",
    ),
    Mutant(
        "a lint whose sample passes no longer",
        f"{PACKAGE}/loading/lint/shared_interest.py",
        "passes=accord",
        "passes=even",
        "pytest tests/loading/lint/test_lint.py -k shared_interest",
    ),
    Mutant(
        "a kind without its flawed samples",
        f"{PACKAGE}/model/kinds/choice.py",
        "flawed=(",
        "flawed=()[:0] and (",
        "pytest tests/model/test_kinds.py -k choice",
    ),
    Mutant(
        "a format without a sample",
        f"{PACKAGE}/interop/formats/negolog.py",
        ", SAMPLE,\n)",
        ",\n)",
        "pytest tests/interop/test_formats.py -k negolog",
    ),
    Mutant(
        "a negotiator without a description",
        f"{PACKAGE}/negotiators/linear.py",
        "description=N_(",
        "description=N_('') and (",
        "pytest tests/negotiators -k 'registry or described or description'",
    ),
    Mutant(
        "a command that says not what it is tried with",
        f"{PACKAGE}/commands/list.py",
        "TRIED: Final",
        "TRYED: Final",
        "pytest tests/commands/test_contract.py -k list",
    ),
    Mutant(
        "a command's text without translation",
        f"{PACKAGE}/commands/list.py",
        'tr("What it does")',
        '"What it does"',
        "pytest tests/commands/test_contract.py -k list",
    ),
    Mutant(
        "a screen 900 pixels too wide",
        f"{PACKAGE}/window/screens/settings.py",
        "width=860",
        "width=860 + 900",
        "pytest tests/window/test_screens.py -k settings",
    ),
    Mutant(
        "a screen's text without translation",
        f"{PACKAGE}/window/screens/title.py",
        'tr("Quit")',
        '"Quit"',
        "pytest tests/window/test_words.py tests/window/test_screens.py -k 'title or words'",
    ),
    Mutant(
        "a scenario whose points do not add up",
        "scenarios/lantern-strait.yaml",
        "reservation: ",
        "reservation: 9",
        "pytest tests/scenarios/test_shipped.py -k lantern",
    ),
    Mutant(
        "rules that speak English",
        f"{PACKAGE}/rules/terms.py",
        "",
        "from communique.words import tr as _tr  # noqa\n",
        "lint-imports",
    ),
    Mutant(
        "a room above imported from below",
        f"{PACKAGE}/views/briefing.py",
        "",
        "import communique.session.log as _log  # noqa\n",
        "lint-imports",
    ),
    Mutant(
        "a chair that hands out its session",
        f"{PACKAGE}/session/chair.py",
        "    def view(self)",
        "    @property\n    def session(self) -> object:\n        return self._session\n\n    def view(self)",
        "pytest tests/session/test_chair.py",
    ),
    Mutant(
        "memory in a room called pure",
        f"{PACKAGE}/rules/terms.py",
        "",
        "_SEEN: list[object] = []\n",
        "pytest tests/test_house.py -k pure",
    ),
    Mutant(
        "one name for two classes",
        f"{PACKAGE}/rules/terms.py",
        "",
        "\n\nclass Widget:\n    pass\n",
        "pytest tests/test_house.py -k name_of_another",
    ),
    Mutant(
        "a public name that is a module",
        f"{PACKAGE}/__init__.py",
        '"protocol",\n',
        '"protocol",\n    "analysis",\n',
        "pytest tests/test_house.py -k module_as_well",
    ),
    Mutant(
        "a text that is built before it is said",
        f"{PACKAGE}/commands/list.py",
        'tr("Negotiator")',
        'tr("Nego" + "tiator")',
        "pytest tests/words/test_words.py",
    ),
    Mutant(
        "an option that no page tells of", "game/GUIDE.md", "`--effort`", "`--force`", "pytest tests/test_documented.py"
    ),
    Mutant(
        "an example that comes to something else",
        f"{PACKAGE}/words/numbers.py",
        "('12,345'",
        "('12.345'",
        "pytest tests/test_examples.py -k numbers",
    ),
)


def main(word: str) -> int:
    """Try them; how many were not seen."""
    unseen = 0
    for mutant in MUTANTS:
        if word in mutant.name:
            seen = _seen(mutant)
            unseen += not seen
            print(f"{'red' if seen else 'NOT SEEN':<9}{mutant.name}  ({mutant.test})", flush=True)
    return unseen


def _seen(mutant: Mutant) -> bool:
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        for folder in ("game", "tests", "scenarios", "seeds", "assets"):
            shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis"))
        for file in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / file, copy / file)
        _break(copy / mutant.file, mutant)
        program, _, rest = mutant.test.partition(" ")
        tools: dict[str, Callable[[], str]] = {
            "pytest": lambda: f"{sys.executable} -m pytest -n 0 -q -x -m '' {rest}",
            "lint-imports": lambda: str(Path(sys.executable).parent / "lint-imports"),
        }
        place_of = {
            **os.environ,
            "PYTHONPATH": str(copy / "game"),
            "SDL_VIDEODRIVER": "dummy",
            "SDL_AUDIODRIVER": "dummy",
        }
        done = subprocess.run(
            tools[program](), shell=True, cwd=copy, env=place_of, capture_output=True, text=True, check=False
        )
        return done.returncode == 1 or "error" in done.stdout.lower()


def _break(path: Path, mutant: Mutant) -> None:
    if not mutant.old and not mutant.new:
        path.unlink()
        return
    text = path.read_text(encoding="utf-8")
    if mutant.old and mutant.old not in text:
        raise SystemExit(f"{mutant.name}: {mutant.file} has no {mutant.old!r} any more")
    path.write_text(text.replace(mutant.old, mutant.new, 1) if mutant.old else text + mutant.new, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
