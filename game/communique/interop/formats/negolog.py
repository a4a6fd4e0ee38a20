"""NegoLog JSON: one file for each party, with `issueWeights`, `issues` and a `reservationValue`; no domain file.

A utility is the sum over issues of weight times value, as the files say them (NegoLog, Doğru et al. 2024). Issues and
values are those of the first profile.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from communique.interop.domain import (
    Domain,
    DomainIssue,
    FilePart,
    Format,
    Profile,
    Refused,
    Source,
    UtilityRow,
    Wishes,
)
from communique.interop.formats._fields import amount, mapping, names
from communique.interop.literal import read_json
from communique.words import N_, tr

UTILITIES: Final = "NegoLog: the sum over issues of weight times value, as the files say them."


def _open(source: Source) -> FilePart | None:
    if source.path.suffix.lower() != ".json" or b"ssue" not in source.data.replace(b"\0", b""):
        return None
    data, notes = read_json(source.data, source.name)
    ours = isinstance(data, dict) and isinstance(data.get("issues"), dict) and "issueWeights" in data
    return FilePart(source, "profile", data, tuple(notes)) if ours else None


def _join(parts: Sequence[FilePart], profiles: Sequence[FilePart], wishes: Wishes) -> Domain:
    notes = [note for part in profiles for note in part.notes]
    file, first = profiles[0].source.name, profiles[0].content
    questions = tuple(_question(file, name, said) for name, said in first["issues"].items())
    if not questions:
        raise Refused(file, tr("the profile has no issue"))
    read = tuple(_profile(part, questions) for part in profiles)
    return Domain(profiles[0].source.path.resolve().parent.name, questions, read, UTILITIES, tuple(notes))


def _question(file: str, name: str, said: Any) -> DomainIssue:
    return DomainIssue(
        name, names(file, list(mapping(file, said, tr('issue "{name}"', name=name))), tr('issue "{name}"', name=name))
    )


def _profile(part: FilePart, questions: Sequence[DomainIssue]) -> Profile:
    file, fields = part.source.name, part.content
    weights = mapping(file, fields.get("issueWeights"), '"issueWeights"')
    issues = mapping(file, fields.get("issues"), '"issues"')
    for name in issues:
        if name not in {question.name for question in questions}:
            raise Refused(file, tr('issue "{name}" is not in the first profile', name=name))
    rows = tuple(_row(file, question, weights, issues) for question in questions)
    reservation = fields.get("reservationValue")
    worth = Fraction(0) if reservation is None else amount(file, reservation, '"reservationValue"')
    return Profile(part.stem, rows, worth)


def _row(file: str, question: DomainIssue, weights: dict[str, Any], issues: dict[str, Any]) -> UtilityRow:
    where = tr('issue "{issue}"', issue=question.name)
    weight = amount(file, weights.get(question.name), tr("the weight of {where}", where=where))
    said = mapping(file, issues.get(question.name), where)
    known = set(question.values)
    extra = [value for value in said if value not in known]
    if extra:
        raise Refused(
            file, tr('value "{value}" of {where} is not in the first profile', value=extra[0][:40], where=where)
        )
    return tuple(
        weight * amount(file, said.get(value), tr('value "{value}" of {where}', value=value, where=where))
        for value in question.values
    )


SAMPLE: Final = {
    "one.json": '{"reservationValue": 0.2, "issueWeights": {"Glaze": 0.75, "Hours": 0.25},\n'
    ' "issues": {"Glaze": {"blue": 1.0, "ash": 0.5}, "Hours": {"day": 0.2, "night": 1.0}}}\n',
    "two.json": '{"reservationValue": 0.0, "issueWeights": {"Glaze": 0.5, "Hours": 0.5},\n'
    ' "issues": {"Glaze": {"blue": 0.0, "ash": 1.0}, "Hours": {"day": 1.0, "night": 0.0}}}\n',
}

FORMAT: Final = Format(
    "negolog", "NegoLog JSON", (".json",), _open, _join, None,
    (N_("one file a party with issueWeights, issues and reservationValue"),), SAMPLE,
)  # fmt: skip
