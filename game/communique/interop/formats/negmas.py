"""NegMAS YAML or JSON: an outcome space, and a utility function for each party.

A utility is the bias plus the sum over issues of weight times value function (NegMAS documentation,
`LinearAdditiveUtilityFunction`, `AffineUtilityFunction`). A `reserved_value` of minus infinity, which is also its
default, means that any agreement is better than none. An `ExpDiscountedUFun` is read when it discounts the reserved
value, too, over relative time or, which is its default, by step.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from communique.interop.decimals import decimal
from communique.interop.domain import (
    Domain,
    DomainIssue,
    FilePart,
    Format,
    Holding,
    Profile,
    Refused,
    Source,
    UtilityRow,
    Wishes,
    spread,
)
from communique.interop.formats._fields import amount, listing, mapping, names, shown, text
from communique.interop.formats._value_functions import kind_of, missing, worth
from communique.interop.literal import read_json, read_yaml
from communique.model.sheet import DiscountBy
from communique.words import N_, tr

UTILITIES: Final = "NegMAS: the bias plus the sum over issues of weight times value function, as the files say them."
_BY: Final[Mapping[str, DiscountBy]] = {"relative_time": "deadline", "step": "round"}
"""NegMAS's names of the times that a discount may count."""
_MARKS: Final = dict.fromkeys((".yml", ".yaml"), (b"type", b"issues")) | {".json": (b'"type"', b'"__python_class__"')}
"""What a file of ours must hold to be looked at, by its ending."""
_ENDLESS: Final = ("-.inf", "-inf", "-infinity", "null", "none", "~", "")


def _open(source: Source) -> FilePart | None:
    suffix, plain = source.path.suffix.lower(), source.data.replace(b"\0", b"")
    marks = _MARKS.get(suffix, ())
    ours = any(mark in plain for mark in marks) or (source.named and suffix != ".json")
    if not marks or not ours or plain.startswith(b"format: communique"):
        return None
    data, notes = (read_json if suffix == ".json" else read_yaml)(source.data, source.name)
    if not isinstance(data, dict) or "communique" in str(data.get("format")):
        return None
    kind = kind_of(data)
    if "OutcomeSpace" in kind or (not kind and _lists_issues(data.get("issues"))):
        return FilePart(source, "domain", data, tuple(notes))
    return FilePart(source, "profile", data, tuple(notes)) if "fun" in kind.lower() else None


def _lists_issues(said: Any) -> bool:
    return isinstance(said, list) and all(isinstance(one, dict) and {"name", "values"} <= set(one) for one in said)


def _join(parts: Sequence[FilePart], profiles: Sequence[FilePart], wishes: Wishes) -> Domain:
    if not parts:
        raise Refused(
            profiles[0].source.name, tr("there is no file with the outcome space beside this utility function")
        )
    notes = [note for part in (*parts, *profiles) for note in part.notes]
    file, fields = parts[0].source.name, parts[0].content
    issues = listing(file, fields.get("issues"), '"issues"')
    if not issues:
        raise Refused(file, tr("the outcome space has no issue"))
    questions = tuple(
        _question(file, k, mapping(file, one, tr("issue {k}", k=k)), wishes) for k, one in enumerate(issues, 1)
    )
    read = tuple(_profile(part, questions, notes) for part in profiles)
    return Domain(str(fields.get("name") or parts[0].stem), questions, read, UTILITIES, tuple(notes))


def _question(file: str, place: int, fields: dict[str, Any], wishes: Wishes) -> DomainIssue:
    name = text(file, fields.get("name"), tr('"name" of issue {place}', place=place))
    kind = str(fields.get("type", "")).rsplit(".", 1)[-1].lower()
    values, where = fields.get("values"), tr('issue "{name}"', name=name)
    if isinstance(values, str):
        many = amount(file, values, tr('"values" of {where}', where=where))
        return DomainIssue(name, _numeric(file, name, Fraction(0), many - 1, Fraction(1), wishes))
    values = listing(file, values, tr('"values" of {where}', where=where))
    if kind not in ("contiguousissue", "continuousissue"):
        return DomainIssue(name, names(file, values, where))
    if len(values) != 2:
        raise Refused(
            file,
            tr(
                '"values" of {where} has {count} entries; it should be the lowest and the highest',
                where=where,
                count=len(values),
            ),
        )
    low, high = (amount(file, value, tr('"values" of {where}', where=where)) for value in values)
    return DomainIssue(
        name, _numeric(file, name, low, high, None if kind == "continuousissue" else Fraction(1), wishes)
    )


