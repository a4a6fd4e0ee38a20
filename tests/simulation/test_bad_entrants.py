"""Tournaments that survive their entrants: whoever fails is counted, and the rest goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import combinations, permutations
from pathlib import Path
from threading import Thread
from typing import Any

import bad_entrants
import pytest
from builders import three, two
from processes import command, members, until

from communique.model.scenario import Seat
from communique.negotiators import linear
from communique.negotiators.negotiator import Strategy
from communique.negotiators.registry import NEGOTIATORS
from communique.session import Session
from communique.simulation import simulate
from communique.simulation.apart import kept_apart
from communique.simulation.apart.failure import Failing
from communique.simulation.apart.kept_apart import KeptApart, SeatHouse
from communique.simulation.apart.limits import Limits
from communique.simulation.playing import play
from communique.simulation.tournament.every_seating import Tournament, TournamentError
from communique.simulation.tournament.standings import standings

STRICT = Limits(move_seconds=1, load_seconds=8, memory_mb=100)
PARTIES = ["aland", "borea", "medina"]
GOOD = ["linear", "boulware"]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All of them, as a package of somebody else's."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return bad_entrants.install(folder)


def league(names: list[str], **options: object) -> Tournament:
    return Tournament([two()], names, rounds=4, seed=33, limits=STRICT, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["crash", "nothing", "out-of-range", "hang", "exit-now", "not-importable", "babble"])
def test_a_game_in_which_one_fails_is_over_and_worth_no_deal_to_all(kind: str, installed: list[str]) -> None:
    for game in league(["firm", kind]).run():
        assert game.failure is not None
        assert game.failure.way == bad_entrants.WAYS[kind]
        assert (game.kind, game.agreement, game.package) == ("failed", False, None)
        assert game.points == game.no_deal == (30, 30)


@pytest.mark.slow
def test_a_tournament_with_thirty_kinds_of_bad_entrants_finishes_with_the_counts(
    installed: list[str], tmp_path: Path
) -> None:
    """Every entrant is named by what it is bad at, so that what has to be counted is known before."""
    tournament = league([*GOOD, *installed], max_line_ups=36)
    assert {name for pairing in tournament.pairings for name in pairing.lineup} == {*GOOD, *installed}
    games = tournament.run(tmp_path / "games.jsonl", workers=2)
    assert [game.number for game in games] == list(range(len(tournament.pairings)))
    found = standings(tournament, games)
    for one in found.league:
        assert set(one.failures) <= {bad_entrants.WAYS.get(one.negotiator)}, one
    counted = Counter(tournament.pairings[g.number].lineup[g.failure.seat] for g in games if g.failure is not None)
    assert {one.negotiator: one.failed for one in found.league if one.failed} == counted
    assert set(counted) == set(bad_entrants.WAYS)
    limits = "A limit of time or memory struck in {} games; those may end otherwise on another machine."
    struck = sum(game.failure is not None and game.failure.way in ("late", "memory") for game in games)
    assert limits.format(struck) in found.notes


def test_who_only_hurts_itself_plays_as_if_it_did_not(installed: list[str]) -> None:
    """A copy of itself that comes back from the same decision has no say; what it writes into, nobody reads."""
    for kind in ("fork", "haunt", "meddle"):
        assert {game.kind for game in league(["firm", kind]).run()} == {"adjourned"}


def test_what_is_kept_of_a_failure_is_one_line_with_its_place(installed: list[str], tmp_path: Path) -> None:
    league(["firm", "crash"]).run(tmp_path / "games.jsonl")
    fields = json.loads((tmp_path / "games.jsonl").read_text().splitlines()[1])
    assert fields["failure"] == {
        "seat": 1,
        "way": "crashed",
        "what": "ZeroDivisionError: student bug (bad_entrants.py:39)",
    }


def test_the_file_is_the_same_with_any_number_of_workers_and_where_it_goes_on(
    installed: list[str], tmp_path: Path
) -> None:
    names = ["firm", "crash", "exit-now", "hang"]
    games = league(names).run(tmp_path / "alone.jsonl")
    assert {game.failure.way for game in games if game.failure is not None} == {"crashed", "died", "late"}
    whole = (tmp_path / "alone.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    (tmp_path / "shared.jsonl").write_bytes(b"".join(lines[:4]) + lines[4][:40])
    assert league(names).run(tmp_path / "shared.jsonl", workers=2) == games
    assert (tmp_path / "shared.jsonl").read_bytes() == whole


def test_limits_are_part_of_the_plan_where_somebody_can_be_struck_by_them(installed: list[str], tmp_path: Path) -> None:
    league(["firm", "crash"]).run(tmp_path / "games.jsonl")
    patient = Tournament([two()], ["firm", "crash"], rounds=4, seed=33, limits=Limits(move_seconds=30))
    with pytest.raises(TournamentError, match='holds another tournament, whose "limits" differ'):
        patient.run(tmp_path / "games.jsonl")
    assert league(["firm", "linear"]).plan.limits is None


class Raises:
    """An object that was handed over: it plays in this process."""

    name = "raises"

    def decide(self, view: Any, dice: Any) -> Any:
        raise ArithmeticError("no sum")


def test_an_object_that_fails_is_counted_in_this_process() -> None:
    results = simulate(two(), {"aland": Raises, "borea": "linear"}, 3, 1, protocol="alternating")
    assert {row.kind for row in results.rows} == {"failed"}
    assert results.summary()["failures"] == {"aland": {"crashed": 3}}
    assert results.summary()["endings"]["failed"] == 3
    what = [row.failure.what for row in results.rows if row.failure is not None]
    assert what[0].startswith("ArithmeticError: no sum (test_bad_entrants.py:")


def test_a_fault_of_ours_is_not_counted_but_loud(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def decide(self, view: Any, dice: Any) -> Any:
            raise ArithmeticError("ours")

    broken = Strategy("firm", "Firm", "Is broken for this test.", Broken())
    monkeypatch.setitem(NEGOTIATORS, "firm", broken)
    with pytest.raises(ArithmeticError, match="ours"):
        simulate(two(), {"aland": "firm", "borea": "linear"}, 1, 1, protocol="alternating")


FILE = """
import time
from communique.rules.moves.offer import Offer

