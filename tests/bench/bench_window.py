"""Speed of the window, printed: first paint with imports, an idle second, a full repaint at 1920 by 1080.

Run by hand: `python tests/bench/bench_window.py`. CPU seconds, not wall clock, so that a busy machine counts
less. Nothing here is asserted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def first_paint() -> float:
    """CPU seconds from nothing to a saved picture of the title, imports and PNG included."""
    with tempfile.TemporaryDirectory() as folder:
        picture = f"Path({folder!r}) / 'a.png'"
        code = f"from pathlib import Path; from communique.window import run; run(screenshot={picture})"
        before = os.times()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def idle(seconds: float) -> float:
    """CPU share of one core that an untouched title takes."""
    import pygame

    from communique.window.app import App
    from communique.window.kit import Loop, prepare

    prepare()
    pygame.display.set_mode((1280, 800))
    app = App((1280, 800))
    app.go("title")
    loop = Loop(app.ui)
    clock, start = pygame.time.Clock(), time.perf_counter()
    for _ in range(150):  # ten seconds pass for the loop, so that it is at rest
        loop.turn(100, pygame.event.get())
    cpu, start = time.process_time(), time.perf_counter()
    while time.perf_counter() - start < seconds:
        loop.turn(clock.tick(15), pygame.event.get())
    return (time.process_time() - cpu) / seconds


def full_repaint(screen: str) -> float:
    """CPU milliseconds for a full repaint at 1920 by 1080, the best of 20."""
    import pygame

    from communique.window.app import App

    surface = pygame.display.set_mode((1920, 1080))
    app = App((1920, 1080))
    app.go("title")
    if screen != "title":
        app.go(screen)
    best = float("inf")
    for _ in range(20):
        start = time.process_time()
        app.ui.paint_all(surface)
        best = min(best, time.process_time() - start)
    return best * 1000


if __name__ == "__main__":
    print(f"first paint, imports included   {min(first_paint() for _ in range(3)):.2f} s CPU")
    print(f"idle title                      {idle(3):.1%} of a core")
    for name in ("title", "browser", "settings"):
        print(f"full repaint 1920x1080, {name:9}{full_repaint(name):6.1f} ms CPU")
