"""The scripts of the researcher's guide run as they stand, small; the learning one has a test of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from communique.simulation.sweep.plan import KEYS

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "game" / "examples"
SCRIPTS = {
    "own_negotiator.py": (("--games", "10"), (), "of 10 agree"),
    "league.py": (("--repetitions", "1"), (), "1. "),
    "sweep_to_pandas.py": (("--games", "4", "--out", "results"), ("pandas", "pyarrow", "matplotlib"), "drawn: "),
    "negmas_both_ways.py": ((), ("negmas",), "efficient packages: 5"),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_runs_as_it_stands(name: str, tmp_path: Path) -> None:
    asked, needed, says = SCRIPTS[name]
    if missing := [library for library in needed if find_spec(library) is None]:
        pytest.skip(f"{name} needs {', '.join(missing)}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "game"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name), *asked], cwd=tmp_path, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert says in done.stdout
    if "--out" in asked:
        assert (tmp_path / "results" / "agreements.png").read_bytes()[:4] == b"\x89PNG"


def test_every_script_is_in_the_guide_and_tested() -> None:
    guide = (ROOT / "game" / "RESEARCH.md").read_text(encoding="utf-8")
    scripts = {path.name for path in EXAMPLES.glob("*.py")}
    assert scripts == {*SCRIPTS, "learn.py"}
    assert [name for name in scripts if f"examples/{name}" not in guide] == []


def test_the_table_of_a_plans_keys_has_each_of_them() -> None:
    guide = (ROOT / "game" / "RESEARCH.md").read_text(encoding="utf-8")
    table = guide.split("## Sweeps")[1].split("\n## ")[0]
    told = [line.split("`")[1] for line in table.splitlines() if line.startswith("| `")]
    assert told == list(KEYS)
