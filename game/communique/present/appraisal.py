"""What terms are worth to the seat that looks: points, distance to no deal, audiences at home, links, problems.

Everything is read off the seat's own sheet and the public rules. An onlooker has no sheet, and gets no appraisal.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.package import OPEN, Terms, settle
from communique.model.scenario import NATURE
from communique.model.sheet import Audience
from communique.present.measure import Measure, as_today, measure_of
from communique.rules.terms import terms_refusal
from communique.views import PartyView
from communique.words import joined, number, say, tr, tr_n


@dataclass(frozen=True, slots=True)
class AudienceVerdict:
    """What one audience at home makes of a package."""

    name: str
    has: int
    needs: int
    text: str
    measure: Measure

    @property
    def content(self) -> bool:
        """True when it would let the package pass."""
        return self.has >= self.needs

    @property
    def words(self) -> str:
        """`The families: would pass it (14 of 14 points)`."""
        has, needs = self.measure.figure(self.has), self.measure.words(self.needs)
        if self.content:
            return tr("{audience} would pass it ({has} of {needs})", audience=self.name, has=has, needs=needs)
        return tr("{audience} would reject it ({has} of {needs})", audience=self.name, has=has, needs=needs)


@dataclass(frozen=True, slots=True)
class Fired:
    """A linked clause that two options of the package set off."""

    gain: str
    """What it adds, with its sign."""
    words: str
    """The two options."""
    why: str


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What terms are worth to one seat if they are signed and the rest falls to its floor."""

    points: int
    no_deal: int
    verdicts: tuple[AudienceVerdict, ...]
    links: tuple[Fired, ...]
    problem: str
    """Why the terms cannot stand, as a sentence; empty when they can."""
    open: int
    """How many issues the terms leave open."""
    empty: bool
    """True when they speak of nothing."""
    measure: Measure
    today: bool
    """True when what is left open stays as it is; else it is counted at the first answer of its issue."""

    @property
    def margin(self) -> int:
        """Points over no deal; negative when no deal is better."""
        return self.points - self.no_deal

    @property
    def margin_words(self) -> str:
        """The distance to no deal in words."""
        return self.measure.distance(self.margin)

    @property
    def told(self) -> str:
        """`61 points`."""
        return self.measure.words(self.points)

    @property
    def shown(self) -> bool:
        """Whether there is a worth to show: none while all is open and open does not mean today's state."""
        return self.today or not self.empty

    @property
    def open_words(self) -> str:
        """How open issues are counted, where that is not by today's state; empty elsewhere."""
        if self.today or not self.open:
            return ""
        if self.empty:
            return tr("Every issue is still open.")
        return tr_n(
            "{n} open: counted at the first answer, as they would be if this were signed.",
            "{n} open: counted at the first answer, as they would be if this were signed.",
            self.open,
        )

    @property
    def against(self) -> tuple[AudienceVerdict, ...]:
        """The audiences that would reject it."""
        return tuple(verdict for verdict in self.verdicts if not verdict.content)

    @property
    def home_words(self) -> str:
        """Whether it would be ratified at home, and if not, who says no; empty where there are no audiences."""
        if not self.verdicts:
            return ""
        if not self.against:
            return tr("Would be ratified at home.")
        return tr("Would not be ratified: {audiences}.", audiences=self.against_words)

    @property
    def verdict(self) -> str:
        """`61 points to you, 9 over no deal (52). Would be ratified at home.`"""
        if not self.shown:
            return self.open_words
        no_deal = self.measure.figure(self.no_deal)
        distance = self.margin_words
        worth = tr("{points} to you, {distance} ({no_deal}).", points=self.told, distance=distance, no_deal=no_deal)
        return f"{worth} {self.home_words} {self.open_words}".strip()

    @property
    def harm(self) -> str:
        """What speaks against standing by it, as a sentence; empty when it is no worse than no deal."""
        if not self.shown or self.empty:
            return ""
        if self.against:
            return tr("Home would reject it: {audiences}.", audiences=self.against_words)
        if self.margin < 0:
            return tr("It is worse for you than no deal: {distance}.", distance=self.margin_words)
        return ""

    @property
    def against_words(self) -> str:
        """The names of the audiences that would reject it."""
        return joined([verdict.name for verdict in self.against])


def appraise(view: PartyView, terms: Terms) -> Appraisal | None:
    """What `terms` are worth to the seat of `view`; None for an onlooker."""
    if view.seat == NATURE:
        return None
    sheet, table = view.sheet, view.table
    package = settle(terms, table.floors)
    verdicts = tuple(_verdict(view, a, package) for a in sheet.audiences) if table.conference else ()
    silent, measure = terms.count(OPEN), measure_of(view.public)
    links = tuple(
        Fired(
            measure.signed(link.points),
            _pair(view, link.issue, link.option, link.other_issue, link.other_option),
            link.why,
        )
        for link in sheet.links
        if package[link.issue] == link.option and package[link.other_issue] == link.other_option
    )
    return Appraisal(
        sheet.value(package),
        view.no_deal,
        verdicts,
        links,
        problem(view, terms),
        silent,
        silent == len(terms),
        measure,
        as_today(view.public),
    )


def problem(view: PartyView, terms: Terms) -> str:
    """Why `terms` cannot stand now, as a sentence; empty when they can."""
    refused = terms_refusal(view.public, terms, view.table.floors, view.table.unlocked)
    return "" if refused is None else say(refused)


def signed(value: int) -> str:
    """The number with its sign: `+3`, `−3`, `±0`."""
    return number(value, signed=True) if value else "±0"


def _verdict(view: PartyView, audience: Audience, package: Terms) -> AudienceVerdict:
    has = sum(view.sheet.points[i][package[i]] for i in audience.issues)
    return AudienceVerdict(audience.name, has, audience.threshold, audience.text, measure_of(view.public))


def _pair(view: PartyView, issue: int, option: int, other_issue: int, other_option: int) -> str:
    one, other = view.public.issues[issue], view.public.issues[other_issue]
    return tr(
        "{issue}: {option} + {other_issue}: {other_option}",
        issue=one.short, option=one.options[option].label,
        other_issue=other.short, other_option=other.options[other_option].label,
    )  # fmt: skip
