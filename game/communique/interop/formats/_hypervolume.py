"""Genius hypervolumes: utility functions made of boxes over integer issues, tabulated where they are small.

A box adds its utility when every value lies within its bounds, both ends included (`InclusiveHyperRectangle`); a box
of EXCLUDES when one does not. Issues that a box ties together become one issue whose answers are their combinations,
where those are few; else the sheets keep the boxes. Both are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Final

from communique.interop.decimals import number
from communique.interop.domain import MOST_VALUES, DomainIssue, FilePart, ProfileBox, Refused, UtilityRow
from communique.interop.safexml import XmlNode
from communique.words import tr

_SIMPLE: Final = "sum"
_MARKS: Final = ("utility", "ufun", "hyperRectangle")


@dataclass(frozen=True, slots=True)
class _Box:
    bounds: tuple[tuple[int, Fraction, Fraction], ...]
    """(position of the issue, lowest, highest)."""
    utility: Fraction
    inside: bool

    def holds(self, values: dict[int, Fraction]) -> bool:
        within = all(low <= values[issue] <= high for issue, low, high in self.bounds)
        return within == self.inside


@dataclass(frozen=True, slots=True)
class Constraints:
    """The boxes of one profile, their utilities already divided by the file's `maxutility`."""

    file: str
    boxes: tuple[_Box, ...]


def read_constraints(part: FilePart, order: Sequence[int]) -> Constraints | None:
    """The boxes of a profile; None when it has none. `order` has the index of each issue. Raises Refused."""
    root: XmlNode = part.content
    found = [node for node in root.walk() if node.tag in _MARKS]
    if not found:
        return None
    tops = [node for node in found if node.tag == "utility" and "maxutility" in node.attributes]
    if not tops:
        raise Refused(
            part.source.name, tr("hypervolumes without a maxutility cannot be scaled"), found[0].line, found[0].column
        )
    most = _number(part, tops[0], "maxutility")
    if most <= 0:
        raise Refused(part.source.name, tr("maxutility should be above 0"), tops[0].line, tops[0].column)
    functions = tops[0].named("ufun")
    if not functions:
        raise Refused(part.source.name, tr("the utility holds no ufun"), tops[0].line, tops[0].column)
    # The weight of the outermost function is not used (`NonlinearUtilitySpace.getUtility`).
    return Constraints(part.source.name, tuple(_boxes(part, functions[0], order, Fraction(1) / most)))


def _boxes(part: FilePart, function: XmlNode, order: Sequence[int], factor: Fraction) -> list[_Box]:
    kind = function.attributes.get("aggregation", _SIMPLE).strip().lower()
    if kind != _SIMPLE:
        raise Refused(
            part.source.name,
            tr('a ufun takes the "{kind}" of its boxes; only sums can be expressed', kind=kind),
            function.line,
            function.column,
        )
    found = [_box(part, node, order, factor) for node in function.named("hyperRectangle")]
    for inner in function.named("ufun"):
        found += _boxes(part, inner, order, factor * _number(part, inner, "weight", Fraction(1)))
    return found


def _box(part: FilePart, node: XmlNode, order: Sequence[int], factor: Fraction) -> _Box:
    includes, excludes = node.named("INCLUDES"), node.named("EXCLUDES")
    bounds = []
    for bound in excludes or includes:
        index = _number(part, bound, "index")
        if index not in order:
            raise Refused(
                part.source.name,
                tr("a box speaks of issue {index}, which the domain lacks", index=index),
                bound.line,
                bound.column,
            )
        bounds.append((order.index(int(index)), _number(part, bound, "min"), _number(part, bound, "max")))
    worth = _number(part, node, "utility") * _number(part, node, "weight", Fraction(1))
    return _Box(tuple(bounds), worth * factor, not excludes)


def _number(part: FilePart, node: XmlNode, key: str, default: Fraction | None = None) -> Fraction:
    text = node.attributes.get(key)
    if text is None and default is not None:
        return default
    value = None if text is None else number(text)
    if value is None:
        raise Refused(
            part.source.name, tr('"{key}" of {tag} should be a number', key=key, tag=node.tag), node.line, node.column
        )
    return value


NamedRow = tuple[str, tuple[str, ...], UtilityRow]
"""An issue's name, its values as texts, and as numbers."""


@dataclass(frozen=True, slots=True)
class JoinedBoxes:
    """What the boxes of one profile come to."""

    rows: tuple[UtilityRow, ...]
    boxes: tuple[ProfileBox, ...] = ()


