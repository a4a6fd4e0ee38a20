"""GeniusWeb profiles that only order: a `DefaultPartialOrdering`, which says of some packages which is better.

Two spellings are read: a list of `bids` with `better` as pairs of places in it, the first the better one, and `better`
as a mapping from a package, written as JSON, to those that are worse. No deal is worth what the `reservationBid` is;
without one any agreement is better than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any, Final

from communique.analysis.partial_orders import MOST_COMPARED, Circular, PartialOrder
from communique.interop.decimals import number
from communique.interop.domain import DomainIssue, Profile, Refused
from communique.interop.formats._fields import listing, mapping, text
from communique.interop.literal import read_json
from communique.model.package import Package
from communique.words import number as written
from communique.words import tr

PARTIAL: Final = "DefaultPartialOrdering"


@dataclass(frozen=True, slots=True)
class ToldOrder:
    """What the file of one party tells."""

    name: str
    better: tuple[tuple[Package, Package], ...]
    no_deal: Package | None


def told_order(file: str, stem: str, fields: dict[str, Any], questions: Sequence[DomainIssue]) -> ToldOrder:
    """What a profile says, in packages of `questions`. Raises Refused."""
    name = fields.get("name")
    bid = fields.get("reservationBid")
    return ToldOrder(
        name if isinstance(name, str) and name else stem,
        tuple(_pairs(file, fields, questions)),
        None if bid is None else _package(file, bid, questions),
    )


def ranked(file: str, told: ToldOrder, questions: Sequence[DomainIssue]) -> Profile:
    """The profile of a party whose order leaves nothing open: a package's worth is how many are worse. Raises Refused.

    No deal is worth as much as the `reservationBid`.
    """
    sizes = tuple(len(question.values) for question in questions)
    packages = prod(sizes)
    if packages > MOST_COMPARED:
        raise Refused(
            file,
            tr(
                "this order is over {count} packages; up to {most} get places",
                count=written(packages),
                most=written(MOST_COMPARED),
            ),
        )
    order = compared(file, told, tuple(product(*map(range, sizes))), questions)
    if not order.total:
        every = packages * (packages - 1) // 2
        raise Refused(
            file,
            tr(
                "this order ({kind}) says of {known} of {every} pairs of packages which is better; a sheet needs all "
                "of them, and communique orders says what is certain with these",
                kind=PARTIAL,
                known=written(order.known),
                every=written(every),
            ),
        )
    ranks = order.ranks()
    return Profile(
        told.name,
        tuple((Fraction(0),) * size for size in sizes),
        None if order.no_deal is None else Fraction(ranks[order.no_deal]),
        bundle=tuple(map(Fraction, ranks)),
        ordinal=True,
    )


def compared(file: str, told: ToldOrder, packages: Sequence[Package], questions: Sequence[DomainIssue]) -> PartialOrder:
    """The order as numbers of `packages`, which hold all that it speaks of. Raises Refused for a circle."""
    place = {package: k for k, package in enumerate(packages)}
    pairs = [(place[first], place[second]) for first, second in told.better]
    try:
        return PartialOrder.of(len(place), pairs, None if told.no_deal is None else place[told.no_deal])
    except Circular as circle:
        one, other = (
            ", ".join(q.values[choice] for q, choice in zip(questions, packages[at], strict=True))
            for at in (circle.first, circle.second)
        )
        raise Refused(
            file, tr("it says that ({one}) is better than ({other}), and worse", one=one, other=other)
        ) from None


def _pairs(file: str, fields: dict[str, Any], questions: Sequence[DomainIssue]) -> Iterator[tuple[Package, Package]]:
    better = fields.get("better")
    if isinstance(better, dict):
        for written, worse in better.items():
            bid, _ = read_json(written.encode(), file)
            first = _package(file, bid, questions)
            for one in listing(file, worse, '"better"'):
                yield first, _package(file, one, questions)
        return
    bids = [_package(file, bid, questions) for bid in listing(file, fields.get("bids"), '"bids"')]
    for pair in listing(file, better, '"better"'):
        places = [_place(file, one, len(bids)) for one in listing(file, pair, tr('a pair of "better"'))]
        if len(places) != 2:
            raise Refused(
                file,
                tr('a pair of "better" has {count} places; it should have two: better, worse', count=len(places)),
            )
        yield bids[places[0]], bids[places[1]]


def _place(file: str, written: Any, count: int) -> int:
    found = number(written) if isinstance(written, str) else None
    if found is None or found.denominator != 1 or not 0 <= found < count:
        raise Refused(
            file,
            tr(
                '"better" names the package "{place}"; it should be a place in "bids", 0 to {last}',
                place=str(written)[:40],
                last=count - 1,
            ),
        )
    return int(found)


def _package(file: str, bid: Any, questions: Sequence[DomainIssue]) -> Package:
    chosen = mapping(file, mapping(file, bid, tr("a package")).get("issuevalues"), '"issuevalues"')
    for name in chosen:
        if name not in {question.name for question in questions}:
            raise Refused(file, tr('the profile speaks of issue "{name}", which the domain does not have', name=name))
    return tuple(_option(file, question, chosen) for question in questions)


def _option(file: str, question: DomainIssue, chosen: dict[str, Any]) -> int:
    if question.name not in chosen:
        raise Refused(
            file, tr('a package leaves issue "{issue}" open; only whole packages are ordered', issue=question.name)
        )
    value = text(file, chosen[question.name], tr('the value of issue "{issue}"', issue=question.name))
    if value not in question.values:
        raise Refused(
            file,
            tr(
                'a package has "{value}" for issue "{issue}", which is no value of it',
                value=value[:40],
                issue=question.name,
            ),
        )
    return question.values.index(value)
