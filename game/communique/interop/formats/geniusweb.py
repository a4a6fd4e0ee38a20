"""GeniusWeb JSON: a domain with `issuesValues`, and a `LinearAdditiveUtilitySpace` for each party.

A utility is the sum over issues of weight times value utility, as the files say them (GeniusWeb documentation,
"Linear additive utility space"; Ac4, TU Delft). A value that is not listed counts 0. No deal is worth what the
`reservationBid` is worth, and 0 without one. GeniusWeb has no discount.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from communique.interop.decimals import decimal, number
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
from communique.interop.formats._fields import amount, listing, mapping, names, text
from communique.interop.formats._ordering import PARTIAL, ranked, told_order
from communique.interop.literal import read_json
from communique.words import N_, in_a_row, tr

_SPACE: Final = "LinearAdditiveUtilitySpace"
_OTHERS: Final = ("SumOfGroupsUtilitySpace",)
_EACH: Final = 5
"""Values that are named one by one."""
_DISCRETE, _BETWEEN = "DiscreteValueSetUtilities", "NumberValueSetUtilities"
_KINDS: Final = {
    _DISCRETE.lower(): _DISCRETE,
    "discreteutils": _DISCRETE,
    "discretevalueset": _DISCRETE,
    _BETWEEN.lower(): _BETWEEN,
    "numberutils": _BETWEEN,
    "numbervalueset": _BETWEEN,
}
"""How the utilities of an issue are marked, in small letters, by today's GeniusWeb and by the first editions."""
ORDERS: Final = "GeniusWeb, an order without points: a package is worth how many packages are worse."
UTILITIES: Final = "GeniusWeb: the sum over issues of weight times value utility, as the files say them."


def _open(source: Source) -> FilePart | None:
    if source.path.suffix.lower() != ".json" or b"ssue" not in source.data.replace(b"\0", b""):
        return None
    data, notes = read_json(source.data, source.name)
    if not isinstance(data, dict):
        return None
    if PARTIAL in data:
        mapping(source.name, data[PARTIAL], f'"{PARTIAL}"')
        return FilePart(source, "profile", data, tuple(notes))
    for kind in _OTHERS:
        if kind in data:
            raise Refused(
                source.name,
                tr(
                    "this profile is a {kind}, which cannot be expressed here; {space} is read", kind=kind, space=_SPACE
                ),
            )
    if _SPACE in data:
        return FilePart(source, "profile", mapping(source.name, data[_SPACE], f'"{_SPACE}"'), tuple(notes))
    return FilePart(source, "domain", data, tuple(notes)) if "issuesValues" in data else None


def _join(parts: Sequence[FilePart], profiles: Sequence[FilePart], wishes: Wishes) -> Domain:
    notes = [note for part in (*parts, *profiles) for note in part.notes]
    if parts:
        file, domain = parts[0].source.name, parts[0].content
    else:
        file = profiles[0].source.name
        content = profiles[0].content
        domain = mapping(file, content.get(PARTIAL, content).get("domain"), '"domain"')
    questions = questions_of(file, domain, wishes)
    ordering = [part for part in profiles if PARTIAL in part.content]
    if ordering and len(ordering) < len(profiles):
        raise Refused(
            ordering[0].source.name,
            tr("this profile only orders packages and others give points; they cannot be mixed"),
        )
    read = tuple((_ranked if ordering else _profile)(part, questions, notes) for part in profiles)
    stem = parts[0].stem if parts else profiles[0].stem
    name = domain.get("name")
    return Domain(
        name if isinstance(name, str) and name else stem,
        questions,
        read,
        ORDERS if ordering else UTILITIES,
        tuple(notes),
    )


def _ranked(part: FilePart, questions: Sequence[DomainIssue], notes: list[str]) -> Profile:
    file = part.source.name
    notes.append(tr("{file}: this is an order without points; a package's points are how many are worse", file=file))
    return ranked(file, told_order(file, part.stem, part.content[PARTIAL], questions), questions)


def questions_of(file: str, domain: Mapping[str, Any], wishes: Wishes) -> tuple[DomainIssue, ...]:
    """The issues of a domain with their values. Raises Refused."""
    issues = mapping(file, domain.get("issuesValues"), '"issuesValues"')
    if not issues:
        raise Refused(file, tr("the domain has no issue"))
    return tuple(DomainIssue(name, _values(file, name, said, wishes)) for name, said in issues.items())