def join_constraints(
    issues: Sequence[NamedRow], constraints: Sequence[Constraints], notes: list[str]
) -> tuple[tuple[DomainIssue, ...], list[JoinedBoxes]]:
    """The questions, and what each profile has of them.

    Issues that are tied together become one with a table, where that is short; else all stay as they are, beside boxes.
    """
    groups = _groups(len(issues), constraints)
    if any(_combinations(issues, group) > MOST_VALUES for group in groups):
        questions = tuple(DomainIssue(name, texts) for name, texts, _ in issues)
        return questions, [_kept(issues, one) for one in constraints]
    for group in groups:
        if len(group) > 1:
            names = ", ".join(issues[i][0] for i in group)
            notes.append(
                tr(
                    "{file}: hypervolumes tie {names} together; they became one table of {rows} rows",
                    file=constraints[0].file,
                    names=names,
                    rows=_combinations(issues, group),
                )
            )
    questions = tuple(_question([issues[i] for i in group]) for group in groups)
    rows = [tuple(_row(group, issues, one, k == 0) for k, group in enumerate(groups)) for one in constraints]
    return questions, [JoinedBoxes(one) for one in rows]


def _combinations(issues: Sequence[NamedRow], group: Sequence[int]) -> int:
    return prod(len(issues[i][1]) for i in group)


def _kept(issues: Sequence[NamedRow], one: Constraints) -> JoinedBoxes:
    """Boxes as a sheet has them: none that excludes, none that all values or one issue alone would say.

    What is worth something outside a box is worth that everywhere, and as much less within.
    """
    always = Fraction(0)
    rows = [[Fraction(0)] * len(texts) for _, texts, _ in issues]
    boxes = []
    for box in one.boxes:
        worth = box.utility if box.inside else -box.utility
        always += Fraction(0) if box.inside else box.utility
        sides = _sides(issues, box)
        if sides is None:
            continue
        if len(sides) > 1:
            boxes.append(ProfileBox(sides, worth))
        elif sides:
            ((issue, first, last),) = sides
            rows[issue] = [value + (worth if first <= k <= last else 0) for k, value in enumerate(rows[issue])]
        else:
            always += worth
    rows[0] = [value + always for value in rows[0]]
    return JoinedBoxes(tuple(map(tuple, rows)), tuple(boxes))


def _sides(issues: Sequence[NamedRow], box: _Box) -> tuple[tuple[int, int, int], ...] | None:
    """(issue, first value, last value) where a box says something; None when nothing lies within it."""
    found: dict[int, tuple[int, int]] = {}
    for issue, low, high in box.bounds:
        within = [k for k, value in enumerate(issues[issue][2]) if low <= value <= high]
        first, last = found.get(issue, (0, len(issues[issue][2]) - 1))
        if not within or within[-1] < first or last < within[0]:
            return None
        found[issue] = max(first, within[0]), min(last, within[-1])
    whole = {issue for issue, (first, last) in found.items() if (first, last) == (0, len(issues[issue][2]) - 1)}
    return tuple((issue, *found[issue]) for issue in sorted(found) if issue not in whole)


def _groups(count: int, constraints: Sequence[Constraints]) -> list[list[int]]:
    """Issues that some box of some profile ties together, in order of their first issue."""
    home = list(range(count))
    for box in (box for one in constraints for box in one.boxes):
        touched = {home[issue] for issue, _, _ in box.bounds}
        if touched:
            # All that a box touches, and all that lives with it, moves in with the first.
            home = [min(touched) if place in touched else place for place in home]
    return [[i for i in range(count) if home[i] == place] for place in sorted(set(home))]


def _question(issues: Sequence[NamedRow]) -> DomainIssue:
    combined = product(*(texts for _, texts, _ in issues))
    return DomainIssue(" + ".join(name for name, _, _ in issues), tuple(" + ".join(values) for values in combined))


def _row(group: Sequence[int], issues: Sequence[NamedRow], one: Constraints, first: bool) -> UtilityRow:
    """Boxes without bounds hold always; they are counted once, with the first group."""
    mine = [box for box in one.boxes if (box.bounds[0][0] in group if box.bounds else first)]
    rows = []
    for values in product(*(issues[i][2] for i in group)):
        at = dict(zip(group, values, strict=True))
        rows.append(sum((box.utility for box in mine if box.holds(at)), Fraction(0)))
    return tuple(rows)
