"""Every example runs: those in docstrings, and whatever the README and the guides show as Python or as a command.

Commands run in the order in which a page shows them, in a folder that holds the files they name.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages

import pytest

import communique

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md", "game/GUIDE.md", "game/RESEARCH.md", "game/SEAT.md", "scenarios/README.md", "seeds/README.md",
)  # fmt: skip
WINDOW = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}


def modules() -> Iterator[str]:
    for module in walk_packages(communique.__path__, "communique."):
        if not module.name.endswith("__main__"):
            yield module.name


@pytest.mark.parametrize("name", ["communique", *modules()])
def test_the_examples_of_a_docstring_come_to_what_is_written(name: str) -> None:
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        pytest.skip(f"{error.name} is not installed")
    done = doctest.testmod(module, verbose=False)
    assert done.failed == 0


def blocks(page: str, language: str) -> list[str]:
    """The code of one language that a page shows, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "pycon")])
def test_the_dialogues_of_a_page_come_to_what_is_written(page: str, tmp_path: Path) -> None:
    examples = tmp_path / "examples.txt"
    examples.write_text("\n".join(blocks(page, "pycon")), encoding="utf-8")
    run = "import doctest, sys; sys.exit(doctest.testfile(sys.argv[1], module_relative=False).failed)"
    done = _python(tmp_path, "-c", run, str(examples))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("page", "number"), [(p, k) for p in PAGES for k, _ in enumerate(blocks(p, "python"))])
def test_the_programs_of_a_page_run(page: str, number: int, tmp_path: Path) -> None:
    source = blocks(page, "python")[number]
    needed = {one for one in re.findall(r"^(?:from|import) (\w+)", source, re.MULTILINE) if one != "communique"}
    if "pettingzoo_env" in source:
        needed.add("pettingzoo")
    missing = [one for one in sorted(needed) if find_spec(one) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed")
    done = _python(tmp_path, "-c", source)
    assert done.returncode == 0, done.stderr


# -- commands ---------------------------------------------------------------------------


def commands(page: str) -> list[str]:
    """The command lines of ours that a page shows in its blocks of code."""
    shown = re.findall(r"^```(?:console|sh)?\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL | re.M)
    lines = (line.split("  #")[0].strip() for block in shown for line in block.splitlines())
    return [line for line in lines if line.startswith(("communique ", "python -m communique"))]


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)])
def test_the_commands_of_a_page_run(page: str, tmp_path: Path) -> None:
    _files(tmp_path)
    for line in commands(page):
        if "negmas:" in line and find_spec("negmas") is None:
            continue
        words = [word for part in shlex.split(line) for word in _braced(part)]
        arguments = words[3:] if words[0] == "python" else words[1:]
        if arguments[0] == "host":  # which would wait for a class
            arguments += ["--check", "--local", "--port", "49507"]
        module = words[2] if words[0] == "python" else "communique"
        done = _python(tmp_path, "-m", module, *arguments)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


def _files(folder: Path) -> None:
    """What the commands name: a finished game, a scenario of one's own, a plan, a folder of a research format."""
    own = (ROOT / "scenarios" / "lantern-strait.yaml").read_text(encoding="utf-8")
    for place in ("my-scenario.yaml", "scenarios/harbour.yaml"):
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_text(own.replace("id: lantern-strait", f"id: {Path(place).stem}"), encoding="utf-8")
    for shipped in sorted((ROOT / "scenarios").glob("*.yaml")):
        (folder / "scenarios" / shipped.name).write_bytes(shipped.read_bytes())
    shutil.copytree(ROOT / "game" / "examples", folder / "game" / "examples")
    plan = next(block for block in blocks("README.md", "yaml") if "communique-sweep" in block)
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    finished = communique.play(communique.load_scenario("sochi-2021"), seed=1)
    (folder / "class").mkdir()
    for save in ("saved-game.communique", "class/table1.communique", "class/table2.communique"):
        (folder / save).write_text(finished.log_text(), encoding="utf-8")
    done = _python(
        folder, "-m", "communique", "export", "lantern-strait", "--leave-out", "--to", "genius", "genius-domain"
    )
    assert done.returncode == 0, done.stderr


def _braced(word: str) -> list[str]:
    """A word of the shell, `{a,b}` written out."""
    before, brace, rest = word.partition("{")
    inside, _, after = rest.partition("}")
    return [f"{before}{one}{after}" for one in inside.split(",")] if brace else [word]


def _python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **WINDOW, "COMMUNIQUE_SAVES": str(folder / "saves"), "PYTHONPATH": str(ROOT / "game")}
    environment["COMMUNIQUE_SETTINGS"] = str(folder / "settings.json")
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
