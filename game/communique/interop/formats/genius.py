"""Genius XML: a domain file, and a utility space for each party.

What a utility is, is read off Genius 10.4 (`AdditiveUtilitySpace`, `EvaluatorDiscrete`, `EvaluatorInteger`,
`EvaluatorReal`, `AbstractUtilitySpace`; Hindriks et al., Genius user guide): the sum over issues of weight times
evaluation, where a discrete evaluation is divided by the largest of its issue. At time t, from 0 to 1, a utility
and the reservation value alike are multiplied by the discount factor to the power of t. What NegMAS writes in this
shape is told apart, see `_genius_terms`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import PurePath
from typing import Final
from xml.sax.saxutils import quoteattr

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
from communique.interop.formats._genius_evaluators import (
    GeniusIssue,
    at_node,
    bounds_of,
    discrete_worths,
    integer_worths,
    number_in,
    real_worths,
)
from communique.interop.formats._genius_terms import by_negmas, terms, unknown_to_party
from communique.interop.formats._hypervolume import Constraints, join_constraints, read_constraints
from communique.interop.safexml import XmlNode, parse
from communique.words import N_, rounded, tr

_ROOTS: Final = ("negotiation_template", "utility_space")
UTILITIES: Final = (
    "Genius: the sum over issues of weight times evaluation, each evaluation divided by the largest of its issue."
)


@dataclass(frozen=True, slots=True)
class _Scale:
    """The values of an issue: as texts, and as numbers where the issue is numeric."""

    issue: GeniusIssue
    texts: tuple[str, ...]
    numbers: UtilityRow = ()


def _open(source: Source) -> FilePart | None:
    if source.path.suffix.lower() != ".xml":
        return None
    if not source.named and not any(tag.encode() in source.data.replace(b"\0", b"") for tag in _ROOTS):
        return None
    root, notes = parse(source.data, source.name)
    if root.tag not in _ROOTS:
        if source.named:
            raise Refused(
                source.name,
                tr(
                    'the first element is "{tag}"; Genius files begin with {domain} or {profile}',
                    tag=root.tag,
                    domain=_ROOTS[0],
                    profile=_ROOTS[1],
                ),
            )
        return None
    if _says_worth(root):
        return FilePart(source, "profile", root, tuple(notes), unsure=bool(unknown_to_party(source.name, root)))
    return FilePart(source, "domain", root, tuple(notes), named=_named_profiles(root))


def _says_worth(root: XmlNode) -> bool:
    """Whether a file is a profile. Evaluations alone make none of a domain file: they weigh nothing."""
    marks = ("weight", "evaluator", "hyperRectangle", "utility", "ufun", "rules")
    template = root.tag == _ROOTS[0]
    return any(node.tag in marks or ("evaluation" in node.attributes and not template) for node in root.walk())


def _named_profiles(root: XmlNode) -> tuple[str, ...]:
    """The files of the utility spaces that a domain file gives its agents."""
    said = (node.attributes.get("utility_space", "") for node in root.walk() if node.tag == "agent")
    return tuple(PurePath(name.replace("\\", "/")).name for name in said if name.strip())


def _join(parts: Sequence[FilePart], profiles: Sequence[FilePart], wishes: Wishes) -> Domain:
    notes = [note for part in (*parts, *profiles) for note in part.notes]
    domain = parts[0] if parts else profiles[0]
    if not parts:
        notes.append(
            tr("{file}: there is no domain file; the issues are those of this profile", file=domain.source.name)
        )
    issues = _issues(domain)
    scales = [_scale(domain, issue, wishes, notes) for issue in issues]
    name = _domain_name(domain)
    constraints = [read_constraints(part, [one.index for one in issues]) for part in profiles]
    if any(constraints):
        return _nonlinear(name, scales, profiles, constraints, notes)
    read = [_profile(part, scales, notes) for part in profiles]
    questions = tuple(
        DomainIssue(s.issue.name, s.texts, about=s.issue.node.attributes.get("description", "")) for s in scales
    )
    return Domain(name, questions, tuple(read), UTILITIES, tuple(notes))


def _nonlinear(
    name: str,
    scales: list[_Scale],
    profiles: Sequence[FilePart],
    constraints: list[Constraints | None],
    notes: list[str],
) -> Domain:
    linear = [part for part, one in zip(profiles, constraints, strict=True) if one is None]
    if linear:
        raise Refused(
            linear[0].source.name, tr("this profile is additive and others are hypervolumes; they cannot be mixed")
        )
    whole = [one for one in constraints if one is not None]
    for scale in scales:
        if scale.issue.kind != "integer":
            raise Refused(
                whole[0].file,
                tr(
                    'issue "{issue}" is {kind}; hypervolumes need integers',
                    issue=scale.issue.name,
                    kind=scale.issue.kind,
                ),
            )
    named = [(s.issue.name, s.texts, s.numbers) for s in scales]
    questions, joined = join_constraints(named, whole, notes)
    read = tuple(
        replace(_with_terms(part, one.rows, notes), boxes=one.boxes) for part, one in zip(profiles, joined, strict=True)
    )
    said = "Genius hypervolumes: the utilities of the boxes that hold the values, added, divided by the file's largest."
    return Domain(name, questions, read, said, tuple(notes))


def _top(part: FilePart) -> XmlNode:
    for node in part.content.walk():
        if node.tag == "objective":
            return node  # type: ignore[no-any-return]
    for node in part.content.walk():
        # The first editions have the issues in the utility space itself.
        if node.tag == "utility_space" and node.named("issue"):
            return node  # type: ignore[no-any-return]
    raise Refused(
        part.source.name, tr("there is no objective, and so no issue"), part.content.line, part.content.column
    )


def _domain_name(part: FilePart) -> str:
    name = _top(part).attributes.get("name", "").strip()
    return name if name and name.lower() != "root" else part.stem


def _issues(part: FilePart) -> list[GeniusIssue]:
    """The issues in Genius's order: at each objective the objectives below it first, then its own issues."""
    found: list[GeniusIssue] = []

    def gather(objective: XmlNode) -> None:
        for below in objective.named("objective"):
            gather(below)
        found.extend(_issue(part, node) for node in objective.named("issue"))

    gather(_top(part))
    if not found:
        raise Refused(part.source.name, tr("the domain has no issue"), part.content.line, part.content.column)
    seen: dict[int, str] = {}
    for issue in found:
        if issue.index in seen:
            raise at_node(
                part,
                issue.node,
                tr(
                    'issue "{issue}" has the index {index} of issue "{other}"',
                    issue=issue.name,
                    index=issue.index,
                    other=seen[issue.index],
                ),
            )
        seen[issue.index] = issue.name
    return found


