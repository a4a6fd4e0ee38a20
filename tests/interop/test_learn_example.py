"""The example that learns: it runs to its end, says how much, and the same seed learns the same."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    find_spec("cma") is None or find_spec("pettingzoo") is None, reason="the extra `learn` is not installed"
)


def learned(*words: str) -> str:
    """What the example prints about two short generations."""
    asked = ["--generations", "2", "--batch", "6", "--sheets", "3", *words]
    done = subprocess.run(
        [sys.executable, str(ROOT / "game" / "examples" / "learn.py"), *asked],
        capture_output=True, text=True, check=False, cwd=ROOT / "game",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_it_says_how_much_it_learned_whatever_the_number_of_workers() -> None:
    one = learned("--workers", "1")
    assert re.search(r"generation    2: candidates are paid -?\d\.\d{3} on average", one)
    assert re.search(r"On 3 sheets never seen, against boulware, linear, conceder", one)
    for name in ("before", "after", "boulware", "linear", "conceder", "statesman"):
        assert re.search(rf"^  {name} +-?\d\.\d{{3}}", one, re.MULTILINE)
    said = re.search(r"compared: ([+-]\d\.\d+) \(95 of 100: ([+-]\d\.\d+) to ([+-]\d\.\d+)\)", one)
    assert said
    mean, low, high = map(float, said.groups())
    assert low <= mean <= high
    assert learned("--workers", "2") == one
    assert learned("--workers", "1", "--seed", "2") != one
