"""The guide's recipes, done as a stranger would: files are written into a copy of the checkout, commands run there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "game" / "GUIDE.md").read_text(encoding="utf-8")
SECTION = GUIDE.split("## Recipes\n")[1].split("\n## ")[0]
RECIPES = dict(re.findall(r"^### Your first ([a-z ]+)\n(.*?)(?=^### |\Z)", SECTION, re.DOTALL | re.MULTILINE))
EXAMPLE = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")


def files(recipe: str) -> dict[str, str]:
    """The files that a recipe shows, by their paths; the small example of the authors' guide where it is named."""
    shown = re.findall(r"^`([^`\n]+)`\n```\w+\n(.*?)^```", recipe, re.DOTALL | re.MULTILINE)
    found = dict(shown)
    for path in re.findall(r"^`(scenarios/[\w-]+\.yaml)` is the small example", recipe, re.MULTILINE):
        example = EXAMPLE.split("## A small example, complete\n")[1]
        found[path] = re.findall(r"^```yaml\n(.*?)^```", example, re.DOTALL | re.MULTILINE)[0]
    return found


def commands(recipe: str) -> list[str]:
    blocks = re.findall(r"^```console\n(.*?)^```", recipe, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


def test_the_table_counts_the_files_of_each_recipe() -> None:
    rows = dict(re.findall(r"^\| ([a-z ]+) \| (\d+) \| ", SECTION, re.MULTILINE))
    assert {name: len(files(recipe)) for name, recipe in RECIPES.items()} == {k: int(n) for k, n in rows.items()}
    assert max(map(int, rows.values())) <= 2


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout; each recipe adds its files to it, and the next finds them there."""
    place = tmp_path_factory.mktemp("checkout")
    for folder in ("game", "tests", "scenarios", "seeds", "assets"):
        shutil.copytree(ROOT / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis"))
    for file in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, place / file)
    return place


@pytest.mark.slow
@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_works_as_it_is_written(name: str, copy: Path) -> None:
    for path, text in files(RECIPES[name]).items():
        assert not (copy / path).exists(), "a recipe adds; it changes nothing that is there"
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(text, encoding="utf-8")
    tried = commands(RECIPES[name])
    assert tried
    for line in tried:
        _succeeds(line, copy)


@pytest.mark.slow
def test_all_pages_and_tables_are_right_once_the_reference_is_printed_anew(copy: Path) -> None:
    """Runs after the recipes, with all that they added."""
    _succeeds("python tests/reference.py --write", copy)
    _succeeds("pytest -n 0 -q tests/test_documented.py tests/scenarios/test_readme.py", copy)
    _succeeds("pytest -n 0 -q tests/loading/test_scenario.py -k schema", copy)
    _succeeds("pytest -n 0 -q tests/simulation/test_digests.py -k 'names_every or two-gardens'", copy)


def _succeeds(line: str, folder: Path) -> None:
    done = _shell(line, folder)
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert "no tests ran" not in done.stdout, line


def _shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of the console, by this interpreter and on this copy."""
    begun = {
        "communique": "-m communique",
        "pytest": "-m pytest",
        "pybabel": "-m babel.messages.frontend",
        "python": "",
    }
    words = re.match(r"((?:[A-Z_]+=\S+ )*)(\w+) ?(.*)", line)
    assert words is not None
    place = {**os.environ, "PYTHONPATH": str(folder / "game"), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    place |= {"COMMUNIQUE_SAVES": str(folder / "saves"), "COMMUNIQUE_SETTINGS": str(folder / "settings.json")}
    command = f"{words[1]}{sys.executable} {begun[words[2]]} {words[3]}"
    return subprocess.run(command, shell=True, cwd=folder, env=place, capture_output=True, text=True, check=False)
