"""A sweep under SIGKILL: a worker, the sweep itself, or both; the results are those of an undisturbed run."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from processes import command, die, members, seconds, until, workers

from communique.simulation.sweep.chunk import ChunkJob
from communique.simulation.sweep.pool import local
from communique.simulation.sweep.whole_grid import SweepError, read_plan, sweep
from communique.simulation.workplace import pack

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for workers in /proc"),
]

PLAN = """
format: communique-sweep 1
scenarios: [lantern-strait]
levels: [guided]
lineups: [{osmark: linear, pellin: linear}, {osmark: firm, pellin: linear}]
games: 80
seed: 11
chunk: 4
logs: true
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.yaml"
    path.write_text(PLAN)
    return path


@pytest.fixture(scope="module")
def undisturbed(plan: Path) -> dict[str, object]:
    sweep(read_plan(plan), plan.parent / "undisturbed", csv=True)
    return results(plan.parent / "undisturbed")


def results(folder: Path) -> dict[str, object]:
    """All that a sweep leaves: every table in order, the bytes of the CSV file and of the logs."""
    db = sqlite3.connect(folder / "sweep.sqlite")
    tables = ("plan", "cell", "chunk", "game", "log")
    found: dict[str, object] = {t: db.execute(f"select * from {t} order by 1, 2").fetchall() for t in tables}
    db.close()
    logs = {path.relative_to(folder): path.read_bytes() for path in sorted(folder.glob("logs/*/*"))}
    return found | {"csv": (folder / "games.csv").read_bytes(), "logs": logs}


def chunks(folder: Path) -> int:
    """How many chunks a sweep has finished, running or killed.

    Opened for writing too: what a kill in the middle of a transaction leaves behind is rolled back on opening, which
    SQLite refuses to those who only read.
    """
    path = folder / "sweep.sqlite"
    if not path.exists():
        return 0
    db = sqlite3.connect(f"file:{path}?mode=rw", uri=True, timeout=10)
    try:
        made = db.execute("select count(*) from sqlite_master where name = 'chunk'").fetchone()[0]
        return int(db.execute("select count(*) from chunk").fetchone()[0]) if made else 0
    finally:
        db.close()


def running(plan: Path, folder: Path) -> AbstractContextManager[subprocess.Popen[str]]:
    """A sweep with two workers."""
    return command("sweep", str(plan), "--out", str(folder), "--workers", "2", "--csv")


def test_a_killed_worker_is_replaced_and_nothing_is_lost_or_doubled(
    plan: Path, undisturbed: dict[str, object], tmp_path: Path
) -> None:
    with running(plan, tmp_path) as process:
        assert until(lambda: chunks(tmp_path) >= 3)
        killed = workers(process.pid)[0]
        os.kill(killed, signal.SIGKILL)
        assert until(lambda: killed not in workers(process.pid))
        assert process.poll() is None, "the sweep was over before the worker was killed"
        assert process.wait(60) == 0
    assert results(tmp_path) == undisturbed


def test_a_killed_sweep_leaves_no_worker_and_goes_on_where_it_was(
    plan: Path, undisturbed: dict[str, object], tmp_path: Path
) -> None:
    with running(plan, tmp_path) as process:
        assert until(lambda: chunks(tmp_path) >= 3)
        assert len(workers(process.pid)) == 2
        process.kill()
        process.wait()
        assert until(lambda: not members(process.pid), 10), members(process.pid)
    kept = chunks(tmp_path)
    assert 3 <= kept < 40
    report = sweep(read_plan(plan), tmp_path, csv=True)
    assert report.played == 160 - 4 * kept
    assert results(tmp_path) == undisturbed


def test_workers_end_with_their_sweep_in_the_middle_of_a_chunk_too(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN.replace("80", "100000").replace("chunk: 4", "chunk: 100000"))
    with running(tmp_path / "plan.yaml", tmp_path / "out") as process:
        assert until(lambda: len(workers(process.pid)) == 2 and min(map(seconds, workers(process.pid))) > 1)
        process.kill()
        process.wait()
        assert until(lambda: not members(process.pid), 5), members(process.pid)


def test_a_sweep_killed_again_and_again_comes_to_the_same_end(
    plan: Path, undisturbed: dict[str, object], tmp_path: Path
) -> None:
    for kept in (0, 6):
        kill_after(kept, plan, tmp_path)
    sweep(read_plan(plan), tmp_path, csv=True)
    assert results(tmp_path) == undisturbed


def kill_after(kept: int, plan: Path, folder: Path) -> None:
    """Kill a worker and then the sweep, once so many chunks are there."""
    with running(plan, folder) as process:
        assert until(lambda: chunks(folder) >= kept and workers(process.pid))
        os.kill(workers(process.pid)[0], signal.SIGKILL)
        process.kill()
        process.wait()
        assert until(lambda: not members(process.pid), 10)


def test_a_chunk_that_keeps_killing_its_worker_is_given_up_in_a_sentence(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_plan(plan)
    monkeypatch.setattr("communique.simulation.workers._work", die)
    with pytest.raises(SweepError, match="3 workers died at games 0 to 3 of cell 0"):
        list(local([ChunkJob(pack(read.scenarios[0]), read.cells[0], 0, 4, False)], 2))
