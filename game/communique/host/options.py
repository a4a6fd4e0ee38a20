"""What a class is hosted with, as it was asked for on the command line."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from subprocess import list2cmdline
from typing import Final

from communique.present.naming import ALIASES

PORT: Final = 8000
"""Where phones come in unless told otherwise. Not 80: most systems keep that for their owner."""


@dataclass(frozen=True, slots=True)
class Options:
    """A scenario, a file, and where to listen."""

    scenario: str
    """Its id, or the path of a scenario file."""
    level: str
    """One of the scenario's levels; empty for the whole scenario."""
    papers: int | None
    """The number of fresh papers, the same at all tables; None for those as written."""
    tables: int | None
    """How many tables; None for as many as the people need."""
    file: Path
    """Where the class is kept. One that is there already is gone on with."""
    port: int = PORT
    local: bool = False
    """Whether only this machine may come in."""
    open_browser: bool = True
    """Whether the teacher's page opens by itself."""
    survey: str = ""
    """The text of the teacher's own survey; empty for the usual one."""
    names: str = ALIASES
    """Which name of a delegation is said first: one of `present.naming.NAMES`."""


def command_of(options: Options) -> str:
    """The command that goes on with a class, from any folder and on any day.

    >>> command_of(Options("harbour", "", 3, None, Path("/lessons/my class"), local=True))
    "communique host harbour --papers 3 --class '/lessons/my class' --local"
    """
    words = ["communique", "host", options.scenario]
    words += ["--level", options.level] if options.level else []
    words += [] if options.papers is None else ["--papers", str(options.papers)]
    words += ["--class", str(options.file.absolute())]
    words += [] if options.port == PORT else ["--port", str(options.port)]
    words += ["--local"] if options.local else []
    return list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def class_file_of(scenario: str, day: date) -> Path:
    """The file of a class that nobody has named, in the folder where the command was given.

    It is a teacher's own document, to be found, copied to another laptop and deleted, so it lies where the teacher is,
    and not among a program's files. The day stands in it: started again on that day, the class goes on.

    >>> class_file_of("cases/harbour.yaml", date(2026, 11, 30)).name
    'communique-harbour-2026-11-30.class'
    """
    return Path(f"communique-{Path(scenario).stem}-{day.isoformat()}.class")
