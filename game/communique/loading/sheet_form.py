"""The form of a confidential sheet, and of the ranges within which fresh papers draw its numbers anew."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Tag

from communique.loading.vocabulary import (
    EITHER,
    Cites,
    Id,
    IssueId,
    LevelId,
    OptionAbove,
    OptionId,
    OtherOptionId,
    PartyId,
    Points,
    Sentence,
    StrictForm,
    Text,
    TextLine,
)
from communique.model.sheet import DiscountBy


class LinkForm(StrictForm):
    """A bonus or penalty for one party when two options of two issues stand together."""

    issue: IssueId
    option: OptionId
    other_issue: IssueId
    other_option: OtherOptionId
    points: Points
    why: Sentence | None = None


class SideForm(StrictForm):
    """A range of one issue, both ends included, in the order of its options."""

    issue: IssueId
    option: OptionId = Field(description="Where the range begins.")
    to: OptionId


class BoxForm(StrictForm):
    """What one party has wherever several issues lie within ranges: for spaces too large for tables."""

    within: list[SideForm] = Field(min_length=2)
    points: Points


class BundleForm(StrictForm):
    """What some issues are worth to one party taken together, beyond their options one by one."""

    issues: list[IssueId] = Field(min_length=2, description="In the order of the scenario.")
    points: list[Annotated[str, Field(pattern=r"^\s*-?[0-9]{1,10}(\s+-?[0-9]{1,10})*\s*$")]] = Field(
        min_length=1,
        description="Whole numbers with spaces between them, in as many lines as wanted: one for each combination of "
        "options, those of the last issue following one another.",
    )

    def numbers(self) -> tuple[int, ...]:
        """The points, line after line."""
        return tuple(int(word) for line in self.points for word in line.split())


class AudienceForm(StrictForm):
    """Part of the public at home: content when the party's own points on some issues reach a threshold."""

    id: Id
    name: TextLine
    issues: list[IssueId] = Field(min_length=1)
    threshold: int = Field(ge=0, le=100)
    text: Text | None = None


class CardForm(StrictForm):
    """Evidence that a delegation may lay on the table."""

    id: Id
    title: TextLine
    text: Text
    issue: IssueId | None = None
    cites: Cites = Field(default=[])


PointsRow = Annotated[
    Annotated[dict[OptionAbove, Points], Tag("<mapping>")] | Annotated[list[Points], Tag("<list>")], EITHER
]


class SheetForm(StrictForm):
    """What one party privately values. The best package is worth 100, or the scale."""

    reservation: Points = Field(description="What no deal is worth at tension 0.")
    level_reservations: dict[LevelId, Points] = Field(default={}, description="The same at levels with fewer issues.")
    points: dict[IssueId, PointsRow] = Field(description="For each issue the points by option id, or in option order.")
    links: list[LinkForm] = Field(default=[])
    boxes: list[BoxForm] = Field(default=[])
    bundles: list[BundleForm] = Field(default=[])
    audiences: list[AudienceForm] = Field(default=[])
    cards: list[CardForm] = Field(default=[])
    ordinal: bool = Field(default=False, description="Points are places in an order: only which is larger counts.")
    brief: Text = Field(description="What the delegation wants, in words.")
    discount: Annotated[str, Field(pattern=r"^(1(\.0+)?|0\.[0-9]*[1-9][0-9]*)$", max_length=40)] = Field(
        default="1", description='What is left of a point when all time has passed, above 0, in quotes: "0.8".'
    )
    discount_by: DiscountBy = Field(
        default="deadline", description="After what time the discount is left: all of it, or each round."
    )


class BoundsForm(StrictForm):
    """From one whole number to another, both included."""

    low: Annotated[int, Field(alias="from", ge=0, le=1000)]
    to: Annotated[int, Field(ge=0, le=1000)]


class PartyPapersForm(StrictForm):
    """What is special about one party's fresh papers."""

    weights: dict[IssueId, BoundsForm] = Field(
        default={}, description="Issues whose weight has bounds of its own, in percent of what is written."
    )
    keeps: list[Annotated[list[IssueId], Field(min_length=2)]] = Field(
        default=[], description="Orders of issues that stay: most at stake on the first of each list."
    )


class PapersForm(StrictForm):
    """Within which ranges fresh papers draw the sheets anew."""

    weights: BoundsForm = Field(
        default=BoundsForm(**{"from": 70, "to": 130}),
        description="What a party has at stake on an issue, in percent of what is written.",
    )
    steps: int = Field(
        default=15,
        ge=0,
        le=50,
        description="How far options between the best and the worst may move, in percent of what is at stake.",
    )
    links: BoundsForm = Field(
        default=BoundsForm(**{"from": 50, "to": 150}),
        description="Bonuses and penalties of linked clauses, in percent of what is written.",
    )
    audiences: int = Field(
        default=10,
        ge=0,
        le=50,
        description="How many more or fewer settlements may please an audience, in percent of those there are.",
    )
    no_deal: BoundsForm = Field(
        default=BoundsForm(**{"from": 20, "to": 80}), description="What no deal may be worth, in points."
    )
    acceptable: BoundsForm = Field(
        default=BoundsForm(**{"from": 4, "to": 12}), description="Percent of the packages that are acceptable to all."
    )
    parties: dict[PartyId, PartyPapersForm] = Field(
        default={}, description="What is special about a party: bounds of its own, and what its brief says."
    )
