"""Findings of structure: keys that are missing or unknown, and values of the wrong sort, in our own words.

pydantic finds them; nothing of its English reaches an author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import ValidationError

from communique.loading.descent import known_keys
from communique.loading.guess import guess, nearest, shown
from communique.loading.models import ScenarioForm
from communique.loading.strict import Path
from communique.loading.vocabulary import StrictForm
from communique.loading.wording import either, subject
from communique.model.kinds import issue_kinds
from communique.model.scenario import TENSION_STEPS
from communique.words import N_, tr, tr_n

Form = TypeVar("Form", bound=StrictForm)


class UnplacedFinding(NamedTuple):
    """A finding before its place is looked up."""

    path: Path
    sentence: str
    on_key: bool = False
    """True when it is the key at `path` that should change, not the value."""
    warning: bool = False


def structure(data: Any) -> tuple[ScenarioForm | None, list[UnplacedFinding]]:
    """The form of a scenario's data when it is well formed, and everything that is wrong with its structure."""
    return structure_of(ScenarioForm, data, tr("the scenario"))


def structure_of(form: type[Form], data: Any, whole: str) -> tuple[Form | None, list[UnplacedFinding]]:
    """The same of any other form; `whole` is what its sentences call the file, such as "the scenario"."""
    try:
        return form.model_validate(data), []
    except ValidationError as error:
        errors = [(_path(e["loc"], e["type"]), e) for e in error.errors(include_url=False)]
    missing = {path for path, e in errors if e["type"] == "missing"}
    spelled = dict(_misspelled(data, missing, [path for path, e in errors if e["type"] == "extra_forbidden"]))
    asked = _Asked(form, data, whole, spelled)
    return None, [_found(asked, path, e) for path, e in errors if path not in spelled.values()]


class _Asked(NamedTuple):
    """What is looked at, and as what."""

    form: type[StrictForm]
    data: Any
    whole: str
    spelled: dict[Path, Path]
    """Unknown keys that are probably missing ones."""

    def subject(self, path: Path) -> str:
        return subject(self.data, path) if path else self.whole


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


def _found(asked: _Asked, path: Path, error: Any) -> UnplacedFinding:
    sort = error["type"]
    if sort == "extra_forbidden":
        return _unknown(asked, path)
    if sort == "missing":
        return UnplacedFinding(
            path[:-1], tr('{what} has no "{key}"', what=asked.subject(path[:-1]), key=path[-1]), on_key=True
        )
    if sort in ("union_tag_invalid", "union_tag_not_found"):
        return _untold(asked.data, path, error)
    if sort in ("too_short", "too_long") and path[0] == "tension_shift":
        count = len(error["input"])
        return UnplacedFinding(
            path,
            tr(
                "{what} has {count}; there should be {tension_steps}",
                what=asked.subject(path),
                count=_entries(count),
                tension_steps=TENSION_STEPS,
            ),
        )
    words = _WORDS.get(sort, _misfit)
    return UnplacedFinding(path, words(asked.subject(path), error["input"], error.get("ctx", {})))


def _unknown(asked: _Asked, path: Path) -> UnplacedFinding:
    whose, key = asked.subject(path[:-1]), _one_line(str(path[-1]))
    if path in asked.spelled:
        meant = asked.spelled[path][-1]
        return UnplacedFinding(
            path,
            tr('{whose} has no "{meant}" (found "{key}"; did you mean "{meant}"?)', whose=whose, meant=meant, key=key),
            on_key=True,
        )
    keys = known_keys(asked.data, path[:-1], asked.form)
    return UnplacedFinding(
        path,
        tr('{whose} has the unknown key "{key}"; {hint}', whose=whose, key=key, hint=guess(str(path[-1]), keys)),
        on_key=True,
    )


def _untold(data: Any, path: Path, error: Any) -> UnplacedFinding:
    """An issue whose kind is not known, or a value that takes no branch of an either-or."""
    value = error["input"]
    if len(path) == 2 and path[0] == "issues":
        kinds = list(issue_kinds())
        if not isinstance(value, dict):
            return UnplacedFinding(
                path, tr("{what} is {value}; it should be a mapping", what=subject(data, path), value=shown(value))
            )
        if "kind" not in value:
            return UnplacedFinding(
                path,
                tr('{what} has no "kind"; it should be {kinds}', what=subject(data, path), kinds=either(kinds)),
                on_key=True,
            )
        kind = value["kind"]
        hint = guess(kind, kinds) if isinstance(kind, str) else tr("it should be {kinds}", kinds=either(kinds))
        return UnplacedFinding(
            (*path, "kind"),
            tr("{what} is {kind}; {hint}", what=subject(data, (*path, "kind")), kind=shown(kind), hint=hint),
        )
    shapes = tr("all or a list of issues") if path[0] == "levels" else tr("a list or a mapping")
    return UnplacedFinding(
        path,
        tr("{what} is {value}; it should be {shapes}", what=subject(data, path), value=shown(value), shapes=shapes),
    )