def slow(view, dice):
    time.sleep(0.2)
    return Offer(tuple(row.index(max(row)) for row in view.sheet.points))
"""
LUCK = """
import random
import numpy
from communique.rules.moves.offer import Offer

def again(most):
    random.seed()
    return random.randrange(most)

IMPORTED = random.random()
DRAWS = {
    "imported": lambda most: int(IMPORTED * most),
    "shared": random.randrange,
    "of-numpy": lambda most: numpy.random.randint(most),
    "new": lambda most: random.Random().randrange(most),
    "seeded-again": again,
    "new-of-numpy": lambda most: numpy.random.default_rng().integers(most),
    "old-of-numpy": lambda most: numpy.random.RandomState().randint(most),
}

def lucky(view, dice):
    \"\"\"One way to draw after the other, in the course of a game.\"\"\"
    draw = list(DRAWS.values())[view.n // 2 % len(DRAWS)]
    return Offer(tuple(draw(len(row)) for row in view.sheet.points))
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "mine.py").write_text(FILE)
    return str(tmp_path / "mine.py")


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(move_seconds=0.05), "more than 0.05 s for a move"),
        (Limits(game_seconds=0.5), "more than 0.50 s for a game"),
        (Limits(session_seconds=0.1), "more than 0.10 s for a session"),
    ],
)
def test_time_is_limited_for_a_move_a_game_and_a_session(limits: Limits, said: str, file: str) -> None:
    (game, *_) = simulate(two(), {"aland": f"{file}:slow"}, 1, 1, protocol="alternating", limits=limits).rows
    assert game.failure == (0, "late", said)


def test_a_limit_of_nothing_is_refused() -> None:
    for given in (-1, float("nan"), float("inf"), 1e300):
        with pytest.raises(ValueError, match="A limit is more than 0 and at most 1,000,000,000, or none, not "):
            Limits(move_seconds=given)


