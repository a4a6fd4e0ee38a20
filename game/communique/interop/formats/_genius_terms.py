"""What a Genius utility space says besides its issues: no deal, time, what a party would not know, and who wrote it.

Genius reads a reservation value and a discount factor by `Double.parseDouble` and goes on with its own default where
that fails (`AdditiveUtilitySpace.loadTreeRecursive`): no reservation, and a discount of 1. NegMAS writes files of the
same shape that it reads otherwise itself: it divides no evaluation, adds the weight of an issue that there is not to
every utility, and counts a discount by step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from communique.interop.decimals import decimal, number
from communique.interop.domain import FilePart, Refused
from communique.interop.safexml import XmlNode
from communique.model.sheet import DiscountBy
from communique.words import in_a_row, tr

_UNCERTAIN: Final = ("comparisons", "errors", "elicitation_cost")
"""What a party of a profile under uncertainty is given instead of its utilities
(`UncertainAdditiveUtilitySpace`)."""


@dataclass(frozen=True, slots=True)
class GeniusTerms:
    """What no deal is worth, and what time costs."""

    reservation: Fraction
    discount: Fraction
    discount_by: DiscountBy


def by_negmas(part: FilePart) -> bool:
    """Whether NegMAS wrote this utility space: it calls the objective `any` and counts it from 1."""
    tops = [node for node in part.content.walk() if node.tag == "objective"]
    return bool(tops) and (tops[0].attributes.get("name"), tops[0].attributes.get("index")) == ("any", "1")


def terms(part: FilePart, notes: list[str]) -> GeniusTerms:
    """The reservation value and the discount; 0 and 1 where Genius finds none, with a note. Raises Refused."""
    found: dict[str, Fraction] = {"reservation": Fraction(0), "discount_factor": Fraction(1)}
    by: DiscountBy = "deadline"
    for node in part.content.walk():
        if node.tag in found:
            found[node.tag] = _worth(part, node, found[node.tag], notes)
        if node.tag == "discount_factor":
            by = _by(part, node)
    discount = found["discount_factor"]
    if not 0 < discount <= 1:
        notes.append(
            tr(
                "{file}: the discount factor {discount} is not within 0 and 1; Genius takes 1",
                file=part.source.name,
                discount=decimal(discount),
            )
        )
        discount = Fraction(1)
    if by_negmas(part):
        notes.append(_as_negmas(part.source.name, rounds=discount != 1 and by == "round"))
    return GeniusTerms(found["reservation"], discount, by)


def _worth(part: FilePart, node: XmlNode, otherwise: Fraction, notes: list[str]) -> Fraction:
    """The value of a reservation or a discount; as Genius has it, `otherwise` where it is no number."""
    said = node.attributes.get("value")
    value = None if said is None else number(said)
    if value is not None:
        return value
    file, shown = part.source.name, tr("missing") if said is None else f'"{said[:40]}"'
    if node.tag == "discount_factor":
        notes.append(tr("{file}: the discount factor is no number ({said}); Genius takes 1", file=file, said=shown))
    else:
        notes.append(tr("{file}: the reservation value is no number ({said}); Genius takes 0", file=file, said=shown))
    return otherwise


def _by(part: FilePart, node: XmlNode) -> DiscountBy:
    """After which time the discount is left: NegMAS may name another than the deadline."""
    said = node.attributes.get("variable", "step" if by_negmas(part) else "relative_time").strip()
    known: dict[str, DiscountBy] = {"relative_time": "deadline", "step": "round"}
    if said not in known:
        raise Refused(
            part.source.name,
            tr('it discounts by "{found}"; "step" and "relative_time" can be expressed', found=said[:40]),
            node.line,
            node.column,
        )
    return known[said]


def _as_negmas(file: str, *, rounds: bool) -> str:
    if rounds:
        return tr("{file}: NegMAS wrote this; it was read as NegMAS reads it, with the discount by round", file=file)
    return tr("{file}: NegMAS wrote this; evaluations were read as NegMAS reads them, divided by nothing", file=file)


def unknown_to_party(file: str, root: XmlNode) -> list[str]:
    """A note on what a profile under uncertainty leaves its party to guess; nothing for any other."""
    held = {node.tag: node.text.strip() or node.attributes.get("value", "") for node in root.walk()}
    if root.attributes.get("type", "").strip().upper() != "UNCERTAIN" and "comparisons" not in held:
        return []
    listed: Sequence[str] = [f"{tag}: {held[tag]}" for tag in _UNCERTAIN if held.get(tag)]
    return [
        tr(
            "{file}: in Genius this party is uncertain of its utilities ({listed}); here it knows them, and what it "
            "would have been told instead was left out",
            file=file,
            listed=in_a_row(listed) or tr("without figures"),
        )
    ]
