"""Findings of lettering: texts that show nothing, and characters that a reader will not see as they are meant.

What no text may hold at all is refused by `communique.loading.strict`, wherever in the file it stands. Here every
value is looked at, whichever field it fills, so that a new field needs no line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.loading.glyphs import MARKS, missing, named, shows
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import tr

_MOST = 3
"""How many characters one finding names."""


def lettering(data: Any) -> Iterator[UnplacedFinding]:
    """Everything about the characters of the texts in a document, keys included."""
    for path, text, on_key in _texts(data, ()):
        if text.strip() and not shows(text):
            yield UnplacedFinding(
                path,
                tr("{what} shows nothing ({text}); it should be text", what=subject(data, path), text=_listed(text)),
                on_key,
            )
            continue
        marks = [one for one in dict.fromkeys(text) if one in MARKS]
        if marks:
            sentence = tr(
                "{what} holds {marks}, which nobody can see; it may be taken out",
                what=subject(data, path),
                marks=_listed(marks),
            )
            yield UnplacedFinding(path, sentence, on_key, warning=True)
        unknown = missing(text)
        if unknown:
            sentence = tr(
                "{what} holds {characters}, which our fonts do not have; window and papers show a box in its place",
                what=subject(data, path),
                characters=_listed(unknown),
            )
            yield UnplacedFinding(path, sentence, on_key, warning=True)


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Every text with its path, and whether it is the key there."""
    if isinstance(data, str):
        yield path, data, False
    elif isinstance(data, list):
        for place, item in enumerate(data):
            yield from _texts(item, (*path, place))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key), key, True
            yield from _texts(value, (*path, key))


def _listed(characters: str | list[str]) -> str:
    every = [named(one) for one in dict.fromkeys(characters) if one.strip()]
    more = len(every) - _MOST
    return ", ".join(every[:_MOST]) + (tr(" and {n} more", n=more) if more > 0 else "")
