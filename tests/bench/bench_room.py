"""What the window costs in a real process, with the budget beside each figure; printed, nothing asserted.

    python tests/bench/bench_room.py [launch idle input paint memory hour] [--seconds 10] [--games 60]

Launch is CPU from nothing to a title that answers. Idle is the share of a core that a window takes in its own loop,
which nobody touches: the title, the table, and the table while something moves. Input is from an event to its paint;
the worst are those that turn to another page and paint the whole window. Paint is a whole window painted anew. Memory
is what the system holds for a process that has been through every screen of a game. An hour is many games one after
the other, played by events in a single window: what it holds at the start and at the end. CPU seconds, not wall clock,
so that a busy machine counts less.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pygame

    from communique.window.app import App

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
ROOT: Final = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "game")]

HD, UHD = (1920, 1080), (3840, 2160)
CASE: Final = "sochi-2021"
SETTLED: Final = 4
"""Seconds after which whatever moves when a screen appears has arrived."""
TICKS: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def told(what: str, figure: str, budget: str) -> None:
    print(f"{what:58}{figure:>32}   {budget}", flush=True)


# -- in processes of their own ---------------------------------------------------------------


def started(*arguments: str) -> subprocess.Popen[str]:
    """This file in a process of its own, doing one thing (see `alone`)."""
    return subprocess.Popen([sys.executable, __file__, "--alone", *arguments], stdout=subprocess.PIPE, text=True)


def alone(what: str, *arguments: str) -> None:
    """What a process started by this file does: it opens a window, and keeps it open or says what it holds."""
    size = (int(arguments[0]), int(arguments[1]))
    if what == "launch":
        _launch(size)
        return
    import pygame

    from communique.window.kit import Loop

    app = _app(size, motion=True)
    for name, visit in (one.split("/") for one in arguments[2:]):
        _visit(app, name, visit)
        pygame.display.update(app.ui.render(_surface()))
    if what == "open":
        print("open", flush=True)
        Loop(app.ui, each_second=app.each_second).run()
    print(_held(), flush=True)


def _launch(size: tuple[int, int]) -> None:
    """Open the title and take the first event: what `communique play` does until a person can act."""
    import pygame

    from communique.window.kit import Loop

    app = _app(size, motion=True)
    loop = Loop(app.ui)
    loop.turn(0, [])
    loop.turn(16, [pygame.event.Event(pygame.MOUSEMOTION, pos=(900, 300), rel=(0, 0), buttons=(0, 0, 0))])
    os._exit(0)


def _app(size: tuple[int, int], *, motion: bool) -> App:
    import pygame

    from communique.window.app import App
    from communique.window.kit import prepare
    from communique.window.preferences import Settings

    prepare()
    pygame.display.set_mode(size)
    settings = Settings(reduced_motion=not motion, sound=False, pace="instant")
    app = App(size, settings=settings, inline=True)
    app.go("title")
    return app


def _visit(app: App, name: str, visit: str) -> None:
    from communique.loading.scenario_file import load_scenario
    from communique.window.screens._visit import Guide, visits

    whole = load_scenario(CASE)
    visits(name)[visit](Guide(app, whole, whole.public.levels[-1].id))


def _surface() -> pygame.Surface:
    import pygame

    surface = pygame.display.get_surface()
    assert surface is not None
    return surface


def _held() -> float:
    """What the system holds for this process, in MB, the libraries that it shares with others among it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return int(lines["VmRSS"].split()[0]) / 1024


