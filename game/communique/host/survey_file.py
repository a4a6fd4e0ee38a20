"""A survey of the teacher's own, in a small YAML file: read strictly, with every finding and its place.

A file that asks who somebody is, by a question with such an id, is refused: people have an alias here, and an export
that held more would tell who they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from communique.host.surveys import (
    AFTER,
    BEFORE,
    CHOICE,
    ITEMS,
    LONGEST,
    OPTIONS,
    SCALE,
    STEPS,
    TEXT,
    ClassSurvey,
    SurveyItem,
    usual_survey,
)
from communique.loading import strict
from communique.loading.finding import ERROR, ScenarioError
from communique.loading.lettering import lettering
from communique.loading.placing import placed
from communique.loading.scenario_file import read_document
from communique.loading.strict import YamlDocument
from communique.loading.structure import UnplacedFinding, structure_of
from communique.loading.vocabulary import Id, StrictForm, TextLine
from communique.loading.wording import subject
from communique.model.scenario import Public
from communique.words import tr

PRIVATE: Final = frozenset(
    {"age", "birthday", "born", "country", "email", "ethnicity", "gender", "group", "language", "name", "nationality",
     "origin", "phone", "race", "religion", "sex", "student_number"}
)  # fmt: skip
"""Ids of questions about who somebody is."""
_FIELDS: Final = {SCALE: ("low", "high", "steps"), CHOICE: ("options",), TEXT: ("longest",)}
"""By kind, the keys that it alone has."""
_NEEDED: Final = {SCALE: ("low", "high"), CHOICE: ("options",), TEXT: ()}

AnswerLabel = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\n]*$")]
QuestionLine = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\n]*$")]


class OptionForm(StrictForm):
    """An answer to choose."""

    id: Id
    label: AnswerLabel


class ItemForm(StrictForm):
    """A question."""

    id: Id
    kind: Literal["scale", "choice", "text"]
    ask: QuestionLine
    low: AnswerLabel | None = None
    high: AnswerLabel | None = None
    steps: int | None = Field(default=None, ge=STEPS[0], le=STEPS[1])
    options: list[OptionForm] | None = Field(default=None, min_length=OPTIONS[0], max_length=OPTIONS[1])
    longest: int | None = Field(default=None, ge=1, le=LONGEST)


class SurveyForm(StrictForm):
    """The file."""

    format: Literal["communique-survey 1"]
    title: TextLine | None = None
    before: list[ItemForm] = Field(max_length=ITEMS)
    after: list[ItemForm] = Field(max_length=ITEMS)


def load_survey(path: Path) -> str:
    """The text of a survey file that is in order, to be kept with the class. Raises ScenarioError with all findings."""
    _read(read_document(path, path))
    return path.read_text(encoding="utf-8-sig")


def read_survey(text: str | bytes, name: str = "survey") -> ClassSurvey:
    """The survey that a file's text says; `name` stands for the file in findings. Raises ScenarioError with all."""
    return _read(strict.read(text, name))


def _read(document: YamlDocument) -> ClassSurvey:
    form, found = structure_of(SurveyForm, document.data, tr("the survey"))
    found += lettering(document.data)
    if form is not None:
        found += _consistency(form)
    errors = [finding for finding in placed(document, found) if finding.severity == ERROR]
    if form is None or errors:
        raise ScenarioError(errors)
    return ClassSurvey(tuple(map(_item, form.before)), tuple(map(_item, form.after)))


def survey_of(text: str, public: Public | None = None) -> ClassSurvey:
    """The survey of a class: what its file says, or the usual one where there is no file (an empty text)."""
    return read_survey(text) if text else usual_survey(public)


def _item(form: ItemForm) -> SurveyItem:
    options = tuple((one.id, one.label) for one in form.options or ())
    return SurveyItem(
        form.id, form.ask, form.kind, form.low or "", form.high or "", form.steps or 5, options, form.longest or LONGEST
    )


def _consistency(form: SurveyForm) -> Iterator[UnplacedFinding]:
    """What is wrong between the keys of a well-formed file."""
    data = form.model_dump()
    for part, items in ((BEFORE, form.before), (AFTER, form.after)):
        known: set[str] = set()
        for place, item in enumerate(items):
            path = (part, place)
            what = subject(data, path)
            if item.id in known:
                yield UnplacedFinding((*path, "id"), tr("{whole} has the id of one before it", whole=what))
            known.add(item.id)
            if item.id in PRIVATE:
                sentence = tr("{what} asks who somebody is; people have an alias here, and nothing else", what=what)
                yield UnplacedFinding((*path, "id"), sentence)
            yield from _of_kind(item, path, what)


def _of_kind(item: ItemForm, path: tuple[str | int, ...], what: str) -> Iterator[UnplacedFinding]:
    for key in _NEEDED[item.kind]:
        if getattr(item, key) is None:
            yield UnplacedFinding(path, tr('{what} has no "{key}"', what=what, key=key))
    for kind, keys in _FIELDS.items():
        for key in keys:
            if kind != item.kind and getattr(item, key) is not None:
                sentence = tr('{what} is a {kind} and has no use for "{key}"', what=what, kind=item.kind, key=key)
                yield UnplacedFinding((*path, key), sentence, on_key=True)
    options = [one.id for one in item.options or ()]
    for place, id in enumerate(options):
        if id in options[:place]:
            sentence = tr('answer "{id}" of {what} has the id of one before it', id=id, what=what)
            yield UnplacedFinding((*path, "options", place, "id"), sentence)
