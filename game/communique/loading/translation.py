"""Translations of a scenario: a file beside it with the same ids and nothing but texts.

    scenarios/sochi-2021.yaml          parties:                  issues, points, rules, and texts
                                         - id: armenia
                                           name: Armenia
    scenarios/sochi-2021.ru.yaml       texts:                    the same texts in Russian
                                         parties:
                                           armenia:
                                             name: Армения

Texts are found by keys and ids; an entry without an id is called by its place, from 1. A translation is laid over the
original's data, so that what comes of it is checked as any scenario is, and the digest stays the original's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from communique.loading.descent import ShownText, shown_texts
from communique.loading.guess import guess, shown
from communique.loading.scalars import doubt
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import tr

TRANSLATION_FORMAT: Final = "communique-translation 1"
_HEAD: Final = ("format", "scenario", "language", "texts")

Keys = tuple[str, ...]
"""Keys and ids that lead to a text in a translation."""
Tree = dict[str, "Tree | ShownText"]
"""The texts of a scenario, by their keys."""


def text_tree(data: Any) -> Tree:
    """Every text of a scenario that people read, under its keys and ids."""
    tree: Tree = {}
    for text in shown_texts(data):
        *above, last = keys_of(data, text.path)
        branch = tree
        for key in above:
            inner = branch.setdefault(key, {})
            assert isinstance(inner, dict)
            branch = inner
        branch[last] = text
    return tree


def keys_of(data: Any, path: Path) -> Keys:
    """The keys and ids in a translation that lead to what stands at `path` in the original."""
    keys = []
    for step in path:
        data = _inside(data, step)
        name = data.get("id") if isinstance(step, int) and isinstance(data, dict) else None
        keys.append(str(name or step + 1) if isinstance(step, int) else step)
    return tuple(keys)


def head_findings(given: Any, scenario: str, language: str) -> Iterator[UnplacedFinding]:
    """What is wrong with the keys at the top of a translation."""
    if not isinstance(given, dict):
        yield UnplacedFinding((), tr("this is {value}; it should be a mapping", value=shown(given)))
        return
    for key in given:
        if key not in _HEAD:
            hint = guess(key, _HEAD)
            sentence = tr('the translation has the unknown key "{key}"; {hint}', key=_line(key), hint=hint)
            yield UnplacedFinding((key,), sentence, on_key=True)
    for key, meant in zip(_HEAD, (TRANSLATION_FORMAT, scenario, language), strict=False):
        if given.get(key) != meant:
            sentence = tr('"{key}" is {value}; it should be {meant}', key=key, value=shown(given.get(key)), meant=meant)
            yield UnplacedFinding((key,), sentence)
    if "texts" not in given:
        yield UnplacedFinding((), tr('the translation has no "{key}"', key="texts"))


def text_findings(original: Any, given: Any) -> list[UnplacedFinding]:
    """Texts that are missing, that nobody asked for, or that are none; paths are those of the translation."""
    if not isinstance(given, dict) or "texts" not in given:
        return []
    return list(_compared(original, text_tree(original), given["texts"], ("texts",)))


def laid_over(original: Any, given: Any) -> Any:
    """The original's data with every text that the translation has in place of its own."""
    data = json.loads(json.dumps(original))
    for text in shown_texts(original):
        said = given.get("texts") if isinstance(given, dict) else None
        for key in keys_of(original, text.path):
            said = said.get(key) if isinstance(said, dict) else None
        if isinstance(said, str) and said.strip():
            around = data
            for step in text.path[:-1]:
                around = around[step]
            around[text.path[-1]] = said
    return data


def blank(text: ShownText) -> str:
    """No translation yet."""
    return ""


def skeleton(original: Any, language: str, fill: Callable[[ShownText], str] = blank) -> str:
    """A translation file for a scenario's data: every key and id, each text below its original in a comment."""
    head = [f"# {original['title']}", f"format: {TRANSLATION_FORMAT}", f"scenario: {original['id']}"]
    return "\n".join([*head, f"language: {language}", "texts:", *_written(text_tree(original), fill, "  ")]) + "\n"


def _compared(original: Any, wanted: Mapping[str, Tree | ShownText], given: Any, at: Path) -> Iterator[UnplacedFinding]:
    if not isinstance(given, dict):
        sentence = tr("{what} is {value}; it should be a mapping", what=_named(at), value=shown(given))
        yield UnplacedFinding(at, sentence)
        return
    for key in given:
        if key not in wanted:
            yield UnplacedFinding((*at, key), _unasked(original, wanted, (*at, key)), on_key=True)
    for key, inner in wanted.items():
        if key not in given:
            sentence = tr('{what} has no "{key}", and the original has', what=_named(at), key=key)
            yield UnplacedFinding(at, sentence, on_key=True)
        elif isinstance(inner, dict):
            yield from _compared(original, inner, given[key], (*at, key))
        else:
            yield from _text_findings(original, inner, given[key], (*at, key))


def _text_findings(original: Any, text: ShownText, given: Any, at: Path) -> Iterator[UnplacedFinding]:
    what = subject(original, text.path)
    if not isinstance(given, str) and given is not None:
        yield UnplacedFinding(at, tr("{what} is {value}; it should be text", what=what, value=shown(given)))
    elif not (given or "").strip():
        yield UnplacedFinding(at, tr("{what} is not translated yet", what=what))


def _unasked(original: Any, wanted: Mapping[str, Tree | ShownText], at: Path) -> str:
    """What to say of a key for which the original has no text."""
    value = original
    for key in at[1:]:
        value = _called(value, str(key))
    key = _line(str(at[-1]))
    if value is not None:
        return tr('"{key}" holds no text in the original; it should be taken out', key=key)
    return tr('the original has no "{key}" here; {hint}', key=key, hint=guess(str(at[-1]), wanted))


def _called(data: Any, key: str) -> Any:
    """What `key` of a translation leads to in the original's data; None when to nothing."""
    if isinstance(data, dict):
        return data.get(key)
    if isinstance(data, list):
        return next((one for k, one in enumerate(data) if keys_of(data, (k,)) == (key,)), None)
    return None


def _inside(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) else None


def _named(at: Path) -> str:
    """The place of a mapping in a translation: `"armenia" of "parties"`."""
    whole = f'"{_line(str(at[0]))}"'
    for step in at[1:]:
        whole = tr("{part} of {whole}", part=f'"{_line(str(step))}"', whole=whole)
    return whole


def _line(text: str) -> str:
    return shown(text)[1:-1]


def _written(tree: Mapping[str, Tree | ShownText], fill: Callable[[ShownText], str], indent: str) -> Iterator[str]:
    for key, inner in tree.items():
        name = key if doubt(key) is None else json.dumps(key)
        if isinstance(inner, dict):
            yield f"{indent}{name}:"
            yield from _written(inner, fill, indent + "  ")
        else:
            yield from (f"{indent}# {line}".rstrip() for line in inner.text.strip().splitlines())
            yield from _value(name, fill(inner), indent)


def _value(name: str, text: str, indent: str) -> Iterator[str]:
    """A key with its text: in quotes, or as lines of its own where there are several."""
    lines = text.strip().splitlines()
    if len(lines) < 2:
        yield f"{indent}{name}: {json.dumps(text.strip(), ensure_ascii=False)}"
        return
    yield f"{indent}{name}: |"
    yield from (f"{indent}  {line}".rstrip() for line in lines)
