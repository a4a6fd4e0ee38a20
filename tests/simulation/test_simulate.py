"""Many games: the same result however they are shared out, and files that are whole or not there."""

from __future__ import annotations

import csv
import gc
import json
import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from builders import three, two

from communique.loading.scenario_file import load_scenario
from communique.rules.dice import dice
from communique.simulation import Results, play, simulate

LINEUP = ["linear", "firm", "mediator"]


@pytest.fixture(scope="module")
def results() -> Results:
    return simulate(three(), LINEUP, 6, 9)


def test_game_number_k_is_the_game_of_its_own_seed(results: Results) -> None:
    assert [row.game for row in results.rows] == [0, 1, 2, 3, 4, 5]
    for row in results.rows:
        assert row.seed == dice(9, row.game, "game")
        session = play(three(), LINEUP, row.seed)
        assert row.sha256 == sha256(session.log_text().encode()).hexdigest()
        assert (row.kind, row.points) == (session.outcome().kind, session.outcome().points)
        assert row.moves == len(session.events)


@pytest.mark.parametrize("collecting", [True, False])
def test_a_batch_leaves_garbage_collection_as_it_was(collecting: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        simulate(two(), ["linear", "firm"], 2, 1, protocol="alternating")
        assert gc.isenabled() == collecting
    finally:
        (gc.enable if was else gc.disable)()


def test_the_digest_is_over_the_digests_of_the_games_in_order(results: Results) -> None:
    assert results.digest == sha256("".join(row.sha256 for row in results.rows).encode()).hexdigest()


def test_two_workers_play_the_same_games_as_one(results: Results) -> None:
    seen: list[tuple[int, int]] = []
    shared = simulate(three(), LINEUP, 6, 9, workers=2, progress=lambda done, of: seen.append((done, of)))
    assert shared.rows == results.rows
    assert shared.digest == results.digest
    assert seen[-1] == (6, 6)


def test_more_games_begin_with_the_same_ones(results: Results) -> None:
    assert simulate(three(), LINEUP, 8, 9).rows[:6] == results.rows


def test_the_summary_says_what_was_played_and_what_came_of_it(results: Results) -> None:
    summary = results.summary()
    assert list(summary) == [
        "scenario", "papers", "case", "protocol", "level", "lineup", "seed", "engine", "games", "agreements", "endings",
        "failures", "mean_points", "mean_surplus", "mean_rounds", "mean_moves", "seconds", "games_per_second", "digest",
    ]  # fmt: skip
    assert (summary["scenario"], summary["papers"], summary["case"]) == ("harbour", None, results.case)
    assert summary["protocol"] == "conference"
    assert summary["lineup"] == {"aland": "linear", "borea": "firm", "medina": "mediator"}
    assert summary["games"] == sum(summary["endings"].values()) == 6
    assert list(summary["endings"]) == ["joint", "partial", "adjourned", "not-ratified", "breakdown"]
    assert summary["agreements"] == summary["endings"]["joint"] + summary["endings"]["partial"]
    mean = sum(row.points[0] for row in results.rows) / 6
    assert summary["mean_points"]["aland"] == pytest.approx(mean, abs=0.001)
    assert summary["digest"] == results.digest
    json.dumps(summary)


def test_surplus_is_points_over_no_deal(results: Results) -> None:
    for row in results.rows:
        if row.agreement:
            assert row.package is not None
            assert tuple(p - s for p, s in zip(row.points, row.surplus, strict=True)) == (30, 30, 30)
        else:
            assert row.surplus == (0, 0, 0)


def test_a_level_and_the_other_protocol_can_be_played() -> None:
    summary = simulate(load_scenario("sochi-2021"), None, 2, 1, level="guided", protocol="alternating").summary()
    assert (summary["level"], summary["protocol"]) == ("guided", "alternating")
    assert summary["lineup"]["russia"] == "mediator"


def test_no_games_make_an_empty_summary() -> None:
    summary = simulate(two(), None, 0, 1).summary()
    assert summary["games"] == 0
    assert summary["mean_points"] == {"aland": 0.0, "borea": 0.0}


def test_impossible_batches_are_refused() -> None:
    with pytest.raises(ValueError, match="not -1 with 1"):
        simulate(two(), None, -1, 1)
    with pytest.raises(ValueError, match="not 5 with 0"):
        simulate(two(), None, 5, 1, workers=0)
    with pytest.raises(KeyError, match="no level"):
        simulate(two(), None, 5, 1, level="nowhere")
    with pytest.raises(KeyError, match="no protocol"):
        simulate(two(), None, 5, 1, protocol="shouting")
    with pytest.raises(KeyError, match="no negotiator"):
        simulate(two(), ["linear", "nobody"], 5, 1, workers=2)


# -- files -----------------------------------------------------------------------


def test_csv_has_a_line_for_each_game(results: Results, tmp_path: Path) -> None:
    path = tmp_path / "games.csv"
    results.write_csv(path)
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert len(rows) == 6
    for row, written in zip(results.rows, rows, strict=True):
        assert (int(written["game"]), int(written["seed"])) == (row.game, row.seed)
        assert written["kind"] == row.kind
        assert [int(written[f"points_{p}"]) for p in ("aland", "borea", "medina")] == list(row.points)
        assert [int(written[f"surplus_{p}"]) for p in ("aland", "borea", "medina")] == list(row.surplus)
        assert written["package"] == ("" if row.package is None else " ".join(map(str, row.package)))
        assert written["sha256"] == row.sha256


def test_jsonl_has_an_object_for_each_game(results: Results, tmp_path: Path) -> None:
    path = tmp_path / "games.jsonl"
    results.write_jsonl(path)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert [row["points"] for row in rows] == [
        dict(zip(("aland", "borea", "medina"), row.points, strict=True)) for row in results.rows
    ]
    assert [row["package"] for row in rows] == [
        None if row.package is None else list(row.package) for row in results.rows
    ]


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(results: Results, tmp_path: Path) -> None:
    path = tmp_path / "games.csv"
    path.write_text("old")
    results.write_csv(path)
    assert path.read_text().startswith("game,seed,kind")
    assert os.listdir(tmp_path) == ["games.csv"]


def test_a_write_that_fails_leaves_the_old_file(
    results: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "games.csv"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        results.write_csv(path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["games.csv"]


def test_only_regular_files_are_replaced(results: Results, tmp_path: Path) -> None:
    target = tmp_path / "kept"
    target.write_text("kept")
    link = tmp_path / "link"
    link.symlink_to(target)
    for path in (tmp_path, link):
        with pytest.raises(OSError, match="no regular file"):
            results.write_jsonl(path)
    assert target.read_text() == "kept"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for workers in /proc")
def test_workers_end_when_their_parent_is_killed() -> None:
    code = (
        "from communique.loading.scenario_file import load_scenario\n"
        "from communique.simulation import simulate\n"
        "if __name__ == '__main__':\n"
        "    print('ready', flush=True)\n"
        "    simulate(load_scenario('sochi-2021'), None, 1_000_000, 1, workers=2)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True)
    assert parent.stdout is not None
    parent.stdout.readline()
    deadline = time.monotonic() + 30
    while len(_members(parent.pid)) < 4 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(_members(parent.pid)) >= 3
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 20
    while _members(parent.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _members(parent.pid) == []
    parent.stdout.close()


def _members(session: int) -> list[int]:
    """The living processes of a process session."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if fields[0] != "Z" and int(fields[3]) == session:
                found.append(int(folder.name))
    return found
