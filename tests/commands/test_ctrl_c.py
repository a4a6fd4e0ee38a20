"""Ctrl-C: one sentence that says what is kept, exit code 130, and nobody left at work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from processes import command, members, until, workers

from communique.cli import main

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for workers in /proc"),
]

PLAN = "format: communique-sweep 1\nscenarios: [lantern-strait]\ngames: 1000000\n"
TOURNAMENT = ("tournament", "lantern-strait", "linear", "conceder", "--repetitions", "5000")
KEPT = "and the same command goes on from there."


def calls(folder: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    """Each long command, and the sentence with which it stops."""
    (folder / "plan.yaml").write_text(PLAN)
    out = folder / "games.jsonl"
    return {
        "sweep": (
            ("sweep", str(folder / "plan.yaml"), "--out", str(folder / "out")),
            f"Stopped; all games that were finished are kept, {KEPT}",
        ),
        "tournament kept": (
            (*TOURNAMENT, "--out", str(out)),
            f"Stopped; the games that were finished are in {out}, {KEPT}",
        ),
        "tournament": (TOURNAMENT, "Stopped; nothing was kept; with --out a tournament can go on where it was."),
        "simulate": (
            ("simulate", "lantern-strait", "--games", "1000000"),
            "Stopped; nothing was written, and equal seeds play the same games again.",
        ),
    }


@pytest.mark.parametrize("name", ["sweep", "tournament kept", "tournament", "simulate"])
@pytest.mark.parametrize("everybody", [True, False], ids=["as a terminal does it", "the program alone"])
def test_two_workers_and_their_command_stop_in_one_sentence(name: str, everybody: bool, tmp_path: Path) -> None:
    call, sentence = calls(tmp_path)[name]
    with command(*call, "--workers", "2") as process:
        assert until(lambda: len(workers(process.pid)) == 2)
        if everybody:
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert until(lambda: not members(process.pid), 10), members(process.pid)
    assert (process.returncode, out, err) == (130, "", f"\n{sentence}\n")


@pytest.mark.parametrize("how", ["returned", "raised"])
def test_any_other_command_says_that_it_stopped(
    how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What typer makes of Ctrl-C inside a command depends on its version."""
    import typer

    def interrupted(*_: object, **__: object) -> int:
        if how == "raised":
            raise typer.Abort
        raise KeyboardInterrupt

    monkeypatch.setattr("communique.loading.scenario_file.list_scenarios", interrupted)
    assert main(["list"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"
    assert "list" not in sys.argv


HELD = """
import os, signal, threading, time
from communique.simulation.workers import interrupts_held

threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
done = 0
try:
    with interrupts_held():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.2)
        done = 1
except KeyboardInterrupt:
    print(done)
"""


def test_ctrl_c_waits_for_a_worker_that_is_starting_also_where_a_library_has_threads_of_its_own() -> None:
    """The system gives the signal to a thread that does not hold it back, and Python interrupts the main one for it."""
    said = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True, timeout=30, check=True)
    assert said.stdout == "1\n"
