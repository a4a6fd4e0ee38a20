"""Findings of structure: keys that are missing or unknown, and values of the wrong sort, in our own words.

pydantic finds them; nothing of its English reaches an author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from communique.loading.descent import known_keys
from communique.loading.guess import guess, nearest, shown
from communique.loading.models import FORMAT, ScenarioForm
from communique.loading.strict import Path
from communique.loading.wording import either, subject
from communique.model.kinds import issue_kinds
from communique.model.scenario import TENSION_STEPS


class UnplacedFinding(NamedTuple):
    """A finding before its place is looked up."""

    path: Path
    sentence: str
    on_key: bool = False
    """True when it is the key at `path` that should change, not the value."""
    warning: bool = False


def structure(data: Any) -> tuple[ScenarioForm | None, list[UnplacedFinding]]:
    """The form of a document when it is well formed, and everything that is wrong with its structure."""
    try:
        return ScenarioForm.model_validate(data), []
    except ValidationError as error:
        errors = [(_path(e["loc"], e["type"]), e) for e in error.errors(include_url=False)]
    missing = {path for path, e in errors if e["type"] == "missing"}
    spelled = dict(_misspelled(data, missing, [path for path, e in errors if e["type"] == "extra_forbidden"]))
    return None, [_found(data, path, e, spelled) for path, e in errors if path not in spelled.values()]


def _path(loc: tuple[int | str, ...], sort: str) -> Path:
    """A location without the steps that name a branch of an either-or."""
    named = len(loc) - 1 if sort == "extra_forbidden" else len(loc)
    steps = [s for k, s in enumerate(loc) if k == named or s not in ("<mapping>", "<list>", "<text>")]
    if len(steps) > 2 and steps[0] == "issues" and steps[2] in issue_kinds():
        del steps[2]
    return tuple(steps)


def _misspelled(data: Any, missing: set[Path], unknown: list[Path]) -> Iterator[tuple[Path, Path]]:
    """Unknown keys that are probably missing ones, as pairs of paths: as it is written, as it should be."""
    left = set(missing)
    for path in unknown:
        near = nearest(str(path[-1]), [str(m[-1]) for m in left if m[:-1] == path[:-1]])
        if near is not None:
            left.discard((*path[:-1], near))
            yield path, (*path[:-1], near)


def _found(data: Any, path: Path, error: Any, spelled: dict[Path, Path]) -> UnplacedFinding:
    sort = error["type"]
    if sort == "extra_forbidden":
        return _unknown(data, path, spelled)
    if sort == "missing":
        return UnplacedFinding(path[:-1], f'{subject(data, path[:-1])} has no "{path[-1]}"', on_key=True)
    if sort in ("union_tag_invalid", "union_tag_not_found"):
        return _untold(data, path, error)
    if sort in ("too_short", "too_long") and path[0] == "tension_shift":
        count = len(error["input"])
        return UnplacedFinding(path, f"{subject(data, path)} has {_entries(count)}; there should be {TENSION_STEPS}")
    words = _WORDS.get(sort, _misfit)
    return UnplacedFinding(path, words(subject(data, path), error["input"], error.get("ctx", {})))


def _unknown(data: Any, path: Path, spelled: dict[Path, Path]) -> UnplacedFinding:
    whose, key = subject(data, path[:-1]), _one_line(str(path[-1]))
    if path in spelled:
        meant = spelled[path][-1]
        return UnplacedFinding(path, f'{whose} has no "{meant}" (found "{key}"; did you mean "{meant}"?)', on_key=True)
    keys = known_keys(data, path[:-1])
    return UnplacedFinding(path, f'{whose} has the unknown key "{key}"; {guess(str(path[-1]), keys)}', on_key=True)


def _untold(data: Any, path: Path, error: Any) -> UnplacedFinding:
    """An issue whose kind is not known, or a value that takes no branch of an either-or."""
    value = error["input"]
    if len(path) == 2 and path[0] == "issues":
        kinds = list(issue_kinds())
        if not isinstance(value, dict):
            return UnplacedFinding(path, f"{subject(data, path)} is {shown(value)}; it should be a mapping")
        if "kind" not in value:
            return UnplacedFinding(
                path, f'{subject(data, path)} has no "kind"; it should be {either(kinds)}', on_key=True
            )
        kind = value["kind"]
        hint = guess(kind, kinds) if isinstance(kind, str) else f"it should be {either(kinds)}"
        return UnplacedFinding((*path, "kind"), f"{subject(data, (*path, 'kind'))} is {shown(kind)}; {hint}")
    shapes = "all or a list of issues" if path[0] == "levels" else "a list or a mapping"
    return UnplacedFinding(path, f"{subject(data, path)} is {shown(value)}; it should be {shapes}")


Words = Callable[[str, Any, dict[str, Any]], str]


def _should_be(expected: str) -> Words:
    return lambda whose, value, ctx: f"{whose} is {shown(value)}; it should be {expected}"


def _misfit(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    return f"{whose} is {shown(value)}, which does not fit here"


def _text(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    if isinstance(value, int):
        return f'{whose} is {shown(value)}; it should be text, in quotes: "{shown(value)}"'
    return f"{whose} is {shown(value)}; it should be text"


def _words(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    known = re.findall(r"'([^']*)'", str(ctx.get("expected", "")))
    if known == [FORMAT]:
        return f'{whose} is {shown(value)}; this program reads "{FORMAT}"'
    if isinstance(value, bool) and {"on", "off"} & set(known):
        return f"{whose} is {shown(value)}; it should be {either(known)}, in quotes"
    if known == ["all"]:
        return f"{whose} is {shown(value)}; it should be all or a list of issues"
    near = nearest(value, known) if isinstance(value, str) else None
    hint = f'did you mean "{near}"?' if near else f"it should be {either(known)}"
    return f"{whose} is {shown(value)}; {hint}"


def _too_long(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    return f"{whose} is {len(str(value).strip())} characters long; it should be at most {ctx['max_length']}"


def _count(bound: str, key: str) -> Words:
    def words(whose: str, value: Any, ctx: dict[str, Any]) -> str:
        number = ctx.get("actual_length", len(value) if isinstance(value, list | dict) else 0)
        return f"{whose} has {_entries(number)}; there should be at {bound} {ctx[key]}"

    return words


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _pattern(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    return f"{whose} is {shown(value)}; {_PATTERNS.get(ctx.get('pattern', ''), 'it should be written otherwise')}"


_PATTERNS: Final = {
    r"^[a-z][a-z0-9_-]*$": "an id should begin with a small letter and go on with small letters, digits, - and _",
    r"^[^\n]*$": "it should stand on one line",
    r"^(1(\.0+)?|0\.[0-9]*[1-9][0-9]*)$": 'it should be "1", or a decimal between 0 and 1 such as "0.8"',
    r"^[1-9][0-9]*(/[1-9][0-9]*)?$": 'it should be a whole number or a fraction, such as "1000" or "1/10"',
    r"^[A-Z][0-9]+$": "it should be the mark of a fact, such as S1 or P7",
    r"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*\.md$": "it should be the name of a file below seeds/, such as sochi-2021.md",
}

_WORDS: Final[dict[str, Words]] = {
    "bool_type": _should_be("true or false"),
    "dict_type": _should_be("a mapping"),
    "greater_than_equal": lambda whose, value, ctx: _should_be(f"at least {ctx['ge']}")(whose, value, ctx),
    "int_type": _should_be("a whole number"),
    "less_than_equal": lambda whose, value, ctx: _should_be(f"at most {ctx['le']}")(whose, value, ctx),
    "list_type": _should_be("a list"),
    "literal_error": _words,
    "model_attributes_type": _should_be("a mapping"),
    "model_type": _should_be("a mapping"),
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": lambda whose, value, ctx: f"{whose} is empty; it should be text",
    "string_type": _text,
    "too_long": _count("most", "max_length"),
    "too_short": _count("least", "min_length"),
}


def _one_line(text: str) -> str:
    return shown(text)[1:-1]