def _values(file: str, name: str, said: Any, wishes: Wishes) -> tuple[str, ...]:
    where = tr('issue "{name}"', name=name)
    fields = mapping(file, said, where)
    if "range" not in fields:
        return names(file, listing(file, fields.get("values"), tr('"values" of {where}', where=where)), where)
    bounds = listing(file, fields["range"], tr('"range" of {where}', where=where))
    if len(bounds) != 3:
        raise Refused(
            file,
            tr(
                '"range" of {where} has {count} numbers; it should have three: from, to and step',
                where=where,
                count=len(bounds),
            ),
        )
    low, high, step = (amount(file, bound, tr('"range" of {where}', where=where)) for bound in bounds)
    if step <= 0:
        raise Refused(
            file, tr('"range" of {where} has the step {step}; it should be above 0', where=where, step=decimal(step))
        )
    return tuple(decimal(value) for value in spread(file, name, low, high, step, wishes))


def _profile(part: FilePart, questions: Sequence[DomainIssue], notes: list[str]) -> Profile:
    file, fields = part.source.name, part.content
    weights = mapping(file, fields.get("issueWeights"), '"issueWeights"')
    utilities = mapping(file, fields.get("issueUtilities"), '"issueUtilities"')
    for name in dict.fromkeys((*weights, *utilities)):
        if name not in {question.name for question in questions}:
            raise Refused(file, tr('the profile speaks of issue "{name}", which the domain does not have', name=name))
    rows = tuple(_row(file, question, weights, utilities, notes) for question in questions)
    name = fields.get("name")
    return Profile(
        name if isinstance(name, str) and name else part.stem, rows, _reservation(file, fields, questions, rows)
    )


def _row(
    file: str, question: DomainIssue, weights: dict[str, Any], utilities: dict[str, Any], notes: list[str]
) -> UtilityRow:
    where = tr('issue "{issue}"', issue=question.name)
    if question.name not in utilities or question.name not in weights:
        raise Refused(file, tr("the profile has no utilities or no weight for {where}", where=where))
    weight = amount(file, weights[question.name], tr("the weight of {where}", where=where))
    said = mapping(file, utilities[question.name], tr("the utilities of {where}", where=where))
    said = {_KINDS.get(kind.lower(), kind): value for kind, value in said.items()}
    if _DISCRETE in said:
        inner = mapping(file, said[_DISCRETE], tr("the utilities of {where}", where=where))
        listed = mapping(file, inner.get("valueUtilities"), tr('"valueUtilities" of {where}', where=where))
        known = set(question.values)
        strange = [f'"{value}"' for value in listed if value not in known]
        if strange:
            named = in_a_row(strange[:_EACH])
            notes.append(
                tr(
                    "{file}: not in the domain, and worth nothing: {values} of {whose}",
                    file=file,
                    values=named,
                    whose=where,
                )
            )
        return tuple(weight * _listed(file, listed, value, where, notes) for value in question.values)
    if _BETWEEN in said:
        inner = mapping(file, said[_BETWEEN], tr("the utilities of {where}", where=where))
        return tuple(weight * one for one in _between(file, inner, question.values, where))
    raise Refused(
        file,
        tr(
            "the utilities of {where} are {listed}; discrete and number value sets are read",
            where=where,
            listed=", ".join(said) or tr("empty"),
        ),
    )


def _listed(file: str, listed: dict[str, Any], value: str, where: str, notes: list[str]) -> Fraction:
    if value not in listed:
        notes.append(
            tr('{file}: value "{value}" of {where} has no utility; it counts 0', file=file, value=value, where=where)
        )
        return Fraction(0)
    return amount(file, listed[value], tr('the utility of "{value}" of {where}', value=value, where=where))


def _between(file: str, inner: dict[str, Any], values: Sequence[str], where: str) -> UtilityRow:
    """On the straight line between the lowest and the highest value (`NumberValueSetUtilities`)."""
    keys = ("lowValue", "lowUtility", "highValue", "highUtility")
    low, at_low, high, at_high = (
        amount(file, inner.get(key), tr('"{key}" of {where}', key=key, where=where)) for key in keys
    )
    if high == low:
        raise Refused(file, tr('"lowValue" and "highValue" of {where} are the same', where=where))
    found = []
    for value in values:
        at = number(value)
        if at is None:
            raise Refused(file, tr('value "{value}" of {where} is no number', value=value, where=where))
        found.append(at_low + (at_high - at_low) * (at - low) / (high - low))
    return tuple(found)


def _reservation(
    file: str, fields: dict[str, Any], questions: Sequence[DomainIssue], rows: Sequence[UtilityRow]
) -> Fraction:
    bid = fields.get("reservationBid")
    if bid is None:
        return Fraction(0)
    chosen = mapping(file, mapping(file, bid, '"reservationBid"').get("issuevalues"), '"issuevalues"')
    total = Fraction(0)
    for question, row in zip(questions, rows, strict=True):
        if question.name in chosen:
            value = text(file, chosen[question.name], tr('"reservationBid" of issue "{issue}"', issue=question.name))
            if value not in question.values:
                raise Refused(
                    file,
                    tr(
                        '"reservationBid" has "{value}" for issue "{issue}", which is no value of it',
                        value=value[:40],
                        issue=question.name,
                    ),
                )
            total += row[question.values.index(value)]
    return total


