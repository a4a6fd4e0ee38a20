"""Killed with -9 and robbed of files: what was shown and is not there afterwards, counted and printed.

    python tests/bench/bench_kills.py [window|headless|games|tournaments|sweeps|losses] [share of 100]

150 windows are killed at random moments after a move was painted, each by a process of its own; 150 processes without
one: games, tournaments and sweeps with their workers. The next process goes on from what it finds. 100 times a save is
deleted, replaced or cannot be written in mid-game, on a small disk of its own where the system lets us make one.
Chance is drawn anew each time; every figure in the last column should be 0. Needs Linux.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle, islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

TESTS = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(TESTS), str(TESTS.parent / "game")]
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

SCENARIOS = ("lantern-strait", "harbour-at-sel", "two-valleys", "sochi-2021")
PROTOCOLS = ("conference", "alternating")
PATIENCE = 60.0
"""Seconds without a word after which a process is taken to be stuck."""


@dataclass
class Count:
    """What was done and what was wrong. `between` kills fell after a write and before its move was shown."""

    what: str
    kills: int = 0
    shown: int = 0
    between: int = 0
    wrong: list[str] = field(default_factory=list)

    def print(self) -> None:
        print(f"{self.what:44}{self.kills:6}{self.shown:9}{self.between:9}{len(self.wrong):8}", flush=True)
        for one in self.wrong[:12]:
            print(f"    {one}")


def killed(work: Callable[[], None], lines: int, rest: float) -> list[str]:
    """What a process of its own has printed before it was killed, some time after so many lines."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.dup2(writing, 1)
            sys.stdout = os.fdopen(1, "w")
            work()
        finally:
            os._exit(1)
    os.close(writing)
    heard = b""
    while heard.count(b"\n") < lines and select.select([reading], [], [], PATIENCE)[0]:
        if not (part := os.read(reading, 65536)):
            break
        heard += part
    time.sleep(rest)
    os.kill(child, signal.SIGKILL)
    while part := os.read(reading, 65536):
        heard += part
    os.close(reading)
    os.waitpid(child, 0)
    return heard.decode().split("\n")[:-1]


def moment() -> tuple[int, float]:
    """When to kill: after so many lines, and so many seconds more; now and then before anything was said."""
    if random.random() < 0.1:
        return 0, random.uniform(0, 0.4)
    return random.randint(2, 14), random.choice((0, random.uniform(0, 0.004), random.uniform(0, 0.06)))


def survived(count: Count, path: Path, shown: list[str]) -> str:
    """The digest that the save stands at; what is missing of what was shown is counted."""
    from shown import digest, states

    from communique.loading.scenario_file import load_scenario
    from communique.session.store import read_save, restore

    there = states(path)
    missing = [one for one in shown if one not in there]
    if missing:
        count.wrong.append(f"{path.name}: {len(missing)} of {len(shown)} states that were shown are not in the save")
    save = read_save(path)
    stands = digest(restore(save, load_scenario(save.header.scenario)))
    if stands != there[-1]:
        count.wrong.append(f"{path.name}: read as {stands}, its lines come to {there[-1]}")
    count.shown += len(shown)
    count.between += bool(shown) and stands != shown[-1]
    return stands


def windows(kills: int) -> Count:
    """Kill windows; each goes on where the last one was killed."""
    from window import playing

    count = Count(f"windows ({os.environ['SDL_VIDEODRIVER']}), after a painted move")
    games = list(product(SCENARIOS, PROTOCOLS, ("1", "2"), ("practice", "scored")))
    with TemporaryDirectory() as root:
        os.environ["COMMUNIQUE_SETTINGS"] = str(Path(root) / "settings.json")
        for k, game in enumerate(games):
            os.environ["COMMUNIQUE_SAVES"] = str(Path(root) / f"{k}")
            stands: tuple[str, str] | None = None
            for _ in range(k, kills, len(games)):
                lines, rest = moment()
                heard = killed(lambda: playing.main(*game, str(k)), lines, rest)  # noqa: B023 - called at once
                count.kills += 1
                stands = _went_on(count, game, Path(root) / f"{k}", heard, lines, stands)
    return count