def test_an_entrant_outlives_the_thread_that_has_begun_it(file: str) -> None:
    tournament = league(["linear", f"{file}:slow"])
    beginning = Thread(target=tournament.play, args=(0,))
    beginning.start()
    beginning.join()
    assert tournament.play(0).failure is None
    tournament.close()


def test_what_cannot_be_done_on_our_side_is_not_counted_but_loud(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object, **more: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("communique.simulation.apart.kept_apart.subprocess.Popen", none_left)
    with pytest.raises(OSError, match="Too many open files"):
        simulate(two(), {"aland": f"{file}:slow"}, 1, 1, protocol="alternating")


def test_who_draws_from_pythons_own_chance_or_numpys_draws_the_same_in_every_run(tmp_path: Path) -> None:
    (tmp_path / "luck.py").write_text(LUCK)
    lineup = {"aland": f"{tmp_path}/luck.py:lucky", "borea": "firm"}
    runs = [simulate(two(), lineup, 4, 1, protocol="alternating", workers=workers).rows for workers in (1, 2, 1)]
    assert {row.kind for row in runs[0]} != {"failed"}
    assert runs[0] == runs[1] == runs[2]
    assert len({row.sha256 for row in runs[0]}) == 4


def test_an_entrant_decides_in_its_own_process_as_it_would_in_this_one(file: str) -> None:
    """NEGOTIATOR of a module of ours, run as a file: the same mind and dice, once here and once apart."""
    names = dict.fromkeys(PARTIES, f"{Path(linear.__file__)}:NEGOTIATOR")
    for row in simulate(three(), names, 3, 7, protocol="conference").rows:
        here = play(three(), names, row.seed, protocol="conference")
        assert row.sha256 == sha256(here.log_text().encode()).hexdigest()


# -- stopped on the way ------------------------------------------------------------------


FIELD = ["linear", "crash", "exit-now", "hang", "in-a-library"]


@contextmanager
def running(out: Path, workers: int) -> Iterator[subprocess.Popen[str]]:
    """The tournament of `FIELD` by the command, in a process session of its own."""
    limits = ["--move-seconds", "1", "--rounds", "4", "--seed", "33", "--workers", str(workers), "--out", str(out)]
    with command("tournament", "lantern-strait", *FIELD, *limits) as process:
        yield process


def games(out: Path) -> int:
    return out.read_bytes().count(b"\n") - 1 if out.exists() else 0


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[bytes, str]]:
    """The file of that tournament, and what the command prints; the package of bad entrants is there meanwhile."""
    folder = tmp_path_factory.mktemp("undisturbed")
    bad_entrants.install(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))
        with running(folder / "games.jsonl", 2) as process:
            told = process.communicate(timeout=300)[0]
        yield (folder / "games.jsonl").read_bytes(), told


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(("number", "workers"), [(signal.SIGKILL, 1), (signal.SIGKILL, 2), (signal.SIGINT, 2)])
def test_a_tournament_that_is_stopped_among_bad_entrants_leaves_nobody_and_goes_on_to_the_same_bytes(
    number: signal.Signals, workers: int, undisturbed: tuple[bytes, str], tmp_path: Path
) -> None:
    out = tmp_path / "games.jsonl"
    with running(out, workers) as process:
        assert until(lambda: games(out) > 5, 120)
        process.send_signal(number)
        process.communicate(timeout=60)
        assert until(lambda: not members(process.pid), 20), members(process.pid)
    assert 0 < games(out) < 20
    with running(out, workers) as process:
        told = process.communicate(timeout=300)[0]
    assert (out.read_bytes(), told) == undisturbed
    assert "hang failed in" in told
    assert ": took too long in " in told


