"""Findings about passages in braces: an id that is none, a place where none may stand, a text that a level empties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from communique.loading.descent import ShownText, shown_texts
from communique.loading.guess import guess, shown
from communique.loading.overview import Overview
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.model.level_text import PARTS, LevelText, conditions, has_passages
from communique.words import tr

_LEFT_OUT: Final = re.compile(r"questions|absent|words note|news text|sheets cards text")
"""Entries of which a level may leave nothing: they are left out there, whole."""


def passages(survey: Overview) -> Iterator[UnplacedFinding]:
    """Everything that is wrong with passages, in the order of the form."""
    if survey.issues is None:
        return
    for text in shown_texts(survey.data):
        if has_passages(text.text):
            yield from _wrong(survey, text, (*survey.issues, *PARTS))


def _wrong(survey: Overview, text: ShownText, known: tuple[str, ...]) -> Iterator[UnplacedFinding]:
    what = subject(survey.data, text.path)
    if text.path[0] == "issues" and text.path[2:] not in (("about",), ("title",), ("short",)):
        yield UnplacedFinding(text.path, tr("{what} is part of a clause, which no level cuts", what=what))
        return
    unknown = [name for name in conditions(text.text) if name not in known]
    for name in unknown:
        sentence = tr(
            "{what} has a passage for {name}, which is no issue; {hint}",
            what=what,
            name=shown(name),
            hint=guess(name, known),
        )
        yield UnplacedFinding(text.path, sentence)
    if not unknown and not _LEFT_OUT.fullmatch(_kind(text.path)):
        yield from _emptied(survey, text, what)


def _kind(path: Path) -> str:
    """The keys that lead to a text, without ids and places: `sheets cards text`."""
    named = path[:1] + path[2:] if path[0] == "sheets" else path
    return " ".join(step for step in named if isinstance(step, str))


def _emptied(survey: Overview, text: ShownText, what: str) -> Iterator[UnplacedFinding]:
    levels = survey.data.get("levels")
    for level in levels if isinstance(levels, list) else ():
        if isinstance(level, dict) and not LevelText(text.text).where(_in_play(survey, level)):
            sentence = tr("{what} has nothing left at the level {level}", what=what, level=shown(level.get("id")))
            yield UnplacedFinding(text.path, sentence)


def _in_play(survey: Overview, level: dict[str, object]) -> set[str]:
    issues = level.get("issues", "all")
    kept = {one for one in issues if isinstance(one, str)} if isinstance(issues, list) else set(survey.issues or ())
    return kept | {part for part in PARTS if level.get(part, True)}
