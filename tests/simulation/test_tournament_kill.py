"""A tournament under SIGKILL: a worker, or the whole of it; the games are those of an undisturbed one."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from processes import command, die, members, until, workers

from communique.loading.scenario_file import load_scenario
from communique.simulation.tournament.every_seating import Tournament, TournamentError

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for workers in /proc"),
]

NAMES = ["linear", "conceder", "statesman"]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of the tournament that `running` plays."""
    out = tmp_path_factory.mktemp("undisturbed") / "games.jsonl"
    tournament(8).run(out)
    return out.read_bytes()


def tournament(repetitions: int) -> Tournament:
    return Tournament([load_scenario("lantern-strait")], NAMES, repetitions=repetitions, seed=3, rounds=60)


def running(out: Path, repetitions: int = 8) -> AbstractContextManager[subprocess.Popen[str]]:
    arguments = ["--repetitions", str(repetitions), "--seed", "3", "--rounds", "60", "--workers", "2"]
    return command("tournament", "lantern-strait", *NAMES, *arguments, "--out", str(out))


def games(out: Path) -> int:
    """How many games a running tournament has finished."""
    return out.read_bytes().count(b"\n") - 1 if out.exists() else 0


def test_a_killed_worker_is_replaced_and_nothing_is_lost_or_doubled(tmp_path: Path, undisturbed: bytes) -> None:
    out = tmp_path / "games.jsonl"
    with running(out) as process:
        assert until(lambda: games(out) > 0)
        os.kill(workers(process.pid)[0], signal.SIGKILL)
        assert process.wait(60) == 0
    assert out.read_bytes() == undisturbed


def test_a_killed_tournament_leaves_no_worker_and_goes_on_where_it_was(tmp_path: Path, undisturbed: bytes) -> None:
    out = tmp_path / "games.jsonl"
    with running(out) as process:
        assert until(lambda: games(out) > 0)
        process.kill()
        process.wait()
        assert until(lambda: not members(process.pid), 10), members(process.pid)
    assert 0 < games(out) < 48
    tournament(8).run(out, workers=2)
    assert out.read_bytes() == undisturbed


def test_a_tournament_killed_again_and_again_loses_no_game_and_doubles_none(tmp_path: Path, undisturbed: bytes) -> None:
    out, finished = tmp_path / "games.jsonl", set[bytes]()
    for _ in range(2):
        with running(out) as process:
            before = games(out)
            assert until(lambda: games(out) > before and workers(process.pid))  # noqa: B023 - called at once
            os.kill(workers(process.pid)[0], signal.SIGKILL)
            finished |= set(out.read_bytes().split(b"\n")[1:-1])
            process.kill()
            process.wait()
            assert until(lambda: not members(process.pid), 10)
        assert finished <= set(out.read_bytes().split(b"\n")[1:-1])
    tournament(8).run(out)
    assert out.read_bytes() == undisturbed


def test_games_that_keep_killing_their_worker_are_given_up_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.simulation.workers._work", die)
    with pytest.raises(TournamentError, match=r"3 workers died at games \d to \d \(the last with exit code 9\); what"):
        tournament(2).run(workers=2)
