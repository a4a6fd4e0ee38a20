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
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from communique.cli import main
from communique.simulation.sweep import pool
from communique.simulation.sweep.whole_grid import SweepError, read_plan_text, sweep

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


QUIET: dict[str, Any] = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def worker_of(folder: Path) -> subprocess.Popen[bytes]:
    """A worker of the scheduler that wrote its address into `folder`."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(folder / "scheduler.json")]
    command += ["--nthreads", "1", "--no-dashboard", "--local-directory", str(folder), "--no-nanny"]
    return subprocess.Popen(command, **QUIET)


@contextmanager
def cluster(folder: Path, *, workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and its workers as processes of their own: the address, and all of them."""
    found = folder / "scheduler.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    command += ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(found)]
    with ExitStack() as started:
        processes = [subprocess.Popen(command, **QUIET)]
        started.callback(lambda: [process.kill() or process.wait() for process in processes])
        processes += [worker_of(folder) for _ in range(workers)]
        deadline = time.monotonic() + 60
        while not (found.exists() and found.stat().st_size) and time.monotonic() < deadline:
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("distributed"), "Client", _Refusing)
    with pytest.raises(SweepError, match=r'^No Dask scheduler answers at "tls://127\.0\.0\.1:1" \(no certificate\)\.$'):
        sweep(read_plan_text(PLAN), tmp_path / "out", scheduler="tls://127.0.0.1:1")
    assert list(tmp_path.iterdir()) == []