def _went_on(
    count: Count, game: tuple[str, ...], folder: Path, heard: list[str], lines: int, before: tuple[str, str] | None
) -> tuple[str, str] | None:
    """Check what one window has shown; returns the save last played and what it stands at, if it goes on."""
    if len(heard) < lines:
        count.wrong.append(f"{game}: stuck after {len(heard)} lines: {heard[-1:]}")
    said = [line.split() for line in heard]
    if before and said and tuple(said[0][:2]) != before:
        count.wrong.append(f"{game}: stood at {before}, went on from {said[0]}")
    standing = before
    for name in dict.fromkeys(name for name, *_ in said):
        shown = [(digest, state) for one, digest, state in said if one == name]
        stands = survived(count, folder / name, [digest for digest, _ in shown])
        over = ("over" in [state for digest, state in shown if digest == stands]) or _over(folder / name)
        standing = None if over else (name, stands)
    return standing if said else _latest(folder, before)


def _over(path: Path) -> bool:
    from communique.loading.scenario_file import load_scenario
    from communique.session.store import read_save, restore

    save = read_save(path)
    return restore(save, load_scenario(save.header.scenario)).over


def _latest(folder: Path, before: tuple[str, str] | None) -> tuple[str, str] | None:
    """Of a window killed before it had said anything: what it has left, which may be a move or a game more."""
    from shown import states

    from communique.session.folder import listing

    last = next((one for one in listing(folder) if one.header is not None), None)
    return before if last is None else None if _over(last.path) else (last.path.name, states(last.path)[-1])