def _issue(part: FilePart, node: XmlNode) -> GeniusIssue:
    index = node.attributes.get("index", "")
    if not (index.isascii() and index.strip().lstrip("+-").isdigit() and len(index) < 10):
        raise at_node(part, node, tr('an issue has the index "{index}"; it should be a whole number', index=index))
    kind = node.attributes.get("type") or node.attributes.get("etype") or node.attributes.get("vtype") or "discrete"
    kind = kind.strip().lower()
    if kind not in ("discrete", "integer", "real"):
        raise at_node(
            part, node, tr('an issue is of the type "{kind}"; discrete, integer and real are read', kind=kind)
        )
    return GeniusIssue(int(index), node.attributes.get("name", "").strip() or f"Issue {index.strip()}", kind, node)


def _scale(part: FilePart, issue: GeniusIssue, wishes: Wishes, notes: list[str]) -> _Scale:
    if issue.kind == "discrete":
        texts = [item.attributes.get("value") for item in issue.node.named("item")]
        if not texts or any(text is None for text in texts):
            if texts:
                raise at_node(part, issue.node, tr('issue "{issue}" has an item without a value', issue=issue.name))
            raise at_node(part, issue.node, tr('issue "{issue}" has no value', issue=issue.name))
        notes += [
            tr(
                '{file}: issue "{issue}" has "{value}" twice; it is one value',
                file=part.source.name,
                issue=issue.name,
                value=value,
            )
            for value, times in Counter(texts).items()
            if times > 1
        ]
        return _Scale(issue, tuple(dict.fromkeys(str(text) for text in texts)))
    low, high = bounds_of(part, issue)
    if issue.kind == "integer" and (low.denominator != 1 or high.denominator != 1):
        raise at_node(
            part, issue.node, tr('issue "{issue}" is an integer with bounds that are not whole', issue=issue.name)
        )
    step = Fraction(1) if issue.kind == "integer" else None
    values = spread(part.source.name, issue.name, low, high, step, wishes)
    return _Scale(issue, tuple(decimal(value, 9) for value in values), values)