def _numeric(
    file: str, name: str, low: Fraction, high: Fraction, step: Fraction | None, wishes: Wishes
) -> tuple[str, ...]:
    return tuple(decimal(value) for value in spread(file, name, low, high, step, wishes))


def _profile(part: FilePart, questions: Sequence[DomainIssue], notes: list[str]) -> Profile:
    file, fields = part.source.name, part.content
    inner, discount, by = _undiscounted(file, fields, notes)
    rows = _rows(file, inner, questions, notes)
    said = fields.get("reserved_value", inner.get("reserved_value"))
    endless = said is None or str(said).strip().lower() in _ENDLESS
    reservation = None if endless else amount(file, said, '"reserved_value"')
    return Profile(str(fields.get("name") or part.stem), rows, reservation, discount, by)


def _undiscounted(file: str, fields: dict[str, Any], notes: list[str]) -> tuple[dict[str, Any], Fraction, DiscountBy]:
    """The utility function inside a discounted one, the discount, and after which time it is left.

    NegMAS counts steps unless a file says otherwise, and takes a discount of 0 for none (`ExpDiscountedUFun`).
    """
    if kind_of(fields) != "ExpDiscountedUFun":
        return fields, Fraction(1), "deadline"
    inner = mapping(file, fields.get("ufun"), '"ufun"')
    said = fields.get("discount")
    discount = Fraction(1) if missing(said) else amount(file, said, '"discount"')
    if not discount:
        notes.append(tr("{file}: the discount is 0, which NegMAS takes for none", file=file))
        discount = Fraction(1)
    if not 0 < discount <= 1:
        raise Refused(
            file,
            tr(
                '"discount" is {discount}; only discounts above 0 and up to 1 can be expressed',
                discount=decimal(discount),
            ),
        )
    by = _BY.get("step" if missing(fields.get("factor")) else str(fields["factor"]))
    if by is None:
        raise Refused(
            file,
            tr('it discounts by {found}; "step" and "relative_time" can be expressed', found=shown(fields["factor"])),
        )
    if discount != 1 and str(fields.get("dynamic_reservation", "true")).lower() != "true":
        raise Refused(file, tr("its reserved value is not discounted with it, which cannot be expressed"))
    return inner, discount, by


def _rows(
    file: str, fields: dict[str, Any], questions: Sequence[DomainIssue], notes: list[str]
) -> tuple[UtilityRow, ...]:
    kind = kind_of(fields)
    if kind == "ConstUtilityFunction":
        rows = [(Fraction(0),) * len(question.values) for question in questions]
        return _lifted(rows, amount(file, fields.get("value"), '"value"'))
    if kind not in ("LinearAdditiveUtilityFunction", "LinearUtilityFunction", "AffineUtilityFunction"):
        raise Refused(
            file,
            tr(
                "this is a {kind}, which cannot be expressed; linear functions are read",
                kind=kind or tr("file without a type"),
            ),
        )
    weights = _by_issue(file, fields.get("weights"), questions, '"weights"', "1")
    functions = _by_issue(file, fields.get("values"), questions, '"values"', {"type": "IdentityFun"})
    rows = []
    for question, weight, function in zip(questions, weights, functions, strict=True):
        factor = amount(file, weight, tr('the weight of issue "{issue}"', issue=question.name))
        rows.append(tuple(factor * one for one in worth(file, function, question, notes)))
    bias = fields.get("bias")
    return _lifted(rows, Fraction(0) if bias in (None, "null", "") else amount(file, bias, '"bias"'))