class _Refusing:
    """A client that fails in a way of its own."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise AssertionError("no certificate.\nand so on")


@pytest.mark.parametrize(
    "address",
    [
        "", ":", "://", "tcp://", "tls://", "tcp://127.0.0.1", "tls://host", "tcp://:1", "tcp://host:", "tcp://host:x",
        "tcp://host:0", "tcp://host:65536", "tcp://host:-1", "127.0.0.1:8786", "a:b:c", "/x", "tcp://[::1", "tcp://.:1",
        "tcp://a..b:1", "tcp://user@host:1", "tcp://a b:1", "tcp://h\u00e9:1", "http://host:1", "nonsense://x:1",
        "tcp://" + "a" * 30_000 + ":1", "tcp://host:1\n",
    ],
    ids=range(26),
)  # fmt: skip
def test_what_is_no_address_is_said_in_a_sentence_before_anybody_is_asked(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, lambda now: 1)
    with pytest.raises(SweepError, match=r"is no address of a Dask scheduler; it should be as tcp://host:8786") as said:
        sweep(read_plan_text(PLAN), tmp_path / "out", scheduler=address)
    assert len(str(said.value)) < 250
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address", ["tcp://host:8786", "tls://10.0.0.1:1", "tcp://[::1]:65535", "wss://a-b.example:443"]
)
def test_an_address_with_host_and_port_is_asked(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, lambda now: 1)
    assert sweep(read_plan_text(PLAN), tmp_path, scheduler=address).games == 144


@needs_dask
@noisy
def test_a_cluster_without_a_worker_says_so_and_goes_on_with_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_ALONE", 0.0)
    plan, said = read_plan_text(PLAN), list[str]()
    with cluster(tmp_path, workers=0) as (address, processes):

        def say(sentence: str) -> None:
            said.append(sentence)
            if len(said) == 1:
                processes.append(worker_of(tmp_path))

        report = sweep(plan, tmp_path / "there", scheduler=address, say=say)
    assert said == [NOBODY, "The cluster has a worker again; the sweep goes on."]
    assert report.games == plan.total


# -- a cluster of our own making: workers come and go as the clock says ------------


NOBODY = "The cluster has no worker; start one, or stop with Ctrl-C. The sweep waits for 10 minutes."


class Playing:
    """What a job that was handed in becomes: it is done as soon as somebody is there to play."""

    def __init__(self, work: Callable[..., Any], job: Any) -> None:
        self.work, self.job, self.status = work, job, "pending"

    def release(self) -> None:
        self.status = "released"


class Pretended:
    """A cluster and its clock. `there` says how many threads there are at a second."""

    def __init__(self, there: Callable[[float], int]) -> None:
        self.now, self.there, self.most = 0.0, there, 0
        self.loop = None
        self.waiting: list[Playing] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def nthreads(self) -> dict[str, int]:
        count = self.there(self.now)
        return {"worker": count} if count else {}

    def submit(self, work: Callable[..., Any], job: Any, **_: Any) -> Playing:
        return Playing(work, job)

    def close(self) -> None:
        pass

    def as_completed(self, *_: Any, **__: Any) -> Pretended:
        return self

    def add(self, future: Playing) -> None:
        self.waiting.append(future)
        self.most = max(self.most, len(self.waiting))

    def next_batch(self, block: bool) -> list[tuple[Playing, Any]]:
        assert not block
        self.now += 1.0
        ready = self.waiting[: self.there(self.now)]
        del self.waiting[: len(ready)]
        return [(future, future.work(future.job)) for future in ready]


def pretend(monkeypatch: pytest.MonkeyPatch, there: Callable[[float], int]) -> Pretended:
    made = Pretended(there)
    nothing = type("Nothing", (Exception,), {})
    client = type("Client", (), {"__new__": lambda *_: made, "__init__": lambda *_, **__: None})
    library = SimpleNamespace(Client=client, as_completed=made.as_completed, KilledWorker=nothing)
    monkeypatch.setitem(sys.modules, "distributed", library)
    monkeypatch.setitem(sys.modules, "distributed.comm", SimpleNamespace(CommClosedError=nothing))
    monkeypatch.setitem(sys.modules, "distributed.client", SimpleNamespace(FutureCancelledError=nothing))
    monkeypatch.setattr(pool, "time", made)
    return made


def test_when_all_workers_vanish_the_sweep_says_so_once_and_goes_on_when_they_are_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, lambda now: 0 if 3 < now < 60 else 2)
    said: list[str] = []
    plan = read_plan_text(PLAN)
    assert sweep(plan, tmp_path / "there", scheduler="tcp://x:1", say=said.append).games == plan.total
    assert said == [NOBODY, "The cluster has a worker again; the sweep goes on."]
    sweep(plan, tmp_path / "here")
    assert results(tmp_path / "there") == results(tmp_path / "here")


def test_a_sweep_gives_up_after_ten_minutes_without_a_worker_and_keeps_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pretend(monkeypatch, lambda now: 0 if now > 3 else 1)
    said: list[str] = []
    with pytest.raises(SweepError, match=r"no worker for 10 minutes; all that was finished is kept\."):
        sweep(read_plan_text(PLAN), tmp_path, scheduler="tcp://x:1", say=said.append)
    assert said == [NOBODY]
    assert 600 <= made.now < 610
    assert len(results(tmp_path)["game"]) == 12


def test_a_short_absence_is_not_worth_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, lambda now: 0 if 3 < now < 7 else 2)
    said: list[str] = []
    sweep(read_plan_text(PLAN), tmp_path, scheduler="tcp://x:1", say=said.append)
    assert said == []


def test_a_cluster_that_grows_gets_more_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = pretend(monkeypatch, lambda now: 1 if now < 4 else 5)
    sweep(read_plan_text(PLAN), tmp_path, scheduler="tcp://x:1")
    assert made.most == 10


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


@needs_dask
def test_a_client_that_could_not_connect_leaves_no_traceback_when_it_goes(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN)
    call = ["sweep", str(tmp_path / "plan.yaml"), "--out", str(tmp_path / "out"), "--scheduler", "tls://127.0.0.1:1"]
    command = [sys.executable, "-m", "communique", *call]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith('No Dask scheduler answers at "tls://127.0.0.1:1" (')
    assert done.stderr.count("\n") == 1
