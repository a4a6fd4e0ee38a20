"""What a person has set: text size, sound, motion, pace. Kept as JSON in the user's configuration folder.

Reading is tolerant: whatever is missing, unknown or out of range falls back to its default, so an old or a
damaged file never keeps the game from opening.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from errno import ENOENT
from pathlib import Path
from typing import Any, Final

from communique.files import write_whole
from communique.words import languages, tr

TEXT_SIZES: Final = (100, 125, 150)
SIMPLE: Final = "simple"
EXPERT: Final = "expert"
PROJECTOR: Final = "projector"
DENSITIES: Final = (SIMPLE, EXPERT, PROJECTOR)
"""How much a window shows: what a first game needs, all there is, or the same as in a small window, larger."""
BY_HAND: Final = "hand"
"""The pace at which each computer move waits for the person."""
PACES: Final = {BY_HAND: 0, "calm": 2600, "steady": 1500, "brisk": 600, "instant": 0}
"""Milliseconds from one computer move to the next, at least."""
FARTHEST: Final = 100_000
"""Pixels beyond which no window stands."""
LONGEST_NAME: Final = 255
"""Letters of a name that is kept here, at most: a file's may have so many."""
MOST_NAMES: Final = 200
"""Names that are kept in one list, at most."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults."""

    text: int = 100
    """Text size in percent, one of TEXT_SIZES."""
    density: str = EXPERT
    """One of DENSITIES."""
    full_screen: bool = False
    sound: bool = True
    volume: int = 60
    """0 to 100."""
    reduced_motion: bool = False
    pace: str = "steady"
    """One of PACES."""
    language: str = ""
    """One of `communique.words.languages`; empty for the system's."""
    playin: str = ""
    """The step of the play-in that is due; empty before it was begun, "done" once it was played or left."""
    playin_save: str = ""
    """The file name of its save."""
    tips: bool = True
    """Whether short tips are shown at the table."""
    understood: tuple[str, ...] = ()
    """The tips that need not be shown any more, by name."""
    place: tuple[int, ...] = ()
    """Where the window stood when it was closed: left, top, width and height in pixels; empty before that."""

    @property
    def delay(self) -> float:
        """Seconds from one computer move to the next; none with reduced motion."""
        return 0.0 if self.reduced_motion else PACES[self.pace] / 1000

    @property
    def by_hand(self) -> bool:
        """True when each computer move waits for the person; reduced motion changes nothing in that."""
        return self.pace == BY_HAND


def settings_path() -> Path:
    """Where the settings are kept for this user; `COMMUNIQUE_SETTINGS` overrides it. The file may not exist.

    Raises FileNotFoundError with a sentence where the user has no home folder.
    """
    chosen = os.environ.get("COMMUNIQUE_SETTINGS")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path

    try:
        found = user_config_path("communique", appauthor=False)
    except (RuntimeError, KeyError, OSError):
        found = Path("~")
    if found.parts[:1] == ("~",):  # so the system says of a user that it does not know
        raise FileNotFoundError(ENOENT, tr("this user has no home folder; set COMMUNIQUE_SETTINGS to a file for them"))
    return found / "settings.json"


def read_settings(path: Path | None = None) -> Settings:
    """The settings in the file, defaults where it says nothing sensible. Inverse of `write_settings`."""
    try:
        found = json.loads((path or settings_path()).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _sensible(found) if isinstance(found, dict) else Settings()


def write_settings(settings: Settings, path: Path | None = None) -> str:
    """Keep the settings; a sentence when that is not possible, empty when it was."""
    try:
        path = path or settings_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path.resolve(), json.dumps(asdict(settings), indent=2) + "\n")
    except OSError as error:
        if path is None:
            return tr("The settings could not be kept ({cause}); they hold until you quit.", cause=error.strerror)
        return tr(
            "The settings could not be kept in {path} ({cause}); they hold until you quit.",
            path=path,
            cause=error.strerror,
        )
    return ""


def _sensible(found: dict[str, Any]) -> Settings:
    good = {f.name: found[f.name] for f in fields(Settings) if _fits(f.name, found.get(f.name))}
    for name in ("understood", "place"):
        if name in good:
            good[name] = tuple(good[name])
    return Settings(**good)


def _fits(name: str, value: object) -> bool:
    if name == "text":
        return type(value) is int and value in TEXT_SIZES
    if name == "place":
        return isinstance(value, list) and len(value) in (0, 4) and all(_is_pixels(one) for one in value)
    if name == "volume":
        return type(value) is int and 0 <= value <= 100
    if name == "language":
        return isinstance(value, str) and value in ("", *languages())
    if name == "density":
        return isinstance(value, str) and value in DENSITIES
    if name == "pace":
        return isinstance(value, str) and value in PACES
    if name in ("playin", "playin_save"):
        return isinstance(value, str) and len(value) <= LONGEST_NAME
    if name == "understood":
        return isinstance(value, list) and len(value) <= MOST_NAMES and all(_is_name(one) for one in value)
    return isinstance(value, bool)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME


def _is_pixels(value: object) -> bool:
    return type(value) is int and abs(value) <= FARTHEST