def sessions(kills: int) -> Count:
    """Kill games without a window."""
    from session.playing import play
    from shown import states

    from communique.loading.scenario_file import load_scenario

    count = Count("games without a window")
    games = islice(cycle(product(SCENARIOS, PROTOCOLS, (False, True))), kills // 4 + 1)
    with TemporaryDirectory() as root:
        for k, (name, protocol, scored) in enumerate(games):
            path, scenario = Path(root) / f"{k}.communique", load_scenario(name)
            for _ in range(min(4, kills - count.kills)):
                before = states(path)[-1] if path.exists() and path.stat().st_size else ""
                lines, rest = moment()
                heard = killed(lambda: play(path, scenario, protocol, k, scored=scored), max(1, lines), rest)  # noqa: B023 - called at once
                count.kills += 1
                survived(count, path, heard)
                if before and heard and heard[0] != before:
                    count.wrong.append(f"{name}: stood at {before}, went on from {heard[0]}")
    return count


def tournaments(kills: int) -> Count:
    """Kill workers of tournaments, then the tournaments, until each has been killed three times."""
    from simulation.test_tournament_kill import games, running, undisturbed

    count = Count("tournaments and their workers")
    with TemporaryDirectory() as root:
        whole = undisturbed(Path(root) / "undisturbed.jsonl")
        while count.kills < kills:
            out = Path(root) / f"{count.kills}.jsonl"
            for _ in range(3):
                if count.kills < kills:
                    _kill_all(count, running(out), lambda: games(out), lambda: _lines(out), kills)  # noqa: B023 - called at once
            with running(out) as process:
                process.communicate()
            if out.read_bytes() != whole:
                count.wrong.append(f"{out.name}: not what an undisturbed tournament writes")
    return count


def _lines(out: Path) -> set[bytes]:
    """Whole lines of games."""
    return set(out.read_bytes().split(b"\n")[1:-1]) if out.exists() else set()


def sweeps(kills: int) -> Count:
    """Kill workers of sweeps, then the sweeps, until each has been killed three times."""
    from simulation.test_sweep_kill import PLAN, chunks, results, running

    from communique.simulation.sweep.whole_grid import read_plan, sweep

    count = Count("sweeps and their workers")
    with TemporaryDirectory() as root:
        plan = Path(root) / "plan.yaml"
        plan.write_text(PLAN)
        sweep(read_plan(plan), Path(root) / "undisturbed", csv=True)
        whole = results(Path(root) / "undisturbed")
        while count.kills < kills:
            out = Path(root) / f"{count.kills}"
            for _ in range(3):
                if count.kills < kills:
                    _kill_all(count, running(plan, out), lambda: chunks(out), lambda: _chunks(out), kills)  # noqa: B023 - called at once
            with running(plan, out) as process:
                process.communicate()
            if results(out) != whole:
                count.wrong.append(f"{out.name}: not what an undisturbed sweep comes to")
    return count


def _chunks(out: Path) -> set[object]:
    import sqlite3

    from simulation.test_sweep_kill import chunks

    if not chunks(out):
        return set()
    db = sqlite3.connect(out / "sweep.sqlite")
    try:
        return set(db.execute("select cell, game, sha256 from game").fetchall())
    finally:
        db.close()


def _kill_all(
    count: Count, running: object, done: Callable[[], int], told: Callable[[], set[object]], most: int
) -> None:
    """Kill both workers of a process, then itself, as it finishes things; what it had finished stays."""
    from processes import members, until, workers

    with running as process:  # type: ignore[attr-defined]
        start = done()
        until(lambda: process.poll() is not None or (done() > start and workers(process.pid)))
        for pid in workers(process.pid)[: max(0, most - count.kills - 1)]:
            time.sleep(random.uniform(0, 0.1))
            try:
                os.kill(pid, signal.SIGKILL)
                count.kills += 1
            except ProcessLookupError:
                pass
        before = told()
        time.sleep(random.uniform(0, 0.3))
        if process.poll() is None:
            process.kill()
            count.kills += 1
        process.wait()
        until(lambda: not members(process.pid), 10)
    count.shown += len(before)
    if lost := before - told():
        count.wrong.append(f"{len(lost)} of {len(before)} that were finished are lost")


def losses(times: int) -> None:
    """Run `robbed` on a small disk of its own if the system lets us, and not as a superuser."""
    with TemporaryDirectory() as root:
        os.chmod(root, 0o777)
        small = subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0
        command = [sys.executable, __file__, "robbed", str(times), root, "small" if small else "large"]
        subprocess.run(["unshare", "-m", *command] if small else command, check=False)


def robbed(times: int, root: Path, *, small: bool) -> Count:
    """Take the save away in mid-game; several times in each game, with some more moves between."""
    import losses as known
    from behind import session_of
    from window.befallen import Befallen

    from communique.loading.scenario_file import load_scenario
    from communique.rules.dice import Dice

    scenarios = [load_scenario(name) for name in SCENARIOS]
    kinds = known.LOSSES
    if small and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=192k,mode=0777", "tmpfs", root]).returncode == 0:
        kinds += known.FULL
    if os.getuid() == 0:
        os.setuid(65534)
    kinds += known.GUARDED
    count, done = Count(f"saves lost in mid-game, {len(kinds)} ways"), dict.fromkeys(kinds, 0)
    deck = cycle(random.sample(kinds, len(kinds)))
    for k, (scenario, protocol, scored) in enumerate(cycle(product(scenarios, PROTOCOLS, (False, True)))):
        if count.kills >= times:
            break
        os.environ["COMMUNIQUE_SAVES"] = str(root / "all" / "saves")
        one = Befallen(scenario, protocol, Dice(random.randrange(10**9), k, "losses"), scored=scored)
        while count.kills < times and not (one.game.over or len(one.said) > 12):
            for _ in range(random.randrange(4)):
                one.go_on()
            loss = next(deck)
            if not os.path.isfile(one.path):
                one.mend()
            one.befall(loss)
            done[loss] += 1
            count.kills += 1
            if random.random() < 0.6:
                one.mend()
        one.mend()
        count.shown += len(session_of(one.game).events)
        count.wrong += [] if one.held() else [f"{scenario.public.id}: no save holds the game at its end"]
        one.game.close()
        count.wrong += [f"{scenario.public.id}, {protocol}: {wrong}" for wrong in one.wrong]
        subprocess.run(["rm", "-rf", str(root / "all")], check=True)
    count.print()
    print("    " + ", ".join(f"{loss.__name__.replace('_', ' ')} {n}" for loss, n in done.items()))
    return count


def main(what: str = "", share: str = "100") -> None:
    """Print the table."""
    part = int(share) / 100
    print(f"{'':44}{'kills':>6}{'shown':>9}{'between':>9}{'wrong':>8}", flush=True)
    if what in ("", "window"):
        windows(round(150 * part)).print()
    for name, run, kills in (("games", sessions, 60), ("tournaments", tournaments, 45), ("sweeps", sweeps, 45)):
        if what in ("", "headless", name):
            run(round(kills * part)).print()
    if what in ("", "losses"):
        losses(round(100 * part))
    took = os.times()
    print(f"{sum(took[:4]):.0f} s CPU in all")


if __name__ == "__main__":
    if sys.argv[1:2] == ["robbed"]:
        robbed(int(sys.argv[2]), Path(sys.argv[3]), small=sys.argv[4] == "small")
    else:
        main(*sys.argv[1:])