Words = Callable[[str, Any, dict[str, Any]], str]


def _should_be(expected: str) -> Words:
    return lambda whose, value, ctx: tr(
        "{whose} is {value}; it should be {expected}", whose=whose, value=shown(value), expected=tr(expected)
    )


def _bounded(whose: str, value: Any, bound: str) -> str:
    return tr("{whose} is {value}; it should be {expected}", whose=whose, value=shown(value), expected=bound)


def _misfit(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    return tr("{whose} is {value}, which does not fit here", whose=whose, value=shown(value))


def _text(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    if isinstance(value, int):
        return tr('{whose} is {value}; it should be text, in quotes: "{value}"', whose=whose, value=shown(value))
    return tr("{whose} is {value}; it should be text", whose=whose, value=shown(value))


def _words(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    known = re.findall(r"'([^']*)'", str(ctx.get("expected", "")))
    if len(known) == 1 and known[0].startswith("communique-"):
        return tr('{whose} is {value}; this program reads "{format}"', whose=whose, value=shown(value), format=known[0])
    if isinstance(value, bool) and {"on", "off"} & set(known):
        return tr(
            "{whose} is {value}; it should be {known}, in quotes", whose=whose, value=shown(value), known=either(known)
        )
    if known == ["all"]:
        return tr("{whose} is {value}; it should be all or a list of issues", whose=whose, value=shown(value))
    near = nearest(value, known) if isinstance(value, str) else None
    hint = tr('did you mean "{near}"?', near=near) if near else tr("it should be {known}", known=either(known))
    return tr("{whose} is {value}; {hint}", whose=whose, value=shown(value), hint=hint)


def _too_long(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    return tr(
        "{whose} is {value} characters long; it should be at most {max_length}",
        whose=whose,
        value=len(str(value).strip()),
        max_length=ctx["max_length"],
    )


def _count(bound: str, key: str) -> Words:
    def words(whose: str, value: Any, ctx: dict[str, Any]) -> str:
        there = _entries(ctx.get("actual_length", len(value) if isinstance(value, list | dict) else 0))
        return tr(bound, whose=whose, entries=there, bound=ctx[key])

    return words


def _entries(number: int) -> str:
    return tr_n("{n} entry", "{n} entries", number)


def _pattern(whose: str, value: Any, ctx: dict[str, Any]) -> str:
    advice = _PATTERNS.get(ctx.get("pattern", ""), _OTHERWISE)
    return tr("{whose} is {value}; {advice}", whose=whose, value=shown(value), advice=tr(advice))


_OTHERWISE: Final = N_("it should be written otherwise")
_PATTERNS: Final = {
    r"^[a-z][a-z0-9_-]*$": N_("an id should begin with a small letter and go on with small letters, digits, - and _"),
    r"^[^\n]*$": N_("it should stand on one line"),
    r"^(1(\.0+)?|0\.[0-9]*[1-9][0-9]*)$": N_('it should be "1", or a decimal between 0 and 1 such as "0.8"'),
    r"^[1-9][0-9]*(/[1-9][0-9]*)?$": N_('it should be a whole number or a fraction, such as "1000" or "1/10"'),
    r"^[A-Z][0-9]+$": N_("it should be the mark of a fact, such as S1 or P7"),
    r"^[a-z0-9][a-z0-9_-]*$": N_("it should be the name of a map: small letters, digits, - and _"),
    r"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*\.md$": N_(
        "it should be the name of a file below seeds/, such as sochi-2021.md"
    ),
}

_WORDS: Final[dict[str, Words]] = {
    "bool_type": _should_be(N_("true or false")),
    "dict_type": _should_be(N_("a mapping")),
    "greater_than_equal": lambda whose, value, ctx: _bounded(whose, value, tr("at least {bound}", bound=ctx["ge"])),
    "int_type": _should_be(N_("a whole number")),
    "less_than_equal": lambda whose, value, ctx: _bounded(whose, value, tr("at most {bound}", bound=ctx["le"])),
    "list_type": _should_be(N_("a list")),
    "literal_error": _words,
    "model_attributes_type": _should_be(N_("a mapping")),
    "model_type": _should_be(N_("a mapping")),
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": lambda whose, value, ctx: tr("{whose} is empty; it should be text", whose=whose),
    "string_type": _text,
    "too_long": _count(N_("{whose} has {entries}; there should be at most {bound}"), "max_length"),
    "too_short": _count(N_("{whose} has {entries}; there should be at least {bound}"), "min_length"),
}


def _one_line(text: str) -> str:
    return shown(text)[1:-1]
