"""A program that is killed: every move it has shown as done is in the file, and the file can be read."""

import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from builders import rich
from shown import states

from communique.session import read_save
from communique.session.log import log_text
from communique.session.store import restore

pytestmark = pytest.mark.slow
TESTS = Path(__file__).parents[1]

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[2])
from hashlib import sha256
from pathlib import Path
from builders import choose, moves_of, rich
from communique.rules.dice import Dice
from communique.session import Recorder, Session

session = Session.open(rich(sessions=400), seed=5)
with Recorder(Path(sys.argv[1]), session):
    step = 0
    while not session.over:
        view = session.chair(session.turn).view()
        quiet = [m for m in moves_of(view) if type(m).__name__ not in ("Walk", "Sign", "Accept", "FinalText", "Warn")]
        move = choose(quiet or moves_of(view), Dice(5, step, "kill"))
        assert session.chair(view.seat).submit(move) is None
        step += 1
        if step % 40 == 0:
            session.undo(len(session.events) - 3)
        print(sha256(session.log_text().encode()).hexdigest(), flush=True)
"""


def logs(path):
    """The digest of the log after each line of the save."""
    found, lines = [], path.read_bytes().splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        part = path.with_suffix(".part")
        part.write_bytes(b"".join(lines[:count]))
        save = read_save(part)
        found.append(sha256(log_text(save.header, save.events).encode()).hexdigest())
    return found


@pytest.mark.parametrize("shown", [1, 7, 40, 83])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_all_that_was_shown_as_done_survives_a_kill(tmp_path, shown):
    path = tmp_path / "x.communique"
    env = os.environ | {"PYTHONPATH": str(TESTS.parent / "game")}
    command = [sys.executable, "-c", PROGRAM, str(path), str(TESTS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as program:
        assert program.stdout is not None
        done = [program.stdout.readline().strip() for _ in range(shown)]
        program.send_signal(signal.SIGKILL)
        done += program.stdout.read().split("\n")[:-1]
    assert program.returncode == -signal.SIGKILL
    written = logs(path)
    assert [digest for digest in done if digest not in written] == []
    assert restore(read_save(path), rich(sessions=400)).events


GOES_ON = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from session.playing import play
from communique.loading.scenario_file import load_scenario
play(Path(sys.argv[1]), load_scenario("lantern-strait"), sys.argv[3], 5, scored=False)
"""


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_game_killed_again_and_again_goes_on_where_it_was_each_time(tmp_path, protocol):
    path = tmp_path / "x.communique"
    env = os.environ | {"PYTHONPATH": str(TESTS.parent / "game")}
    command, stood = [sys.executable, "-c", GOES_ON, str(path), str(TESTS), protocol], ""
    for shown in (3, 14, 1):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as program:
            assert program.stdout is not None
            done = [program.stdout.readline().strip() for _ in range(shown)]
            program.send_signal(signal.SIGKILL)
            done += program.stdout.read().split("\n")[:-1]
        there = states(path)
        assert [digest for digest in done if digest not in there] == []
        assert stood in ("", done[0])
        stood = there[-1]
