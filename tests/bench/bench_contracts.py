"""A mutant for each contract: broken in a copy of the checkout, and the test that should see it: `red` or `NOT SEEN`.

`python tests/bench/bench_contracts.py [WORD]` tries those whose name has the word. Each command is run on the copy as
it is, too, and has to pass there, so that `red` is due to what was broken. Takes minutes; changes nothing here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from mutants import MUTANTS, Mutant  # noqa: E402 - the folder of helpers is put on the path first

NO_TESTS = 5
"""What pytest returns when no test has the name that was asked for."""


def main(word: str) -> int:
    """Try them; how many were not seen."""
    unseen = 0
    with tempfile.TemporaryDirectory() as place:
        copy = _copied(Path(place) / "copy")
        whole: dict[str, bool] = {}
        for mutant in MUTANTS:
            if word not in mutant.name:
                continue
            if mutant.test not in whole:
                whole[mutant.test] = _run(mutant.test, copy).returncode == 0
            fate = _fate(mutant, copy) if whole[mutant.test] else "RED UNBROKEN"
            unseen += fate != "red"
            print(f"{fate:<14}{mutant.name}  ({mutant.test})", flush=True)
    return unseen


def _copied(copy: Path) -> Path:
    for folder in ("game", "tests", "scenarios", "seeds", "assets"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis"))
    for file in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, copy / file)
    return copy


def _fate(mutant: Mutant, copy: Path) -> str:
    with _broken(mutant, copy / mutant.file):
        done = _run(mutant.test, copy)
    seen = done.returncode not in (0, NO_TESTS) and mutant.says in done.stdout
    return "red" if seen else "NOT SEEN"


def _run(test: str, copy: Path) -> subprocess.CompletedProcess[str]:
    program, _, rest = test.partition(" ")
    line = {
        "pytest": f"{sys.executable} -m pytest -n 0 -q -x -m '' {rest}",
        "lint-imports": f"{Path(sys.executable).parent / 'lint-imports'} --no-cache",
    }[program]
    place = {**os.environ, "PYTHONPATH": str(copy / "game"), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    return subprocess.run(line, shell=True, cwd=copy, env=place, capture_output=True, text=True, check=False)


@contextmanager
def _broken(mutant: Mutant, path: Path) -> Iterator[None]:
    """Within, the copy is broken; after it is as before. Byte code goes by times, so each change has one of its own."""
    text = path.read_text(encoding="utf-8") if path.exists() else None
    before = path.stat() if text is not None else None
    if not mutant.old and not mutant.new:
        path.unlink()
    else:
        path.write_text(broken(mutant, text or ""), encoding="utf-8")
        later = time.time() + 3600
        os.utime(path, (later, later))
    try:
        yield
    finally:
        if text is None or before is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
            os.utime(path, (before.st_atime, before.st_mtime))


def broken(mutant: Mutant, text: str) -> str:
    """The text of the file as the mutant has it. Raises SystemExit when it no longer has what is to be replaced."""
    if mutant.old and mutant.old not in text:
        raise SystemExit(f"{mutant.name}: {mutant.file} has no {mutant.old!r} any more")
    return text.replace(mutant.old, mutant.new, 1) if mutant.old else text + mutant.new


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
