"""The workers: what a worker is from its first moment, before it has run a line of ours."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import signal
from dataclasses import dataclass

from communique.simulation.workers import work_through


@dataclass(frozen=True)
class Job:
    name: str


def begin():
    return hears


def hears(job):
    return job.name, signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


if __name__ == "__main__":
    hear = {}
    for results in work_through(iter([Job("first"), Job("second"), Job("third")]), begin, 2):
        hear.update(results)
    print(hear)
"""


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be held back here")
def test_no_worker_was_ever_able_to_hear_an_interrupt(tmp_path: Path) -> None:
    """In an interpreter that has started no process yet: its first worker is the one that could hear it."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    root = str(Path(__file__).resolve().parents[2] / "game")
    done = subprocess.run(
        [sys.executable, str(program)], env={**os.environ, "PYTHONPATH": root}, text=True, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert ast.literal_eval(done.stdout) == {"first": False, "second": False, "third": False}
