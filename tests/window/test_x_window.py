"""A real window on an X server with a window manager: full screen, sizes, its place, clicks where things are drawn.

Needs Xvfb, openbox, xdotool, xprop, xwininfo and ImageMagick's import; without them it says so and is passed over. A
person's hand is xdotool's; what is seen is the picture of the whole screen. `COMMUNIQUE_PROGRAM` names another program
to open than this checkout's, such as that of an installed wheel.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

NEEDED = ("Xvfb", "openbox", "xdotool", "xprop", "xwininfo", "import")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
SCREEN = (1920, 1080)
PATIENCE = 30.0
"""Seconds in which anything has to happen, on a busy machine."""
BRASS = (196, 152, 80)
"""A primary button's."""
FRAME = 40
"""Pixels that a window manager's border and title take at most."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"A real window needs {', '.join(MISSING)}."),
]


class Desktop:
    """An X server with a window manager, and a game on it. State: the processes, and the window's number."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.window = folder, ""
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert server.stdout is not None
        display = f":{server.stdout.readline().strip()}"
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("SDL_", "WAYLAND"))}
        self.environment = {
            **kept, "DISPLAY": display, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy",
            "COMMUNIQUE_SAVES": str(folder / "saves"), "COMMUNIQUE_SETTINGS": str(folder / "settings.json"),
            "COMMUNIQUE_LANGUAGE": "en", "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        self.running: list[subprocess.Popen[Any]] = [server, self._start("openbox", "--sm-disable")]
        wait(lambda: "window id" in self.says("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "the manager is there")
        self.game: subprocess.Popen[bytes] | None = None

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, env=self.environment, stdout=quiet, stderr=quiet)

    def close(self) -> None:
        for process in [*([self.game] if self.game else []), *reversed(self.running)]:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    def does(self, *command: str) -> bool:
        return subprocess.run(command, env=self.environment, capture_output=True, check=False).returncode == 0

    def says(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def play(self, *arguments: str) -> None:
        """Open the game, and wait until its window is there and painted."""
        program = os.environ.get("COMMUNIQUE_PROGRAM", "")
        command = [program] if program else [sys.executable, "-m", "communique"]
        self.game = self._start(*command, "play", *arguments)
        wait(self._found, "the window is there")
        self.do("windowactivate", "--sync", self.window)
        wait(self.painted, "the title is painted")

    def _found(self) -> bool:
        """Whether the window manager has a window of the game: of the windows that it knows, the one of that class."""
        listed = self.says("xprop", "-root", "_NET_CLIENT_LIST").partition("#")[2].split(", ")
        own = [one for one in map(str.strip, listed) if "communique" in self.says("xprop", "-id", one, "WM_CLASS")]
        self.window = own[0] if own else ""
        return bool(own)

    def do(self, *words: str) -> None:
        assert self.does("xdotool", *words), words

    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of the inside of the window."""
        told = self.says("xwininfo", "-id", self.window)
        names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        left, top, wide, high = (int(told.split(f"{name}:")[1].split()[0]) for name in names)
        return left, top, wide, high

    def shut(self) -> None:
        """Close the window as its frame's cross does."""
        self.do("windowfocus", "--sync", self.window)
        self.do("key", "alt+F4")

    def picture(self) -> pygame.Surface:
        """What is on the screen."""
        path = self.folder / "screen.png"
        assert self.does("import", "-window", "root", str(path))
        return pygame.image.load(str(path))

    def painted(self) -> bool:
        return self.brass() is not None

    def brass(self) -> tuple[int, int] | None:
        """The middle of the primary button, as it is seen on the screen; None where there is none."""
        picture = self.picture()
        left, top, wide, high = self.place()
        seen = pygame.Rect(left, top, wide, high).clip(picture.get_rect())
        found = pygame.mask.from_threshold(picture.subsurface(seen), BRASS, (3, 3, 3, 255))
        part = found.connected_component()
        if part.count() < 500:
            return None
        x, y = part.get_bounding_rects()[0].center
        return seen.x + x, seen.y + y

    def click(self, place: tuple[int, int]) -> None:
        self.do("mousemove", str(place[0]), str(place[1]))
        self.do("click", "1")
        time.sleep(0.3)
        left, top, *_ = self.place()
        self.do("mousemove", str(left + 3), str(top + 3))

    def gone(self) -> bool:
        return self.game is not None and self.game.poll() is not None


def wait(until: object, what: str) -> None:
    """Wait until it is so."""
    assert callable(until)
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    opened = Desktop(tmp_path)
    try:
        yield opened
    finally:
        opened.close()


def near(one: tuple[int, ...], other: tuple[int, ...], by: int) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def test_a_window_has_its_name_and_icon_and_goes_to_full_screen_and_back(desktop: Desktop) -> None:
    desktop.play()
    assert desktop.says("xdotool", "getwindowname", desktop.window) == "Communiqué"
    assert "_NET_WM_ICON" in desktop.says("xprop", "-id", desktop.window)
    before = desktop.place()
    desktop.do("key", "F11")
    wait(lambda: desktop.place()[2:] == SCREEN, "it fills the screen")
    wait(desktop.painted, "it is painted there")
    desktop.do("key", "F11")
    wait(lambda: near(desktop.place()[2:], before[2:], 2), "it has its size again")
    wait(desktop.painted, "it is painted again")
    wait(lambda: near(desktop.place()[:2], before[:2], FRAME), "it is where it was")
    desktop.do("key", "F11")
    wait(lambda: desktop.place()[2:] == SCREEN, "it fills the screen again")
    desktop.shut()
    wait(desktop.gone, "the game ends when its window is closed")
    desktop.play()
    wait(lambda: desktop.place()[2:] == SCREEN, "it opens as it was closed")


def test_clicks_land_where_things_are_drawn_at_any_size(desktop: Desktop) -> None:
    desktop.play()
    for wide, high in ((800, 500), (1600, 900), (1024, 640)):
        desktop.do("windowsize", "--sync", desktop.window, str(wide), str(high))
        wait(lambda size=(wide, high): near(desktop.place()[2:], size, 2), "it has that size")
        wait(desktop.painted, "it is painted at that size")
        desktop.do("key", "F1")
        time.sleep(1)
        desktop.do("key", "Escape")
        wait(desktop.painted, "the title is back")
    button = desktop.brass()
    assert button is not None
    before = pygame.image.tobytes(desktop.picture(), "RGB")
    desktop.click(button)
    wait(lambda: pygame.image.tobytes(desktop.picture(), "RGB") != before, "the button answers")
    wait(lambda: any((desktop.folder / "saves").glob("*")) or desktop.brass() != button, "something else is shown")


def test_a_window_opens_where_it_was_closed(desktop: Desktop) -> None:
    desktop.play()
    desktop.do("windowsize", "--sync", desktop.window, "1111", "733")
    desktop.do("windowmove", "--sync", desktop.window, "321", "207")
    wait(lambda: near(desktop.place()[2:], (1111, 733), 2), "it has that size")
    time.sleep(1)
    before = desktop.place()
    desktop.shut()
    wait(desktop.gone, "the game ends when its window is closed")
    kept = json.loads((desktop.folder / "settings.json").read_text(encoding="utf-8"))["place"]
    assert near(tuple(kept[2:]), before[2:], 2)
    desktop.play()
    wait(lambda: near(desktop.place()[2:], before[2:], 2), "it has its size again")
    wait(lambda: near(desktop.place()[:2], before[:2], 2), "it is where it was")


def test_a_place_on_a_screen_that_is_gone_is_not_kept(desktop: Desktop) -> None:
    path = desktop.folder / "settings.json"
    path.write_text(json.dumps({"place": [5000, 3000, 1000, 700]}), encoding="utf-8")
    desktop.play()
    left, top, wide, high = desktop.place()
    assert (wide, high) == (1000, 700)
    assert 0 <= left <= SCREEN[0] - wide
    assert 0 <= top <= SCREEN[1] - high


def test_a_window_that_is_closed_leaves_the_game_in_its_save(desktop: Desktop) -> None:
    desktop.play("lantern-strait")
    for _ in range(12):
        if any((desktop.folder / "saves").glob("*.communique")):
            break
        button = desktop.brass()
        if button is not None:
            desktop.click(button)
        time.sleep(1)
    (save,) = (desktop.folder / "saves").glob("*.communique")
    desktop.shut()
    wait(desktop.gone, "the game ends when its window is closed")
    assert desktop.game is not None
    assert desktop.game.returncode == 0
    assert save.read_text(encoding="utf-8").startswith("{")
