"""Walking raw data and its form side by side: the keys that belong at a place, every reference, every text shown.

Raw data may be broken anywhere; what does not fit its form is passed over here, and is a finding of structure.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic.fields import FieldInfo

from communique.loading.issue_forms import ISSUE_FORMS, IssueForm
from communique.loading.models import ScenarioForm
from communique.loading.strict import Path
from communique.loading.vocabulary import SHOWN, Names, StrictForm


class Mention(NamedTuple):
    """A name that refers to something, where it stands."""

    path: Path
    sort: str
    name: str
    issue: str | None
    """For an option, the issue it is said to belong to, when that is text."""
    on_key: bool


class ShownText(NamedTuple):
    """A text that people read, where it stands, or would stand if it were not the one that is meant anyway."""

    path: Path
    text: str
    most: int | None
    """How many characters it may have, when there is a bound of its own."""


class _Spot(NamedTuple):
    """Where the walk stands: the mapping around, and the nearest key above."""

    path: Path
    around: Mapping[str, Any]
    key: str


class _Found(NamedTuple):
    """A text of any sort, and what its form says of it."""

    marks: tuple[Any, ...]
    text: str
    spot: _Spot
    on_key: bool


def known_keys(data: Any, path: Path, whole: type[StrictForm] = ScenarioForm) -> tuple[str, ...]:
    """The keys that the mapping at `path` may have; empty where any key may stand or the form is not known."""
    form: Any = whole
    for step in path:
        form, data = _step(form, data, step)
        if form is None:
            return ()
    form = _branch(form, data)
    return tuple(_keys(form)) if _is_form(form) else ()


def mentions(data: Any) -> Iterator[Mention]:
    """Every name in the data that refers to something, in the order of the form."""
    for found in _walk(ScenarioForm, (), data, _Spot((), {}, "")):
        names = next((mark for mark in found.marks if isinstance(mark, Names)), None)
        if names is not None:
            yield _mention(names, found)


def shown_texts(data: Any) -> Iterator[ShownText]:
    """Every text in the data that people read, in the order of the form, defaults that are words included."""
    for found in _walk(ScenarioForm, (), data, _Spot((), {}, "")):
        if SHOWN in found.marks and found.text.strip():
            yield ShownText(found.spot.path, found.text, _most(found.marks))


def _most(marks: tuple[Any, ...]) -> int | None:
    inner = [deep for mark in marks for deep in (mark.metadata if isinstance(mark, FieldInfo) else (mark,))]
    return next((mark.max_length for mark in inner if isinstance(mark, MaxLen)), None)


def _keys(form: type[StrictForm]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in form.model_fields.items()}


def _is_form(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, StrictForm)


def _step(form: Any, data: Any, step: str | int) -> tuple[Any, Any]:
    """The form and the data one step further in; (None, None) where the form does not go."""
    form = _branch(form, data)
    inner: Any = None
    if _is_form(form):
        info = _keys(form).get(str(step))
        inner = info.annotation if info else None
    elif get_origin(form) is list:
        inner = get_args(form)[0]
    elif get_origin(form) is dict:
        inner = get_args(form)[1]
    if inner is None:
        return None, None
    if isinstance(data, dict):
        return inner, data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return inner, data[step]
    return inner, None


def _branch(annotation: Any, raw: Any) -> Any:
    """The annotation without its marks and, of an either-or, the branch that `raw` takes."""
    annotation = _bare(annotation)
    if annotation is IssueForm or get_origin(annotation) in (Union, types.UnionType):
        branches = list(_branches(annotation))
        if any(branch in ISSUE_FORMS.values() for branch in branches):
            kind = raw.get("kind") if isinstance(raw, dict) else None
            return ISSUE_FORMS.get(kind, IssueForm) if isinstance(kind, str) else IssueForm
        return next((branch for branch in branches if _takes(branch, raw)), None)
    return annotation


def _branches(annotation: Any) -> Iterator[Any]:
    """The branches of an either-or without their marks, also of one inside it: `(Text | Form) | None`."""
    for branch in map(_bare, get_args(annotation)):
        if get_origin(branch) in (Union, types.UnionType):
            yield from _branches(branch)
        else:
            yield branch


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _takes(branch: Any, raw: Any) -> bool:
    if isinstance(raw, dict):
        return _is_form(branch) or get_origin(branch) is dict
    if isinstance(raw, list):
        return get_origin(branch) is list
    return not _is_form(branch) and get_origin(branch) not in (list, dict)


def _marks(annotation: Any) -> tuple[Any, ...]:
    """What is written beside a type, also inside an either-or with None."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return (*marks, *_marks(inner))
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(mark for branch in get_args(annotation) for mark in _marks(branch))
    return ()


def _walk(annotation: Any, marks: tuple[Any, ...], raw: Any, spot: _Spot) -> Iterator[_Found]:
    form = _branch(annotation, raw)
    if isinstance(raw, str):
        yield _Found((*marks, *_marks(annotation)), raw, spot, on_key=False)
    elif isinstance(raw, list) and get_origin(form) is list:
        for place, item in enumerate(raw):
            yield from _walk(get_args(form)[0], (), item, spot._replace(path=(*spot.path, place)))
    elif isinstance(raw, dict) and get_origin(form) is dict:
        yield from _walk_keys(form, raw, spot)
    elif isinstance(raw, dict) and _is_form(form):
        for key, info in _keys(form).items():
            if key in raw or SHOWN in info.metadata:
                inner = _Spot((*spot.path, key), raw, spot.key)
                yield from _walk(info.annotation, tuple(info.metadata), raw.get(key, info.default), inner)


def _walk_keys(form: Any, raw: Mapping[str, Any], spot: _Spot) -> Iterator[_Found]:
    key_type, value_type = get_args(form)
    for key, value in raw.items():
        inner = spot._replace(path=(*spot.path, key))
        yield _Found(_marks(key_type), key, inner, on_key=True)
        yield from _walk(value_type, (), value, inner._replace(key=key))


def _mention(names: Names, found: _Found) -> Mention:
    spot = found.spot
    issue = spot.key if names.of == "^" else spot.around.get(names.of) if names.of else None
    return Mention(spot.path, names.sort, found.text, issue if isinstance(issue, str) else None, found.on_key)
