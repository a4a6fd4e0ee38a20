"""Which files translate a scenario, by their names: the title screen asks, and waits for no reader of scenarios."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

_NAMED: Final = re.compile(r"([a-z][a-z0-9_-]*)\.([a-z]+(?:[_-][A-Za-z0-9]+)*)")


class TranslationName(NamedTuple):
    """What the name of a translation's file says: `sochi-2021.ru.yaml`."""

    scenario: str
    language: str


def translation_name(path: Path) -> TranslationName | None:
    """The scenario and the language that a file's name says, None when it is no name of a translation.

    >>> translation_name(Path("sochi-2021.ru.yaml"))
    TranslationName(scenario='sochi-2021', language='ru')
    """
    found = _NAMED.fullmatch(path.stem)
    return TranslationName(*found.groups()) if found else None


def translation_path(path: Path, language: str) -> Path:
    """Where the translation of a scenario's file into `language` stands."""
    return path.with_name(f"{path.stem}.{language}{path.suffix}")


def translations_beside(path: Path) -> list[Path]:
    """The files that translate the scenario in `path`, in alphabetical order."""
    try:  # a folder that cannot be read, or a name that no pattern can hold, has no translations beside it
        return sorted(one for one in path.parent.glob(f"{path.stem}.*{path.suffix}") if translation_name(one))
    except (OSError, ValueError, NotImplementedError):
        return []