def _profile(part: FilePart, scales: Sequence[_Scale], notes: list[str]) -> Profile:
    refuse_strange(part)
    weights = _weights(part, notes)
    own = {issue.index: issue for issue in _issues(part)}
    rows = tuple(_row(part, scale, own, weights, notes) for scale in scales)
    shared = {scale.issue.index for scale in scales}
    notes += [
        tr(
            '{file}: issue "{issue}" (index {index}) is not in the domain; it counts nothing',
            file=part.source.name,
            issue=issue.name,
            index=issue.index,
        )
        for issue in own.values()
        if issue.index not in shared
    ]
    total = sum((max(row) for row in rows), Fraction(0))
    if total > 1 + Fraction(1, 10**9) and not by_negmas(part):
        notes.append(
            tr(
                "{file}: the best package is worth {worth}; Genius would cut it to 1, it is kept here",
                file=part.source.name,
                worth=rounded(float(total), 9),
            )
        )
    if by_negmas(part):
        # NegMAS adds the weight of an issue that there is not to every utility (`from_xml_str`).
        lift = sum((weight for index, weight in weights.items() if index not in own), Fraction(0))
        rows = (tuple(value + lift for value in rows[0]), *rows[1:])
    return _with_terms(part, rows, notes)


def _with_terms(part: FilePart, rows: tuple[UtilityRow, ...], notes: list[str]) -> Profile:
    said = terms(part, notes)
    notes += unknown_to_party(part.source.name, part.content)
    return Profile(part.stem, rows, said.reservation, said.discount, said.discount_by)


def refuse_strange(part: FilePart) -> None:
    """Refuse a utility space that is neither additive nor made of hypervolumes."""
    for node in part.content.walk():
        if node.tag == "rules":
            raise at_node(
                part, node, tr("this is a constraint utility space (ranks and rules), which cannot be expressed here")
            )


def _weights(part: FilePart, notes: list[str]) -> dict[int, Fraction]:
    found: dict[int, Fraction] = {}
    for node in part.content.walk():
        if node.tag == "weight":
            index = number_in(part, node, "index", tr("a weight"))
            if int(index) in found:
                notes.append(
                    tr("{file}: issue {index} has two weights; the last one counts", file=part.source.name, index=index)
                )
            found[int(index)] = number_in(part, node, "value", tr("the weight of issue {index}", index=index))
    if not found:
        raise Refused(part.source.name, tr("the profile has no weights"), part.content.line, part.content.column)
    return found


def _row(
    part: FilePart, scale: _Scale, own: Mapping[int, GeniusIssue], weights: Mapping[int, Fraction], notes: list[str]
) -> UtilityRow:
    issue = scale.issue
    mine = own.get(issue.index)
    if mine is None:
        raise Refused(
            part.source.name,
            tr('the profile says nothing about issue "{issue}" (index {index})', issue=issue.name, index=issue.index),
        )
    if mine.kind != issue.kind and not (scale.numbers and mine.kind == "discrete"):
        raise at_node(
            part,
            mine.node,
            tr(
                'issue "{issue}" is {kind} here and {other_kind} in the domain',
                issue=issue.name,
                kind=mine.kind,
                other_kind=issue.kind,
            ),
        )
    if mine.name != issue.name:
        notes.append(
            tr(
                '{file}: issue {index} is called "{name}" here and "{issue}" in the domain',
                file=part.source.name,
                index=issue.index,
                name=mine.name,
                issue=issue.name,
            )
        )
    if issue.index not in weights:
        notes.append(
            tr('{file}: issue "{issue}" has no weight; it counts nothing', file=part.source.name, issue=issue.name)
        )
    weight = weights.get(issue.index, Fraction(0))
    if mine.kind == "discrete":
        return tuple(weight * one for one in discrete_worths(part, mine, scale.texts, scale.numbers, notes))
    evaluate = integer_worths if issue.kind == "integer" else real_worths
    return tuple(weight * one for one in evaluate(part, mine, scale.numbers))


