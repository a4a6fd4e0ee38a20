"""How findings name a place in a scenario: `option "all" of issue "mines"`, `"brief" of the sheet of "armenia"`."""

from __future__ import annotations

from typing import Any, Final

from communique.loading.strict import Path
from communique.words import N_, tr

_NOUNS: Final = {
    "after": N_("question"),
    "audiences": N_("audience"),
    "boxes": N_("box"),
    "before": N_("question"),
    "bundles": N_("bundle"),
    "cards": N_("card"),
    "feasibility": N_("feasibility rule"),
    "gestures": N_("gesture"),
    "goals": N_("goal"),
    "guarantees": N_("guarantee"),
    "issues": N_("issue"),
    "levels": N_("level"),
    "lines": N_("line"),
    "links": N_("link"),
    "news": N_("news card"),
    "options": N_("option"),
    "parties": N_("party"),
    "questions": N_("question"),
    "talks": N_("talk"),
    "studies": N_("study"),
    "words": N_("term"),
}


def subject(data: Any, path: Path) -> str:
    """What stands at `path`, in words; the scenario itself for an empty path."""
    if not path:
        return tr("the scenario")
    phrases: list[str] = []
    above: str | int = ""
    for depth, step in enumerate(path):
        data = _inside(data, step)
        if isinstance(step, int):
            phrase = _item(str(above), step, data)
            if above in _NOUNS:
                phrases.pop()
        else:
            phrase = (
                tr('the sheet of "{step}"', step=_cut(step)) if above == "sheets" and depth == 1 else f'"{_cut(step)}"'
            )
            if above == "sheets" and depth == 1:
                phrases.pop()
        phrases.append(phrase)
        above = step
    whole = phrases[0]
    for part in phrases[1:]:
        whole = tr("{part} of {whole}", part=part, whole=whole)
    return whole


def _item(section: str, place: int, item: Any) -> str:
    if section not in _NOUNS:
        return tr("entry {place}", place=place + 1)
    name = item.get("id") if isinstance(item, dict) else None
    if isinstance(name, str) and name:
        return f'{tr(_NOUNS[section])} "{_cut(name)}"'
    return f"{tr(_NOUNS[section])} {place + 1}"


def _inside(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    return None


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def either(words: list[str]) -> str:
    """Words as alternatives: `a, b or c`."""
    return words[0] if len(words) == 1 else tr("{list} or {last}", list=", ".join(words[:-1]), last=words[-1])
