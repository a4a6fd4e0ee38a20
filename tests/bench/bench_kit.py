"""What the window costs, in milliseconds of one core; nothing is asserted.

Run by hand: `python tests/bench/bench_kit.py`.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

START = time.process_time()

import pygame  # noqa: E402 - the clock starts before it

from communique.window import backdrop, emblem_art, sound, theme  # noqa: E402
from communique.window import map as world  # noqa: E402
from communique.window.kit import (  # noqa: E402
    UI,
    Button,
    ChoiceOption,
    Column,
    Label,
    Loop,
    Meter,
    OptionSign,
    Panel,
    Picture,
    Rich,
    Row,
    Scroll,
    Segmented,
    Widget,
    prepare,
)

IMPORTED = time.process_time()
SIZE = (1920, 1080)
MARKS = tuple(OptionSign(sign.colour, sign.shape) for sign in theme.SIGNS[:3])


def delegation(number: int) -> Panel:
    colour = theme.TONES["paper"][f"party{number}"]
    return Panel(
        Row(
            Picture(lambda side: emblem_art.emblem(side, "mountain", colour), 54),
            Column(
                Label(f"Delegation {number}", "subheading"),
                Label("head of delegation", "small", colour="muted"),
                flex=1,
            ),
        ),
        Meter("Trust in you", 60, threshold=50, id=f"trust{number}"),
        Meter("Support at home", 45, threshold=50, delta=-3),
        Row(Button("Caucus", kind="ghost", icon="caucus", flex=1), Button("", kind="ghost", icon="eye", label="Look")),
        tone="room",
    )


def busy_screen() -> Widget:
    """About what a table of three parties and ten issues looks like."""
    issues = [
        Column(
            Label(f"{n + 1}. An issue with a name of some length", "strong"),
            Segmented([ChoiceOption(f"option {i}", f"{i}", MARKS) for i in range(4)], n % 4, id=f"issue{n}"),
            gap=3,
        )
        for n in range(10)
    ]
    lines = [
        Panel(
            Label("Delegation", "small_strong"),
            Rich("We can discuss a **phased** timetable, if guarantees come first."),
            shadow=0,
        )
        for _ in range(24)
    ]
    left = Column(*[delegation(n) for n in range(3)], width=250)
    middle = Panel(Label("Draft package", "heading"), Scroll(Column(*issues), id="issues"), flex=1)
    right = Panel(
        Label("Transcript", "heading"), Scroll(Column(*lines), stick=True, id="log"), fill="raised", width=318
    )
    bar = Panel(
        Row(Label("Package", flex=1), Button("Undo", icon="undo"), Button("Table", kind="primary", icon="offer")),
        tone="room",
    )
    return Column(Row(left, middle, right, align="stretch", flex=1, gap=14), bar, gap=12, pad=14)


def measure(name: str, act: Callable[[], object], times: int = 60) -> None:
    act()
    spent = []
    for _ in range(times):
        before = time.process_time()
        act()
        spent.append((time.process_time() - before) * 1000)
    print(f"{name:44} median {statistics.median(spent):8.2f} ms   worst {max(spent):8.2f} ms")


def main() -> None:
    print(f"{'import':44} {(IMPORTED - START) * 1000:15.1f} ms")
    before = time.process_time()
    prepare()
    screen = pygame.display.set_mode(SIZE)
    ui = UI(theme.style(reduced_motion=True), SIZE, backdrop.room)
    ui.show(busy_screen())
    pygame.display.update(ui.render(screen))
    print(f"{'window, first layout and paint':44} {(time.process_time() - before) * 1000:15.1f} ms")
    print(f"{'widgets':44} {sum(1 for _ in ui.walk()):15}")
    trust, log, loop = ui.find("trust0", Meter), ui.find("log", Scroll), Loop(ui)

    def all_of_it() -> None:
        ui.paint_all(screen)

    def one_meter() -> None:
        trust.set_value(trust.value % 90 + 3)
        ui.render(screen)

    def scroll() -> None:
        log.scroll_to((log.offset + 37) % 700)
        ui.render(screen)

    def point() -> None:
        ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(700, 400), rel=(0, 0), buttons=(0, 0, 0)))
        ui.render(screen)

    def layout() -> None:
        ui.content.stale()
        ui.request_layout()
        ui.settle()

    def again() -> None:
        ui.show(busy_screen())
        ui.render(screen)

    measure("everything painted", all_of_it)
    measure("one meter changed", one_meter)
    measure("transcript scrolled", scroll)
    measure("pointer moved", point)
    measure("everything laid out", layout)
    measure("screen built, laid out and painted again", again, 20)
    measure("an idle turn of the loop", lambda: loop.turn(66, []), 500)
    style = theme.style()
    style.fit(SIZE)
    caucasus = world.region_in(str(theme.asset("map/caucasus.json")))
    measure("map, 1100 x 760", lambda: world.draw_map(screen, pygame.Rect(0, 0, 1100, 760), style, caucasus), 5)
    measure("backdrop room, uncached", lambda: backdrop.room.__wrapped__(SIZE), 5)
    measure("backdrop table, uncached", lambda: backdrop.drawn_table(SIZE), 5)
    for name, make in sound.SOUNDS.items():
        measure(f"sound {name}", lambda make=make: sound.encode(make()), 5)
    start, begun = time.perf_counter(), time.process_time()
    clock = pygame.time.Clock()
    while time.perf_counter() - start < 2:
        loop.turn(clock.tick(15), pygame.event.get())
    share = (time.process_time() - begun) / (time.perf_counter() - start)
    print(f"{'idle at fifteen turns a second':44} {share * 100:14.2f} % of a core")


if __name__ == "__main__":
    main()
