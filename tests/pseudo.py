"""Finding what is shown and was not translated: the pseudo-locale spoken, and scenarios with changed words.

Every letter of a text that passed through the catalogue is changed, so a plain letter on a screen, in a report or in a
command's output was put there by code. What people typed, ids and words on the wire are named by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from communique.loading.descent import ShownText
from communique.loading.scenario_file import find_scenario, read_document, read_scenario_text
from communique.loading.translation import skeleton
from communique.model.sheet import Scenario
from communique.words import PSEUDO, language, use
from communique.words.pseudo import changed

NO_TEXT: Final = frozenset(
    {"id", "kind", "rule", "emblem", "seed", "cites", "level", "digest", "adviser", "styles", "role", "format", "map"}
    | {"discount", "discount_by"}
)
"""Fields of a scenario that are no words for people."""
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'-]*")


@contextmanager
def pseudo() -> Iterator[None]:
    """Speak the pseudo-locale inside."""
    before = language()
    use(PSEUDO)
    try:
        yield
    finally:
        use(before)


def pseudo_scenario(name: str) -> Scenario:
    """The scenario with every text of its own changed and longer, by a translation of its whole file."""
    path = find_scenario(name)
    words = skeleton(read_document(path, name).data, PSEUDO, within_bounds)
    return read_scenario_text(path.read_bytes(), name, translation=words, beside=path)


def within_bounds(text: ShownText) -> str:
    """The text changed, and as long as it may be."""
    return changed(text.text.strip())[: text.most].strip()


def pseudo_words(scenario: Scenario) -> Scenario:
    """`scenario` with every text of its own changed and longer."""
    done: Scenario = _changed(scenario, "")
    return done


def plain_words(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """The words of `text` in plain letters, but for those that may be: ids, names of files, what was typed."""
    for one in sorted(allowed, key=len, reverse=True):
        text = text.replace(one, " ")
    return [word for word in _WORD.findall(text) if len(word) > 1 or word in ("a", "I")]


def _changed(value: Any, name: str) -> Any:
    if isinstance(value, str) and type(value) is str:
        return changed(value) if name not in NO_TEXT and value else value
    if is_dataclass(value) and not isinstance(value, type):
        made = {f.name: _changed(getattr(value, f.name), f.name) for f in fields(value) if f.init}
        return replace(value, **made)
    if type(value) is tuple:
        return tuple(_changed(one, name) for one in value)
    return value