def _write(holding: Holding, notes: list[str]) -> Mapping[str, str]:
    """A domain and one profile a party; weights are the best of each issue, value utilities the shares of it."""
    domain = {"name": holding.id, "issuesValues": {q.name: {"values": list(q.values)} for q in holding.questions}}
    files = {f"{holding.id}.json": json.dumps(domain, ensure_ascii=False, indent=1) + "\n"}
    for party, profile in zip(holding.ids, holding.profiles, strict=True):
        files[f"{party}.json"] = _space(holding, domain, party, profile, notes)
    return files


def _space(holding: Holding, domain: dict[str, Any], party: str, profile: Profile, notes: list[str]) -> str:
    weights, utilities = {}, {}
    for question, row in zip(holding.questions, profile.rows, strict=True):
        if min(row) < 0:
            raise Refused(
                profile.name, tr('"{issue}" has utilities below 0, which GeniusWeb does not allow', issue=question.name)
            )
        best = max(row)
        weights[question.name] = _Exact(decimal(best))
        shares = [decimal(value / best if best else Fraction(0)) for value in row]
        valued = {value: _Exact(share) for value, share in zip(question.values, shares, strict=True)}
        utilities[question.name] = {"DiscreteValueSetUtilities": {"valueUtilities": valued}}
    _terms(profile, notes)
    space: dict[str, Any] = {
        "issueUtilities": utilities, "issueWeights": weights, "domain": domain, "name": party,
        **_bid(holding, profile),
    }  # fmt: skip
    return json.dumps({_SPACE: space}, ensure_ascii=False, indent=1) + "\n"


class _Exact(float):
    """A decimal that json writes digit by digit instead of by its nearest float."""

    def __new__(cls, digits: str) -> _Exact:
        made = super().__new__(cls, digits)
        made.digits = digits
        return made

    digits: str

    def __repr__(self) -> str:
        return self.digits


def _terms(profile: Profile, notes: list[str]) -> None:
    total = sum((max(row) for row in profile.rows), Fraction(0))
    if total != 1:
        notes.append(
            tr(
                "{profile}: the weights add up to {total}; GeniusWeb itself wants exactly 1",
                profile=profile.name,
                total=decimal(total, 9),
            )
        )
    if profile.discount != 1:
        raise Refused(profile.name, tr("GeniusWeb has no discount; this party has one"))


def _bid(holding: Holding, profile: Profile) -> dict[str, Any]:
    """A bid that is worth the reservation; nothing when that is 0. Raises Refused when no bid is worth it."""
    wanted = profile.reservation or Fraction(0)
    if not wanted:
        return {}
    # which[utility]: the options of the issues so far that add up to it
    which: dict[Fraction, tuple[int, ...]] = {Fraction(0): ()}
    for row in profile.rows:
        which = {sofar + value: (*kept, k) for sofar, kept in which.items() for k, value in enumerate(row)}
        if len(which) > 200_000:
            raise Refused(
                profile.name,
                tr("GeniusWeb gives the worth of no deal as a bid, and there are too many to look through"),
            )
    if wanted not in which:
        raise Refused(
            profile.name,
            tr(
                "no deal is worth {wanted}, and no package is worth that; GeniusWeb gives it as a bid",
                wanted=decimal(wanted, 9),
            ),
        )
    chosen = zip(holding.questions, which[wanted], strict=True)
    return {"reservationBid": {"issuevalues": {q.name: q.values[k] for q, k in chosen}}}


SAMPLE: Final = {
    "pier.json": '{"name": "pier", "issuesValues": {"Length": {"values": ["short", "long"]},'
    '"Toll": {"range": [0, 4, 2]}}}\n',
} | {
    f"{name}.json": '{"LinearAdditiveUtilitySpace": {"name": "' + name + '", "issueUtilities": {'
    '"Length": {"DiscreteValueSetUtilities": {"valueUtilities": {"short": ' + short + ', "long": ' + long + "}}},"
    '"Toll": {"NumberValueSetUtilities": {"lowValue": 0, "lowUtility": 0.2, "highValue": 4, "highUtility": 1.0}}},'
    '"issueWeights": {"Length": 0.4, "Toll": 0.6},"reservationBid": {"issuevalues": {"Length": "short", "Toll": "0"}},'
    '"domain": {"name": "pier", "issuesValues": {"Length": {"values": ["short", "long"]}}}}}\n'
    for name, short, long in (("keeper", "0.25", "1"), ("skipper", "1", "0.5"))
}

FORMAT: Final = Format(
    "geniusweb", "GeniusWeb JSON", (".json",), _open, _join, _write,
    (N_("a domain (issuesValues) and one profile a party (LinearAdditiveUtilitySpace)"),), SAMPLE,
)  # fmt: skip