def _ticks(process: int) -> int:
    """The CPU that a process has used, in the system's ticks."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


# -- the figures -----------------------------------------------------------------------------


def launch(_: argparse.Namespace) -> None:
    for size in (HD, UHD):
        spent = []
        for _ in range(3):
            before = os.times()
            started("launch", *map(str, size)).wait()
            after = os.times()
            spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
        told(f"launch to a title that answers, {_named(size)}", f"{min(spent):.2f} s CPU", "under 1 s")


def idle(asked: argparse.Namespace) -> None:
    for place in ("title/alone", "table/at-the-beginning", "table/with-texts", "table/at-gesture", "table/with-recap"):
        if not _there(place):
            continue
        process = started("open", *map(str, HD), place)
        assert process.stdout is not None
        while process.stdout.readline().strip() != "open":
            pass
        time.sleep(SETTLED)
        before = _ticks(process.pid)
        time.sleep(asked.seconds)
        share = (_ticks(process.pid) - before) / TICKS / asked.seconds
        process.kill()
        process.wait()
        told(f"nobody touches {place}", f"{share:.1%} of a core", "under 1 %")


def _there(place: str) -> bool:
    from communique.window.screens._visit import visits

    name, visit = place.split("/")
    return visit in visits(name)


def inputs(_: argparse.Namespace) -> None:
    for size in (HD, UHD):
        for place in ("table/at-the-beginning", "table/with-texts", "briefing/Your sheet", "debrief/Frontier"):
            spent = sorted(_answered(size, place))
            most = statistics.quantiles(spent, n=100)[-1]
            figure = f"{statistics.median(spent):.1f}, 99 % {most:.1f}, worst {spent[-1]:.1f} ms"
            told(f"event to paint, {place}, {_named(size)}", figure, "under 16 ms")


def _answered(size: tuple[int, int], place: str) -> Iterator[float]:
    """CPU milliseconds from each event of a person who looks around and uses the keyboard, to its paint."""
    from communique.window.kit import loop

    app = _app(size, motion=False)
    loop.set_aside()
    _visit(app, *place.split("/"))
    surface = _surface()
    app.ui.render(surface)
    for event in _events(*size):
        before = time.process_time()
        app.ui.handle(event)
        app.ui.tick(1)
        if app.ui.render(surface):  # most events change nothing, and cost as much
            yield (time.process_time() - before) * 1000
    app.close_game()


def _events(width: int, height: int) -> Iterator[pygame.event.Event]:
    import pygame

    for _ in range(2):
        for number in range(400):
            pos = (width * (number % 20 + 1) // 21, height * (number // 20 + 1) // 21)
            yield pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        for key in (pygame.K_TAB,) * 24 + (pygame.K_RIGHT, pygame.K_DOWN, pygame.K_LEFT, pygame.K_UP) * 4:
            yield pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0)
            yield pygame.event.Event(pygame.KEYUP, key=key, mod=0, unicode="", scancode=0)
        for turn in (-1, -1, 1):
            yield pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=turn, precise_y=float(turn))


PAINTED: Final = (
    "title/alone", "table/at-the-beginning", "table/with-texts", "briefing/Story", "debrief/Frontier",
)  # fmt: skip


def paint(_: argparse.Namespace) -> None:
    for size, budget in ((HD, "under 10 ms"), (UHD, "under 40 ms")):
        for place in PAINTED:
            app = _app(size, motion=False)
            _visit(app, *place.split("/"))
            spent = sorted(_painted(app))
            app.close_game()
            told(f"all painted anew, {place}, {_named(size)}", f"{statistics.median(spent):.1f} ms", budget)


def _painted(app: App) -> Iterator[float]:
    surface = _surface()
    app.ui.render(surface)
    for _ in range(20):
        before = time.process_time()
        app.ui.paint_all(surface)
        yield (time.process_time() - before) * 1000


WAY: Final = (
    "title/alone", "browser/as-it-is", "seat/one-person", "briefing/Story", "briefing/Your sheet",
    "table/at-the-beginning", "table/with-texts", "closing/Result", "debrief/Frontier", "replay/in-the-middle",
)  # fmt: skip
"""What a person passes through in a game."""


def memory(_: argparse.Namespace) -> None:
    for size, budget in ((HD, "under 150 MB"), (UHD, "under 220 MB")):
        way = [place for place in WAY if _there(place)]
        for upto in (1, 7, len(way)):
            process = started("held", *map(str, size), *way[:upto])
            said, _ = process.communicate()
            told(f"held after {way[:upto][-1]}, {_named(size)}", f"{float(said.split()[-1]):.0f} MB", budget)


def hour(asked: argparse.Namespace) -> None:
    """Many games in one window: an hour of a person who takes a minute for a game of computers and looks on."""
    import pygame
    from window.people import Person
    from window.test_whole_game import play, to_the_table

    from communique.window.kit import prepare

    prepare()
    pygame.display.set_mode((1280, 800))
    person = Person()
    counts: list[tuple[float, int]] = []
    for number in range(asked.games):
        to_the_table(person, person.click, "lantern-strait")
        play(person, person.click)
        person.app.home()
        person.look()
        if number in (4, asked.games - 1):
            gc.collect()
            counts.append((_held(), len(gc.get_objects())))
    (held, objects), (after, left) = counts[0], counts[-1]
    told(f"held after 5 and after {asked.games} games", f"{held:.0f} and {after:.0f} MB", "no growth")
    told(f"objects after 5 and after {asked.games} games", f"{objects:,} and {left:,}", "no growth")


def _named(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


PARTS: Final = {
    "launch": launch, "idle": idle, "input": inputs, "paint": paint, "memory": memory, "hour": hour,
}  # fmt: skip


def main() -> None:
    if sys.argv[1:2] == ["--alone"]:
        alone(*sys.argv[2:])
        return
    reader = argparse.ArgumentParser()
    reader.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    reader.add_argument("--seconds", type=float, default=10)
    reader.add_argument("--games", type=int, default=60)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"COMMUNIQUE_SAVES": folder, "COMMUNIQUE_SETTINGS": str(Path(folder) / "settings.json")}
        for part in asked.parts or PARTS:
            PARTS[part](asked)


if __name__ == "__main__":
    main()
