"""What is kept of an error that nobody expected: a small file for whoever mends it, with nothing of the game in it.

No message and no value of a variable stands there, since either may hold a number of somebody's sheet; no path above
the package, since it may hold a name.
"""

from __future__ import annotations

import json
import platform
import traceback
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pygame

import communique
from communique.window.preferences import Settings

KEPT: Final = 20
"""How many reports are kept: the newest."""
FOLDER: Final = "crashes"
"""The folder's name, beside the one of the saves."""
_MOST_FRAMES: Final = 60
_PACKAGE: Final = Path(communique.__file__).resolve().parent


def crashes_folder() -> Path:
    """Where reports are kept for this user. The folder may not exist."""
    from communique.session.folder import saves_folder

    return saves_folder().parent / FOLDER


def report(error: BaseException, screen: str, size: tuple[int, int], settings: Settings) -> dict[str, Any]:
    """What is known of `error` without a secret; `screen` is the name of the screen that was shown."""
    return {
        "error": _chain(error),
        "screen": screen,
        "size": list(size),
        "settings": asdict(settings),
        "versions": {
            "communique": communique.__version__,
            "python": platform.python_version(),
            "pygame": pygame.version.ver,
            "sdl": ".".join(map(str, pygame.get_sdl_version())),
            "system": platform.system(),
        },
    }


def keep(told: dict[str, Any], folder: Path | None = None) -> Path:
    """Write a report to a file of its own, and drop all but the newest. Raises OSError when that is not possible."""
    folder = folder or crashes_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = _new(folder)
    with path.open("x", encoding="utf-8") as file:
        path.chmod(0o600)
        file.write(json.dumps(told, indent=2) + "\n")
    with suppress(OSError):  # what cannot be dropped now is dropped another time
        for old in sorted(folder.glob("crash-*.json"))[:-KEPT]:
            old.unlink()
    return path


def _new(folder: Path) -> Path:
    """A name that sorts behind all that were given before."""
    while (path := folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.json").exists():
        pass
    return path


def _chain(error: BaseException) -> list[dict[str, Any]]:
    """The error and what led to it, the last first."""
    chain: list[dict[str, Any]] = []
    one: BaseException | None = error
    while one is not None and len(chain) < 5:
        frames = traceback.extract_tb(one.__traceback__)[-_MOST_FRAMES:]
        chain.append({"type": type(one).__name__, "frames": [_frame(frame) for frame in frames]})
        one = one.__cause__ or one.__context__
    return chain


def _frame(frame: traceback.FrameSummary) -> str:
    """`window/app.py:120:go`; of a file that is not ours, its name alone."""
    path = Path(frame.filename)
    place = path.relative_to(_PACKAGE.parent).as_posix() if path.is_relative_to(_PACKAGE) else path.name
    return f"{place}:{frame.lineno}:{frame.name}"
