"""What a document offers, however broken it is: which names exist, and which of its entries are sound.

Names are read from the raw data. A list in which an entry has no usable id, or the id of another, has
unknown names (None), so that one slip is one finding and not one for each reference. An entry is
sound when its own structure is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from communique.loading.issue_forms import ISSUE_FORMS, IssueForm, spec_of
from communique.loading.models import (
    FeasibilityForm,
    GestureForm,
    LevelForm,
    NewsForm,
    PartyForm,
    ReferenceForm,
    ScenarioForm,
    SigningForm,
    StudyForm,
    TalkForm,
)
from communique.loading.sheet_form import SheetForm
from communique.loading.strict import Path
from communique.loading.vocabulary import StrictForm
from communique.model.kinds import PLAIN, Flaw, issue_kinds
from communique.model.scenario import Option

F = TypeVar("F", bound=StrictForm)
Ids = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """A sound issue."""

    form: IssueForm
    flaws: tuple[Flaw, ...]
    options: tuple[Option, ...]
    """Empty when there are flaws. Guarantees are not resolved yet: every index is 0."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The names of a document, and its sound entries by their position."""

    data: Any
    parties: Ids
    issues: Ids
    guarantees: Ids
    levels: Ids
    options: Mapping[str, Ids]
    """For each issue id, the ids of its options in order."""
    issue_entries: Mapping[int, IssueEntry]
    party_entries: Mapping[int, PartyForm]
    feasibility: Mapping[int, FeasibilityForm]
    talks: Mapping[int, TalkForm]
    news: Mapping[int, NewsForm]
    gestures: Mapping[int, GestureForm]
    level_entries: Mapping[int, LevelForm]
    sheets: Mapping[str, SheetForm]
    signing: SigningForm | None
    reference: ReferenceForm | None
    studies: Mapping[int, StudyForm]

    @property
    def fictional(self) -> bool | None:
        """What the document says of itself; None when it does not say."""
        said = self.data.get("fictional") if isinstance(self.data, dict) else None
        return said if isinstance(said, bool) else None

    @property
    def seed(self) -> str | None:
        """The name of the fact sheet, when there is one."""
        said = self.data.get("seed") if isinstance(self.data, dict) else None
        return said if isinstance(said, str) else None

    def rows(self) -> tuple[IssueEntry, ...] | None:
        """Every issue in order, when all are sound and without flaws."""
        raw = _listed(self.data, "issues")
        whole = [self.issue_entries.get(place) for place in range(len(raw or ()))]
        found = tuple(entry for entry in whole if entry is not None and not entry.flaws)
        return found if raw and len(found) == len(raw) else None


def survey(data: Any, form: ScenarioForm | None, broken: Iterable[Path]) -> Overview:
    """A survey of `data`, whose `form` is known when it is well formed; `broken` are the paths of findings."""
    heads = {path[:2] for path in broken} | {path[:1] for path in broken}
    issues = {k: _entry(issue) for k, issue in _issue_forms(data, form, heads).items()}
    return Overview(
        data=data,
        parties=_ids(_listed(data, "parties")),
        issues=_ids(_listed(data, "issues")),
        guarantees=_ids(_listed(data, "guarantees"), absent=()),
        levels=_ids(_listed(data, "levels"), absent=()),
        options=_options(_listed(data, "issues") or [], issues),
        issue_entries=issues,
        party_entries=_entries(PartyForm, data, "parties", heads),
        feasibility=_entries(FeasibilityForm, data, "feasibility", heads),
        talks=_entries(TalkForm, data, "talks", heads),
        news=_entries(NewsForm, data, "news", heads),
        gestures=_entries(GestureForm, data, "gestures", heads),
        level_entries=_entries(LevelForm, data, "levels", heads),
        sheets=_sheets(data, heads),
        signing=_form(SigningForm, data.get("signing")) if isinstance(data, dict) else None,
        reference=_form(ReferenceForm, data.get("reference")) if isinstance(data, dict) else None,
        studies=_entries(StudyForm, data, "studies", heads),
    )


def _listed(data: Any, section: str) -> list[Any] | None:
    raw = data.get(section) if isinstance(data, dict) else None
    return raw if isinstance(raw, list) else None


def _ids(items: list[Any] | None, absent: Ids = None) -> Ids:
    if items is None:
        return absent
    names = [item.get("id") if isinstance(item, dict) else None for item in items]
    known = tuple(name for name in names if isinstance(name, str) and name)
    return known if len(set(known)) == len(items) else None


def _form(form: type[F], raw: Any) -> F | None:
    try:
        return form.model_validate(raw) if isinstance(raw, dict) else None
    except ValidationError:
        return None


def _entries(form: type[F], data: Any, section: str, heads: set[Path]) -> dict[int, F]:
    found = {k: _form(form, raw) for k, raw in enumerate(_listed(data, section) or []) if (section, k) not in heads}
    return {k: one for k, one in found.items() if one is not None}


def _issue_forms(data: Any, form: ScenarioForm | None, heads: set[Path]) -> dict[int, IssueForm]:
    if form is not None:
        return dict(enumerate(form.issues))
    found: dict[int, IssueForm | None] = {}
    for place, raw in enumerate(_listed(data, "issues") or []):
        kind = raw.get("kind") if isinstance(raw, dict) else None
        if isinstance(kind, str) and kind in ISSUE_FORMS and ("issues", place) not in heads:
            found[place] = _form(ISSUE_FORMS[kind], raw)
    return {place: one for place, one in found.items() if one is not None}


def _entry(form: IssueForm) -> IssueEntry:
    kind = issue_kinds()[form.kind]
    spec = spec_of(kind, form)
    flaws = tuple(kind.flaws(spec))
    return IssueEntry(form, flaws, () if flaws else kind.options(spec, defaultdict(int), PLAIN))


def _options(raw: list[Any], entries: Mapping[int, IssueEntry]) -> dict[str, Ids]:
    found: dict[str, Ids] = {}
    for place, issue in enumerate(raw):
        name = issue.get("id") if isinstance(issue, dict) else None
        if isinstance(name, str) and name not in found:
            entry = entries.get(place)
            compiled = [{"id": option.id} for option in entry.options] if entry else []
            found[name] = _ids(compiled or _listed(issue, "options"))
    return found


def _sheets(data: Any, heads: set[Path]) -> dict[str, SheetForm]:
    raw = data.get("sheets") if isinstance(data, dict) else None
    if not isinstance(raw, dict):
        return {}
    found = {party: _form(SheetForm, sheet) for party, sheet in raw.items() if ("sheets", party) not in heads}
    return {party: sheet for party, sheet in found.items() if sheet is not None}