def test_a_module_that_ends_whoever_imports_it_is_not_imported_by_the_tournament(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hostile.py").write_text("import os\nos._exit(9)\none = Mine = None\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in (f"{tmp_path}/hostile.py:one", "negmas:hostile.Mine"):
        games = league(["firm", name]).run()
        assert {game.failure.way for game in games if game.failure is not None} == {"not-loaded"}
        assert len(games) == 2


BROOD = """
import os, time

def brood(view, dice):
    for _ in range(3):
        if os.fork() == 0:
            time.sleep(600)
    time.sleep(600)
"""


def of_group(group: int) -> list[str]:
    """The processes of a group that are alive, by their numbers."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[2]) == group:
            found.append(folder.name)
    return found


PARENT = """
import os, subprocess, time

def parent(view, dice):
    child = subprocess.Popen(["sleep", "600"])
    with open(os.path.dirname(__file__) + "/child", "w") as kept:
        kept.write(str(child.pid))
    time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_what_an_entrant_has_started_ends_with_a_game_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(PARENT)
    child = tmp_path / "child"
    with command("simulate", "lantern-strait", "--games", "1", "--seat", f"osmark={tmp_path}/own.py:parent") as process:
        assert until(lambda: child.exists() and child.read_text())
        process.kill()
        process.wait(20)
    place = Path("/proc") / child.read_text() / "cmdline"
    assert until(lambda: not place.exists() or b"sleep" not in place.read_bytes(), 10)


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="looks at a process without waiting for it")
@pytest.mark.parametrize("kind", ["exit-now", "hang-up"])
def test_a_group_is_ended_while_its_number_is_its_own(
    kind: str, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a process has been waited for, the system may give its number to another."""
    ended: list[int] = []

    def killpg(number: int, signal_number: int) -> None:
        os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT | os.WNOHANG)  # raises for one that was waited for
        ended.append(number)

    monkeypatch.setattr(os, "killpg", killpg)
    assert {game.failure.way for game in league(["firm", kind]).run() if game.failure is not None} == {"died"}
    assert len(ended) == 2


REMEMBERS = """
import os

def remembers(view, dice):
    with open(os.path.dirname(__file__) + "/chairs", "a") as kept:
        print(os.getpid(), view.seat, file=kept)
    return dice.pick(list(view.candidates()))
"""


def test_a_process_has_one_chair_in_a_whole_league(tmp_path: Path) -> None:
    """What it knows of a chair it cannot tell itself on another, and it is not begun anew for each game."""
    (tmp_path / "own.py").write_text(REMEMBERS)
    league([f"{tmp_path}/own.py:remembers", "firm", "linear"]).run()
    lines = (tmp_path / "chairs").read_text().splitlines()
    assert len(lines) == 4
    assert len({line.split()[0] for line in lines}) == len({line.split()[1] for line in lines}) == len({*lines}) == 2


@pytest.mark.parametrize(("held", "kept"), [(40_000_000, 34), (200_000_000, 16), (float("inf"), 16)])
def test_a_league_of_seventeen_begins_each_process_once_where_there_is_room(
    held: float, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of a league's games. 34 of 40 MB hold less than 2,000 MB, 16 of 200 MB more."""
    monkeypatch.setattr(kept_apart, "_room", lambda: 2e9)
    monkeypatch.setattr(KeptApart, "held", held)
    house = SeatHouse()
    seen: list[object] = []
    for pair in combinations([f"own.py:n{k}" for k in range(17)], 2):
        for lineup in permutations(pair):
            seen += house.seated(lineup, STRICT)
    assert len(house._entrants) == kept
    assert (len({*map(id, seen)}) == 2 * 17) == (kept == 2 * 17)


def test_all_workers_together_hold_half_of_the_machines_memory_at_most() -> None:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    assert kept_apart._room() * (os.cpu_count() or 1) == pages / 2


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_who_is_late_is_killed_with_all_that_it_has_started(tmp_path: Path) -> None:
    (tmp_path / "brood.py").write_text(BROOD)
    entrant = KeptApart(f"{tmp_path}/brood.py:brood", Limits(move_seconds=1))
    chair = Session.open(two(), 1, protocol="alternating").chair(Seat(0))
    seen: list[int] = []

    def watched(process: Any) -> None:
        seen.append(process.pid)

    begun = subprocess.Popen.__init__

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            subprocess.Popen, "__init__", lambda self, *words, **named: (begun(self, *words, **named), watched(self))[0]
        )
        with pytest.raises(Failing, match="more than 1 s for a move"):
            entrant.decide(chair.view(), chair.dice())
    assert seen  # its process first, and the guard where it is new
    assert until(lambda: not of_group(seen[0]), 10), of_group(seen[0])
