"""How a Genius utility space values what an issue may be, and where in a file an issue stands.

The formulas are those of Genius 10.4 (`EvaluatorDiscrete`, `EvaluatorInteger`, `EvaluatorReal`), or of NegMAS where
NegMAS wrote the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from communique.interop.decimals import number
from communique.interop.domain import FilePart, Refused, UtilityRow
from communique.interop.formats._genius_terms import by_negmas
from communique.interop.safexml import XmlNode
from communique.words import in_a_row, tr

_NOTHING: Final = Fraction(1, 100_000)
"""A largest evaluation below this makes every evaluation of its issue 0 (`EvaluatorDiscrete.normalize`)."""
_EACH: Final = 5
"""Values that are named one by one."""


@dataclass(frozen=True, slots=True)
class GeniusIssue:
    """An issue as a file has it."""

    index: int
    name: str
    kind: str
    node: XmlNode


def at_node(part: FilePart, node: XmlNode, reason: str) -> Refused:
    """A refusal that names the place of a node."""
    return Refused(part.source.name, reason, node.line, node.column)


def bounds_of(part: FilePart, issue: GeniusIssue) -> tuple[Fraction, Fraction]:
    """The lowest and the highest value of a numeric issue. Raises Refused."""
    for node in (issue.node, *issue.node.named("range")):
        if "lowerbound" in node.attributes and "upperbound" in node.attributes:
            low, high = (
                number_in(part, node, key, tr('issue "{issue}"', issue=issue.name))
                for key in ("lowerbound", "upperbound")
            )
            return low, high
    raise at_node(
        part,
        issue.node,
        tr('issue "{issue}" is {kind} and has no lowerbound and upperbound', issue=issue.name, kind=issue.kind),
    )


def number_in(part: FilePart, node: XmlNode, key: str, whose: str) -> Fraction:
    """The number that an attribute is. Raises Refused."""
    text = node.attributes.get(key)
    value = None if text is None else number(text)
    if value is None:
        raise at_node(part, node, _no_number(whose, key, text))
    return value


def _no_number(whose: str, key: str, text: str | None) -> str:
    if text is None:
        return tr('{whose}: no "{key}"; it should be a number', whose=whose, key=key)
    return tr('{whose}: "{key}" is "{value}"; it should be a number', whose=whose, key=key, value=text[:40])


def discrete_worths(
    part: FilePart, mine: GeniusIssue, texts: Sequence[str], numbers: UtilityRow, notes: list[str]
) -> UtilityRow:
    """What each of `texts` is worth, divided by the largest evaluation; `numbers` are the same where they are such."""
    whose = tr('issue "{name}"', name=mine.name)
    # NegMAS lists the numbers of an integer issue as if they were words.
    as_domain = dict(zip(numbers, texts, strict=False))
    known = set(texts)
    said: dict[str, Fraction] = {}
    for item in mine.node.named("item"):
        if item.attributes.get("evaluation", "null") != "null":
            value = item.attributes.get("value", "")
            at = number(value) if as_domain else None
            value = value if at is None else as_domain.get(at, value)
            worth = number_in(part, item, "evaluation", whose)
            if said.get(value, worth) != worth:
                notes.append(
                    tr(
                        '{file}: value "{value}" of {whose} has two evaluations; the last one counts',
                        file=part.source.name,
                        value=value,
                        whose=whose,
                    )
                )
            said[value] = worth
    strange = [f'"{value}"' for value in said if value not in known]
    if strange:
        notes.append(
            tr(
                "{file}: not in the domain, and worth nothing: {values} of {whose}",
                file=part.source.name,
                values=in_a_row(strange[:_EACH]),
                whose=whose,
            )
        )
    unsaid = [value for value in texts if value not in said]
    if len(unsaid) > _EACH:
        notes.append(
            tr(
                '{file}: {n} values of {whose} have no evaluation and count 0, such as "{value}"',
                file=part.source.name,
                n=len(unsaid),
                whose=whose,
                value=unsaid[0],
            )
        )
        unsaid = []
    notes += [
        tr(
            '{file}: value "{value}" of {whose} has no evaluation; it counts 0',
            file=part.source.name,
            value=value,
            whose=whose,
        )
        for value in unsaid
    ]
    largest = Fraction(1) if by_negmas(part) else max(said.values(), default=Fraction(0))
    # As Genius does: it divides by the largest evaluation, and takes an issue without one for worth nothing.
    if largest < _NOTHING:
        if any(said.values()):
            notes.append(
                tr(
                    "{file}: no evaluation of {whose} is above 0.00001; all count 0, as in Genius",
                    file=part.source.name,
                    whose=whose,
                )
            )
        return (Fraction(0),) * len(texts)
    return tuple(said.get(value, Fraction(0)) / largest for value in texts)


def _clamped(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), Fraction(1))


def integer_worths(part: FilePart, mine: GeniusIssue, values: UtilityRow) -> UtilityRow:
    """Offset + slope * (value - lower bound), kept within 0 and 1; 0 without an evaluator. Some say it as reals do."""
    found = mine.node.named("evaluator")
    if not found:
        return (Fraction(0),) * len(values)
    whose = tr('the evaluator of issue "{name}"', name=mine.name)
    if "slope" not in found[0].attributes and "ftype" in found[0].attributes:
        return real_worths(part, mine, values)
    slope, offset = (number_in(part, found[0], key, whose) for key in ("slope", "offset"))
    low, _ = bounds_of(part, mine)
    return tuple(_clamped(offset + slope * (value - low)) for value in values)


def real_worths(part: FilePart, mine: GeniusIssue, values: UtilityRow) -> UtilityRow:
    """By the function that `ftype` names: linear kept within 0 and 1, constant, triangular. Raises Refused."""
    found = mine.node.named("evaluator")
    if not found:
        raise at_node(part, mine.node, tr('issue "{name}" has no evaluator', name=mine.name))
    node, whose = found[0], tr('the evaluator of issue "{name}"', name=mine.name)
    kind = node.attributes.get("ftype", "").strip().lower()
    many = {"linear": 2, "constant": 1, "triangular": 3}.get(kind)
    if many is None:
        raise at_node(
            part, node, tr('{whose} is "{kind}"; linear, constant and triangular are read', whose=whose, kind=kind)
        )
    given = [number_in(part, node, f"parameter{k}", whose) for k in range(many)]
    if kind == "constant":
        return (given[0],) * len(values)
    if kind == "linear":
        line = tuple(given[0] + given[1] * value for value in values)
        return line if by_negmas(part) else tuple(map(_clamped, line))
    worths = tuple(_triangle(value, *given) for value in values)
    # NegMAS's triangle is 0 where it starts, even if it is highest there.
    return (
        tuple(Fraction(0) if at == given[0] else one for at, one in zip(values, worths, strict=True))
        if by_negmas(part)
        else worths
    )


def _triangle(value: Fraction, low: Fraction, high: Fraction, top: Fraction) -> Fraction:
    if value < low or value >= high:
        return Fraction(0)
    return (value - low) / (top - low) if value < top else 1 - (value - top) / (high - top)