def _write(holding: Holding, notes: list[str]) -> Mapping[str, str]:
    """A domain file and a utility space a party. Weights are the best of each issue, evaluations the shares of it.

    The largest evaluation is 1, so that programs that do not divide by it read the same utilities.
    """
    files = {f"{holding.id}-domain.xml": _template(holding)}
    for party, profile in zip(holding.ids, holding.profiles, strict=True):
        files[f"{party}.xml"] = _space(holding, profile, notes)
    return files


def _template(holding: Holding) -> str:
    lines = [
        "<negotiation_template>",
        f'<utility_space number_of_issues="{len(holding.questions)}">',
        _objective(holding),
    ]
    for index, question in enumerate(holding.questions, 1):
        lines.append(_issue_tag(index, question.name))
        lines += [f'<item index="{k}" value={quoteattr(v)}/>' for k, v in enumerate(question.values, 1)]
        lines.append("</issue>")
    return "\n".join([*lines, "</objective>", "</utility_space>", "</negotiation_template>", ""])


def _objective(holding: Holding) -> str:
    return f'<objective index="0" description="" name={quoteattr(holding.title)} type="objective" etype="objective">'


def _issue_tag(index: int, name: str) -> str:
    return f'<issue index="{index}" name={quoteattr(name)} vtype="discrete" type="discrete" etype="discrete">'


def _space(holding: Holding, profile: Profile, notes: list[str]) -> str:
    lines, weights = ["<utility_space>", _objective(holding)], []
    for index, (question, row) in enumerate(zip(holding.questions, profile.rows, strict=True), 1):
        best = max(row)
        if best <= 0 and any(row):
            raise Refused(
                profile.name,
                tr(
                    'every value of "{issue}" is worth 0 or less, and Genius divides by the largest; '
                    "it cannot be written",
                    issue=question.name,
                ),
            )
        lines.append(_issue_tag(index, question.name))
        # All nothing stays nothing; there is no best to divide by.
        shares = [value / best if best else value for value in row]
        lines += [
            f'<item index="{k}" value={quoteattr(value)} evaluation="{decimal(share)}"/>'
            for k, (value, share) in enumerate(zip(question.values, shares, strict=True), 1)
        ]
        lines.append("</issue>")
        weights.append(f'<weight index="{index}" value="{decimal(best)}"/>')
    if sum(max(row) for row in profile.rows) > 1:
        notes.append(tr("{profile}: packages may be worth more than 1, which Genius cuts to 1", profile=profile.name))
    if profile.discount != 1 and profile.discount_by == "round":
        raise Refused(
            profile.name,
            tr("Genius discounts by the share of the deadline that has passed; this party does by round"),
        )
    ending = [
        f'<discount_factor value="{decimal(profile.discount)}"/>',
        f'<reservation value="{decimal(profile.reservation or Fraction(0))}"/>',
    ]
    return "\n".join([*lines, *weights, "</objective>", *ending, "</utility_space>", ""])


_FENCE: Final = '<issue index="1" name="Fence" type="discrete"><item index="1" value="hedge"'
_WATER: Final = '<issue index="2" name="Water" type="integer"><range lowerbound="1" upperbound="3"/>'
SAMPLE: Final = {
    "orchard.xml": '<negotiation_template><utility_space><objective index="0" name="Orchard" type="objective">\n'
    f'{_FENCE}/><item index="2" value="wall"/></issue>\n{_WATER}</issue>\n'
    "</objective></utility_space></negotiation_template>\n",
} | {
    f"{name}.xml": '<utility_space><objective index="0" name="Orchard" type="objective">\n'
    f'{_FENCE} evaluation="{hedge}"/><item index="2" value="wall" evaluation="{wall}"/></issue>\n'
    f'{_WATER}<evaluator ftype="linear" slope="{slope}" offset="{least}"/></issue>\n'
    '<weight index="1" value="0.5"/><weight index="2" value="0.5"/></objective></utility_space>\n'
    for name, hedge, wall, slope, least in (("ada", 4, 8, 0.25, 0.5), ("ben", 8, 2, -0.25, 1))
}


FORMAT: Final = Format(
    "genius", "Genius XML", (".xml",), _open, _join, _write,
    (N_("a domain file (negotiation_template) and one utility_space a party"),), SAMPLE,
)  # fmt: skip
