"""The form of an issue: what all have, and for each kind what its spec adds, read off the spec's own fields.

A new kind is one file in `communique.model.kinds` and needs no line here.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, Tag, create_model

from communique.loading.vocabulary import EITHER, SHOWN, Fact, Id, Names, ShortTitle, StrictForm, Text, TextLine
from communique.model.kinds import IssueKind, issue_kinds
from communique.words import tr


class IssueForm(StrictForm):
    """What issues of every kind have; each kind adds keys of its own."""

    id: Id
    kind: str
    title: TextLine
    short: ShortTitle = Field(description="A title of at most 24 characters, for narrow columns.")
    about: Text = Field(description="Two or three plain sentences for somebody who has never heard of the matter.")
    assumption: bool = Field(default=False, description="True when no source puts the issue on the table.")
    humanitarian: bool = Field(
        default=False,
        description="True when lives or freedom hang on the answer; the options go from nothing to the fullest.",
    )


def _issue_form(kind: IssueKind[Any]) -> type[IssueForm]:
    added: dict[str, Any] = {"kind": (Literal[kind.name], Field(description=tr("The kind of issue.")))}
    added |= _fields_of(kind.spec)
    return create_model(f"{kind.name.capitalize()}Issue", __base__=IssueForm, __doc__=kind.spec.__doc__, **added)


@cache
def _hints(spec: type) -> Mapping[str, Any]:
    return get_type_hints(spec)


def _fields_of(spec: type) -> dict[str, Any]:
    """The fields of a kind's spec as pydantic takes them: bounds and descriptions come from their metadata."""
    hints = _hints(spec)
    return {f.name: _field_of(hints[f.name], f.metadata, f.default) for f in fields(spec)}


def _field_of(hint: Any, metadata: Mapping[str, Any], default: Any) -> tuple[Any, Any]:
    extra = dict(metadata)
    sort, items = extra.pop("names", None), dict(extra.pop("items", {}))
    annotation = _annotation(hint, sort, items)
    if _without_none(hint) is str and sort is None:
        extra = {"pattern": r"^[^\n]*$", "max_length": 600} | ({"min_length": 1} if default != "" else {}) | extra
        annotation = Annotated[annotation, SHOWN]
    if default is not MISSING:
        extra["default"] = list(default) if isinstance(default, tuple) else default
    return annotation, Field(**extra)


def _annotation(hint: Any, sort: str | None, items: dict[str, Any]) -> Any:
    hint = _without_none(hint)
    if hint is str:
        return {None: str, "new": Id}.get(sort, Annotated[str, Names(sort or "")])
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return create_model(f"{hint.__name__}Form", __base__=StrictForm, __doc__=hint.__doc__, **_fields_of(hint))
    if get_origin(hint) is tuple:
        inner = Fact if sort == "fact" else _annotation(get_args(hint)[0], sort, items)
        return list[Annotated[inner, Field(**items)]] if items else list[inner]  # type: ignore[valid-type]
    if get_origin(hint) in (Union, types.UnionType):
        branches = [_annotation(branch, sort, items) for branch in get_args(hint)]
        tagged = [Annotated[b, Tag("<list>" if get_origin(b) is list else "<mapping>")] for b in branches]
        return Annotated[reduce(or_, tagged), EITHER]
    return hint


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    return reduce(or_, (branch for branch in get_args(hint) if branch is not types.NoneType))


def spec_of(kind: IssueKind[Any], form: IssueForm) -> Any:
    """The kind's own spec out of a checked form."""
    return _filled(kind.spec, form)


def _filled(spec: type, form: BaseModel) -> Any:
    hints = _hints(spec)
    return spec(**{f.name: _value(hints[f.name], getattr(form, f.name)) for f in fields(spec)})


def _value(hint: Any, value: Any) -> Any:
    if isinstance(value, BaseModel):
        hint = _without_none(hint)
        branches = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
        return _filled(next(b for b in branches if isinstance(b, type) and is_dataclass(b)), value)
    if isinstance(value, list):
        inner = next((a for a in get_args(hint) if get_origin(a) is tuple), hint)
        return tuple(_value(get_args(inner)[0] if get_args(inner) else None, one) for one in value)
    return value


ISSUE_FORMS: Final = {name: _issue_form(kind) for name, kind in issue_kinds().items()}

if TYPE_CHECKING:
    AnyIssueForm = IssueForm
else:
    AnyIssueForm = Annotated[Union[tuple(ISSUE_FORMS.values())], Field(discriminator="kind")]  # noqa: UP007