def _lifted(rows: list[UtilityRow], bias: Fraction) -> tuple[UtilityRow, ...]:
    """The rows with a constant added to every utility, which is the same as added to every value of one issue."""
    return (tuple(value + bias for value in rows[0]), *rows[1:])


def _by_issue(file: str, said: Any, questions: Sequence[DomainIssue], where: str, default: Any) -> list[Any]:
    if said is None or said in ("null", ""):
        return [default] * len(questions)
    if isinstance(said, dict):
        lacking = [question.name for question in questions if question.name not in said]
        if lacking:
            raise Refused(file, tr('{where} says nothing about issue "{issue}"', where=where, issue=lacking[0]))
        return [said[question.name] for question in questions]
    found = listing(file, said, where)
    if len(found) != len(questions):
        raise Refused(
            file,
            tr(
                "{where} has {count} entries for {other_count} issues",
                where=where,
                count=len(found),
                other_count=len(questions),
            ),
        )
    return found


def _write(holding: Holding, notes: list[str]) -> Mapping[str, str]:
    """The outcome space and one utility function a party; weights are 1, tables hold the utilities."""
    lines = ["issues:"]
    for question in holding.questions:
        lines += [f"- name: {_quoted(question.name)}", "  type: CategoricalIssue", "  values:"]
        lines += [f"  - {_quoted(value)}" for value in question.values]
    lines += [f"name: {_quoted(holding.id)}", "type: DiscreteCartesianOutcomeSpace", ""]
    files = {f"{holding.id}-domain.yml": "\n".join(lines)}
    for party, profile in zip(holding.ids, holding.profiles, strict=True):
        files[f"{party}.yml"] = "\n".join(_ufun(holding, party, profile))
    return files


def _ufun(holding: Holding, party: str, profile: Profile) -> list[str]:
    lines = [f"name: {_quoted(party)}", f"reserved_value: {_float(profile.reservation or Fraction(0))}"]
    if profile.discount == 1:
        return [*lines, *_linear(holding, profile), ""]
    factor = next(name for name, by in _BY.items() if by == profile.discount_by)
    terms = [
        f"discount: {_float(profile.discount)}", "dynamic_reservation: true", f"factor: {factor}",
        "type: ExpDiscountedUFun", "ufun:",
    ]  # fmt: skip
    inner = [f"name: {_quoted(party)}", lines[1], *_linear(holding, profile)]
    return [*lines, *terms, *(f"  {line}" for line in inner), ""]


def _linear(holding: Holding, profile: Profile) -> list[str]:
    lines = ["type: LinearAdditiveUtilityFunction", "values:"]
    for question, row in zip(holding.questions, profile.rows, strict=True):
        lines += ["- mapping:"]
        lines += [f"    {_quoted(value)}: {_float(worth)}" for value, worth in zip(question.values, row, strict=True)]
        lines += ["  type: TableFun"]
    return [*lines, "weights:", *["- 1.0"] * len(holding.questions)]


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _float(value: Fraction) -> str:
    """A decimal that YAML 1.1 programs read as a float."""
    digits = decimal(value)
    return digits if "." in digits else f"{digits}.0"


SAMPLE: Final = {
    "space.yml": "type: CartesianOutcomeSpace\nname: meadow\nissues:\n"
    "- {name: Hay, type: CategoricalIssue, values: [early, late]}\n"
    "- {name: Gate, type: ContiguousIssue, values: [1, 3]}\n",
} | {
    f"{name}.yml": f"type: LinearAdditiveUtilityFunction\nname: {name}\nreserved_value: 0.125\nweights: [0.5, 0.5]\n"
    f"values:\n- {{type: TableFun, mapping: {{early: {early}, late: 1.0}}}}\n"
    "- {type: AffineFun, bias: 0.25, slope: 0.25}\n"
    for name, early in (("farmer", 0.5), ("walker", 0.75))
}


FORMAT: Final = Format(
    "negmas", "NegMAS YAML", (".yml", ".yaml", ".json"), _open, _join, _write,
    (N_("a file with the outcome space and one utility function a party"),), SAMPLE, tells_parties=True,
)  # fmt: skip
