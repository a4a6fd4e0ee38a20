"""Sweeps on a Dask cluster and into Parquet, where the extras are installed; a sentence where they are not."""

from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.simulate.sweep import SweepError, read_plan_text, sweep

needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="the extra `cluster` is not installed")
needs_arrow = pytest.mark.skipif(find_spec("pyarrow") is None, reason="the extra `parquet` is not installed")
noisy = pytest.mark.filterwarnings("default::DeprecationWarning", "default::ResourceWarning")

ROOT = Path(__file__).resolve().parents[2]
PLAN = """
format: communique-sweep 1
scenarios: [lantern-strait, sochi-2021]
levels: [guided]
protocols: [alternating]
lineups: [{all_of: [linear, firm]}]
games: 12
seed: 5
chunk: 4
logs: true
"""
SLOW = PLAN.replace("alternating", "conference").replace(", sochi-2021", "").replace("games: 12", "games: 40")


def results(folder: Path) -> dict[str, list[Any]]:
    """Every table of a result file in order."""
    db = sqlite3.connect(folder / "sweep.sqlite")
    tables = ("plan", "cell", "chunk", "game", "log")
    found = {table: db.execute(f"select * from {table} order by 1, 2").fetchall() for table in tables}
    db.close()
    return found


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers as processes of their own: its address, and the three."""
    found = folder / "scheduler.json"
    quiet: dict[str, Any] = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    common = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    common += ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(found)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(found)]
    worker += ["--nthreads", "1", "--no-dashboard", "--local-directory", str(folder), "--no-nanny"]
    with ExitStack() as started:
        processes = [subprocess.Popen(common, **quiet)]
        started.callback(lambda: [process.kill() or process.wait() for process in processes])
        processes += [subprocess.Popen(worker, **quiet) for _ in range(2)]
        deadline = time.monotonic() + 60
        while not found.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        yield json.loads(found.read_text())["address"], processes


@needs_dask
@noisy
def test_a_cluster_leaves_the_same_results_as_this_process(tmp_path: Path) -> None:
    plan = read_plan_text(PLAN)
    here = sweep(plan, tmp_path / "here")
    with cluster(tmp_path) as (address, _):
        there = sweep(plan, tmp_path / "there", scheduler=address)
    assert there.digest == here.digest
    assert results(tmp_path / "there") == results(tmp_path / "here")


@needs_dask
@noisy
def test_a_cluster_that_loses_a_worker_and_then_everything_loses_no_game(tmp_path: Path) -> None:
    plan = read_plan_text(SLOW)
    undisturbed = sweep(plan, tmp_path / "here")
    out = tmp_path / "there"

    with cluster(tmp_path) as (address, (scheduler, worker, _)):

        def disturb(done: int, total: int) -> None:
            if done >= 16 and worker.poll() is None:
                worker.kill()
                worker.wait()
            if done >= 48:
                scheduler.kill()

        with pytest.raises(SweepError, match="The connection to the cluster was lost; all that was finished is kept"):
            sweep(plan, out, scheduler=address, progress=disturb)
        assert worker.poll() == -signal.SIGKILL
    assert 48 <= len(results(out)["game"]) < plan.total
    assert sweep(plan, out).digest == undisturbed.digest
    assert results(out) == results(tmp_path / "here")


@needs_dask
@noisy
def test_a_scheduler_that_does_not_answer_is_said_in_a_sentence_and_nothing_is_made(
    tmp_path: Path,
) -> None:
    with pytest.raises(SweepError, match='No Dask scheduler answers at "nonsense://x"'):
        sweep(read_plan_text(PLAN), tmp_path / "out", scheduler="nonsense://x")
    assert list(tmp_path.iterdir()) == []


@needs_arrow
def test_parquet_holds_what_csv_holds(tmp_path: Path) -> None:
    from pyarrow import parquet

    sweep(read_plan_text(PLAN), tmp_path, csv=True, parquet=True)
    with (tmp_path / "games.csv").open(newline="") as file:
        lines = list(csv.reader(file))
    table = parquet.read_table(tmp_path / "games.parquet")
    assert table.column_names == lines[0]
    assert table.num_rows == len(lines) - 1 == 144
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    assert [["" if value is None else str(value) for value in row] for row in rows] == lines[1:]
    assert str(table.schema.field("points_1").type) == "int64"


@pytest.mark.parametrize(
    ("options", "module", "sentence"),
    [
        (
            ["--scheduler", "tcp://127.0.0.1:1"],
            "distributed",
            'A cluster needs Dask: pip install "communique[cluster]".',
        ),
        (["--parquet"], "pyarrow", 'Parquet files need pyarrow: pip install "communique[parquet]".'),
    ],
)
def test_a_missing_extra_is_said_in_a_sentence_before_anything_is_made(
    options: list[str], module: str, sentence: str,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "plan.yaml").write_text(PLAN)
    assert main(["sweep", str(tmp_path / "plan.yaml"), "--out", str(tmp_path / "out"), *options]) == 1
    assert capsys.readouterr().err == sentence + "\n"
    assert os.listdir(tmp_path) == ["plan.yaml"]
